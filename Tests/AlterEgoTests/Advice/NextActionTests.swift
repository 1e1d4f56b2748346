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
