// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Tells which kind of statement a line is, by cue words and by the shape of its norms.
struct KindReader {
  let knowledge: KnowledgeBase
  /// Cue surface (folded), the kind it points to, and how strongly.
  private let cues: [(surface: [UInt8], kind: Kind, weight: Int)]

  init(_ knowledge: KnowledgeBase, language: SpokenLanguage) {
    self.knowledge = knowledge
    cues = knowledge.rows("language/\(language.rawValue)/kind_cues.tsv").compactMap { row in
      guard let kind = Kind(rawValue: row["kind"]) else { return nil }
      return (Array(FoldedText.fold(row["surface"]).utf8), kind, Int(row["weight"]) ?? 1)
    }
  }

  func kind(
    _ text: FoldedText, _ tokens: [Token], _ sentences: [ParsedSentence], _ norms: [Norm],
    threshold: Predicate?, horizon: Int?, isPastFact: Bool
  ) -> Kind {
    var score: [Kind: Int] = [:]
    // 手形では受け取らない。やむを得ないときは私に相談すること: a ban first of all.
    let isBan = norms.first?.modality == .mustNot && sentences.count > 1
    let opening = isBan ? Array(text.bytes[..<sentences[0].bytes.upperBound]) : text.bytes
    for cue in cues
    where contains(cue.kind == .delegation ? opening : text.bytes, cue.surface) {
      score[cue.kind, default: 0] += cue.weight
    }
    let main = norms.first
    // 〜のは、…者に限る: the leave inside a restriction gives no one authority.
    let isRestricted = norms.count > 1 && norms[1].otherwise && norms[1].modality == .mustNot
    let mayDecide = main?.modality == .may && !isRestricted
    let hasRole = tokens.contains { $0.sort == .role }
    let isGoal = main.map { [.aim, .must].contains($0.modality) } ?? false
    let measures = threshold.map { knowledge.concept($0.id ?? "")?.sort == .kpi } ?? false
    let acts = norms.compactMap { $0.act }.filter { !$0.isWord }
    let hasBusinessAct = acts.contains { !isNumberVerb($0.id) }
    if hasRole, mayDecide { score[.delegation, default: 0] += 4 }
    if mayDecide, !hasRole, !hasThresholdRule(norms) {
      score[.delegation, default: 0] += 3
    }
    if hasRole, norms.contains(where: { n in n.act.map { isDecision($0.id) } ?? false }) {
      score[.delegation, default: 0] += 4
    }
    if !isBan, asksConsent(tokens, text) { score[.delegation, default: 0] += 5 }
    let head = sentences.first?.main?.headItem
    let movesNumber =
      head.map { isNumberVerb($0.token.id) } ?? false
      || tokens.contains { $0.kind == .quantity && text.folded($0.lower, $0.upper).hasPrefix("半減") }
    if movesNumber, isGoal, main?.when.isEmpty == true, main?.unless.isEmpty == true, !hasRole,
      !tokens.contains(where: { $0.kind == .quantity }),
      tokens.contains(where: { $0.sort == .kpi })
    {
      // 提案型の営業で粗利率を上げる: a number to move, without a figure, is a way chosen.
      score[.strategy, default: 0] += 2
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

  /// 工場長の許可を得る: whose consent it needs.
  private func asksConsent(_ tokens: [Token], _ text: FoldedText) -> Bool {
    tokens.indices.dropLast(2).contains { at in
      tokens[at].sort == .role && tokens[at + 1].isFunction("particle")
        && tokens[at + 1].value == "の"
        && ["許可", "承認", "承諾", "了解", "決裁", "同意", "判断"].contains(
          where: text.folded(tokens[at + 2].lower, tokens[at + 2].upper).hasPrefix)
    }
  }

  private func hasThresholdRule(_ norms: [Norm]) -> Bool {
    norms.contains { $0.when.contains { $0.kind == .metric } }
  }

  /// Verbs that only move a number: raise, reach, keep at.
  private func isNumberVerb(_ id: String) -> Bool {
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
