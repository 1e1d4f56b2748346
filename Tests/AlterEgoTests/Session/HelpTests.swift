// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Testing
import Wording

@testable import Session

/// Help fits a screen, covers every command, and all its examples work.
@Suite struct HelpTests {
  @Test(arguments: SpokenLanguage.allCases, ["/", "alterego "])
  func `the overview fits one screen`(_ language: SpokenLanguage, _ prefix: String) {
    let lines = HelpWording(in: language, prefix: prefix, width: 80).overview
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 23)
    for line in lines { #expect(line.columns() <= 80, "\(line)") }
  }

  @Test func `every command stands in one group of the overview`() {
    let grouped = HelpWording.groups.flatMap(\.commands)
    for command in CommandTable.all {
      #expect(grouped.count { $0 == command.entry.name } == 1, "\(command.entry.name)")
    }
  }

  @Test func `no two commands share a name`() {
    let names = CommandTable.all.flatMap { [$0.entry.name, $0.entry.japanese] }
    #expect(Set(names.map(FoldedText.fold)).count == names.count)
  }

  @Test func `every command has a summary, a usage and two examples in each language`() {
    for command in CommandTable.all {
      let name = command.entry.name
      for part in ["", "/usage", "/example1", "/example2"] {
        #expect(Phrasebook.builtIn.has("help/\(name)\(part)"), "help/\(name)\(part)")
      }
    }
  }

  @Test(arguments: SpokenLanguage.allCases)
  func `help of a command names its options`(_ language: SpokenLanguage) {
    let desk = Desk(language)
    for command in CommandTable.all {
      let name = command.entry.name
      let own = desk.run(name, "--help")
      #expect(own.exitStatus == 0 && own.text == desk.run("help", name).text)
      #expect(own.text == desk.run("help", command.entry.japanese).text)
      for line in own.text.split(separator: "\n") { #expect(line.columns() <= 100) }
    }
  }

  /// A store with something of everything that the examples speak of.
  private static func prepare(_ desk: Desk, _ language: SpokenLanguage) throws {
    let japanese = [
      "粗利率25%を下回る受注は断る。", "値引きは5%までとする。", "粗利率を3年後に30%にする。",
      "営業部長は50万円までの値引きを決めてよい。",
    ]
    let english = [
      "We decline jobs under 25 % gross margin.", "We give no discount above 5 %.",
      "Gross margin reaches 30 % in three years.",
      "The head of sales may decide discounts up to ¥500,000.",
    ]
    for line in language == .japanese ? japanese : english {
      let kind =
        line.contains("30") && (line.contains("3年") || line.contains("three")) ? "kpi" : nil
      _ = desk.run(["add"] + (kind.map { ["--kind", $0] } ?? []) + [line])
    }
    _ = desk.run(
      "add", "--kind", "strategy", language == .japanese ? "提案型の営業を進める。" : "We sell proposals.")
    _ = desk.run(
      "ask", language == .japanese ? "展示会に出展してよいか。" : "May we book a stand at the trade fair?",
      "--as", "営業部長")
    _ = desk.run("backup", "DIR/" + (language == .japanese ? "元の控え.db" : "saved.db"))
    let scenario =
      language == .japanese
      ? "# 値引き\nP1: 値引きは禁止する。\nask: 値引きしてよいか。\nexpect: decline\n"
      : "# discounts\nP1: Discounts are forbidden.\nask: May we give a discount?\nexpect: decline\n"
    let folder = desk.folder
    try Files.write(scenario, to: folder.file(language == .japanese ? "試験.txt" : "cases.txt"))
    let text = language == .japanese ? "値引きは社長の許可なく行わない。\n" : "We never sell below cost.\n"
    try Files.write(text, to: folder.file(language == .japanese ? "経営理念.md" : "philosophy.md"))
  }

  /// The words of an example, with its files in the desk's own folder.
  private static func words(of example: String) -> [String] {
    (ArgumentWords.split(example) ?? []).map { word in
      let isFile = [".db", ".md", ".txt", ".html"].contains { word.hasSuffix($0) }
      return isFile ? "DIR/" + word : word
    }
  }

  /// Brings the store back to what every example meets.
  private static func reset(_ desk: Desk, _ language: SpokenLanguage, for command: String) -> Bool {
    let saved = language == .japanese ? "DIR/元の控え.db" : "DIR/saved.db"
    let status = desk.run("restore", saved).exitStatus
    desk.conversation.lastAnswer = nil
    if command == "redo" {
      _ = desk.run("retire", "K-1")
      _ = desk.run("undo")
    }
    if command == "undo" { _ = desk.run("retire", "K-1") }
    if command == "revive" { _ = desk.run("retire", "P-2") }
    for name in ["地図.html", "map.html", "控え.db", "copy.db"] {
      try? FileManager.default.removeItem(atPath: desk.folder.file(name))
    }
    return status == 0
  }

  @Test(arguments: SpokenLanguage.allCases)
  func `every example of every help text works`(_ language: SpokenLanguage) throws {
    let help = HelpWording(in: language, prefix: "", width: 80)
    let desk = Desk(language, isInteractive: false)
    try Self.prepare(desk, language)
    var isChanged = false
    for command in CommandTable.all where command.entry.name != "demo" {
      for example in help.examples(command.entry) {
        if isChanged || command.entry.writes {
          let isReady = Self.reset(desk, language, for: command.entry.name)
          #expect(isReady, "\(example)")
        }
        isChanged = command.entry.writes
        let reply = desk.run(Self.words(of: example))
        #expect(reply.exitStatus == 0, "\(example): \(reply.notice)")
      }
    }
  }
}
