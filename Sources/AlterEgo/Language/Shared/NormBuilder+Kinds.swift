// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Rules that set two kinds of one thing apart: silk dresses are not lent, cotton ones may be.
extension NormBuilder {
  /// Gives each of two sentences the kind that it is about, where the second says `ones` for the
  /// thing of the first.
  func tellKinds(
    _ norms: inout [Norm], after rule: inout Norm, _ main: Clause, _ before: Clause?
  ) {
    guard let before, let own = kindOfOnes(main), let thing = thing(of: before, rule) else {
      return
    }
    let noun = before.items[thing].token.term
    let kind = word(before: before.items[thing].token.lower, in: before.bytes)
    guard let kind, kind.text != own.text else { return }
    let modifier = before.items.first { $0.token.lower == kind.bytes.lowerBound }?.token.term
    mark(&rule, noun, modifier, kind)
    for i in norms.indices where !norms[i].decides {
      let word = main.items.first { $0.token.lower == own.bytes.lowerBound }?.token.term
      if norms[i].act == nil || norms[i].act == word { norms[i].act = rule.act }
      norms[i].about.removeAll { ["word:one", "word:ones"].contains($0.id) }
      mark(&norms[i], noun, word, own)
    }
  }

  private struct Kind {
    var text: String
    var bytes: Range<Int>
  }

  /// The word right before `ones`, if it tells which ones.
  private func kindOfOnes(_ main: Clause) -> Kind? {
    let ones = [" ones ", " ones,"].lazy.compactMap { word in
      text.bytes[main.bytes].place(of: Array(word.utf8))?.lowerBound
    }.first
    guard let ones, let kind = word(before: ones + 1, in: main.bytes),
      !EnglishComparative.isOne(kind.text),
      !main.items.contains(where: { $0.token.kind == .quantity })
    else { return nil }
    return kind
  }

  /// The noun that a rule is about: the last of those side by side that its object stands among.
  private func thing(of before: Clause, _ rule: Norm) -> Int? {
    let own = [rule.object].compactMap { $0 } + rule.about
    guard
      var at = before.items.indices.first(where: {
        $0 != before.head && before.items[$0].token.isContent
          && own.contains(before.items[$0].token.term)
      })
    else { return nil }
    while at + 1 < before.items.count, at + 1 != before.head,
      before.items[at + 1].token.lower == before.items[at].token.upper + 1,
      before.items[at + 1].token.isContent, before.items[at + 1].token.sort != .state,
      before.items[at + 1].role == before.items[at].role
    { at += 1 }
    return at
  }

  /// The word that ends right before a place; nil for a word that tells no kind.
  private func word(before place: Int, in bytes: Range<Int>) -> Kind? {
    let end = place - 1
    guard end > bytes.lowerBound, text.bytes[end] == 0x20 else { return nil }
    var start = end
    while start > bytes.lowerBound, text.bytes[start - 1] != 0x20, text.bytes[start - 1] != 0x2C {
      start -= 1
    }
    let word = text.folded(start, end)
    guard word.utf8.count > 2, !NormBuilder.noKinds.contains(word) else { return nil }
    return Kind(text: word, bytes: start..<end)
  }

  private func mark(_ norm: inout Norm, _ noun: Term, _ modifier: Term?, _ kind: Kind) {
    if let modifier, modifier != noun { norm.about.removeAll { $0 == modifier } }
    if let object = norm.object, object != noun, object != modifier,
      !["word:one", "word:ones"].contains(object.id)
    {
      norm.about.append(object)
    }
    norm.object = noun
    norm.about.removeAll { $0 == noun }
    let span = text.span(kind.bytes.lowerBound, kind.bytes.upperBound)
    norm.when.removeAll { $0.kind == .words && $0.span == span }
    var predicate = Predicate(kind: .words, span: span, text: text.slice(span))
    predicate.terms = [Term("word:" + EnglishInflection.lemma(kind.text))]
    predicate.group = kind.bytes.lowerBound + 1
    norm.when.append(predicate)
  }

  private static let noKinds: WordSet = [
    "the", "our", "your", "their", "these", "those", "other", "such", "any", "all", "some", "for",
    "not", "sell", "buy", "use", "lend", "give", "more", "few", "many",
  ]
}
