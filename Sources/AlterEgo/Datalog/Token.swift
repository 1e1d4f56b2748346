// SPDX-License-Identifier: GPL-3.0-or-later

/// The smallest piece of a program's text that means something.
struct Token: Equatable {
  enum Kind: Equatable {
    case name(String)
    /// Decimal digits, without a sign.
    case digits(String)
    case text(String)
    /// `.decl` and the like, without the dot.
    case directive(String)
    case mark(Mark)
    /// A character no program uses.
    case stray(String)
    case end
  }

  enum Mark: String {
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBrace = "{"
    case closeBrace = "}"
    case comma = ","
    case fullStop = "."
    case colon = ":"
    case `if` = ":-"
    case not = "!"
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case slash = "/"
  }

  let kind: Kind
  let line: Int
  let column: Int

  /// The token as a message shows it.
  var shown: String {
    switch kind {
    case .name(let name): "`\(name)`"
    case .digits(let digits): "`\(digits)`"
    case .text(let text): "`\(Value.symbol(text))`"
    case .directive(let name): "`.\(name)`"
    case .mark(let mark): "`\(mark.rawValue)`"
    case .stray(let character): "`\(character)`"
    case .end: "the end of the file"
    }
  }
}

/// A `//` comment, kept because it may carry the id of the rule below it.
struct LineComment: Equatable {
  let line: Int
  let text: String
}
