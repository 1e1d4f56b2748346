// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Tails by which a rule shuts out everything else: …, and to nobody else; … and nowhere else;
/// …, and not before.
extension EnglishParser {
  /// The tokens without such tails, and by where the token before each begins, whether it shuts out
  /// others (nobody else) and not other times (not before).
  func withoutExclusives(_ tokens: [Token]) -> (tokens: [Token], before: [Int: Bool]) {
    guard tokens.contains(where: { opensTail($0) || singlesOut($0) }) else { return (tokens, [:]) }
    var kept: [Token] = []
    var before: [Int: Bool] = [:]
    var at = 0
    while at < tokens.count {
      if let end = tailEnd(tokens, at), let last = kept.last(where: { $0.kind != .mark }) {
        if kept.last?.kind == .mark { kept.removeLast() }
        let tail = text.folded(tokens[at].lower, tokens[end - 1].upper)
        if tail.utf8.has(" without".utf8),
          let with = kept.lastIndex(where: { surface($0) == "with" && $0.kind == .function })
        {
          // With the owner's consent, and never without it: only with it.
          (kept[with].function, kept[with].value) = ("condition", "only-if")
          at = end
          continue
        }
        before[last.lower] = !EnglishParser.times.contains { tail.utf8.has($0.utf8) }
        at = end
        continue
      }
      if singlesOut(tokens[at]), endsRule(tokens, at), endsInPhrase(kept), let last = kept.last {
        before[last.lower] = true
        at += 1
        continue
      }
      kept.append(tokens[at])
      at += 1
    }
    return (kept, before)
  }

  /// Timber is bought from local mills only; to members alone: what is singled out stands before it.
  private func singlesOut(_ token: Token) -> Bool {
    token.kind != .mark && EnglishParser.singling.contains(surface(token))
  }

  private static let singling: WordSet = ["only", "alone"]

  /// Whether nothing but a full stop or the end of the text stands behind.
  private func endsRule(_ tokens: [Token], _ at: Int) -> Bool {
    guard at + 1 < tokens.count else { return true }
    return tokens[at + 1].kind == .mark && [".", "!", ";", "\n"].contains(surface(tokens[at + 1]))
  }

  /// Whether the last words of the rule are a preposition with its phrase.
  private func endsInPhrase(_ kept: [Token]) -> Bool {
    for token in kept.reversed().prefix(5) {
      if token.kind == .mark || singlesOut(token) { return false }
      // Never allow them to carry glass alone: what is done alone, and to nobody.
      if token.sort == .act, token.form != .noun { return false }
      if EnglishParser.singledJoints.contains(surface(token)) { return true }
    }
    return false
  }

  private static let singledJoints: WordSet = ["to", "for", "from", "by", "with"]

  private func opensTail(_ token: Token) -> Bool {
    token.isFunction("connective")
      && ["and", "but"].contains(surface(token))
  }

  /// Where the tail ends that `and` at `at` opens; nil where it opens none.
  private func tailEnd(_ tokens: [Token], _ at: Int) -> Int? {
    guard opensTail(tokens[at]), at + 1 < tokens.count else { return nil }
    var end = at + 1
    while end < tokens.count, end - at < 7, tokens[end].kind != .mark { end += 1 }
    guard end == tokens.count || tokens[end].kind == .mark, end > at + 1 else { return nil }
    var words = text.folded(tokens[at + 1].lower, tokens[end - 1].upper).split(separator: " ")
      .map(String.init)
    if let first = words.first, EnglishParser.joints.contains(first) { words.removeFirst() }
    if words.count > 1, words[1] == "without",
      !tokens[..<at].contains(where: { surface($0) == "with" })
    {
      return nil
    }
    return isExclusive(words) ? end : nil
  }

  private func isExclusive(_ words: [String]) -> Bool {
    if EnglishParser.tails.contains(words.joined(separator: " ")) { return true }
    // And not a day earlier.
    if words.count > 1, words.count < 6, ["not", "never"].contains(words[0]),
      ["before", "earlier", "sooner"].contains(words[words.count - 1])
    {
      return true
    }
    // And in no other room, and at no other time: at most two words behind.
    return words.count > 2 && words.count < 5 && words[0] == "no" && words[1] == "other"
  }

  private static let times = [
    "before", "earlier", "sooner", "later", "after", "beyond", "otherwise", "until", "only then",
    "minute", "moment", "time",
  ]

  private static let joints: WordSet = [
    "to", "for", "with", "from", "by", "in", "on", "at", "of", "into", "onto",
  ]

  private static let tails: WordSet = [
    "nobody else", "no one else", "no-one else", "none else", "nothing else", "nowhere else",
    "no others", "no other", "not before", "not before that", "not before then",
    "not earlier", "not sooner", "not otherwise", "never otherwise", "not a moment before",
    "not a minute before", "not to anyone else", "not to others", "not elsewhere",
    "never elsewhere", "not until then", "not anywhere else", "not for anyone else",
    "nobody besides", "only then", "only there", "only to them", "only for them", "only they",
    "never before", "never before that", "never before then", "never anywhere else",
    "never to anyone else", "not to anybody else", "not under any other", "them alone",
    "them only", "only them", "not later", "no later", "never later", "not after that", "not after",
    "not beyond", "him alone", "her alone", "those alone",
    "never without it", "not without it", "never without one", "not without one",
    "never without them", "not without them", "never without", "not without",
  ]

  /// The clause that an exclusive tail makes the only one: a condition for times, or else the main
  /// clause by its last phrase.
  func shutOut(_ clauses: inout [Clause], others: Bool) {
    guard let main = clauses.indices.last(where: { clauses[$0].role == .main }) else { return }
    let when = clauses.indices.last { clauses[$0].role == .when }
    if let when, !others, clauses[main].modal != "prohibit" {
      clauses[when].role = .onlyWhen
      return
    }
    clauses[main].isRestriction = true
    clauses[main].isExclusive = true
  }
}
