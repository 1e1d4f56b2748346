// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// The rows of one predicate, each kept once, in order of arrival.
///
/// Rows lie one after the other in one block of words (`arity` words a row). A hash table of row
/// numbers finds a whole row, and is made when the first one is looked for: rows that arrive in
/// the order of their first column, as most tables and most conclusions do, are told apart
/// without. ``RowIndex`` finds rows by some columns. The memory is owned here and read through
/// plain pointers by ``Machine``, which asks `version` whether they moved.
final class Relation {
  /// The stage of a fact that was given, not derived.
  static let given: Int32 = 0
  /// The stage of a given fact that was taken back and waits for the next run.
  static let retracted: Int32 = -1
  /// The stage of a row that the present run took away; only who asks for the past sees it.
  static let leaving: Int32 = .max - 1
  /// The stage of a row that is gone.
  static let gone: Int32 = .max

  let arity: Int
  private(set) var count = 0
  /// How many of the rows are leaving or gone.
  private(set) var removedCount = 0
  private(set) var rows: UnsafeMutablePointer<Word>
  /// The round of its stratum in which each row was first derived; `given` for base facts.
  private(set) var stages: UnsafeMutablePointer<Int32>
  /// Open addressing with linear probing: row number plus one, 0 if free.
  private(set) var table: UnsafeMutablePointer<Int32>
  private(set) var mask = 0
  /// Changes whenever a pointer above does.
  private(set) var version = 0
  private var capacity = 16
  /// True while the rows stand in the order of their first column and none is gone.
  private var isOrdered = true
  /// How many rows the table holds; the others wait until one is looked for.
  private var tabled = 0
  private(set) var indexes: [RowIndex] = []

  /// How far back a row is compared with those before it before the table is made.
  private static let reach = 16

  init(arity: Int) {
    self.arity = arity
    rows = Relation.block(max(1, capacity * arity))
    stages = Relation.block(capacity)
    table = .allocate(capacity: 1)
    table.initialize(to: 0)
  }

  deinit {
    for index in indexes { index.isOwned = false }
    free(rows)
    free(stages)
    table.deallocate()
  }

  /// Spreads a word over the bits of a hash.
  @inline(__always)
  static func mix(_ hash: Int, _ word: Word) -> Int {
    let product = (hash ^ Int(word)) &* -0x61c8_8646_80b5_83eb
    return product ^ Int(bitPattern: UInt(bitPattern: product) >> 29)
  }

  @inline(__always)
  static func hash(_ values: UnsafePointer<Word>, _ arity: Int) -> Int {
    var hash = 0
    var column = 0
    while column < arity {
      hash = mix(hash, values[column])
      column += 1
    }
    return hash
  }

  @inline(__always)
  func isRow(_ row: Int, _ values: UnsafePointer<Word>) -> Bool {
    let start = rows + row * arity
    var column = 0
    while column < arity {
      if start[column] != values[column] { return false }
      column += 1
    }
    return true
  }

  // MARK: Finding

  /// The number of the row with these values, or -1.
  func find(_ values: UnsafePointer<Word>) -> Int {
    fillTable()
    var slot = Relation.hash(values, arity) & mask
    while true {
      let row = Int(table[slot]) - 1
      if row < 0 || isRow(row, values) { return row }
      slot = (slot + 1) & mask
    }
  }

  func row(_ row: Int) -> UnsafeMutableBufferPointer<Word> {
    UnsafeMutableBufferPointer(start: rows + row * arity, count: arity)
  }

  /// True if a row counts now.
  @inline(__always)
  func isLive(_ row: Int) -> Bool { stages[row] < Relation.leaving }

  var liveCount: Int { count - removedCount }

  /// The index over some columns, made if it is missing, holding every row.
  func index(on columns: [Int]) -> RowIndex {
    for index in indexes where index.columns == columns {
      index.catchUp(with: self)
      return index
    }
    let index = RowIndex(columns: columns, of: self)
    indexes.append(index)
    index.catchUp(with: self)
    return index
  }

  // MARK: Adding

  /// Adds a row unless it is there; true if it is new.
  @discardableResult
  func insert(_ values: UnsafePointer<Word>, stage: Int32) -> Bool {
    if mask == 0, isOrdered, let isNew = isNewInOrder(values) {
      if isNew { append(values, stage: stage) }
      return isNew
    }
    fillTable()
    var slot = Relation.hash(values, arity) & mask
    while true {
      let row = Int(table[slot]) - 1
      if row < 0 { break }
      if isRow(row, values) { return false }
      slot = (slot + 1) & mask
    }
    append(values, stage: stage)
    table[slot] = Int32(truncatingIfNeeded: count)
    tabled = count
    if count * 2 > mask { widenTable(for: count) }
    return true
  }

