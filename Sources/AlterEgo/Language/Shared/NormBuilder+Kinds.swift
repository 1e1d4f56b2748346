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
    guard let before else { return }
    guard let own = kindOfOnes(main), let thing = thing(of: before, rule) else {
      tellSameThing(&norms, after: &rule, main, before)
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

  /// Small dogs may be taken aboard, large dogs may not: gives each of two sentences of opposite force the
  /// word by which it tells its kind of the thing that both name.
  private func tellSameThing(
    _ norms: inout [Norm], after rule: inout Norm, _ main: Clause, _ before: Clause
  ) {
    guard text.bytes[main.bytes].allSatisfy({ $0 < 0x80 }), !rule.decides, !rule.otherwise,
      norms.count == 1, !norms[0].decides, !norms[0].otherwise, !norms[0].negated, !rule.negated,
      (norms[0].modality == .mustNot) != (rule.modality == .mustNot),
      [norms[0].modality, rule.modality].allSatisfy({ [.may, .must, .mustNot].contains($0) }),
      let pair = sameThing(main, before)
    else { return }
    let noun = Term("word:" + EnglishInflection.lemma(pair.noun))
    let isKind = main.items.contains {
      $0.token.term == norms[0].act && $0.token.lower <= pair.own.bytes.lowerBound
        && $0.token.upper >= pair.own.bytes.upperBound
    }
    if isKind || norms[0].act == nil || !isVerbOf(norms[0].act, main) { norms[0].act = rule.act }
    guard norms[0].act == rule.act else { return }
    markSameThing(&rule, noun, pair.other, before)
    markSameThing(&norms[0], noun, pair.own, main)
  }

  /// Whether the act of a norm is a verb that its clause has, and no noun that stands for one.
  private func isVerbOf(_ act: Term?, _ main: Clause) -> Bool {
    guard let act, let head = main.headItem else { return false }
    return head.token.term == act
      && (head.token.form == .verb || head.token.sort == .act)
      || terms.act(main, deontic: terms.deontic(main)).act == act && head.token.sort == .act
  }

  private func markSameThing(_ norm: inout Norm, _ noun: Term, _ kind: Kind, _ clause: Clause) {
    // What the lexicon reads the two words as, together or apart, tells nothing more than they do.
    let end = kind.bytes.upperBound + 2
    let own = Set(
      clause.items.filter {
        $0.token.lower < end && $0.token.upper > kind.bytes.lowerBound && $0.token.term != norm.act
      }.map(\.token.term))
    norm.about.removeAll { own.contains($0) || $0 == noun }
    if let object = norm.object, !own.contains(object), object != noun { norm.about.append(object) }
    norm.object = nil
    mark(&norm, noun, nil, kind)
    norm.when.removeAll { predicate in
      predicate.kind == .state
        && predicate.span == text.span(kind.bytes.lowerBound, kind.bytes.upperBound)
    }
  }

  /// The noun that two clauses name with another word before it, and these words.
  private func sameThing(_ main: Clause, _ before: Clause) -> (
    noun: String, own: Kind, other: Kind
  )? {
    let first = words(of: before)
    let own = words(of: main)
    for (at, word) in own.enumerated().dropFirst() {
      let mine = own[at - 1]
      guard word.text.utf8.count > 2, tellsKind(mine, main),
        let other = first.indices.dropFirst().first(where: {
          EnglishInflection.lemma(first[$0].text) == EnglishInflection.lemma(word.text)
            && tellsKind(first[$0 - 1], before)
        }), first[other - 1].text != mine.text,
        mine.bytes.upperBound + 1 == word.bytes.lowerBound,
        first[other - 1].bytes.upperBound + 1 == first[other].bytes.lowerBound
      else { continue }
      return (word.text, mine, first[other - 1])
    }
    return nil
  }

  /// A noun or an adjective, and no verb or word of the grammar.
  private func tellsKind(_ word: Kind, _ clause: Clause) -> Bool {
    guard word.text.utf8.count > 2, !NormBuilder.noKinds.contains(word.text) else { return false }
    guard
      let at = clause.items.firstIndex(where: {
        $0.token.lower <= word.bytes.lowerBound && $0.token.upper >= word.bytes.upperBound
      })
    else { return false }
    let item = clause.items[at]
    // Grown ponies, rented shoes: a participle tells a kind too.
    let isVerb =
      item.token.form == .verb && !item.token.isPast
      || item.token.sort == .act && at == clause.head && !item.token.isPast
      || at == clause.head && item.token.form == .verb && !item.token.isPast
    return item.token.isContent && item.token.sort != .role
      && (!isVerb || item.token.upper > word.bytes.upperBound)
  }

  private func words(of clause: Clause) -> [Kind] {
    LatinWords.places(in: text.bytes, clause.bytes, digits: false).map { bytes in
      Kind(text: text.folded(bytes.lowerBound, bytes.upperBound), bytes: bytes)
    }
  }

  /// Frames are not welded, except steel frames; only electric cars are let in: the first of two words tells
  /// the kind, though the lexicon may have both as one word for something wider.
  func narrowKinds(_ norms: inout [Norm], _ main: Clause) {
    let mayBeExclusive = text.bytes[main.bytes].has("only".utf8)
    guard norms.contains(where: { !$0.unless.isEmpty || mayBeExclusive && !$0.when.isEmpty }),
      text.bytes[main.bytes].allSatisfy({ $0 < 0x80 })
    else { return }
    // A late return costs $25: two words of a condition, and no kind that is singled out.
    let said = words(of: main)
    let isExclusive = said.contains { $0.text == "only" }
    for i in norms.indices where !norms[i].decides {
      for at in norms[i].unless.indices {
        if let kind = kind(norms[i].unless[at], within: said)?.kind {
          norms[i].unless[at].terms = [kind]
        }
      }
      for at in norms[i].when.indices where isExclusive {
        if let kind = kind(norms[i].when[at], within: said)?.kind {
          norms[i].when[at].terms = [kind]
        }
      }
      let own = (isExclusive ? norms[i].when : []) + norms[i].unless
      if let found = own.lazy.compactMap({ kind($0, within: said) }).first, let whole = found.whole,
        norms[i].object.map({ $0 == whole || knowledge.isA(whole.id, $0.id) }) ?? false
      {
        norms[i].object = found.noun
      }
    }
  }

  /// The kind that a condition of two words tells, its noun, and what the lexicon reads both as; nil where
  /// the condition says something else.
  private func kind(
    _ predicate: Predicate, within main: [Kind]
  ) -> (kind: Term, noun: Term, whole: Term?)? {
    guard predicate.kind == .words, predicate.holds, (1...2).contains(predicate.terms.count) else {
      return nil
    }
    var own = LatinWords.words(FoldedText.fold(predicate.text))
    let opening = NormBuilder.leavingOut.first { own.starts(with: $0) }
    let opens = opening != nil
    own.removeFirst(opening?.count ?? 0)
    guard own.count == 2, own.allSatisfy({ $0.utf8.count > 2 }),
      !NormBuilder.noKinds.contains(own[0])
    else { return nil }
    let noun = EnglishInflection.lemma(own[1])
    let named = main.filter { EnglishInflection.lemma($0.text) == noun }
    let isWhole = predicate.terms.count == 1 && !predicate.terms[0].isWord
    // The noun stands in the rule too, or it is only this kind that is singled out.
    let isRepeated = opens && isWhole && !named.isEmpty
    let isSingled = named.contains { place in
      let span = text.span(place.bytes.lowerBound, place.bytes.upperBound)
      return isWhole && predicate.span.contains(span)
    }
    guard isRepeated || isSingled else { return nil }
    return (
      Term("word:" + EnglishInflection.lemma(own[0])), Term("word:" + noun),
      isWhole && isSingled ? predicate.terms[0] : nil
    )
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

  private static let leavingOut = [
    ["other", "than"], ["apart", "from"], ["aside", "from"], ["except", "for"], ["save", "for"],
    ["except"], ["only"], ["but"], ["save"],
  ]
  private static let noKinds: WordSet = [
    "the", "our", "your", "their", "these", "those", "other", "such", "any", "all", "some", "for",
    "not", "sell", "buy", "use", "lend", "give", "more", "few", "many",
  ]
}
