// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Wording

/// A form of words with places for what varies: `not * but *`, 「*ではなく*」.
struct PhrasePattern {
  let language: SpokenLanguage
  /// What stands around the places, folded; one more than there are places.
  private let parts: [[UInt8]]

  init(_ form: String, _ language: SpokenLanguage) {
    self.language = language
    parts = form.split(separator: "*", omittingEmptySubsequences: false).map {
      Array(FoldedText.fold(String($0)).utf8)
    }
  }

  /// The forms of a phrase of `knowledge/words`, those of both languages, the longest first.
  static func forms(_ key: String) -> [PhrasePattern] {
    SpokenLanguage.allCases.flatMap { language in
      words(key, in: language).map { PhrasePattern($0, language) }
    }.sorted { $0.length > $1.length }
  }

  /// The alternatives of a phrase.
  static func words(_ key: String, in language: SpokenLanguage) -> [String] {
    guard Phrasebook.builtIn.has(key) else { return [] }
    return Phrasebook.builtIn.phrase(key, in: language).split(separator: "|").map(String.init)
  }

  private var length: Int { parts.reduce(0) { $0 + $1.count } }

  /// What stands in the places, in the writer's own letters; nil when the text has another form.
  func match(_ text: String) -> [String]? {
    let folded = FoldedText(text)
    let bytes = folded.bytes
    guard let first = parts.first, let last = parts.last, parts.count > 1,
      bytes.count >= length, bytes.starts(with: first),
      bytes.suffix(last.count).elementsEqual(last)
    else { return nil }
    var at = first.count
    let end = bytes.count - last.count
    guard at <= end else { return nil }
    var found: [String] = []
    for (index, part) in parts.dropFirst().enumerated() {
      let isLast = index == parts.count - 2
      var stop = end
      if !isLast {
        guard let place = (at..<end).first(where: { bytes[$0..<end].starts(with: part) }) else {
          return nil
        }
        stop = place
      }
      guard stop > at else { return nil }
      found.append(folded.original.slice(folded.span(at, stop)).trimmed)
      at = stop + part.count
    }
    return found.contains("") ? nil : found
  }
}

/// Names of things that a president types: kinds, strengths, for whom.
enum NamedValue {
  /// The raw value whose name or synonym (`<key>/<raw>`) the word is.
  static func read(_ word: String, _ key: String, among values: [String]) -> String? {
    let folded = FoldedText.fold(word)
    return values.first { value in
      SpokenLanguage.allCases.contains { language in
        PhrasePattern.words("\(key)/\(value)", in: language).contains {
          FoldedText.fold($0) == folded
        }
      } || folded == value
    }
  }
}
