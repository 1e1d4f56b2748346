// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What negations do to an English clause beyond its verb group, and what ranks without a verb.
extension EnglishParser {
  /// Whether `no` behind this token denies what the verb does: we take no …, it is no ….
  func deniesBehind(_ token: Token) -> Bool {
    isVerb(token) || token.isFunction("aux")
      || token.isFunction("modal") && ["will", "shall", "want", "wants"].contains(surface(token))
  }

  /// Whether a state that begins with no is the object of a verb right before it: give no money.
  func deniesByState(_ token: Token, _ tokens: [Token], _ index: Int) -> Bool {
    token.sort == .state && token.truth == .no && index > 0 && isVerb(tokens[index - 1])
      && surface(token).hasPrefix("no ")
  }

  /// Whether a state that opens a sentence with its no denies what is done to it.
  ///
  /// No contract is signed; no returns after 30 days.
  func deniesSubject(_ tokens: [Token], _ index: Int) -> Bool {
    let token = tokens[index]
    guard index == 0, token.sort == .state, token.truth == .no, surface(token).hasPrefix("no ")
    else { return false }
    if tokens.count > 1, tokens[1].kind == .quantity,
      !tokens.contains(where: { isVerb($0) || $0.isFunction("aux", "modal", "deontic") })
    {
      return true
    }
    guard
      let group = tokens.indices.dropFirst().first(where: {
        tokens[$0].isFunction("aux", "modal") || tokens[$0].kind == .mark
      }), tokens[group].kind != .mark,
      let verb = tokens[(group + 1)...].first(where: { !$0.isFunction("adverb", "aux") })
    else { return false }
    return verb.isContent && verb.form == .verb
      && (verb.isPast || tokens[group].isFunction("modal"))
  }

  /// Tickets cannot be returned: a state that says of its subject what may not be done.
  func forbidsByState(_ token: Token, _ tokens: [Token], _ index: Int) -> Bool {
    guard token.sort == .state, token.truth == .no, index > 0,
      tokens[..<index].contains(where: \.isContent)
    else { return false }
    return ["cannot be ", "can't be ", "may not be ", "can not be ", "must not be "].contains(
      where: surface(token).hasPrefix)
  }

  /// Must be no lower than what our own staff earn.
  func boundsByThing(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 0, index + 2 < tokens.count, surface(tokens[index]) == "no",
      surface(tokens[index + 2]) == "than"
    else { return false }
    let word = surface(tokens[index + 1])
    return word.hasSuffix("er") || ["less", "more", "worse"].contains(word)
  }

  /// Of a state that begins with no, the noun: money, of no money.
  func objectOfNo(_ token: Token) -> Token {
    var noun = Token(.word, token.lower + 3, token.upper)
    noun.id = "word:" + text.surface(noun)
    return noun
  }

  /// We brew nothing, we glaze no jugs: what stands between we and a denial is a verb.
  func bareVerb(_ tokens: [Token], _ index: Int) -> Bool {
    // Order nothing in bulk: an order to do it to nothing.
    if index == 0, tokens.count > 1, tokens[0].isContent, tokens[1].isFunction("negation"),
      ["nothing", "nobody", "no one"].contains(surface(tokens[1]))
    {
      return true
    }
    guard index == 1, tokens[index].kind == .word, tokens[0].isFunction("pronoun"),
      index + 1 < tokens.count, tokens[index + 1].isFunction("negation")
    else { return false }
    return ["no", "nothing", "nobody", "none of"].contains(surface(tokens[index + 1]))
  }

  /// Whether a denial only adds to a verb group before it, behind a comma or `and`.
  func addsDenial(_ tokens: [Token], _ index: Int) -> Bool {
    index > 0 && (tokens[index - 1].kind == .mark || tokens[index - 1].isFunction("connective"))
      && tokens[..<index].contains { isVerb($0) || $0.isFunction("modal", "aux", "deontic") }
  }

  /// Whether `not` at `index` sets one thing against another behind a comma: …, not on price.
  func contrasts(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 0, tokens[index - 1].kind == .mark else { return false }
    if tokens[..<index].contains(where: { isVerb($0) || $0.isFunction("deontic", "modal", "aux") })
    {
      return true
    }
    // Nurses, not managers, decide.
    let rest = tokens[(index + 1)...].prefix(5)
    guard let mark = rest.firstIndex(where: { $0.kind == .mark }), mark > index + 1 else {
      return false
    }
    return tokens[(mark + 1)...].contains { isVerb($0) || $0.isFunction("modal", "aux") }
  }

