// SPDX-License-Identifier: GPL-3.0-or-later

/// A trie over UTF-8 bytes whose nodes carry lists of integers.
///
/// Edges live in one open-addressing table keyed by node and byte, so that a step is one probe
/// and building a hundred thousand edges takes a few milliseconds.
package struct ByteTrie: Sendable {
  private var keys: [UInt64]
  private var targets: [Int32]
  private var used = 0
  private var mask: Int
  /// Per node, the first cell of its value list, or −1.
  private var firstValue: [Int32] = [-1]
  private var values: [Int32] = []
  private var nextValue: [Int32] = []

  package init(capacity: Int = 1 << 12) {
    var size = 1 << 12
    while size < capacity * 2 { size <<= 1 }
    keys = [UInt64](repeating: 0, count: size)
    targets = [Int32](repeating: 0, count: size)
    mask = size - 1
  }

  package static let root: Int32 = 0

  package mutating func insert(_ bytes: some Sequence<UInt8>, value: Int32) {
    addValue(value, at: path(bytes, from: ByteTrie.root))
  }

  /// The node that `bytes` lead to from `start`, made where it isn't there.
  package mutating func path(_ bytes: some Sequence<UInt8>, from start: Int32) -> Int32 {
    var node = start
    for byte in bytes { node = step(node, byte) ?? addEdge(node, byte) }
    return node
  }

  package mutating func addValue(_ value: Int32, at node: Int32) {
    values.append(value)
    nextValue.append(firstValue[Int(node)])
    firstValue[Int(node)] = Int32(values.count - 1)
  }

  /// The node that `byte` leads to, or nil.
  @inline(__always)
  package func step(_ node: Int32, _ byte: UInt8) -> Int32? {
    let key = UInt64(UInt32(bitPattern: node)) << 8 | UInt64(byte) + 1
    var slot = ByteTrie.hash(key) & mask
    while true {
      let found = keys[slot]
      if found == key { return targets[slot] }
      if found == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  package func hasValues(_ node: Int32) -> Bool { firstValue[Int(node)] >= 0 }

  /// The values at a node, the one inserted first coming first.
  package func values(at node: Int32) -> [Int32] {
    var found: [Int32] = []
    var cell = firstValue[Int(node)]
    while cell >= 0 {
      found.append(values[Int(cell)])
      cell = nextValue[Int(cell)]
    }
    return found.reversed()
  }

  private mutating func addEdge(_ node: Int32, _ byte: UInt8) -> Int32 {
    if used * 2 > mask { grow() }
    let target = Int32(firstValue.count)
    firstValue.append(-1)
    place(UInt64(UInt32(bitPattern: node)) << 8 | UInt64(byte) + 1, target)
    used += 1
    return target
  }

  private mutating func place(_ key: UInt64, _ target: Int32) {
    var slot = ByteTrie.hash(key) & mask
    while keys[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    targets[slot] = target
  }

  private mutating func grow() {
    let (oldKeys, oldTargets) = (keys, targets)
    let size = (mask + 1) * 2
    keys = [UInt64](repeating: 0, count: size)
    targets = [Int32](repeating: 0, count: size)
    mask = size - 1
    for i in oldKeys.indices where oldKeys[i] != 0 { place(oldKeys[i], oldTargets[i]) }
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    let mixed = (key ^ (key >> 15)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 20)
  }
}
