// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// What every command owes scripts: valid JSON, harmless trials, exact exit statuses.
@Suite struct CommandFormTests {
  private func desk() -> Desk {
    let desk = Desk(isInteractive: false)
    for line in [
      "粗利率25%を下回る受注は断る。", "粗利率を3年後に30%にする。", "営業部長は50万円までの値引きを決めてよい。",
    ] {
      _ = desk.run("add", line)
    }
    _ = desk.run("ask", "展示会に出展してよいか。", "--as", "営業部長")
    return desk
  }

  private static let commands: [[String]] = [
    ["list"], ["show", "P-1"], ["show", "Q-1"], ["history"], ["why"], ["why", "P-1", "K-1"],
    ["why-not"], ["flip"], ["replay", "Q-1"], ["questions", "--all"], ["decisions"], ["authority"],
    ["role"], ["role", "営業部長"], ["line"], ["trace", "P-1"], ["diagnose"], ["next"], ["profile"],
    ["check"], ["knowledge", "list"], ["knowledge", "list", "acts"], ["knowledge", "show", "粗利率"],
    ["knowledge", "check"], ["parse", "値引きは5%まで。"], ["help", "list"],
    ["add", "値引きは5%までとする。"], ["edit", "P-1", "粗利率28%を下回る受注は断る。"],
    ["edit", "P-1", "--priority", "3", "--kind", "principle"], ["link", "P-1", "K-1"],
    ["retire", "P-1"], ["revive", "P-1"], ["undo"], ["redo"], ["decide", "A社への値引きを断った。"],
    ["answer", "Q-1", "断る。"], ["profile", "sales", "12億円"], ["backup", "DIR/copy.db"],
    ["export", "map", "-o", "DIR/map.md"], ["restore", "DIR/copy.db"],
  ]

  @Test func `with --json there is nothing but one object a line`() throws {
    let desk = desk()
    for command in Self.commands {
      let reply = desk.run(command + ["--json"])
      #expect(reply.exitStatus == 0, "\(command): \(reply.notice)")
      for line in reply.text.split(separator: "\n") {
        let json = try JSON(parsing: String(line))
        guard case .object = json else {
          Issue.record("\(command) gives \(line)")
          continue
        }
      }
      #expect(reply.notice.isEmpty, "\(command): \(reply.notice)")
    }
  }

  @Test(arguments: [["list", "--foo", "--lang", "ja"], ["list", "--lang=ja", "--foo"]])
  func `a refusal comes in the language asked for`(_ words: [String]) {
    let reply = Desk(.english).run(words)
    #expect(reply.exitStatus == 64)
    #expect(reply.notice.contains("--foo") && reply.notice.contains(/[ぁ-ん]/), "\(reply.notice)")
  }

  @Test func `a problem with --json is one object, too`() throws {
    let desk = desk()
    for (command, status) in [
      (["show", "P-99"], 1), (["lsit"], 64), (["list", "--nonsense"], 64), (["trace"], 64),
      (["replay", "nothing"], 1), (["profile", "sales", "many"], 64), (["list", "nothing"], 64),
      (["backup", "/nowhere/x.db"], 14), (["accept", "no-gap", "--because", "x"], 64),
      (["edit", "P-1", "＿＿を守る。", "--lang", "xx"], 64), (["add", "＿＿＿を大切にする。"], 1),
    ] {
      let reply = desk.run(command + ["--json"])
      let error = try JSON(parsing: reply.notice.trimmed)["error"]
      #expect(
        error?["code"]?.string != nil && error?["remedy"]?.string?.isEmpty == false, "\(command)")
      #expect(reply.text.isEmpty && reply.exitStatus == status, "\(command): \(reply.exitStatus)")
    }
  }

  @Test func `a trial changes nothing`() throws {
    let desk = desk()
    _ = desk.run("backup", "DIR/copy.db")
    _ = desk.run("retire", "K-1")
    let before = desk.run("history", "--all", "--json").text
    for command in Self.commands {
      let reply = desk.run(command + ["--dry-run"])
      #expect(desk.run("history", "--all", "--json").text == before, "\(command): \(reply.text)")
    }
    #expect(!Files.exists(desk.folder.file("map.md")))
  }

  @Test func `a trial makes no store either`() {
    let desk = Desk(isInteractive: false)
    #expect(desk.run("add", "値引きは5%までとする。", "--dry-run").exitStatus == 0)
    #expect(desk.run("decide", "A社への値引きを断った。", "--dry-run").exitStatus == 0)
    #expect(!Files.exists(desk.database))
    #expect(desk.run("list").exitStatus == 10)
  }

  @Test func `a question is answered from the same bytes again`() throws {
    let desk = desk()
    let asked = desk.run("ask", "粗利率22%の受注を受けてよいか。", "--json").text
    let id = try #require(try JSON(parsing: asked.trimmed)["receipt"]?["id"]?.string)
    #expect(desk.run("replay", id, "--json").text == asked)
    #expect(desk.run("replay", asked, "--json").text == asked)
    // Later changes do not touch what was answered then.
    _ = desk.run("edit", "P-1", "粗利率10%を下回る受注は断る。")
    #expect(desk.run("replay", id, "--json").text == asked)
    let other = asked.replacing("\"store\": \"", with: "\"store\": \"0")
    let refused = desk.run("replay", other, "--json")
    #expect(refused.exitStatus == 1 && refused.notice.contains("ask/receipt-differs"))
  }

  @Test func `why speaks of the last question that was logged`() {
    let desk = desk()
    let said = desk.run("ask", "粗利率22%の受注を受けてよいか。").text
    desk.reopen()
    #expect(desk.run("why").text.contains(said.split(separator: "\n")[0]))
    #expect(desk.run("flip").text.contains("25%"))
  }

  @Test func `edit keeps an unreadable text and shows what is wrong with it`() {
    let desk = Desk(
      edits: ["# note\n??\n", "値引きは3%までとする。\n"])
    _ = desk.type("値引きは5%までとする。")
    #expect(desk.type("/edit P-1").contains("3%"))
    let given = Desk(edits: ["??\n", "="])
    _ = given.type("値引きは5%までとする。")
    #expect(given.type("/edit P-1").contains("input/not-understood"))
    #expect(given.type("/show P-1").contains("5%"))
  }

  @Test func `what was imported is taken back by one undo`() throws {
    let desk = Desk(isInteractive: false)
    let text = "# 経営方針\n\n値引きは5%までとする。\n仕入先への支払いは60日以内とする。\nお問い合わせはこちら\n"
    try Files.write(text, to: desk.folder.file("policy.md"))
    #expect(desk.run("import", "DIR/policy.md").text.contains("値引き"))
    #expect(!Files.exists(desk.database))
    #expect(desk.run("import", "DIR/policy.md", "--yes").exitStatus == 0)
    #expect(desk.run("list", "--json").text.split(separator: "\n").count == 2)
    #expect(desk.run("import", "DIR/policy.md", "--dry-run").text.contains("もう預かっている"))
    _ = desk.run("undo")
    #expect(desk.run("list", "--json").text.isEmpty)
  }
}
