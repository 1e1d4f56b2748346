// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Where the clauses of a Japanese sentence end and what they do for it.
extension JapaneseParser {
  /// What stands where in a sentence, counted once.
  struct Shape {
    let words: TokenTally
    let content: TokenTally
    /// Content, or 必要 in 必要なとき以外は: need is said by a word of grammar.
    let opening: TokenTally
    /// 何, どんなに, いくら …, which でも takes up.
    let askings: TokenTally
    /// The last token that carries a sentence on.
    let lastGoing: Int
    /// The last token that says more than ときだけ|にする.
    let lastSaying: Int

    init(_ tokens: [Token], _ text: FoldedText) {
      words = TokenTally(tokens) { $0.isContent }
      content = TokenTally(tokens) { $0.isContent || $0.kind == .quantity }
      opening = TokenTally(tokens) {
        $0.isContent || $0.kind == .quantity
          || $0.isFunction("modal") && text.surface($0).hasPrefix("必要")
          || $0.isFunction("adverb") && text.surface($0).hasSuffix("ない")
      }
      askings = TokenTally(tokens) {
        $0.isFunction("regardless") && !["でも", "ても"].contains(text.surface($0))
      }
      lastGoing =
        tokens.indices.last {
          tokens[$0].isContent
            || tokens[$0].isFunction("deontic", "modal", "except-tail", "negation")
            || tokens[$0].isFunction("aux") && tokens[$0].value == "do"
        } ?? -1
      lastSaying =
        tokens.indices.last {
          !tokens[$0].isFunction("aux", "particle") && tokens[$0].kind != .mark
        } ?? -1
    }
  }

  /// Where the topic ends that opens `start..<at` and is what the main clause speaks of:
  /// 屋根の作業は、雨量が10ミリ以下なら続けてよい.
  func topicBefore(
    _ tokens: [Token], _ start: Int, _ at: Int, _ role: Clause.Role, _ shape: Shape
  ) -> Int {
    guard [.when, .onlyWhen, .unless, .until, .regardless, .manner].contains(role) else {
      return start
    }
    for index in start..<at
    where tokens[index].isFunction("particle")
      && ["は", "には", "からは", "とは", "へは", "では", "については"].contains(
        tokens[index].value)
    {
      let goesOn = shape.content.contains(index + 1..<at)
      if goesOn, shape.words.contains(start..<index) { return index + 1 }
    }
    return start
  }

