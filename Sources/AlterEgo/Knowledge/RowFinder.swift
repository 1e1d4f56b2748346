// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Rows of tables by what stands in one of their columns; of several that are the same, the last.
///
/// A process words a few dozens of some thousand sentences, so the keys are hashed where they
/// stand, and no other cell is looked at.
package struct RowFinder: Sendable {
  private let rows: [Table.Row]
  /// The number of the column in the table of each row.
  private let columns: [Int?]
  /// Numbers of rows by hash, −1 for an empty slot.
  private var slots: [Int32]

  package init(_ tables: [Table], column: String) {
    rows = tables.flatMap(\.rows)
    columns = tables.flatMap { table in
      [Int?](repeating: table.column(column), count: table.rows.count)
    }
    var size = 8
    while size < rows.count * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    for number in rows.indices {
      let place = rows[number].withBytes(columns[number]) { (key) -> Int in slot(of: key) }
      slots[place] = Int32(truncatingIfNeeded: number)
    }
  }

  package subscript(key: String) -> Table.Row? {
    var key = key
    let number = key.withUTF8 { slots[slot(of: $0)] }
    return number < 0 ? nil : rows[Int(number)]
  }

  package var keys: [String] {
    slots.filter { $0 >= 0 }.map { rows[Int($0)][columns[Int($0)]] }
  }

  /// The slot that the key has, or would take.
  private func slot(of key: UnsafeBufferPointer<UInt8>) -> Int {
    // FNV-1a.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while slots[slot] >= 0, !isKey(key, of: Int(slots[slot])) { slot = (slot + 1) & mask }
    return slot
  }

  private func isKey(_ key: UnsafeBufferPointer<UInt8>, of number: Int) -> Bool {
    rows[number].withBytes(columns[number]) { (own) -> Bool in own.elementsEqual(key) }
  }
}
