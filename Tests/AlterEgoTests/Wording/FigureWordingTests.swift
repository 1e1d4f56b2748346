// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing
import Wording

@Suite struct FigureWordingTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let op: Comparator
    let value: Double
    var value2: Double?
    let unit: String
    var per: String?
    let ja: String
    let en: String

    init(
      _ op: Comparator, _ value: Double, to value2: Double? = nil, _ unit: String,
      per: String? = nil, _ ja: String, _ en: String
    ) {
      self.op = op
      self.value = value
      self.value2 = value2
      self.unit = unit
      self.per = per
      self.ja = ja
      self.en = en
    }

    var testDescription: String { "\(op.rawValue) \(value) \(unit) = \(ja)" }
  }

  static let rows: [Row] = [
    Row(.atLeast, 25, "percent", "25%以上", "at least 25%"),
    Row(.more, 25, "percent", "25%超", "more than 25%"),
    Row(.atMost, 50, "percent", "50%以下", "at most 50%"),
    Row(.less, 2.5, "percent", "2.5%未満", "less than 2.5%"),
    Row(.equal, 30, "percent", "30%", "30%"),
    Row(.range, 25, to: 30, "percent", "25〜30%", "25% to 30%"),
    Row(.plusMinus, 3, "percent", "±3%", "±3%"),
    Row(.about, 25, "percent", "約25%", "about 25%"),
    Row(.atLeast, 3, "pp", "3ポイント以上", "at least 3 percentage points"),
    Row(.equal, 1, "pp", "1ポイント", "1 percentage point"),
    Row(.atMost, 50, "ppm", "50ppm以下", "at most 50 ppm"),
    Row(.atMost, 500_000, "JPY", "50万円まで", "up to ¥500,000"),
    Row(.atMost, 300_000, "JPY", per: "month", "月30万円まで", "up to ¥300,000 per month"),
    Row(.atLeast, 850_000_000, "JPY", "8億5000万円以上", "at least ¥850,000,000"),
    Row(.range, 300_000, to: 500_000, "JPY", "30万円〜50万円", "¥300,000 to ¥500,000"),
    Row(.less, 9_800, "JPY", "9,800円未満", "less than ¥9,800"),
    Row(.equal, 20_000, "USD", "2万ドル", "$20,000"),
    Row(.atMost, 1_500, "EUR", "1,500ユーロまで", "up to €1,500"),
    Row(.equal, 500_000, "currency_unspecified", "50万", "500,000"),
    Row(.atLeast, 1.5, "times", "1.5倍以上", "at least 1.5 times"),
    Row(.less, 10, "people", "10人未満", "fewer than 10 people"),
    Row(.equal, 1, "people", "1人", "1 person"),
    Row(.atMost, 45, "hours", per: "month", "月45時間以内", "within 45 hours per month"),
    Row(.atMost, 60, "days", "60日以内", "within 60 days"),
    Row(.more, 60, "days", "60日超", "more than 60 days"),
    Row(.atMost, 3, "business_days", "3営業日以内", "within 3 business days"),
    Row(.equal, 2, "weeks", "2週間", "2 weeks"),
    Row(.range, 3, to: 6, "months", "3〜6か月", "3 months to 6 months"),
    Row(.atMost, 3, "years", "3年以内", "within 3 years"),
    Row(.atMost, 1, "years", "1年以内", "within 1 year"),
    Row(.atMost, 65, "age", "65歳以下", "at most age 65"),
    Row(.atLeast, 3, "months_of_sales", "月商の3か月分以上", "at least 3 months of sales"),
    Row(
      .atMost, 0.5, "times_annual_sales", "年商の0.5倍以下", "at most 0.5 times annual sales"),
    Row(.atLeast, 12, "per_year", "年12回以上", "at least 12 times a year"),
    Row(.atMost, 2030, "year", "2030年まで", "by 2030"),
    Row(.atLeast, 2030, "year", "2030年以降", "from 2030"),
    Row(.less, 2030, "year", "2030年より前", "before 2030"),
    Row(.equal, 2027, "fiscal_year", "2027年度", "fiscal 2027"),
    Row(.equal, 2, "fiscal_years", "2期", "2 fiscal years"),
    Row(.equal, 0, "fiscal_year_offset", "今期", "this fiscal year"),
    Row(.atMost, 1, "fiscal_year_offset", "来期まで", "by next fiscal year"),
    Row(.equal, -1, "fiscal_year_offset", "前期", "last fiscal year"),
    Row(.equal, 3, "fiscal_year_offset", "3期後", "3 fiscal years from now"),
    Row(.equal, 1, "half", "上期", "the first half"),
    Row(.atMost, 3, "quarter", "第3四半期まで", "by Q3"),
    Row(.equal, 3, "month", "3月", "March"),
    Row(.atLeast, 5, "stores", "5店舗以上", "at least 5 stores"),
    Row(.atLeast, 3, "companies", "3社以上", "at least 3 companies"),
    Row(.less, 10, "cases", "10件未満", "fewer than 10 cases"),
    Row(.atLeast, 2, "quotes", "見積2件以上", "at least 2 quotes"),
    Row(.atMost, 1, "times_occurrence", per: "year", "年1回以下", "at most 1 time per year"),
    Row(.atLeast, 1_200, "count", "1,200以上", "at least 1,200"),
    Row(.equal, 4, "light_years", "4 light years", "4 light years"),
  ]

  @Test(arguments: rows) func `a figure reads as people write it`(_ row: Row) {
    func phrase(_ language: SpokenLanguage) -> String {
      FigureWording.phrase(
        op: row.op, value: row.value, value2: row.value2, unit: row.unit, per: row.per,
        in: language)
    }
    #expect(phrase(.japanese) == row.ja)
    #expect(phrase(.english) == row.en)
  }

  /// The closed list of units.
  static let units = [
    "percent", "pp", "ppm", "JPY", "USD", "EUR", "currency_unspecified", "times", "people",
    "hours", "days", "business_days", "weeks", "months", "years", "age", "months_of_sales",
    "times_annual_sales", "per_year", "year", "fiscal_year", "fiscal_years",
    "fiscal_year_offset", "half", "quarter", "month", "stores", "companies", "cases", "quotes",
    "times_occurrence", "count",
  ]

  @Test(arguments: units) func `every unit has words with every comparator`(_ unit: String) {
    for op in Comparator.allCases {
      for language in SpokenLanguage.allCases {
        let text = FigureWording.phrase(op: op, value: 2, value2: 3, unit: unit, in: language)
        #expect(!text.isEmpty && !text.contains("_"))
      }
    }
  }
}
