// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Model
import Testing

@testable import Session

/// The nine cells of the future, their order, assumptions and promises.
@Suite struct FutureTests {
  private func json(_ desk: Desk, _ words: String...) throws -> JSON {
    let reply = desk.run(words + ["--json"])
    #expect(reply.exitStatus == 0, "\(words): \(reply.notice)")
    return try JSON(parsing: reply.text.trimmed)
  }

  private func cells(_ desk: Desk) throws -> [String] {
    (try json(desk, "future")["cells"]?.array ?? []).compactMap { cell in
      let ids = cell["statements"]?.strings ?? []
      guard !ids.isEmpty else { return nil }
      return "\(cell["aspect"]?.string ?? "") \(Int(cell["years"]?.number ?? 0)) "
        + ids.joined(separator: ",")
    }
  }

  @Test(arguments: [
    ("3年後には年商12億円の会社にする。", "sales 3 S-1"), ("10年後には地域で一番の板金会社になる。", "market 10 S-1"),
    ("5年後には社員100人の会社になる。", "organisation 5 S-1"),
    ("In ten years we are the market leader in our region.", "market 10 S-1"),
  ])
  func `a picture that says what it is stands in its cell`(_ text: String, _ cell: String) throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("add", "--kind", "vision", text)
    #expect(try cells(desk) == [cell])
    #expect(try json(desk, "future")["empty"]?.number == 8)
  }

  @Test func `what is put into a cell stands there, whatever its words`() throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("future", "add", "売上規模", "3年", "二つ目の工場を動かす。")
    #expect(try cells(desk) == ["sales 3 S-1"])
    _ = desk.run("future", "put", "S-1", "組織体制", "10年")
    #expect(try cells(desk) == ["organisation 10 S-1"])
    _ = desk.run("undo")
    #expect(try cells(desk) == ["sales 3 S-1"])
    let refused = desk.run("future", "put", "S-1", "組織体制", "7年")
    #expect(refused.exitStatus == 64)
  }

  @Test(arguments: [("3年", "5年", false), ("5年", "5年", false), ("10年", "5年", true)])
  func `what has to come first may not stand later`(
    _ first: String, _ then: String, _ isReversed: Bool
  ) throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("future", "add", "組織体制", first, "管理業務を標準化する。")
    _ = desk.run("future", "add", "市場ポジション", then, "新規事業を持つ。")
    let reply = desk.run("future", "after", "S-2", "S-1")
    #expect(reply.text.contains("順番が逆") == isReversed)
    #expect(try json(desk, "future")["reversed"]?.array?.isEmpty == !isReversed)
    #expect(desk.run("diagnose", "--json").text.contains("prerequisite-later") == isReversed)
  }

  @Test func `a nearer picture under a far one closes the break`() throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("future", "add", "市場ポジション", "10年", "10年後には地域で一番になる。")
    _ = desk.run("future", "add", "組織体制", "3年", "3年後には班長が現場を任されている。")
    let gap = "ten-years-without-nearer"
    #expect(desk.run("diagnose", "--json").text.contains(gap))
    _ = desk.run("future", "under", "S-2", "S-1")
    #expect(!desk.run("diagnose", "--json").text.contains(gap))
  }

  @Test func `when an assumption changes, what rests on it is named`() throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("future", "add", "売上規模", "3年", "3年後には年商12億円にする。")
    let missing = desk.run("future", "assume", "補助金が続く", "--bears", "S-9")
    #expect(missing.exitStatus == 1)
    _ = desk.run(
      "future", "assume", "補助金が続く", "--slot", "市場構造", "--review", "2026-11-21", "--bears", "S-1")
    #expect(try json(desk, "future", "assumptions")["standing"]?.string == "due")
    #expect(!desk.run("diagnose", "--json").text.contains("assumption-changed"))
    #expect(desk.run("future", "changed", "A-1").text.contains("S-1"))
    #expect(try json(desk, "future", "assumptions")["standing"]?.string == "changed")
    #expect(desk.run("diagnose", "--json").text.contains("assumption-changed"))
    _ = desk.run("undo")
    #expect(!desk.run("diagnose", "--json").text.contains("assumption-changed"))
  }

  @Test(arguments: [
    (nil, nil, Promise.Status.open), ("2026-11-22", nil, .open), ("2026-11-21", nil, .late),
    ("2026-11-21", "2026-11-21", .kept), ("2026-11-21", "2026-11-22", .keptLate),
    (nil, "2026-11-22", .kept),
  ])
  func `a promise is kept, late or open`(
    _ due: String?, _ kept: String?, _ status: Promise.Status
  ) throws {
    var entry = RegisterEntry("W-1", rows: [RegisterRow("W-1", "text", value: "雇う")])
    if let due { entry.rows.append(RegisterRow("W-1", "promised-by", value: due)) }
    if let kept { entry.rows.append(RegisterRow("W-1", "kept", value: kept)) }
    let today = try #require(CalendarDate(iso: "2026-11-22"))
    #expect(Promise(entry).status(on: today) == status)
  }
}
