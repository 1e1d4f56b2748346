// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the rows of a relation by the values of some of its columns.
///
/// A table holds the newest row of each key; `next` leads from a row to the one before it with
/// the same key. So a chain runs from new rows to old ones, and a reader who wants only rows from
/// some number on may stop early. A key of one column with small values, as ids are, is its own
/// place in the table; any other is hashed.
final class RowIndex {
  let columns: [Int]
  /// True if a key is its own place in `heads`.
  private(set) var isDense: Bool
  /// Row number plus one of the newest row of a key, 0 if free.
  private(set) var heads: UnsafeMutablePointer<Int32>
  /// The number of places less one.
  private(set) var mask: Int
  /// For each row, the row before it with the same key, or -1.
  private(set) var next: UnsafeMutablePointer<Int32>
  private var nextCapacity: Int
  private var keyCount = 0
  private var builtCount = 0
  /// The relation whose rows it finds; read only while that one is there.
  private unowned(unsafe) let owner: Relation
  /// False once the relation is gone.
  var isOwned = true

  init(columns: [Int], of owner: Relation) {
    self.columns = columns
    self.owner = owner
    isDense = columns.count == 1
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

  /// Whether it finds the rows of a relation.
  func isOf(_ relation: Relation) -> Bool { isOwned && owner === relation }

  /// Adds the rows that came since the last call.
  func catchUp(with relation: Relation) {
    guard builtCount < relation.count else { return }
    reserve(relation.count)
    if isDense {
      addDense(relation)
      return
    }
    columns.withUnsafeBufferPointer { columns in
      while builtCount < relation.count {
        add(builtCount, relation.rows, relation.arity, columns)
        builtCount += 1
      }
    }
  }

  private func reserve(_ count: Int) {
    guard count > nextCapacity else { return }
    let larger = builtCount == 0 ? count : max(count, nextCapacity * 2)
    let newNext = UnsafeMutablePointer<Int32>.allocate(capacity: larger)
    newNext.update(from: next, count: builtCount)
    next.deallocate()
    next = newNext
    nextCapacity = larger
  }

  // MARK: Dense keys

  private func addDense(_ relation: Relation) {
    let arity = relation.arity
    let column = relation.rows + columns[0]
    var least: Word = 0
    var greatest: Word = 0
    var row = builtCount
    while row < relation.count {
      let value = column[row * arity]
      least = min(least, value)
      greatest = max(greatest, value)
      row += 1
    }
    if least < 0 || Int(greatest) > 4 * relation.count + 1024 { return hashInstead(relation) }
    if Int(greatest) > mask { widen(to: Int(greatest)) }
    row = builtCount
    while row < relation.count {
      let value = Int(column[row * arity])
      next[row] = heads[value] - 1
      heads[value] = Int32(truncatingIfNeeded: row + 1)
      row += 1
    }
    builtCount = row
  }

  private func widen(to greatest: Int) {
    let old = heads
    let oldCount = mask + 1
    while mask < greatest { mask = mask * 2 + 1 }
    heads = .allocate(capacity: mask + 1)
    heads.update(from: old, count: oldCount)
    (heads + oldCount).initialize(repeating: 0, count: mask + 1 - oldCount)
    old.deallocate()
  }

  private func hashInstead(_ relation: Relation) {
    isDense = false
    heads.deallocate()
    mask = 31
    heads = .allocate(capacity: mask + 1)
    heads.initialize(repeating: 0, count: mask + 1)
    builtCount = 0
    catchUp(with: relation)
  }

  // MARK: Hashed keys

  @inline(__always)
  private static func hash(
    _ row: UnsafeMutablePointer<Word>, _ columns: UnsafeBufferPointer<Int>
  ) -> Int {
    var hash = 0
    for column in columns { hash = Relation.mix(hash, row[column]) }
    return hash
  }

  @inline(__always)
  private func add(
    _ row: Int, _ rows: UnsafeMutablePointer<Word>, _ arity: Int,
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
    _ rows: UnsafeMutablePointer<Word>, _ arity: Int, _ columns: UnsafeBufferPointer<Int>
  ) {
    let old = heads
    let oldCount = mask + 1
    mask = mask * 4 + 3
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
  func newest(_ key: [Word], in relation: Relation) -> Int {
    if isDense {
      let place = Int(key[0])
      return place >= 0 && place <= mask ? Int(heads[place]) - 1 : -1
    }
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
