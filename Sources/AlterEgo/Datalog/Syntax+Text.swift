// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts of a program as they are written; reading the text back gives the same part.
extension Term: CustomStringConvertible {
  package var description: String {
    switch kind {
    case .variable(let name): name
    case .anonymous: "_"
    case .number(let number): String(number)
    case .symbol(let text): Value.symbol(text).description
    case .arithmetic(let operation, let left, let right):
      "(\(left) \(operation.rawValue) \(right))"
    }
  }
}

extension Atom: CustomStringConvertible {
  package var description: String {
    predicate + "(" + terms.map(\.description).joined(separator: ", ") + ")"
  }
}

extension Comparison: CustomStringConvertible {
  package var description: String { "\(left) \(comparator.rawValue) \(right)" }
}

extension Aggregate: CustomStringConvertible {
  package var description: String {
    let target = target.map { " \($0)" } ?? ""
    let body = body.map(\.description).joined(separator: ", ")
    return "\(result) = \(function.rawValue)\(target) : { \(body) }"
  }
}

extension Literal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .positive(let atom): atom.description
    case .negative(let atom): "!" + atom.description
    case .comparison(let comparison): comparison.description
    case .aggregate(let aggregate): aggregate.description
    }
  }
}

extension Rule: CustomStringConvertible {
  package var description: String {
    if body.isEmpty { return "\(head)." }
    return "\(head) :- " + body.map(\.description).joined(separator: ", ") + "."
  }
}

extension Declaration: CustomStringConvertible {
  package var description: String {
    let columns = columns.map { "\($0.name):\($0.type.rawValue)" }
    return ".decl \(name)(\(columns.joined(separator: ", ")))"
  }
}
