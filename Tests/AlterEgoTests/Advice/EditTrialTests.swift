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

  /// Fifty statements of which about half bear on one number, so that edits make it crowded and
  /// uncrowded.
  private static let crowd: [Statement] = (1...50).map { number in
    let things = ["standardization", "value_pricing", "own_product", "outsource", "repair"]
    let thing = number % 3 == 0 ? "for \(things[number / 3 % things.count]); " : ""
    let level = "gross_margin >= \(20 + number) percent"
    switch number % 5 {
    case 0:
      return StatementShape.statement(
        "K-\(number)", .kpi, "粗利率を\(number)%にする。", thing + "sets \(level)")
    case 1:
      return StatementShape.statement(
        "C-\(number)", .criterion, "粗利率で\(number)班を評価する。", thing + "names gross_margin")
    case 2:
      return StatementShape.statement(
        "P-\(number)", .principle, "粗利率\(number)%を下回る受注は断る。",
        thing + "does accept_order; refuses gross_margin < \(number) percent")
    case 3:
      return StatementShape.statement(
        "S-\(number)", .strategy, "\(number)番の工程を標準化する。", "for standardization; years 3")
    default:
      return StatementShape.statement(
        "D-\(number)", .delegation, "工場長は\(number)番の設備の修理を決めてよい。",
        "may; for repair; holder 工場長; role plant_manager")
    }
  }

  @Test func `a number that gets crowded, or is no more, shows what it would alone`() throws {
    var dice = Dice()
    var line = try WorkedCompany.line(Array(Self.crowd.prefix(24)))
    var sizes: Set<Int> = []
    for step in 0..<36 {
      var statements = line.typed
      // It grows and shrinks by turns.
      if (step / 12) % 2 == 0 {
        let left = Self.crowd.filter { new in !statements.contains { $0.id == new.id } }
        for _ in 0...dice.roll(3) where !left.isEmpty {
          let new = left[dice.roll(left.count)]
          if !statements.contains(where: { $0.id == new.id }) { statements.append(new) }
        }
      } else {
        for _ in 0...dice.roll(3) { statements.remove(at: dice.roll(statements.count)) }
      }
      let at = dice.roll(statements.count)
      if dice.roll(3) == 0 { statements[at].draft = Self.crowd[dice.roll(50)].draft }
      if dice.roll(3) == 0 { statements[at].isLive.toggle() }
      for edit in Self.edits(line).prefix(dice.roll(4)) {
        _ = try line.openGapChange(by: EditedCompany(line).after(edit))
      }
      line = try CompanyLine(statements, rules: line.rules, near: line)
      let fresh = try Self.anew(line)
      #expect(line.gaps == fresh.gaps, "after \(step) steps")
      #expect(line.links == fresh.links, "after \(step) steps")
      #expect(try NextAdvisor(line).next() == NextAdvisor(fresh).next(), "after \(step) steps")
      sizes.insert(line.links.count)
    }
    #expect(sizes.count > 10, "the links hardly changed")
  }
}
