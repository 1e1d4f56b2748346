// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Why a change of the understanding can't be made.
package enum CorrectionFault: Error, Equatable, Sendable {
  /// The new value says nothing of that field.
  case unreadable
  /// What is to be replaced is no part of the understanding.
  case notThere
}

extension Analyzer {
  /// The draft with one field set right, and with it the norms that rules and questions go by.
  ///
  /// - Throws: ``CorrectionFault``; the draft is then left as it is.
  package func applying(
    _ change: Correction.Change, to draft: Draft
  ) throws(CorrectionFault) -> Draft {
    var draft = draft
    switch change.field {
    case .kind:
      guard let kind = change.to.flatMap(Kind.init) else { throw .unreadable }
      draft.kind = kind
      if kind == .delegation { name(holderOf: &draft) } else { draft.holder = nil }
    case .modality:
      guard let modality = change.to.flatMap(Modality.init) else { throw .unreadable }
      setModality(modality, &draft)
    case .concept: try setConcept(change, &draft)
    case .number: try setNumber(change, &draft)
    case .condition: try setCondition(change.to, &draft)
    case .exception: try setException(change.to, &draft)
    case .directions:
      let names = (change.to ?? "").split(separator: ",").compactMap {
        Direction(rawValue: "\($0)")
      }
      guard change.to == nil || !names.isEmpty else { throw .unreadable }
      draft.directions = Direction.allCases.filter(names.contains)
    case .horizon:
      guard let to = change.to else {
        draft.horizonYears = nil
        break
      }
      guard let years = Int(to), (1...100).contains(years) else { throw .unreadable }
      draft.horizonYears = years
    case .holder: try setHolder(change.to, &draft)
    case .act: try setAct(change.to, &draft)
    case .limit: try settle(change, &draft)
    }
    if !draft.corrected.contains(change.field) { draft.corrected.append(change.field) }
    return draft
  }

  // MARK: Strength and act

  private func mainNorm(_ draft: Draft) -> Int? {
    draft.norms.firstIndex { $0.modality == draft.modality } ?? draft.norms.indices.first
  }

  private func setModality(_ modality: Modality, _ draft: inout Draft) {
    let main = mainNorm(draft)
    draft.modality = modality
    guard let main else { return }
    var norm = draft.norms[main]
    norm.modality = modality
    norm.negated = false
    norm.isPlain = false
    // A number that a duty demands is the limit of a ban or a permission.
    if modality == .may || modality == .mustNot {
      norm.when += norm.requires
      norm.requires = []
    }
    draft.norms[main] = norm
  }

  /// The one concept that a name means, in either language; nil for several words or none.
  package func oneConcept(_ name: String) -> Concept? {
    if let concept = knowledge.concept(name) { return concept }
    let reading = reading(name, Analyzer.language(of: name), as: .statement)
    let content = reading.tokens.filter { $0.isContent || $0.kind == .quantity }
    guard content.count == 1, content[0].kind == .concept else { return nil }
    let covered = reading.text.bytes[content[0].lower..<content[0].upper].count
    let rest = reading.tokens.filter { $0.lower != content[0].lower && $0.kind != .mark }
    // An article or する may stand beside it, nothing that says more.
    guard covered * 2 >= reading.text.bytes.count,
      rest.allSatisfy({ $0.isFunction("determiner", "aux") || $0.kind == .other })
    else { return nil }
    return knowledge.concept(content[0].id)
  }

  private func setAct(_ name: String?, _ draft: inout Draft) throws(CorrectionFault) {
    guard let main = mainNorm(draft) else { throw .notThere }
    guard let name else {
      draft.norms[main].act = nil
      return
    }
    guard let concept = oneConcept(name) else { throw .unreadable }
    draft.norms[main].act = Term(concept.id)
    draft.norms[main].about.removeAll { $0.id == concept.id }
    if draft.norms[main].object?.id == concept.id { draft.norms[main].object = nil }
  }

