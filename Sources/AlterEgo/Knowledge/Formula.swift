// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The arithmetic of a KPI over items and other KPIs: `gross_profit/sales*100`.
///
/// Numbers, names, `+ - * /`, brackets, and the functions `abs`, `min`, `max`,
/// `change` (what its part rose by over the months in question) and `before` (the same months a
/// year earlier).
@usableFromInline package indirect enum Formula: Equatable, Sendable {
  @usableFromInline package enum Operation: Character, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
  }

  @usableFromInline package enum Function: String, CaseIterable, Sendable {
    case abs, min, max, change, before
  }

  case number(Double)
  /// The id of an item or a KPI.
  case name(String)
  case binary(Operation, Formula, Formula)
  case negative(Formula)
  case call(Function, [Formula])

  /// What is wrong with the text of a formula.
  @usableFromInline package struct Fault: Error, Equatable, Sendable {
    /// In characters from 0.
    package let offset: Int
    /// What stands there; empty at the end.
    package let found: String

    package init(offset: Int, found: String) {
      self.offset = offset
      self.found = found
    }
  }

  /// Reads a formula.
  ///
  /// - Throws: where it stops making sense.
  package init(_ text: String) throws(Fault) {
    var reader = FormulaReader(text)
    self = try reader.whole()
  }

  /// Every name in it once, in the order in which they stand.
  package var names: [String] {
    var names: [String] = []
    func walk(_ formula: Formula) {
      switch formula {
      case .number: break
      case .name(let name): if !names.contains(name) { names.append(name) }
      case .binary(_, let a, let b):
        walk(a)
        walk(b)
      case .negative(let a): walk(a)
      case .call(_, let parts): parts.forEach(walk)
      }
    }
    walk(self)
    return names
  }

  /// Whether it only adds and subtracts.
  package var isLinear: Bool {
    switch self {
    case .name, .number: true
    case .negative(let a): a.isLinear
    case .binary(let operation, let a, let b):
      (operation == .plus || operation == .minus) && a.isLinear && b.isLinear
    case .call: false
    }
  }

  /// Every number that stands in it.
  package var numbers: [Double] {
    switch self {
    case .number(let n): [n]
    case .name: []
    case .binary(_, let a, let b): a.numbers + b.numbers
    case .negative(let a): a.numbers
    case .call(_, let parts): parts.flatMap(\.numbers)
    }
  }
}

/// Reads a formula by recursive descent.
private struct FormulaReader {
  private let text: [Character]
  private var at = 0

  init(_ text: String) { self.text = Array(text) }

  mutating func whole() throws(Formula.Fault) -> Formula {
    let formula = try sum()
    skipBlanks()
    guard at == text.count else { throw fault }
    return formula
  }

  private var fault: Formula.Fault {
    Formula.Fault(offset: at, found: at < text.count ? String(text[at]) : "")
  }

  private mutating func skipBlanks() {
    while at < text.count, text[at].isWhitespace { at += 1 }
  }

  private mutating func take(_ characters: String) -> Character? {
    skipBlanks()
    guard at < text.count, characters.contains(text[at]) else { return nil }
    at += 1
    return text[at - 1]
  }

  private mutating func sum() throws(Formula.Fault) -> Formula {
    var left = try product()
    while let sign = take("+-"), let operation = Formula.Operation(rawValue: sign) {
      left = .binary(operation, left, try product())
    }
    return left
  }

  private mutating func product() throws(Formula.Fault) -> Formula {
    var left = try factor()
    while let sign = take("*/"), let operation = Formula.Operation(rawValue: sign) {
      left = .binary(operation, left, try factor())
    }
    return left
  }

  private mutating func factor() throws(Formula.Fault) -> Formula {
    if take("-") != nil { return .negative(try factor()) }
    if take("(") != nil {
      let inner = try sum()
      guard take(")") != nil else { throw fault }
      return inner
    }
    skipBlanks()
    let start = at
    while at < text.count, text[at].isASCII, text[at].isNumber || text[at] == "." { at += 1 }
    if at > start {
      guard let number = Double(String(text[start..<at])) else {
        at = start
        throw fault
      }
      return .number(number)
    }
    return try name()
  }

  private mutating func name() throws(Formula.Fault) -> Formula {
    let start = at
    while at < text.count, text[at].isASCII, isPartOfName(text[at]) { at += 1 }
    guard at > start else { throw fault }
    let name = String(text[start..<at])
    guard let function = Formula.Function(rawValue: name) else { return .name(name) }
    guard take("(") != nil else { throw fault }
    var parts = [try sum()]
    while take(",") != nil { parts.append(try sum()) }
    guard take(")") != nil, parts.count == 1 || function == .min || function == .max else {
      throw fault
    }
    return .call(function, parts)
  }

  private func isPartOfName(_ character: Character) -> Bool {
    character.isLetter || character == "_" || character.isNumber
  }
}
