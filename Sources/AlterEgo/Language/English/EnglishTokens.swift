// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What English tokens turn out to be beside one another, before they are cut into clauses.
extension EnglishParser {
  /// Who, which and do we ask only in a question, or where a sentence opens with them.
  func questionsOnly(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    var start = 0
    for index in tokens.indices {
      let isEnd =
        tokens[index].kind == .mark && [".", "!", "?", ";", "\n"].contains(surface(tokens[index]))
      guard isEnd || index == tokens.count - 1 else { continue }
      let asks = isEnd && surface(tokens[index]) == "?"
      if !asks {
        let first =
          tokens[start...index].firstIndex { $0.kind != .mark && !$0.isFunction("connective") }
          ?? index
        for at in start...index where tokens[at].isFunction("question") {
          let opens = at <= first
          if !opens || tokens[at].value == "open" {
            tokens[at].function = "pronoun"
            tokens[at].value = "we"
          }
        }
      }
      start = index + 1
    }
    return tokens
  }

  /// May place orders, may we load it: an unknown word right after a verb group is its verb.
  func unknownVerbs(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices.dropFirst() where followsWho(tokens, index) {
      let word = EnglishInflection.lemma(surface(tokens[index]))
      (tokens[index].id, tokens[index].kind) = ("word:" + word, .word)
      (tokens[index].sort, tokens[index].form, tokens[index].nested) = (.none, .verb, [])
    }
    for index in tokens.indices.dropFirst() where standsForVerb(tokens, index) {
      let verb = EnglishParser.nounVerbs[surface(tokens[index])] ?? "word:" + surface(tokens[index])
      tokens[index].id = verb
      tokens[index].kind = verb.hasPrefix("word:") ? .word : .concept
      (tokens[index].sort, tokens[index].form) = (verb.hasPrefix("word:") ? .none : .act, .verb)
      tokens[index].nested = []
    }
    for index in tokens.indices.dropFirst() where tokens[index].kind == .word {
      // Are scored, gets rewarded: a participle behind its helper.
      if tokens[index - 1].isFunction("aux") || deniesState(tokens[index - 1]),
        surface(tokens[index]).hasSuffix("ed")
      {
        tokens[index].form = .verb
        tokens[index].isPast = true
        continue
      }
      var before = index - 1
      while before > 0, tokens[before].isFunction("adverb") { before -= 1 }
      // We brew nothing with sugar: what we do stands right after who does it.
      if tokens[before].isFunction("pronoun"), surface(tokens[before]) == "we" {
        tokens[index].form = .verb
        continue
      }
      guard tokens[before].isFunction("modal", "question"),
        !["the", "our", "a", "this", "that"].contains(
          surface(tokens[before]).split(separator: " ").last.map(String.init) ?? ""),
        tokens[before].value != "open"
      else { continue }
      if let verb = verb(behindName: index, tokens, before) {
        if tokens[verb].kind == .word { tokens[verb].form = .verb }
        continue
      }
      if tokens[before].isFunction("modal"), isCopula(tokens[before]) {
        // May be treated: what an unknown participle says is done.
        guard surface(tokens[index]).hasSuffix("ed") else { continue }
        tokens[index].isPast = true
      }
      tokens[index].form = .verb
    }
    return tokens
  }

  /// May Lena count the cash, may Lena and Kurt: behind the names that follow the modal of a question
  /// stands its verb.
  private func verb(behindName index: Int, _ tokens: [Token], _ modal: Int) -> Int? {
    guard modal == index - 1, modal == 0 || tokens[modal - 1].kind == .mark, isName(tokens[index])
    else { return nil }
    var at = index + 1
    while at + 1 < tokens.count, tokens[at].isFunction("conjunction", "connective"),
      isName(tokens[at + 1])
    {
      at += 2
    }
    guard at < tokens.count, tokens[at].isContent,
      tokens[at].form == .verb || tokens[at].kind == .word
    else { return nil }
    return at
  }

  /// Whether a word that no lexicon holds is written as a name.
  private func isName(_ token: Token) -> Bool {
    token.kind == .word
      && text.slice(token.lower, token.upper).utf8.first.map { (0x41...0x5A).contains($0) } ?? false
  }

