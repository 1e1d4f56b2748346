// SPDX-License-Identifier: GPL-3.0-or-later

/// A half-open range of Unicode scalars of a text.
@usableFromInline package struct Span: Hashable, Sendable, Comparable {
  package var lower: Int
  package var upper: Int

  package init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = upper
  }

  package var length: Int { upper - lower }
  package var isEmpty: Bool { upper <= lower }

  package func contains(_ other: Span) -> Bool { lower <= other.lower && other.upper <= upper }
  package func overlaps(_ other: Span) -> Bool { lower < other.upper && other.lower < upper }

  @usableFromInline package static func < (a: Span, b: Span) -> Bool {
    a.lower != b.lower ? a.lower < b.lower : a.upper < b.upper
  }
}

extension String {
  /// The part of the text that `span` covers; parts beyond the end are left out.
  package func slice(_ span: Span) -> String {
    let scalars = unicodeScalars
    let start =
      scalars.index(scalars.startIndex, offsetBy: max(0, span.lower), limitedBy: scalars.endIndex)
      ?? scalars.endIndex
    let end =
      scalars.index(start, offsetBy: max(0, span.length), limitedBy: scalars.endIndex)
      ?? scalars.endIndex
    return String(scalars[start..<end])
  }
}
