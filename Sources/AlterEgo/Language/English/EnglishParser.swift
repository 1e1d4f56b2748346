// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Cuts the tokens of English sentences into clauses and reads their verb groups.
package struct EnglishParser {
  let text: FoldedText

  package init(_ text: FoldedText) { self.text = text }

  package func sentences(_ given: [Token]) -> [ParsedSentence] {
    let tokens = unknownVerbs(questionsOnly(upwardActs(given)))
    var sentences: [ParsedSentence] = []
    var current: [Token] = []
    var hasContent = false
    func close() {
      if current.contains(where: { $0.kind != .mark }) { sentences.append(sentence(current)) }
      current = []
      hasContent = false
    }
    for (index, token) in tokens.enumerated() {
      if token.kind == .mark {
        let surface = text.folded(token.lower, token.upper)
        if surface == "?" { current.append(token) }
        if ["!", "?", "\n", ";"].contains(surface) || surface == "." && endsSentence(tokens, index)
        {
          close()
          continue
        }
      }
      // ", but …" starts a sentence of its own: a rule, then its exception.
      if token.isFunction("connective"), token.value != "and", hasContent, index > 0,
        tokens[index - 1].kind == .mark
      {
        close()
      }
      hasContent = hasContent || token.isContent
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

  func surface(_ token: Token) -> String { text.folded(token.lower, token.upper) }

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
    let lastGoing = tokens.lastIndex {
      isVerb($0) || $0.kind == .quantity || $0.isFunction("modal", "aux", "pronoun")
    }
    // Up to here no word follows that an opener could take.
    var bare = 0
    while at < tokens.count {
      if at >= bare, let role = opener(tokens, at, lastGoing: lastGoing ?? -1) {
        let end = clauseEnd(tokens, at + 1, role, lastGoing: lastGoing ?? -1)
        let body = Array(tokens[(at + 1)..<end])
        bare = end
        if body.contains(where: { $0.isContent || $0.kind == .quantity }) {
          var clause = fill(body, role, tokens[at].lower..<(body.last?.upper ?? tokens[at].upper))
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

  /// The role of the clause that token `at` opens, or nil.
  ///
  /// `lastGoing` is the last verb, number, verb group or pronoun of the sentence.
  private func opener(_ tokens: [Token], _ at: Int, lastGoing: Int) -> Clause.Role? {
    let token = tokens[at]
    guard token.kind == .function else { return nil }
    switch token.function {
    case "condition": return token.value == "only-if" ? .onlyWhen : .when
    case "exception":
      // Wages before dividends ranks; before a verb it tells when.
      if surface(token) == "before", closesPhrase(tokens, at) { return nil }
      if surface(token) == "before", lastGoing <= at { return nil }
      return token.value == "until" ? .until : .unless
    case "regardless": return .regardless
    case "reason":
      return .reason
    case "purpose": return .purpose
    case "negation": return surface(token) == "without" ? .manner : nil
    default: return nil
    }
  }

  /// What we have never done before, is …: an adverb, for no noun or clause follows.
  private func closesPhrase(_ tokens: [Token], _ at: Int) -> Bool {
    guard at + 1 < tokens.count else { return true }
    let next = tokens[at + 1]
    return next.kind == .mark || next.isFunction("modal", "aux", "upward", "question")
      || next.id == "ask_approval"
  }

  private func clauseEnd(
    _ tokens: [Token], _ from: Int, _ role: Clause.Role, lastGoing: Int
  ) -> Int {
    var at = from
    var seen = false
    while at < tokens.count {
      let token = tokens[at]
      if token.kind == .mark {
        let s = surface(token)
        if s == "?" { return at }
        if (s == "," || s == ":") && seen { return at }
      }
      if seen, opener(tokens, at, lastGoing: lastGoing) != nil { return at }
      if seen, token.isFunction("question") { return at }
      // Without a booking and two chairs are free: the lack ends there.
      if seen, role == .manner, token.isFunction("connective") { return at }
      if token.isContent || token.kind == .quantity { seen = true }
      at += 1
    }
    return at
  }

  /// Clauses that qualify a noun: who, that, which …, and participles before the verb group.
  private func splitRelative(_ tokens: [Token]) -> ([Token], [Clause]) {
    var rest: [Token] = []
    var clauses: [Clause] = []
    let verbGroup = tokens.firstIndex { $0.isFunction("modal", "question") }
    var at = 0
    while at < tokens.count {
      let token = tokens[at]
      let word = surface(token)
      let afterNoun =
        rest.last.map { $0.isContent && ($0.form == .noun || $0.sort == .role) } ?? false
      // Anything above that goes up: that is the limit before.
      let isLimit =
        word == "that"
        && rest.last.map { ["above", "below", "over", "beyond", "under"].contains(surface($0)) }
          ?? false
      let isPronoun =
        afterNoun && !isLimit && token.kind == .function
        && ["that", "which", "who", "whose"].contains(word)
      let isParticiple =
        afterNoun && token.isContent && token.form == .verb && token.isGerund
        && (verbGroup ?? -1) > at
      if isPronoun || isParticiple {
        var end = at + 1
        while end < tokens.count {
          if let verbGroup, end == verbGroup, verbGroup > at + 1 { break }
          if tokens[end].kind == .mark { break }
          end += 1
        }
        let body = Array(tokens[(isPronoun ? at + 1 : at)..<end])
        if let first = body.first, let last = body.last,
          body.contains(where: { $0.isContent || $0.kind == .quantity })
        {
          clauses.append(fill(body, .relative, first.lower..<last.upper))
          at = end
          continue
        }
      }
      rest.append(token)
      at += 1
    }
    return (rest, clauses)
  }

  // MARK: Items and verb groups

  private func fill(_ tokens: [Token], _ role: Clause.Role, _ bytes: Range<Int>) -> Clause {
    var clause = Clause(role, bytes)
    var preposition: Item.Case?
    var pendingNegation = false
    var modalAt: Int?
    var sawNoAtStart = false
    var rivals = false
    let lastVerb = tokens.lastIndex(where: isVerb) ?? -1
    let hasGroup = tokens.contains { $0.isFunction("modal", "deontic") }
    var hasVerbItem = false
    var hasWordItem = false
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .mark:
        if surface(token) == "?", clause.question.isEmpty { clause.question = "yes-no" }
        preposition = nil
      case .function:
        switch token.function {
        case "preposition":
          // Quality over quantity: a sentence without a verb ranks.
          if surface(token) == "over", lastVerb < 0, !hasGroup, hasWordItem {
            clause.modal = "prefer"
            rivals = true
          }
          if surface(token) == "'s", let last = clause.items.indices.last {
            // A child's safety: who has it qualifies what follows.
            preposition = clause.items[last].role == .none ? nil : clause.items[last].role
            clause.items[last].role = .of
          } else {
            preposition = rivals ? .than : EnglishParser.role(token.value)
          }
        case "negation":
          let word = surface(token)
          if ["no", "none of", "nothing", "nobody", "no one", "without", "neither"].contains(word) {
            pendingNegation = true
            if clause.items.isEmpty { sawNoAtStart = true }
          } else if word == "not", index > 0, tokens[index - 1].kind == .mark,
            hasVerbItem, lastVerb <= index
          {
            // Compete on lead time, not on price.
            if clause.modal != "aim" { clause.modal = "prefer" }
            preposition = .than
            rivals = true
          } else {
            clause.negated.toggle()
          }
        case "modal":
          if modalAt == nil || clause.modal == "must" && surface(tokens[modalAt ?? 0]) == "always" {
            clause.modal = token.value
            modalAt = index
          } else if token.value == "prefer" {
            preposition = .than
            clause.modal = "prefer"
          }
          preposition = token.value == "prefer" ? .than : nil
        case "question":
          clause.question = token.value
          modalAt = index
          preposition = nil
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
        if token.sort == .role, namesSelf(tokens, index) { item.role = .subject }
        if token.kind != .quantity, pendingNegation {
          item.denied = true
          pendingNegation = false
        }
        if token.kind != .quantity, index + 1 < tokens.count, !tokens[index + 1].isContent {
          preposition = nil
        }
        hasVerbItem = hasVerbItem || isVerb(token)
        hasWordItem = hasWordItem || token.isContent
        clause.items.append(item)
      case .other: break
      }
    }
    findHead(tokens, modalAt, &clause)
    if sawNoAtStart {
      // No customer may …; no discounts.
      clause.items = clause.items.map { item in
        var item = item
        item.denied = false
        return item
      }
      switch clause.modal {
      case "", "may": clause.modal = clause.isPast ? clause.modal : "prohibit"
      case "must", "need-not": clause.modal = "need-not"
      default: break
      }
    }
    return clause
  }

  private func isVerb(_ token: Token) -> Bool { token.isContent && token.form == .verb }

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
        $0.lower < token.lower && $0.isFunction("aux")
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

  private static func role(_ preposition: String) -> Item.Case {
    switch preposition {
    case "object", "of": .of
    case "to": .to
    case "from": .from
    case "by": .by
    case "than": .than
    default: .at
    }
  }
}
