// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The figures of one initiative, as its rules and its words need them.
package struct InitiativeFigures: Sendable {
  package let entry: RegisterEntry
  private let better: Int?
  private let recorded: CalendarDate?

  /// `recordedAt` is when its sentence was kept: the start, where no other is told.
  package init(_ entry: RegisterEntry, _ knowledge: KnowledgeBase, recordedAt: String) {
    self.entry = entry
    recorded = CalendarDate(iso: String(recordedAt.prefix(10)))
    switch entry["metric"].flatMap({ knowledge.concept($0)?.better }) {
    case "up": better = 1
    case "down": better = -1
    default: better = nil
    }
  }

  package var baseline: RegisterAmount? { entry.amount("baseline") }
  package var target: RegisterAmount? { entry.amount("target") }

  /// 1 when more of the number is wanted, -1 when less; nil when nothing tells.
  package var sign: Int? {
    if let baseline, let target, baseline.value != target.value {
      return target.value > baseline.value ? 1 : -1
    }
    return better
  }

  /// Figures are held against each other only in the same unit.
  package func isComparable(_ figure: RegisterAmount) -> Bool {
    let units = [baseline, target].compactMap { $0?.unit }
    return units.allSatisfy { $0 == figure.unit }
  }

  package var start: CalendarDate? { entry.date("start") ?? recorded }

  /// The day by which the money should be back.
  package var paybackDay: CalendarDate? {
    let told = entry.amount("payback")?.value ?? computedPayback
    guard let start, let months = told, months >= 0,
      months < 1200
    else {
      return nil
    }
    return start.adding(months: Int(months.rounded(.up)))
  }

  /// What it has cost by a day, in yen: once, and each month begun since the start.
  package func spent(until day: CalendarDate?) -> Double? {
    let once = entry.amount("cost")?.value
    let monthly = entry.amount("monthly-cost")?.value
    guard once != nil || monthly != nil else { return nil }
    var total = once ?? 0
    // A review of a later day tells what had come back by then.
    let last = entry.reviews.compactMap { CalendarDate(iso: $0.date) }.max()
    if let monthly, let start, let day = [day, last].compactMap({ $0 }).max() {
      let months = (day.year - start.year) * 12 + day.month - start.month
      total += monthly * Double(max(0, months + (day.day >= start.day ? 1 : 0)))
    }
    return total.rounded()
  }

  /// The payback that cost and expected return give, in months; nil when one is missing.
  package var computedPayback: Double? {
    guard let cost = entry.amount("cost")?.value, let yearly = entry.amount("return")?.value else {
      return nil
    }
    let monthly = yearly / 12 - (entry.amount("monthly-cost")?.value ?? 0)
    return monthly > 0 ? cost / monthly : nil
  }

  /// Freed hours a month that nothing was made of yet; nil when none are told.
  package var idleHours: Double? {
    let freed = entry.reviews.last { $0.hours != nil }?.hours ?? entry.amount("hours")?.value
    return freed.map { $0 - (entry.amount("reinvest-hours")?.value ?? 0) }
  }
}
