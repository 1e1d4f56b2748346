// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A value that `--json` prints, the store keeps, and both read back exactly.
package protocol JSONCoded {
  var json: JSON { get }

  /// Reads the value under `cursor`; marks the cursor as failed when it isn't one.
  init(_ cursor: inout JSONCursor)
}

extension JSONCoded {
  /// Nil when `json` isn't such a value.
  package init?(json: JSON) { self.init(jsonText: json.text) }

  /// Nil when `jsonText` isn't such a value.
  package init?(jsonText: String) {
    var text = jsonText
    let value = text.withUTF8 { Self.read($0) }
    guard let value else { return nil }
    self = value
  }

  /// The value that fills `bytes`, or nil.
  package static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Self? {
    var cursor = JSONCursor(bytes)
    let value = Self(&cursor)
    return cursor.isAtEnd && !cursor.failed ? value : nil
  }
}

extension JSONCursor {
  package mutating func list<Element: JSONCoded>(_ type: Element.Type = Element.self) -> [Element] {
    enterArray()
    guard nextElement() else { return [] }
    let first = Element(&self)
    guard nextElement() else { return [first] }
    // Room for a few at once: most lists have up to four.
    var values: [Element] = []
    values.reserveCapacity(4)
    values.append(first)
    repeat { values.append(Element(&self)) } while nextElement()
    return values
  }

  package mutating func optional<Value: JSONCoded>(_ type: Value.Type = Value.self) -> Value? {
    isNull() ? nil : Value(&self)
  }

  package mutating func strings() -> [String] {
    var values: [String] = []
    enterArray()
    while nextElement() { values.append(string()) }
    return values
  }

  mutating func terms() -> [Term] {
    var values: [Term] = []
    enterArray()
    while nextElement() { values.append(Term(string())) }
    return values
  }

  mutating func optionalTerm() -> Term? { isNull() ? nil : Term(string()) }

  mutating func span() -> Span {
    enterArray()
    var span = Span(0, 0)
    if nextElement() { span.lower = int() } else { fail() }
    if nextElement() { span.upper = int() } else { fail() }
    if nextElement() { fail() }
    return span
  }

  /// A name of `type`; `fallback` and a failed cursor when there is none of that name.
  mutating func name<Value: RawRepresentable<String>>(or fallback: Value) -> Value {
    guard let value = Value(rawValue: string()) else {
      fail()
      return fallback
    }
    return value
  }

  mutating func optionalName<Value: RawRepresentable<String>>(
    _ type: Value.Type = Value.self
  ) -> Value? {
    if isNull() { return nil }
    guard let value = Value(rawValue: string()) else {
      fail()
      return nil
    }
    return value
  }
}

extension JSON {
  /// A half-open range as `[lower, upper]`.
  package static func span(_ span: Span) -> JSON { .array([.int(span.lower), .int(span.upper)]) }

  /// The number, or null when there is none.
  package static func optional(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }

  /// The id of the term, or null when there is none.
  package static func optional(_ term: Term?) -> JSON { .optional(term?.id) }

  package static func list(_ values: [some JSONCoded]) -> JSON { .array(values.map(\.json)) }
}

/// The members of an object in the order in which they were added.
struct Members {
  private var pairs: [(key: String, value: JSON)] = []

  var json: JSON { .object(pairs) }

  mutating func add(_ key: String, _ value: JSON) { pairs.append((key, value)) }

  /// Adds the member unless the value is nil.
  mutating func addIfSet(_ key: String, _ value: String?) {
    if let value { pairs.append((key, .string(value))) }
  }

  /// Adds the member unless the value is nil.
  mutating func addIfSet(_ key: String, _ value: Double?) {
    if let value { pairs.append((key, .number(value))) }
  }
}
