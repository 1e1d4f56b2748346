// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Testing

/// One small company of a `cases.tsv`, and whether the break is there.
struct GapCase: CustomTestStringConvertible, Sendable {
  let gap: String
  let name: String
  var fires = false
  var statements: [Statement] = []
  var links: [LinkDecision] = []
  var register = Register(entries: [:], asOf: CalendarDate(iso: "2026-11-22"))

  var testDescription: String { "\(gap): \(name)" }

  static let knowledge = Result { try KnowledgeBase(KnowledgeFile.folder(KnowledgeFolder.path)) }
  static let rules = Result { try LineRules(try knowledge.get()) }

  static func all() throws -> [GapCase] {
    let knowledge = try knowledge.get()
    var cases: [GapCase] = []
    for kind in try rules.get().gaps {
      for row in knowledge.rows("gaps/\(kind.id)/cases.tsv") {
        if cases.last?.gap != kind.id || cases.last?.name != row["case"] {
          cases.append(GapCase(gap: kind.id, name: row["case"]))
        }
        let last = cases.count - 1
        cases[last].fires = row["expects"] == "fires"
        cases[last].statements.append(
          StatementShape.statement(
            row["id"], Kind(rawValue: row["kind"]) ?? .principle, row["text"], row["shape"]))
        let entry = StatementShape.entry(row["id"], row["shape"])
        if entry != RegisterEntry(row["id"]) {
          cases[last].register.entries[row["id"]] = entry
        }
        for link in row.list("links") {
          let parts = link.split(separator: " ").map(String.init)
          guard parts.count == 3, let relation = Link.Relation(rawValue: parts[1]) else { continue }
          cases[last].links.append(
            LinkDecision(from: parts[0], to: parts[2], relation: relation, accepted: true))
        }
      }
    }
    return cases
  }
}

@Suite struct GapCaseTests {
  @Test(arguments: try GapCase.all())
  func `a break is found where it is, and only there`(_ example: GapCase) throws {
    let line = try CompanyLine(
      example.statements, decisions: example.links, register: example.register,
      rules: try GapCase.rules.get())
    let found = line.gaps.filter { $0.id == example.gap }
    #expect(found.isEmpty == !example.fires, "\(found)")
  }

  @Test func `each break has a case where it fires and one where it stays silent`() throws {
    let cases = try GapCase.all()
    for kind in try GapCase.rules.get().gaps {
      #expect(cases.contains { $0.gap == kind.id && $0.fires }, "\(kind.id) never fires")
      #expect(cases.contains { $0.gap == kind.id && !$0.fires }, "\(kind.id) is never silent")
    }
  }

  @Test func `all breaks of the contract are there, the five reasons first`() throws {
    let ids = try GapCase.rules.get().gaps.map(\.id)
    #expect(
      ids.prefix(5) == [
        "purpose-vague", "finance-unlinked", "evaluation-unlinked", "executives-absent",
        "horizon-missing",
      ])
    let others: Set = [
      "principle-without-strategy", "principle-without-number", "number-without-principle",
      "number-without-criterion", "number-without-owner", "criteria-sales-only",
      "criterion-against-number", "delegation-without-limit", "delegation-without-holder",
      "ten-years-without-nearer", "conflict", "duplicate", "shadowed", "vague-word",
      "initiative-without-exit", "initiative-local-optimum", "initiative-without-return",
    ]
    #expect(others.isSubset(of: ids))
  }
}
