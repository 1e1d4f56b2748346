// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// On which side of an English number the words around it leave room.
extension StatementView {
  private var bounds: BoundWords { metrics.bounds }

  /// Keep the rent to 80,000 yen; the ceiling is 5 percent; ten loaves, at the very least.
  func heldTo(_ q: Quantity, _ chosen: FoundQuantity, _ before: [String]) -> Comparator? {
    guard q.op == .equal, q.type != "year", q.type != "fiscal" else { return nil }
    let near = before.prefix(8)
    // Before I turn 62, once she turns 18.
    if q.type == "age", ["turn", "turns"].contains(before.first ?? "") {
      let joint = before.prefix(4)
      if joint.contains("before") || joint.contains("until") { return .less }
      return .atLeast
    }
    if before.first == "to",
      near.contains(where: {
        [
          "keep", "keeps", "kept", "hold", "holds", "held", "confine", "confined", "restrict",
          "restricted", "limit", "limited",
        ].contains($0)
      })
    {
      return .atMost
    }
    // The minimum order is 500: a noun of two words has its bound in front.
    if ["is", "of", "at", "be"].contains(before.first ?? "") {
      let nouns = near.dropFirst().flatMap { word in
        word.split(separator: " ").reversed().map(String.init)
      }
      if let op = boundNoun(nouns[...]) { return op }
    }
    // Orders start at 500.
    if before.first == "at",
      ["start", "starts", "begin", "begins"].contains(near.dropFirst().first ?? ""),
      ["money", "percent"].contains(q.type)
    {
      return .atLeast
    }
    if ["is", "be"].contains(before.first ?? ""), let op = extremeSubject(before) { return op }
    if let op = contrasted(chosen) { return op }
    return heading(chosen) ?? toldBehind(chosen) ?? endsInBound(chosen) ?? opensWithBound(chosen)
  }

  /// The ceiling, the lower limit, among words that stand nearest first.
  private func boundNoun(_ words: ArraySlice<String>) -> Comparator? {
    for at in words.indices {
      if at + 1 < words.endIndex, let op = bounds.nouns[words[at + 1] + " " + words[at]] {
        return op
      }
      if let op = bounds.nouns[words[at]] { return op }
    }
    return nil
  }

  /// The least we accept for a suit is $1,200: what the sentence opens with is the end of a scale.
  private func extremeSubject(_ before: [String]) -> Comparator? {
    let words = before.prefix(14)
    guard let at = words.firstIndex(where: { bounds.extremes[$0] != nil }), at + 1 < words.count,
      words[at + 1] == "the", at > 1, at + 2 == before.count || at + 3 >= before.count
    else { return nil }
    return bounds.extremes[words[at]]
  }

  /// The least we accept is $1,200: what we accept at least is asked for, and no leave.
  func asksTheLeast(_ draft: Draft) -> Bool {
    guard draft.threshold?.op == .atLeast, let first = sentences.first else { return false }
    if namesTheLeast() { return true }
    let words = text.folded(first.bytes.lowerBound, first.bytes.upperBound).split(separator: " ")
    guard words.count > 3, words[0] == "the" else { return false }
    return bounds.extremes[String(words[1])] == .atLeast && ["we", "i"].contains(words[2])
  }

  /// Three months' notice is the least a tenant can expect: what is so called is owed.
  func namesTheLeast() -> Bool {
    guard let first = sentences.first else { return false }
    let words = text.folded(first.bytes.lowerBound, first.bytes.upperBound).split(separator: " ")
    return words.indices.dropLast(2).contains {
      ["is", "are"].contains(words[$0]) && words[$0 + 1] == "the"
        && bounds.extremes[String(words[$0 + 2])] == .atLeast
    }
  }

  /// Three days to answer, not four: on which side the number lies that is denied beside it.
  private func contrasted(_ chosen: FoundQuantity) -> Comparator? {
    guard let value = chosen.quantity.value,
      let other = found.first(where: { $0.bytes.lowerBound >= chosen.bytes.upperBound }),
      other.quantity.op == .equal, let denied = other.quantity.value, denied != value,
      other.quantity.unit == chosen.quantity.unit || other.quantity.unit == "count",
      wordsBefore(other.bytes.lowerBound).first == "not"
    else { return nil }
    return denied > value ? .atMost : .atLeast
  }

  /// Credit limit for new customers: a million; approval of site managers: ¥300,000 an item.
  func heading(_ chosen: FoundQuantity) -> Comparator? {
    guard let at = tokens.index(startingAt: chosen.bytes.lowerBound), at > 1,
      isMark(tokens[at - 1]), [":", "-", "–", "—", "="].contains(surface(tokens[at - 1]))
    else { return nil }
    let words = wordsBefore(chosen.bytes.lowerBound).prefix(8).flatMap { word in
      word.split(separator: " ").reversed().map(String.init)
    }
    if let op = boundNoun(words[...]) { return op }
    return words.lazy.compactMap { bounds.grants[$0] }.first
  }

