// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// A verb that means another act by what it is done to: 成績を教える tells, 弟子を教える trains.
struct VerbSense: Sendable {
  let act: String
  /// How the verb begins, folded.
  let verbs: [[UInt8]]
  let objects: [String]
  let themes: [String]
  let endings: [String]
  /// Ids of what it is done onto or into: チラシに載せる.
  let places: [String]
  let takesWords: Bool
  let means: String

  /// Whether it takes almost anything, so that only its own object tells.
  var isWide: Bool { takesWords || !themes.isEmpty }

  init(_ row: Table.Row) {
    act = row["act"]
    verbs = (row.list("ja") + row.list("en")).map { Array(FoldedText.fold($0).utf8) }
    let objects = row.list("objects")
    self.objects = objects.filter { !$0.hasPrefix("@") && !$0.hasPrefix(">") && $0 != "?" }
    places = objects.filter { $0.hasPrefix(">") }.map { String($0.dropFirst()) }
    themes = objects.filter { $0.hasPrefix("@") }.map { String($0.dropFirst()) }
    takesWords = objects.contains("?")
    endings = row.list("endings")
    means = row["means"]
  }
}

/// Finds which of its senses a verb has in a clause.
struct SenseReader {
  let text: FoldedText
  let knowledge: KnowledgeBase
  let senses: [VerbSense]

  /// The act that `verb` is by its object; nil where the lexicon's own stands.
  func act(_ verb: Token, of items: [Item], _ object: Term?) -> String? {
    let candidates = senses.filter { sense in
      sense.act == verb.id && sense.verbs.contains { text.bytes.has($0, verb.lower) }
    }
    guard !candidates.isEmpty else { return nil }
    // 生徒の成績は教えない: what is told is the object or the topic.
    let things = items.filter { item in
      item.token.isContent && item.token.lower != verb.lower
        && (item.token.term == object || [.object, .topic].contains(item.role))
    }
    if let sense = candidates.first(where: { sense in
      things.contains { isMet(sense, by: $0.token) }
    }) {
      return sense.means
    }
    let places = items.filter { $0.role == .to && $0.token.kind == .concept }
    return candidates.first { sense in
      places.contains { item in sense.places.contains { knowledge.isA(item.token.id, $0) } }
    }?.means
  }

  /// The act that a verb is when it is done to `thing`, named before.
  func act(_ verb: String, of thing: Term) -> String? {
    senses.first { $0.act == verb && !$0.isWide && isMet($0, by: thing) }?.means
  }

  private func isMet(_ sense: VerbSense, by thing: Token) -> Bool {
    if isMet(sense, by: thing.term) { return true }
    let surface = text.surface(thing)
    return sense.endings.contains(where: surface.hasSuffix)
  }

  private func isMet(_ sense: VerbSense, by thing: Term) -> Bool {
    if let word = thing.surface {
      return sense.takesWords || sense.endings.contains(where: word.hasSuffix)
    }
    if sense.objects.contains(where: { knowledge.isA(thing.id, $0) }) { return true }
    return knowledge.theme(of: thing.id).map(sense.themes.contains) ?? false
  }
}
