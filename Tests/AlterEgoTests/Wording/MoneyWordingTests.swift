// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing
import Wording

@Suite struct MoneyWordingTests {
  @Test(arguments: [
    (0, "0円", "¥0"), (980, "980円", "¥980"), (12_345, "12,345円", "¥12,345"),
    (15_000, "1万5000円", "¥15,000"), (500_000, "50万円", "¥500,000"),
    (850_000_000, "8億5000万円", "¥850,000,000"), (100_000_000, "1億円", "¥100,000,000"),
    (812_345_678, "812,345,678円", "¥812,345,678"), (-500_000, "-50万円", "-¥500,000"),
    (1_200_000_000_000, "1兆2000億円", "¥1,200,000,000,000"), (0.5, "0.5円", "¥0.5"),
  ])
  func `yen are written exactly`(_ row: (amount: Double, ja: String, en: String)) {
    #expect(MoneyWording.yen(row.amount, in: .japanese) == row.ja)
    #expect(MoneyWording.yen(row.amount, in: .english) == row.en)
  }

  @Test(arguments: [
    (MoneyScale.yen, "812,345,678円", "¥812,345,678"),
    (.thousand, "812,346千円", "¥812,346 thousand"), (.tenThousand, "81,235万円", "¥812,350,000"),
    (.million, "812百万円", "¥812 million"), (.hundredMillion, "8.1億円", "¥810,000,000"),
  ])
  func `a scale rounds`(_ row: (scale: MoneyScale, ja: String, en: String)) {
    #expect(MoneyWording.yen(812_345_678, scale: row.scale, in: .japanese) == row.ja)
    #expect(MoneyWording.yen(812_345_678, scale: row.scale, in: .english) == row.en)
  }

  @Test(arguments: [
    (1_234_567, "1,234,567"), (1_000, "1,000"), (999, "999"), (2.5, "2.5"), (-1_234.5, "-1,234.5"),
    (0.125, "0.125"), (1e20, "1e+20"),
  ])
  func `digits stand in threes`(_ row: (number: Double, text: String)) {
    #expect(NumberWording.grouped(row.number) == row.text)
  }
}
