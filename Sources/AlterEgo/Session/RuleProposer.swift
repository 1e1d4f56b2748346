// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Wording

/// The change of the statements after which a decision follows from them: one edit, or two.
struct RuleChange {
  enum Edit {
    case add(String)
    /// The statement's id and its new words.
    case edit(String, String)

    /// The command that makes it, without the prompt's mark.
    var command: String {
      switch self {
      case .add(let text): "add \"\(text)\""
      case .edit(let id, let text): "edit \(id) \"\(text)\""
      }
    }

    var text: String {
      switch self {
      case .add(let text), .edit(_, let text): text
      }
    }

    var json: JSON {
      switch self {
      case .add(let text): .object([("add", .string(text))])
      case .edit(let id, let text): .object([("edit", .string(id)), ("text", .string(text))])
      }
    }
  }

  let edits: [Edit]
  /// How many other recorded decisions would then part from the statements that agree now.
  let harm: Int

  var json: JSON { .object([("edits", .array(edits.map(\.json))), ("harm", .int(harm))]) }
}

/// Finds the smallest change of the statements that makes them say what was decided.
///
/// Every candidate is tried: only one after which the same question gets the decided answer is
/// proposed, and the one that harms the fewest other decisions comes first.
struct RuleProposer {
  let analyzer: Analyzer
  let statements: [Statement]
  /// Decisions that a change should leave as they are.
  let others: [Backtest.Told]

  init(_ analyzer: Analyzer, _ statements: [Statement], others: [Backtest.Told] = []) {
    self.analyzer = analyzer
    self.statements = statements
    self.others = others
  }

  /// The best change, or nil when none of them leads to `outcome`.
  ///
  /// `answer` is what is advised now; `wordings` are rules in words of the question or decision.
  func change(
    for proposal: Proposal, asker: Term?, advised answer: Answer, to outcome: Precedent.Outcome,
    wordings: [String]
  ) -> RuleChange? {
    guard outcome != .unknown else { return nil }
    let wanted: Verdict = outcome == .approved ? .approve : .decline
    let additions = wordings.map { RuleChange.Edit.add($0) }
    let opposing = answer.considered.filter { $0.applies == .yes && opposes($0, wanted) }
    let short = answer.considered.filter { $0.applies == .no && !opposes($0, wanted) }
    let loosened = opposing.flatMap { moved($0, proposal) + excepted($0, proposal) }
    let extended = short.flatMap { moved($0, proposal) } + additions
    let single = (loosened + extended).map { [$0] }
    // 25%を下回る受注は断る and 25%以上なら受けてよい are one limit in two statements.
    let double = loosened.flatMap { first in extended.map { [first, $0] } }
    return best(single, proposal, asker, wanted) ?? best(double, proposal, asker, wanted)
  }

  private func best(
    _ candidates: [[RuleChange.Edit]], _ proposal: Proposal, _ asker: Term?, _ wanted: Verdict
  ) -> RuleChange? {
    var best: RuleChange?
    for edits in candidates.prefix(Self.tried) {
      let after = applied(edits)
      let judged = Judge(analyzer.knowledge, statements: after, precedents: [])
        .answer(proposal, asker: asker)
      guard judged.verdict == wanted else { continue }
      let change = RuleChange(edits: edits, harm: harm(after))
      if change.harm == 0 { return change }
      if change.harm < best?.harm ?? .max { best = change }
    }
    return best
  }

  /// No more candidates than a person would wait for.
  private static let tried = 40

  private func opposes(_ c: Consideration, _ wanted: Verdict) -> Bool {
    (c.stance == .forbids) == (wanted == .approve)
  }

  // MARK: Candidates

  /// 25%を下回る受注は断る, and a job at 22% was taken: 22%を下回る受注は断る.
  private func moved(_ c: Consideration, _ proposal: Proposal) -> [RuleChange.Edit] {
    c.tested.compactMap { predicate, truth in
      guard predicate.kind == .metric, let old = predicate.value,
        let fact = proposal.facts.first(where: {
          $0.id == predicate.id && $0.unit == predicate.unit && $0.value != nil
        }), let new = fact.value, new != old,
        let text = c.statement.text.replacingNumber(old, by: new, near: predicate.text)
      else { return nil }
      return .edit(c.statement.id, text)
    }
  }

