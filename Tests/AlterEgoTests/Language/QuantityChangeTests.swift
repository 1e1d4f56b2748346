// SPDX-License-Identifier: GPL-3.0-or-later
import Language
import Model
import Testing

@Suite struct QuantityChangeTests {
  struct Row: CustomTestStringConvertible {
    let text: String
    let change: Change?
    var testDescription: String { text }

    init(_ text: String, _ by: Double? = nil, _ unit: String = "percent", ambiguous: Bool = false) {
      self.text = text
      change = by.map { Change(by: $0, unit: unit, ambiguous: ambiguous) }
    }
  }

  @Test(arguments: [
    Row("営業利益率を2%改善する。", 2, ambiguous: true), Row("満足度を5%上げる。", 5, ambiguous: true),
    Row("売上を10%伸ばす。", 10), Row("残業を3割減らす。", -30), Row("離職率を2割下げる。", -20),
    Row("経費を一割カットする。", -10), Row("ミスを半減する。", -50), Row("輸出を倍増させる。", 100),
    Row("生産性を1.5倍にする。", 50), Row("不良を半分に減らす。", -50), Row("在庫を3分の1減らす。", -100.0 / 3),
    Row("粗利率を3ポイント引き上げる。", 3, "pp"), Row("単価を500円上げる。", 500, "JPY"),
    Row("人数を20人増やす。", 20, "people"), Row("値段を5%アップする。", 5), Row("1割増の賃金。", 10),
    Row("粗利率を35%まで引き上げる。"), Row("固定費を20%以下へ下げる。"), Row("離職率を5%以下に抑える。"),
    Row("比率を30%から35%に上げる。"), Row("原価率は40%だ。"), Row("2割引で売らない。"), Row("仕入先を5社まで絞る。"),
    Row("三期連続の減収。"), Row("全体の4分の1にする。"), Row("粗利率25%以上を守る。"),
  ])
  func `tells Japanese moves from levels`(_ row: Row) {
    check(QuantityTestSupport.change(row.text, .japanese), row.change)
  }

  @Test(arguments: [
    Row("Raise operating margin by 2%.", 2, ambiguous: true),
    Row("Cut overtime by 15 percent.", -15), Row("Costs are down 3%.", -3),
    Row("Satisfaction is up 4 points.", 4, "pp"), Row("A 12% increase in exports.", 12),
    Row("A 7% cut in travel.", -7), Row("Halve the waiting time.", -50),
    Row("Double the exports.", 100),
    Row("Triple output.", 200), Row("Reduce scrap by half.", -50),
    Row("Raise output by a fifth.", 20),
    Row("Grow sales 8% a year.", 8), Row("Lower the price by 200 yen.", -200, "JPY"),
    Row("Improve the repeat rate by three percentage points.", 3, "pp"),
    Row("Raise the margin to 35%."), Row("Keep costs under 22%."), Row("Lift it from 20% to 25%."),
    Row("Ten percent off."), Row("At least 30 percent."), Row("Bring it down to 5%."),
  ])
  func `tells English moves from levels`(_ row: Row) {
    check(QuantityTestSupport.change(row.text, .english), row.change)
  }

  private func check(_ found: Change?, _ expected: Change?) {
    #expect(found?.unit == expected?.unit)
    #expect(found?.ambiguous == expected?.ambiguous)
    #expect(((found?.by ?? 0) - (expected?.by ?? 0)).magnitude < 1e-6)
  }
}