  /// Whether the modal at `index` is that of the rule: the first, or one that says more behind it.
  ///
  /// Shall at no time, must on no account: the denial right behind a modal is that of the rule.
  func takesModal(_ tokens: [Token], _ index: Int, after first: Int?, _ clause: Clause) -> Bool {
    guard let first else { return true }
    return tokens[index].value == "prohibit" && first == index - 1
      || clause.modal == "must" && surface(tokens[first]) == "always"
  }

  /// Is rebooked and not treated: behind `and` another participle is denied, and not the first.
  func joinsDenial(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 1, index + 1 < tokens.count, surface(tokens[index]) == "not",
      tokens[index - 1].isFunction("connective"), surface(tokens[index - 1]) == "and"
    else { return false }
    let next = tokens[index + 1]
    // Depends on the team's result and not on seniority: the phrase is denied, and not the verb.
    if next.isFunction("preposition"), tokens[..<index].contains(where: { isFinite($0) }) {
      return true
    }
    let isParticiple =
      next.isContent && (next.isPast || surface(next).hasSuffix("ed"))
    return isParticiple && tokens[..<index].contains { $0.isFunction("aux", "modal") }
  }

  /// A deposit from new clients, never from old ones: no verb follows.
  func contrastsByNever(_ tokens: [Token], _ index: Int) -> Bool {
    let isJoined =
      index > 1 && tokens[index - 1].isFunction("connective")
      && tokens[..<index].contains { isVerb($0) || $0.isFunction("aux", "modal", "upward") }
    guard surface(tokens[index]) == "never", isJoined || contrasts(tokens, index),
      index + 1 < tokens.count, tokens[index + 1].isFunction("preposition", "adverb")
    else { return false }
    return !tokens[(index + 1)...].contains { isVerb($0) || $0.isFunction("aux", "modal") }
  }

  /// Old coats go to the shelter, not to the tip: behind a comma what it goes to is denied.
  func contrastsByTo(_ tokens: [Token], _ index: Int) -> Bool {
    guard surface(tokens[index]) == "not to", index > 1, tokens[index - 1].kind == .mark,
      index + 1 < tokens.count, tokens[..<index].contains(where: { isFinite($0) })
    else { return false }
    let next = tokens[index + 1]
    return next.isFunction("determiner", "pronoun") || next.isContent && !isVerb(next)
  }

  /// We are done by five: with no verb behind, what is done is over, and nothing is given up.
  private func endsWork(_ tokens: [Token], _ index: Int) -> Bool {
    guard ["we're done", "we are done", "i'm done", "i am done"].contains(surface(tokens[index]))
    else { return false }
    return !(index + 1 < tokens.count && tokens[index + 1].isContent && tokens[index + 1].isGerund)
  }

  /// Before the plan is signed: what is done with a plan tells no aim.
  func plansNothing(_ tokens: [Token], _ index: Int) -> Bool {
    if endsWork(tokens, index) { return true }
    guard tokens[index].value == "aim", surface(tokens[index]).hasSuffix(" is"),
      index + 1 < tokens.count
    else { return false }
    let next = tokens[index + 1]
    return next.isContent && next.isPast || next.isFunction("deontic") && next.isPast
  }

  /// Decides who goes first: what is asked about ranks nothing.
  func isAskedAfter(_ tokens: [Token], _ index: Int) -> Bool {
    index > 1 && tokens[index].value == "prefer"
      && ["who", "which", "what"].contains(surface(tokens[index - 1]))
      && tokens[..<(index - 1)].contains { $0.isContent && $0.form == .verb }
  }

