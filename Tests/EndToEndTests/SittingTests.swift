// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Testing

/// A president's first sitting at the terminal, and the second one.
@Suite struct SittingTests {
  /// What is said in one language, and the words that have to be in the replies.
  struct Script: CustomTestStringConvertible {
    let language: String
    let prompt: String
    /// What is said, and the id it is kept under.
    let statements: [(text: String, id: String)]
    /// What is asked, the word of the verdict, and what is cited.
    let questions: [(text: String, verdict: String, cites: [String])]
    let president: String
    let goodbye: String
    var testDescription: String { language }
  }

  static let scripts = [
    Script(
      language: "ja", prompt: "社長> ",
      statements: [
        ("粗利率が25%を下回る受注は断ること。", "P-1"),
        ("お客様の個人情報を第三者に渡してはならない。", "P-2"),
        ("納期を守れない仕事は引き受けない。", "P-3"),
        ("新規取引先は必ず与信を確認する。", "P-4"),
        ("仕入先への支払いを遅らせてはならない。", "P-5"),
        ("粗利率を28%以上にする。", "K-1"),
        ("購買部長は100万円以下の購買を承認してよい。", "D-1"),
      ],
      questions: [
        ("/ask --as 購買部長 80万円の購買を承認してよいか。", "進めてよい", ["D-1"]),
        ("/ask --as 購買部長 300万円の購買を承認してよいか。", "社長に確認", ["D-1"]),
        ("粗利率22%の受注を受けてよいか。", "見送り", ["P-1"]),
        ("海外に工場を建ててよいか。", "社長に確認", []),
      ], president: "決める人: 社長", goodbye: "またお話ししましょう。"),
    Script(
      language: "en", prompt: "you> ",
      statements: [
        ("We never accept orders with a gross margin below 25%.", "P-1"),
        ("Never share customer data with third parties.", "P-2"),
        ("We must never accept work we cannot deliver on time.", "P-3"),
        ("We always check the credit of new customers.", "P-4"),
        ("We must not delay payments to suppliers.", "P-5"),
        ("Gross margin must reach 28%.", "K-1"),
        ("The head of sales may approve purchases up to 1,000,000 yen.", "D-1"),
      ],
      questions: [
        (
          "/ask --as \"head of sales\" May we buy a machine for 800,000 yen?", "Go ahead", ["D-1"]
        ),
        (
          "/ask --as \"head of sales\" May we buy a machine for 3,000,000 yen?", "Ask first",
          ["D-1"]
        ),
        ("May we accept an order with a gross margin of 22%?", "Decline", ["P-1"]),
        ("May we open a branch on the moon?", "Ask first", []),
      ], president: "Decided by: the president", goodbye: "Until next time."),
  ]

  /// Types one line and returns what is answered to it before the next prompt.
  private func say(
    _ line: String, _ script: Script, at terminal: PseudoTerminal
  ) throws -> String {
    try terminal.sendLine(line)
    let shown = try terminal.expect(script.prompt, timeout: .seconds(60))
    return String(shown.drop { $0 != "\n" })
  }

  private func open(_ script: Script, in home: Home) throws -> PseudoTerminal {
    let terminal = try home.prompt(
      with: ["ALTEREGO_LANG": script.language, "ALTEREGO_PAGER": "cat"], columns: 160)
    try terminal.expect(script.prompt)
    return terminal
  }

