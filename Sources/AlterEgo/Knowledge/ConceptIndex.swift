// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the number of a concept by its id.
///
/// A dictionary of `String`s hashes each key so that nobody can foresee where it falls, which costs
/// more than all else that a sentence asks of the lexicon; ids come from our own tables.
struct ConceptIndex: Sendable {
  private var ids: [String] = []
  /// Numbers of ids by hash, −1 for an empty slot.
  private var slots = [Int32](repeating: -1, count: 1 << 13)

  subscript(id: String) -> Int? {
    let number = slots[slot(of: id)]
    return number < 0 ? nil : Int(number)
  }

  /// Adds an id that is not there; its number is how many came before.
  mutating func append(_ id: String) {
    if ids.count * 2 >= slots.count { grow() }
    slots[slot(of: id)] = Int32(ids.count)
    ids.append(id)
  }

  /// The slot that the id has, or would take.
  private func slot(of id: String) -> Int {
    var slot = ConceptIndex.hash(id) & (slots.count - 1)
    while slots[slot] >= 0, ids[Int(slots[slot])] != id { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, id) in ids.enumerated() { slots[slot(of: id)] = Int32(number) }
  }

  /// FNV-1a over the bytes.
  private static func hash(_ id: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