  /// A rule with what is special about the case as its exception.
  private func excepted(_ c: Consideration, _ proposal: Proposal) -> [RuleChange.Edit] {
    guard c.norm.unless.isEmpty else { return [] }
    let language = c.statement.draft.language
    let known = Set(c.statement.draft.concepts.map(\.id))
    var special: [String] = []
    for term in proposal.terms where !term.denied && !known.contains(term.term.id) {
      if let concept = analyzer.knowledge.concept(term.term.id) {
        guard concept.sort == .state || concept.theme == "counterparties" else { continue }
        special.append(language == .japanese ? concept.ja : concept.en)
      } else if let surface = term.term.surface, term.term == proposal.counterparty {
        special.append(surface)
      }
    }
    for fact in proposal.facts where !c.norm.when.contains(where: { $0.id == fact.id }) {
      guard let value = fact.value, let unit = fact.unit else { continue }
      special.append(
        FigureWording.phrase(op: .atMost, value: value, value2: nil, unit: unit, in: language))
    }
    let body = c.statement.text.withoutStop
    return special.map { name in
      .edit(
        c.statement.id,
        Phrasebook.builtIn.phrase("rule/except", ["rule": body, "case": name], in: language))
    }
  }

  // MARK: Trying

  private func applied(_ edits: [RuleChange.Edit]) -> [Statement] {
    var after = statements
    for edit in edits {
      let draft = analyzer.statement(edit.text)
      switch edit {
      case .add:
        after.append(
          Statement(
            id: "new", kind: draft.kind ?? .principle, draft: draft,
            audiences: Set(Audience.allCases), recordedAt: ""))
      case .edit(let id, _):
        for index in after.indices where after[index].id == id { after[index].draft = draft }
      }
    }
    return after
  }

  /// How many of the other decisions would agree no longer.
  private func harm(_ after: [Statement]) -> Int {
    others.filter { told in
      let judge = { (statements: [Statement]) in
        Backtest.agreement(
          Judge(analyzer.knowledge, statements: statements, precedents: [])
            .answer(told.proposal, asker: nil).verdict, told.precedent.outcome)
      }
      return judge(statements) == .agrees && judge(after) == .differs
    }.count
  }
}

extension String {
  /// The text without the mark that ends it.
  fileprivate var withoutStop: String {
    var text = trimmed
    while let last = text.last, "。.".contains(last) { text.removeLast() }
    return text
  }

  /// The text with the figure `old` written as `new` where it stands in `part`; nil when the
  /// figure is not written in digits there.
  fileprivate func replacingNumber(_ old: Double, by new: Double, near part: String) -> String? {
    guard let place = utf8.place(of: part.utf8) else { return nil }
    let scalars = Array(unicodeScalars[place])
    guard let first = scalars.firstIndex(where: { $0.figure != nil }) else { return nil }
    var end = first
    while end < scalars.count,
      scalars[end].figure != nil || ".,．，".unicodeScalars.contains(scalars[end])
    {
      end += 1
    }
    guard !scalars[end...].contains(where: { $0.figure != nil }) else { return nil }
    let digits = scalars[first..<end].compactMap {
      $0.figure ?? ($0 == "." || $0 == "．" ? "." : nil)
    }
    guard let written = Double(String(digits)),
      written > 0
    else { return nil }
    // 500万: the figure is counted in what follows it.
    let scaled = new * written / old
    let plain = JSON.written(scaled)
    guard plain.count <= 9 else { return nil }
    let isGrouped = scalars[first..<end].contains { $0 == "," || $0 == "，" }
    let figure = isGrouped ? NumberWording.grouped(scaled) : plain
    var text = String(self[..<place.lowerBound])
    text.unicodeScalars.append(contentsOf: scalars[..<first])
    text += figure
    text.unicodeScalars.append(contentsOf: scalars[end...])
    return text + self[place.upperBound...]
  }
}

extension Unicode.Scalar {
  /// The ASCII digit that this digit of either width is.
  fileprivate var figure: Character? {
    switch value {
    case 0x30...0x39: Character(self)
    case 0xFF10...0xFF19: Unicode.Scalar(value - 0xFEE0).map { Character($0) }
    default: nil
    }
  }
}
