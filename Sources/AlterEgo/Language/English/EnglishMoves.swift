// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Numbers that an English order moves, or brings something up to.
extension StatementView {
  /// Halve the missed pickups; double the output: an order that opens with the move is to come there.
  ///
  /// What is to be halved or cut in half is so wherever the words stand.
  func wholeMove(_ q: Quantity, _ chosen: FoundQuantity, _ before: [String]) -> Comparator? {
    guard q.op == .equal, q.type == "multiple" else { return nil }
    let word = q.surface.lowercased().split(separator: " ").last ?? ""
    if word.hasPrefix("halve") || word == "halving" { return .atMost }
    if word == "half", before.first == "in",
      before.dropFirst().prefix(8).contains(where: { word in
        changeSign(word) ?? 0 < 0
      })
    {
      return .atMost
    }
    guard chosen.bytes.lowerBound == 0 else { return nil }
    return ["double the ", "triple the ", "treble the "].contains {
      text.folded(0, min(text.bytes.count, 11)).hasPrefix($0)
    } ? .atLeast : nil
  }

  /// Lift the share from 12% to 30%: where a number comes to, and not where it comes from.
  func endOfMove(from start: FoundQuantity, _ all: [FoundQuantity]) -> FoundQuantity {
    guard start.quantity.op == .equal,
      wordsBefore(start.bytes.lowerBound).first == "from",
      let end = all.first(where: { $0.bytes.lowerBound >= start.bytes.upperBound }),
      end.quantity.type == start.quantity.type || start.quantity.unit == "count"
        || end.quantity.unit == "count",
      wordsBefore(end.bytes.lowerBound).first == "to"
        || end.quantity.surface.lowercased().hasPrefix("to ")
    else { return start }
    // From six weeks to four: the unit is said once.
    guard end.quantity.unit == "count", start.quantity.unit != "count" else { return end }
    var moved = end
    (moved.quantity.unit, moved.quantity.type) = (start.quantity.unit, start.quantity.type)
    return moved
  }

  /// Raise margin from 25 to 30%: the number that a move from one to another comes to, where both are
  /// read as one range.
  func movedRange(_ q: Quantity, _ chosen: FoundQuantity) -> (value: Double, op: Comparator)? {
    guard q.op == .range, let low = q.value, let high = q.value2 else { return nil }
    let before = wordsBefore(chosen.bytes.lowerBound)
    guard before.first == "from" || q.surface.lowercased().hasPrefix("from "),
      let sign = before.prefix(8).lazy.compactMap({ word in
        changeSign(word) ?? word.split(separator: " ").first.flatMap { changeSign(String($0)) }
      }).first, sign != 0
    else { return nil }
    return (sign > 0 ? max(low, high) : min(low, high), sign > 0 ? .atLeast : .atMost)
  }

  /// An answer goes out in four days: what is to be done in so many hours, days or weeks is due.
  ///
  /// What will be in so many years or months is a time to come.
  func isDeadline(_ quantity: FoundQuantity, _ draft: Draft) -> Bool {
    let q = quantity.quantity
    return draft.modality == .must && q.op == .equal && q.sense == nil
      && ["hours", "days", "business_days", "weeks"].contains(q.unit)
      && wordsBefore(quantity.bytes.lowerBound).first == "in"
  }

  static let groups: WordSet = [
    "group", "groups", "party", "parties", "team", "teams", "crew", "crews", "class", "classes",
    "gang", "gangs", "squad", "squads", "staff",
  ]

  /// If two applicants are equally good: which ones, and no limit.
  func isTie(_ quantity: FoundQuantity) -> Bool {
    guard ["people", "count", "companies", "quotes", "cases"].contains(quantity.quantity.unit),
      quantity.quantity.op == .equal
    else { return false }
    return sentence(at: quantity.bytes.lowerBound)?.clauses.contains { clause in
      guard clause.role == .when, clause.bytes.contains(quantity.bytes.lowerBound) else {
        return false
      }
      let words = text.folded(clause.bytes.lowerBound, clause.bytes.upperBound)
      return [" equal", " alike", " the same ", " tie", " level with", " as good as"].contains {
        words.utf8.has($0.utf8)
      }
    } ?? false
  }

  /// Get online sales up to ¥60 million: what a number is brought up to is the least.
  func risesUpTo(_ q: Quantity, _ before: [String]) -> Bool {
    guard q.op == .atMost, ["percent", "money", "multiple", "count"].contains(q.type),
      ["up to ", "as much as ", "as many as "].contains(where: q.surface.lowercased().hasPrefix),
      !["of", "for", "at", "by"].contains(before.first ?? "")
    else { return false }
    // The verb stands before what it moves: may take up to 15 percent is a limit.
    let verb = before.dropFirst().prefix(10).first { word in
      changeSign(word) ?? 0 > 0
        || ["get", "bring", "build", "take", "push", "move", "drive", "pull", "work"].contains {
          word == $0 || word == $0 + "s"
        }
    }
    return verb != nil && !before.contains { ["may", "can", "could"].contains($0) }
  }

