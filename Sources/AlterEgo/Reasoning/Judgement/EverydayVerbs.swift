// SPDX-License-Identifier: GPL-3.0-or-later

/// English verbs that leave open what is done: let them have it, put it on the shelf.
enum EverydayVerbs {
  static let names: Set<String> = [
    "word:go", "word:come", "word:let", "word:put", "word:get", "word:have", "word:do",
    "word:bring", "word:say", "word:grant", "word:agree", "word:oblige", "word:stay", "word:be",
  ]
}
