// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// The four questions put to a measure or to a question that is not kept.
@Suite struct WeighTests {
  struct Weighed: CustomTestStringConvertible, Sendable {
    let language: SpokenLanguage
    let asked: String
    /// Answers to profit, future, principle and trust: y, n or ? each.
    let answers: String
    let domains: [String]
    let values: [String]
    let numbers: [String]

    var testDescription: String { asked }
  }

  private static let japanese = [
    "当社は取引先の工場を止めないために存在する。", "粗利率25%を下回る受注は断る。", "粗利率を3年後に30%にする。",
    "営業部長は粗利率25%以上の受注を決めてよい。", "忙しいから経理を外注する。",
  ]
  private static let english = [
    "We exist so that our customers' lines never stop.", "We decline jobs under 25% gross margin.",
    "Raise gross margin to 30% in three years.",
    "The sales manager may decide on jobs at 25% gross margin or more.",
    "We outsource bookkeeping because we are busy.",
  ]

  private func company(_ language: SpokenLanguage) -> Desk {
    let desk = Desk(language, isInteractive: false)
    for line in language == .japanese ? Self.japanese : Self.english { _ = desk.run("add", line) }
    return desk
  }

  @Test(arguments: [
    Weighed(
      language: .japanese, asked: "K-1", answers: "yyyn",
      domains: ["finance", "organization", "long-term"], values: ["P-2"], numbers: ["K-1"]),
    Weighed(
      language: .english, asked: "K-1", answers: "yyyn",
      domains: ["finance", "organization", "long-term"], values: ["P-2"], numbers: ["K-1"]),
    Weighed(
      language: .japanese, asked: "I-1", answers: "???n", domains: [], values: [], numbers: []),
    Weighed(
      language: .english, asked: "I-1", answers: "???n", domains: [], values: [], numbers: []),
    Weighed(
      language: .japanese, asked: "粗利率20%の受注を受けるべきか", answers: "nyn?",
      domains: ["finance", "organization", "long-term"], values: [], numbers: ["K-1"]),
    Weighed(
      language: .english, asked: "Should we take a job at 20% gross margin?", answers: "nyn?",
      domains: ["finance", "organization", "long-term"], values: [], numbers: ["K-1"]),
  ])
  func `the answers follow from the line`(_ weighed: Weighed) throws {
    let desk = company(weighed.language)
    let before = desk.run("list", "--json").text
    let json = try JSON(parsing: desk.run("weigh", weighed.asked, "--json").text.trimmed)
    let marks = ["true": "y", "false": "n"]
    let answers = (json["questions"]?.array ?? []).map { marks[$0["answer"]?.string ?? ""] ?? "?" }
    #expect(answers.joined() == weighed.answers)
    let touched = (json["domains"]?.array ?? []).filter { $0["touched"] == .bool(true) }
    #expect(touched.compactMap { $0["domain"]?.string } == weighed.domains)
    #expect(json["values"]?.strings == weighed.values)
    #expect(json["numbers"]?.strings == weighed.numbers)
    #expect(!json.text.contains("I-0"))
    // What is asked is not kept.
    #expect(desk.run("list", "--json").text == before)
  }

  @Test func `it can be weighed by name only, and only where one may see it`() {
    let desk = company(.japanese)
    #expect(desk.run("weigh").exitStatus == 64)
    #expect(desk.run("weigh", "P-9").exitStatus != 0)
    #expect(desk.run("四問", "K-1").text.contains("四つの問い"))
    _ = desk.run("edit", "P-2", "--audience", "president")
    #expect(!desk.run("weigh", "K-1", "--as", "営業部長").text.contains("P-2"))
  }
}
