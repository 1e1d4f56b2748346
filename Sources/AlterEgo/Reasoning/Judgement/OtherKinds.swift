// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Which kind of a thing an English case names, where a rule turns on another kind of the same thing: only rye
/// loaves are frozen, and these are wheat loaves.
struct OtherKinds: Sendable {
  /// The words of the case and the stem of each.
  private let words: [(word: String, stem: String)]
  /// Words that the case has as what is done.
  private let acts: Set<String>

  init(_ knowledge: KnowledgeBase, _ proposal: Proposal) {
    guard proposal.said.utf8.allSatisfy({ $0 < 0x80 }) else {
      (words, acts) = ([], [])
      return
    }
    words = OtherKinds.words(proposal.said).map { ($0, Surface.stem($0)) }
    var acts = Set(
      proposal.terms.filter { knowledge.sort(of: $0.term.id) == .act }.map(\.surface))
    if let act = proposal.act?.surface { acts.insert(act) }
    self.acts = acts
  }

  /// Whether the case names the thing that `predicate` tells a kind of, with another word for its kind and
  /// never with that one.
  func isNamed(for predicate: Predicate, in statement: Statement) -> Bool {
    guard !words.isEmpty, predicate.kind == .words, (1...2).contains(predicate.terms.count),
      let (kind, thing) = OtherKinds.kind(of: predicate, in: statement),
      !words.contains(where: { $0.stem == kind })
    else { return false }
    return words.indices.dropFirst().contains { at in
      words[at].stem == thing && tells(words[at - 1].word, beside: kind)
    }
  }

  private func tells(_ word: String, beside kind: String) -> Bool {
    word.utf8.count > 2 && !OtherKinds.grammar.contains(word) && !acts.contains(word)
      && (!OtherKinds.general.contains(word) || OtherKinds.general.contains(kind))
      && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }

  /// The word that tells the kind and the noun behind it, by their stems: rye loaves.
  private static func kind(of predicate: Predicate, in statement: Statement) -> (String, String)? {
    var own = words(FoldedText.fold(predicate.text))
    own.removeAll { ["except", "only", "for", "the", "to", "with", "from", "of"].contains($0) }
    if own.count == 1 {
      let rest = Span(
        predicate.span.upper, min(predicate.span.upper + 24, statement.text.unicodeScalars.count))
      guard rest.lower < rest.upper else { return nil }
      let behind = FoldedText.fold(statement.text.slice(rest))
      guard behind.hasPrefix(" "), let next = words(behind).first else { return nil }
      own.append(next)
    }
    guard own.count == 2, own[1].utf8.count > 2, !grammar.contains(own[1]) else { return nil }
    return (Surface.stem(own[0]), Surface.stem(own[1]))
  }

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: { !$0.isLetter && $0 != "-" && $0 != "'" }).map(String.init)
  }

  private static let grammar: Set<String> = [
    "the", "our", "your", "their", "his", "her", "its", "these", "those", "this", "that", "any",
    "all", "some", "for", "not", "and", "with", "from", "which", "what", "kind", "another", "one",
    "two", "three", "few", "many", "more", "other", "same", "such", "are", "was", "were", "has",
    "have", "had", "may", "can", "put", "every", "each", "both", "several", "whose", "out", "give",
    "sell", "buy", "lend", "send", "get", "take", "make",
  ]
  /// Adjectives that tell no kind beside a noun that does.
  private static let general: Set<String> = [
    "new", "old", "big", "larg", "large", "small", "great", "good", "nic", "nice", "fine", "spar",
    "spare", "first", "last", "next", "whol", "whole", "own", "left", "long", "short", "heavy",
    "light", "young", "cheap", "expensive", "ready", "extra", "single", "final", "full", "empty",
    "nearest", "little", "lovely", "beautiful", "broken", "cracked", "bent", "damaged",
  ]
}
