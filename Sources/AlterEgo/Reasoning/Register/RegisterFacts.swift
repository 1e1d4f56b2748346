// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Knowledge
import Model

/// What the register says of one id, as facts for rules; `knowledge/rules/README.md` lists them.
struct RegisterFacts {
  private(set) var all: [Datalog.Fact] = []
  /// The KPIs that the register names.
  private(set) var metrics: Set<String> = []

  private let lexicon: LineLexicon
  private let asOf: CalendarDate?

  /// `recordedAt` is when the statement of the entry was typed; empty for what is none.
  init(_ entry: RegisterEntry, recordedAt: String, asOf: CalendarDate?, _ lexicon: LineLexicon) {
    self.asOf = asOf
    self.lexicon = lexicon
    add(entry, recordedAt: recordedAt)
  }

  /// Whether rules see what the register keeps under an id that is no statement's.
  static func isThing(_ id: String) -> Bool { ["A", "W", "T"].contains(id.first) }

  /// The day from which promises and payback are looked at.
  static func day(_ asOf: CalendarDate?) -> [Datalog.Fact] {
    asOf.map { [Datalog.Fact("today", [.number($0.daysSince1970)])] } ?? []
  }

  private mutating func add(_ predicate: String, _ values: Datalog.Value...) {
    all.append(Datalog.Fact(predicate, values))
  }

  private mutating func add(_ entry: RegisterEntry, recordedAt: String) {
    let id = Datalog.Value.symbol(entry.subject)
    for row in entry.rows where !(row.item.isEmpty && row.value.isEmpty) {
      let (field, item) = (Datalog.Value.symbol(row.field), Datalog.Value.symbol(row.item))
      add("field", id, field, item, .symbol(row.value))
      if let amount = RegisterAmount(row.value)?.hundredths {
        add("amount", id, field, .number(amount))
      }
      if let day = CalendarDate(iso: row.value) {
        add("day", id, field, .number(day.daysSince1970))
      }
    }
    let figures = InitiativeFigures(entry, lexicon.knowledge, recordedAt: recordedAt)
    addMetric(figures, id)
    addPeople(entry, id)
    for field in ["department", "of-department"] {
      for row in entry.items(field) { add("department", id, .symbol(row.item)) }
    }
    addReviews(figures, id)
    for field in ["horizon", "years"] {
      if let years = entry.amount(field).flatMap({ Int(exactly: $0.value) }) {
        add("horizon", id, .number(years))
      }
    }
  }

  private mutating func addMetric(_ figures: InitiativeFigures, _ id: Datalog.Value) {
    let entry = figures.entry
    guard let metric = entry["metric"], lexicon.knowledge.concept(metric)?.sort == .kpi else {
      return
    }
    metrics.insert(metric)
    let sign = figures.sign ?? 1
    let relation = entry.amount("target") == nil ? "names" : "sets"
    add(relation, id, .symbol(metric), .number(sign))
  }

  private mutating func addPeople(_ entry: RegisterEntry, _ id: Datalog.Value) {
    for field in ["budget", "check", "owner"] {
      guard let role = entry[field] else { continue }
      let isPresident = ["社長", "president", "ceo", "代表取締役"].contains(FoldedText.fold(role))
      if !isPresident { add("executive", id, .symbol(role)) }
    }
  }

  private mutating func addReviews(_ figures: InitiativeFigures, _ id: Datalog.Value) {
    let entry = figures.entry
    if let sign = figures.sign { add("wanted", id, .number(sign)) }
    for review in entry.reviews {
      let day = CalendarDate(iso: review.date)?.daysSince1970 ?? 0
      add("reviewed", id, .number(review.number), .number(day))
      guard let figure = review.figure, figures.isComparable(figure),
        let hundredths = figure.hundredths
      else { continue }
      add("figure", id, .number(review.number), .number(day), .number(hundredths))
    }
    if let start = figures.start { add("started", id, .number(start.daysSince1970)) }
    if let end = figures.paybackDay { add("payback_day", id, .number(end.daysSince1970)) }
    if let spent = figures.spent(until: asOf), let whole = Int(exactly: spent) {
      add("spent", id, .number(whole))
    }
    if let returned = entry.returned, let whole = Int(exactly: returned.rounded()) {
      add("returned", id, .number(whole))
    }
  }
}
