// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning
import Testing

@Suite struct GapTests {
  private func found(_ line: CompanyLine) -> [String] {
    line.gaps.map { ([$0.id] + $0.statements).joined(separator: " ") }
  }

  @Test func `finds the breaks of the worked company, the five reasons first`() throws {
    #expect(
      found(try WorkedCompany.line()) == [
        "purpose-vague I-1",
        "purpose-vague S-3",
        "purpose-vague S-4",
        "finance-unlinked I-1",
        "finance-unlinked K-3",
        "finance-unlinked S-3",
        "finance-unlinked S-4",
        "evaluation-unlinked I-1",
        "evaluation-unlinked S-2",
        "evaluation-unlinked S-3",
        "evaluation-unlinked S-4",
        "executives-absent I-1",
        "executives-absent S-3",
        "executives-absent S-4",
        "horizon-missing I-1",
        "horizon-missing S-4",
        "criterion-against-number C-3 K-1",
        "principle-without-number P-1",
        "principle-without-number P-4",
        "principle-without-number P-5",
        "principle-without-number P-6",
        "principle-without-number P-7",
        "delegation-without-holder D-3",
        "delegation-without-limit D-2",
        "number-without-criterion K-1",
        "number-without-criterion K-3",
        "number-without-owner K-2",
        "number-without-owner K-3",
        "number-without-principle K-2",
        "number-without-principle K-3",
        "principle-without-strategy P-1",
        "principle-without-strategy P-5",
        "principle-without-strategy P-6",
        "principle-without-strategy P-7",
        "ten-years-without-nearer S-1",
        "initiative-without-exit I-1",
        "vague-word P-7",
      ])
  }

  private let time = "2026-11-22T10:00:00Z"

  private func gap(_ line: CompanyLine) throws -> Gap {
    try #require(
      line.gaps.first { $0.id == "principle-without-strategy" && $0.statements == ["P-6"] })
  }

  @Test func `an accepted break stays quiet`() throws {
    let line = try WorkedCompany.line()
    let acceptance = line.acceptance(of: try gap(line), because: "心構えだから", at: time)
    let after = try WorkedCompany.line(acceptances: [acceptance])
    #expect(try gap(after).accepted?.reason == "心構えだから")
    #expect(after.openGaps.count == line.openGaps.count - 1)
  }

  @Test func `it stays quiet while other statements come and go`() throws {
    let line = try WorkedCompany.line()
    let acceptance = line.acceptance(of: try gap(line), because: "心構えだから", at: time)
    let more =
      WorkedCompany.statements + [StatementShape.statement("P-9", .principle, "火の用心。")]
    #expect(try gap(WorkedCompany.line(more, acceptances: [acceptance])).accepted != nil)
  }

  @Test func `it wakes when its statement is edited or ranked anew`() throws {
    let line = try WorkedCompany.line()
    let acceptance = line.acceptance(of: try gap(line), because: "心構えだから", at: time)
    for change: (inout Statement) -> Void in [
      { $0.draft.text = "お客様を何よりも大切にする。" }, { $0.priority = 3 }, { $0.kind = .purpose },
    ] {
      var statements = WorkedCompany.statements
      for index in statements.indices where statements[index].id == "P-6" {
        change(&statements[index])
      }
      #expect(try gap(WorkedCompany.line(statements, acceptances: [acceptance])).accepted == nil)
    }
  }

  @Test func `every break names its boundary and live statements`() throws {
    let line = try WorkedCompany.line()
    let stations = Station.allCases.map(\.rawValue)
    for gap in line.gaps {
      let ends = stations.filter { gap.boundary.contains($0) }
      #expect(ends.count == 2, "\(gap.boundary)")
      #expect(gap.statements.allSatisfy { line.statement($0) != nil })
    }
  }
}
