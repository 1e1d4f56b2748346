// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows of one predicate, each kept once, in order of arrival.
///
/// Rows lie one after the other in one block of words (`arity` words a row). A hash table of row
/// numbers finds a whole row; ``RowIndex`` finds rows by some columns. The memory is owned here
/// and read through plain pointers by ``Machine``, which asks `version` whether they moved.
final class Relation {
  /// The stage of a fact that was given, not derived.
  static let given: Int32 = 0
  /// The stage of a given fact that was taken back and waits for the next run.
  static let retracted: Int32 = -1

  let arity: Int
  private(set) var count = 0
  private(set) var rows: UnsafeMutablePointer<Int>
  /// The round of its stratum in which each row was first derived; `given` for base facts.
  private(set) var stages: UnsafeMutablePointer<Int32>
  /// Open addressing with linear probing: row number plus one, 0 if free.
  private(set) var table: UnsafeMutablePointer<Int32>
  private(set) var mask: Int
  /// Changes whenever a pointer above does.
  private(set) var version = 0
  private var capacity: Int
  private(set) var indexes: [RowIndex] = []

  init(arity: Int) {
    self.arity = arity
    capacity = 16
    rows = .allocate(capacity: max(1, capacity * arity))
    stages = .allocate(capacity: capacity)
    mask = 31
    table = .allocate(capacity: mask + 1)
    table.initialize(repeating: 0, count: mask + 1)
  }

  deinit {
    rows.deallocate()
    stages.deallocate()
    table.deallocate()
  }

  /// Spreads a word over the bits of a hash.
  @inline(__always)
  static func mix(_ hash: Int, _ word: Int) -> Int {
    let product = (hash ^ word) &* -0x61c8_8646_80b5_83eb
    return product ^ Int(bitPattern: UInt(bitPattern: product) >> 29)
  }

  @inline(__always)
  private func hash(_ values: UnsafePointer<Int>) -> Int {
    var hash = 0
    var column = 0
    while column < arity {
      hash = Relation.mix(hash, values[column])
      column += 1
    }
    return hash
  }

  @inline(__always)
  private func isRow(_ row: Int, _ values: UnsafePointer<Int>) -> Bool {
    let start = rows + row * arity
    var column = 0
    while column < arity {
      if start[column] != values[column] { return false }
      column += 1
    }
    return true
  }

  /// The number of the row with these values, or -1.
  func find(_ values: UnsafePointer<Int>) -> Int {
    var slot = hash(values) & mask
    while true {
      let row = Int(table[slot]) - 1
      if row < 0 || isRow(row, values) { return row }
      slot = (slot + 1) & mask
    }
  }

  /// Adds a row unless it is there; true if it is new.
  @discardableResult
  func insert(_ values: UnsafePointer<Int>, stage: Int32) -> Bool {
    var slot = hash(values) & mask
    while true {
      let row = Int(table[slot]) - 1
      if row < 0 { break }
      if isRow(row, values) { return false }
      slot = (slot + 1) & mask
    }
    if count == capacity { grow() }
    (rows + count * arity).update(from: values, count: arity)
    stages[count] = stage
    count += 1
    table[slot] = Int32(truncatingIfNeeded: count)
    if count * 2 > mask { rehash() }
    return true
  }

  func setStage(_ stage: Int32, of row: Int) {
    stages[row] = stage
  }

  func row(_ row: Int) -> UnsafeMutableBufferPointer<Int> {
    UnsafeMutableBufferPointer(start: rows + row * arity, count: arity)
  }

  private func grow() {
    let larger = capacity * 2
    let newRows = UnsafeMutablePointer<Int>.allocate(capacity: max(1, larger * arity))
    newRows.update(from: rows, count: count * arity)
    rows.deallocate()
    rows = newRows
    let newStages = UnsafeMutablePointer<Int32>.allocate(capacity: larger)
    newStages.update(from: stages, count: count)
    stages.deallocate()
    stages = newStages
    capacity = larger
    version += 1
  }

  private func rehash() {
    table.deallocate()
    mask = mask * 2 + 1
    table = .allocate(capacity: mask + 1)
    table.initialize(repeating: 0, count: mask + 1)
    var row = 0
    while row < count {
      var slot = hash(rows + row * arity) & mask
      while table[slot] != 0 { slot = (slot + 1) & mask }
      row += 1
      table[slot] = Int32(truncatingIfNeeded: row)
    }
    version += 1
  }

  /// The index over some columns, made if it is missing, holding every row.
  func index(on columns: [Int]) -> RowIndex {
    for index in indexes where index.columns == columns {
      index.catchUp(with: self)
      return index
    }
    let index = RowIndex(columns: columns)
    indexes.append(index)
    index.catchUp(with: self)
    return index
  }
}
