// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning

/// An effect of an initiative carried through a formula to a number of the company.
package struct CarriedEffect: Equatable, Sendable {
  package enum Formula: String, CaseIterable, Sendable {
    /// Cost over return, in months.
    case payback
    /// Hours of indirect work, through their cost, to the fixed-cost ratio.
    case fixedCost = "fixed-cost"
    /// Time saved on each order, through its cost, to the gross margin.
    case grossMargin = "gross-margin"
  }

  package var formula: Formula
  /// What goes in, by the names the formula's words use.
  package var inputs: [String: RegisterAmount]
  /// Fields of the register, or `sales` for the company's yearly sales, that are not known.
  package var missing: [String]
  /// Yen a year; nil for a payback or when something is missing.
  package var yearly: RegisterAmount?
  /// The months, or the points of the ratio; nil when something is missing.
  package var result: RegisterAmount?
}

/// Carries what an initiative saves through to the company's numbers.
///
/// Nothing is assumed: a formula whose inputs are not all known names those that are missing.
package struct EffectCarrier {
  private let entry: RegisterEntry
  private let profile: CompanyProfile

  package init(_ entry: RegisterEntry, _ profile: CompanyProfile) {
    self.entry = entry
    self.profile = profile
  }

  package var effects: [CarriedEffect] {
    CarriedEffect.Formula.allCases.filter(speaksOf).map(effect)
  }

  /// A formula is shown once the initiative tells anything of it.
  private func speaksOf(_ formula: CarriedEffect.Formula) -> Bool {
    switch formula {
    case .payback:
      entry.has("return") && entry.has("cost")
        || !entry.has("payback") && (entry.has("return") || entry.has("cost"))
    case .fixedCost: entry.has("hours")
    case .grossMargin: entry.has("orders") || entry.has("minutes-per-order")
    }
  }

  private func effect(_ formula: CarriedEffect.Formula) -> CarriedEffect {
    let fields: [String] =
      switch formula {
      case .payback: ["cost", "return"]
      case .fixedCost: ["hours", "hourly-cost"]
      case .grossMargin: ["orders", "minutes-per-order", "hourly-cost"]
      }
    var inputs: [String: RegisterAmount] = [:]
    for field in fields { inputs[field] = entry.amount(field) }
    var missing = fields.filter { inputs[$0] == nil }
    if formula == .payback {
      inputs["monthly-cost"] = entry.amount("monthly-cost")
    } else if let sales = profile.yearlySales, sales > 0 {
      inputs["sales"] = RegisterAmount(sales, "JPY")
    } else {
      missing.append("sales")
    }
    var effect = CarriedEffect(formula: formula, inputs: inputs, missing: missing)
    if missing.isEmpty { solve(&effect) }
    return effect
  }

  private func solve(_ effect: inout CarriedEffect) {
    func value(_ name: String) -> Double { effect.inputs[name]?.value ?? 0 }
    switch effect.formula {
    case .payback:
      let monthly = value("return") / 12 - value("monthly-cost")
      guard monthly > 0 else { return }
      effect.result = RegisterAmount(value("cost") / monthly, "months")
    case .fixedCost:
      carry(value("hours") * value("hourly-cost") * 12, &effect)
    case .grossMargin:
      let hours = value("orders") * value("minutes-per-order") / 60
      carry(hours * value("hourly-cost") * 12, &effect)
    }
  }

  private func carry(_ yearly: Double, _ effect: inout CarriedEffect) {
    effect.yearly = RegisterAmount(yearly.rounded(), "JPY")
    let sales = effect.inputs["sales"]?.value ?? 0
    if sales > 0 { effect.result = RegisterAmount(yearly / sales * 100, "pp") }
  }
}
