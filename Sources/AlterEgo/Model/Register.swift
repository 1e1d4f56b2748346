// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// One cell of the register: what is kept of an initiative, a criterion, a decision, a picture
/// of the future, an assumption or a promise besides its words.
@usableFromInline package struct RegisterRow: Hashable, Sendable {
  /// The id it belongs to, such as `I-2`.
  package var subject: String
  /// A field of `knowledge/register/fields.tsv`.
  package var field: String
  /// What a field with several entries tells apart: a process, a department; empty for the rest.
  package var item: String
  /// Words, the id of a choice, or a number with its unit: `3000000 JPY`.
  package var value: String

  package init(_ subject: String, _ field: String, item: String = "", value: String) {
    self.subject = subject
    self.field = field
    self.item = item
    self.value = value
  }
}

/// A number with its unit, as the register keeps it.
@usableFromInline package struct RegisterAmount: Equatable, Sendable {
  package var value: Double
  /// Of the closed list of units: JPY, percent, months, hours.
  package var unit: String

  package init(_ value: Double, _ unit: String) {
    self.value = value
    self.unit = unit
  }

  /// Reads `3000000 JPY`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let value = Double(parts[0]), value.isFinite else { return nil }
    self.init(value, String(parts[1]))
  }

  package var text: String { JSON.written(value) + " " + unit }

  /// Hundredths of the unit for rules, which know whole numbers only; nil beyond their range.
  package var hundredths: Int? {
    let scaled = (value * 100).rounded(.toNearestOrAwayFromZero)
    return abs(scaled) < 9e15 ? Int(scaled) : nil
  }
}

/// A look at what became of an initiative.
@usableFromInline package struct RegisterReview: Equatable, Sendable {
  package var subject: String
  /// 1, 2, 3 … in the order in which they were recorded.
  package var number: Int
  /// ISO day.
  package var date: String
  /// The number of the initiative as it stood; nil when none was told.
  package var figure: RegisterAmount?
  /// Money it brought since the review before, in yen.
  package var returned: Double?
  /// Hours a month it saves by now.
  package var hours: Double?
  /// What was said, such as 「楽になった」; kept, never counted.
  package var words: String?
  /// The months of the books that the figure is of; nil for a review that somebody told.
  package var months: String?

  package init(subject: String, number: Int, date: String) {
    self.subject = subject
    self.number = number
    self.date = date
  }

  /// Whether it tells anything that can be counted.
  package var hasNumber: Bool { figure != nil || returned != nil || hours != nil }
}

/// Everything the register keeps of one id.
@usableFromInline package struct RegisterEntry: Equatable, Sendable {
  package let subject: String
  package var rows: [RegisterRow]
  /// Oldest first.
  package var reviews: [RegisterReview]
  /// The fields that come from the president's own sentence rather than from a row.
  package var said: Set<String> = []
  /// The fields that come from the company's books, with the months they are of.
  package var booked: [String: String] = [:]

  package init(_ subject: String, rows: [RegisterRow] = [], reviews: [RegisterReview] = []) {
    self.subject = subject
    self.rows = rows
    self.reviews = reviews
  }

  /// The value of a field with one entry; nil when it is empty.
  package subscript(_ field: String) -> String? {
    rows.first { $0.field == field && !$0.value.isEmpty }?.value
  }

  /// The entries of a field with several, in their order.
  package func items(_ field: String) -> [RegisterRow] {
    rows.filter { $0.field == field && !$0.item.isEmpty }
  }

  package func amount(_ field: String) -> RegisterAmount? {
    self[field].flatMap(RegisterAmount.init)
  }

  package func date(_ field: String) -> CalendarDate? {
    self[field].flatMap { CalendarDate(iso: $0) }
  }

  package func has(_ field: String) -> Bool {
    rows.contains { $0.field == field && !($0.value.isEmpty && $0.item.isEmpty) }
  }

  /// The same with what the sentence itself says, where no row says otherwise.
  ///
  /// A row with neither item nor value empties a field, whatever the sentence says.
  package func over(_ spoken: [RegisterRow]) -> RegisterEntry {
    let own = Set(rows.map(\.field))
    var entry = self
    let added = spoken.filter { !own.contains($0.field) }
    entry.rows = rows + added
    entry.said = Set(added.map(\.field))
    return entry
  }

  /// The latest figure told in a review.
  package var latestFigure: (amount: RegisterAmount, date: String)? {
    reviews.last { $0.figure != nil }.flatMap { review in
      review.figure.map { ($0, review.date) }
    }
  }

  /// All the money that reviews tell of, in yen; nil when none does.
  package var returned: Double? {
    let told = reviews.compactMap(\.returned)
    return told.isEmpty ? nil : told.reduce(0, +)
  }
}

/// The register of a company on a day.
@usableFromInline package struct Register: Equatable, Sendable {
  /// By id.
  package var entries: [String: RegisterEntry]
  package var asOf: CalendarDate?

  /// The letters of what is kept in the register alone: assumptions, promises, proposals,
  /// standards and what candidates took part in.
  package static let things: Set<Character> = ["A", "W", "F", "T", "E"]

  package static let empty = Register(entries: [:], asOf: nil)

  package init(entries: [String: RegisterEntry], asOf: CalendarDate?) {
    self.entries = entries
    self.asOf = asOf
  }

  package init(rows: [RegisterRow], reviews: [RegisterReview], asOf: CalendarDate?) {
    var entries: [String: RegisterEntry] = [:]
    for row in rows {
      entries[row.subject, default: RegisterEntry(row.subject)].rows.append(row)
    }
    for review in reviews {
      entries[review.subject, default: RegisterEntry(review.subject)].reviews.append(review)
    }
    self.init(entries: entries, asOf: asOf)
  }

  /// What is kept of an id; empty when nothing is.
  package subscript(_ id: String) -> RegisterEntry { entries[id] ?? RegisterEntry(id) }

  /// What is kept under a letter and not withdrawn, in the order of their numbers.
  package func live(_ letter: Character) -> [RegisterEntry] {
    ids(letter).map { self[$0] }.filter { !$0.has("dropped") }
  }

  /// The ids that begin with a letter, in the order of their numbers.
  package func ids(_ letter: Character) -> [String] {
    entries.keys.filter { $0.first == letter && $0.dropFirst().first == "-" }.sorted { a, b in
      (Int(a.dropFirst(2)) ?? 0) < (Int(b.dropFirst(2)) ?? 0)
    }
  }
}