  /// May I order it, shall we stock them, do not book: a noun right behind a bare modal is a verb.
  private func standsForVerb(_ tokens: [Token], _ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .concept, token.form == .noun, [.concept, .none].contains(token.sort),
      !surface(token).contains(" "), !surface(token).contains("-")
    else { return false }
    // We store nothing there: between who does it and what it is done to.
    if index + 1 < tokens.count, tokens[index + 1].isFunction("negation", "pronoun"),
      tokens[index - 1].isFunction("pronoun"),
      ["we", "i", "they"].contains(surface(tokens[index - 1]))
    {
      return true
    }
    // Asks us to store her furniture.
    if index + 1 < tokens.count, tokens[index + 1].isFunction("determiner", "pronoun"),
      surface(tokens[index - 1]) == "to", EnglishParser.nounVerbs[surface(token)] != nil
    {
      return true
    }
    var before = index - 1
    while before > 0, tokens[before].isFunction("adverb") { before -= 1 }
    let word = surface(tokens[before])
    if tokens[before].isFunction("question"), tokens[before].value != "open" {
      let last = word.split(separator: " ").last.map(String.init) ?? ""
      return ["we", "i", "he", "she", "they", "it"].contains(last)
    }
    return tokens[before].isFunction("modal") && EnglishParser.bareModals.contains(word)
  }

  private static let bareModals: WordSet = [
    "may", "can", "must", "shall", "should", "may not", "cannot", "can not", "can't", "must not",
    "mustn't", "should not", "shouldn't", "do not", "don't", "does not", "doesn't", "may also",
    "will not", "won't", "need not", "needn't",
  ]

  /// What everyday nouns do when they stand as verbs.
  private static let nounVerbs = [
    "order": "place_order", "book": "take_reservation", "quote": "submit_quotation",
    "store": "keep_stock",
  ]

  /// Who breaks a tool: what stands between who and a thing is a verb, whatever else it may be.
  private func followsWho(_ tokens: [Token], _ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .concept, token.form == .noun, token.sort != .role,
      !surface(token).contains(" "), surface(token).hasSuffix("s"), index + 1 < tokens.count,
      tokens[index - 1].kind == .function,
      ["who", "that", "which"].contains(surface(tokens[index - 1]))
    else { return false }
    return tokens[index + 1].isFunction("determiner", "pronoun")
  }

  /// Overtime needs my signature: before what is needed, needs is a verb and no noun.
  func needs(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices.dropFirst() where index + 1 < tokens.count {
      if wantsDoing(tokens, index) {
        tokens[index].value = "must"
        continue
      }
      guard tokens[index].kind == .concept, surface(tokens[index]) == "needs",
        !tokens[index - 1].isFunction("determiner", "preposition"),
        tokens[index + 1].isFunction("determiner", "pronoun")
          || tokens[index + 1].kind == .quantity
      else { continue }
      tokens[index].kind = .function
      tokens[index].function = "modal"
      tokens[index].value = "must"
      (tokens[index].id, tokens[index].sort, tokens[index].form) = ("", .none, .fixed)
    }
    return tokens
  }

  /// Invoices want settling within the week: what a thing wants doing is a duty, and no wish.
  private func wantsDoing(_ tokens: [Token], _ index: Int) -> Bool {
    guard tokens[index].isFunction("modal"), ["want", "wants"].contains(surface(tokens[index])),
      tokens[index - 1].isContent, tokens[index - 1].sort != .role,
      tokens[index + 1].isContent, surface(tokens[index + 1]).hasSuffix("ing")
    else { return false }
    guard index + 2 < tokens.count else { return true }
    let next = tokens[index + 2]
    return next.kind == .mark || next.kind == .quantity
      || next.isFunction("preposition", "adverb", "condition", "exception")
  }

  /// Pass on every tip to the crew: with a receiver it hands on and refuses nothing.
  ///
  /// One percent, no more: behind everything else the words only round off.
  func handedOn(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices {
      let word = surface(tokens[index])
      if tokens[index].isContent, tokens[index].function == "deontic",
        ["pass on", "passes on", "passed on", "passing on", "pass up"].contains(word),
        tokens[(index + 1)...].prefix(while: { $0.kind != .mark }).contains(where: {
          surface($0) == "to"
        })
      {
        tokens[index].kind = .word
        (tokens[index].function, tokens[index].value) = ("", "")
        (tokens[index].id, tokens[index].sort, tokens[index].form) = ("word:pass on", .none, .verb)
      }
      // Turn the music down when a guest asks: a sound or a flame is not refused.
      if tokens[index].function == "deontic", ["turn", "turns", "turned"].contains(word),
        tokens[(index + 1)...].prefix(3).contains(where: {
          EnglishParser.turnedDown.contains(surface($0))
        })
      {
        tokens[index].kind = .word
        (tokens[index].function, tokens[index].value) = ("", "")
        (tokens[index].id, tokens[index].sort, tokens[index].form) = ("word:turn", .none, .verb)
      }
      let isLast = index + 1 == tokens.count || tokens[index + 1].kind == .mark
      if isLast, index > 0, tokens[index].isFunction("modal"),
        ["no more", "no longer"].contains(word),
        tokens[index - 1].kind == .mark
      {
        (tokens[index].function, tokens[index].value) = ("adverb", "x")
      }
    }
    return tokens
  }

