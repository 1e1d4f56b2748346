// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Finds the number of a concept by its id.
///
/// Ids come from our own tables, so a quick hash does; every sentence asks hundreds of times.
struct ConceptIndex: Sendable {
  private var ids: [String] = []
  /// Numbers of ids by hash, −1 for an empty slot.
  private var slots = [Int32](repeating: -1, count: 1 << 13)

  subscript(id: String) -> Int? {
    let number = slots[slot(of: id)]
    return number < 0 ? nil : Int(number)
  }

  func id(of number: Int) -> String { ids[number] }

  /// Adds an id that is not there; its number is how many came before.
  mutating func append(_ id: String) {
    if ids.count * 2 >= slots.count { grow() }
    slots[slot(of: id)] = Int32(ids.count)
    ids.append(id)
  }

  /// The slot that the id has, or would take.
  private func slot(of id: String) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: id.quickHash) & mask
    while slots[slot] >= 0, !same(ids[Int(slots[slot])], id) { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, id) in ids.enumerated() { slots[slot(of: id)] = Int32(number) }
  }
}

/// Whether two ids are the same.
@inline(__always)
func same(_ left: String, _ right: String) -> Bool {
  TextWords.areSame(left, right) ?? (left.utf8.count == right.utf8.count && left == right)
}
