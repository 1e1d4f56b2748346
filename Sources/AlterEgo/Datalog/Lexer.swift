// SPDX-License-Identifier: GPL-3.0-or-later

/// Cuts the text of a program into tokens, counting lines and columns.
struct Lexer {
  private let file: String
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var line = 1
  private var lineStart = 0
  /// True until something other than white space was seen on the line.
  private var atLineStart = true
  private(set) var comments: [LineComment] = []

  init(_ source: SourceText) {
    file = source.name
    scalars = Array(source.text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { position = 1; lineStart = 1 }
  }

  /// The next token; `.end` for ever after the last one.
  mutating func next() throws(DatalogProblem) -> Token {
    try skipBlanksAndComments()
    let startsLine = atLineStart
    atLineStart = false
    let column = column
    let line = line
    guard position < scalars.count else { return Token(kind: .end, line: line, column: column) }
    let first = scalars[position]
    let kind: Token.Kind
    if Lexer.startsName(first) {
      kind = .name(takeName())
    } else if Lexer.isDigit(first) {
      kind = .digits(takeDigits())
    } else if first == "\"" {
      kind = .text(try takeText())
    } else if first == ".", let name = takeDirective(startsLine: startsLine) {
      kind = .directive(name)
    } else {
      kind = takeMark()
    }
    return Token(kind: kind, line: line, column: column)
  }

  private var column: Int { position - lineStart + 1 }

  private func scalar(after offset: Int) -> Unicode.Scalar? {
    position + offset < scalars.count ? scalars[position + offset] : nil
  }

  private func problem(_ kind: DatalogProblem.Kind, line: Int, column: Int) -> DatalogProblem {
    DatalogProblem(kind, at: SourcePlace(file: file, line: line, column: column))
  }

  private mutating func newLine() {
    position += 1
    line += 1
    lineStart = position
    atLineStart = true
  }

  private mutating func skipBlanksAndComments() throws(DatalogProblem) {
    while position < scalars.count {
      let scalar = scalars[position]
      if scalar == "\n" {
        newLine()
      } else if scalar.properties.isWhitespace {
        position += 1
      } else if scalar == "/" && self.scalar(after: 1) == "/" {
        takeLineComment()
      } else if scalar == "/" && self.scalar(after: 1) == "*" {
        try skipBlockComment()
      } else {
        return
      }
    }
  }

  private mutating func takeLineComment() {
    let ownLine = atLineStart
    var text = ""
    position += 2
    while position < scalars.count, scalars[position] != "\n" {
      text.unicodeScalars.append(scalars[position])
      position += 1
    }
    if ownLine { comments.append(LineComment(line: line, text: text)) }
  }

  private mutating func skipBlockComment() throws(DatalogProblem) {
    let start = (line: line, column: column)
    position += 2
    while position < scalars.count {
      if scalars[position] == "*" && scalar(after: 1) == "/" {
        position += 2
        return
      }
      if scalars[position] == "\n" { newLine() } else { position += 1 }
    }
    throw problem(.unterminatedComment, line: start.line, column: start.column)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar >= "0" && scalar <= "9"
  }

  private static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "?" || scalar.properties.isAlphabetic
  }

  private mutating func takeName() -> String {
    var name = ""
    while position < scalars.count,
      Lexer.startsName(scalars[position]) || Lexer.isDigit(scalars[position])
    {
      name.unicodeScalars.append(scalars[position])
      position += 1
    }
    return name
  }

  private mutating func takeDigits() -> String {
    var digits = ""
    while position < scalars.count, Lexer.isDigit(scalars[position]) {
      digits.unicodeScalars.append(scalars[position])
      position += 1
    }
    return digits
  }

  private mutating func takeText() throws(DatalogProblem) -> String {
    let start = column
    var text = ""
    position += 1
    while position < scalars.count, scalars[position] != "\n" {
      let scalar = scalars[position]
      position += 1
      if scalar == "\"" { return text }
      guard scalar == "\\", position < scalars.count, scalars[position] != "\n" else {
        text.unicodeScalars.append(scalar)
        continue
      }
      let escaped = scalars[position]
      position += 1
      switch escaped {
      case "n": text += "\n"
      case "t": text += "\t"
      case "r": text += "\r"
      default: text.unicodeScalars.append(escaped)
      }
    }
    throw problem(.unterminatedString, line: line, column: start)
  }

  /// A dot that opens a line, or comes before a known word, starts a directive.
  private mutating func takeDirective(startsLine: Bool) -> String? {
    guard let following = scalar(after: 1), Lexer.startsName(following) else { return nil }
    let start = position
    position += 1
    let name = takeName()
    if startsLine || Directive(rawValue: name) != nil { return name }
    position = start
    return nil
  }

  private mutating func takeMark() -> Token.Kind {
    if let second = scalar(after: 1) {
      let pair = String(String.UnicodeScalarView([scalars[position], second]))
      if let mark = Token.Mark(rawValue: pair) {
        position += 2
        return .mark(mark)
      }
    }
    let single = String(scalars[position])
    position += 1
    return Token.Mark(rawValue: single).map { .mark($0) } ?? .stray(single)
  }
}

/// The words that may follow a dot at the start of a line.
enum Directive: String {
  case declare = "decl"
  case input
  case output
  case printSize = "printsize"
}
