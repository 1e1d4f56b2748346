// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge

/// The tables of `knowledge/decisions` in the form in which questions use them, made once for a
/// knowledge base.
struct DecisionTables: Sendable {
  /// Acts that people use for one another, by act.
  let related: [String: Set<String>]
  /// The other side of the same dealing, by act.
  let converses: [String: String]
  /// Verbs that only carry their object: 行う, 使う, 引き受ける.
  let lightActs: Set<String>
  /// Values that an act, a state or a thing serves or harms, by its id.
  let valuesTouched: [String: [String]]
  /// Words of each side of the ways that rule each other out, two sides a row.
  let contrarySides: WordFinder
  /// Words that make a rule a wish.
  let softCues: WordFinder

  init(_ knowledge: KnowledgeBase) {
    var related: [String: Set<String>] = [:]
    for row in knowledge.rows("decisions/related_acts.tsv") {
      let family = Set(row.list("acts"))
      for act in family { related[act, default: []].formUnion(family) }
    }
    var converses: [String: String] = [:]
    for row in knowledge.rows("decisions/converse_acts.tsv") {
      let pair = row.list("acts")
      guard pair.count == 2 else { continue }
      converses[pair[0]] = pair[1]
      converses[pair[1]] = pair[0]
      related[pair[0], default: []].insert(pair[1])
      related[pair[1], default: []].insert(pair[0])
    }
    self.related = related
    self.converses = converses
    lightActs = Set(
      (knowledge.rows("decisions/light_acts.tsv") + knowledge.rows("decisions/yielding_acts.tsv"))
        .map { $0["id"] })
    var valuesTouched: [String: [String]] = [:]
    for row in knowledge.rows("decisions/values.tsv") {
      for id in row.list("served_by") + row.list("harmed_by") {
        valuesTouched[id, default: []].append(row["value"])
      }
    }
    self.valuesTouched = valuesTouched
    contrarySides = WordFinder(
      knowledge.rows("decisions/contraries.tsv").flatMap { row in
        [row.list("a_ja") + row.list("a_en"), row.list("b_ja") + row.list("b_en")]
      })
    softCues = WordFinder([knowledge.rows("decisions/soft_cues.tsv").map { $0["words"] }])
  }
}

/// Finds which lists of words a text has any word of, in one pass.
struct WordFinder: Sendable {
  private struct Entry: Sendable {
    let word: [UInt8]
    let list: Int
  }

  /// Words by their first two bytes.
  private var words: [UInt16: [Entry]] = [:]

  /// Words of one byte are left out.
  init(_ lists: [[String]]) {
    for (number, list) in lists.enumerated() {
      for word in list {
        let bytes = Array(word.utf8)
        guard bytes.count > 1 else { continue }
        words[WordFinder.key(bytes[0], bytes[1]), default: []]
          .append(Entry(word: bytes, list: number))
      }
    }
  }

  /// The numbers of the lists of which a word stands anywhere in the text.
  func lists(in text: [UInt8]) -> Set<Int> {
    var found: Set<Int> = []
    guard text.count > 1 else { return found }
    for start in 0..<text.count - 1 {
      guard let entries = words[WordFinder.key(text[start], text[start + 1])] else { continue }
      for entry in entries where text[start...].starts(with: entry.word) {
        found.insert(entry.list)
      }
    }
    return found
  }

  private static func key(_ a: UInt8, _ b: UInt8) -> UInt16 { UInt16(a) << 8 | UInt16(b) }
}
