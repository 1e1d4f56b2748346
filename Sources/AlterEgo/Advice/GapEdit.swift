// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning

/// One change that may close a break: a link by hand, a word put into a statement, a new one.
package struct GapEdit: Hashable, Sendable {
  package enum Sort: String, CaseIterable, Sendable {
    case link
    case numberIn = "number-in"
    case financeNumber = "finance-number"
    case addStrategy = "add-strategy"
    case addPrinciple = "add-principle"
    case addCriterion = "add-criterion"
    case addOwner = "add-owner"
    case addNearer = "add-nearer"
    case purpose, horizon, limit, holder, reword, rank, retire
    case rewordCriterion = "reword-criterion"

    /// How much it asks of the president, from a link to a new sentence.
    var effort: Int {
      switch self {
      case .link, .retire: 0
      case .reword, .rewordCriterion, .limit, .holder, .horizon, .numberIn, .financeNumber, .rank: 1
      default: 2
      }
    }

    /// The kinds that a new statement of this sort may have, the usual one first; empty for edits
    /// that add none.
    package var kinds: [Kind] {
      switch self {
      case .addStrategy: [.strategy, .initiative, .vision]
      case .addPrinciple: [.principle, .purpose, .intention]
      case .addCriterion: [.criterion]
      case .addOwner: [.delegation]
      case .addNearer: [.vision, .kpi, .strategy]
      case .purpose: [.purpose]
      default: []
      }
    }

    /// Whether a new statement that reads as `kind` is what the edit wants; always so of an edit
    /// that adds none.
    package func takes(_ kind: Kind?) -> Bool { kinds.isEmpty || kind.map(kinds.contains) ?? false }
  }

  package var sort: Sort
  /// The statement that is linked, changed, or that the new one is for.
  package var statement: String
  /// The other end of a link, or the statement that yields.
  package var other: String?
  package var relation: Link.Relation?
  /// What the new words are about.
  package var metric: String?
  /// Telling concepts that the new sentence takes over from the statement it is for.
  package var concepts: [String] = []
  package var role: String?
  /// The number by which a statement is to rank above the other.
  package var rank = 1
  /// Whether the command has to say the kind, since its words alone read as another.
  package var namesKind = false
  /// Whether the command ties the new statement by hand to the one it is for.
  package var isTied = false
  /// Whether the proposed words would not do, so that the president has to find others.
  package var isFree = false

  /// The kind that a new statement is to have.
  package var kind: Kind? { sort.kinds.first }

  /// Whether both change the same thing in the same way.
  func isSame(as edit: GapEdit) -> Bool {
    sort == edit.sort && statement == edit.statement && other == edit.other
      && metric == edit.metric && concepts == edit.concepts
  }

  package init(_ sort: Sort, _ statement: String) {
    self.sort = sort
    self.statement = statement
  }
}

/// A company's statements and links as they would be after an edit.
struct EditedCompany {
  private let line: CompanyLine
  private var made = LineEdit()

  init(_ line: CompanyLine) { self.line = line }

  /// What the edit changes, as the rules would see it.
  ///
  /// `draft` is how its words are understood; without it the edit does what it is meant to do.
  func after(_ edit: GapEdit, saying draft: Draft? = nil) -> LineEdit {
    var company = self
    if let draft {
      company.say(draft, edit)
    } else {
      company.mean(edit)
    }
    return company.made
  }

  private mutating func say(_ draft: Draft, _ edit: GapEdit) {
    guard let wanted = edit.kind else {
      change(edit.statement) { statement in
        let kind = statement.draft.kind
        statement.draft = draft
        statement.draft.kind = kind
      }
      return
    }
    let kind = edit.sort.takes(draft.kind) ? draft.kind ?? wanted : wanted
    var draft = draft
    draft.kind = kind
    append(draft, kind, for: edit)
  }

  private mutating func mean(_ edit: GapEdit) {
    switch edit.sort {
    case .link, .rewordCriterion:
      guard let other = edit.other, let relation = edit.relation else { return }
      made.decided.append(
        LinkDecision(
          from: edit.statement, to: other, relation: relation, accepted: edit.sort == .link))
    case .numberIn, .financeNumber:
      change(edit.statement) { $0.draft.quantities.append(EditedCompany.quantity(edit.metric)) }
    case .horizon: change(edit.statement) { $0.draft.horizonYears = 3 }
    case .limit:
      change(edit.statement) { $0.draft.quantities.append(EditedCompany.quantity("spend_amount")) }
    case .holder: change(edit.statement) { $0.draft.holder = edit.role ?? "" }
    case .reword: change(edit.statement) { $0.draft.vague = [] }
    case .rank: change(edit.statement) { $0.priority = max($0.priority, edit.rank) }
    case .retire: change(edit.statement) { $0.isLive = false }
    case .addStrategy: add(.strategy, edit) { $0.horizonYears = 3 }
    case .addPrinciple: add(.principle, edit)
    case .addCriterion: add(.criterion, edit)
    case .addNearer: add(.vision, edit) { $0.horizonYears = 3 }
    case .purpose: add(.purpose, edit)
    case .addOwner:
      add(.delegation, edit) { draft in
        draft.modality = .may
        draft.holder = edit.role
        draft.quantities = [EditedCompany.quantity("spend_amount")]
        guard let role = edit.role else { return }
        var norm = Norm(modality: .may, span: Span(0, 0))
        norm.actor = Term(role)
        draft.norms = [norm]
      }
    }
  }

  private mutating func change(_ id: String, _ body: (inout Statement) -> Void) {
    guard let old = line.statement(id) else { return }
    var new = old
    body(&new)
    made.replaced.append((old, new))
  }

  private mutating func add(
    _ kind: Kind, _ edit: GapEdit, shape: (inout Draft) -> Void = { _ in }
  ) {
    var draft = Draft(text: "", language: .japanese, speech: .statement)
    draft.kind = kind
    draft.modality = .must
    let named = [edit.metric].compactMap { $0 } + edit.concepts
    draft.concepts = named.map { Mention(id: $0, ja: $0, en: $0, surface: "", span: Span(0, 0)) }
    shape(&draft)
    draft.text = "\(edit.sort.rawValue) \(edit.statement)"
    append(draft, kind, for: edit)
  }

  /// The next action must not hang on when the trial is made, so the new statement has no day.
  private mutating func append(_ draft: Draft, _ kind: Kind, for edit: GapEdit) {
    let new = Statement(
      id: "\(kind.letter)-999999", kind: kind, draft: draft, audiences: [.president],
      recordedAt: "")
    made.added.append(new)
    guard edit.isTied, let old = line.statement(edit.statement),
      let tie = LinkEnds.tie(new, to: old)
    else { return }
    made.decided.append(tie)
  }

  private static func quantity(_ metric: String?) -> Quantity {
    var quantity = Quantity(
      surface: "", span: Span(0, 0), type: "count", op: .atLeast, value: 1, unit: "count")
    quantity.metric = metric
    return quantity
  }
}
