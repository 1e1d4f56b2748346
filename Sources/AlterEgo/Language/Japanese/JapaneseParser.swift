// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Cuts the tokens of Japanese sentences into clauses and reads their ends.
package struct JapaneseParser {
  let text: FoldedText

  package init(_ text: FoldedText) { self.text = text }

  package func sentences(_ tokens: [Token]) -> [ParsedSentence] {
    var sentences: [ParsedSentence] = []
    var current: [Token] = []
    var hasContent = false
    func close() {
      if current.contains(where: { $0.kind != .mark }) { sentences.append(sentence(current)) }
      current = []
      hasContent = false
    }
    for token in tokens {
      if token.kind == .mark {
        let surface = text.folded(token.lower, token.upper)
        if ["。", "!", "?", "\n", "．"].contains(surface) || surface == "." {
          if surface == "?" { current.append(token) }
          close()
          continue
        }
      }
      // 原則中止、ただし屋内は…: a rule, then its exception.
      if token.isFunction("connective"), ["but", "otherwise"].contains(token.value),
        current.last?.kind == .mark, hasContent
      {
        close()
      }
      if current.count >= ParsedSentence.mostTokens { close() }
      hasContent = hasContent || token.isContent
      current.append(token)
    }
    close()
    return sentences
  }

  // MARK: Clauses

  private func sentence(_ tokens: [Token]) -> ParsedSentence {
    var clauses: [Clause] = []
    var connective = ""
    var start = 0
    while start < tokens.count {
      let token = tokens[start]
      if token.isFunction("connective") {
        if connective.isEmpty || connective == "and" { connective = token.value }
        start += 1
      } else if token.kind == .mark {
        start += 1
      } else {
        break
      }
    }
    var at = start
    // Topics that stand before a condition but belong to what follows it.
    var carried: [Token] = []
    let shape = Shape(tokens, text)
    while at < tokens.count {
      if let role = boundary(tokens, at, from: start, shape) {
        var end = at + 1
        while end < tokens.count, tokens[end].isFunction("particle"),
          ["は", "に", "には", "も"].contains(tokens[end].value)
        { end += 1 }
        let topicEnd = topicBefore(tokens, start, at, role, shape)
        appendClause(tokens[topicEnd...at], role, &clauses)
        carried += tokens[start..<topicEnd]
        start = end
        at = end
        continue
      }
      at += 1
    }
    let rest = start < tokens.count ? tokens[start...] : []
    appendMain(carried + Array(rest), &clauses)
    if let last = clauses.indices.last { clauses[last].connective = connective }
    return ParsedSentence(
      clauses: clauses,
      bytes: (tokens.first?.lower ?? 0)..<(tokens.last?.upper ?? 0))
  }

  /// What stands where in a sentence, counted once.
  private struct Shape {
    let words: TokenTally
    let content: TokenTally
    /// Content, or 必要 in 必要なとき以外は: need is said by a word of grammar.
    let opening: TokenTally
    /// 何, どんなに, いくら …, which でも takes up.
    let askings: TokenTally
    /// The last token that carries a sentence on.
    let lastGoing: Int

    init(_ tokens: [Token], _ text: FoldedText) {
      words = TokenTally(tokens) { $0.isContent }
      content = TokenTally(tokens) { $0.isContent || $0.kind == .quantity }
      opening = TokenTally(tokens) {
        $0.isContent || $0.kind == .quantity
          || $0.isFunction("modal") && text.folded($0.lower, $0.upper).hasPrefix("必要")
      }
      askings = TokenTally(tokens) {
        $0.isFunction("regardless") && !["でも", "ても"].contains(text.folded($0.lower, $0.upper))
      }
      lastGoing =
        tokens.lastIndex {
          $0.isContent || $0.isFunction("deontic", "modal", "except-tail", "negation")
            || $0.isFunction("aux") && $0.value == "do"
        } ?? -1
    }
  }

  /// Where the topic ends that opens `start..<at` and is what the main clause speaks of:
  /// 屋根の作業は、雨量が10ミリ以下なら続けてよい.
  private func topicBefore(
    _ tokens: [Token], _ start: Int, _ at: Int, _ role: Clause.Role, _ shape: Shape
  ) -> Int {
    guard [.when, .onlyWhen, .unless, .until, .regardless].contains(role) else { return start }
    for index in start..<at
    where tokens[index].isFunction("particle") && ["は", "には"].contains(tokens[index].value) {
      let goesOn = shape.content.contains(index + 1..<at)
      if goesOn, shape.words.contains(start..<index) { return index + 1 }
    }
    return start
  }

  /// The role of the clause that token `at` ends, or nil when it ends none.
  private func boundary(
    _ tokens: [Token], _ at: Int, from start: Int, _ shape: Shape
  ) -> Clause.Role? {
    let token = tokens[at]
    guard token.kind == .function, at > start else { return nil }
    let before = tokens[at - 1]
    // 必要なとき以外は: the exception closes the clause, not the word before it.
    if token.function == "condition", at + 1 < tokens.count,
      tokens[at + 1].isFunction("exception")
    {
      return nil
    }
    guard at < shape.lastGoing, shape.opening.contains(start..<at) else { return nil }
    let followsPredicate =
      before.form != .noun && before.isContent || before.isFunction("aux", "negation", "deontic")
      || before.kind == .other
    switch token.function {
    case "condition":
      switch token.value {
      case "if-not":
        // 予約なしで来た客: how it is done; 承認なしでは出荷しない: on what it depends.
        let surface = text.folded(token.lower, token.upper)
        if ["なしで", "なしに", "抜きで", "抜きに"].contains(surface) { return .manner }
        return .unless
      case "only-if": return .onlyWhen
      default:
        let surface = text.folded(token.lower, token.upper)
        if surface == "ば", before.row != UInt8(ascii: "e") { return nil }
        if ["たら", "だら", "うちは", "以上は"].contains(surface), !followsPredicate { return nil }
        return .when
      }
    case "exception":
      if token.value == "until" {
        return before.isContent && before.form != .noun || before.isFunction("negation", "aux")
          || before.kind == .other ? .until : nil
      }
      return .unless
    case "regardless":
      let surface = text.folded(token.lower, token.upper)
      if ["ても", "たって", "なくても", "なくとも", "ずとも", "でなくても"].contains(surface) {
        return followsPredicate || before.form == .verb ? .regardless : nil
      }
      if surface == "でも" || surface == "だって" {
        let asked = shape.askings.contains(start..<at)
        let isSetOff = surface == "でも" && isMark(tokens, at + 1)
        return asked || isSetOff || before.row == UInt8(ascii: "t") ? .regardless : nil
      }
      if ["何があっても", "なにがあっても", "たりとも"].contains(surface) { return .regardless }
      if JapaneseParser.concessive.contains(surface) { return .regardless }
      return nil
    case "reason":
      let surface = text.folded(token.lower, token.upper)
      if ["ため", "為に", "ために"].contains(surface) {
        return followsPredicate && !before.isFunction("particle") ? .reason : nil
      }
      return followsPredicate || surface == "ので" ? .reason : nil
    case "particle":
      if token.value == "reason" { return .reason }
      if token.value == "regardless" { return .regardless }
      // 承認が下りるまで: up to an event, where up to a thing or a number only measures.
      if ["まで", "までは"].contains(token.value), endsEvent(tokens, at - 1) { return .until }
      // どんなに急いでも: a state word that holds its て.
      if token.value == "も", before.sort == .state, before.form == .fixed,
        text.folded(before.lower, before.upper).hasSuffix("で")
      {
        return .regardless
      }
      let isLast = at + 1 < tokens.count && tokens[at + 1].kind == .mark
      if token.value == "と", isLast, followsPredicate,
        before.row == UInt8(ascii: "u") || before.isFunction("aux", "negation")
      {
        return .when
      }
      if token.value == "が", followsPredicate, isLast { return .background }
      if token.value == "から", followsPredicate, isLast { return .reason }
      return nil
    case "negation":
      let surface = text.folded(token.lower, token.upper)
      if ["ずに", "ないで"].contains(surface) { return .manner }
      if surface == "ず", isMark(tokens, at + 1) { return .manner }
      return nil
    case "aux":
      guard isMark(tokens, at + 1) else { return nil }
      let surface = text.folded(token.lower, token.upper)
      if ["て", "で", "して", "し", "って", "行い", "行って", "いたし", "た", "している", "ている", "として、", "て、", "で、"]
        .contains(surface) || token.value == "past" || token.value == "te"
      {
        return .background
      }
      return nil
    default: return nil
    }
  }

  /// Words after a clause or noun that grant it and make no difference of it.
  private static let concessive: Set<String> = [
    "としても", "であっても", "にせよ", "にしろ", "であろうと", "だろうと", "であれ", "うと、", "うとも", "うが、", "まいと、",
    "にしても", "とはいえ", "場合でも", "ときでも", "時でも", "場合であっても", "ときであっても", "からといって", "ところで、",
  ]

  /// Whether the token ends a predicate that tells an event: 下りる, 決まった, 10％を超える.
  private func endsEvent(_ tokens: [Token], _ at: Int) -> Bool {
    let token = tokens[at]
    if token.kind == .quantity || token.isFunction("aux", "negation") || token.kind == .other
      || token.sort == .state || token.form == .verb
    {
      let surface = text.folded(token.lower, token.upper)
      guard let last = surface.last, "うくぐすつぬぶむるたい".contains(last) else { return false }
      return token.kind != .other || at > 0 && tokens[at - 1].upper == token.lower
    }
    return false
  }

  private func isMark(_ tokens: [Token], _ at: Int) -> Bool {
    at < tokens.count && tokens[at].kind == .mark
  }

  private func appendClause(
    _ tokens: ArraySlice<Token>, _ role: Clause.Role, _ clauses: inout [Clause]
  ) {
    let body = Array(tokens)
    let trimmed = body.last?.isFunction("condition") == true && body.last?.value == "only-if"
    let end = trimmed ? (body.last?.upper ?? 0) : (body.last?.upper ?? 0)
    let inner = splitRelative(Array(body.dropLast()), body[0].lower..<end, role: role, &clauses)
    var clause = inner
    if role == .manner || role == .unless && body.last?.value == "if-not" {
      clause.negated = true
    }
    if role == .unless, body.last?.isFunction("condition") == true {
      // 承認がなければ出荷しない: what must be absent for the rule to hold is what is denied here.
      clause.negated = false
    }
    clause.bytes = body[0].lower..<end
    clauses.append(clause)
  }

  private func appendMain(_ tokens: [Token], _ clauses: inout [Clause]) {
    var body = tokens
    while let last = body.last, last.kind == .mark, text.folded(last.lower, last.upper) != "?" {
      body.removeLast()
    }
    guard let first = body.first, let last = body.last else {
      if let index = clauses.indices.last, clauses[index].role != .main {
        clauses[index].role = .main
      }
      return
    }
    // 〜のは、…ときに限る: the condition stands before the end, the rule in the topic.
    if let restrict = body.lastIndex(where: { $0.isFunction("restrict") }),
      restrict >= body.count - 2,
      let topic = body[..<restrict].lastIndex(where: {
        $0.isFunction("particle") && ["は", "には", "では"].contains($0.value)
      }),
      topic > 0
    {
      let condition = Array(body[(topic + 1)..<restrict]).drop { $0.kind == .mark }
      if let lower = condition.first?.lower, let upper = condition.last?.upper {
        var clause = splitRelative(Array(condition), lower..<upper, role: .onlyWhen, &clauses)
        clause.bytes = lower..<upper
        clauses.append(clause)
        var main = splitRelative(
          Array(body[..<topic]), first.lower..<body[topic].lower, role: .main, &clauses)
        main.isRestriction = true
        clauses.append(main)
        return
      }
    }
    let main = splitRelative(body, first.lower..<last.upper, role: .main, &clauses)
    clauses.append(main)
  }

  /// Takes relative clauses out of a clause, appends them, and returns what is left.
  private func splitRelative(
    _ tokens: [Token], _ bytes: Range<Int>, role: Clause.Role, _ clauses: inout [Clause]
  ) -> Clause {
    var rest: [Token] = []
    var start = 0
    var at = 0
    while at < tokens.count {
      let token = tokens[at]
      let next = at + 1 < tokens.count ? tokens[at + 1] : nil
      if endsAttributive(tokens, at), let next,
        next.isContent && (next.sort != .state || next.form == .noun) || isThing(next)
      {
        // The clause starts after the last topic or comma before it.
        let segment = tokens[start...at]
        if segment.contains(where: { $0.isContent || $0.kind == .quantity }) {
          let cut =
            (segment.lastIndex {
              $0.kind == .mark
                || $0.isFunction("particle") && ["は", "には", "では", "とは"].contains($0.value)
            } ?? start - 1) + 1
          let inner = Array(segment[cut...])
          if inner.contains(where: { $0.isContent || $0.kind == .quantity }),
            let lower = inner.first?.lower
          {
            rest += segment[..<cut]
            var clause = fill(inner, .relative, lower..<token.upper)
            clause.bytes = lower..<token.upper
            clause.wider = lower..<next.upper
            clauses.append(clause)
            at += 1
            start = at
            continue
          }
        }
      }
      at += 1
    }
    rest += tokens[min(start, tokens.count)...]
    return fill(rest, role, bytes)
  }

  /// もの, 方: a noun without content of its own that a clause can qualify.
  private func isThing(_ token: Token) -> Bool {
    token.isFunction("aux") && token.value == "nominal"
      && ["もの", "方"].contains(text.folded(token.lower, token.upper))
  }
}
