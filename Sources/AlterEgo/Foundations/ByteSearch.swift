// SPDX-License-Identifier: GPL-3.0-or-later

extension Collection where Element == UInt8 {
  /// Where `needle` first stands, byte for byte; nil when it does not or is empty.
  package func place(of needle: some Collection<UInt8>) -> Range<Index>? {
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
  package func has(_ needle: some Collection<UInt8>) -> Bool { place(of: needle) != nil }
}

extension StringProtocol {
  /// Whether `first` stands in the text and `second`, unless it is empty, after it.
  package func has(_ first: String, then second: String) -> Bool {
    guard let place = utf8.place(of: first.utf8) else { return false }
    return second.isEmpty || utf8[place.upperBound...].has(second.utf8)
  }
}
