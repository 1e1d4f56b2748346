// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Wording

/// The stages of reading a line, in words a consultant can check the lexicon by.
struct ExplanationWording: Speaker {
  private let knowledge: KnowledgeBase
  let language: SpokenLanguage

  init(_ knowledge: KnowledgeBase, in language: SpokenLanguage) {
    self.knowledge = knowledge
    self.language = language
  }

  /// A word for a value of the tables; the value itself where it has none.
  private func word(_ group: String, _ value: String) -> String {
    Phrasebook.builtIn.has("explain/\(group)/\(value)") ? say("explain/\(group)/\(value)") : value
  }

  private func name(_ id: String) -> String {
    let name = knowledge.name(Term(id), in: language)
    return id.hasPrefix("word:") ? say("explain/as-word", ["word": name]) : "\(name) (\(id))"
  }

  func lines(_ explanation: Explanation) -> [String] {
    let draft = explanation.draft
    var lines = [say("explain/folded"), "  " + explanation.folded]
    func add(_ key: String, _ rows: [String]) {
      lines.append(say("explain/\(key)"))
      lines += rows.isEmpty ? ["  " + say("explain/none")] : rows.map { "  " + $0 }
    }
    add("quantities", draft.quantities.map(quantity))
    add("tokens", explanation.pieces.map { piece($0, draft) })
    add("clauses", explanation.clauses.map { clause($0.surface, $0.clause) })
    add("speech", [say("speech/\(draft.speech.rawValue)")])
    if draft.speech == .statement {
      add("modality", modality(explanation))
      add("kind", kind(explanation))
      add("directions", directions(explanation))
      add("norms", draft.norms.flatMap(norm))
    }
    add("vague", draft.vague.map { "\($0.surface)  \($0.question)" })
    add("unknown", draft.notUnderstood)
    if !draft.corrected.isEmpty {
      add("corrected", draft.corrected.map { say("correct/field/\($0.rawValue)") })
    }
    return lines
  }

  // MARK: Numbers and words

  private func quantity(_ q: Quantity) -> String {
    var parts = [q.surface.padded(to: 16), word("op", q.op.rawValue)]
    let value =
      q.value.map(JSON.written)
      ?? "\(q.low.map(JSON.written) ?? "")–\(q.high.map(JSON.written) ?? "")"
    parts.append(value + (q.value2.map { "–" + JSON.written($0) } ?? "") + " " + q.unit)
    if let metric = q.metric { parts.append(say("explain/measures", ["name": name(metric)])) }
    return parts.joined(separator: "  ")
  }

  private func piece(_ piece: Explanation.Piece, _ draft: Draft) -> String {
    let token = piece.token
    var what: String
    switch token.kind {
    case .concept:
      what = "\(word("sort", "\(token.sort)")): \(name(token.id))"
      if token.function == "deontic" { what += " / " + word("deontic", token.value) }
      if token.sort == .state, token.truth != .yes {
        what += " / " + word("truth", "\(token.truth)")
      }
      if !piece.nested.isEmpty {
        what +=
          " "
          + say(
            "explain/holds", ["names": piece.nested.map(name).joined(separator: language.comma)])
      }
    case .function:
      what = word("function", token.function)
      let value = word("value", token.value)
      if !value.isEmpty, value != piece.surface { what += ": \(value)" }
    case .quantity: what = say("explain/number")
    case .word: what = say("explain/not-in-lexicon")
    case .mark: what = say("explain/mark")
    case .other: what = say("explain/skipped")
    }
    let place = piece.place.isEmpty ? "" : "  [\(piece.place)]"
    return
      "\("\(piece.span.lower)–\(piece.span.upper)".padded(to: 6)) \(piece.surface.padded(to: 16))  \(what)\(place)"
  }

  // MARK: Clauses

