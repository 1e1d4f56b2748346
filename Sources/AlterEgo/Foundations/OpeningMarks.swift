// SPDX-License-Identifier: GPL-3.0-or-later

/// A set of three bytes with which words begin, that may say yes of some that were never put in.
@usableFromInline package struct OpeningMarks: Sendable {
  /// A bit for each hash.
  @usableFromInline var bits: [UInt64]

  /// Shared by all sets until something is put into them.
  private static let none = [UInt64](repeating: 0, count: 1 << 10)

  package init() { bits = OpeningMarks.none }

  /// Three bytes as one number.
  @inlinable @inline(__always)
  package static func key(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt32 {
    UInt32(a) << 16 | UInt32(b) << 8 | UInt32(c)
  }

  @inlinable @inline(__always)
  package mutating func insert(_ key: UInt32) {
    let hash = OpeningMarks.hash(key)
    bits[hash >> 6] |= 1 << UInt64(hash & 63)
  }

  @inlinable @inline(__always)
  package func has(_ key: UInt32) -> Bool {
    let hash = OpeningMarks.hash(key)
    return bits[hash >> 6] & 1 << UInt64(hash & 63) != 0
  }

  package mutating func formUnion(_ other: OpeningMarks) {
    for place in bits.indices { bits[place] |= other.bits[place] }
  }

  @inlinable @inline(__always)
  static func hash(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 16) }
}