  @Test(arguments: scripts)
  func `a first sitting keeps what is said and answers from it`(_ script: Script) throws {
    let home = try Home()
    let first = try open(script, in: home)
    for (text, id) in script.statements {
      let reply = try say(text, script, at: first)
      #expect(reply.contains(id), "\(text): \(reply)")
    }
    #expect(try say("/next", script, at: first).contains("/"))
    for (text, verdict, cites) in script.questions {
      let reply = try say(text, script, at: first)
      #expect(reply.contains(verdict + " — "), "\(reply)")
      for id in cites { #expect(reply.contains(id), "\(reply)") }
      if cites.isEmpty {
        #expect(reply.contains(script.president), "\(reply)")
        #expect(!reply.contains(/[A-Z]-\d/), "\(reply)")
      }
    }
    #expect(try say("/trace P-1", script, at: first).contains("P-1"))
    #expect(try say("/diagnose", script, at: first).contains(/[PKD]-\d/))
    let file = home.path("map.html")
    let written = try say("/export map --format html -o \(file)", script, at: first)
    #expect(written.contains("map.html"))
    let page = try home.text(file)
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("P-1"))
    #expect(try home.mode(file) == 0o600)
    try first.sendLine("quit")
    try first.expect(script.goodbye)
    #expect(try first.exit() == .code(0))

    let second = try open(script, in: home)
    let list = try say("/list", script, at: second)
    for (text, id) in script.statements {
      #expect(list.contains(id) && list.contains(text), "\(text) in \(list)")
    }
    try second.sendControl("d")
    #expect(try second.exit() == .code(0))
    #expect(try home.statements().count == script.statements.count)
  }

  @Test func `a question in the other language is answered in it`() throws {
    let home = try Home(["ALTEREGO_LANG": "ja"])
    let terminal = try home.prompt()
    try terminal.expect("社長> ")
    try terminal.sendLine("粗利率が25%を下回る受注は断ること。")
    try terminal.expect("社長> ", timeout: .seconds(60))
    try terminal.sendLine("May we accept an order with a gross margin of 22%?")
    let reply = try terminal.expect("you> ", timeout: .seconds(60))
    #expect(reply.contains("Decline — ") && reply.contains("P-1"), "\(reply)")
  }

  @Test func `a fact that decides is asked for and the answer completes the question`() throws {
    let home = try Home(["ALTEREGO_LANG": "ja"])
    try home.succeed("add", "粗利率が25%を下回る受注は断ること。")
    try home.succeed("add", "粗利率が25%以上の受注は受けてよい。")
    let terminal = try home.prompt()
    try terminal.expect("社長> ")
    try terminal.sendLine("この受注を受けてよいか。")
    let asked = try terminal.expect("社長> ", timeout: .seconds(60))
    #expect(asked.contains("条件つき") && asked.contains("粗利率はいくつ"), "\(asked)")
    try terminal.sendLine("22%")
    let answer = try terminal.expect("社長> ", timeout: .seconds(60))
    #expect(answer.contains("見送り — ") && answer.contains("P-1"), "\(answer)")
  }

  @Test func `a new statement is not taken for the answer to what was asked about the last`()
    throws
  {
    let home = try Home(["ALTEREGO_LANG": "ja"])
    let terminal = try home.prompt()
    try terminal.expect("社長> ")
    try terminal.sendLine("当社は地域の職人の暮らしを守るために存在する。")
    let asked = try terminal.expect("社長> ", timeout: .seconds(60))
    #expect(asked.contains("P-1") && asked.contains("どの数字"), "\(asked)")
    try terminal.sendLine("粗利率が25%を下回る受注は断ること。")
    let kept = try terminal.expect("社長> ", timeout: .seconds(60))
    #expect(kept.contains("P-2"), "\(kept)")
    let kinds = try home.json("list").map { $0["kind"]?.string }
    #expect(kinds == ["purpose", "principle"])
  }

  @Test func `a number said after the question is linked to the statement it measures`() throws {
    let home = try Home(["ALTEREGO_LANG": "ja"])
    let terminal = try home.prompt()
    try terminal.expect("社長> ")
    try terminal.sendLine("当社は地域の職人の暮らしを守るために存在する。")
    try terminal.expect("どの数字", timeout: .seconds(60))
    try terminal.expect("社長> ")
    try terminal.sendLine("職人の定着率95%以上")
    let kept = try terminal.expect("社長> ", timeout: .seconds(60))
    #expect(kept.contains("K-1") && kept.contains("P-1"), "\(kept)")
  }
}
