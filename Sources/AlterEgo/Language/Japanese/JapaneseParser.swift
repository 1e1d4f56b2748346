// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Cuts the tokens of Japanese sentences into clauses and reads their ends.
package struct JapaneseParser {
  let text: FoldedText

  package init(_ text: FoldedText) { self.text = text }

  package func sentences(_ given: [Token]) -> [ParsedSentence] {
    let tokens = vested(weighing(heldDenials(oldDenials(given))))
    var sentences: [ParsedSentence] = []
    var current: [Token] = []
    var hasContent = false
    func close() {
      if current.contains(where: { $0.kind != .mark }) {
        sentences += coordinated(current).flatMap(listed).map(sentence)
      }
      current = []
      hasContent = false
    }
    for (index, token) in tokens.enumerated() {
      if token.kind == .mark {
        let surface = text.surface(token)
        if surface == "?", answersItself(current, tokens[(index + 1)...]) { continue }
        if ["。", "!", "?", "\n", "．"].contains(surface) || surface == "." {
          if surface == "?" { current.append(token) }
          close()
          continue
        }
      }
      // 値引きは5％、それ以上はまけない: the limit, then what lies beyond it.
      if token.kind == .mark, current.last?.kind == .quantity,
        JapaneseParser.beyond.contains(where: { text.bytes.has($0, token.upper) })
      {
        close()
        continue
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

  /// 値引き？絶対にしない。: who names a thing and denies it in the same breath asks nobody.
  private func answersItself(_ asked: [Token], _ rest: ArraySlice<Token>) -> Bool {
    guard !asked.isEmpty, asked.count <= 3, rest.count <= 9,
      asked.allSatisfy({ $0.isContent || $0.isFunction("particle") && $0.value == "の" }),
      !rest.contains(where: {
        $0.kind == .quantity || $0.isFunction("question")
          || $0.kind == .mark && text.surface($0) == "?"
      })
    else { return false }
    return rest.contains {
      $0.isFunction("negation") || $0.isFunction("modal") && $0.value == "prohibit"
        || $0.function == "deontic" && ["prohibit", "refuse"].contains($0.value)
    }
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
      } else if start == 0, opensOtherwise(token) {
        // なければ断る: of what the sentence before asks for.
        connective = "otherwise"
        start += 1
      } else if token.kind == .mark
        || token.isFunction("aux", "particle") && opensBare(tokens, start)
      {
        // だが、: what a sentence goes on with says nothing itself.
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

  private static let beyond = ["それ以上は", "それ以下は", "それより", "それを超え", "それを下回"].map {
    Array($0.utf8)
  }

  private func opensOtherwise(_ token: Token) -> Bool {
    token.kind == .function
      && ["なければ", "なかったら", "ないなら", "ないときは", "ない場合は", "無ければ"].contains(
        text.surface(token))
  }

  private func appendClause(
    _ tokens: ArraySlice<Token>, _ role: Clause.Role, _ clauses: inout [Clause]
  ) {
    let body = Array(tokens)
    let trimmed = body.last?.isFunction("condition") == true && body.last?.value == "only-if"
    let end = trimmed ? (body.last?.upper ?? 0) : (body.last?.upper ?? 0)
    let isNumber = body.last?.kind == .quantity
    let inner = splitRelative(
      isNumber ? body : Array(body.dropLast()), body[0].lower..<end, role: role, &clauses)
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
    while let last = body.last, last.kind == .mark, text.surface(last) != "?" {
      body.removeLast()
    }
    guard let first = body.first, let last = body.last else {
      if let index = clauses.indices.last, clauses[index].role != .main {
        clauses[index].role = .main
      }
      return
    }
    // 〜のは、…ときに限る: the condition stands before the end, the rule in the topic.
    if let restrict = restriction(body),
      let topic = body[..<restrict].lastIndex(where: {
        $0.isFunction("particle") && ["は", "には", "では"].contains($0.value)
      }),
      topic > 0
    {
      let end = body[restrict].isFunction("restrict") ? restrict : restrict + 1
      let condition = Array(body[(topic + 1)..<end]).drop { $0.kind == .mark }
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
    var main = splitRelative(body, first.lower..<last.upper, role: .main, &clauses)
    if main.modal.isEmpty, namesGoal(body) { main.modal = "aim" }
    clauses.append(main)
  }

  /// 売上目標は6億円だ: the topic says that the number is aimed at.
  private func namesGoal(_ body: [Token]) -> Bool {
    guard
      let topic = body.firstIndex(where: {
        // 納期遵守率の目標値、98％: in a note a mark stands for は.
        $0.isFunction("particle") && $0.value == "は"
          || $0.kind == .mark && ["、", ":", ","].contains(text.surface($0))
      }), topic > 0, body.last.map({ $0.kind == .quantity || $0.isFunction("aux") }) ?? false,
      body[(topic + 1)...].contains(where: { $0.kind == .quantity })
    else { return false }
    return ["目標", "目標値"].contains(
      where: text.surface(body[topic - 1]).hasSuffix)
  }

  /// Where the words stand that restrict a sentence to what precedes them: に限る, ときだけだ, てからだ.
  private func restriction(_ body: [Token]) -> Int? {
    if let at = body.lastIndex(where: { $0.isFunction("restrict") }) {
      return at >= body.count - 2 ? at : nil
    }
    guard
      let at = body.lastIndex(where: {
        $0.isFunction("condition") && $0.value == "only-if"
          || $0.isFunction("particle") && $0.value == "から"
      }), at > 1, at + 1 < body.count,
      body[(at + 1)...].allSatisfy({ $0.isFunction("aux", "particle") })
    else { return nil }
    // 育ってからだ, not 高いからだ.
    let isAfter = body[at - 1].isFunction("aux") && body[at - 1].value == "te"
    return body[at].isFunction("condition") || isAfter ? at : nil
  }

  /// Takes relative clauses out of a clause, appends them, and returns what is left.
  private func splitRelative(
    _ tokens: [Token], _ bytes: Range<Int>, role: Clause.Role, _ clauses: inout [Clause]
  ) -> Clause {
    var rest: [Token] = []
    var start = 0
    // 〜を守ることより急ぐ配送はない: the whole ranks, and no part of it is a condition.
    let ranks =
      role == .main && deniesAny(tokens)
      && tokens.contains { $0.isFunction("particle") && ["より", "よりも"].contains($0.value) }
    var at = ranks ? tokens.count : 0
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

  /// 争うのは、もうやめる: to stop what the topic names is to forbid it.
  func stopsNamed(_ head: Token, in tokens: [Token]) -> Bool {
    let surface = text.surface(head)
    guard ["やめ", "止め", "よそ", "よせ", "よす"].contains(where: surface.hasPrefix),
      let at = tokens.firstIndex(where: { $0.lower == head.lower }),
      let topic = tokens[..<at].lastIndex(where: {
        $0.isFunction("particle") && ["は", "を"].contains($0.value)
      }), topic > 1
    else { return false }
    let named = tokens[topic - 1]
    let between = tokens[(topic + 1)..<at]
    // 読むのは危ないからやめなさい: a reason may stand between.
    let isReason =
      between.last.map { $0.isFunction("reason") || $0.isFunction("particle") && $0.value == "から" }
      ?? false
    return named.isFunction("particle") && named.value == "の"
      && (isReason || !between.contains(where: \.isContent))
      && (tokens[topic - 2].form == .verb || tokens[topic - 2].isFunction("aux", "negation")
        || tokens[topic - 2].kind == .other)
  }

  /// もの, 方: a noun without content of its own that a clause can qualify.
  private func isThing(_ token: Token) -> Bool {
    token.isFunction("aux") && token.value == "nominal"
      && ["もの", "方"].contains(text.surface(token))
  }
}
