// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Words that open a condition or an exception, or turn a sense, only where they stand so.
extension EnglishParser {
  /// What the words before the verbs come to, before anything else is read into them.
  func opened(_ tokens: [Token]) -> [Token] {
    let meant = letDo(leftAlone(selfAnswered(omissions(trusted(ruledOut(emphasis(tokens)))))))
    return judged(stopping(bars(inverted(given(whatIsNot(meant))))))
  }

  /// Given two bids at the same price, …: in front of a comma it is an if; teach elsewhere provided it
  /// is no competitor: so is provided before a clause.
  private func given(_ given: [Token]) -> [Token] {
    var tokens = given
    if !tokens.contains(where: { EnglishParser.giving.contains(surface($0)) }) { return tokens }
    for index in tokens.indices.dropFirst().dropLast(2)
    where tokens[index].isContent && ["provided", "providing"].contains(surface(tokens[index])) {
      let (before, next) = (tokens[index - 1], tokens[index + 1])
      guard before.isContent || before.kind == .mark || before.kind == .quantity,
        next.isFunction("pronoun", "determiner"),
        tokens.indices[(index + 2)...].contains(where: { startsPredicate(tokens, $0) })
      else { continue }
      makeFunction(&tokens[index], "condition", "if")
    }
    // Leave the reserve alone till it's over 200,000: no till of a shop.
    for index in tokens.indices.dropFirst().dropLast(2)
    where tokens[index].isContent && ["till", "til"].contains(surface(tokens[index])) {
      guard !tokens[index - 1].isFunction("determiner", "preposition"),
        tokens[index + 1].isFunction("pronoun", "determiner", "negation")
      else { continue }
      makeFunction(&tokens[index], "exception", "until")
    }
    guard let first = tokens.first, surface(first) == "given",
      let comma = tokens.prefix(14).firstIndex(where: { $0.kind == .mark && surface($0) == "," }),
      comma > 1, comma + 1 < tokens.count
    else { return tokens }
    makeFunction(&tokens[0], "condition", "if")
    return tokens
  }

  /// The words that any of this turns on.
  private static let giving: WordSet = ["provided", "providing", "till", "til", "given"]

  /// What isn't signed isn't built; what the vet hasn't seen isn't sold: two denials with a verb
  /// each, of which the first tells when.
  private func whatIsNot(_ tokens: [Token]) -> [Token] {
    guard let first = tokens.first, ["what", "whatever"].contains(surface(first)),
      !tokens.contains(where: { ["?", ","].contains(surface($0)) }),
      let rule = tokens.lastIndex(where: deniesVerb),
      tokens[..<rule].contains(where: deniesVerb)
    else { return tokens }
    var tokens = tokens
    makeFunction(&tokens[0], "condition", "if")
    return tokens
  }

  private func deniesVerb(_ token: Token) -> Bool {
    token.isFunction("negation") && surface(token).utf8.count > 3
      || token.isFunction("modal") && ["prohibit", "need-not"].contains(token.value)
  }

  /// Let them choose; let the foreman decide on repairs: who lets people do a thing gives leave.
  ///
  /// Let the dough rest, let a customer know: what happens to things, and what is told, is ordered.
  private func letDo(_ tokens: [Token]) -> [Token] {
    guard let first = tokens.first, surface(first) == "let", first.isContent, tokens.count > 2
    else {
      return tokens
    }
    var at = 1
    while at < min(4, tokens.count), tokens[at].isFunction("determiner", "preposition") { at += 1 }
    let whom = tokens[at]
    let isPerson =
      whom.isFunction("pronoun")
      && ["them", "him", "her", "everyone", "you"].contains(surface(whom))
      || whom.sort == .role
      || whom.isContent && EnglishParser.people.contains(surface(whom))
    guard isPerson,
      let verb = tokens[(at + 1)...].prefix(3).first(where: { isVerb($0) || surface($0) == "have" }
      ),
      !["know", "hear", "go", "down", "wait", "starve"].contains(surface(verb))
    else { return tokens }
    var tokens = tokens
    makeFunction(&tokens[0], "modal", "may")
    return tokens
  }

  private static let people: WordSet = [
    "staff", "people", "customers", "clients", "guests", "employees", "crew", "crews", "team",
    "teams", "drivers", "cooks", "apprentices", "managers", "visitors", "tenants", "patients",
    "pupils", "students", "parents", "children", "members", "teachers", "nurses",
  ]

