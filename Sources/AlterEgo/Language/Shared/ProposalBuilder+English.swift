// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What English questions say in passing: what somebody wants to do, since when, what nobody knows.
extension ProposalBuilder {
  /// A guest asks to smoke in his room, may he: what is asked is what somebody wants to do.
  func wishedAct(
    _ told: ArraySlice<ParsedSentence>, _ main: Clause
  ) -> TermReader.ActReading? {
    guard text.bytes[main.bytes].allSatisfy({ $0 < 0x80 }), main.deontic.isEmpty,
      !main.items.contains(where: { $0.token.isContent })
    else { return nil }
    for clause in told.reversed().flatMap({ $0.clauses.reversed() }) where !clause.negated {
      guard let verb = clause.items.firstIndex(where: isWishedFor) else { continue }
      var wish = clause
      wish.items = Array(clause.items[verb...])
      for index in wish.items.indices.dropFirst() where wish.items[index].role == .none {
        wish.items[index].role = .object
      }
      wish.items[0].token.form = .verb
      wish.head = 0
      var reading = terms.act(wish, deontic: "")
      // Wants to paint his boat: a verb that the lexicon has only as a thing tells an act all the same.
      if reading.act == nil {
        let verb = wish.items[0].token
        reading.act = Term(
          "word:" + EnglishInflection.lemma(text.surface(verb)))
      }
      // To walk off to the shop: where to is nothing that it is done to.
      if !wish.items.dropFirst().contains(where: { $0.role == .object }) { reading.object = nil }
      // Baby food: the last of the nouns side by side.
      var last = 1
      while last + 1 < wish.items.count,
        wish.items[last + 1].token.lower == wish.items[last].token.upper + 1,
        wish.items[last + 1].token.isContent, wish.items[last + 1].token.sort != .state
      { last += 1 }
      if last < wish.items.count, wish.items[last].role == .object {
        reading.object = wish.items[last].token.term
      }
      return reading
    }
    return nil
  }

  /// To feed, in wants to feed and asks us to feed; may park, in asks whether his band may park.
  private func isWishedFor(_ item: Item) -> Bool {
    guard item.token.isContent else { return false }
    let before = text.folded(max(0, item.token.lower - 24), item.token.lower)
    if ProposalBuilder.wishing.contains(where: { verb in
      ["", " us", " me", " him", " her", " them"].contains { before.hasSuffix(verb + $0 + " to ") }
    }) {
      return true
    }
    guard [" may ", " can ", " could "].contains(where: before.hasSuffix) else { return false }
    let further = text.folded(max(0, item.token.lower - 60), item.token.lower)
    return ProposalBuilder.asking.contains { further.utf8.has($0.utf8) }
  }

  /// Let her off the charge, skip the safety check: a thing that is all the question names, and what
  /// stands right before the act, are left undone too.
  func isLetOff(_ index: Int, _ clause: Clause, _ proposal: Proposal) -> Bool {
    guard clause.question == "need-not", text.bytes[clause.bytes].allSatisfy({ $0 < 0x80 }),
      clause.items[index].token.isContent, let head = clause.head
    else { return false }
    if index == head { return proposal.act == nil }
    return index < head
      && clause.items[index].token.upper + 1 == clause.items[index + 1].token.lower
  }

  /// Leave the floor unmopped: a word for what was not done, which no lexicon holds, denies the doing.
  func undone(_ token: Token, _ inProposal: Bool) -> ProposedTerm? {
    let said = text.surface(token)
    guard token.kind == .word, said.utf8.count > 6, said.hasPrefix("un"), said.hasSuffix("ed")
    else {
      return nil
    }
    let done = String(said.dropFirst(2))
    var term = ProposedTerm(
      term: .word(EnglishInflection.lemma(done)), denied: true, inProposal: inProposal,
      span: text.span(token.lower, token.upper))
    term.surface = done
    return term
  }

  /// Skip the check to raise our profit: what it is done for is not left undone.
  func isPurpose(_ index: Int, _ clause: Clause) -> Bool {
    guard let head = clause.head, index > head,
      text.bytes[clause.bytes].allSatisfy({ $0 < 0x80 })
    else { return false }
    let from = clause.items[head].token.upper
    return clause.items[(head + 1)...index].contains { item in
      item.token.sort == .act
        && text.folded(from, item.token.lower).hasSuffix(" to ")
    }
  }

  /// This morning, this week: when it is to be done, and nothing that it is done to.
  func isThisTime(_ object: Term?, _ asking: ParsedSentence) -> Bool {
    guard let object, object.isWord, let main = asking.main,
      let item = main.items.first(where: { $0.token.term == object })
    else { return false }
    let said = text.folded(max(0, item.token.lower - 5), item.token.upper)
    return ["this morning", "this evening", "this afternoon", "this week", "this month"].contains {
      said.hasSuffix($0)
    }
  }

