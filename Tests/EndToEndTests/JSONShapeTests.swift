// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Testing

/// What scripts read: one object a line, keys in a fixed order, nothing else on standard output.
@Suite struct JSONShapeTests {
  private let home: Home

  init() throws { home = try Home.withCompany() }

  /// Whether an object has these keys in this order; others may stand between.
  private func expectKeys(
    _ wanted: String, in object: JSON?, _ location: SourceLocation = #_sourceLocation
  ) {
    let keys = object?.keys ?? []
    let names = wanted.split(separator: " ").map(String.init)
    #expect(keys.filter(names.contains) == names, "\(keys)", sourceLocation: location)
    #expect(keys.allSatisfy(isCamelCase), "\(keys)", sourceLocation: location)
  }

  private func isCamelCase(_ key: String) -> Bool {
    key.wholeMatch(of: /[a-z][A-Za-z0-9]*/) != nil
  }

  static let draft =
    "text language speech kind modality concepts directions threshold quantities change condition"
    + " exception horizonYears holder preferred yields vague notUnderstood norms"
  static let answer =
    "verdict question main because missing conditions authority escalateTo reason counter flip"
    + " directions understood notUnderstood"

  @Test func `parse prints an object for every line, however many sentences it has`() throws {
    let lines = [Company.statements[0], "", "May we give a discount?", "不安だ。部下が動かない。"]
    let objects = try home.json("parse", input: lines.joined(separator: "\n"))
    #expect(objects.map { $0["text"]?.string } == lines)
    for object in objects { expectKeys(Self.draft, in: object) }
    let first = objects.first
    #expect(first?["kind"]?.string == "principle" && first?["modality"]?.string == "must-not")
    expectKeys("metric op value unit", in: first?["threshold"])
    expectKeys("surface type op value unit metric", in: first?["quantities"]?.array?.first)
    expectKeys("id ja en surface span", in: first?["concepts"]?.array?.first)
    expectKeys(
      "modality act actor object counterparty when unless over span",
      in: first?["norms"]?.array?.first)
    #expect(objects.last?["speech"]?.string == "worry")
  }

  @Test func `add prints what was kept with its id`() throws {
    let added = try home.json(
      "add", "-", input: "仕入先への支払いを遅らせてはならない。\n\n経常利益率を8%以上にする。\n")
    #expect(added.map { $0["id"]?.string } == ["P-6", "K-2"])
    for object in added { expectKeys("id " + Self.draft, in: object) }
    let one = try home.json("add", "納期を守れない仕事は引き受けない。")
    #expect(one.map { $0["id"]?.string } == ["P-7"])
  }