  /// Nobody is left alone: what is done to people there is no ban, unlike to leave a thing alone.
  private func leftAlone(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices.dropLast() where tokens[index].isFunction("deontic") {
      guard surface(tokens[index]) == "left",
        ["alone", "be", "untouched"].contains(surface(tokens[index + 1])),
        tokens[..<index].suffix(8).contains(where: { token in
          token.isFunction("aux", "modal", "negation")
        })
      else { continue }
      tokens[index].function = ""
      tokens[index].value = ""
    }
    return tokens
  }

  /// Discounts? Never; do we lie? Not while I live: who answers his own question with no forbids.
  private func selfAnswered(_ tokens: [Token]) -> [Token] {
    guard
      let asked = tokens.firstIndex(where: {
        $0.kind == .mark && ["?", ":"].contains(surface($0))
      }), asked > 0, asked + 1 < tokens.count
    else { return tokens }
    // Not in this house if it rains. Exceptions: the answer ends before what goes on.
    let said = tokens[(asked + 1)...].prefix {
      !$0.isFunction("condition", "exception") && !($0.kind == .mark && surface($0) == ".")
    }
    let answer = said.filter { $0.kind != .mark }
    // Credit for strangers: no.
    // Bribes, gifts, favours: none given, none taken.
    let isNone =
      answer.first.map(surface) == "none" && !answer.contains { $0.isFunction("preposition") }
    if surface(tokens[asked]) == ":", !isNone,
      answer.count != 1 || !["no", "never"].contains(surface(answer[0]))
        || said.endIndex < tokens.count && surface(tokens[said.endIndex]) != "."

    {
      return tokens
    }
    guard let first = answer.first, let last = answer.last, answer.count <= 6,
      !tokens[(asked + 1)...].contains(where: { surface($0) == "?" }), refuses(answer)
    else { return tokens }
    var front = Array(tokens[..<asked])
    if front[0].isFunction("question") {
      guard front[0].value != "open" else { return tokens }
      makeFunction(&front[0], "pronoun", "we")
    }
    var denial = Token(.function, first.lower, last.upper)
    (denial.function, denial.value, denial.form) = ("modal", "prohibit", .fixed)
    return front + [denial] + tokens[(asked + 1)...].filter { $0.lower >= last.upper }
  }

  /// Never; no; not here, not while I live; over my dead body: a denial that tells nothing else.
  private func refuses(_ answer: [Token]) -> Bool {
    let words = answer.map(surface)
    if words[0] == "none" {
      return zip(words, answer).allSatisfy { word, token in
        ["none", "and", "or", "at all"].contains(word) || token.isPast || word.hasSuffix("en")
      }
    }
    let isPlain = ["no", "never", "not", "nope", "absolutely", "certainly", "definitely"]
    if words.allSatisfy({ isPlain.contains($0) }) {
      return words.contains { ["no", "never", "not", "nope"].contains($0) }
    }
    if words.count == 1, answer[0].isFunction("modal"), answer[0].value == "prohibit" {
      return true
    }
    guard ["not", "never", "no"].contains(words[0].prefix { $0 != " " }),
      !answer.contains(where: { $0.kind == .quantity })
    else { return false }
    let here = ["here", "more", "us", "me", "i", "my", "our", "we", "ever", "again", "this"]
    return words.dropFirst().contains { word in
      word.split(separator: " ").contains { here.contains(String($0)) }
    } || words[0].split(separator: " ").count > 1 && here.contains { words[0].hasSuffix(" " + $0) }
  }

  // MARK: Conditions

  /// Should a guest fall ill, drive him; had he asked, …: a verb in front of its subject is an if.
  ///
  /// Only when it has cooled may anyone open it: behind such a front the verb is that of the rule.
  private func inverted(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    var start = 0
    for index in tokens.indices {
      let isEnd = endsPart(tokens[index])
      guard isEnd || index == tokens.count - 1 else { continue }
      if !isEnd || surface(tokens[index]) != "?" {
        invert(&tokens, start...index)
      }
      start = index + 1
    }
    return tokens
  }

  private func endsPart(_ token: Token) -> Bool {
    token.kind == .mark && [".", "!", "?", ";", "\n"].contains(surface(token))
  }

