// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Whether a case tells a condition in the rule's own words, part of a sentence by part.
struct ToldWords: Sendable {
  private let parts: [(words: TellingWords, isDenied: Bool, isOpen: Bool)]
  /// Conditions that lift a ban or give leave: they hold only where all their words are said.
  private let lifting: Set<String>

  init(_ said: String, lifting: [Predicate], _ cues: CaseCues) {
    self.lifting = Set(lifting.map(\.text))
    var parts: [(words: TellingWords, isDenied: Bool, isOpen: Bool)] = []
    for sentence in said.split(whereSeparator: { "。.?？!！".contains($0) }) {
      let isOpen = cues.tell(.open, sentence)
      for part in sentence.split(whereSeparator: { "、,;".contains($0) }) {
        let text = String(part)
        parts.append((TellingWords(text, without: .none), ToldWords.denies(text), isOpen))
      }
    }
    self.parts = parts
  }

  /// For all norms of statements: what they allow by is lifting, and what lifts their bans.
  init(_ said: String, of statements: [Statement], _ cues: CaseCues) {
    let lifting = statements.flatMap(\.draft.norms).flatMap { norm in
      norm.modality == .mustNot ? norm.unless : norm.when + norm.unless
    }
    self.init(said, lifting: lifting, cues)
  }

  /// Yes or no where a part of the case has most of a condition's words, and says or denies it as the
  /// condition does.
  func truth(_ predicate: Predicate) -> Truth {
    guard predicate.kind == .words || predicate.kind == .state else { return .unknown }
    let own = TellingWords(predicate.text, without: .none)
    guard own.weight > 1 else { return .unknown }
    let near = parts.map { (shared: own.shared(with: $0.words), part: $0) }
      .max { $0.shared < $1.shared }
    guard let near, near.shared * 2 >= own.weight, near.shared > 1 else { return .unknown }
    // 言い分を聞かずに, まだ聞いていない: not to have asked is what the condition itself turns on.
    let asks = ["聞", "確かめ", "asked", "checked"].contains { predicate.text.utf8.has($0.utf8) }
    if near.part.isOpen, !asks { return .unknown }
    // 保険に入っていなければ: the words of an exception say what it is not.
    let isTurned =
      predicate.holds && ["なければ", "ない限り", "ないかぎり"].contains(where: predicate.text.hasSuffix)
    let isSo = (ToldWords.denies(predicate.text) != isTurned) == near.part.isDenied
    if isSo, lifting.contains(predicate.text), near.shared < own.weight { return .unknown }
    return isSo ? .yes : .no
  }

  private static func denies(_ text: String) -> Bool {
    let isJapanese = text.unicodeScalars.contains { $0.value >= 0x3040 }
    let no =
      isJapanese
      ? ["ない", "ません", "なかっ", "なけれ", "なく", "なし", "無し", "ずに", "ぬまま"]
      : [" not ", "n't ", " no ", " never ", "without ", " nobody ", " none "]
    let text = isJapanese ? text : " " + text + " "
    guard no.contains(where: { text.utf8.has($0.utf8) }) else { return false }
    return !["ではなく", "だけでなく", "しかない", "間もなく", "まもなく"].contains { text.utf8.has($0.utf8) }
  }
}