  /// The role of the clause that token `at` ends, or nil when it ends none.
  func boundary(
    _ tokens: [Token], _ at: Int, from start: Int, _ shape: Shape
  ) -> Clause.Role? {
    let token = tokens[at]
    guard at > start else { return nil }
    let before = tokens[at - 1]
    let rest = tokens[(at + 1)...]
    // けがをしたら: a state word that holds its た.
    if token.kind == .other,
      before.sort == .state && before.form == .fixed || before.kind == .quantity,
      text.surface(token) == "ら",
      ["た", "だ"].contains(where: text.surface(before).hasSuffix)
    {
      return .when
    }
    guard token.kind == .function || endsConditionally(token) else { return nil }
    // 必要なとき以外は: the exception closes the clause, not the word before it.
    if token.function == "condition", let next = rest.first, next.isFunction("exception") {
      return nil
    }
    guard at < shape.lastGoing else { return nil }
    if token.kind == .quantity { return .when }
    guard shape.opening.contains(start..<at) else { return nil }
    let followsPredicate =
      before.form != .noun && before.isContent || before.isFunction("aux", "negation", "deontic")
      || before.kind == .other || isOpenNumber(before)
    switch token.function {
    case "condition":
      switch token.value {
      case "if-not":
        // 入れないと言っている: told, and no condition.
        if text.surface(token) == "ないと", let next = rest.first,
          ["言", "思", "考", "決", "い"].contains(where: text.surface(next).hasPrefix)
        {
          return nil
        }
        // 予約なしで来た客: how it is done; 承認なしでは出荷しない: on what it depends.
        let surface = text.surface(token)
        if ["なしで", "なしに", "抜きで", "抜きに"].contains(surface) { return .manner }
        return .unless
      case "only-if":
        // 〜のは、…ときだけにする: the condition ends the sentence, which restricts.
        return at < shape.lastSaying ? .onlyWhen : nil
      default:
        let surface = text.surface(token)
        if surface == "ば", before.row != UInt8(ascii: "e"), !endsInE(before) { return nil }
        if ["たら", "だら", "うちは", "以上は", "以上、", "次第、"].contains(surface), !followsPredicate {
          return nil
        }
        return .when
      }
    case "exception":
      // 農協以外への出荷: names other things, and excepts nothing.
      if text.surface(token) == "以外", let next = rest.first,
        next.isFunction("particle"), ["への", "からの", "との", "での"].contains(next.value)
      {
        return nil
      }
      if token.value == "until" {
        return before.isContent && before.form != .noun || before.isFunction("negation", "aux")
          || before.kind == .other ? .until : nil
      }
      return .unless
    case "regardless":
      let surface = text.surface(token)
      if ["なくても", "なくとも", "ずとも", "でなくても"].contains(surface) {
        // うちに非がなくても: what is lacking stands before its particle.
        return followsPredicate || before.form == .verb || before.isFunction("particle")
          ? .regardless : nil
      }
      if surface == "たって" || surface.hasSuffix("ても"), !JapaneseParser.concessive.contains(surface),
        !surface.hasSuffix("あっても")
      {
        return followsPredicate || before.form == .verb ? .regardless : nil
      }
      if surface == "でも" || surface == "だって" {
        let asked = shape.askings.contains(start..<at)
        let isSetOff = surface == "でも" && isMark(tokens, at + 1)
        // 邪魔でも切らない, 使えそうでも替える: what is so makes no difference.
        let isState = surface == "でも" && (before.sort == .state || endsLook(before))
        return asked || isSetOff || isState || before.row == UInt8(ascii: "t") ? .regardless : nil
      }
      if ["何があっても", "なにがあっても", "たりとも"].contains(surface) { return .regardless }
      if JapaneseParser.concessive.contains(surface) { return .regardless }
      return nil
    case "reason":
      let surface = text.surface(token)
      if ["ため", "為に", "ために"].contains(surface) {
        return followsPredicate && !before.isFunction("particle") ? .reason : nil
      }
      return followsPredicate || surface == "ので" ? .reason : nil
    case "particle":
      if token.value == "reason" {
        // 視聴率のためであっても: granted, and no reason.
        return rest.first?.isFunction("regardless") == true ? nil : .reason
      }
      if token.value == "regardless" { return .regardless }
      // 承認が下りるまで: up to an event, where up to a thing or a number only measures.
      if ["まで", "までは"].contains(token.value), endsEvent(tokens, at - 1) { return .until }
      // どんなに急いでも: a state word that holds its て.
      if token.value == "も", before.sort == .state, before.form == .fixed,
        ["で", "て"].contains(where: text.surface(before).hasSuffix)
      {
        return .regardless
      }
      let isLast = at + 1 < tokens.count && tokens[at + 1].kind == .mark
      // 契約先が何と言おうと: whatever anyone may do.
      if token.value == "と" || token.value == "とも", isVolitional(before), !intends(rest) {
        return .regardless
      }
      if token.value == "と", isLast, followsPredicate,
        before.row == UInt8(ascii: "u") || before.isFunction("aux", "negation")
      {
        return .when
      }
      if token.value == "が", followsPredicate, isLast { return .background }
      if token.value == "から", followsPredicate, isLast { return .reason }
      return nil
    case "negation":
      let surface = text.surface(token)
      if ["ずに", "ないで", "ないまま", "ないままで"].contains(surface) { return .manner }
      // 値引きはせず、菓子を贈る.
      if ["ず", "せず", "はせず", "もせず", "をせず"].contains(surface), isMark(tokens, at + 1) {
        return .manner
      }
      return nil
    case "aux":
      guard isMark(tokens, at + 1) else { return nil }
      let surface = text.surface(token)
      if ["て", "で", "して", "し", "って", "行い", "行って", "いたし", "た", "している", "ている", "として、", "て、", "で、"]
        .contains(surface) || token.value == "past" || token.value == "te"
      {
        return .background
      }
      return nil
    default: return nil
    }
  }

