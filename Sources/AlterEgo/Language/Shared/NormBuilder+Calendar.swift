// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Months and days of the week in an English main clause: when its rule holds, and nothing it is about.
extension NormBuilder {
  /// No foals are sold in January, on Sundays we may not open.
  func placeCalendar(_ main: Clause, _ norm: inout Norm) {
    guard norm.modality == .may || norm.modality == .mustNot, !norm.decides,
      !text.bytes[main.bytes].contains(where: { $0 >= 0x80 })
    else { return }
    let said = text.folded(main.bytes.lowerBound, main.bytes.upperBound)
    guard let phrase = CalendarSpan.phrase(in: said) else { return }
    let (lower, upper) = (
      main.bytes.lowerBound + phrase.lowerBound, main.bytes.lowerBound + phrase.upperBound
    )
    let span = text.span(lower, upper)
    let named = Set(
      main.items.filter { $0.token.lower >= lower && $0.token.upper <= upper }.map(\.token.term))
    norm.about.removeAll(where: named.contains)
    if let object = norm.object, named.contains(object) { norm.object = nil }
    // On weekdays is no public holiday, and more than that.
    norm.when.removeAll { $0.span.lower >= span.lower && $0.span.upper <= span.upper }
    var predicate = Predicate(kind: .words, span: span, text: text.slice(span))
    predicate.group = lower + 1
    norm.when.append(predicate)
  }
}
