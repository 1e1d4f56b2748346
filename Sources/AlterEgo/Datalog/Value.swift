// SPDX-License-Identifier: GPL-3.0-or-later

/// What a column of a relation holds.
package enum ColumnType: String, Sendable, Hashable {
  case number
  case symbol
}

/// One value of a fact: a 64-bit whole number or a text.
package enum Value: Sendable, Hashable {
  case number(Int)
  case symbol(String)

  package var type: ColumnType {
    switch self {
    case .number: .number
    case .symbol: .symbol
    }
  }

  /// The number, or nil for a symbol.
  package var number: Int? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The text, or nil for a number.
  package var symbol: String? {
    if case .symbol(let text) = self { text } else { nil }
  }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  package init(integerLiteral value: Int) { self = .number(value) }
  package init(stringLiteral value: String) { self = .symbol(value) }
}

extension Value: Comparable {
  /// Numbers by size, before symbols by their text.
  package static func < (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)): left < right
    case (.symbol(let left), .symbol(let right)): left < right
    case (.number, .symbol): true
    case (.symbol, .number): false
    }
  }
}

extension Value: CustomStringConvertible {
  /// The value as it is written in a rule.
  package var description: String {
    switch self {
    case .number(let number): String(number)
    case .symbol(let text): Value.quoted(text)
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default: quoted.unicodeScalars.append(character)
      }
    }
    return quoted + "\""
  }
}

/// One row of a relation, with the relation's name.
package struct Fact: Sendable, Hashable, CustomStringConvertible {
  package let predicate: String
  package let values: [Value]

  package init(_ predicate: String, _ values: [Value]) {
    self.predicate = predicate
    self.values = values
  }

  /// The fact as it is written in a program, without the full stop.
  package var description: String {
    predicate + "(" + values.map(\.description).joined(separator: ", ") + ")"
  }
}
