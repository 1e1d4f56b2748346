// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Language
import Model
import Testing

@Suite struct QuantityReaderTests {
  @Test(arguments: quantityRowsJapanese)
  func `reads Japanese numbers as people say them`(_ row: QuantityRow) {
    let found = QuantityTestSupport.read(row.text, .japanese)
    #expect(found.map(QuantityTestSupport.describe) == row.expected)
  }

  @Test(arguments: quantityRowsEnglish + quantityRowsEnglishMore)
  func `reads English numbers as people say them`(_ row: QuantityRow) {
    let found = QuantityTestSupport.read(row.text, .english)
    #expect(found.map(QuantityTestSupport.describe) == row.expected)
  }

  @Test func `every surface is a verbatim part, in order and apart`() {
    let rows =
      quantityRowsJapanese.map { ($0.text, SpokenLanguage.japanese) }
      + (quantityRowsEnglish + quantityRowsEnglishMore).map { ($0.text, SpokenLanguage.english) }
    for (text, language) in rows {
      let found = QuantityTestSupport.read(text, language)
      var last = 0
      for entry in found {
        #expect(text.slice(entry.quantity.span) == entry.quantity.surface)
        #expect(entry.bytes.lowerBound >= last, "\(text)")
        #expect(entry.numberBytes.lowerBound >= entry.bytes.lowerBound, "\(text)")
        #expect(entry.numberBytes.upperBound <= entry.bytes.upperBound, "\(text)")
        last = entry.bytes.upperBound
      }
    }
  }

  @Test(arguments: [
    "一方、一部の部署では唯一の方法と考える。", "一度決めたら一丸となって進む。", "万一に備えて十分に話し合う。",
    "三方良しの商いを貫く。", "二人三脚で進める。", "一つひとつ丁寧に、一切の妥協なく。", "一緒に一生懸命働く。",
    "業界一を目指す。", "統一した様式で均一に。", "千載一遇の機会。", "百聞は一見に如かず。", "一期一会を大切に。",
    "一石二鳥の施策。", "四苦八苦した。", "七転び八起き。", "十人十色の働き方。", "二の次にしない。", "ISO9001を守る。",
    "A4の紙に書く。", "CO2を出さない。", "COVID-19のときのように。", "B2Bの商い。", "5Sを徹底する。", "1on1を大切にする。",
    "電話は03-1234-5678へ。", "17:30に閉める。", "2026/03/31に届いた。", "第一にお客様、第二に社員。", "複数の人数と件数。",
    "何事も何度も試す。", "三年生の実習。", "一本化する。", "百年企業をつくる。", "会社の1円を大事にする。", "24時間365日の安心。",
    "契約は約束だ。", "一人で抱え込まない。", "四季の花。", "毎日の仕事を大切に。", "年商や月商を見る。", "割引率と割合。",
  ])
  func `words that hold a figure are no quantities`(_ text: String) {
    #expect(QuantityTestSupport.read(text, .japanese).map(QuantityTestSupport.describe) == [])
  }

  @Test(arguments: [
    "One of our customers left.", "No one may promise more.", "They trust one another.",
    "The one who sold it looks after it.", "Our service is second to none.",
    "First of all, listen.", "We may hire.", "May we sell it?", "March on.",
    "Think about one-off jobs.",
    "A third party checks it.", "Zero tolerance for lies.", "We offer 24/7 support.",
    "B2B comes before B2C.", "Print it on A4.", "ISO 9001 is our standard.", "Mind COVID-19.",
    "Hold a 1on1.", "Call 03-1234-5678.", "Close at 17:30.", "Received on 2026/03/31.",
    "Double-check the invoice.", "No half-hearted work.", "It is a two-way street.",
    "Once a decision is made, stand by it.", "One day we will.", "Number one in the region.",
    "The headquarters stays.", "At first we hesitated.", "Sort it out one by one.",
    "Monthly sales are a secret.", "Section 4 applies.", "Version 2.0 is out.",
  ])
  func `phrases that hold a figure are no quantities`(_ text: String) {
    #expect(QuantityTestSupport.read(text, .english).map(QuantityTestSupport.describe) == [])
  }

  @Test func `relative years follow the day and the start of the fiscal year`() throws {
    let reader = QuantityTestSupport.reader
    let day = try #require(CalendarDate(iso: "2027-02-10"))
    func values(_ text: String, _ start: Int) -> [Double?] {
      reader.read(FoldedText(text), language: .japanese, today: day, fiscalYearStart: start)
        .map(\.quantity.value)
    }
    #expect(values("来年度と今年度、来年、今期。", 4) == [2027, 2026, 2028, 0])
    #expect(values("来年度と今年度、来年、今期。", 1) == [2028, 2027, 2028, 0])
    #expect(values("2027年3月期の数字。", 4) == [2026])
    #expect(values("2027年3月期の数字。", 1) == [2027])
  }

  @Test(
    arguments: [
      ("5年で店を倍にする。", 5), ("3年後に承継する。", 3), ("今期中に終える。", 1), ("来期に始める。", 1),
      ("来年度から変える。", 1), ("今後10年は動かない。", 10), ("三年以内に黒字にする。", 3), ("2030年までに終える。", nil),
      ("60日以内に払う。", nil), ("令和12年度に達成する。", nil), ("2年で育てる。", nil),
    ] as [(String, Int?)])
  func `a horizon is one of four spans`(_ text: String, _ years: Int?) {
    let found = QuantityTestSupport.read(text, .japanese)
    #expect(QuantityReader.horizonYears(found) == years)
  }

  @Test(
    arguments: [
      ("In five years we own the building.", 5), ("Within three years we lead.", 3),
      ("In 10 years' time she takes over.", 10), ("This fiscal year we save.", 1),
      ("By the end of next fiscal year we list.", 1), ("Over the next ten years we grow.", 10),
      ("By 2030 we are there.", nil), ("Pay within 60 days.", nil),
      ("Over the past five years.", nil),
    ] as [(String, Int?)])
  func `an English horizon is one of four spans`(_ text: String, _ years: Int?) {
    let found = QuantityTestSupport.read(text, .english)
    #expect(QuantityReader.horizonYears(found) == years)
  }
}