  @Test(arguments: [
    Company.approved, Company.conditional, Company.escalated, Company.declined,
  ])
  func `ask prints one object with its receipt and proof`(_ words: [String]) throws {
    let outcome = try home.run(["ask", "--json"] + words)
    let objects = try outcome.objects
    #expect(objects.count == 1 && outcome.error.isEmpty)
    let answer = try #require(objects.first)
    expectKeys(Self.answer + " receipt proof", in: answer)
    expectKeys("id store knowledge engine asOf inputs", in: answer["receipt"])
    expectKeys("act facts", in: answer["understood"])
    for citation in answer["because"]?.array ?? [] {
      expectKeys("statement text role", in: citation)
      #expect(Company.ids.contains(citation["statement"]?.string ?? ""))
    }
    for flip in answer["flip"]?.array ?? [] { expectKeys("metric op value unit verdict", in: flip) }
    let verdict = answer["verdict"]?.string
    if verdict == "approve" || verdict == "decline" {
      #expect(answer["because"]?.array?.isEmpty == false)
    }
    #expect((verdict == "escalate") == (answer["reason"]?.string != nil))
    if verdict != "escalate" { #expect(answer["escalateTo"]?.string == nil) }
    #expect((verdict == "conditional") == (answer["missing"]?.array?.isEmpty == false))
  }

  @Test func `how much was withheld is for the president to know`() throws {
    let own = try home.json("ask", Company.declined[0])
    #expect(own.first?["withheld"]?.int == 0)
    let other = try home.json("ask", "--as", "購買部長", Company.declined[0])
    #expect(other.first?["withheld"] == nil)
  }

  @Test func `the same question gives the same bytes, and so does its receipt`() throws {
    let first = try home.run(["ask", "--json"] + Company.declined)
    #expect(try home.run(["ask", "--json"] + Company.declined) == first)
    let receipt = try #require(try first.objects.first?["receipt"]?["id"]?.string)
    #expect(try home.run("replay", receipt, "--json").output == first.output)
  }

  @Test func `test prints an object for every scenario`() throws {
    let file = try home.write(
      OneShotTests.scenario.replacing("VERDICT", with: "decline")
        + OneShotTests.scenario.replacing("VERDICT", with: "approve"), to: "two.txt")
    let outcome = try home.run("test", file, "--json")
    #expect(outcome.exit == .code(2))
    let objects = try outcome.objects
    #expect(objects.map { $0["passed"]?.bool } == [true, false])
    for object in objects { expectKeys("id passed " + Self.answer, in: object) }
    let cited = objects.first?["because"]?.array?.first?["statement"]?.string
    #expect(cited == "P1")
    let lines = """
      {"id": "a", "statements": [{"id": "X1", "text": "\(Company.statements[0])", \
      "status": "live"}], "decisions": [], "ask": {"text": "\(Company.declined[0])"}}
      """
    let open = try home.json("test", try home.write(lines, to: "open.jsonl"))
    #expect(open.count == 1 && open.first?["passed"]?.text == "null")
  }

  @Test func `list prints an object for every statement`() throws {
    let listed = try home.json("list")
    #expect(Set(listed.compactMap { $0["id"]?.string }) == Set(Company.ids))
    for object in listed {
      expectKeys("id kind text status priority audiences recordedAt", in: object)
      #expect(
        object["recordedAt"]?.string?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
    }
    #expect(try home.json("list", "kpi").map { $0["id"]?.string } == ["K-1"])
    #expect(try home.run("list", "--json", "vision").output.isEmpty)
  }

  @Test func `trace prints the line of one statement`() throws {
    let traces = try home.json("trace", "P-1")
    #expect(traces.count == 1)
    let trace = try #require(traces.first)
    expectKeys("statement line links missing", in: trace)
    expectKeys("philosophy strategy number evaluation organization", in: trace["line"])
    for link in trace["links"]?.array ?? [] {
      expectKeys("from to relation strength origin reason", in: link)
      #expect(["rule", "hand"].contains(link["origin"]?.string))
    }
    #expect(trace["missing"]?.strings?.contains("evaluation") == true)
  }

  @Test func `diagnose prints every break with its evidence and how to close it`() throws {
    let gaps = try home.json("diagnose")
    #expect(!gaps.isEmpty)
    for gap in gaps {
      expectKeys("gap reasonNumber boundary statements evidence close accepted", in: gap)
      expectKeys("text command", in: gap["close"])
      #expect(gap["gap"]?.string?.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
    }
  }

  @Test func `next prints the one next action`() throws {
    let found = try home.json("next")
    #expect(found.count == 1)
    let next = try #require(found.first)
    expectKeys("action gap statements why closes openBefore openAfter command runnerUp", in: next)
    let (closes, before, after) = (
      next["closes"]?.int ?? 0, next["openBefore"]?.int ?? 0, next["openAfter"]?.int ?? 0
    )
    #expect(closes >= 1 && before - after == closes)
    #expect(before == (try home.json("diagnose").count))
  }

  @Test func `export map prints nodes, edges and what is missing`() throws {
    let maps = try home.json("export", "map", "--format", "json", "--audience", "president")
    #expect(maps.count == 1)
    let map = try #require(maps.first)
    expectKeys("nodes edges missing", in: map)
    #expect(Set(map["nodes"]?.array?.compactMap { $0["id"]?.string } ?? []) == Set(Company.ids))
    for node in map["nodes"]?.array ?? [] { expectKeys("id kind text", in: node) }
    for edge in map["edges"]?.array ?? [] {
      expectKeys("from to relation strength origin reason", in: edge)
    }
    let staff = try home.json("export", "map", "--format", "json")
    let shown = staff.first?["nodes"]?.array?.compactMap { $0["id"]?.string } ?? []
    #expect(!shown.contains("P-4") && shown.contains("P-1"))
  }
}
