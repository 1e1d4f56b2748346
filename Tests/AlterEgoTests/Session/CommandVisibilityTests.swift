// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// What an audience may not see takes no part in what a command shows it.
@Suite struct CommandVisibilityTests {
  private let lines = [
    "粗利率25%を下回る受注は断る。", "粗利率を3年後に30%にする。", "営業部長は50万円までの値引きを決めてよい。",
  ]
  private let hidden = "本音では、値引きはもう一切認めたくない。"

  private static let commands: [[String]] = [
    ["list"], ["list", "--json"], ["list", "--search", "値引き"], ["line"],
    ["line", "--all", "--json"],
    ["trace", "P-1"], ["diagnose", "--json"], ["next", "--json"], ["authority"], ["role"],
    ["ask", "値引きしてよいか。", "--no-log", "--json"], ["history", "P-1", "--json"],
    ["why", "P-1"], ["decisions"],
  ]

  @Test func `an answer to an audience is the same with and without what it may not see`() {
    let (with, without) = (Desk(isInteractive: false), Desk(isInteractive: false))
    for line in lines {
      _ = with.run("add", line)
      _ = without.run("add", line)
    }
    #expect(with.run("add", hidden).exitStatus == 0)
    for command in Self.commands {
      for audience in ["employee", "bank"] {
        let one = with.run(command + ["--audience", audience])
        let other = without.run(command + ["--audience", audience])
        #expect(with.shown(one) == without.shown(other), "\(command) for \(audience)")
      }
    }
    let map = ["export", "map", "--format", "json", "--audience", "employee"]
    #expect(with.run(map).text == without.run(map).text)
    #expect(with.run(["list"]).text.contains("本音"))
  }

  @Test(arguments: [
    ["show", "P-2"], ["trace", "P-2"], ["history", "P-2"], ["edit", "P-2", "値引きは認める。"],
    ["retire", "P-2"], ["link", "P-1", "P-2"], ["undo"], ["backup", "DIR/x.db"],
    ["why", "P-2", "P-1"],
    ["profile", "name", "X"], ["list", "--audience", "president"],
  ])
  func `a named hidden statement is refused`(_ command: [String]) {
    let desk = Desk(isInteractive: false)
    for line in [lines[0], hidden] { _ = desk.run("add", line) }
    let before = desk.run("history", "--json").text
    let reply = desk.run(command + ["--as", "営業部長"])
    #expect(reply.exitStatus == 15 && !reply.notice.contains("一切"))
    #expect(desk.run("history", "--json").text == before)
  }

  @Test func `candid words are not kept in the history of typed lines`() {
    let desk = Desk()
    #expect(desk.conversation.handle(hidden).isPrivate)
    #expect(desk.conversation.handle("/show P-1").isPrivate)
    #expect(desk.conversation.handle("/edit P-1 本音では、値引きは嫌だ。").isPrivate)
    #expect(desk.conversation.handle("/add 本音では、休みたい。").isPrivate)
    #expect(!desk.conversation.handle("値引きは5%までとする。").isPrivate)
  }
}
