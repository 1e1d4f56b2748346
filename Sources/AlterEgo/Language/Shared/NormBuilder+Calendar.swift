// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Months and days of the week in a main clause: when its rule holds, and nothing it is about.
extension NormBuilder {
  /// No foals are sold in January, on Sundays we may not open.
  func placeCalendar(_ main: Clause, _ norm: inout Norm) {
    guard norm.modality == .may || norm.modality == .mustNot, !norm.decides,
      let phrase = calendarPhrase(main)
    else { return }
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

  /// Sold only in July, may only be cut in winter, on Fridays only: the days to which a rule keeps what may be done;
  /// nil where it does not.
  func onlyDays(_ main: Clause, _ norm: inout Norm) -> Predicate? {
    guard norm.modality == .may || norm.modality == .must, !norm.negated, !norm.decides,
      text.bytes[main.bytes].allSatisfy({ $0 < 0x80 }),
      let phrase = calendarPhrase(main)
    else { return nil }
    let said = text.folded(main.bytes.lowerBound, main.bytes.upperBound)
    let start = main.bytes.lowerBound
    let before = text.folded(start, start + phrase.lowerBound)
    let after = text.folded(start + phrase.upperBound, main.bytes.upperBound)
    guard
      before.hasSuffix("only ") || after.hasPrefix(" only")
        || said.utf8.has(" only ".utf8)
          && [" may only ", " can only ", " are only ", " is only "].contains(where: {
            said.utf8.has($0.utf8)
          })
    else { return nil }
    norm.modality = .may
    let span = text.span(start + phrase.lowerBound, start + phrase.upperBound)
    if !norm.when.contains(where: { $0.span == span }) { placeCalendar(main, &norm) }
    return norm.when.first { $0.span == span }
  }

  /// 当日はもらう: on which day, and nothing that is done to it.
  func placeDays(_ main: Clause, _ norm: inout Norm) {
    guard [.may, .must, .mustNot].contains(norm.modality), !norm.decides,
      let item = main.items.first(where: { item in
        item.role == .topic && ["word:当日", "word:前日"].contains(item.token.id)
      })
    else { return }
    norm.about.removeAll { $0 == item.token.term }
    if norm.object == item.token.term { norm.object = nil }
    let span = text.span(item.token.lower, item.token.upper)
    var predicate = Predicate(kind: .words, span: span, text: text.slice(span))
    predicate.terms = [item.token.term]
    predicate.group = item.token.lower + 1
    norm.when.append(predicate)
  }

  private func calendarPhrase(_ main: Clause) -> Range<Int>? {
    guard text.bytes[main.bytes].contains(where: { $0 >= 0x80 }) else {
      guard CalendarSpan.mayName(text.bytes, main.bytes) else { return nil }
      return CalendarSpan.phrase(in: text.folded(main.bytes.lowerBound, main.bytes.upperBound))
    }
    return CalendarSpan.japanesePhrase(in: Array(text.bytes[main.bytes]))
  }

  /// But not in July: the months and days that a clause names, where it says nothing else.
  func calendar(of clause: Clause) -> Predicate? {
    let said = text.folded(clause.bytes.lowerBound, clause.bytes.upperBound)
    guard !CalendarSpan(said).isEmpty,
      !clause.items.contains(where: { $0.token.isContent && !isDay($0.token) })
    else { return nil }
    let span = text.span(clause.bytes.lowerBound, clause.bytes.upperBound)
    var predicate = Predicate(kind: .words, span: span, text: text.slice(span))
    predicate.group = clause.bytes.lowerBound + 1
    return predicate
  }

  private func isDay(_ token: Token) -> Bool {
    !CalendarSpan("on " + text.surface(token)).isEmpty
  }
}