  private func clause(_ surface: String, _ clause: Clause) -> String {
    var parts = [word("role", clause.role.rawValue)]
    if clause.negated { parts.append(say("explain/negated")) }
    for (group, value) in [
      ("modal", clause.modal), ("question", clause.question), ("deontic", clause.deontic),
      ("connective", clause.connective),
    ] where !value.isEmpty {
      parts.append(word(group, value))
    }
    let items = clause.items.filter { !$0.token.id.isEmpty }.map { item in
      let part = item.role == .none ? "" : "/" + word("case", item.role.rawValue)
      let mark = clause.headItem?.token.lower == item.token.lower ? "*" : ""
      return "\(mark)\(knowledge.name(item.token.term, in: language))\(part)"
        + (item.denied ? say("explain/denied") : "")
    }
    return
      "\(surface.trimmed.padded(to: 24))  \(parts.joined(separator: language.comma)): \(items.joined(separator: " "))"
  }

  // MARK: Why

  private func modality(_ explanation: Explanation) -> [String] {
    guard let modality = explanation.draft.modality else { return [] }
    var said = explanation.pieces.filter {
      $0.token.isFunction("modal", "negation", "deontic", "restrict")
        || $0.token.function == "deontic"
    }.map { "\($0.surface) (\(word("function", $0.token.function)))" }
    // 受注を断る: the act itself is a refusal.
    if modality == .mustNot {
      let refusals = explanation.pieces.filter {
        $0.token.sort == .act && knowledge.isA($0.token.id, "refuse")
          && $0.token.function != "deontic"
      }
      said += refusals.map { "\($0.surface) (\(word("sort", "act")))" }
    }
    let why =
      said.isEmpty
      ? say("explain/by-plain-end")
      : say("explain/by", ["words": said.joined(separator: language.comma)])
    return [say("modality/\(modality.rawValue)") + "  " + why]
  }

  private func kind(_ explanation: Explanation) -> [String] {
    let draft = explanation.draft
    guard let kind = draft.kind else { return [] }
    var lines = [kind.name(in: language)]
    for cue in explanation.cues {
      lines.append(
        say(
          "explain/cue",
          [
            "word": cue.surface, "kind": cue.kind.name(in: language), "weight": String(cue.weight),
          ]))
    }
    if !explanation.cues.contains(where: { $0.kind == kind }) {
      lines.append(say("explain/kind/by-shape"))
    }
    return lines
  }

  private func directions(_ explanation: Explanation) -> [String] {
    let chosen = explanation.draft.directions.map { $0.name(in: language) }.joined(
      separator: language.comma)
    return [chosen]
      + explanation.directions.map { found in
        say(
          "explain/toward",
          [
            "word": found.surface ?? say("explain/whole"),
            "direction": found.direction.name(in: language),
            "points": JSON.written(Double(found.points) / 4),
          ])
      }
  }

  // MARK: Norms

  private func norm(_ norm: Norm) -> [String] {
    var head = [say("modality/\(norm.modality.rawValue)")]
    if norm.negated { head.append(say("explain/negated")) }
    for (key, term) in [
      ("act", norm.act), ("actor", norm.actor), ("object", norm.object),
      ("counterparty", norm.counterparty), ("over", norm.over), ("concludes", norm.concludes),
    ] {
      if let term { head.append("\(say("explain/norm/\(key)")): \(name(term.id))") }
    }
    if !norm.about.isEmpty {
      let about = norm.about.map { name($0.id) }.joined(separator: language.comma)
      head.append("\(say("explain/norm/about")): \(about)")
    }
    var lines = [head.joined(separator: "  ")]
    for (key, predicates) in [
      ("when", norm.when), ("unless", norm.unless), ("requires", norm.requires),
    ] {
      lines += predicates.map { "  \(say("explain/norm/\(key)")): \(predicate($0))" }
    }
    return lines
  }

  private func predicate(_ predicate: Predicate) -> String {
    var text: String
    switch predicate.kind {
    case .metric:
      let wording = AnswerWording(knowledge, in: language)
      text = "\(wording.metric(predicate)) \(wording.limit(predicate))"
    case .words:
      // In January: a time of the calendar is its own name.
      text =
        predicate.terms.isEmpty
        ? predicate.text
        : predicate.terms.map { name($0.id) }.joined(separator: language.comma)
    default: text = predicate.id.map(name) ?? predicate.text
    }
    if !predicate.holds { text += " " + say("explain/holds-not") }
    return text + "  ← \(predicate.text)"
  }
}
