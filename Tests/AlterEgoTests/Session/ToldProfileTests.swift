// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// What a president tells of the company in passing goes into what is known of it; a target, a part
/// of the company or another company doesn't.
struct ToldProfileTests {
  struct Told: CustomStringConvertible {
    var line: String
    /// What is noted, as it is told back; empty where the line is no description of the company.
    var facts: String
    var description: String { line }
  }

  static let table: [Told] = [
    Told(line: "うちは長野の印刷会社で、年商は8億円、社員は42人です。", facts: "年商 8億円、従業員 42人"),
    Told(line: "年商8億円、社員42名の印刷会社です。", facts: "年商 8億円、従業員 42人"),
    Told(line: "社員は42人います。", facts: "従業員 42人"),
    Told(line: "うちの年商は、およそ2億5000万円です", facts: "年商 2億5000万円"),
    Told(line: "決算は3月です。", facts: "期首 4月"),
    Told(line: "会計年度は10月から始まります。", facts: "期首 10月"),
    Told(line: "工場の社員は12人です。", facts: ""),
    Told(line: "取引先の年商は8億円です。", facts: ""),
    Told(line: "年商を10億円にする。", facts: ""),
    Told(line: "年商は12億円を目指しています。", facts: ""),
    Told(line: "3年後の年商は12億円です。", facts: ""),
    Told(line: "社員は1人あたり3台の機械を見ています。", facts: ""),
    Told(line: "社員は42人までです。", facts: ""),
    Told(
      line:
        "We are a printing company in Leeds with annual sales of 800 million yen and 42 employees.",
      facts: "Yearly sales ¥800,000,000, Employees 42"),
    Told(line: "Our yearly sales are 800 million yen.", facts: "Yearly sales ¥800,000,000"),
    Told(
      line: "We have 42 people and turn over 800 million yen a year.",
      facts: "Employees 42, Yearly sales ¥800,000,000"),
    Told(
      line: "We run a bakery with about 30 staff and 350 million yen in sales.",
      facts: "Employees 30, Yearly sales ¥350,000,000"),
    Told(line: "Our year ends in March.", facts: "Fiscal year starts in April"),
    Told(line: "Our supplier has 300 employees.", facts: ""),
    Told(line: "We will have 60 employees.", facts: ""),
    Told(line: "We have 3 people on the night shift.", facts: ""),
    Told(line: "We never have more than 5 people on a site.", facts: ""),
    Told(line: "Our sales must reach 800 million yen.", facts: ""),
  ]

  @Test(arguments: table) func `a description of the company is noted`(_ told: Told) {
    let isJapanese = told.line.utf8.contains { $0 >= 0x80 }
    let desk = Desk(isJapanese ? .japanese : .english)
    let heads = ["会社の情報に書き留めました: ", "Noted of the company: "]
    let noted = desk.type(told.line).split(separator: "\n").compactMap { line in
      heads.first(where: line.hasPrefix).map { String(line.dropFirst($0.count)) }
    }
    #expect(noted.joined() == told.facts)
    #expect(desk.run("list", "--json").text.isEmpty || told.facts.isEmpty)
  }

  @Test func `what was noted is taken back by one undo, and only the president may tell it`() {
    let desk = Desk()
    _ = desk.type("うちは印刷会社で、年商は8億円、社員は42人です。")
    #expect(desk.type("/profile").contains("42人"))
    _ = desk.type("/undo")
    #expect(!desk.type("/profile").contains("42人"))
  }
}
