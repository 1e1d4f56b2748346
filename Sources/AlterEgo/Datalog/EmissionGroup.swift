// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells apart the heads that one value of an ordered column gives.
///
/// A small hash table of row numbers, open addressing with linear probing. It is never cleared: an
/// entry of an earlier group names an earlier row and counts as free, so that a group costs what
/// it holds and the table stays in the processor's nearest memory.
struct EmissionGroup {
  /// The slot whose value makes the group, -1 while heads are not grouped.
  private(set) var slot = -1
  private(set) var start = 0
  private var value: Word = 0
  private var table = UnsafeMutablePointer<Int32>.allocate(capacity: 0)
  private var mask = -1

  mutating func begin(_ slot: Int) {
    self.slot = slot
    start = 0
    mask = 255
    table.deallocate()
    table = .allocate(capacity: mask + 1)
    table.initialize(repeating: 0, count: mask + 1)
  }

  mutating func end() { slot = -1 }

  func release() { table.deallocate() }

  /// Goes to the group of a value; `count` is the number of heads so far.
  @inline(__always)
  mutating func enter(_ value: Word, _ count: Int) {
    if value == self.value { return }
    self.value = value
    start = count
  }

  /// Where a head would go, or -1 if the group has it; `values` is the row after the last.
  @inline(__always)
  func place(_ values: UnsafeMutablePointer<Word>, _ head: Relation) -> Int {
    let arity = head.arity
    var position = Relation.hash(values, arity) & mask
    while true {
      let row = Int(table[position]) - 1
      if row < start { return position }
      if head.isRow(row, values) { return -1 }
      position = (position + 1) & mask
    }
  }

  /// Notes the head just added.
  @inline(__always)
  mutating func note(_ position: Int, _ head: Relation) {
    table[position] = Int32(truncatingIfNeeded: head.count)
    if (head.count - start) * 2 > mask { widen(head) }
  }

  private mutating func widen(_ head: Relation) {
    table.deallocate()
    mask = mask * 4 + 3
    table = .allocate(capacity: mask + 1)
    table.initialize(repeating: 0, count: mask + 1)
    for row in start..<head.count {
      var position = Relation.hash(head.rows + row * head.arity, head.arity) & mask
      while Int(table[position]) - 1 >= start { position = (position + 1) & mask }
      table[position] = Int32(truncatingIfNeeded: row + 1)
    }
  }
}