  private func invert(_ tokens: inout [Token], _ range: ClosedRange<Int>) {
    guard
      let first = range.first(where: {
        tokens[$0].kind != .mark && !tokens[$0].isFunction("connective")
      })
    else { return }
    let opener = text.firstWord(of: tokens[first])
    if ["should", "had", "were"].contains(opener), isInverted(tokens, first, range) {
      makeFunction(&tokens[first], "condition", "if")
      return
    }
    guard tokens[first].isFunction("condition"), tokens[first].value == "only-if",
      let asks = range.dropFirst(first - range.lowerBound + 2).first(where: {
        tokens[$0].isFunction("question") && tokens[$0].value != "open"
      })
    else { return }
    let verb = text.firstWord(of: tokens[asks])
    makeFunction(&tokens[asks], "modal", ["may", "can", "could"].contains(verb) ? "may" : "must")
  }

  /// Whether a verb in front of its subject is followed by a clause of its own behind a comma.
  private func isInverted(_ tokens: [Token], _ first: Int, _ range: ClosedRange<Int>) -> Bool {
    guard tokens[first].isFunction("question", "modal", "aux"),
      let comma = range.first(where: {
        $0 > first + 2 && tokens[$0].kind == .mark && surface(tokens[$0]) == ","
      }), comma + 2 < range.upperBound
    else { return false }
    let isSubject =
      surface(tokens[first]).contains(" ")
      || first + 1 < comma
        && (tokens[first + 1].isFunction("determiner", "pronoun", "negation")
          || tokens[first + 1].isContent && tokens[first + 1].form == .noun)
    return isSubject && tokens[(comma + 1)...range.upperBound].contains { $0.isContent }
  }

  private func makeFunction(_ token: inout Token, _ function: String, _ value: String) {
    token.kind = .function
    token.say("", function: function, value: value)
    token.nested = []
    (token.sort, token.form, token.isPast, token.isGerund) = (.none, .fixed, false, false)
  }

  /// However late it is; however small: the opener has said enough.
  func says(_ opener: Token, _ body: [Token]) -> Bool {
    surface(opener).hasPrefix("however ") || surface(opener).hasPrefix("no matter how ")
      || !body.isEmpty
        && ["whoever asks", "rain or shine", "come what may"].contains(surface(opener))
      || surface(opener).hasPrefix("however") && body.contains { $0.kind == .function }
  }

  /// Whoever is last out; whenever we can: a clause of grammatical words alone.
  func saysShortly(_ opener: Token, _ body: [Token]) -> Bool {
    let words = body.filter { $0.kind != .mark }
    guard words.count > 1 else { return false }
    if surface(opener) == "whoever" { return words.contains { $0.isFunction("aux") } }
    return words.count == 2 && words[0].isFunction("pronoun")
      && words[1].isFunction("modal") && words[1].value == "may"
  }

  // MARK: Exceptions

  /// No one bar the purser; nobody goes in save the vet; barring a fire: words that are verbs too.
  private func bars(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices where tokens[index].kind != .mark && index + 1 < tokens.count {
      switch surface(tokens[index]) {
      case "barring":
        if index == 0 || tokens[index - 1].kind == .mark {
          makeFunction(&tokens[index], "exception", "unless")
        }
      case "bar", "save":
        if excepts(tokens, index) { makeFunction(&tokens[index], "exception", "unless") }
      default: continue
      }
    }
    return tokens
  }

  /// Whether `bar` or `save` leaves out one of all or none; behind a verb group it is a verb.
  private func excepts(_ tokens: [Token], _ index: Int) -> Bool {
    let next = tokens[index + 1]
    guard next.isContent || next.isFunction("determiner", "pronoun", "preposition", "condition")
    else { return false }
    if index == 0 { return isFrontedException(tokens) }
    if next.isFunction("condition"), tokens[index - 1].kind == .mark { return true }
    let before = tokens[index - 1]
    let isAnybody = isIndefinite(before) || before.isFunction("negation")
    guard isAnybody || before.isContent || before.isFunction("adverb") || before.kind == .mark,
      !(before.isFunction("negation") && ["not", "never", "no"].contains(surface(before)))
    else { return false }
    let front = tokens[..<index].suffix(40)
    let isSweeping = front.contains { token in
      denies(token)
        || ["any", "every", "all", "everyone", "everybody", "everything", "each"].contains(
          surface(token))
    }
    // Nobody may help a friend save face: let and help take a verb.
    return isSweeping
      && !front.contains { ["let", "help", "make", "helps", "lets"].contains(surface($0)) }
  }

  /// Bar the vet, nobody goes in.
  private func isFrontedException(_ tokens: [Token]) -> Bool {
    guard
      let comma = tokens.prefix(8).firstIndex(where: { $0.kind == .mark && surface($0) == "," })
    else { return false }
    return tokens[comma...].prefix(4).contains(where: denies)
  }