  /// Bring scrap down to 2 percent; let's get margin to 30; we will raise the share to a third: a
  /// line whose first verb moves a number to an end, and nothing tells when or how often.
  func movesToEnd(_ draft: Draft) -> Bool {
    guard sentences.count == 1, let sentence = sentences.first, let main = sentence.main,
      draft.condition == nil, draft.exception == nil,
      !main.negated, ["", "must"].contains(main.modal), main.deontic.isEmpty,
      !found.contains(where: { $0.quantity.type == "frequency" })
    else { return false }
    let words = within(sentence.bytes).filter { !isMark($0) }
    // By 2030, over the next three years: when it is to be there.
    guard let verb = words.firstIndex(where: { isMove(surface($0)) }), verb + 1 < words.count,
      words[..<verb].allSatisfy({ token in
        token.kind == .quantity || token.isFunction("preposition", "determiner", "adverb")
          || token.isFunction("pronoun") && ["we", "i"].contains(surface(token))
          || ["let's", "let us", "will", "shall", "must", "are going to", "have to", "need to"]
            .contains(surface(token))
      }),
      !words[..<verb].contains(where: { $0.isFunction("modal") && surface($0) != "let's" })
        || words[..<verb].contains(where: {
          ["will", "shall", "are going to"].contains(surface($0))
        }),
      !words.contains(where: { ["every", "each", "always"].contains(surface($0)) })
    else { return false }
    guard let end = words[(verb + 1)...].firstIndex(where: { $0.kind == .quantity }),
      end > verb + 1 || surface(words[verb]).utf8.contains(0x20)
        || end + 1 < words.count && ["off", "from"].contains(surface(words[end + 1]))
    else { return false }
    // Shave five percent off the rent.
    if end == verb + 1, end + 1 < words.count, surface(words[end + 1]) == "off" { return true }
    let before = words[end - 1]
    if words[(verb + 1)..<end].contains(where: { $0.isFunction("modal", "aux") }) { return false }
    let isReached =
      before.isFunction("preposition")
      && (["to", "by"].contains(surface(before))
        || surface(before) == "in" && found.contains { $0.quantity.type == "multiple" }
        || surface(before) == "of"
          && ["reach", "achieve", "hit", "attain"].contains(surface(words[verb])))
    let quantity = found.first { $0.bytes.lowerBound == words[end].lower }?.quantity
    let isBound =
      [.less, .more, .atLeast, .atMost].contains(quantity?.op ?? .equal)
      && (end == verb + 1 || words[(verb + 1)..<end].contains { $0.isContent })
    return isReached || isBound
  }

  private func isMove(_ words: String) -> Bool {
    // Cut overtime, raise prices: an act of two words begins with its verb.
    let word = words.split(separator: " ").first.map(String.init) ?? words
    return changeSign(word).map { $0 != 0 } ?? false
      || [
        "bring", "get", "push", "take", "drive", "pull", "reach", "achieve", "hit", "attain",
      ].contains(word)
  }

  /// Exports should reach a third by 2030; waste will fall to 2 percent next year: what a number is
  /// to come to by a time, and no duty of anybody.
  func expectsNumber() -> Bool {
    guard sentences.count == 1, let sentence = sentences.first, let main = sentence.main,
      main.modal == "must" || main.modal.isEmpty, !main.negated, main.deontic.isEmpty,
      found.contains(where: {
        $0.looksLikeHorizon || ["fiscal", "year"].contains($0.quantity.type)
      })
    else { return false }
    let words = within(sentence.bytes).filter { !isMark($0) }
    // By 2030 the share stands at a third.
    if main.modal.isEmpty, let first = words.first,
      first.isFunction("preposition") || first.kind == .quantity,
      let verb = words.firstIndex(where: { ["stands", "stand"].contains(surface($0)) }),
      verb + 1 < words.count, surface(words[verb + 1]) == "at"
    {
      return true
    }
    guard
      let modal = words.firstIndex(where: {
        ["should", "will", "shall", "ought to"].contains(surface($0))
      }), modal > 0, modal + 2 < words.count,
      !words[..<modal].contains(where: { $0.isFunction("pronoun", "modal") })
    else { return false }
    let verb = text.firstWord(of: words[modal + 1])
    return ["reach", "hit", "attain", "come", "get", "stand", "top", "pass", "account", "go"]
      .contains(verb) || changeSign(verb).map { $0 != 0 } ?? false
  }

  /// Our target for scrap is 2 percent: what is called a target is aimed at.
  func namesTarget() -> Bool {
    guard let main = sentences.first?.main, main.modal.isEmpty, !main.negated else { return false }
    let all = within(sentences[0].bytes)
    let words = all.filter { !isMark($0) }.prefix(3).map(surface)
    guard words.count == 3, ["our", "the", "my"].contains(words[0]) else { return false }
    let goals = ["target", "goal", "aim", "objective", "vision"]
    // Our five-year goal: $12 million.
    if let mark = all.prefix(5).firstIndex(where: { isMark($0) && surface($0) == ":" }), mark > 1,
      goals.contains(surface(all[mark - 1]))
    {
      return true
    }
    return goals.contains(words[1]) && words[2] == "for"
  }

