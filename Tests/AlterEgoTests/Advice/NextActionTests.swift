// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Testing

@testable import Advice
@testable import Wording

@Suite struct NextActionTests {
  static let book = Result { Phrasebook(try KnowledgeFile.folder(KnowledgeFolder.path)) }

  @Test func `the next action closes what it promises`() throws {
    let line = try WorkedCompany.line()
    let advisor = NextAdvisor(line)
    let next = try #require(try advisor.next())
    let after = try advisor.line(after: next.chosen.edit)
    #expect(next.openBefore == line.openGaps.count)
    #expect(after.openGaps.count == next.openAfter)
    #expect(next.openBefore - next.openAfter == next.chosen.closes)
    #expect(next.chosen.closes > 0)
    #expect(!after.openGaps.contains { $0.key == next.chosen.gap.key })
  }

  @Test func `the runner-up is another edit and no better`() throws {
    let next = try #require(try NextAdvisor(WorkedCompany.line()).next())
    let runnerUp = try #require(next.runnerUp)
    #expect(runnerUp.edit != next.chosen.edit)
    #expect(runnerUp.closes > 0)
  }

  @Test func `the same company gets the same advice`() throws {
    let first = try NextAdvisor(WorkedCompany.line()).next()
    let second = try NextAdvisor(WorkedCompany.line(WorkedCompany.statements.reversed())).next()
    #expect(first == second)
  }

  @Test func `done again and again it comes to an end`() throws {
    var line = try WorkedCompany.line(Array(WorkedCompany.statements.prefix(8)))
    var open = line.openGaps.count
    for _ in 0..<60 {
      let advisor = NextAdvisor(line)
      guard let next = try advisor.next() else { break }
      line = try advisor.line(after: next.chosen.edit)
      // Where a step shows further breaks it has at least mended the one it was for.
      #expect(line.openGaps.count == open - next.chosen.closes)
      #expect(!line.openGaps.contains { $0.key == next.chosen.gap.key })
      open = line.openGaps.count
    }
  }

  @Test func `a company without breaks has nothing to do`() throws {
    let line = try WorkedCompany.line([])
    #expect(try NextAdvisor(line).next() == nil)
  }

  @Test func `what the president accepted is not proposed`() throws {
    let line = try WorkedCompany.line()
    let all = line.gaps.map { line.acceptance(of: $0, because: "承知", at: "2026-11-22T10:00:00Z") }
    let quiet = try WorkedCompany.line(acceptances: all)
    #expect(quiet.openGaps.isEmpty)
    #expect(try NextAdvisor(quiet).next() == nil)
  }

  /// The worked company with a register of a day, so that breaks have an age.
  private static func aged(
    _ statements: [Statement] = WorkedCompany.statements
  ) throws -> CompanyLine {
    try CompanyLine(
      statements, register: Register(entries: [:], asOf: CalendarDate(iso: "2026-11-22")),
      rules: try WorkedCompany.rules.get())
  }

  @Test func `a break that has stood longer comes first among equals`() throws {
    func principle(_ id: String, _ text: String, _ day: String) -> Statement {
      var statement = StatementShape.statement(id, .delegation, text, "may; for repair; holder 課長")
      statement.recordedAt = day + "T00:00:00Z"
      return statement
    }
    let old = "2026-01-05"
    let new = "2026-11-20"
    for (first, second, chosen) in [(old, new, "D-1"), (new, old, "D-2")] {
      let line = try Self.aged([
        principle("D-1", "課長は機械の修理を決めてよい。", first),
        principle("D-2", "課長は建物の修理を決めてよい。", second),
      ])
      let next = try #require(try NextAdvisor(line).next())
      #expect(next.chosen.edit.statement == chosen)
      #expect(next.openDays == 321)
      #expect(next.lead == .age)
    }
  }

  @Test func `what the president ranks higher comes first among equals`() throws {
    var statements = [
      StatementShape.statement("D-1", .delegation, "課長は機械の修理を決めてよい。", "may; for repair; holder 課長"),
      StatementShape.statement("D-2", .delegation, "課長は建物の修理を決めてよい。", "may; for repair; holder 課長"),
    ]
    #expect(try NextAdvisor(Self.aged(statements)).next()?.lead == .order)
    statements[1].priority = 3
    let next = try #require(try NextAdvisor(Self.aged(statements)).next())
    #expect(next.chosen.edit.statement == "D-2" && next.lead == .priority)
  }

  @Test(arguments: SpokenLanguage.allCases)
  func `every lead is worded`(_ language: SpokenLanguage) throws {
    let words = try NextActionTests.book.get()
    for lead in NextAction.Lead.allCases {
      #expect(words.phrase("next/lead/\(lead.rawValue)", in: language).count > 5)
    }
  }

  @Test(arguments: SpokenLanguage.allCases)
  func `every edit has words and a command`(_ language: SpokenLanguage) throws {
    let line = try WorkedCompany.line()
    let wording = NextWording(line, in: language, words: try NextActionTests.book.get())
    let gap = try #require(line.gaps.first)
    for sort in GapEdit.Sort.allCases {
      var edit = GapEdit(sort, "P-2")
      edit.other = "K-1"
      for metric in ["gross_margin", nil] {
        edit.metric = metric
        let trial = NextAction.Trial(edit: edit, gap: gap, closed: [gap], opened: [])
        #expect(!wording.action(trial).hasPrefix("next/"), "\(sort)")
        #expect(wording.command(trial).hasPrefix("alterego "), "\(sort)")
      }
    }
  }
}
