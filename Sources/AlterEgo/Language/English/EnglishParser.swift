// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Cuts the tokens of English sentences into clauses and reads their verb groups.
package struct EnglishParser {
  let text: FoldedText

  package init(_ text: FoldedText) { self.text = text }

  package func sentences(_ given: [Token]) -> [ParsedSentence] {
    let (open, exclusives) = withoutExclusives(given)
    let placed = lettingGo(adjectives(standIns(signs(opened(costless(open))))))
    let tokens = unknownVerbs(questionsOnly(upwardActs(needs(conjunctions(handedOn(placed))))))
    var sentences: [ParsedSentence] = []
    var current: [Token] = []
    func close() {
      if let last = current.last(where: { $0.kind != .mark }) {
        var sentence = sentence(current)
        if let others = exclusives[last.lower] { shutOut(&sentence.clauses, others: others) }
        sentences.append(sentence)
      }
      current = []
    }
    for (index, token) in tokens.enumerated() {
      if token.kind == .mark {
        let surface = text.surface(token)
        if surface == "?" { current.append(token) }
        if ["!", "?", "\n", ";"].contains(surface) || surface == "." && endsSentence(tokens, index)
        {
          close()
          continue
        }
      }
      // ", but …" starts a sentence of its own: a rule, then its exception.
      if token.isFunction("connective"), token.value != "and",
        current.contains(where: { $0.isContent }), index > 0, tokens[index - 1].kind == .mark
      {
        close()
      }
      if addsRule(tokens, index, to: current) { close() }
      if current.count >= ParsedSentence.mostTokens { close() }
      current.append(token)
    }
    close()
    return sentences
  }

  /// A full stop ends a sentence when a blank or nothing follows it.
  private func endsSentence(_ tokens: [Token], _ index: Int) -> Bool {
    let end = tokens[index].upper
    return end >= text.bytes.count || text.bytes[end] == 0x20 || text.bytes[end] == 0x0A
      || text.bytes[end] == 0x22
  }

  func surface(_ token: Token) -> String { text.surface(token) }

  // MARK: Clauses

  private func sentence(_ tokens: [Token]) -> ParsedSentence {
    var connective = ""
    var start = 0
    while start < tokens.count {
      let token = tokens[start]
      if token.isFunction("connective") {
        if connective.isEmpty || connective == "and" { connective = token.value }
      } else if token.kind != .mark || surface(token) == "?" {
        break
      }
      start += 1
    }
    var clauses: [Clause] = []
    var main: [Token] = []
    var at = start
    let outlook = Outlook(tokens, self)
    while at < tokens.count {
      if let role = opener(tokens, at, isFirst: main.isEmpty, outlook) {
        let end = clauseEnd(tokens, at + 1, isFronted: main.isEmpty, role, outlook)
        let body = Array(tokens[(at + 1)..<end])
        let isBut = tokens[at].isFunction("connective")
        if isBut && !body.isEmpty || role == .until && !body.isEmpty
          || role == .regardless && (says(tokens[at], body) || saysAll(tokens, at))
          || role == .when && saysShortly(tokens[at], body)
          || body.contains(where: { $0.isContent || $0.kind == .quantity })
        {
          var clause = fill(body, role, tokens[at].lower..<(body.last?.upper ?? tokens[at].upper))
          if isBut { clause.bytes = butSpan(tokens, at)..<clause.bytes.upperBound }
          if role == .manner { clause.negated = true }
          clause.opener = surface(tokens[at])
          clauses.append(clause)
          at = end
          continue
        }
      }
      main.append(tokens[at])
      at += 1
    }
    let (rest, relatives) = splitRelative(main)
    clauses += relatives
    if let first = rest.first, let last = rest.last {
      clauses.append(fill(rest, .main, first.lower..<last.upper))
    } else if let index = clauses.indices.last {
      clauses[index].role = .main
    }
    if let last = clauses.indices.last { clauses[last].connective = connective }
    return ParsedSentence(
      clauses: clauses, bytes: (tokens.first?.lower ?? 0)..<(tokens.last?.upper ?? 0))
  }

  // MARK: Items and verb groups

  func fill(_ tokens: [Token], _ role: Clause.Role, _ bytes: Range<Int>) -> Clause {
    var clause = Clause(role, bytes)
    var preposition: Item.Case?
    var pendingNegation = false
    var modalAt: Int?
    var sawNoAtStart = false
    var deniesObject = false
    var rivals = false
    var isContrast = false
    var deniesStates = false
    var prefersNext = false
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .mark:
        isContrast = false
        if surface(token) == "?", clause.question.isEmpty { clause.question = "yes-no" }
        preposition = nil
      case .function:
        switch token.function {
        case "preposition" where prefersBefore(tokens, index, clause):
          clause.modal = "prefer"
          rivals = true
          preposition = .than
        case "preposition":
          // Quality over quantity: a sentence without a verb ranks.
          if surface(token) == "over", ranksOver(tokens, index),
            clause.items.contains(where: { $0.token.isContent })
          {
            clause.modal = "prefer"
            rivals = true
          }
          if surface(token) == "'s", let last = clause.items.indices.last {
            // A child's safety: who has it qualifies what follows.
            preposition = clause.items[last].role == .none ? nil : clause.items[last].role
            clause.items[last].role = .of
          } else {
            let isRival = rivals || prefersNext && setsAgainst(token, clause)
            preposition = isRival ? .than : EnglishParser.role(token.value)
            // Sharper than a knife compares; only a sentence that ranks has rivals.
            if preposition == .than, !rivals, clause.modal != "prefer" { preposition = .at }
          }
        case "negation":
          let word = surface(token)
          // No lower than our own staff earn: a bound by a thing, and no denial.
          if boundsByThing(tokens, index) { break }
          if ["not a", "not one", "not even"].contains(word), contrasts(tokens, index) {
            // At six, not a minute later.
            isContrast = true
          } else if let verb = deniedSecondVerb(tokens, index),
            let at = clause.items.firstIndex(where: { $0.token.lower == tokens[verb].lower })
          {
            clause.items[at].denied = true
          } else if EnglishParser.denying.contains(word) {
            if role == .main, word != "without", index > 0,
              deniesBehind(tokens[index - 1]) || bareVerb(tokens, index - 1)
            {
              deniesObject = true
            } else if role == .main, addsDenial(tokens, index) {
              // Pay in 30 days, no exceptions; she cancels and nobody argues: the rule stands.
              preposition = .at
            } else {
              pendingNegation = true
              // In winter no lorry leaves after dark: what stands before is only when or where.
              // For the good of our guests, no room is let twice: so whatever the phrase has in it.
              let isPhrase =
                index > 0 && tokens[index - 1].kind == .mark
                && tokens[0].isFunction("preposition")
              let isFronted =
                isPhrase || clause.items.allSatisfy { $0.role == .at || $0.role == .to }
              if clause.items.isEmpty || isFronted && modalAt == nil { sawNoAtStart = true }
            }
          } else if word == "not", contrasts(tokens, index) {
            // Compete on lead time, not on price.
            if ranks(tokens, index) {
              if clause.modal != "aim" { clause.modal = "prefer" }
              preposition = .than
              rivals = true
            } else {
              isContrast = true
            }
          } else if joinsDenial(tokens, index) {
            isContrast = true
          } else if deniesSecond(tokens, index) {
            pendingNegation = true
            deniesStates = true
          } else {
            clause.negated.toggle()
          }
        case "modal" where contrastsByNever(tokens, index): isContrast = true
        case "modal" where isAskedAfter(tokens, index) || plansNothing(tokens, index): break
        case "modal" where contrastsByTo(tokens, index): (isContrast, preposition) = (true, .at)
        case "modal" where rivals && surface(token) == "always": preposition = nil
        case "modal":
          if takesModal(tokens, index, after: modalAt, clause) {
            clause.modal = token.value
            modalAt = index
          } else if token.value == "prefer" {
            clause.modal = "prefer"
          }
          // Prefer rail over road: the verb takes what it prefers; comes before takes the rival.
          prefersNext = token.value == "prefer" && EnglishParser.preferring.contains(surface(token))
          preposition = token.value == "prefer" && !prefersNext ? .than : nil
        case "question":
          clause.question = token.value
          modalAt = index
          preposition = nil
        case "exception" where surface(token) == "before" && tellsTime(tokens, index):
          preposition = .at
        case "exception" where surface(token) == "before" && bansUntil(tokens, index):
          preposition = .at
        case "exception" where surface(token) == "before" && !closesPhrase(tokens, index):
          clause.modal = "prefer"
          rivals = true
          preposition = .than
        case "restrict": clause.isRestriction = true
        case "unknown": clause.saysUnknown = true
        case "deontic":
          clause.items.append(Item(token, .none))
          preposition = nil
        case "aux": if index > 0 { preposition = nil }
        default: break
        }
      case .concept, .word, .quantity:
        var item = Item(token, preposition ?? .none)
        if role == .main, deniesByState(token, tokens, index) {
          // We give no money, we take no deposit: the state that says no denies the verb.
          deniesObject = true
          item.token = objectOfNo(token)
        }
        if role == .main, deniesSubject(tokens, index) {
          (sawNoAtStart, item.token) = (true, objectOfNo(token))
        }
        if role == .main, forbidsByState(token, tokens, index), clause.modal.isEmpty {
          clause.modal = "prohibit"
          modalAt = index
        }
        if bareVerb(tokens, index) { item.token.form = .verb }
        if role == .when, item.token.kind == .word, item.token.form == .verb,
          standsAsNoun(index, tokens) || index > 0 && surface(tokens[index - 1]) == "'s"
        {
          // A customer's wish, the sleep of a child.
          item.token.form = .noun
        }
        if token.sort == .role, namesSelf(tokens, index) { item.role = .subject }
        if isContrast { (item.role, item.denied) = (.at, true) }
        if deniesStates, token.sort == .state { item.denied = true }
        if token.kind != .quantity, pendingNegation {
          item.denied = true
          pendingNegation = false
        }
        if token.kind != .quantity, index + 1 < tokens.count, !tokens[index + 1].isContent {
          preposition = nil
        }
        clause.items.append(item)
      case .other: break
      }
    }
    findHead(tokens, modalAt, &clause)
    if sawNoAtStart { denySubject(tokens, modalAt, &clause) }
    // We take no agency work; we hide nothing.
    if deniesObject, ["", "must", "may"].contains(clause.modal), !clause.isPast || clause.isPassive
    {
      clause.negated = true
    }
    if deniesObject { wantsNone(tokens, modalAt, &clause) }
    rankFirst(tokens, &clause)
    boundsShare(tokens, &clause)
    waivesForSome(tokens, &clause)
    if role != .main, clause.modal == "prohibit" {
      // A job that does not pay: inside a clause, not demands nothing.
      clause.modal = ""
      clause.negated.toggle()
    }
    return clause
  }

  func isVerb(_ token: Token) -> Bool { token.isContent && token.form == .verb }

  /// The verb after the verb group, else an imperative, else the first verb, else an act noun.
  private func findHead(_ tokens: [Token], _ modalAt: Int?, _ clause: inout Clause) {
    let items = clause.items
    func index(of token: Token) -> Int? {
      let at = items.partition { $0.token.lower >= token.lower }
      return at < items.count && items[at].token.lower == token.lower ? at : nil
    }
    let isVerb = { (token: Token) in
      guard token.isContent && token.form == .verb || token.isFunction("deontic") else {
        return false
      }
      return !standsAsNoun(token, tokens)
    }
    var head: Int?
    if let modalAt {
      // In a question the subject stands between the verb group and the verb.
      let after = tokens[(modalAt + 1)...]
      head =
        after.first { isVerb($0) && !$0.isGerund }.flatMap { index(of: $0) }
        ?? after.first(where: isVerb).flatMap { index(of: $0) }
        ?? items.firstIndex { $0.token.sort == .act }
    }
    if head == nil {
      // Rent rebates above 5 percent go to the owner: no order to rent.
      head = tokens.indices.first {
        $0 > 1 && tokens[$0].id == "ask_approval" && surface(tokens[$0]).hasSuffix("to")
          && self.isVerb(tokens[$0])
          && !tokens[..<$0].contains { $0.isFunction("connective", "pronoun") }
      }.flatMap { index(of: tokens[$0]) }
    }
    if head == nil {
      // Discounts are forbidden; a third refund is refused.
      head = tokens.indices.first {
        $0 > 0 && isVerb(tokens[$0]) && tokens[$0].isPast
          && tokens[$0 - 1].isFunction("aux", "adverb")
      }.flatMap { index(of: tokens[$0]) }
    }
    if head == nil {
      head =
        items.firstIndex { isVerb($0.token) && !$0.token.isGerund }
        ?? items.firstIndex { $0.token.sort == .act }
        // Without the owner's consent: whose it is qualifies it.
        ?? items.indices.first {
          items[$0].token.kind != .quantity
            && (clause.role != .manner || !isOwner(items[$0], tokens))
        }
        ?? items.indices.first { items[$0].token.kind != .quantity }
        ?? items.indices.first
    }
    clause.head = head
    guard let head else { return }
    let token = items[head].token
    clause.isPast = token.isPast
    if token.function == "deontic" { clause.deontic = token.value }
    let before = tokens.last { $0.upper <= token.lower }
    clause.isPassive =
      token.isPast
      && tokens.contains {
        $0.lower < token.lower && ($0.isFunction("aux") || deniesState($0))
          || $0.isFunction("modal") && $0.lower < token.lower && surface($0).hasSuffix("be")
      } || token.isPast && before?.isFunction("adverb") == true
    for i in clause.items.indices where clause.items[i].role == .none {
      let place = clause.items[i].token.lower
      if place < token.lower {
        clause.items[i].role = clause.isPassive ? .object : .subject
      } else if place > token.lower, clause.items[i].token.kind != .quantity {
        clause.items[i].role = .object
      }
    }
  }

  private func isOwner(_ item: Item, _ tokens: [Token]) -> Bool {
    item.role == .of && tokens.contains { $0.lower == item.token.upper && surface($0) == "'s" }
  }

  /// A word that is noun and verb stands as a noun after a determiner, preposition or number, and
  /// before the verb group.
  func standsAsNoun(_ token: Token, _ tokens: [Token]) -> Bool {
    guard let at = tokens.index(startingAt: token.lower) else { return false }
    return standsAsNoun(at, tokens)
  }

  func standsAsNoun(_ at: Int, _ tokens: [Token]) -> Bool {
    let token = tokens[at]
    if qualifiesFirstNoun(tokens, at) || precedesVerb(tokens, at) { return true }
    if at > 0 {
      let before = tokens[at - 1]
      if before.isFunction("determiner", "preposition"),
        !(before.value == "to" && surface(before) == "to")
      {
        return true
      }
      if before.kind == .quantity
        || before.isFunction("negation") && ["no", "without"].contains(surface(before))
      {
        return true
      }
    }
    if at + 1 < tokens.count, !token.isPast {
      let next = tokens[at + 1]
      if next.isFunction("modal")
        || next.isFunction("aux")
          && ["is", "are", "was", "were", "has", "have"].contains(surface(next))
      {
        return true
      }
    }
    return false
  }
}