  /// Whether the contrast ranks: not so where it tells what people are judged or chosen by, nor
  /// where a verb follows.
  func ranks(_ tokens: [Token], _ index: Int) -> Bool {
    if !tokens[..<index].contains(where: { isVerb($0) || $0.isFunction("modal", "aux") }) {
      return false
    }
    // Three days, not four: which number is meant.
    if index + 1 < tokens.count, tokens[index + 1].kind == .quantity { return false }
    // Looks at turnover, not just at sales: both count.
    if index + 1 < tokens.count,
      ["just", "only", "merely", "simply", "solely", "least"].contains(surface(tokens[index + 1]))
    {
      return false
    }
    let isPassive = tokens.indices.contains {
      $0 > 0 && $0 < index
        && (tokens[$0].isPast
          || tokens[$0].isContent && text.firstWord(of: tokens[$0]).hasSuffix("ed"))
        && tokens[$0 - 1].isFunction("aux", "adverb")
    }
    return !isPassive && !tokens[(index + 1)...].contains(where: isVerb)
  }

  /// Not every guest has to like us: what not all must do, none need.
  func waivesForSome(_ tokens: [Token], _ clause: inout Clause) {
    guard let not = tokens.firstIndex(where: { $0.kind != .mark }), surface(tokens[not]) == "not",
      let whom = tokens[(not + 1)...].first(where: { $0.kind != .mark }),
      ["every", "all", "everyone", "everybody"].contains(surface(whom))
    else { return }
    if clause.modal == "must" { clause.modal = "need-not" }
    clause.negated = clause.modal.isEmpty
  }

  /// No more than a fifth of sales may come from one customer: leave up to a bound is a bound.
  func boundsShare(_ tokens: [Token], _ clause: inout Clause) {
    // Up to $300, the clerk may buy: with a subject of its own the number is how far the leave goes.
    guard clause.modal == "may", clause.role == .main,
      let at = tokens.firstIndex(where: { $0.kind != .mark }), tokens[at].kind == .quantity,
      at + 1 < tokens.count, tokens[at + 1].isFunction("preposition", "modal"),
      ["no more than", "not more than", "at most", "at the most", "a maximum of", "up to"].contains(
        where: surface(tokens[at]).hasPrefix)
    else { return }
    clause.modal = "must"
  }

  /// No customer may …; no discounts; nobody is dismissed.
  func denySubject(_ tokens: [Token], _ modalAt: Int?, _ clause: inout Clause) {
    clause.items = clause.items.map { item in
      var item = item
      item.denied = false
      return item
    }
    switch clause.modal {
    case "", "may":
      clause.modal = clause.isPast && !clause.isPassive ? clause.modal : "prohibit"
    case "must", "need-not":
      // Nobody has to ask, but nobody should: only a need is waived.
      let word = modalAt.map { surface(tokens[$0]) } ?? ""
      let isNeed = ["have", "has", "need", "needs", "required"].contains {
        word.hasPrefix($0) || word.utf8.has((" " + $0).utf8)
      }
      clause.modal = isNeed ? "need-not" : "prohibit"
    default: break
    }
  }

  /// I want no shortcuts: to want none of a thing is to forbid it, where no number or time is named.
  func wantsNone(_ tokens: [Token], _ modalAt: Int?, _ clause: inout Clause) {
    guard clause.modal == "aim", clause.role == .main, let modalAt,
      !tokens.contains(where: { $0.kind == .quantity }),
      ["want", "wants"].contains(surface(tokens[modalAt]))
    else { return }
    clause.modal = "prohibit"
  }

  /// The crates are packed and they have not been inspected: what is denied is the second verb, of
  /// a subject of its own, and not the first.
  func deniesSecond(_ tokens: [Token], _ index: Int) -> Bool {
    let told = [
      "has not", "have not", "had not", "hasn't", "haven't", "hadn't", "did not", "didn't",
      "was not", "wasn't", "were not", "weren't",
    ]
    guard told.contains(surface(tokens[index])),
      let join = tokens[..<index].lastIndex(where: {
        $0.kind == .function && ["and", "but", "yet"].contains(surface($0))
      })
    else { return false }
    return tokens[..<join].contains { isVerb($0) || $0.isFunction("modal", "aux") }
      && tokens[(join + 1)..<index].contains { $0.isContent || $0.isFunction("pronoun") }
  }