  private func setConcept(_ change: Correction.Change, _ draft: inout Draft) throws(CorrectionFault)
  {
    guard let to = change.to.flatMap(oneConcept) else { throw .unreadable }
    guard let from = change.from, draft.concepts.contains(where: { $0.id == from }) else {
      throw .notThere
    }
    for i in draft.concepts.indices where draft.concepts[i].id == from {
      draft.concepts[i].id = to.id
      draft.concepts[i].ja = to.ja
      draft.concepts[i].en = to.en
    }
    func renamed(_ term: Term?) -> Term? { term?.id == from ? Term(to.id) : term }
    func renamed(_ predicates: [Predicate]) -> [Predicate] {
      predicates.map { predicate in
        var predicate = predicate
        if predicate.id == from { predicate.id = to.id }
        predicate.terms = predicate.terms.compactMap { renamed($0) }
        return predicate
      }
    }
    for i in draft.norms.indices {
      draft.norms[i].act = renamed(draft.norms[i].act)
      draft.norms[i].object = renamed(draft.norms[i].object)
      draft.norms[i].actor = renamed(draft.norms[i].actor)
      draft.norms[i].counterparty = renamed(draft.norms[i].counterparty)
      draft.norms[i].over = renamed(draft.norms[i].over)
      draft.norms[i].about = draft.norms[i].about.compactMap { renamed($0) }
      draft.norms[i].when = renamed(draft.norms[i].when)
      draft.norms[i].unless = renamed(draft.norms[i].unless)
      draft.norms[i].requires = renamed(draft.norms[i].requires)
    }
    if draft.threshold?.id == from { draft.threshold?.id = to.id }
    for i in draft.quantities.indices where draft.quantities[i].metric == from {
      draft.quantities[i].metric = to.id
    }
  }

  // MARK: Who decides

  /// A delegation names who decides.
  private func name(holderOf draft: inout Draft) {
    guard draft.holder == nil else { return }
    let role = draft.concepts.first {
      knowledge.concept($0.id)?.sort == .role || $0.id.hasPrefix("role:")
    }
    draft.holder = role?.surface
  }

  private func setHolder(_ name: String?, _ draft: inout Draft) throws(CorrectionFault) {
    guard let name else {
      draft.holder = nil
      for i in draft.norms.indices { draft.norms[i].actor = nil }
      return
    }
    guard let role = role(name) else { throw .unreadable }
    draft.holder = name
    if let main = mainNorm(draft) {
      draft.norms[main].actor = role
      if draft.norms[main].modality == .may { draft.norms[main].decides = true }
    }
  }

  // MARK: When it holds

  /// The conditions that a phrase states, read within a sentence of its language.
  private func predicates(_ phrase: String, _ frames: [String], unless: Bool) -> [Predicate] {
    for frame in frames {
      let sentence = frame.replacing("*", with: phrase)
      let norms = reading(sentence, Analyzer.language(of: sentence), as: .statement).draft.norms
      let found = norms.flatMap { unless ? $0.unless : $0.when }
      if !found.isEmpty { return found }
    }
    return []
  }

  private func conditions(
    _ phrase: String, unless: Bool, _ draft: Draft
  ) throws(CorrectionFault) -> [Predicate] {
    let frames =
      switch (Analyzer.language(of: phrase), unless) {
      case (.japanese, false): ["*は断る。", "*ときは断る。", "*のときは断る。", "*であれば断る。"]
      case (.japanese, true): ["断る。ただし*は除く。", "*を除き断る。", "断る。ただし*ときは除く。"]
      case (.english, false): ["We decline if *.", "We decline when *.", "If it is *, we decline."]
      case (.english, true):
        ["We decline unless *.", "We decline except *.", "We decline unless it is *."]
      }
    let found = predicates(phrase, frames, unless: unless)
    guard !found.isEmpty else { throw .unreadable }
    let whole = Span(0, draft.text.unicodeScalars.count)
    return found.map { predicate in
      var predicate = predicate
      predicate.span = whole
      predicate.text = phrase
      return predicate
    }
  }

  private func setCondition(_ phrase: String?, _ draft: inout Draft) throws(CorrectionFault) {
    let found = try phrase.map { (phrase) throws(CorrectionFault) in
      try conditions(phrase, unless: false, draft)
    }
    draft.condition = phrase
    // The number is a field of its own, unless the new condition names one.
    let namesNumber = found?.contains { $0.kind == .metric } ?? false
    for i in draft.norms.indices where !draft.norms[i].otherwise {
      let limits = namesNumber ? [] : draft.norms[i].when.filter { $0.kind == .metric }
      draft.norms[i].when = limits + (found ?? [])
    }
    if namesNumber, let limit = found?.first(where: { $0.kind == .metric }) {
      draft.threshold = limit
    }
  }

  private func setException(_ phrase: String?, _ draft: inout Draft) throws(CorrectionFault) {
    let found = try phrase.map { (phrase) throws(CorrectionFault) in
      try conditions(phrase, unless: true, draft)
    }
    draft.exception = phrase
    for i in draft.norms.indices where !draft.norms[i].otherwise {
      draft.norms[i].unless = found ?? []
    }
  }
}
