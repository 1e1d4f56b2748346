// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A sentence cut at its commas and stops, never within a number.
struct SaidSegments {
  struct Segment {
    /// In the scalars of the whole text.
    let span: Span
    let text: String
    /// As tables are compared, without blanks at both ends.
    let folded: String
  }

  let all: [Segment]

  init(_ draft: Draft) {
    let scalars = Array(draft.text.unicodeScalars)
    var cuts: [Int] = []
    for (at, scalar) in scalars.enumerated() where SaidSegments.stops.contains(scalar) {
      let isASCII = scalar == "," || scalar == "."
      let next = at + 1 < scalars.count ? scalars[at + 1] : " "
      if isASCII, next != " ", next != "\n" { continue }
      if draft.quantities.contains(where: { $0.span.lower <= at && at < $0.span.upper }) {
        continue
      }
      cuts.append(at)
    }
    var found: [Segment] = []
    var lower = 0
    for upper in cuts + [scalars.count] {
      defer { lower = upper + 1 }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[lower..<max(lower, upper)])
      let text = String(view).blankless
      if text.isEmpty { continue }
      found.append(
        Segment(span: Span(lower, upper), text: text, folded: FoldedText.fold(text)))
    }
    all = found
  }

  private static let stops: Set<Unicode.Scalar> = [
    "。", "．", "、", "，", ",", ".", ";", "；", "\n", "!", "！",
  ]

  /// The segment in which something stands.
  func segment(of span: Span) -> Segment? {
    all.first { $0.span.lower <= span.lower && span.lower < $0.span.upper }
  }
}

extension String {
  /// Without blanks at both ends.
  var blankless: String {
    var view = Substring(self)
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }
}