  /// Cash first, growth second: a sentence without a verb ranks what stands before `first`.
  ///
  /// A head that gives priority ranks as well.
  func rankFirst(_ tokens: [Token], _ clause: inout Clause) {
    guard clause.role == .main, ["", "must"].contains(clause.modal), !clause.negated else { return }
    if clause.headItem?.token.id == "prioritise", !clause.isPassive {
      clause.modal = "prefer"
      return
    }
    guard clause.modal.isEmpty, !tokens.contains(where: { $0.isFunction("aux", "deontic") }),
      !tokens.contains(where: isVerb) || endsInSecond(tokens),
      let first = tokens.firstIndex(where: {
        surface($0) == "first" && $0.lower > tokens[0].lower
          || $0.isContent && surface($0).hasSuffix(" first")
      })
    else { return }
    clause.modal = "prefer"
    for index in clause.items.indices where clause.items[index].token.lower > tokens[first].lower {
      clause.items[index].role = .than
    }
  }

  /// Quality over quantity: a sentence without a verb ranks; painting over mould does not, nor does
  /// what is to come over the next three years.
  func ranksOver(_ tokens: [Token], _ at: Int) -> Bool {
    if at > 0, isVerb(tokens[at - 1]), tokens[at - 1].isGerund { return false }
    let behind = tokens[(at + 1)...].prefix { $0.isFunction("determiner", "adverb") }
    if behind.endIndex < tokens.endIndex, tokens[behind.endIndex].kind == .quantity { return false }
    guard !tokens[..<at].contains(where: denies) else { return false }
    return !tokens.indices.contains { index in
      let token = tokens[index]
      if token.isFunction("deontic") { return true }
      if token.isFunction("modal") { return !(index > at && surface(token) == "always") }
      return isVerb(token) && !token.isPast && !token.isGerund
        && !(index > 1 && tokens[index - 1].isContent && !isVerb(tokens[index - 1])
          && !surface(token).hasSuffix("s") && index > at)
    }
  }

  /// Solid joints first, a smooth finish second: each part of the line ends in its rank.
  private func endsInSecond(_ tokens: [Token]) -> Bool {
    let words = tokens.filter { $0.kind != .mark }
    guard let last = words.last, let start = words.first, !isVerb(start),
      ["second", "after", "next", "later", "last", "afterwards"].contains(surface(last)),
      let first = tokens.firstIndex(where: { surface($0) == "first" }), first > 0
    else { return false }
    return first + 1 < tokens.count && tokens[first + 1].kind == .mark
  }

  /// Verbs of preferring, whose object is what comes first.
  static let preferring: Set = ["prefer", "prefers", "prefer to", "would rather"]

  /// Prefer rail over road, quality to speed: a preposition that names the rival.
  func setsAgainst(_ token: Token, _ clause: Clause) -> Bool {
    guard clause.items.contains(where: { $0.token.isContent }) else { return false }
    return surface(token) == "over"
      || surface(token) == "to" && !clause.items.contains { isVerb($0.token) }
  }

  /// Better a small fair than a crowded one; choose the quiet supplier over the cheap one.
  func prefersBefore(_ tokens: [Token], _ at: Int, _ clause: Clause) -> Bool {
    guard clause.role == .main, ["", "must", "prefer"].contains(clause.modal) else { return false }
    let before = tokens[..<at]
    switch surface(tokens[at]) {
    case "than":
      return before.first.map { ["better", "rather", "sooner"].contains(surface($0)) } ?? false
    case "above":
      // Put quality above speed; a sign above each door tells where.
      guard let verb = before.first(where: isVerb), at + 1 < tokens.count,
        tokens[at + 1].kind != .quantity,
        !["each", "every", "any", "all"].contains(surface(tokens[at + 1]))
      else { return false }
      return ["put", "place", "value", "rank", "set", "hold", "rate"].contains(
        EnglishInflection.lemma(surface(verb)))
    case "over":
      guard let verb = before.first(where: isVerb), at + 1 < tokens.count,
        tokens[at + 1].kind != .quantity
      else { return false }
      let word = EnglishInflection.lemma(surface(verb))
      // I'd take a slow season over a bad one: only of what is wished.
      if word == "take" {
        return before.contains { ["would", "i'd", "we'd", "would take"].contains(surface($0)) }
      }
      // Give me an honest rookie over a slick veteran.
      if word == "give" { return before.contains { surface($0) == "me" } }
      return ["choose", "pick", "put", "value", "rank", "favour", "favor", "place", "set"].contains(
        word)
    default: return false
    }
  }
}
