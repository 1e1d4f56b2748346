// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A trie over UTF-8 bytes whose nodes carry lists of integers.
///
/// Most nodes have one child, which stands in the node itself, as a rule right behind it in
/// memory; the other edges live in one open-addressing table keyed by node and byte. So a step is
/// one comparison or one probe, and building a hundred thousand edges takes a few milliseconds.
package struct ByteTrie: Sendable {
  private struct Node {
    /// The child made first, or −1.
    var child: Int32 = -1
    /// The first cell of the value list, or −1.
    var value: Int32 = -1
    /// The byte that leads to `child`.
    var byte: UInt8 = 0
    /// Whether the table has more edges of this node.
    var branches = false
    /// A bit for each byte below 8 that leads on.
    var low: UInt8 = 0
  }

  private var nodes = [Node()]
  /// The children of the root, where every walk begins.
  private var roots = ByteTrie.noRoots
  /// The node behind each character of three bytes at the root, such as kana and kanji, or 0; empty
  /// where nobody jumps.
  private var jumps: [Int32]
  /// Node, byte and target of an edge in 28, 8 and 28 bits; 0 for an empty slot.
  private var edges: [UInt64]
  private var used = 0
  private var mask: Int
  private var values: [Int32] = []
  private var nextValue: [Int32] = []

  /// Shared by all tries until the first word comes.
  private static let noRoots = [Int32](repeating: -1, count: 256)

  /// `jumps` is for a trie in which every place of many texts is looked up: a character of three
  /// bytes is then one step.
  package init(capacity: Int = 1 << 12, jumps: Bool = false) {
    self.jumps = jumps ? [Int32](repeating: 0, count: 1 << 16) : []
    var size = 1 << 6
    while size < capacity { size <<= 1 }
    edges = [UInt64](repeating: 0, count: size)
    mask = size - 1
    nodes.reserveCapacity(capacity * 4)
  }

  package static let root: Int32 = 0

  package mutating func insert(_ bytes: some Sequence<UInt8>, value: Int32) {
    addValue(value, at: path(bytes, from: ByteTrie.root))
  }

  /// The node that `bytes` lead to from `start`, made where it isn't there.
  package mutating func path(_ bytes: some Sequence<UInt8>, from start: Int32) -> Int32 {
    var node = start
    guard start == ByteTrie.root, !jumps.isEmpty else {
      for byte in bytes { node = step(node, byte) ?? addEdge(node, byte) }
      return node
    }
    var depth = 0
    var place = 0
    for byte in bytes {
      node = step(node, byte) ?? addEdge(node, byte)
      depth += 1
      guard depth <= 3 else { continue }
      if depth == 1, byte < 0xE0 || byte >= 0xF0 { depth = 4 }
      place = place << 6 | Int(byte & 0x3F)
      if depth == 3 { jumps[place & 0xFFFF] = node }
    }
    return node
  }

  /// The node behind the character of three bytes at a byte; nil where no word begins with it.
  ///
  /// Asked only of a trie with jumps, where such a character starts.
  @inline(__always)
  package func jump(_ bytes: [UInt8], _ at: Int) -> Int32? {
    Steps.count()
    let place =
      Int(bytes[at] & 0xF) << 12 | Int(bytes[at + 1] & 0x3F) << 6 | Int(bytes[at + 2] & 0x3F)
    let node = jumps[place]
    return node == 0 ? nil : node
  }

  /// Whether a character of three bytes starts at a byte and ends before `limit`.
  @inline(__always)
  package static func isWide(_ bytes: [UInt8], _ at: Int, before limit: Int) -> Bool {
    bytes[at] >= 0xE0 && bytes[at] < 0xF0 && at + 2 < limit
  }

  /// Adds a value behind those that the node has.
  package mutating func addValue(_ value: Int32, at node: Int32) {
    let cell = Int32(values.count)
    values.append(value)
    nextValue.append(-1)
    var last = nodes[Int(node)].value
    guard last >= 0 else {
      nodes[Int(node)].value = cell
      return
    }
    while nextValue[Int(last)] >= 0 { last = nextValue[Int(last)] }
    nextValue[Int(last)] = cell
  }

  /// The node that `byte` leads to, or nil.
  @inline(__always)
  package func step(_ node: Int32, _ byte: UInt8) -> Int32? {
    Steps.count()
    if node == ByteTrie.root {
      let child = roots[Int(byte)]
      return child < 0 ? nil : child
    }
    let here = nodes[Int(node)]
    if here.byte == byte, here.child >= 0 { return here.child }
    return here.branches ? branch(node, byte) : nil
  }

  private func branch(_ node: Int32, _ byte: UInt8) -> Int32? {
    let key = ByteTrie.key(node, byte)
    var slot = ByteTrie.hash(key) & mask
    while true {
      let found = edges[slot]
      if found >> 28 == key { return Int32(truncatingIfNeeded: found & 0xFFF_FFFF) }
      if found == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  package func hasValues(_ node: Int32) -> Bool { nodes[Int(node)].value >= 0 }

  /// Whether a byte below 8 leads on from the node; as bits, the lowest for byte 0.
  @inline(__always)
  package func lowBytes(_ node: Int32) -> UInt8 { nodes[Int(node)].low }

  /// The values at a node, the one inserted first coming first.
  package func values(at node: Int32) -> [Int32] {
    var found: [Int32] = []
    var cell = firstCell(node)
    while cell >= 0 {
      found.append(values[Int(cell)])
      cell = nextCell(cell)
    }
    return found
  }

  /// Where the values of a node begin, or −1; for loops that take no list.
  @inline(__always)
  package func firstCell(_ node: Int32) -> Int32 { nodes[Int(node)].value }

  @inline(__always)
  package func nextCell(_ cell: Int32) -> Int32 { nextValue[Int(cell)] }

  @inline(__always)
  package func value(_ cell: Int32) -> Int32 { values[Int(cell)] }

  private mutating func addEdge(_ node: Int32, _ byte: UInt8) -> Int32 {
    precondition(nodes.count < 1 << 28, "more nodes than an edge can name")
    let target = Int32(nodes.count)
    nodes.append(Node())
    if byte < 8 { nodes[Int(node)].low |= 1 << byte }
    if node == ByteTrie.root {
      roots[Int(byte)] = target
    } else if nodes[Int(node)].child < 0 {
      nodes[Int(node)].byte = byte
      nodes[Int(node)].child = target
    } else {
      if used * 2 > mask { grow() }
      nodes[Int(node)].branches = true
      place(ByteTrie.key(node, byte) << 28 | UInt64(target))
      used += 1
    }
    return target
  }

  private mutating func place(_ edge: UInt64) {
    var slot = ByteTrie.hash(edge >> 28) & mask
    while edges[slot] != 0 { slot = (slot + 1) & mask }
    edges[slot] = edge
  }

  private mutating func grow() {
    let old = edges
    edges = [UInt64](repeating: 0, count: old.count * 2)
    mask = edges.count - 1
    for edge in old where edge != 0 { place(edge) }
  }

  @inline(__always)
  private static func key(_ node: Int32, _ byte: UInt8) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 8 | UInt64(byte)
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    let mixed = (key ^ (key >> 15)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 20)
  }
}