  // MARK: Senses

  /// Stop selling by the piece forbids; never stop learning demands.
  private func stopping(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    var at = 0
    while at + 1 < tokens.count {
      let isStop =
        tokens[at].isContent
        && ["stop", "stops", "quit", "quits", "cease", "ceases"].contains(surface(tokens[at]))
        && (tokens[at + 1].isContent || tokens[at + 1].isFunction("deontic"))
        && text.firstWord(of: tokens[at + 1]).hasSuffix("ing")
      if isStop, at > 0, tokens[at - 1].isFunction("modal"), tokens[at - 1].value == "prohibit" {
        tokens[at - 1].value = "must"
        tokens[at - 1].upper = tokens[at].upper
        tokens[at + 1].form = .verb
        tokens.remove(at: at)
        continue
      }
      if isStop, at == 0 || !tokens[at - 1].isFunction("determiner", "preposition", "negation") {
        tokens[at].function = "deontic"
        tokens[at].value = "prohibit"
      }
      at += 1
    }
    return tokens
  }

  /// Hiding a fault is something I won't allow: what a thing is said to be is the force of the rule.
  private func judged(_ tokens: [Token]) -> [Token] {
    guard
      let thing = tokens.indices.first(where: {
        ["something", "things", "thing"].contains(surface(tokens[$0])) || isJudged(tokens, $0)
      }), thing > 1,
      let copula = tokens[..<thing].suffix(4).lastIndex(where: { $0.isFunction("aux") }),
      copula > 0,
      ["is", "are"].contains(surface(tokens[copula])),
      isJudged(tokens, thing)
        || tokens[(copula + 1)..<thing].allSatisfy({
          $0.kind == .function || surface($0) == "kind"
        })
    else { return tokens }
    var end = thing + 1
    // Something I refuse to allow until, something we don't do if: the rule's own clause begins.
    while end < tokens.count, tokens[end].kind != .mark,
      !tokens[end].isFunction("condition", "exception")
    { end += 1 }
    let said = tokens[(thing + 1)..<end]
    guard let subject = said.first(where: { !isRelativeWord($0) }),
      subject.isFunction("pronoun"), ["i", "we"].contains(surface(subject)),
      let force = force(of: said)
    else { return tokens }
    var verdict = Token(.function, tokens[copula].lower, tokens[end - 1].upper)
    (verdict.function, verdict.value, verdict.form) = ("modal", force, .fixed)
    // Food the pet doesn't need: what stands in the subject says nothing of the force.
    let start = tokens[..<copula].lastIndex(where: endsPart).map { $0 + 1 } ?? 0
    var front = Array(tokens[..<copula])
    for index in start..<copula where front[index].isFunction("modal") {
      (front[index].function, front[index].value) = ("adverb", "x")
    }
    return front + [verdict] + tokens[end...]
  }

  /// A game we do not play, a risk I won't take: behind `is a` a thing, and what we do with it.
  private func isJudged(_ tokens: [Token], _ at: Int) -> Bool {
    guard at > 2, at + 2 < tokens.count, tokens[at].isContent, tokens[at].sort != .role else {
      return false
    }
    let next = tokens[at + 1].isFunction("pronoun") ? at + 1 : at + 2
    guard next + 1 < tokens.count, tokens[next].isFunction("pronoun"),
      tokens[next + 1].isFunction("modal"), tokens[next + 1].value == "prohibit",
      next == at + 1 || isRelativeWord(tokens[at + 1]),
      ["i", "we"].contains(surface(tokens[next])),
      let article = tokens[..<at].suffix(3).lastIndex(where: { $0.isFunction("determiner") }),
      article > 1, tokens[article - 1].isFunction("aux"),
      ["a", "an", "the"].contains(surface(tokens[article]))
    else { return false }
    return ["is", "are"].contains(surface(tokens[article - 1]))
  }

  private func isRelativeWord(_ token: Token) -> Bool {
    ["that", "which"].contains(surface(token))
  }

  /// I refuse to accept, we just don't do, I want to see.
  private func force(of said: ArraySlice<Token>) -> String? {
    let isRefused = said.contains {
      $0.function == "deontic" && ["prohibit", "refuse"].contains($0.value)
    }
    if isRefused || said.contains(where: denies) { return "prohibit" }
    guard let modal = said.first(where: { $0.isFunction("modal") }) else {
      return said.contains { $0.isFunction("deontic") && $0.value == "require" } ? "must" : nil
    }
    return modal.value == "aim" ? "must" : nil
  }
}
