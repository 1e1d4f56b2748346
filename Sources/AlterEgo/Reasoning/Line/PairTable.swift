// SPDX-License-Identifier: GPL-3.0-or-later

/// What pairs of statements share, and what most of it is: a matter by its place, or behind the
/// last of them a word.
///
/// A company's statement more makes a table of some tens of thousands of cells anew, so that
/// they lie in plain memory.
final class PairTable {
  let count: Int
  private let weights: UnsafeMutablePointer<Float>
  private let sums: UnsafeMutablePointer<Float>
  private let carriers: UnsafeMutablePointer<Int32>

  init(_ count: Int) {
    self.count = count
    weights = .allocate(capacity: count * count)
    weights.initialize(repeating: 0, count: count * count)
    sums = .allocate(capacity: count * count)
    sums.initialize(repeating: 0, count: count * count)
    carriers = .allocate(capacity: count * count)
    carriers.initialize(repeating: -1, count: count * count)
  }

  deinit {
    weights.deallocate()
    sums.deallocate()
    carriers.deallocate()
  }

  func weight(_ a: Int, _ b: Int) -> Float { weights[a * count + b] }

  func carrier(_ a: Int, _ b: Int) -> Int32 { carriers[a * count + b] }

  /// Takes note of a matter that two share; until they are weighed the strongest counts.
  func share(_ weight: Float, _ a: Int, _ b: Int, _ carrier: Int32) {
    let at = a * count + b
    sums[at] += weight
    if weight > weights[at] { (weights[at], carriers[at]) = (weight, carrier) }
  }

  /// Adds to the strongest matter of each pair a part of the others.
  func weighMatters(_ further: Float) {
    for at in 0..<(count * count) {
      weights[at] += further * (sums[at] - weights[at])
      sums[at] = 0
    }
  }

  /// Adds a word that two share; it carries pairs that no matter does.
  func add(_ weight: Float, _ a: Int, _ b: Int, _ carrier: Int32) {
    let at = a * count + b
    weights[at] += weight
    if carriers[at] < 0 { carriers[at] = carrier }
  }

  /// Takes note of what two name; until that is weighed the strongest counts, and it carries pairs
  /// that share nothing else.
  func name(_ weight: Float, _ a: Int, _ b: Int, _ carrier: Int32) {
    let at = a * count + b
    guard weight > sums[at] else { return }
    if weights[at] == 0 { carriers[at] = carrier }
    sums[at] = weight
  }

  /// Adds the strongest of what each pair names.
  func weighNames() {
    for at in 0..<(count * count) { weights[at] += sums[at] }
  }
}

/// How much third statements have in common with both of a pair.
final class Thirds {
  private let count: Int
  /// The weights of pairs, either way round, as bits: those of numbers that are not negative are
  /// ordered like the numbers, and the processor compares several at once.
  private let bits: UnsafeMutablePointer<Int32>
  private let greatest: UnsafeMutablePointer<Int32>

  init(_ pairs: PairTable) {
    count = pairs.count
    bits = .allocate(capacity: count * count)
    bits.initialize(repeating: 0, count: count * count)
    greatest = .allocate(capacity: max(1, count))
    greatest.initialize(repeating: 0, count: max(1, count))
    for a in 0..<count {
      for b in 0..<count {
        let weight = Int32(bitPattern: pairs.weight(a, b).bitPattern)
        if weight == 0 { continue }
        bits[a * count + b] = weight
        bits[b * count + a] = weight
        greatest[a] = max(greatest[a], weight)
        greatest[b] = max(greatest[b], weight)
      }
    }
  }

  deinit {
    bits.deallocate()
    greatest.deallocate()
  }

  /// The most that a third statement has in common with both; none has any with itself.
  func strongest(_ a: Int, _ b: Int) -> Float {
    let (first, second) = (bits + a * count, bits + b * count)
    var most: Int32 = 0
    for third in 0..<count { most = max(most, min(first[third], second[third])) }
    return Float(bitPattern: UInt32(bitPattern: most))
  }

  /// No less than that, at a glance.
  func most(_ a: Int, _ b: Int) -> Float {
    Float(bitPattern: UInt32(bitPattern: min(greatest[a], greatest[b])))
  }
}
