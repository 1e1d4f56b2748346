// SPDX-License-Identifier: GPL-3.0-or-later

/// Several lists of numbers as one block of bytes, to be read where it lies.
///
/// Little-endian, each part on an eight-byte boundary; a number that isn't there reads as zero, so
/// a damaged block can mislead but not trap.
@usableFromInline package struct PackedParts: Sendable {
  @usableFromInline package let bytes: [UInt8]
  @usableFromInline let ranges: [Range<Int>]

  /// Puts lists together.
  package struct Writer {
    private var parts: [[UInt8]] = []

    package init() {}

    package mutating func add(_ bytes: [UInt8]) { parts.append(bytes) }

    package mutating func add<Number: FixedWidthInteger>(numbers: [Number]) {
      var part: [UInt8] = []
      part.reserveCapacity(numbers.count * MemoryLayout<Number>.size)
      for number in numbers {
        withUnsafeBytes(of: number.littleEndian) { part.append(contentsOf: $0) }
      }
      parts.append(part)
    }

    package var bytes: [UInt8] {
      var block: [UInt8] = []
      var at = (parts.count * 2 + 1) * 8
      var head = [UInt64(parts.count)]
      for part in parts {
        head += [UInt64(at), UInt64(at + part.count)]
        at += (part.count + 7) & ~7
      }
      block.reserveCapacity(at)
      for number in head { withUnsafeBytes(of: number.littleEndian) { block += $0 } }
      for part in parts {
        block += part
        while block.count % 8 != 0 { block.append(0) }
      }
      return block
    }
  }

  /// Nil when the bytes are no such block of so many parts.
  package init?(_ bytes: [UInt8], parts count: Int) {
    self.bytes = bytes
    guard bytes.count >= (count * 2 + 1) * 8, PackedParts.word(bytes, 0) == UInt64(count) else {
      return nil
    }
    var ranges: [Range<Int>] = []
    for part in 0..<count {
      let lower = PackedParts.word(bytes, part * 16 + 8)
      let upper = PackedParts.word(bytes, part * 16 + 16)
      guard lower <= upper, upper <= UInt64(bytes.count) else { return nil }
      ranges.append(Int(lower)..<Int(upper))
    }
    self.ranges = ranges
  }

  private static func word(_ bytes: [UInt8], _ at: Int) -> UInt64 {
    bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }
  }

  /// How many numbers of a type a part holds.
  @inlinable
  package func count<Number: FixedWidthInteger>(of part: Int, as type: Number.Type) -> Int {
    ranges[part].count / MemoryLayout<Number>.size
  }

  @inlinable @inline(__always)
  package func number<Number: FixedWidthInteger>(
    _ part: Int, _ place: Int, as type: Number.Type = Number.self
  ) -> Number {
    let size = MemoryLayout<Number>.size
    let at = ranges[part].lowerBound + place * size
    guard place >= 0, at + size <= ranges[part].upperBound else { return 0 }
    return bytes.withUnsafeBytes {
      Number(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: Number.self))
    }
  }

  @inlinable
  package func numbers<Number: FixedWidthInteger>(
    _ part: Int, as type: Number.Type = Number.self
  ) -> [Number] {
    let size = MemoryLayout<Number>.size
    let start = ranges[part].lowerBound
    let count = count(of: part, as: type)
    return bytes.withUnsafeBytes { bytes in
      [Number](unsafeUninitializedCapacity: count) { numbers, filled in
        for place in 0..<count {
          numbers.initializeElement(
            at: place,
            to: Number(
              littleEndian: bytes.loadUnaligned(
                fromByteOffset: start + place * size, as: Number.self)))
        }
        filled = count
      }
    }
  }

  /// The bytes of a part, or of a stretch within it as far as it goes.
  package func slice(_ part: Int, _ range: Range<Int>? = nil) -> ArraySlice<UInt8> {
    guard let range else { return bytes[ranges[part]] }
    let lower = min(ranges[part].lowerBound + max(0, range.lowerBound), ranges[part].upperBound)
    let upper = min(ranges[part].lowerBound + max(0, range.upperBound), ranges[part].upperBound)
    return bytes[lower..<max(lower, upper)]
  }

  /// The stretch of a list of lists: its start and the start of the next, of a part of starts.
  @inlinable @inline(__always)
  package func stretch(_ starts: Int, _ place: Int) -> Range<Int> {
    let lower = Int(number(starts, place, as: UInt32.self))
    return lower..<max(lower, Int(number(starts, place + 1, as: UInt32.self)))
  }
}
