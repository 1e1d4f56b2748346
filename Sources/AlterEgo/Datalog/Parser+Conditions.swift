// SPDX-License-Identifier: GPL-3.0-or-later

/// Conditions, aggregates and expressions.
extension Parser {
  mutating func parseConditions(inAggregate: Bool) throws(DatalogProblem) -> [Literal] {
    var conditions: [Literal] = []
    repeat {
      conditions.append(try parseCondition(inAggregate: inAggregate))
    } while take(.comma)
    return conditions
  }

  private mutating func parseCondition(inAggregate: Bool) throws(DatalogProblem) -> Literal {
    if take(.not) {
      guard case .name = current.kind else { throw unexpected(.name) }
      return .negative(try parseAtom())
    }
    if case .name(let name) = current.kind, name != "_",
      peek(1).kind == .mark(.openParenthesis)
    {
      return .positive(try parseAtom())
    }
    let place = place(of: current)
    guard startsTerm(current.kind) else { throw unexpected(.condition) }
    let left = try parseExpression()
    let comparator = try parseComparator()
    if comparator == .equal, let function = aggregateAhead() {
      if inAggregate { throw DatalogProblem(.nestedAggregate, at: self.place(of: current)) }
      return .aggregate(try parseAggregate(function, result: left, at: place))
    }
    let right = try parseExpression()
    return .comparison(
      Comparison(comparator: comparator, left: left, right: right, place: place))
  }

  private func startsTerm(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .name, .digits, .text, .mark(.minus), .mark(.openParenthesis): true
    default: false
    }
  }

  private mutating func parseComparator() throws(DatalogProblem) -> ComparisonOperator {
    guard case .mark(let mark) = current.kind,
      let comparator = ComparisonOperator(rawValue: mark.rawValue)
    else { throw unexpected(.comparator) }
    advance()
    return comparator
  }

  // MARK: Aggregates

  /// The function if an aggregate comes next: `count :`, or `min` and `max` before a term.
  private func aggregateAhead() -> AggregateFunction? {
    guard case .name(let name) = current.kind, let function = AggregateFunction(rawValue: name)
    else { return nil }
    switch (function, peek(1).kind) {
    case (.count, .mark(.colon)): return .count
    case (.min, .name), (.min, .digits), (.max, .name), (.max, .digits): return function
    case (.min, .mark(.openParenthesis)), (.max, .mark(.openParenthesis)): return function
    default: return nil
    }
  }

  private mutating func parseAggregate(
    _ function: AggregateFunction, result: Term, at place: SourcePlace
  ) throws(DatalogProblem) -> Aggregate {
    advance()
    var target: Term?
    if function != .count { target = try parseExpression() }
    try expect(.colon, or: .colon)
    try expect(.openBrace, or: .openingBrace)
    let body = try parseConditions(inAggregate: true)
    try expect(.closeBrace, or: .commaOrClosingBrace)
    return Aggregate(function: function, result: result, target: target, body: body, place: place)
  }

  // MARK: Expressions

  /// A sum of products of terms; `*` and `/` bind closer than `+` and `-`.
  mutating func parseExpression() throws(DatalogProblem) -> Term {
    operatorCount = 0
    return try parseSum()
  }

  private mutating func countOperator() throws(DatalogProblem) {
    operatorCount += 1
    if operatorCount > Parser.longestExpression {
      throw DatalogProblem(
        .expressionTooLong(limit: Parser.longestExpression), at: place(of: current))
    }
  }

  private mutating func parseSum() throws(DatalogProblem) -> Term {
    var left = try parseProduct()
    while let operation = sumOperator() {
      try countOperator()
      advance()
      left = Term(.arithmetic(operation, left, try parseProduct()), at: left.place)
    }
    return left
  }

  private func sumOperator() -> ArithmeticOperator? {
    switch current.kind {
    case .mark(.plus): .add
    case .mark(.minus): .subtract
    default: nil
    }
  }

  private mutating func parseProduct() throws(DatalogProblem) -> Term {
    var left = try parseFactor()
    while let operation = productOperator() {
      try countOperator()
      advance()
      left = Term(.arithmetic(operation, left, try parseFactor()), at: left.place)
    }
    return left
  }

  private func productOperator() -> ArithmeticOperator? {
    switch current.kind {
    case .mark(.times): .multiply
    case .mark(.slash): .divide
    default: nil
    }
  }

  private mutating func parseFactor() throws(DatalogProblem) -> Term {
    let place = place(of: current)
    switch current.kind {
    case .name(let name):
      advance()
      return Term(name == "_" ? .anonymous : .variable(name), at: place)
    case .text(let text):
      advance()
      return Term(.symbol(text), at: place)
    case .digits(let digits):
      advance()
      return Term(.number(try number(digits, at: place)), at: place)
    case .mark(.minus):
      try countOperator()
      advance()
      if case .digits(let digits) = current.kind {
        advance()
        return Term(.number(try number("-" + digits, at: place)), at: place)
      }
      let zero = Term(.number(0), at: place)
      return Term(.arithmetic(.subtract, zero, try parseFactor()), at: place)
    case .mark(.openParenthesis):
      try countOperator()
      advance()
      let inner = try parseSum()
      try expect(.closeParenthesis, or: .closingParenthesis)
      return inner
    default:
      throw unexpected(.term)
    }
  }

  private func number(_ text: String, at place: SourcePlace) throws(DatalogProblem) -> Int {
    guard let number = Int(text) else {
      throw DatalogProblem(.numberOutOfRange(text: text), at: place)
    }
    return number
  }
}