  /// Sell 70 percent of our tickets online within three years: what is to be there by then.
  func isDueInYears(besides chosen: FoundQuantity) -> Bool {
    guard chosen.quantity.per == nil else { return false }
    return found.contains { other in
      other.bytes != chosen.bytes && other.looksLikeHorizon
        && ["within ", "inside ", "in ", "by "].contains(where: {
          text.folded(max(0, other.bytes.lowerBound - 3), other.bytes.upperBound).utf8.has($0.utf8)
        })
        && !other.quantity.surface.lowercased().hasPrefix("for ")
        && !other.quantity.surface.lowercased().hasPrefix("over ")
    }
  }

  /// Overtime under 20 hours a head; falls halved by 2035: a line that has no verb of its own but
  /// how a number moves.
  func isBareTarget(_ draft: Draft) -> Bool {
    guard let sentence = sentences.first, let main = sentence.main, main.modal.isEmpty,
      main.deontic.isEmpty, !main.negated
    else { return false }
    let others = sentence.clauses.filter { $0.role != .main }
    let all = within(sentence.bytes).filter { token in
      !others.contains { $0.bytes.contains(token.lower) }
    }
    let parser = EnglishParser(text)
    guard let start = all.firstIndex(where: { !isMark($0) }),
      !all.contains(where: { $0.isFunction("aux", "modal", "upward") }),
      !(parser.isVerb(all[start]) && !all[start].isPast && changeSign(surface(all[start])) != nil)
    else { return false }
    // No more than 14 guests at the table: a bound on heads in front is a rule of the house.
    if let first = found.first(where: { $0.bytes.lowerBound == all[start].lower }),
      first.quantity.op == .atMost, draft.horizonYears == nil,
      ["no more", "not more", "never more"].contains(
        where: first.quantity.surface.lowercased().hasPrefix)
    {
      return false
    }
    // Deposit on every booking: 25 percent; credit limit: a million; 20 hours, not a minute more.
    if setsRule(all) { return false }
    // Order nothing above a month's use; …, but never more than 12 percent: a ban is no goal.
    if all.contains(where: { $0.isFunction("negation") && surface($0) != "not" })
      || sentences.dropFirst().contains(where: { $0.main?.modal == "prohibit" })
    {
      return false
    }
    // Export share: 30 percent.
    // Overtime stays below 20 hours; limit waste to 3 percent: a verb that holds it where it is.
    if all.contains(where: { StatementView.holding.contains(surface($0)) }) { return false }
    let isTitled = all.count > 3 && all[1].isContent && surface(all[2]) == ":"
    return all.indices.allSatisfy { index in
      let token = all[index]
      if isTitled && index == 0 { return true }
      let isFirst = index == start || index > 0 && isMark(all[index - 1])
      // Replant 5 percent of the trees, put 2 percent aside: a word in front that takes a number.
      if isFirst, token.kind == .word, index + 1 < all.count, takesNumber(token, all[index + 1]) {
        return false
      }
      guard parser.isVerb(token) else { return true }
      // An apprentice spends two days: the verb of one that is named.
      if index > 1, surface(token).hasSuffix("s"), all[index - 1].isContent,
        !surface(all[index - 1]).hasSuffix("s"), all[index - 2].isFunction("determiner"),
        index + 1 < all.count, !isMark(all[index + 1])
      {
        return false
      }
      if parser.standsAsNoun(index, all) { return true }
      if isFirst { return token.sort == .act && surface(token).hasSuffix("s") }
      return StatementView.moved.contains(surface(token)) || surface(token).hasSuffix("s")
    }
  }

  /// Double shifts below four a month: what kind they are, where another number sets a bound.
  func opensAsAdjective(_ candidates: [FoundQuantity]) -> Bool {
    guard let first = candidates.first, candidates.count > 1, first.bytes.lowerBound == 0,
      ["double", "triple"].contains(first.quantity.surface.lowercased())
    else { return false }
    let next = tokens.first { $0.lower >= first.bytes.upperBound }
    return next?.isContent ?? false
  }

  private func takesNumber(_ word: Token, _ next: Token) -> Bool {
    guard !surface(word).hasSuffix("s") else { return false }
    if next.isFunction("determiner", "pronoun") { return true }
    return found.contains {
      $0.bytes.lowerBound == next.lower && [.equal, .about, .atLeast].contains($0.quantity.op)
        && $0.quantity.type != "multiple"
    }
  }

  private static let holding: WordSet = [
    "stay", "stays", "remain", "remains", "goes", "comes", "limit", "cap", "restrict", "confine",
    "hold", "keep", "limits", "caps", "restricts", "holds", "keeps", "maintain", "maintains",
  ]

  private static let moved: WordSet = [
    "cut", "halved", "doubled", "tripled", "reduced", "lowered", "trimmed", "raised", "lifted",
    "brought", "slashed", "increased",
  ]
}
