// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What a statement is about, as a manager sorts it, such as cash, safety or training.
///
/// `knowledge/rules/matters.tsv` lists the matters and the words that tell them. A word stands for
/// itself as written, without the lexicon, so that one sentence of a trade and another meet even
/// where the lexicon knows neither the thing nor the verb.
package struct Matters: Sendable {
  /// What the words of one statement tell.
  package struct Reading: Equatable, Sendable {
    package var concerns: [String] = []
    /// Matters that get worse by what is rewarded or done.
    package var harms: [String] = []
    /// Matters that the words only touch: enough beside another sign, never by themselves.
    package var touches: [String] = []
  }

  struct Matter: Sendable {
    let id: String
    let above: [String]
    let serves: [String]
    let traits: [String]
  }

  /// What a cue says of its matter.
  private enum Bearing { case concerns, harms, touches, excludes }

  /// Words that must all stand in the sentence.
  private struct Cue {
    let matter: Int
    let bearing: Bearing
    let parts: [Int]
  }

  private struct Part: Hashable {
    let bytes: [UInt8]
    /// Whether it ends where the word ends; a Latin one always begins where a word begins.
    let isWhole: Bool
  }

  let all: [Matter]
  private let cues: [Cue]
  private let parts: [Part]
  /// Parts by their first two bytes.
  private let starts: [UInt16: [Int]]
  /// Cues by their first part.
  private let cuesOfPart: [[Int]]

  static let path = "rules/matters.tsv"

  package init(_ knowledge: KnowledgeBase) {
    var matters: [Matter] = []
    var cues: [Cue] = []
    var parts: [Part] = []
    var known: [Part: Int] = [:]
    func number(_ part: Part) -> Int {
      if let number = known[part] { return number }
      known[part] = parts.count
      parts.append(part)
      return parts.count - 1
    }
    for row in knowledge.rows(Matters.path) {
      let columns: [(Bearing, [String])] = [
        (.concerns, row.list("cues_ja") + row.list("cues_en")),
        (.harms, row.list("harm_ja") + row.list("harm_en")),
        (.touches, row.list("near_ja") + row.list("near_en")),
        (.excludes, row.list("not_ja") + row.list("not_en")),
      ]
      for (bearing, words) in columns {
        for word in words {
          let numbers = word.split(separator: "+").map { number(Matters.part($0)) }
          cues.append(Cue(matter: matters.count, bearing: bearing, parts: numbers))
        }
      }
      matters.append(
        Matter(
          id: row["id"], above: row.list("isa"), serves: row.list("serves"),
          traits: row.list("traits")))
    }
    var starts: [UInt16: [Int]] = [:]
    for (index, part) in parts.enumerated() where part.bytes.count >= 2 {
      starts[UInt16(part.bytes[0]) << 8 | UInt16(part.bytes[1]), default: []].append(index)
    }
    var cuesOfPart = [[Int]](repeating: [], count: parts.count)
    for (index, cue) in cues.enumerated() {
      if let first = cue.parts.first { cuesOfPart[first].append(index) }
    }
    all = matters
    self.cues = cues
    self.parts = parts
    self.starts = starts
    self.cuesOfPart = cuesOfPart
  }

  private static func part(_ text: Substring) -> Part {
    let isWhole = text.hasSuffix("=")
    let word = String(isWhole ? text.dropLast() : text)
    return Part(bytes: Array(FoldedText.fold(word).utf8), isWhole: isWhole)
  }

  /// The matters of a text in which titles are blanked out.
  package func read(_ text: String) -> Reading {
    let found = Set(parts(in: Array(FoldedText.fold(text).utf8)))
    var touched: [Int: Set<Bearing>] = [:]
    for part in found {
      for index in cuesOfPart[part] {
        let cue = cues[index]
        guard cue.parts.allSatisfy(found.contains) else { continue }
        touched[cue.matter, default: []].insert(cue.bearing)
      }
    }
    var reading = Reading()
    for (index, marks) in touched.sorted(by: { $0.key < $1.key }) where !marks.contains(.excludes) {
      if marks.contains(.concerns) { reading.concerns.append(all[index].id) }
      if marks.contains(.harms) { reading.harms.append(all[index].id) }
      if marks.contains(.touches) { reading.touches.append(all[index].id) }
    }
    return reading
  }

  /// The parts that stand in the bytes, each as often as it does.
  private func parts(in text: [UInt8]) -> [Int] {
    var found: [Int] = []
    var at = 0
    while at + 1 < text.count {
      let byte = text[at]
      let isStart = byte & 0xC0 != 0x80
      let isInsideWord = Matters.isLatin(byte) && at > 0 && Matters.isLatin(text[at - 1])
      if isStart, !isInsideWord,
        let candidates = starts[UInt16(byte) << 8 | UInt16(text[at + 1])]
      {
        for candidate in candidates where stands(parts[candidate], at, text) {
          found.append(candidate)
        }
      }
      at += 1
    }
    return found
  }

  private func stands(_ part: Part, _ at: Int, _ text: [UInt8]) -> Bool {
    let end = at + part.bytes.count
    guard end <= text.count else { return false }
    for offset in 0..<part.bytes.count where text[at + offset] != part.bytes[offset] {
      return false
    }
    return !part.isWhole || end == text.count || !Matters.isLatin(text[end])
  }

  private static func isLatin(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }
}
