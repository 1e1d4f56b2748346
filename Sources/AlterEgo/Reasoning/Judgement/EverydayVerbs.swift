// SPDX-License-Identifier: GPL-3.0-or-later

/// Verbs that leave open what is done: let them have it, put it on the shelf, 場内に入れる, お通しする.
enum EverydayVerbs {
  static let names: Set<String> = [
    "word:go", "word:come", "word:let", "word:put", "word:get", "word:have", "word:do",
    "word:bring", "word:say", "word:grant", "word:agree", "word:oblige", "word:stay", "word:be",
    "word:入", "word:通", "word:行", "word:置", "word:引", "word:帰", "word:来", "word:持", "word:回",
    "word:取",
    "word:上", "word:下", "word:付", "word:着", "word:戻", "word:進", "word:見", "word:済", "word:残",
  ]
}
