// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Model

/// Why a link or a gap holds, down to the statements' own words.
package struct LineProof: Equatable, Sendable {
  /// What a statement contributes: which of its words speak of which concept or number.
  package struct Ground: Equatable, Sendable {
    package var statement: String
    /// The part of the statement's text; the whole text when no part stands for it.
    package var words: String
    /// The concept or metric; nil when the ground is the statement as such.
    package var about: String?
    /// The fact as the rules see it.
    package var fact: String
  }

  /// The id of the rule; nil for a link by hand.
  package var rule: String?
  package var statements: [String]
  /// In the order in which the proof needs them.
  package var grounds: [Ground]
  /// What the lexicon adds: usual influences, kinds, formulas.
  package var knowledge: [String]
  /// What must not hold, and doesn't.
  package var absent: [String]
}

extension CompanyLine {
  /// Why a link holds; nil for a link that this line doesn't have.
  package func proof(of link: Link) -> LineProof? {
    if link.origin == .hand {
      let isDrawn = decisions.contains {
        $0.accepted && $0.from == link.from && $0.to == link.to && $0.relation == link.relation
      }
      guard isDrawn else { return nil }
      return LineProof(
        rule: nil, statements: [link.from, link.to], grounds: [], knowledge: [], absent: [])
    }
    guard let rule = link.rule else { return nil }
    let wanted: [Datalog.Value?] = [.symbol(rule), .symbol(link.from), .symbol(link.to), nil, nil]
    for predicate in LineRules.linking {
      let rows = engine.rows(predicate, matching: wanted)
      guard let row = rows.min(by: { $0.lexicographicallyPrecedes($1) }),
        let derivation = engine.explain(predicate, row)
      else { continue }
      return proof(derivation, rule: rule, statements: [link.from, link.to])
    }
    return nil
  }

  /// Why a gap is there.
  package func proof(of gap: Gap) -> LineProof? {
    // Thousands may be of the kind; this one is told by its subject.
    let row = [gap.id, gap.parameters["subject"] ?? ""].map { Datalog.Value.symbol($0) }
    guard let derivation = engine.explain("gap", row) else { return nil }
    return proof(derivation, rule: "gap/\(gap.id)", statements: gap.statements)
  }

  private func proof(
    _ derivation: Derivation, rule: String, statements: [String]
  ) -> LineProof {
    var proof = LineProof(
      rule: rule, statements: statements, grounds: [], knowledge: [], absent: [])
    for fact in derivation.givenFacts {
      if let ground = ground(fact) {
        if !proof.grounds.contains(ground) { proof.grounds.append(ground) }
      } else if !["relation_of", "concept", "descendants", "theme"].contains(fact.predicate) {
        proof.knowledge.append(fact.description)
      }
    }
    for step in derivation.steps {
      guard case .derived(let instance) = step.reason else { continue }
      for case .absent(let predicate, let values) in instance.conditions {
        let shown = values.map { $0?.description ?? "_" }.joined(separator: ", ")
        let text = "\(predicate)(\(shown))"
        if !proof.absent.contains(text) { proof.absent.append(text) }
      }
    }
    return proof
  }

  /// The fact as words of the statement it is about; nil for facts of the lexicon.
  private func ground(_ fact: Datalog.Fact) -> LineProof.Ground? {
    guard case .symbol(let id) = fact.values.first, let statement = statement(id) else {
      return nil
    }
    var about: String?
    if fact.values.count > 1, case .symbol(let second) = fact.values[1],
      !["statement", "station", "direction", "modality", "vague", "says"].contains(fact.predicate)
    {
      about = second
    }
    return LineProof.Ground(
      statement: id, words: words(of: about, in: statement), about: about, fact: fact.description)
  }

  /// The words of the text that speak of a concept or number.
  private func words(of about: String?, in statement: Statement) -> String {
    guard let about else { return statement.text }
    let draft = statement.draft
    if let surface = Model.Term(about).surface { return surface }
    if let quantity = draft.quantities.first(where: { $0.metric == about }) {
      let name = draft.concepts.first { $0.id == about }?.surface ?? ""
      return name.isEmpty || quantity.surface.contains(name)
        ? quantity.surface : name + " " + quantity.surface
    }
    if let mention = draft.concepts.first(where: { $0.id == about }) { return mention.surface }
    if let threshold = draft.threshold, threshold.id == about { return threshold.text }
    let predicates = draft.norms.flatMap { $0.when + $0.unless + $0.requires }
    return predicates.first { $0.id == about }?.text ?? statement.text
  }
}
