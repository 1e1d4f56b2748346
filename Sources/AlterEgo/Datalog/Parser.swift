// SPDX-License-Identifier: GPL-3.0-or-later

/// What one file says, before it is checked against the other files.
struct ParsedText {
  var declarations: [Declaration] = []
  /// Rules with conditions, and facts, in the order they are written.
  var clauses: [Rule] = []
  var directives: [(directive: Directive, predicate: String, place: SourcePlace)] = []
  var problems: [DatalogProblem] = []
}

/// Reads the text of a program by recursive descent.
///
/// After a problem it goes on behind the next full stop, so that one reading finds several.
struct Parser {
  /// The most operators one expression may have; keeps every later walk over it shallow.
  static let longestExpression = 100

  private var lexer: Lexer
  private let file: String
  private var tokens: [Token] = []
  private var position = 0
  var operatorCount = 0
  private var labels: RuleLabels

  private init(_ source: SourceText) {
    file = source.name
    lexer = Lexer(source)
    labels = RuleLabels()
  }

  /// Reads a whole file; problems are collected in the result.
  static func parse(_ source: SourceText) -> ParsedText {
    var parser = Parser(source)
    var parsed = ParsedText()
    parser.readTokens(&parsed)
    while parser.current.kind != .end {
      let start = parser.position
      do {
        try parser.parseItem(&parsed)
      } catch {
        parsed.problems.append(error)
        parser.recover(from: start)
      }
    }
    return parsed
  }

  private mutating func readTokens(_ parsed: inout ParsedText) {
    while true {
      do {
        let token = try lexer.next()
        tokens.append(token)
        if token.kind == .end { break }
      } catch {
        parsed.problems.append(error)
      }
    }
    labels = RuleLabels(lexer.comments)
  }

  private mutating func recover(from start: Int) {
    if position == start { position += 1 }
    while current.kind != .end {
      if case .directive = current.kind { return }
      let passed = current.kind
      position += 1
      if passed == .mark(.fullStop) { return }
    }
  }

  // MARK: Tokens

  var current: Token { tokens[min(position, tokens.count - 1)] }

  func peek(_ offset: Int) -> Token { tokens[min(position + offset, tokens.count - 1)] }

  mutating func advance() { position += 1 }

  func place(of token: Token) -> SourcePlace {
    SourcePlace(file: file, line: token.line, column: token.column)
  }

  func unexpected(_ expected: DatalogProblem.Expectation) -> DatalogProblem {
    DatalogProblem(.syntax(found: current.shown, expected: expected), at: place(of: current))
  }

  mutating func take(_ mark: Token.Mark) -> Bool {
    guard current.kind == .mark(mark) else { return false }
    advance()
    return true
  }

  mutating func expect(
    _ mark: Token.Mark, or expected: DatalogProblem.Expectation
  ) throws(DatalogProblem) {
    guard take(mark) else { throw unexpected(expected) }
  }

  private mutating func expectName() throws(DatalogProblem) -> String {
    guard case .name(let name) = current.kind, name != "_" else { throw unexpected(.name) }
    advance()
    return name
  }

  // MARK: Items

  private mutating func parseItem(_ parsed: inout ParsedText) throws(DatalogProblem) {
    switch current.kind {
    case .directive(let name):
      guard let directive = Directive(rawValue: name) else {
        throw DatalogProblem(.unknownDirective(name: name), at: place(of: current))
      }
      advance()
      if directive == .declare {
        parsed.declarations.append(try parseDeclaration())
      } else {
        let place = place(of: current)
        parsed.directives.append((directive, try expectName(), place))
      }
    case .name:
      parsed.clauses.append(try parseClause())
    default:
      throw unexpected(.clause)
    }
  }

  private mutating func parseDeclaration() throws(DatalogProblem) -> Declaration {
    let place = place(of: current)
    let name = try expectName()
    try expect(.openParenthesis, or: .openingParenthesis)
    var columns: [Declaration.Column] = []
    if !take(.closeParenthesis) {
      repeat {
        let column = try expectName()
        try expect(.colon, or: .colon)
        columns.append(Declaration.Column(name: column, type: try parseType()))
      } while take(.comma)
      try expect(.closeParenthesis, or: .commaOrClosingParenthesis)
    }
    return Declaration(name: name, columns: columns, place: place)
  }

  private mutating func parseType() throws(DatalogProblem) -> ColumnType {
    guard case .name(let name) = current.kind else { throw unexpected(.typeName) }
    guard let type = ColumnType(rawValue: name) else {
      throw DatalogProblem(.unknownType(name: name), at: place(of: current))
    }
    advance()
    return type
  }

  private mutating func parseClause() throws(DatalogProblem) -> Rule {
    let startLine = current.line
    let head = try parseAtom()
    var body: [Literal] = []
    if take(.if) {
      body = try parseConditions(inAggregate: false)
      try expect(.fullStop, or: .commaOrFullStop)
    } else {
      try expect(.fullStop, or: .ifOrFullStop)
    }
    let label = labels.label(
      for: head.predicate, from: startLine, through: tokens[position - 1].line)
    return Rule(head: head, body: body, label: label)
  }

  mutating func parseAtom() throws(DatalogProblem) -> Atom {
    let place = place(of: current)
    let name = try expectName()
    try expect(.openParenthesis, or: .openingParenthesis)
    var terms: [Term] = []
    if !take(.closeParenthesis) {
      repeat { terms.append(try parseExpression()) } while take(.comma)
      try expect(.closeParenthesis, or: .commaOrClosingParenthesis)
    }
    return Atom(predicate: name, terms: terms, place: place)
  }
}
