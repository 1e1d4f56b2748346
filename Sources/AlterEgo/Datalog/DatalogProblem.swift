// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with a program or with facts given to it, and where.
///
/// `kind` carries what another language needs to word it; `message` and `remedy` are English.
package struct DatalogProblem: Error, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case syntax(found: String, expected: Expectation)
    case unterminatedString
    case unterminatedComment
    case numberOutOfRange(text: String)
    case expressionTooLong(limit: Int)
    case nestedAggregate
    case unknownDirective(name: String)
    case unknownType(name: String)
    case duplicateDeclaration(predicate: String, first: SourcePlace)
    case unknownPredicate(name: String, nearest: String?)
    case wrongArity(predicate: String, expected: Int, found: Int)
    case unsafeVariable(name: String)
    case typeMismatch(term: String, expected: ColumnType, found: ColumnType)
    /// The cycle starts and ends at the predicate whose absence or aggregate is asked for.
    case notStratifiable(cycle: [String])
    case wrongFieldCount(predicate: String, expected: Int, found: Int)
    case notANumber(text: String)
    case notText
    case tooManyFacts(limit: Int)
  }

  /// What the parser could have read instead.
  package enum Expectation: String, Sendable, Hashable, CaseIterable {
    case clause = "a declaration, a fact or a rule"
    case name = "a name"
    case openingParenthesis = "`(`"
    case closingParenthesis = "`)`"
    case commaOrClosingParenthesis = "`,` or `)`"
    case colon = "`:`"
    case typeName = "`number` or `symbol`"
    case fullStop = "`.`"
    case ifOrFullStop = "`:-` or `.`"
    case commaOrFullStop = "`,` or `.`"
    case commaOrClosingBrace = "`,` or `}`"
    case openingBrace = "`{`"
    case condition = "a condition"
    case term = "a variable, a number or a quoted text"
    case comparator = "a comparison"
  }

  package let kind: Kind
  /// Nil where no text is to blame, such as a fact inserted by the program itself.
  package let place: SourcePlace?

  package init(_ kind: Kind, at place: SourcePlace?) {
    self.kind = kind
    self.place = place
  }

  package var line: Int { place?.line ?? 0 }
  package var column: Int { place?.column ?? 0 }
}

extension DatalogProblem: CustomStringConvertible {
  package var description: String {
    let where_ = place.map { "\($0): " } ?? ""
    return "\(where_)\(message)\n  → \(remedy)  [\(code)]"
  }

  /// A stable name for the kind of problem.
  package var code: String {
    switch kind {
    case .syntax: "datalog/syntax"
    case .unterminatedString: "datalog/unterminated-string"
    case .unterminatedComment: "datalog/unterminated-comment"
    case .numberOutOfRange: "datalog/number-out-of-range"
    case .expressionTooLong: "datalog/expression-too-long"
    case .nestedAggregate: "datalog/nested-aggregate"
    case .unknownDirective: "datalog/unknown-directive"
    case .unknownType: "datalog/unknown-type"
    case .duplicateDeclaration: "datalog/duplicate-declaration"
    case .unknownPredicate: "datalog/unknown-predicate"
    case .wrongArity: "datalog/wrong-arity"
    case .unsafeVariable: "datalog/unsafe-variable"
    case .typeMismatch: "datalog/type-mismatch"
    case .notStratifiable: "datalog/not-stratifiable"
    case .wrongFieldCount: "datalog/wrong-field-count"
    case .notANumber: "datalog/not-a-number"
    case .notText: "datalog/not-text"
    case .tooManyFacts: "datalog/too-many-facts"
    }
  }

  /// What is wrong, in lower case, without a full stop.
  package var message: String {
    switch kind {
    case .syntax(let found, let expected): "found \(found) where \(expected.rawValue) should be"
    case .unterminatedString: "the quoted text has no closing quote on its line"
    case .unterminatedComment: "the comment has no closing `*/`"
    case .numberOutOfRange(let text): "`\(text)` does not fit 64 bits"
    case .expressionTooLong(let limit): "the expression has more than \(limit) operators"
    case .nestedAggregate: "an aggregate stands inside another aggregate"
    case .unknownDirective(let name): "unknown directive `.\(name)`"
    case .unknownType(let name): "unknown type `\(name)`"
    case .duplicateDeclaration(let predicate, let first):
      "`\(predicate)` is declared already at \(first)"
    case .unknownPredicate(let name, _): "`\(name)` is not declared"
    case .wrongArity(let predicate, let expected, let found):
      "`\(predicate)` has \(expected) columns, not \(found)"
    case .unsafeVariable(let name): "nothing gives `\(name)` a value"
    case .typeMismatch(let term, let expected, let found):
      "`\(term)` is a \(found.rawValue) where a \(expected.rawValue) should be"
    case .notStratifiable(let cycle):
      "`\(cycle.first ?? "")` depends on its own absence or aggregate: "
        + cycle.joined(separator: " → ")
    case .wrongFieldCount(let predicate, let expected, let found):
      "a line of `\(predicate)` has \(found) fields, not \(expected)"
    case .notANumber(let text): "`\(text)` is not a whole number of 64 bits"
    case .notText: "the line is not UTF-8"
    case .tooManyFacts(let limit): "the rules give more than \(limit) facts"
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch kind {
    case .syntax(_, let expected): "write \(expected.rawValue) here"
    case .unterminatedString: "close it with `\"`; write a quote inside as `\\\"`"
    case .unterminatedComment: "close it with `*/`"
    case .numberOutOfRange: "use a number from \(Int.min) to \(Int.max)"
    case .expressionTooLong: "split it with `X = …` conditions"
    case .nestedAggregate: "give the inner one a predicate of its own"
    case .unknownDirective: "use `.decl`, `.input`, `.output` or `.printsize`"
    case .unknownType: "use `number` or `symbol`"
    case .duplicateDeclaration: "remove one of the two"
    case .unknownPredicate(let name, let nearest):
      if let nearest {
        "did you mean `\(nearest)`? Otherwise add `.decl \(name)(…)`"
      } else {
        "add `.decl \(name)(…)`"
      }
    case .wrongArity(_, let expected, _): "give it \(expected); use `_` for a value not needed"
    case .unsafeVariable: "use it in a condition without `!`, or write `_` in a negated one"
    case .typeMismatch(_, let expected, _): "give a \(expected.rawValue), or change the `.decl`"
    case .notStratifiable: "take the `!` or the aggregate out of the cycle"
    case .wrongFieldCount(_, let expected, _): "separate \(expected) fields by tabs"
    case .notANumber: "write digits only, with `-` in front if negative"
    case .notText: "save the file as UTF-8"
    case .tooManyFacts: "bound the recursion, such as with `N < 100`"
    }
  }
}
