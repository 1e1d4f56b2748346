// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Store
import Testing

@testable import Session

/// Who decided what, and how much the president decides alone.
@Suite struct ExecutiveTests {
  private func json(_ desk: Desk, _ words: String...) throws -> JSON {
    let reply = desk.run(words + ["--json"])
    #expect(reply.exitStatus == 0, "\(words): \(reply.notice)")
    return try JSON(parsing: reply.text.trimmed)
  }

  @Test func `decisions are counted by person and category, initiatives' roles with them`() throws {
    let desk = Desk(isInteractive: false)
    let bought = ["新しい旋盤800万円の購入を認めた。", "--by", "製造部長", "--category", "投資"]
    #expect(desk.run(["decide"] + bought).exitStatus == 0)
    #expect(desk.run("decide", "R-1", "--result", "不良が半減した", "--met", "はい").exitStatus == 0)
    #expect(desk.run("decide", "A社への値引きを断った。", "--by", "営業部長").exitStatus == 0)
    _ = desk.run("initiative", "add", "検品を自動化する。責任者は製造部長。予算は営業部長。")
    let people = try json(desk, "executives")["people"]?.array ?? []
    let told = people.map { person in
      let counts = ["budget", "invest", "project"].map {
        String(Int(person["counts"]?[$0]?.number ?? -1))
      }
      return (person["person"]?.string ?? "") + " " + counts.joined(separator: "/")
    }
    #expect(told == ["製造部長 0/1/1", "営業部長 1/0/0"])
    #expect(people[0]["lacks"]?.strings == ["budget"])
    let decision = people[0]["decisions"]?.array?.first
    #expect(decision?["number"]?.number == 8_000_000)
    #expect(decision?["result"]?.string == "不良が半減した")
  }

  @Test(arguments: [(3, 1, 75.0, false), (4, 0, 100.0, true), (9, 1, 90.0, true)])
  func `the president's share is flagged above the level`(
    _ alone: Int, _ others: Int, _ percent: Double, _ isFlagged: Bool
  ) throws {
    let desk = Desk(isInteractive: false)
    for _ in 0..<alone {
      _ = desk.run("decide", "旋盤500万円の購入を認めた。", "--category", "投資")
    }
    for _ in 0..<others {
      _ = desk.run("decide", "旋盤500万円の購入を認めた。", "--category", "投資", "--by", "工場長")
    }
    let share = try json(desk, "executives")["presidentShare"]?.array?.first
    #expect(share?["percent"]?.number == percent)
    #expect(share?["flagged"] == .bool(isFlagged))
    let strict = try json(desk, "executives", "--level", "50")["presidentShare"]?.array?.first
    #expect(strict?["flagged"] == .bool(true))
  }

  @Test func `questions are counted by month`() {
    func question(_ month: String, _ verdict: Verdict) -> LoggedQuestion {
      var question = LoggedQuestion(
        text: "", askedBy: nil, verdict: verdict, main: "", receipt: .null)
      question.askedAt = month + "-05T00:00:00Z"
      return question
    }
    let months = ExecutiveTally.months([
      question("2026-10", .approve), question("2026-10", .escalate),
      question("2026-10", .decline), question("2026-10", .conditional),
      question("2026-09", .escalate),
    ])
    #expect(months.map(\.month) == ["2026-09", "2026-10"])
    #expect(months.map(\.rate) == [0, 75])
    #expect(months[1].answered == 3 && months[1].escalated == 1)
  }

  @Test func `what is the president's stays with those who see decisions`() {
    let desk = Desk(isInteractive: false)
    _ = desk.run("executives", "propose", "治具を色分けする", "--by", "製造二課")
    for command in [["executives"], ["executives", "proposals"], ["future", "assumptions"]] {
      #expect(desk.run(command + ["--audience", "employee"]).exitStatus == 15, "\(command)")
    }
    #expect(desk.run("executives", "questions", "--as", "営業部長").exitStatus == 15)
  }
}
