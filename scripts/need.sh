#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sees to what a build needs: Swift 6.1 or later, and the headers of readline and SQLite.
# Installs the headers with apt-get where it may, and says what to type where it may not.
set -eu

# Says something in the language of the locale: Japanese first, English second.
say() {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    ja*) printf '%s\n' "$1" >&2 ;;
    *) printf '%s\n' "$2" >&2 ;;
  esac
}

need_swift() {
  if ! command -v swift > /dev/null 2>&1; then
    say 'swift が見つかりません。Swift 6.1 以降が要ります。
  → https://www.swift.org/install/linux/ のとおりに入れ、swift を PATH に加えてから、もう一度実行してください。' \
      'swift was not found; AlterEgo needs Swift 6.1 or later
  → install it as https://www.swift.org/install/linux/ says, put swift on your PATH, and run this again'
    exit 1
  fi
  version=$(swift --version 2> /dev/null | sed -n 's/.*Swift version \([0-9][0-9]*\)\.\([0-9][0-9]*\).*/\1 \2/p' | head -n 1)
  major=${version% *}
  minor=${version#* }
  if [ -z "$version" ] || [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 1 ]; }; then
    found=$(swift --version 2>&1 | head -n 1)
    say "Swift が古すぎます（$found）。6.1 以降が要ります。
  → https://www.swift.org/install/linux/ から新しいものを入れてください。" \
      "this Swift is too old ($found); AlterEgo needs 6.1 or later
  → install a newer one from https://www.swift.org/install/linux/"
    exit 1
  fi
}

# Whether a header is where compilers look.
has_header() {
  for folder in /usr/include /usr/local/include /usr/include/*-linux-gnu; do
    if [ -e "$folder/$1" ]; then return 0; fi
  done
  return 1
}

# Runs a command as root: as it is, or by sudo where that needs no password or can ask for one.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo > /dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2> /dev/null; }; then
    sudo "$@"
  else
    return 1
  fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"
}

need_headers() {
  missing=
  has_header readline/readline.h || missing="$missing libreadline-dev"
  has_header sqlite3.h || missing="$missing libsqlite3-dev"
  if [ -z "$missing" ]; then return; fi
  say "足りないものを入れます:$missing" "installing what is missing:$missing"
  if command -v apt-get > /dev/null 2>&1; then
    # Package lists may be missing or old: fetch them only if the first try fails.
    # shellcheck disable=SC2086
    if apt_install $missing > /dev/null 2>&1 < /dev/null; then return; fi
    # shellcheck disable=SC2086
    if as_root apt-get -qq update >&2 && apt_install $missing >&2; then return; fi
    say "入れられませんでした。
  → 管理者として次を実行してから、もう一度: apt-get install$missing" \
      "that did not work
  → as an administrator, type: apt-get install$missing — then run this again"
  else
    say "apt-get がありません。readline と SQLite3 の開発用パッケージを、お使いの環境の方法で入れてください
  → 例: dnf install readline-devel sqlite-devel" \
      "there is no apt-get here; install the development packages of readline and SQLite 3 your system's way
  → for example: dnf install readline-devel sqlite-devel"
  fi
  exit 1
}

need_swift
need_headers
