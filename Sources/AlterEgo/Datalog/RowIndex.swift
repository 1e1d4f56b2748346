// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the rows of a relation by the values of some of its columns.
///
/// A hash table holds the newest row of each key; `next` leads from a row to the one before it
/// with the same key. So a chain runs from new rows to old ones, and a reader who wants only
/// rows from some number on may stop early.
final class RowIndex {
  let columns: [Int]
  /// Row number plus one of the newest row of a key, 0 if free.
  private(set) var heads: UnsafeMutablePointer<Int32>
  private(set) var mask: Int
  /// For each row, the row before it with the same key, or -1.
  private(set) var next: UnsafeMutablePointer<Int32>
  private var nextCapacity: Int
  private var keyCount = 0
  private var builtCount = 0

  init(columns: [Int]) {
    self.columns = columns
    mask = 31
    heads = .allocate(capacity: mask + 1)
    heads.initialize(repeating: 0, count: mask + 1)
    nextCapacity = 16
    next = .allocate(capacity: nextCapacity)
  }

  deinit {
    heads.deallocate()
    next.deallocate()
  }

  /// Adds the rows that came since the last call.
  func catchUp(with relation: Relation) {
    guard builtCount < relation.count else { return }
    reserve(relation.count)
    columns.withUnsafeBufferPointer { columns in
      while builtCount < relation.count {
        add(builtCount, relation.rows, relation.arity, columns)
        builtCount += 1
      }
    }
  }

  private func reserve(_ count: Int) {
    guard count > nextCapacity else { return }
    let larger = max(count, nextCapacity * 2)
    let newNext = UnsafeMutablePointer<Int32>.allocate(capacity: larger)
    newNext.update(from: next, count: builtCount)
    next.deallocate()
    next = newNext
    nextCapacity = larger
  }

  @inline(__always)
  private static func hash(
    _ row: UnsafeMutablePointer<Int>, _ columns: UnsafeBufferPointer<Int>
  ) -> Int {
    var hash = 0
    for column in columns { hash = Relation.mix(hash, row[column]) }
    return hash
  }

  @inline(__always)
  private func add(
    _ row: Int, _ rows: UnsafeMutablePointer<Int>, _ arity: Int,
    _ columns: UnsafeBufferPointer<Int>
  ) {
    let values = rows + row * arity
    var slot = RowIndex.hash(values, columns) & mask
    while true {
      let head = Int(heads[slot]) - 1
      if head < 0 { break }
      let other = rows + head * arity
      var same = true
      for column in columns where values[column] != other[column] {
        same = false
        break
      }
      if same {
        next[row] = Int32(truncatingIfNeeded: head)
        heads[slot] = Int32(truncatingIfNeeded: row + 1)
        return
      }
      slot = (slot + 1) & mask
    }
    next[row] = -1
    heads[slot] = Int32(truncatingIfNeeded: row + 1)
    keyCount += 1
    if keyCount * 2 > mask { rehash(rows, arity, columns) }
  }

  private func rehash(
    _ rows: UnsafeMutablePointer<Int>, _ arity: Int, _ columns: UnsafeBufferPointer<Int>
  ) {
    let old = heads
    let oldCount = mask + 1
    mask = mask * 2 + 1
    heads = .allocate(capacity: mask + 1)
    heads.initialize(repeating: 0, count: mask + 1)
    for position in 0..<oldCount where old[position] != 0 {
      let row = Int(old[position]) - 1
      var slot = RowIndex.hash(rows + row * arity, columns) & mask
      while heads[slot] != 0 { slot = (slot + 1) & mask }
      heads[slot] = old[position]
    }
    old.deallocate()
  }
}

extension RowIndex {
  /// The newest row whose indexed columns hold the key's words, or -1.
  func newest(_ key: [Int], in relation: Relation) -> Int {
    var hash = 0
    for word in key { hash = Relation.mix(hash, word) }
    var slot = hash & mask
    while true {
      let row = Int(heads[slot]) - 1
      if row < 0 { return -1 }
      let values = relation.row(row)
      var same = true
      for (word, column) in zip(key, columns) where values[column] != word { same = false }
      if same { return row }
      slot = (slot + 1) & mask
    }
  }
}
