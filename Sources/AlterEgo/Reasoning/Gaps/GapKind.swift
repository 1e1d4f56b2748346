// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge

/// One kind of break in the line, as its folder under `knowledge/gaps` tells it.
package struct GapKind: Sendable {
  package let id: String
  /// 1–5 for the five reasons why support yields nothing; nil for other breaks.
  package let reasonNumber: Int?
  /// The two stations it lies between, such as `strategy-number`.
  package let boundary: String
  /// How much closing one is worth, against the others.
  package let weight: Int
  /// The edits that may close it, best first.
  package let edits: [String]
  private let phrases: [String: (ja: String, en: String)]

  package func has(_ key: String) -> Bool { phrases[key] != nil }

  /// The text under `key` (name, evidence, close, command …), with `{name}` where words go.
  package func phrase(_ key: String, in language: SpokenLanguage) -> String {
    guard let pair = phrases[key] else { return "" }
    return language == .japanese ? pair.ja : pair.en
  }

  /// Every kind, the five reasons first, then by weight.
  ///
  /// - Throws: `knowledgeMalformed` for a folder whose words lack one of the rows all must have.
  static func all(_ knowledge: KnowledgeBase) throws(Problem) -> [GapKind] {
    var kinds: [GapKind] = []
    for path in knowledge.tables.keys.sorted() {
      let parts = path.split(separator: "/")
      guard parts.count == 3, parts[0] == "gaps", parts[2] == "words.tsv" else { continue }
      kinds.append(try GapKind(String(parts[1]), path, knowledge))
    }
    return kinds.sorted { a, b in
      let (first, second) = (a.reasonNumber ?? 9, b.reasonNumber ?? 9)
      if first != second { return first < second }
      return a.weight != b.weight ? a.weight > b.weight : a.id < b.id
    }
  }

  private init(_ id: String, _ path: String, _ knowledge: KnowledgeBase) throws(Problem) {
    var phrases: [String: (ja: String, en: String)] = [:]
    for row in knowledge.rows(path) { phrases[row["key"]] = (row["ja"], row["en"]) }
    for key in ["name", "evidence", "close", "command", "boundary", "weight"] {
      guard let phrase = phrases[key], !phrase.ja.isEmpty, !phrase.en.isEmpty else {
        throw Problem(.knowledgeMalformed, ["path": path, "cells": key, "wanted": key], at: path)
      }
    }
    self.id = id
    self.phrases = phrases
    reasonNumber = phrases["reason"].flatMap { Int($0.en) }
    boundary = phrases["boundary"]?.en ?? ""
    weight = phrases["weight"].flatMap { Int($0.en) } ?? 1
    edits = (phrases["edits"]?.en ?? "").split(separator: " ").map(String.init)
  }
}
