// SPDX-License-Identifier: GPL-3.0-or-later

/// An argument of an atom or a side of a comparison.
package struct Term: Sendable, Hashable {
  package indirect enum Kind: Sendable, Hashable {
    case variable(String)
    /// `_`, a value nobody asks for.
    case anonymous
    case number(Int)
    case symbol(String)
    case arithmetic(ArithmeticOperator, Term, Term)
  }

  package let kind: Kind
  package let place: SourcePlace

  package init(_ kind: Kind, at place: SourcePlace) {
    self.kind = kind
    self.place = place
  }
}

/// Arithmetic on numbers; what overflows or divides by zero has no value, and a rule instance
/// that needs it does not hold.
package enum ArithmeticOperator: String, Sendable, Hashable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"

  /// The result, rounded towards zero, or nil on overflow or division by zero.
  package func apply(_ left: Int, _ right: Int) -> Int? {
    let result: (partialValue: Int, overflow: Bool)
    switch self {
    case .add: result = left.addingReportingOverflow(right)
    case .subtract: result = left.subtractingReportingOverflow(right)
    case .multiply: result = left.multipliedReportingOverflow(by: right)
    case .divide: result = left.dividedReportingOverflow(by: right)
    }
    return result.overflow ? nil : result.partialValue
  }
}

package enum ComparisonOperator: String, Sendable, Hashable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// True if the comparison holds between two comparable values.
  package func holds<Side: Comparable>(_ left: Side, _ right: Side) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}

/// A predicate with its arguments.
package struct Atom: Sendable, Hashable {
  package let predicate: String
  package let terms: [Term]
  package let place: SourcePlace
}

package struct Comparison: Sendable, Hashable {
  package let comparator: ComparisonOperator
  package let left: Term
  package let right: Term
  package let place: SourcePlace
}

package enum AggregateFunction: String, Sendable, Hashable {
  /// How many ways there are to make the body hold; 0 if there is none.
  case count
  /// The smallest value of the target; does not hold over nothing.
  case min
  /// The greatest value of the target; does not hold over nothing.
  case max
}

/// `result = function target : { body }`.
///
/// A variable that also occurs in the rule outside the braces (or as a result) has one value for
/// the whole rule and groups the aggregate; every other variable is local to the braces.
package struct Aggregate: Sendable, Hashable {
  package let function: AggregateFunction
  package let result: Term
  /// What is minimised or maximised; nil for count.
  package let target: Term?
  package let body: [Literal]
  package let place: SourcePlace
}

/// One condition of a rule.
package enum Literal: Sendable, Hashable {
  case positive(Atom)
  case negative(Atom)
  case comparison(Comparison)
  case aggregate(Aggregate)

  package var place: SourcePlace {
    switch self {
    case .positive(let atom), .negative(let atom): atom.place
    case .comparison(let comparison): comparison.place
    case .aggregate(let aggregate): aggregate.place
    }
  }
}

/// The id and words of a rule, from the comment directly above it.
///
/// `// line/principle-strategy: a strategy realises a principle` gives the id
/// `line/principle-strategy` and the words after the colon.
package struct RuleLabel: Sendable, Hashable {
  package let id: String
  package let words: String

  package init(id: String, words: String) {
    self.id = id
    self.words = words
  }
}

/// A head that holds if all conditions of the body hold; a fact if the body is empty.
package struct Rule: Sendable, Hashable {
  package let head: Atom
  package let body: [Literal]
  package let label: RuleLabel?

  package var place: SourcePlace { head.place }
}

/// `.decl name(column:type, …)`.
package struct Declaration: Sendable, Hashable {
  package struct Column: Sendable, Hashable {
    package let name: String
    package let type: ColumnType
  }

  package let name: String
  package let columns: [Column]
  package let place: SourcePlace

  package var arity: Int { columns.count }
}
