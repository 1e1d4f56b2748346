// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Model

/// How much a statement lets happen or asks for, whatever it measures: no credit beyond 60 days,
/// up to 75 days, always five cars.
///
/// Two statements about one thing can clash in such numbers where no metric tells what they
/// measure. Values are hundredths of the unit.
struct SaidBounds {
  private(set) var all: [Datalog.Fact] = []

  init(_ statement: Statement, _ id: Datalog.Value) {
    let norms = statement.draft.norms
    guard let first = norms.first, first.when.allSatisfy({ $0.kind != .metric }) || isLeave(first)
    else { return }
    // With a ban in one norm and leave in another, the number may belong to either.
    let modalities = Set(norms.filter { !$0.otherwise }.map(\.modality))
    for quantity in statement.draft.quantities where SaidBounds.isAmount(quantity) {
      guard let value = quantity.value, abs(value) < 1e15 else { continue }
      let amount = Datalog.Value.number(Int((value * 100).rounded()))
      let unit = Datalog.Value.symbol(quantity.unit)
      func add(_ predicate: String) {
        all.append(Datalog.Fact(predicate, [id, unit, amount]))
      }
      if modalities.contains(.may) {
        if [.equal, .atMost, .less].contains(quantity.op) { add("lets_up_to") }
      } else if modalities == [.mustNot] {
        if [.more, .atLeast].contains(quantity.op) { add("at_most") }
        if [.less, .atMost].contains(quantity.op) { add("at_least") }
      } else if modalities == [.must] {
        if [.atMost, .less].contains(quantity.op) { add("at_most") }
        if [.equal, .atLeast, .more].contains(quantity.op) { add("at_least") }
      }
    }
  }

  private func isLeave(_ norm: Norm) -> Bool { norm.modality == .may }

  /// A number of something, not a day or how far off it is meant to be.
  private static func isAmount(_ quantity: Quantity) -> Bool {
    let times: Set = ["year", "fiscal", "fiscal_half", "fiscal_quarter", "month", "offset", "time"]
    return !times.contains(quantity.type) && quantity.unit != "years"
  }
}
