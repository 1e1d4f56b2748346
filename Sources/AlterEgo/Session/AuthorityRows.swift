// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Wording

/// The delegations as rows of a 決裁権限表: who, what, up to where.
struct AuthorityRows {
  struct Row {
    var role: String
    var roleID: String
    var modality: Modality
    /// What is decided, in words of the lexicon; the statement's own words when it names no act.
    var what: String
    var limits: [String]
    var exceptions: [String]
    var statement: Statement
  }

  private let knowledge: KnowledgeBase
  private let language: SpokenLanguage
  private let wording: AnswerWording

  init(_ knowledge: KnowledgeBase, in language: SpokenLanguage) {
    self.knowledge = knowledge
    self.language = language
    wording = AnswerWording(knowledge, in: language)
  }

  /// One row for each norm that names who acts; of `role` only, when one is given.
  func rows(_ statements: [Statement], of role: Term? = nil) -> [Row] {
    var rows: [Row] = []
    for statement in statements where statement.isLive {
      for norm in statement.draft.norms {
        guard let actor = norm.actor else { continue }
        if let role, role != actor, !knowledge.isA(role.id, actor.id) { continue }
        rows.append(row(norm, actor, statement))
      }
    }
    return rows
  }

  private func row(_ norm: Norm, _ actor: Term, _ statement: Statement) -> Row {
    let named = statement.draft.concepts.first { $0.id == actor.id }?.surface
    let role = statement.draft.language == language ? named : nil
    var parts: [String] = []
    for term in [norm.object, norm.act].compactMap({ $0 }) {
      let name = knowledge.name(term, in: language)
      if !parts.contains(where: { $0.contains(name) || name.contains($0) }) { parts.append(name) }
    }
    for term in norm.about where parts.count < 3 && term != actor {
      let name = knowledge.name(term, in: language)
      if !parts.contains(where: { $0.contains(name) || name.contains($0) }) { parts.append(name) }
    }
    return Row(
      role: role ?? knowledge.name(actor, in: language), roleID: actor.id,
      modality: norm.modality,
      what: parts.isEmpty
        ? statement.text : parts.joined(separator: language == .japanese ? "・" : ", "),
      limits: (norm.when + norm.requires).map(limit), exceptions: norm.unless.map(limit),
      statement: statement)
  }

  private func limit(_ predicate: Predicate) -> String {
    guard predicate.op != nil, predicate.value != nil else { return predicate.text }
    return "\(wording.metric(predicate)) \(wording.limit(predicate))"
  }
}

extension AuthorityRows.Row {
  var json: JSON {
    .object([
      ("role", .string(role)), ("roleId", .string(roleID)),
      ("modality", .string(modality.rawValue)), ("what", .string(what)),
      ("limits", .strings(limits)), ("exceptions", .strings(exceptions)),
      ("statement", .string(statement.id)), ("text", .string(statement.text)),
    ])
  }
}
