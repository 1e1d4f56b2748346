#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Rewrites the list of knowledge files that the binary carries: run it after adding or removing one.
set -eu
cd "$(dirname "$0")/../knowledge"
files=$(find . -type f \( -name '*.tsv' -o -name '*.dl' -o -name '*.md' \) ! -name README.md | sed 's,^\./,,' | LC_ALL=C sort)
{
  echo '// SPDX-License-Identifier: GPL-3.0-or-later'
  echo '// Written by scripts/embed.sh; a test compares the list with the folder.'
  echo '#pragma clang diagnostic ignored "-Wc23-extensions"'
  echo '#include "knowledge.h"'
  n=0
  for file in $files; do
    n=$((n + 1))
    printf 'static const unsigned char file%d[] = {\n#embed "%s"\n};\n' "$n" "$file"
  done
  echo 'static const struct alterego_knowledge_file files[] = {'
  n=0
  for file in $files; do
    n=$((n + 1))
    printf '    {"%s", file%d, sizeof file%d},\n' "$file" "$n" "$n"
  done
  echo '    {0, 0, 0},'
  echo '};'
  echo 'const struct alterego_knowledge_file *alterego_knowledge_files(void) { return files; }'
} > embed.c
