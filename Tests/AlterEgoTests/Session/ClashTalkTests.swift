// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Session

/// A statement that can't be kept beside another is told when it is typed, and what the president
/// then says is what `ask` goes by.
@Suite struct ClashTalkTests {
  private struct Company {
    let language: SpokenLanguage
    let ban: String
    let duty: String
    let question: String
  }

  private static let companies = [
    Company(
      language: .japanese, ban: "粗利率25%を下回る受注は断る。", duty: "長年の得意先からの受注は必ず受ける。",
      question: "長年の得意先から粗利率22%の注文が来た。受けてよいか。"),
    Company(
      language: .english, ban: "We decline jobs under 25% gross margin.",
      duty: "We accept every order from long-standing customers.",
      question: "A long-standing customer offers an order at 22% gross margin. May we accept it?"),
  ]

  private func verdict(_ desk: Desk, _ question: String) throws -> String? {
    try JSON(parsing: desk.run("ask", question, "--no-log", "--json").text.trimmed)["verdict"]?
      .string
  }

  @Test(arguments: [
    ("一つ目", "decline"), ("二つ目", "approve"), ("どちらも", "escalate"), ("P-1", "decline"),
    ("P-2が上", "approve"), ("first", "decline"), ("the second", "approve"), ("both", "escalate"),
  ])
  func `the answer becomes a rank that questions follow`(
    _ answer: String, _ expected: String
  ) throws {
    for company in Self.companies {
      let desk = Desk(company.language)
      _ = desk.type(company.ban)
      let told = desk.type(company.duty)
      #expect(told.contains("P-1") && told.contains("24"), "\(told)")
      #expect(try verdict(desk, company.question) == "escalate")
      _ = desk.type(answer)
      #expect(try verdict(desk, company.question) == expected, "\(answer)")
      let rank = desk.run("list", "--json").text.contains("\"priority\": 1")
      #expect(rank == (expected != "escalate"))
    }
  }

  @Test func `one undo takes the rank back, and another line leaves it open`() throws {
    let company = Self.companies[0]
    let desk = Desk()
    _ = desk.type(company.ban)
    _ = desk.type(company.duty)
    _ = desk.type("一つ目")
    _ = desk.type("/undo")
    #expect(try verdict(desk, company.question) == "escalate")
    let other = Desk()
    _ = other.type(company.ban)
    _ = other.type(company.duty)
    #expect(other.type("納期は必ず守る。").contains("P-3"))
  }

  @Test func `a shell names the commands instead of asking`() {
    let desk = Desk(isInteractive: false)
    _ = desk.run("add", Self.companies[0].ban)
    let told = desk.run("add", Self.companies[0].duty).text
    #expect(told.contains("edit P-1 --priority 1") && told.contains("edit P-2 --priority 1"))
  }

  @Test func `scripts see the clash`() throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("add", Self.companies[0].ban)
    let json = try JSON(
      parsing: desk.run("add", Self.companies[0].duty, "--json").text.trimmed)
    let clash = try #require(json["clashes"]?.array?.first)
    #expect(clash["statement"]?.string == "P-1" && clash["sort"]?.string == "conflict")
  }

  @Test func `what was said before and what never decides are told`() {
    let desk = Desk()
    _ = desk.type("値引きはしない。")
    #expect(desk.type("値引きはしないこと。").contains("同じこと"))
    let told = desk.type("営業部長は50万円までの値引きを決めてよい。")
    #expect(told.contains("効きません") && told.contains("/edit P-1"), "\(told)")
  }
}