  /// Let it go, let them go: of things, and no dismissal.
  func lettingGo(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    let people = tokens.contains { $0.sort == .role && $0.id != "board" }
    for index in tokens.indices where tokens[index].id == "dismiss" {
      let word = surface(tokens[index])
      let whom = index + 1 < tokens.count ? surface(tokens[index + 1]) : ""
      let isThing =
        ["it", "this", "that", "these", "those"].contains { word.contains(" \($0) ") || whom == $0 }
        || (word.contains(" them ") || whom == "them") && !people
      guard word.hasPrefix("let"), isThing else { continue }
      (tokens[index].kind, tokens[index].sort) = (.word, .none)
      (tokens[index].id, tokens[index].nested) = ("word:let", [])
    }
    return tokens
  }

  private static let turnedDown: WordSet = [
    "music", "volume", "sound", "noise", "radio", "heat", "heating", "heater", "oven", "flame",
    "gas", "light", "lights", "lamp", "lamps", "thermostat", "speaker", "speakers", "tv", "beds",
    "bed", "collar", "pressure", "steam",
  ]

  /// Open flames are …, display mirrors must …: before a noun and its verb group the first word is
  /// no order.
  func qualifiesFirstNoun(_ tokens: [Token], _ at: Int) -> Bool {
    guard at == 0, at + 2 < tokens.count, isVerb(tokens[0]), !tokens[0].isPast,
      tokens[1].isContent, tokens[1].form == .noun
    else { return false }
    let next = tokens[2]
    if ["who", "that", "which"].contains(surface(next)), next.kind == .function {
      return hasSecondGroup(tokens, behind: 2)
    }
    return next.isFunction("modal", "upward")
      || next.isFunction("aux")
        && ["is", "are", "was", "were", "has", "have", "get", "gets"].contains(surface(next))
  }

  /// Travel agents who bring us guests may pay later: behind the verb of their clause stands another
  /// verb group, so the first word gives no order.
  private func hasSecondGroup(_ tokens: [Token], behind who: Int) -> Bool {
    guard who + 2 < tokens.count else { return false }
    let end = tokens[who...].firstIndex { $0.kind == .mark && surface($0) != "," } ?? tokens.count
    return tokens[(who + 2)..<max(who + 2, end)].indices.contains { at in
      tokens[at].isFunction("modal") && startsPredicate(tokens, at)
        && !tokens[at - 1].isFunction("pronoun", "adverb")
        && tokens[(who + 1)..<at].contains { $0.isContent || $0.isFunction("aux") }
    }
  }

  /// Sleep wins, work comes first: a bare word that opens a clause before a verb in -s is its noun.
  func precedesVerb(_ tokens: [Token], _ at: Int) -> Bool {
    guard at + 1 < tokens.count, tokens[at].kind == .word || at == 0,
      at == 0 || tokens[at - 1].kind == .mark,
      !tokens[at].isPast, !surface(tokens[at]).hasSuffix("s")
    else { return false }
    let next = tokens[at + 1]
    return surface(next).hasSuffix("s") && isVerb(next)
      && ["wins", "comes", "goes", "prevails", "gives", "outranks", "yields"].contains(
        text.firstWord(of: next))
  }

  /// An open flame, clean sheets: words that are verbs too but qualify the noun behind them.
  func adjectives(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices.dropLast()
    where tokens[index].kind == .concept && tokens[index].sort == .act
      && EnglishParser.adjectival.contains(surface(tokens[index]))
      && tokens[index + 1].isContent && tokens[index + 1].form == .noun
    {
      let isMarked =
        index > 0
        && (tokens[index - 1].isFunction("determiner", "preposition", "negation")
          || tokens[index - 1].kind == .quantity)
      guard isMarked || qualifiesFirstNoun(tokens, index) else { continue }
      tokens[index].id = "word:" + surface(tokens[index])
      (tokens[index].kind, tokens[index].sort, tokens[index].form) = (.word, .none, .adjective)
    }
    return tokens
  }

  private static let adjectival: WordSet = [
    "open", "clean", "dry", "warm", "cool", "live", "empty", "complete", "separate", "secure",
    "slow", "clear", "free", "smooth", "level", "narrow", "direct", "correct", "perfect", "wet",
    "idle", "total", "double", "loose", "blind",
  ]

  func isCopula(_ token: Token) -> Bool {
    let word = surface(token)
    return word.hasSuffix(" be") || word.hasPrefix("is ") || word.hasPrefix("are ")
  }
}
