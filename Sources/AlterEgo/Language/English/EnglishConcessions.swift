// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What an English statement only concedes before it says what it means.
extension StatementView {
  /// Haggle if you have to, but …: the condition gives leave, and the rule is what follows.
  func concedes(_ sentence: ParsedSentence) -> Bool {
    let words = text.folded(sentence.bytes.lowerBound, sentence.bytes.upperBound)
    if words.utf8.has("if need be".utf8) { return true }
    return ["if you ", "if we ", "if they "].contains { subject in
      ["have to", "must", "like", "want", "need to"].contains {
        words.utf8.has((subject + $0).utf8)
      }
    }
  }

  /// The customer is not always right, but …: says what is not claimed.
  private func disclaims(_ sentence: ParsedSentence) -> Bool {
    let words = text.folded(sentence.bytes.lowerBound, sentence.bytes.upperBound)
    return [
      "not always", "not only", "not just", "not about", "not that", "not everything", "n't always",
      "n't everything", "not enough", "n't about", "no secret", "n't just", "n't only",
      "not merely", "n't merely", "not simply", "n't simply",
    ].contains { words.utf8.has($0.utf8) }
  }

  /// We are no charity, but we give to one; we may be small, but we do no sloppy work.
  private func concedesBeing(_ sentence: ParsedSentence) -> Bool {
    guard sentences.dropFirst().first?.main?.connective == "but" else { return false }
    let words = text.folded(sentence.bytes.lowerBound, sentence.bytes.upperBound)
    return [
      "are not a ", "is not a ", "am not a ", "aren't a ", "isn't a ", "are no ", "is no ",
      "am no ",
      "may be ", "might be ", "may seem ", "may look ", "may not be ",
    ].contains { words.utf8.has($0.utf8) }
  }

  /// The norms with that first which the line is about.
  ///
  /// Price lists are mine. Don't change them: a plain sentence before it only prepares the rule.
  /// You don't have to win, but you do have to earn: what is waived gives way to what is asked.
  func mainFirst(_ norms: [Norm], _ language: SpokenLanguage) -> [Norm] {
    guard language == .english, norms.count > 1, sentences.count > 1, let first = norms.first,
      let opening = sentences.first?.main
    else { return norms }
    // Buying needs no approval. The exception is gold: a rule and what it leaves out.
    if sentences.dropFirst().contains(where: { toldException($0.bytes) != nil })
      || sentences.dropFirst().contains(where: { tellsException($0) })
    {
      return norms
    }
    let other = norms.firstIndex { norm in
      norm.span != first.span && (norm.modality == .mustNot || norm.modality == .must)
    }
    guard let other else { return norms }
    let isWaived = first.modality == .may && first.negated
    let isPreparation =
      opening.modal.isEmpty && !opening.negated && opening.deontic.isEmpty
      && !(opening.headItem?.token.form == .verb) && norms[other].modality == .mustNot
      && sentences.dropFirst().contains {
        $0.main?.modal == "prohibit" && $0.main?.connective == ""
      }
    let isConceded =
      first.modality != .mustNot && (sentences.first.map(concedes) ?? false)
      && sentences.dropFirst().contains { $0.main?.connective == "but" }
    let isDisclaimed =
      sentences.first.map { disclaims($0) || concedesBeing($0) } ?? false
      && norms[other].span.lower > first.span.lower
    guard isWaived || isPreparation || isConceded || isDisclaimed else { return norms }
    return [norms[other]] + norms[..<other] + norms[(other + 1)...]
  }
}
