// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// Links that the president draws, refuses and gives back to the rules.
@Suite struct LinkByHandTests {
  private func company(_ language: SpokenLanguage) -> Desk {
    let desk = Desk(language, isInteractive: false)
    let lines =
      language == .japanese
      ? ["粗利率25%を下回る受注は断る。", "粗利率を3年後に30%にする。", "離職率を5%以下にする。"]
      : [
        "We decline jobs under 25% gross margin.", "Raise gross margin to 30% in three years.",
        "Bring staff turnover to 5% or less.",
      ]
    for line in lines { _ = desk.run("add", line) }
    return desk
  }

  private func numbers(_ desk: Desk) throws -> [String] {
    let json = try JSON(parsing: desk.run("trace", "P-1", "--json").text.trimmed)
    return (json["line"]?["number"]?.strings ?? []).sorted()
  }

  @Test(arguments: SpokenLanguage.allCases)
  func `they outlive rules, edits, retiring and a new start`(_ language: SpokenLanguage) throws {
    let desk = company(language)
    #expect(try numbers(desk) == ["K-1"])
    _ = desk.run("link", "P-1", "K-1", "--reject")
    _ = desk.run("link", "P-1", "K-2")
    #expect(try numbers(desk) == ["K-2"])
    desk.reopen()
    #expect(try numbers(desk) == ["K-2"])
    _ = desk.run(
      "edit", "K-2", language == .japanese ? "離職率を4%以下にする。" : "Bring staff turnover to 4%.")
    #expect(try numbers(desk) == ["K-2"])
    _ = desk.run("retire", "K-2")
    #expect(try numbers(desk) == [])
    _ = desk.run("revive", "K-2")
    desk.reopen()
    #expect(try numbers(desk) == ["K-2"])
    _ = desk.run("link", "P-1", "K-2", "--withdraw")
    _ = desk.run("link", "P-1", "K-1", "--withdraw")
    #expect(try numbers(desk) == ["K-1"])
    for _ in 0..<2 { _ = desk.run("undo") }
    #expect(try numbers(desk) == ["K-2"])
    _ = desk.run("redo")
    desk.reopen()
    #expect(try numbers(desk) == [])
  }

  @Test(arguments: SpokenLanguage.allCases)
  func `a new statement is tied to the one it is for, as one action`(
    _ language: SpokenLanguage
  ) throws {
    let desk = company(language)
    let words =
      language == .japanese ? "改善提案を年に100件にする。" : "Bring improvement proposals to 100 a year."
    #expect(desk.run("add", words, "--for", "P-1").exitStatus == 0)
    #expect(try numbers(desk) == ["K-1", "K-3"])
    desk.reopen()
    #expect(try numbers(desk) == ["K-1", "K-3"])
    _ = desk.run("undo")
    #expect(try numbers(desk) == ["K-1"])
    #expect(!desk.run("list").text.contains("K-3"))
    let json = desk.run("add", words, "--for", "P-1", "--json")
    #expect(json.text.contains("\"id\": \"K-"))
    #expect(try numbers(desk).count == 2)
  }

  @Test(arguments: SpokenLanguage.allCases)
  func `what cannot be tied is not added`(_ language: SpokenLanguage) throws {
    let desk = company(language)
    let before = desk.run("list").text
    let words = language == .japanese ? "値引きはしない。" : "We never give a discount."
    let refused = desk.run("add", words, "--kind", "principle", "--for", "P-1")
    #expect(refused.exitStatus == 64)
    // What it could be tied to is named.
    #expect(refused.notice.contains("K-1, K-2"), "\(refused.notice)")
    #expect(desk.run("add", words, "--for", "P-9").exitStatus == 1)
    _ = desk.run("retire", "K-2")
    #expect(desk.run("add", words, "--for", "K-2").exitStatus == 1)
    _ = desk.run("undo")
    #expect(desk.run("list").text == before)
  }

  @Test(arguments: SpokenLanguage.allCases)
  func `a break of the company and one of a statement are accepted apart`(
    _ language: SpokenLanguage
  ) throws {
    let desk = Desk(language, isInteractive: false)
    _ = desk.run(
      "add",
      language == .japanese ? "忙しいから経理を外注する。" : "We outsource bookkeeping because we are busy.")
    func keys(_ all: Bool = false) throws -> [String] {
      try desk.run(["diagnose", "--json"] + (all ? ["--all"] : [])).text.split(separator: "\n")
        .compactMap { try JSON(parsing: String($0))["key"]?.string }
        .filter { $0.hasPrefix("purpose-vague") }
    }
    #expect(try keys() == ["purpose-vague I-1", "purpose-vague company I-1"])
    #expect(desk.run("accept", "purpose-vague", "I-1", "--because", "x").exitStatus == 0)
    #expect(try keys() == ["purpose-vague company I-1"])
    desk.reopen()
    #expect(try keys() == ["purpose-vague company I-1"])
    #expect(
      desk.run("accept", "purpose-vague", "company", "I-1", "--because", "y").exitStatus == 0)
    #expect(try keys() == [])
    #expect(try keys(true).count == 2)
    _ = desk.run("undo")
    #expect(try keys().count == 1)
  }
}
