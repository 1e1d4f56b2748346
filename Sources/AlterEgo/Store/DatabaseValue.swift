// SPDX-License-Identifier: GPL-3.0-or-later
import CSQLite
import Foundations

extension Database {
  /// What one column of one row holds.
  package enum Value: Sendable, Hashable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)

    package var text: String? { if case .text(let s) = self { s } else { nil } }
    package var integer: Int? { if case .integer(let n) = self { n } else { nil } }

    /// The number, whole or not.
    package var number: Double? {
      switch self {
      case .integer(let n): Double(n)
      case .real(let n): n
      default: nil
      }
    }

    package static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
    package static func optional(_ n: Int?) -> Value { n.map { .integer($0) } ?? .null }
    package static func optional(_ n: Double?) -> Value { n.map { .real($0) } ?? .null }

    func bind(to statement: OpaquePointer?, at index: Int32) -> Int32 {
      switch self {
      case .null: return sqlite3_bind_null(statement, index)
      case .integer(let n): return sqlite3_bind_int64(statement, index, Int64(n))
      case .real(let n): return sqlite3_bind_double(statement, index, n)
      case .text(let s):
        let count = Int32(s.utf8.count)
        return s.withCString { csqlite_bind_text(statement, index, $0, count) }
      }
    }
  }

  /// The row under a running statement.
  package struct Row: ~Copyable {
    let statement: OpaquePointer

    package var values: [Value] {
      (0..<sqlite3_column_count(statement)).map { value(Int($0)) }
    }

    package func value(_ column: Int) -> Value {
      switch sqlite3_column_type(statement, Int32(column)) {
      case SQLITE_NULL: .null
      case SQLITE_INTEGER: .integer(int(column))
      case SQLITE_FLOAT: .real(sqlite3_column_double(statement, Int32(column)))
      default: .text(text(column))
      }
    }

    package func isNull(_ column: Int) -> Bool {
      sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
    }

    package func int(_ column: Int) -> Int {
      Int(sqlite3_column_int64(statement, Int32(column)))
    }

    package func real(_ column: Int) -> Double {
      sqlite3_column_double(statement, Int32(column))
    }

    package func text(_ column: Int) -> String {
      withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    package func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

    /// A block of bytes.
    package func bytes(_ column: Int) -> [UInt8] {
      guard let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
      return Array(
        UnsafeRawBufferPointer(
          start: start, count: Int(sqlite3_column_bytes(statement, Int32(column)))))
    }

    /// The bytes of a text, valid during the call only.
    package func withBytes<Result>(
      _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
      let start = sqlite3_column_text(statement, Int32(column))
      let count = sqlite3_column_bytes(statement, Int32(column))
      return body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(count)))
    }
  }
}