  /// With €900 as the cap; thirty days is the longest anyone waits; ten guests is as many as fit.
  private func toldBehind(_ chosen: FoundQuantity) -> Comparator? {
    let end = chosen.bytes.upperBound
    guard let sentence = sentence(at: chosen.bytes.lowerBound), end < sentence.bytes.upperBound
    else { return nil }
    let words = text.folded(end, sentence.bytes.upperBound).split(separator: " ").prefix(16)
    guard
      let joint = words.prefix(7).firstIndex(where: { word in
        ["is", "are", "as"].contains(word)
      }), joint == 0 || words[joint] != "as",
      !words[..<joint].contains(where: { $0.hasSuffix(",") || $0 == "," })
    else { return nil }
    let told = words[(joint + 1)...]
    if words[joint] != "as" {
      let rest = told.joined(separator: " ")
      for (phrase, op) in bounds.behind where starts(rest, phrase) { return op }
    }
    // Our absolute limit.
    let noun = told.prefix(3).drop { ["the", "a", "an", "our", "my", "their", "its"].contains($0) }
    guard noun.startIndex > told.startIndex else { return nil }
    for at in noun.indices.prefix(2) {
      let word = noun[at].prefix { $0.isLetter }
      if at + 1 < told.endIndex,
        let op = bounds.nouns[word + " " + told[at + 1].prefix { $0.isLetter }]
      {
        return op
      }
      if let op = bounds.nouns[String(word)]
        ?? (at == noun.startIndex ? bounds.extremes[String(word)] : nil)
      {
        return op
      }
    }
    return nil
  }

  private func starts(_ words: String, _ phrase: String) -> Bool {
    guard words.hasPrefix(phrase) else { return false }
    return words.utf8.count == phrase.utf8.count
      || words.utf8.dropFirst(phrase.utf8.count).first.map { !$0.isLetter } ?? true
  }

  /// The words of a sentence behind a number, without the marks that close it.
  private func closing(_ chosen: FoundQuantity, _ sentence: ParsedSentence) -> String {
    var words = text.folded(
      chosen.bytes.upperBound, max(chosen.bytes.upperBound, sentence.bytes.upperBound))
    while let end = words.last, [".", "!", " "].contains(end) { words.removeLast() }
    return words
  }

  /// 3% of sales at the most: the bound that closes the sentence belongs to its last number.
  private func endsInBound(_ chosen: FoundQuantity) -> Comparator? {
    guard let last = found.last(where: { !$0.looksLikeHorizon }), last.bytes == chosen.bytes,
      let sentence = sentences.first(where: { $0.bytes.contains(chosen.bytes.lowerBound) })
    else { return nil }
    let words = closing(chosen, sentence)
    return bounds.ends.first { end in
      words.hasSuffix(end.words)
        && words.utf8.dropLast(end.words.utf8.count).last == UInt8(ascii: " ")
    }?.op
  }

  /// At a bare minimum, ship 98 percent on time: the bound in front belongs to the first number.
  private func opensWithBound(_ chosen: FoundQuantity) -> Comparator? {
    guard let sentence = sentence(at: chosen.bytes.lowerBound),
      found.first(where: { $0.bytes.lowerBound >= sentence.bytes.lowerBound })?.bytes
        == chosen.bytes
    else { return nil }
    let words = text.folded(sentence.bytes.lowerBound, chosen.bytes.lowerBound)
    return bounds.fronts.first { words.hasPrefix($0.words + ",") }?.op
  }

  /// Whether a phrase in front is one of the words that bound a number.
  func isBound(_ phrase: Range<Int>) -> Bool {
    let words = text.folded(phrase.lowerBound, phrase.upperBound)
    return bounds.fronts.contains { $0.words == words }
  }

  /// Whether a line without a verb sets a rule and no goal: it holds of every thing of a kind, its
  /// heading names a bound, or its last words insist.
  func setsRule(_ all: [Token]) -> Bool {
    if all.contains(where: { ["every", "each", "any"].contains(surface($0)) }) { return true }
    guard let number = all.last(where: { $0.kind == .quantity }),
      let chosen = found.first(where: { $0.bytes.lowerBound == number.lower })
    else { return false }
    if heading(chosen) != nil { return true }
    guard let sentence = sentence(at: number.lower) else { return false }
    let words = chosen.quantity.surface.lowercased() + closing(chosen, sentence)
    return bounds.insisting.contains {
      words.hasSuffix(" " + $0) || words.utf8.has((", " + $0).utf8)
    } || words.hasSuffix(" more") && words.utf8.has(" not a ".utf8)
  }

  /// Whether a number makes a rule, and no goal or purpose: within an if, or kept to by a ban.
  func makesRule(_ draft: Draft) -> Bool {
    guard let limit = draft.threshold, draft.norms.first?.modality == .mustNot else { return false }
    if draft.kind == .purpose { return limit.op == .more || limit.op == .less }
    guard draft.kind == .kpi, isNarrowing(draft) else { return false }
    return sentences.contains { sentence in
      sentence.clauses.contains { clause in
        guard clause.role == .when else { return false }
        let span = text.span(clause.bytes.lowerBound, clause.bytes.upperBound)
        return span.contains(limit.span)
      }
    }
  }
}
