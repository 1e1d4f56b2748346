#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fills a folder with seeds, one sentence a file: seeds.sh FOLDER
set -eu
folder=${1:?a folder}
mkdir -p "$folder"
root=$(dirname "$0")/..
# Quoted texts of the tests of language, and the examples of the knowledge.
{
  grep -rhoE '"[^"\\]{12,160}"' "$root/Tests/AlterEgoTests/Language" | tr -d '"'
  cut -f2- "$root"/knowledge/language/*/*.tsv | tr '\t|' '\n\n'
} | sort -u | awk 'length($0) > 8' | split -l 1 -a 5 -d - "$folder/seed-"
