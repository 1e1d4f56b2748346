// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Store

@Suite struct StatementStoreTests {
  @Test(arguments: 0..<60) func `a stored statement reads back as it was`(seed: Int) throws {
    let folder = TemporaryFolder()
    var random = RandomValues(seed: UInt64(seed))
    let kind = random.pick(Kind.allCases)
    let store = try StatementStore.open(path: folder.file("a.db"), access: .create)
    let added = try store.add([(random.draft(), kind, [.president, .bank])], by: president)
    #expect(try store.statements() == added)
    #expect(try store.statement(added[0].id) == added[0])
    let reader = try StatementStore.open(path: folder.file("a.db"), access: .readOnly)
    #expect(try reader.statements() == added)
    #expect(try reader.check().findings == [])
  }

  @Test func `what changed is found without a look at all that ever did`() throws {
    let store = try StatementStore.inMemory()
    let plan = try store.database.run(
      "EXPLAIN QUERY PLAN " + StatementStore.laterChanges, [.integer(1), .integer(9)])
    let steps = plan.compactMap { $0.last?.text }
    #expect(steps.count == 1)
    #expect(steps[0].contains("SEARCH journal_changes USING INDEX"), "\(steps)")
  }

  @Test func `ids count per letter and keep their letter when the kind is corrected`() throws {
    let store = try StatementStore.inMemory()
    #expect(try store.add("一", .principle).id == "P-1")
    #expect(try store.add("二", .strategy).id == "S-1")
    #expect(try store.add("三", .candid).id == "P-2")
    let corrected = try store.correctKind(of: "P-2", to: .strategy, by: president)
    #expect(corrected.id == "P-2")
    #expect(corrected.kind == .strategy)
    #expect(try store.add("四", .vision).id == "S-2")
    #expect(try store.add("五", .intention).id == "P-3")
  }

  @Test func `an id never comes back`() throws {
    let store = try StatementStore.inMemory()
    try store.add("一")
    _ = try store.undo(by: president)
    #expect(try store.statements().isEmpty)
    #expect(try store.add("二").id == "P-2")
    _ = try store.retire("P-2", by: president)
    #expect(try store.add("三").id == "P-3")
  }

  @Test func `a kind corrected to a private one is not left open to all`() throws {
    let store = try StatementStore.inMemory()
    try store.add("本当は疲れた", .principle)
    let corrected = try store.correctKind(of: "P-1", to: .candid, by: president)
    #expect(corrected.audiences == [.president])
  }