  /// Whether a row is new, as far as the rows just before it tell: nil if they don't.
  @inline(__always)
  private func isNewInOrder(_ values: UnsafePointer<Word>) -> Bool? {
    if count == 0 { return true }
    if arity == 0 { return false }
    var row = count - 1
    if rows[row * arity] > values[0] { return nil }
    let first = max(0, count - Relation.reach)
    while row >= first {
      if rows[row * arity] < values[0] { return true }
      if isRow(row, values) { return false }
      row -= 1
    }
    return row < 0 ? true : nil
  }

  /// Adds a row that is known to be new, without looking.
  @inline(__always)
  func append(_ values: UnsafePointer<Word>, stage: Int32) {
    let place = nextRow()
    var column = 0
    while column < arity {
      place[column] = values[column]
      column += 1
    }
    commit(stage: stage)
  }

  /// Tells that rows will come in any order, but none twice.
  func loseOrder() { isOrdered = false }

  /// The place where the next row goes; `commit` makes what is written there a row.
  @inline(__always)
  func nextRow() -> UnsafeMutablePointer<Word> {
    if count == capacity { grow() }
    return rows + count * arity
  }

  @inline(__always)
  func commit(stage: Int32) {
    stages[count] = stage
    count += 1
  }

  func setStage(_ stage: Int32, of row: Int) {
    let removed = (stages[row] >= Relation.leaving ? 1 : 0)
    removedCount += (stage >= Relation.leaving ? 1 : 0) - removed
    stages[row] = stage
  }

  /// Makes room for twice the rows.
  ///
  /// `realloc` lets the kernel move whole pages instead of copying them.
  private func grow() {
    capacity *= 2
    rows = Relation.block(max(1, capacity * arity), instead: rows)
    stages = Relation.block(capacity, instead: stages)
    version += 1
  }

  private static func block<Element>(
    _ count: Int, instead old: UnsafeMutablePointer<Element>? = nil
  ) -> UnsafeMutablePointer<Element> {
    guard let block = realloc(old, count * MemoryLayout<Element>.stride) else {
      fatalError("out of memory")
    }
    return block.bindMemory(to: Element.self, capacity: count)
  }

  // MARK: The table

  /// Brings the table up to date with the rows.
  func fillTable() {
    if tabled == count, mask > 0 { return }
    if count * 2 > mask || mask == 0 { return widenTable(for: count) }
    while tabled < count {
      enter(tabled)
      tabled += 1
    }
    version += 1
  }

  @inline(__always)
  private func enter(_ row: Int) {
    if stages[row] == Relation.gone { return }
    var slot = Relation.hash(rows + row * arity, arity) & mask
    while table[slot] != 0 { slot = (slot + 1) & mask }
    table[slot] = Int32(truncatingIfNeeded: row + 1)
  }

  /// Makes the table anew, with room for `wanted` rows and as many again.
  private func widenTable(for wanted: Int) {
    var size = 32
    while size < wanted * 2 + 2 { size *= 2 }
    // Rows that fill a table come in thousands: leave room for some before the next time.
    if size < wanted * 3 { size *= 2 }
    table.deallocate()
    mask = size - 1
    table = .allocate(capacity: size)
    table.initialize(repeating: 0, count: size)
    tabled = 0
    while tabled < count {
      enter(tabled)
      tabled += 1
    }
    version += 1
  }

  // MARK: Removing

  /// Takes a row out for good; its number is not used again before `compact`.
  func remove(_ row: Int) {
    if mask > 0, row < tabled { leaveTable(row) }
    setStage(Relation.gone, of: row)
    isOrdered = false
  }

  /// Frees a row's place in the table and closes the gap, so that probing still finds the others.
  private func leaveTable(_ row: Int) {
    var slot = Relation.hash(rows + row * arity, arity) & mask
    while Int(table[slot]) - 1 != row {
      if table[slot] == 0 { return }
      slot = (slot + 1) & mask
    }
    var free = slot
    table[free] = 0
    slot = (slot + 1) & mask
    while table[slot] != 0 {
      let home = Relation.hash(rows + (Int(table[slot]) - 1) * arity, arity) & mask
      if (slot - home) & mask >= (slot - free) & mask {
        table[free] = table[slot]
        table[slot] = 0
        free = slot
      }
      slot = (slot + 1) & mask
    }
  }

  /// The relation without the rows that are gone, in the same order.
  func compacted() -> Relation {
    let smaller = Relation(arity: arity)
    smaller.isOrdered = false
    for row in 0..<count where stages[row] != Relation.gone {
      smaller.append(rows + row * arity, stage: stages[row])
    }
    return smaller
  }
}
