// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Testing

@testable import Advice

/// An edit tried on a line's conclusions and taken back, beside lines drawn anew.
@Suite struct EditTrialTests {
  /// Every edit that the gaps of a line propose.
  private static func edits(_ line: CompanyLine) -> [GapEdit] {
    let proposals = EditProposals(line)
    var seen: Set<GapEdit> = []
    return line.openGaps.flatMap { proposals.edits(for: $0) }.filter { seen.insert($0).inserted }
  }

  /// The same line with no engine before it.
  private static func anew(_ line: CompanyLine) throws -> CompanyLine {
    try CompanyLine(
      line.typed, decisions: line.decisions, acceptances: line.acceptances,
      register: line.keptRegister, rules: line.rules)
  }

  private static func lines() throws -> [CompanyLine] {
    let plain = try WorkedCompany.line()
    let some = plain.gaps.enumerated().filter { $0.offset % 3 == 0 }.map {
      plain.acceptance(of: $0.element, because: "承知", at: "2026-11-22T10:00:00Z")
    }
    var ranked = WorkedCompany.statements
    ranked[4].priority = 3
    ranked[14].isLive = false
    let refused = LinkDecision(from: "P-2", to: "K-1", relation: .measuredBy, accepted: false)
    return [
      plain, try WorkedCompany.line(acceptances: some),
      try WorkedCompany.line(ranked, decisions: [refused]),
    ]
  }

  @Test func `an edit tried does what a line drawn anew with it shows`() throws {
    for line in try Self.lines() {
      let open = line.openGaps
      let before = Set(open.map(\.key))
      for edit in Self.edits(line) {
        let made = EditedCompany(line).after(edit)
        let tried = try line.openGapChange(by: made)
        let after = try Self.anew(line.edited(by: made)).openGaps
        let left = Set(after.map(\.key))
        #expect(tried.closed == open.filter { !left.contains($0.key) }, "\(edit)")
        #expect(tried.opened == after.filter { !before.contains($0.key) }, "\(edit)")
      }
      #expect(line.openGaps == open)
      let fresh = try Self.anew(line)
      #expect(line.gaps == fresh.gaps)
      #expect(line.links == fresh.links)
    }
  }

  /// A small linear generator, so that every run makes the same moves.
  private struct Dice {
    var state: UInt64 = 20_261_123
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  @Test func `lines that share an engine show what each would show alone`() throws {
    var dice = Dice()
    var line = try WorkedCompany.line(Array(WorkedCompany.statements.prefix(6)))
    let rows = [
      RegisterRow("I-1", "metric", value: "overtime_hours"),
      RegisterRow("I-1", "target", value: "10 hours"),
      RegisterRow("C-1", "weight", value: "60 percent"),
      RegisterRow("C-2", "weight", value: "20 percent"),
    ]
    for step in 0..<40 {
      var statements = line.typed
      let all = WorkedCompany.statements
      let at = dice.roll(max(1, statements.count))
      switch dice.roll(6) {
      case 0 where statements.count > 3: statements.remove(at: at)
      case 1 where !statements.isEmpty: statements[at].priority += 1
      case 2 where !statements.isEmpty: statements[at].isLive.toggle()
      case 3 where !statements.isEmpty:
        statements[at].draft = all[dice.roll(all.count)].draft
      default:
        let next = all[dice.roll(all.count)]
        if !statements.contains(where: { $0.id == next.id }) { statements.append(next) }
      }
      if let edit = Self.edits(line).dropFirst(dice.roll(5)).first {
        _ = try line.openGapChange(by: EditedCompany(line).after(edit))
      }
      let days = ["2026-11-22", "2026-12-01"]
      let register = Register(
        rows: Array(rows.prefix(dice.roll(5))), reviews: [],
        asOf: CalendarDate(iso: days[dice.roll(2)]))
      let accepted = LinkDecision(
        from: "P-2", to: "K-1", relation: .measuredBy, accepted: dice.roll(2) == 0)
      let old = line
      line = try CompanyLine(
        statements, decisions: dice.roll(3) == 0 ? [accepted] : [], register: register,
        rules: line.rules, near: line)
      let fresh = try Self.anew(line)
      #expect(line.gaps == fresh.gaps, "after \(step) steps")
      #expect(line.links == fresh.links, "after \(step) steps")
      #expect(try NextAdvisor(line).next() == NextAdvisor(fresh).next(), "after \(step) steps")
      if dice.roll(4) == 0 { #expect(try old.links == Self.anew(old).links) }
    }
  }
}
