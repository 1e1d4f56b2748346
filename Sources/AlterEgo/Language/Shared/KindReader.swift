// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Tells which kind of statement a line is, by cue words and by the shape of its norms.
struct KindReader {
  let knowledge: KnowledgeBase
  let language: SpokenLanguage
  /// Cue surface (folded), the kind it points to, and how strongly.
  private let cues: [(surface: [UInt8], kind: Kind, weight: Int)]

  /// English verbs that bring a number about, whatever act they name otherwise: cut, bring, push.
  private let numberVerbs: Set<String>

  init(_ knowledge: KnowledgeBase, language: SpokenLanguage) {
    self.knowledge = knowledge
    self.language = language
    numberVerbs =
      language == .english
      ? Set(knowledge.rows("language/en/change_words.tsv").flatMap { $0.list("word") }) : []
    cues = knowledge.rows("language/\(language.rawValue)/kind_cues.tsv").compactMap { row in
      guard let kind = Kind(rawValue: row["kind"]) else { return nil }
      return (Array(FoldedText.fold(row["surface"]).utf8), kind, Int(row["weight"]) ?? 1)
    }
  }

  func kind(
    _ text: FoldedText, _ tokens: [Token], _ sentences: [ParsedSentence], _ norms: [Norm],
    threshold limit: Predicate?, horizon: Int?, isPastFact: Bool
  ) -> Kind {
    // By 2030: a date tells until when, and measures nothing.
    let isDate = ["year", "fiscal_year"].contains(limit?.unit ?? "") && !numberVerbs.isEmpty
    let threshold = isDate ? nil : limit
    var score: [Kind: Int] = [:]
    let opening =
      banFirst(sentences, norms)
      ? Array(text.bytes[..<sentences[0].bytes.upperBound]) : text.bytes
    for cue in cues
    where contains(cue.kind == .delegation ? opening : text.bytes, cue.surface) {
      score[cue.kind, default: 0] += cue.weight
    }
    let main = norms.first
    let hasRole = tokens.contains { $0.sort == .role }
    let isGoal = main.map { [.aim, .must].contains($0.modality) } ?? false
    let measures = threshold.map { knowledge.concept($0.id ?? "")?.sort == .kpi } ?? false
    let acts = norms.compactMap { $0.act }.filter { !$0.isWord }
    let head = sentences.first?.main?.headItem
    let movesNumber =
      head.map {
        isNumberVerb($0.token.id)
          || !numberVerbs.isEmpty
            && numberVerbs.contains(text.folded($0.token.lower, $0.token.upper))
      } ?? false
    let hasBusinessAct = !movesNumber && acts.contains { !isNumberVerb($0.id) }
    if isDate, main?.modality == .aim { score[.strategy, default: 0] += 3 }
    if main?.modality == .prefer { score[.criterion, default: 0] -= 3 }
    if hasRole, main?.modality == .may, !isRestricted(norms) { score[.delegation, default: 0] += 4 }
    // Only if …: what is bound to a condition is a rule, not a leave.
    let isBound =
      !numberVerbs.isEmpty && main?.isPlain == true && norms.contains(where: \.otherwise)
      || isRestricted(norms)
    if main?.modality == .may, !hasRole, !isBound, !hasThresholdRule(norms) {
      score[.delegation, default: 0] += 3
    }
    if hasRole, norms.contains(where: { n in n.act.map { isDecision($0.id) } ?? false }) {
      score[.delegation, default: 0] += 4
    }
    if threshold != nil, isGoal, movesNumber, main?.when.isEmpty == true,
      main?.unless.isEmpty == true, !hasRole
    {
      score[.kpi, default: 0] += 3
    }
    if threshold != nil, isGoal {
      if main?.modality == .aim { score[.kpi, default: 0] += measures ? 5 : 3 }
      if measures, main?.when.isEmpty == true, main?.unless.isEmpty == true, !hasBusinessAct {
        score[.kpi, default: 0] += horizon == nil ? 3 : 4
      }
      if horizon != nil { score[.kpi, default: 0] += 2 }
    }
    if horizon != nil, threshold == nil {
      score[.strategy, default: 0] += (horizon ?? 0) >= 5 && main?.modality == .aim ? 1 : 2
    }
    if language == .japanese {
      weighJapanese(text, tokens, sentences, norms, threshold: threshold, into: &score)
    }
    if main?.modality == .aim, threshold == nil { score[.intention, default: 0] += 2 }
    score[.principle, default: 0] += 2
    let order: [Kind] = [
      .criterion, .delegation, .kpi, .purpose, .candid, .vision, .strategy, .initiative, .intention,
      .decision, .principle,
    ]
    var best = Kind.principle
    var bestScore = -1
    for kind in order where (score[kind] ?? 0) > bestScore {
      best = kind
      bestScore = score[kind] ?? 0
    }
    return best
  }

  func hasThresholdRule(_ norms: [Norm]) -> Bool {
    norms.contains { $0.when.contains { $0.kind == .metric } }
  }

  /// Verbs that only move a number: raise, reach, keep at.
  func isNumberVerb(_ id: String) -> Bool {
    [
      "raise", "lower", "change", "increase", "decrease", "shorten", "extend", "maintain",
      "improve", "make", "set_target", "add", "remove", "expand",
    ].contains(id)
  }

  private func isDecision(_ id: String) -> Bool {
    ["decide", "approve", "delegate"].contains { knowledge.isA(id, $0) }
  }

  private func contains(_ bytes: [UInt8], _ cue: [UInt8]) -> Bool {
    guard let first = cue.first, cue.count <= bytes.count else { return false }
    var at = 0
    while at + cue.count <= bytes.count {
      if bytes[at] == first, bytes[at..<at + cue.count].elementsEqual(cue) {
        guard first < 0x80 else { return true }
        let before = at == 0 ? 0x20 : bytes[at - 1]
        let after = at + cue.count < bytes.count ? bytes[at + cue.count] : 0x20
        let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte) }
        if !isLetter(before), !isLetter(after) { return true }
      }
      at += 1
    }
    return false
  }
}
