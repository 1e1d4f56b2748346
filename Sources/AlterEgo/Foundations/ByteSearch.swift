// SPDX-License-Identifier: GPL-3.0-or-later
extension Collection where Element == UInt8 {
  /// Where `needle` first stands, byte for byte; nil when it does not or is empty.
  @inlinable
  package func place(of needle: some Collection<UInt8>) -> Range<Index>? {
    let found = withContiguousStorageIfAvailable { own in
      needle.withContiguousStorageIfAvailable { bytesPlace(of: $0, in: own) }
    }
    guard let found, let found else { return slowPlace(of: needle) }
    guard found >= 0 else { return nil }
    let start = index(startIndex, offsetBy: found)
    return start..<index(start, offsetBy: needle.count)
  }

  /// The same for bytes that do not lie side by side.
  @usableFromInline
  func slowPlace(of needle: some Collection<UInt8>) -> Range<Index>? {
    guard let first = needle.first else { return nil }
    var at = startIndex
    while at < endIndex {
      Steps.count()
      if self[at] == first, self[at...].starts(with: needle) {
        return at..<index(at, offsetBy: needle.count)
      }
      formIndex(after: &at)
    }
    return nil
  }

  /// Whether `needle` stands anywhere within, byte for byte; an empty one does not.
  @inlinable
  package func has(_ needle: some Collection<UInt8>) -> Bool {
    let found = withContiguousStorageIfAvailable { own in
      needle.withContiguousStorageIfAvailable { bytesPlace(of: $0, in: own) >= 0 }
    }
    guard let found, let found else { return slowPlace(of: needle) != nil }
    return found
  }
}

/// The offset of `needle` in `text`, or −1 when it does not stand there or is empty.
@usableFromInline
package func bytesPlace(
  of needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
) -> Int {
  guard !needle.isEmpty, let start = UnsafeRawPointer(text.baseAddress) else { return -1 }
  let found = memmem(start, text.count, needle.baseAddress, needle.count).map { $0 - start }
  // Sixteen bytes are compared at once, as for a copy.
  Steps.count(1 + (found ?? text.count) >> 4)
  return found ?? -1
}

/// glibc's `memmem`, which its module map does not show to Swift.
@_silgen_name("memmem")
private func memmem(
  _ text: UnsafeRawPointer, _ textCount: Int, _ needle: UnsafeRawPointer?, _ needleCount: Int
) -> UnsafeRawPointer?

extension StringProtocol {
  /// Whether `first` stands in the text and `second`, unless it is empty, after it.
  package func has(_ first: String, then second: String) -> Bool {
    guard let place = utf8.place(of: first.utf8) else { return false }
    return second.isEmpty || utf8[place.upperBound...].has(second.utf8)
  }
}