  /// Whether the grammar at the head of a sentence leads to a comma: だが、 でも、.
  func opensBare(_ tokens: [Token], _ at: Int) -> Bool {
    let rest = tokens[at...].prefix(3)
    guard let mark = rest.firstIndex(where: { $0.kind == .mark }), mark < at + 3 else {
      return false
    }
    return rest[..<mark].allSatisfy { $0.isFunction("aux", "particle") }
  }

  /// 使えそう: kana of how something looks.
  private func endsLook(_ token: Token) -> Bool {
    token.kind == .other && text.folded(max(0, token.upper - 6), token.upper) == "そう"
  }

  /// 言おう, 積まれよう: the form of a verb for what may be done.
  private func isVolitional(_ token: Token) -> Bool {
    guard token.kind != .concept || token.form == .verb, token.upper >= 6,
      text.folded(token.upper - 3, token.upper) == "う"
    else { return false }
    let before = text.folded(token.upper - 6, token.upper - 3)
    return "おこごそぞとどのほぼぽもよろ".contains(before)
  }

  /// 使おうと思う, 売ろうとする: the will to do it, which grants nothing.
  private func intends(_ rest: ArraySlice<Token>) -> Bool {
    guard let next = rest.first else { return true }
    let surface = text.surface(next)
    return ["思", "し", "する", "す", "考", "決め", "試み", "努", "せ", "な"].contains(
      where: surface.hasPrefix)
  }

  /// A number whose words behind it are open: 1,500万円を切っ.
  private func isOpenNumber(_ token: Token) -> Bool {
    token.kind == .quantity
      && text.surface(token).endsIn(oneOf: "っりえんれらしくるたい")
  }

  /// そろえば, 80％に満たなければ: kana of a verb that no lexicon holds, or behind a number, before ば.
  private func endsInE(_ token: Token) -> Bool {
    (token.kind == .other || token.kind == .quantity)
      && text.surface(token).endsIn(oneOf: "えけげせてねべめれ")
  }

  /// Words after a clause or noun that grant it and make no difference of it.
  static let concessive: WordSet = [
    "としても", "であっても", "にせよ", "にしろ", "であろうと", "だろうと", "であれ", "うと、", "うとも", "うが、", "まいと、",
    "にしても", "とはいえ", "場合でも", "ときでも", "時でも", "場合であっても", "ときであっても", "ところで、",
  ]

  /// 60日を過ぎたら: the words behind a number make a condition of it.
  func endsConditionally(_ token: Token) -> Bool {
    guard token.kind == .quantity else { return false }
    let surface = text.surface(token)
    return ["たら", "だら", "れば", "なら"].contains(where: surface.hasSuffix)
  }

  /// Whether the token ends a predicate that tells an event: 下りる, 決まった, 10％を超える.
  func endsEvent(_ tokens: [Token], _ at: Int) -> Bool {
    let token = tokens[at]
    if token.kind == .quantity || token.isFunction("aux", "negation") || token.kind == .other
      || token.sort == .state || token.form == .verb
    {
      let surface = text.surface(token)
      guard surface.endsIn(oneOf: "うくぐすつぬぶむるたい") else { return false }
      if surface.hasSuffix("く"), token.form != .verb { return false }
      return token.kind != .other || at > 0 && tokens[at - 1].upper == token.lower
    }
    return false
  }

  func isMark(_ tokens: [Token], _ at: Int) -> Bool {
    at < tokens.count && tokens[at].kind == .mark
  }
}
