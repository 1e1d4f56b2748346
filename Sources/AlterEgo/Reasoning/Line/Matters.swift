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
    /// Matters that further words tell, be there a cue or not.
    package var tells: [String] = []
    /// How much the words have to do with each matter, in the order of the table.
    package var weights: [Weight] = []
  }

  /// A matter by its place in the table, and how strongly words speak of it.
  package struct Weight: Equatable, Sendable {
    package let matter: Int
    package let weight: Double
  }

  struct Matter: Sendable {
    let id: String
    let above: [String]
    let serves: [String]
    let traits: [String]
  }

  /// What a cue says of its matter.
  private enum Bearing { case concerns, harms, touches, excludes, tells, hints }

  /// Words that must all stand in the sentence.
  private struct Cue {
    let matter: Int
    let bearing: Bearing
    let parts: [Int]
    /// As written in the table, folded.
    let bytes: [UInt8]
  }

  private struct Part: Hashable {
    let bytes: [UInt8]
    /// Whether it ends where the word ends; a Latin one always begins where a word begins.
    let isWhole: Bool
  }

  let all: [Matter]
  /// By place in the table, the places of those that a matter is a part of or serves.
  let ends: [[Int]]
  private let cues: [Cue]
  private let parts: [Part]
  /// Parts by their first three bytes, the first sign of a Japanese one; shorter ones by two.
  private let starts: [UInt32: [Int]]
  /// Cues by their first part.
  private let cuesOfPart: [[Int]]

  static let path = "rules/matters.tsv"
  static let wordsPath = "rules/matter_words.tsv"

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
    func add(_ matter: Int, _ bearing: Bearing, _ words: [String]) {
      for word in words {
        let numbers = word.split(separator: "+").map { number(Matters.part($0)) }
        let bytes = Array(FoldedText.fold(word.filter { $0 != "=" }).utf8)
        cues.append(Cue(matter: matter, bearing: bearing, parts: numbers, bytes: bytes))
      }
    }
    var places: [String: Int] = [:]
    for row in knowledge.rows(Matters.path) {
      let matter = matters.count
      add(matter, .concerns, row.list("cues_ja") + row.list("cues_en"))
      add(matter, .harms, row.list("harm_ja") + row.list("harm_en"))
      add(matter, .touches, row.list("near_ja") + row.list("near_en"))
      add(matter, .excludes, row.list("not_ja") + row.list("not_en"))
      places[row["id"]] = matter
      matters.append(
        Matter(
          id: row["id"], above: row.list("isa"), serves: row.list("serves"),
          traits: row.list("traits")))
    }
    for row in knowledge.rows(Matters.wordsPath) {
      guard let matter = places[row["matter"]] else { continue }
      add(matter, .tells, row.list("tells_ja") + row.list("tells_en"))
      add(matter, .hints, row.list("hints_ja") + row.list("hints_en"))
    }
    var starts: [UInt32: [Int]] = [:]
    for (index, part) in parts.enumerated() where part.bytes.count >= 2 {
      starts[Matters.start(part.bytes, 0, part.bytes.count), default: []].append(index)
    }
    var cuesOfPart = [[Int]](repeating: [], count: parts.count)
    for (index, cue) in cues.enumerated() {
      if let first = cue.parts.first { cuesOfPart[first].append(index) }
    }
    all = matters
    ends = matters.map { ($0.serves + $0.above).compactMap { places[$0] } }
    self.cues = cues
    self.parts = parts
    self.starts = starts
    self.cuesOfPart = cuesOfPart
  }

  /// The first three bytes from a place on, or two where the word ends there.
  private static func start(_ bytes: [UInt8], _ at: Int, _ count: Int) -> UInt32 {
    let first = UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8
    return count >= 3 ? first | UInt32(bytes[at + 2]) : first
  }

  private static func part(_ text: Substring) -> Part {
    let isWhole = text.hasSuffix("=")
    let word = String(isWhole ? text.dropLast() : text)
    return Part(bytes: Array(FoldedText.fold(word).utf8), isWhole: isWhole)
  }

  /// The id of a matter that a text speaks of.
  package func id(of weight: Weight) -> String { all[weight.matter].id }

  /// The matters of a text in which titles are blanked out.
  package func read(_ text: String) -> Reading {
    let found = Set(parts(in: Array(FoldedText.fold(text).utf8)))
    var touched: [Int: Set<Bearing>] = [:]
    var signs: [Int: [Cue]] = [:]
    for part in found {
      for index in cuesOfPart[part] {
        let cue = cues[index]
        guard cue.parts.allSatisfy(found.contains) else { continue }
        touched[cue.matter, default: []].insert(cue.bearing)
        if cue.bearing != .harms { signs[cue.matter, default: []].append(cue) }
      }
    }
    var reading = Reading()
    for (index, marks) in touched.sorted(by: { $0.key < $1.key }) where !marks.contains(.excludes) {
      if marks.contains(.concerns) { reading.concerns.append(all[index].id) }
      if marks.contains(.harms) { reading.harms.append(all[index].id) }
      if marks.contains(.touches) { reading.touches.append(all[index].id) }
      if marks.contains(.tells) { reading.tells.append(all[index].id) }
      let weight = Matters.weight(signs[index] ?? [])
      if weight > 0 { reading.weights.append(Weight(matter: index, weight: weight)) }
    }
    return reading
  }

  /// How strongly words speak of their matter; a word within another one adds nothing.
  private static func weight(_ cues: [Cue]) -> Double {
    let isStrong = { (cue: Cue) in cue.bearing == .concerns || cue.bearing == .tells }
    let ordered = cues.sorted { a, b in
      if a.bytes.count != b.bytes.count { return a.bytes.count > b.bytes.count }
      if isStrong(a) != isStrong(b) { return isStrong(a) }
      return a.bytes.lexicographicallyPrecedes(b.bytes)
    }
    var counted: [[UInt8]] = []
    var weight = 0.0
    for cue in ordered where !counted.contains(where: { $0.firstRange(of: cue.bytes) != nil }) {
      counted.append(cue.bytes)
      weight += isStrong(cue) ? 1.2 : 0.7
    }
    return min(weight, 2)
  }

  /// The parts that stand in the bytes, each as often as it does.
  private func parts(in text: [UInt8]) -> [Int] {
    var found: [Int] = []
    var at = 0
    while at + 1 < text.count {
      let byte = text[at]
      let isStart = byte & 0xC0 != 0x80
      let isInsideWord = Matters.isLatin(byte) && at > 0 && Matters.isLatin(text[at - 1])
      if isStart, !isInsideWord {
        for length in 2...min(3, text.count - at) {
          for candidate in starts[Matters.start(text, at, length)] ?? []
          where stands(parts[candidate], at, text) { found.append(candidate) }
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
