// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

/// The months and days of the week that Japanese texts name.
@Suite struct CalendarSpanJapaneseTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let months: Set<Int>
    let days: Set<Int>
    var testDescription: String { text }
  }

  @Test(arguments: [
    Row(text: "7月と8月は見学を受けない。", months: [7, 8], days: []),
    Row(text: "5月から10月まで", months: [5, 6, 7, 8, 9, 10], days: []),
    Row(text: "十一月から二月まで", months: [11, 12, 1, 2], days: []),
    Row(text: "冬は屋根の工事を受けない。", months: [12, 1, 2], days: []),
    Row(text: "冬物を夏に売る。", months: [6, 7, 8], days: []),
    Row(text: "月曜と木曜日に開ける。", months: [], days: [1, 4]),
    Row(text: "土日は休む。", months: [], days: [6, 7]),
    Row(text: "祝日に荷を受ける。", months: [], days: [8]),
    Row(text: "3か月前に頼まれた。", months: [], days: []),
    Row(text: "1月あたり三件", months: [], days: []),
  ])
  func `names months and days`(_ row: Row) {
    let span = CalendarSpan(row.text)
    #expect(span.months == row.months)
    #expect(span.days == row.days)
  }

  @Test(arguments: [
    ("7月と8月は見学を受けない。", true), ("4月以降は値引きしない。", false),
    ("7月10日は休む。", false), ("8月までは受けない。", false), ("月曜は配達しない。", true),
  ])
  func `only whole months and days bound a rule`(_ text: String, _ isBound: Bool) {
    #expect((CalendarSpan.japanesePhrase(in: Array(text.utf8)) != nil) == isBound)
  }
}
