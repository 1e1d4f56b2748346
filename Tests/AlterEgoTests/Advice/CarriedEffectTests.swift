// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Model
import Testing

/// Savings carried through to the company's numbers, against figures worked out by hand.
@Suite struct CarriedEffectTests {
  struct Row: CustomTestStringConvertible {
    let fields: [String: String]
    let sales: Double?
    let formula: CarriedEffect.Formula
    let yearly: Double?
    let result: Double?
    let missing: [String]
    var testDescription: String { "\(formula.rawValue) \(fields)" }

    init(
      _ formula: CarriedEffect.Formula, _ fields: [String: String], sales: Double? = nil,
      yearly: Double? = nil, result: Double? = nil, missing: [String] = []
    ) {
      self.formula = formula
      self.fields = fields
      self.sales = sales
      self.yearly = yearly
      self.result = result
      self.missing = missing
    }
  }

  static let rows = [
    // 300万 ÷ (年360万 ÷ 12) = 10か月
    Row(.payback, ["cost": "3000000 JPY", "return": "3600000 JPY"], result: 10),
    // 300万 ÷ (30万 − 5万) = 12か月
    Row(
      .payback,
      ["cost": "3000000 JPY", "return": "3600000 JPY", "monthly-cost": "50000 JPY"], result: 12),
    // The monthly cost eats the return: it is never paid back.
    Row(
      .payback, ["cost": "3000000 JPY", "return": "600000 JPY", "monthly-cost": "50000 JPY"]),
    Row(.payback, ["cost": "3000000 JPY"], missing: ["return"]),
    // 月40時間 × 2,500円 × 12 = 120万円、÷ 8億円 = 0.15ポイント
    Row(
      .fixedCost, ["hours": "40 hours", "hourly-cost": "2500 JPY"], sales: 800_000_000,
      yearly: 1_200_000, result: 0.15),
    Row(
      .fixedCost, ["hours": "40 hours", "hourly-cost": "2500 JPY"], missing: ["sales"]),
    Row(.fixedCost, ["hours": "40 hours"], sales: 1e8, missing: ["hourly-cost"]),
    // 600件 × 6分 ÷ 60 = 60時間、× 2,000円 × 12 = 144万円、÷ 4.8億円 = 0.3ポイント
    Row(
      .grossMargin,
      ["orders": "600 cases", "minutes-per-order": "6 minutes", "hourly-cost": "2000 JPY"],
      sales: 480_000_000, yearly: 1_440_000, result: 0.3),
    Row(
      .grossMargin, ["orders": "600 cases"], sales: 480_000_000,
      missing: ["minutes-per-order", "hourly-cost"]),
  ]

  @Test(arguments: rows)
  func `the formula gives what a hand gives`(_ row: Row) throws {
    let cells = row.fields.map { RegisterRow("I-1", $0.key, value: $0.value) }
    var profile = CompanyProfile()
    profile.yearlySales = row.sales
    let effects = EffectCarrier(RegisterEntry("I-1", rows: cells), profile).effects
    let effect = try #require(effects.first { $0.formula == row.formula })
    #expect(effect.missing == row.missing)
    #expect(effect.yearly?.value == row.yearly)
    if let wanted = row.result {
      let found = try #require(effect.result?.value)
      #expect(abs(found - wanted) < 1e-9)
    } else {
      #expect(effect.result == nil)
    }
  }
}