  @Test func `a retired statement can be restored, not edited`() throws {
    let store = try StatementStore.inMemory()
    try store.add("一")
    #expect(try !store.retire("P-1", by: president).isLive)
    #expect(try store.statements().map(\.isLive) == [false])
    #expect(throws: Problem(.storeRetired, ["id": "P-1"])) {
      try store.edit("P-1", to: sampleDraft("二"), by: president)
    }
    #expect(try store.restore("P-1", by: president).isLive)
    #expect(try store.edit("P-1", to: sampleDraft("二"), by: president).text == "二")
  }

  @Test func `an unknown id is named`() throws {
    let store = try StatementStore.inMemory()
    #expect(throws: Problem(.storeNoSuchID, ["id": "P-9"])) { try store.statement("P-9") }
    #expect(throws: Problem(.storeNoSuchID, ["id": "P-9"])) {
      try store.retire("P-9", by: president)
    }
  }

  @Test func `a failed action changes nothing`() throws {
    let store = try StatementStore.inMemory()
    try store.add("一")
    #expect(throws: Problem.self) {
      try store.act(by: president) { () throws(Problem) in
        _ = try store.add([(sampleDraft("二"), .principle, nil)], by: president)
        _ = try store.retire("P-9", by: president)
      }
    }
    #expect(try store.statements().map(\.text) == ["一"])
    #expect(try store.history().count == 1)
    #expect(try store.check().findings == [])
  }

  @Test func `decisions, questions, links, gaps and words read back as they were`() throws {
    let folder = TemporaryFolder()
    let store = try StatementStore.open(path: folder.file("a.db"), access: .create)
    try store.add("一")
    try store.add("二", .strategy)
    let decision = try store.addPrecedent(
      sampleDraft("断った"), outcome: .declined, reason: "粗利が薄い", date: "2026-04-01",
      by: president)
    #expect(decision.id == "R-1")
    var question = LoggedQuestion(
      text: "受けてよいか", askedBy: "営業部長", verdict: .escalate, main: "前例がない",
      receipt: .object([("id", .string("abc")), ("inputs", .object([]))]))
    question.reason = .uncovered
    question.escalateTo = "社長"
    question.waits = true
    let logged = try store.log(question, by: president)
    #expect(logged.id == "Q-1")
    let link = LinkDecision(from: "P-1", to: "S-1", relation: .realisedBy, accepted: false)
    try store.decide(link, by: president)
    let gap = try store.acceptGap("vague-word P-1", because: "承知", facts: "f", by: president)
    var profile = CompanyProfile()
    profile.name = "山本製作所"
    profile.yearlySales = 800_000_000
    profile.employees = 42
    profile.fiscalYearStart = 10
    profile.departments = ["営業", "製造"]
    try store.setProfile(profile, by: president)
    let fields = JSON.object([("kind", .string("candid"))])
    try store.addCorrection(of: "つらい", to: fields, by: president)
    try store.learn(LearnedWord(word: "木型", concept: nil), by: president)
    try store.learn(LearnedWord(word: "第二工場", concept: "plant"), by: president)

    let reader = try StatementStore.open(path: folder.file("a.db"), access: .readOnly)
    #expect(try reader.precedents() == [decision])
    #expect(try reader.questions(waiting: true) == [logged])
    #expect(try reader.question(withReceipt: "abc") == logged)
    #expect(try reader.linkDecisions() == [link])
    #expect(try reader.gapAcceptances() == [gap])
    #expect(try reader.profile() == profile)
    #expect(try reader.corrections() == ["つらい": fields])
    #expect(
      try reader.learnedWords() == [
        LearnedWord(word: "木型", concept: nil), LearnedWord(word: "第二工場", concept: "plant"),
      ])
    #expect(try store.answer("Q-1", with: "R-1", by: president).answeredBy == "R-1")
    #expect(try reader.questions(waiting: true) == [])
    #expect(try reader.check().findings == [])
  }

  @Test func `a statement of more than a megabyte is refused with all that came with it`() throws {
    let store = try StatementStore.inMemory()
    let long = sampleDraft(String(repeating: "x", count: 1_048_577))
    let problem = #expect(throws: Problem.self) {
      try store.add(
        [(sampleDraft("一"), .principle, nil), (long, .principle, nil)], by: president)
    }
    #expect(problem?.code == .inputTooLong)
    #expect(try store.statements().isEmpty)
    try store.add(String(repeating: "x", count: 1_048_576))
    #expect(try store.statements().count == 1)
  }

  @Test func `one connection sees what another writes`() throws {
    let folder = TemporaryFolder()
    let one = try StatementStore.open(path: folder.file("a.db"), access: .create)
    let other = try StatementStore.open(path: folder.file("a.db"), access: .readWrite)
    #expect(try other.statements().isEmpty)
    let before = try other.changeCounter
    #expect(try other.changeCounter == before)
    try one.add("一")
    #expect(try other.changeCounter != before)
    #expect(try other.statements().map(\.text) == ["一"])
    _ = try one.edit("P-1", to: sampleDraft("二"), by: president)
    try one.add("三")
    #expect(try other.statements().map(\.text) == ["二", "三"])
    _ = try other.undo(by: president)
    #expect(try one.statements().map(\.text) == ["二"])
  }

  @Test func `what is remembered equals what is read anew after any actions`() throws {
    let folder = TemporaryFolder()
    let store = try StatementStore.open(path: folder.file("a.db"), access: .create)
    var random = RandomValues(seed: 7)
    for step in 0..<150 {
      let id = "P-\(random.below(step + 1) + 1)"
      switch random.below(6) {
      case 0: _ = try? store.retire(id, by: president)
      case 1: _ = try? store.restore(id, by: president)
      case 2: _ = try? store.edit(id, to: sampleDraft("改\(step)"), by: president)
      case 3: _ = try? store.undo(by: president)
      case 4: _ = try? store.redo(by: president)
      default: try store.add("文\(step)")
      }
      if step.isMultiple(of: 3) {
        let fresh = try StatementStore.open(path: folder.file("a.db"), access: .readOnly)
        #expect(try store.statements() == fresh.statements())
      }
    }
    #expect(try store.check().findings == [])
  }

  struct Search: CustomTestStringConvertible {
    let needle: String, found: [String]
    var testDescription: String { "「\(needle)」" }
  }

  @Test(arguments: [
    Search(needle: "粗利", found: ["粗利率を守る"]),
    Search(needle: "利", found: ["粗利率を守る", "利益より信用"]),
    Search(needle: "KPI", found: ["ＫＰＩを決める", "One kpi each"]),
    Search(needle: "", found: ["粗利率を守る", "利益より信用", "ＫＰＩを決める", "One kpi each"]),
    Search(needle: "%", found: []),
    Search(needle: "守る粗", found: []),
  ])
  func `search finds words whatever their case and width`(_ row: Search) throws {
    let store = try StatementStore.inMemory()
    for text in ["粗利率を守る", "利益より信用", "ＫＰＩを決める", "One kpi each"] {
      try store.add(text)
    }
    #expect(try store.search(row.needle).map(\.text) == row.found)
  }
}
