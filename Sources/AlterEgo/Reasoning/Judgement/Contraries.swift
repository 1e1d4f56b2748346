// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Ways of doing a thing that rule each other out: in writing and by word of mouth, before and
/// after, local and foreign.
struct Contraries {
  private struct Pair {
    var sides: [[String]]
    /// Which sides what is asked for, and the whole question, speak of.
    var asked: [Bool]
    var said: [Bool]
  }

  private let pairs: [Pair]
  /// Turns of one thing that rule each other out: 終わる and 続く.
  private let turns: [[[String]]]
  private let said: String

  init(_ knowledge: KnowledgeBase, _ proposal: Proposal) {
    let asked = " " + Contraries.asked(in: proposal) + " "
    let said = " " + proposal.said + " "
    self.said = said
    turns = knowledge.decisionTables.contraryTurns
    pairs = knowledge.decisionTables.contraries.compactMap { sides in
      let pair = Pair(
        sides: sides, asked: sides.map { Contraries.has(asked, $0) },
        said: sides.map { Contraries.has(said, $0) })
      return pair.said.contains(true) ? pair : nil
    }
  }

  /// What is asked; asks us to mend it free of charge, do we: what somebody asks for, where the question names nothing.
  private static func asked(in proposal: Proposal) -> String {
    if proposal.asked.isEmpty { return proposal.said }
    let words = proposal.asked.split { !$0.isLetter }
    guard words.count < 4, proposal.asked.utf8.allSatisfy({ $0 < 0x80 }),
      let told = proposal.sentences.last(where: { sentence in
        !proposal.asked.utf8.has(sentence.drop { $0 == " " }.utf8)
      })
    else { return proposal.asked }
    return told + " " + proposal.asked
  }

  /// Whether the proposal does another way what `norm` says how to do.
  func oppose(_ norm: Norm, of statement: Statement) -> Bool {
    guard !pairs.isEmpty else { return false }
    let text = Contraries.text(of: norm, statement)
    return pairs.contains { pair in
      let own = pair.sides.map { Contraries.has(text, $0) }
      return own[0] && !own[1] && pair.asked[1] && !pair.asked[0]
        || own[1] && !own[0] && pair.asked[0] && !pair.asked[1]
    }
  }

  /// The words of `norm` that the proposal says the other side of, folded.
  func opposed(_ norm: Norm, of statement: Statement) -> [String] {
    guard !pairs.isEmpty else { return [] }
    let text = Contraries.text(of: norm, statement)
    return pairs.flatMap { pair in
      (0...1).flatMap { side in
        pair.asked[1 - side] && !pair.asked[side]
          ? pair.sides[side].filter { Contraries.has(text, [$0]) } : []
      }
    }
  }

  /// Whether the case says the other side of what `text` of a statement says.
  func deny(_ text: String) -> Bool {
    let text = " " + FoldedText.fold(text) + " "
    return isTurned(text)
      || pairs.contains { pair in
        let own = pair.sides.map { Contraries.has(text, $0) }
        return own[0] && !own[1] && pair.said[1] && !pair.said[0]
          || own[1] && !own[0] && pair.said[0] && !pair.said[1]
      }
  }

  /// 供給が続いている, of 供給が終わった機種: whether the case tells the other turn of the same thing.
  private func isTurned(_ text: String) -> Bool {
    turns.contains { sides in
      (0...1).contains { side in
        sides[side].contains { word in
          guard let place = text.utf8.place(of: word.utf8),
            let thing = Contraries.thing(before: place.lowerBound, in: text)
          else { return false }
          return sides[1 - side].contains { other in
            Contraries.particles.contains { said.utf8.has((thing + $0 + other).utf8) }
          }
        }
      }
    }
  }

  private static let particles = ["が", "は", "も"]

  /// The noun in kanji or katakana that a turn is said of, with a particle between.
  private static func thing(before place: String.Index, in text: String) -> String? {
    guard let particle = particles.first(where: { text[..<place].hasSuffix($0) }) else {
      return nil
    }
    let thing = text[..<place].dropLast(particle.count).unicodeScalars.reversed().prefix {
      (0x4E00...0x9FFF).contains($0.value) || (0x30A1...0x30FC).contains($0.value)
    }
    return thing.isEmpty ? nil : String(String.UnicodeScalarView(thing.reversed()))
  }

  private static func text(of norm: Norm, _ statement: Statement) -> String {
    " " + FoldedText.fold(statement.text.slice(norm.span)) + " "
  }

  /// Whether the text has one of the words: alphabetic ones whole, Japanese ones anywhere.
  private static func has(_ text: String, _ words: [String]) -> Bool {
    words.contains { word in
      guard let at = text.utf8.place(of: word.utf8) else { return false }
      guard word.utf8.first.map({ $0 < 0x80 }) ?? false else { return true }
      return isWhole(text, at)
    }
  }

  private static func isWhole(_ text: String, _ range: Range<String.Index>) -> Bool {
    let bytes = text.utf8
    let before = bytes[bytes.index(before: range.lowerBound)]
    let after = range.upperBound < bytes.endIndex ? bytes[range.upperBound] : 0x20
    return !isLetter(before) && !isLetter(after)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }
}
