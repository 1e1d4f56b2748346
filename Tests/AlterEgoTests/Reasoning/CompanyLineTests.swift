// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning
import Testing

@Suite struct CompanyLineTests {
  private func arrows(_ line: CompanyLine) -> [String] {
    line.links.map { "\($0.from) \($0.relation.rawValue) \($0.to)" }
  }

  @Test func `links the worked company as a careful reader would`() throws {
    let line = try WorkedCompany.line()
    #expect(
      arrows(line).sorted() == [
        "C-3 opposes K-1",
        "K-1 delegated-by D-1",
        "K-2 evaluated-by C-2",
        "P-2 delegated-by D-1",
        "P-2 measured-by K-1",
        "P-2 realised-by S-2",
        "P-3 delegated-by D-1",
        "P-3 measured-by K-1",
        "P-3 realised-by S-2",
        "P-4 realised-by S-3",
        "S-2 measured-by K-1",
      ])
  }

  @Test func `one shared everyday concept links nothing`() throws {
    let line = try WorkedCompany.line()
    #expect(!arrows(line).contains { $0.contains("P-6") || $0.contains("S-4") })
  }

  @Test func `the strongest link comes first`() throws {
    let strengths = try WorkedCompany.line().links.map(\.strength)
    #expect(strengths == strengths.sorted(by: >))
    #expect(strengths.allSatisfy { (0...1).contains($0) })
  }

  @Test func `the order in which statements come changes nothing`() throws {
    let line = try WorkedCompany.line()
    let other = try WorkedCompany.line(WorkedCompany.statements.reversed())
    #expect(line.links == other.links)
    #expect(line.gaps == other.gaps)
  }

  @Test func `a retired statement is linked to nothing`() throws {
    var statements = WorkedCompany.statements
    for index in statements.indices where statements[index].id == "K-1" {
      statements[index].isLive = false
    }
    let line = try WorkedCompany.line(statements)
    #expect(!arrows(line).contains { $0.contains("K-1") })
    #expect(line.trace("K-1") == nil)
  }

  @Test func `a concept that everybody speaks of stops carrying links`() throws {
    var statements = WorkedCompany.statements
    for number in 10..<25 {
      statements.append(
        StatementShape.statement(
          "P-\(number)", .principle, "標準化その\(number)", "for standardization"))
    }
    let line = try WorkedCompany.line(statements)
    #expect(!arrows(line).contains("P-4 realised-by S-3"))
  }

  // MARK: The president's own links

  private let hand = LinkDecision(from: "P-6", to: "S-4", relation: .realisedBy, accepted: true)
  private let refusal = LinkDecision(
    from: "P-2", to: "S-2", relation: .realisedBy, accepted: false)

  @Test func `a link by hand stands where no rule would draw one`() throws {
    let line = try WorkedCompany.line(decisions: [hand])
    let link = try #require(line.links.first { $0.from == "P-6" })
    #expect(link.origin == .hand)
    #expect(link.strength == 1)
    #expect(
      !line.gaps.contains { $0.id == "principle-without-strategy" && $0.statements == ["P-6"] })
  }

  @Test func `a refused link stays away, and the gap it hid comes up`() throws {
    let line = try WorkedCompany.line(decisions: [refusal])
    #expect(!arrows(line).contains("P-2 realised-by S-2"))
    let before = try WorkedCompany.line().gaps.contains {
      $0.id == "principle-without-strategy" && $0.statements == ["P-2"]
    }
    let after = line.gaps.contains {
      $0.id == "principle-without-strategy" && $0.statements == ["P-2"]
    }
    #expect(!before && after)
  }

  @Test func `a link by hand outlives the words that rules saw`() throws {
    let kept = LinkDecision(from: "P-4", to: "S-3", relation: .realisedBy, accepted: true)
    var statements = WorkedCompany.statements
    for index in statements.indices where statements[index].id == "S-3" {
      statements[index].draft.concepts = []
      statements[index].draft.norms = []
    }
    let line = try WorkedCompany.line(statements, decisions: [kept])
    #expect(arrows(line).contains("P-4 realised-by S-3"))
  }

  @Test func `a link by hand to a statement that is gone is no link`() throws {
    let lost = LinkDecision(from: "P-6", to: "S-99", relation: .realisedBy, accepted: true)
    #expect(try WorkedCompany.line(decisions: [lost]).links == WorkedCompany.line().links)
  }

  // MARK: Proofs

  @Test func `each link has a proof in the statements' own words`() throws {
    let line = try WorkedCompany.line(decisions: [hand])
    for link in line.links {
      let proof = try #require(line.proof(of: link))
      #expect(proof.statements == [link.from, link.to])
      guard link.origin == .rule else { continue }
      #expect(Set(proof.grounds.map(\.statement)).isSuperset(of: proof.statements), "\(link)")
    }
  }

  @Test func `a lever's proof names the usual influence it rests on`() throws {
    let line = try WorkedCompany.line()
    let link = try #require(line.links.first { $0.from == "S-2" && $0.to == "K-1" })
    #expect(link.via == ["gross_margin", "value_pricing"])
    let proof = try #require(line.proof(of: link))
    #expect(
      proof.knowledge.contains { $0.hasPrefix("influences(\"value_pricing\", \"gross_margin\"") })
  }

  @Test func `a gap's proof names what is absent`() throws {
    let line = try WorkedCompany.line()
    let gap = try #require(line.gaps.first { $0.id == "number-without-owner" })
    let proof = try #require(line.proof(of: gap))
    #expect(proof.absent.contains { $0.hasPrefix("owned(") })
  }

  // MARK: The line of one statement

  @Test func `the line of a principle runs down to who decides`() throws {
    let trace = try #require(try WorkedCompany.line().trace("P-2"))
    #expect(trace[.philosophy] == ["P-2"])
    #expect(trace[.strategy] == ["S-2"])
    #expect(trace[.number] == ["K-1"])
    #expect(trace[.evaluation] == [])
    #expect(trace[.organization] == ["D-1"])
    #expect(trace.missing == [.evaluation])
  }

  @Test func `the line of a number runs up to its principles and not down their other ways`() throws
  {
    let line = try WorkedCompany.line(decisions: [
      LinkDecision(from: "P-2", to: "S-3", relation: .realisedBy, accepted: true)
    ])
    let trace = try #require(line.trace("K-1"))
    #expect(trace[.philosophy] == ["P-2", "P-3"])
    #expect(trace[.strategy] == ["S-2"])
    #expect(!trace[.strategy].contains("S-3"))
  }

  @Test func `every statement on the line has a trace that starts with it`() throws {
    let line = try WorkedCompany.line()
    #expect(line.traces.count == WorkedCompany.statements.count)
    for trace in line.traces {
      let station = try #require(line.statement(trace.statement)?.kind.station)
      #expect(trace[station].first == trace.statement)
    }
  }

  @Test func `a company without statements has no links and no breaks`() throws {
    let line = try WorkedCompany.line([])
    #expect(line.links.isEmpty && line.gaps.isEmpty && line.traces.isEmpty)
  }
}