  /// May Ida carry it alone, may the two of them: how many people are to do what is asked, where the question says so.
  func headcount(_ asking: ParsedSentence, _ proposal: Proposal) -> [Fact] {
    guard text.bytes[asking.bytes].allSatisfy({ $0 < 0x80 }),
      !proposal.facts.contains(where: { $0.unit == "people" })
    else { return [] }
    let own = text.span(asking.bytes.lowerBound, asking.bytes.upperBound)
    var fact = Fact(id: "headcount", truth: .yes, span: own)
    (fact.op, fact.unit) = (.equal, "people")
    let told = proposal.facts.first { $0.id == "alone_state" && $0.span.lower >= own.lower }
    if let told, told.truth == .yes {
      (fact.value, fact.span) = (1, told.span)
      return [fact]
    }
    let said = text.folded(asking.bytes.lowerBound, asking.bytes.upperBound)
    if let number = proposal.facts.first(where: { fact in
      fact.unit == "count" && fact.span.lower >= own.lower && (fact.value ?? 0) > 1
        && [" of them", " of us", " of you"].contains(where: {
          text.slice(Span(fact.span.upper, fact.span.upper + 8)).hasPrefix($0)
        })
    }) {
      (fact.value, fact.span) = (number.value, number.span)
      return [fact]
    }
    // Ida and Tom together.
    guard said.utf8.has(" together".utf8), let main = asking.main,
      let head = main.headItem?.token.lower
    else { return [] }
    let before = text.folded(asking.bytes.lowerBound, max(asking.bytes.lowerBound, head))
    let joints = before.split(separator: " ").filter { $0 == "and" || $0.hasSuffix(",") }.count
    guard joints > 0 else { return [] }
    fact.value = Double(joints + 1)
    return [fact]
  }

  private static let asking = [
    "asks whether ", "asks if ", "asked whether ", "asked if ", "wonders whether ", "wonders if ",
    "wants to know whether ", "wants to know if ",
  ]
  private static let wishing = [
    "wanted", "asked", "begs", "wants", "want", "asks", "ask", "would like", "wishes", "hopes",
  ]

  /// Since 1998: for so many years.
  func sinceYear() -> [Fact] {
    let cue = Array("since ".utf8)
    return text.bytes.indices.compactMap { at in
      guard text.bytes.has(cue, at) else { return nil }
      let digits = text.bytes[(at + cue.count)...].prefix { $0.isDigit }
      guard digits.count == 4 else { return nil }
      let said = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      guard said >= 1900, said <= year else { return nil }
      var fact = Fact(
        id: "duration", truth: .yes, span: text.span(at, at + cue.count + digits.count))
      (fact.op, fact.value, fact.unit) = (.equal, Double(year - said), "years")
      return fact
    }
  }

  /// I could not reach anyone to ask whether he has signed; nobody here knows if he was trained.
  func isOpen(_ sentence: ParsedSentence) -> Bool {
    let said = " " + text.folded(sentence.bytes.lowerBound, sentence.bytes.upperBound) + " "
    let has = { (words: [String]) in words.contains { said.utf8.has($0.utf8) } }
    // We are waiting to hear whether it was signed.
    if has([" whether ", " if "]),
      has([" wait", " to hear ", " yet to ", " still to ", " wonder", " to be seen ", " depends "])
    {
      return true
    }
    if has(ProposalBuilder.untold) { return true }
    guard
      has([
        " not ", "n't ", " nobody ", " no one ", " nobody's ", " no one's ", " never ", " forgot ",
        " unclear ", " cannot ",
      ])
    else { return false }
    // The label does not tell which kind it is.
    if has([" which ", " what ", " how ", " when ", " where ", " who ", " whose "]),
      has(ProposalBuilder.knowing)
    {
      return true
    }
    return has([" whether "])
      || has([" if "])
        && has([" know", " told ", " say ", " said ", " sure ", " tell ", " remember", " checked "])
  }

  private static let knowing = [
    " know", " told ", " tell ", " say ", " said ", " sure ", " find out ", " found out ",
    " mention",
    " see ", " seen ", " ask", " check", " learn", " clear ", " decided ", " describe", " looked ",
  ]

  /// What is left unsaid by name: not a word on why.
  private static let untold = [
    " not a word on ", " not a word about ", " no word on ", " no reason given",
    " no reason was given", " didn't say why", " did not say why", " won't say why",
    " hasn't said why", " has not said why", " haven't said why", " didn't say when",
    " did not say when", " hasn't said when", " has not said when", " didn't say how",
    " did not say how", " didn't say which", " did not say which", " didn't say what",
    " did not say what", " gave no reason",
  ]

  /// Has the guest consented, nobody knows: what is asked on the way and not answered is open.
  func isAskedBefore(_ index: Int, _ sentences: [ParsedSentence]) -> Bool {
    let said = text.folded(sentences[index].bytes.lowerBound, sentences[index].bytes.upperBound)
    let openers = ["has ", "have ", "is ", "are ", "was ", "were ", "did ", "does "]
    guard sentences[index].main?.question == "yes-no", index + 1 < sentences.count,
      openers.contains(where: said.hasPrefix)
    else { return false }
    return sentences[index + 1].clauses.contains(where: \.saysUnknown)
  }
}
