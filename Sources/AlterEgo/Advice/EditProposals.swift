// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning

/// The edits that may close a break, as its folder under `knowledge/gaps` names them.
package struct EditProposals {
  private let line: CompanyLine
  private let usual: UsualRole

  package init(_ line: CompanyLine) {
    self.line = line
    usual = UsualRole(line)
  }

  /// The edit that closes a break by itself, whatever else the company says; nil where the break's
  /// folder names none.
  ///
  /// A link with what is there already may reach too little, so it is for ``NextAdvisor``, which
  /// tries it. A new statement is tied by hand to the one it is for.
  package func surest(for gap: Gap) -> GapEdit? {
    guard var edit = edits(for: gap).first(where: { $0.sort != .link }) else { return nil }
    // The step that is measured by the same number needs no tie.
    edit.isTied = canBeTied(edit) && (edit.sort != .addNearer || edit.metric == nil)
    return edit
  }

  /// Whether a new statement of the edit can be tied by hand to the one it is for.
  package func canBeTied(_ edit: GapEdit) -> Bool {
    guard let kind = edit.kind, edit.sort != .purpose,
      let subject = line.statement(edit.statement)
    else { return false }
    return edit.sort == .addNearer || kind.station != subject.kind.station
  }

  package func edits(for gap: Gap) -> [GapEdit] {
    guard let kind = line.kind(of: gap) else { return [] }
    let subject = gap.parameters["subject"] ?? ""
    guard line.statement(subject) != nil else { return edits(forCompany: gap) }
    return kind.edits.compactMap { name in
      name.hasPrefix("link-") ? link(name, subject) : edit(name, subject, gap)
    }
  }

  /// Breaks that are about the company or a department rather than one statement.
  private func edits(forCompany gap: Gap) -> [GapEdit] {
    switch gap.id {
    case "criteria-sales-only":
      var edit = GapEdit(.addCriterion, gap.statements.first ?? "")
      edit.metric = "gross_margin"
      return [edit]
    case "purpose-vague": return [GapEdit(.purpose, gap.statements.first ?? "")]
    case "horizon-missing": return gap.statements.first.map { [addition(.addNearer, $0)] } ?? []
    default: return []
    }
  }

  /// The strongest link that lacks only the president's word.
  private func link(_ name: String, _ subject: String) -> GapEdit? {
    let (relation, isFrom): (Link.Relation, Bool)
    switch name {
    case "link-number": (relation, isFrom) = (.measuredBy, true)
    case "link-criterion": (relation, isFrom) = (.evaluatedBy, true)
    case "link-owner": (relation, isFrom) = (.delegatedBy, true)
    case "link-strategy": (relation, isFrom) = (.realisedBy, true)
    default:
      let isNumber = line.statement(subject)?.kind.station == .number
      (relation, isFrom) = (isNumber ? .measuredBy : .realisedBy, false)
    }
    guard let best = line.nearLinks(relation, of: subject, isFrom: isFrom).first else {
      return nil
    }
    var edit = GapEdit(.link, best.from)
    edit.other = best.to
    edit.relation = relation
    edit.concepts = best.via
    return edit
  }

  private func edit(_ name: String, _ subject: String, _ gap: Gap) -> GapEdit? {
    guard let sort = GapEdit.Sort(rawValue: name) else { return nil }
    switch sort {
    case .link: return nil
    case .numberIn, .limit, .horizon, .reword, .retire:
      var edit = GapEdit(sort, subject)
      if sort == .numberIn { edit.metric = line.metrics(of: subject).first ?? "profit" }
      return edit
    case .financeNumber:
      var edit = GapEdit(sort, subject)
      edit.metric = "gross_profit"
      return edit
    case .holder:
      var edit = GapEdit(sort, subject)
      edit.role = usual.id
      return edit
    case .rank, .rewordCriterion:
      guard let other = gap.statements.first(where: { $0 != subject }) else { return nil }
      var edit = GapEdit(sort, subject)
      edit.other = other
      edit.relation = .opposes
      edit.rank = (line.statement(other)?.priority ?? 0) + 1
      if sort == .rewordCriterion { edit.metric = line.metrics(of: other).first }
      return edit
    case .addOwner:
      var edit = addition(sort, subject)
      edit.role = usual.id
      return edit
    case .addCriterion, .addPrinciple, .addStrategy, .addNearer, .purpose:
      return addition(sort, subject)
    }
  }

  /// A new statement about the number of `subject`, or else about what it is for.
  private func addition(_ sort: GapEdit.Sort, _ subject: String) -> GapEdit {
    var edit = GapEdit(sort, subject)
    edit.metric = line.metrics(of: subject).first
    if edit.metric == nil { edit.concepts = Array(line.tellingConcepts(of: subject).prefix(2)) }
    return edit
  }
}

/// The role that the statements name most, so that a proposal fits the company.
///
/// Counted once, at the first question: a company has thousands of breaks.
private final class UsualRole {
  private let line: CompanyLine
  private(set) lazy var id = found

  init(_ line: CompanyLine) { self.line = line }

  private var found: String {
    var counts: [String: Int] = [:]
    for statement in line.statements {
      for mention in statement.draft.concepts {
        guard let role = line.rules.knowledge.concept(mention.id), role.sort == .role,
          role.rank <= 95, role.rank >= 40
        else { continue }
        counts[role.id, default: 0] += 1
      }
    }
    let best = counts.max { a, b in a.value != b.value ? a.value < b.value : a.key > b.key }
    return best?.key ?? "sales_head"
  }
}
