// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// How a sentence refers to the limit before, and how that is turned: それを超える, anything above that.
struct BackReferences: Sendable {
  private let ops: [Comparator?]
  private let trie: ByteTrie

  init(_ rows: [Table.Row]) {
    var ops: [Comparator?] = []
    var trie = ByteTrie()
    for row in rows {
      for surface in row.list("ja") + row.list("en") {
        trie.insert(surface.utf8, value: Int32(ops.count))
        ops.append(Comparator(rawValue: row["op"]))
      }
    }
    self.ops = ops
    self.trie = trie
  }

  /// The turn of the reference that stands in the bytes, of several the one the table has first;
  /// nil where none does.
  func op(in bytes: [UInt8], _ range: Range<Int>) -> Comparator?? {
    Steps.count(range.count >> 3)
    var best: Int32?
    for start in range {
      if let found = first(at: start, in: bytes, range.upperBound) {
        best = min(best ?? found, found)
      }
    }
    return best.map { ops[Int($0)] }
  }

  /// The same for a reference right at the head of the bytes.
  func op(at start: Int, in bytes: [UInt8]) -> Comparator?? {
    first(at: start, in: bytes, bytes.count).map { ops[Int($0)] }
  }

  private func first(at start: Int, in bytes: [UInt8], _ end: Int) -> Int32? {
    var best: Int32?
    var node = ByteTrie.root
    var at = start
    while at < end, let next = trie.step(node, bytes[at]) {
      node = next
      at += 1
      var cell = trie.firstCell(node)
      while cell >= 0 {
        best = min(best ?? .max, trie.value(cell))
        cell = trie.nextCell(cell)
      }
    }
    return best
  }
}
