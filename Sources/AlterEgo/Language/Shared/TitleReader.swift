// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Reads titles whole: 警務部長 and the yard manager are roles of their own, though the lexicon
/// lists only 部長 and manager.
struct TitleReader {
  let text: FoldedText
  let knowledge: KnowledgeBase

  /// The role a token names; 副店長 is no 店長, a deputy manager no manager: a role of its own.
  func role(_ token: Token) -> Term {
    let surface = text.surface(token)
    let name = knowledge.names(of: token.id).map { FoldedText.fold($0.ja + "\t" + $0.en) } ?? ""
    let isDeputy = TitleReader.deputies.contains { deputy in
      surface.hasPrefix(deputy) && !name.split(separator: "\t").contains { $0.hasPrefix(deputy) }
    }
    if isDeputy { return Term("role:" + surface) }
    for tail in ["代理", "補佐"] where surface.hasSuffix(tail) && !name.contains(tail) {
      return Term("role:" + surface)
    }
    let before = text.folded(max(0, token.lower - 12), token.lower)
    if let deputy = TitleReader.deputies.first(where: { before.hasSuffix($0) }) {
      return Term("role:" + deputy + surface)
    }
    let start = start(of: token)
    guard start < token.lower else { return token.term }
    let title = text.folded(start, token.upper)
    let isPlural = title.utf8.first.map { $0 < 0x80 } ?? false && title.hasSuffix("s")
    return Term("role:" + (isPlural ? String(title.dropLast()) : title))
  }

  /// The bytes of a role token with the words that make it a title of its own.
  func range(_ token: Token) -> Range<Int> { start(of: token)..<token.upper }

  /// Where the title begins that a general role word ends.
  private func start(of token: Token) -> Int {
    let isComposed = token.id.hasPrefix("role:")
    let rank = knowledge.rank(of: token.id)
    guard isComposed || (15...85).contains(rank), !knowledge.isA(token.id, "president") else {
      return token.lower
    }
    let isWide = text.bytes[token.lower] >= 0x80
    if isWide { return compoundStart(token) }
    return isComposed || text.bytes[token.lower..<token.upper].contains(0x20)
      ? token.lower : phraseStart(token)
  }

  /// 警務|部長: kanji and katakana that run into the title.
  private func compoundStart(_ token: Token) -> Int {
    // Nothing runs in behind a blank, a mark or hiragana.
    let bytes = text.bytes
    guard token.lower >= 3, (0xE3...0xE9).contains(bytes[token.lower - 3]),
      bytes[token.lower - 3] != 0xE3 || bytes[token.lower - 2] != 0x81
    else { return token.lower }
    let last = text.surface(token)
    guard TitleReader.compoundEnds.contains(where: last.hasSuffix) else { return token.lower }
    let before = text.folded(opening(token.lower, 48), token.lower).unicodeScalars.reversed()
      .prefix { (0x4E00...0x9FFF).contains($0.value) || (0x30A1...0x30FC).contains($0.value) }
    let run = String(String.UnicodeScalarView(before.reversed()))
    guard !run.isEmpty, before.count <= 8,
      !TitleReader.looseBefore.contains(where: run.hasSuffix)
    else { return token.lower }
    return token.lower - run.utf8.count
  }

  /// The yard|manager: one or two words between a determiner and the title.
  private func phraseStart(_ token: Token) -> Int {
    let before = text.folded(opening(token.lower, 240), token.lower)
    let sentence = before.utf8.lastIndex {
      $0 == 0x2E || $0 == 0x2C || $0 == 0x3B || $0 == 0x3A || $0 == 0x21 || $0 == 0x3F
    }.map { before.utf8.index(after: $0) }
    let words = before[(sentence ?? before.startIndex)...].split(separator: " ").map(String.init)
    guard let last = words.last, isModifier(last), before.hasSuffix(" ") else {
      return token.lower
    }
    let rest = words.dropLast()
    if rest.isEmpty || TitleReader.openers.contains(rest[rest.endIndex - 1]) {
      return token.lower - last.utf8.count - 1
    }
    let second = rest[rest.endIndex - 1]
    guard isModifier(second),
      rest.count == 1 || TitleReader.openers.contains(rest[rest.endIndex - 2])
    else { return token.lower }
    return token.lower - last.utf8.count - second.utf8.count - 2
  }

  /// Where a character begins, at least so many bytes before a byte; further back no title begins.
  private func opening(_ end: Int, _ reach: Int) -> Int {
    var start = max(0, end - reach)
    while start > 0, text.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private func isModifier(_ word: String) -> Bool {
    !TitleReader.openers.contains(word) && !TitleReader.noModifiers.contains(word)
      && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x26 }
  }

  private static let deputies = [
    "副", "元", "前", "次期", "deputy ", "vice ", "assistant ", "acting ", "former ", "deputy-",
    "vice-",
  ]
  private static let compoundEnds = ["長", "主任", "主査", "係", "担当", "責任者", "リーダー", "マネージャー", "支配人"]
  /// What may stand before a title without being part of it.
  private static let looseBefore = [
    "各", "全", "当", "同", "新", "現", "両", "月", "日", "週", "年", "時", "度", "回", "今", "毎", "後", "際",
    "当社", "弊社", "自社", "必", "都度", "一切", "原則", "直接", "常", "全員", "場合", "以上", "以下", "未満", "円", "名",
    "件", "人",
  ]
  private static let openers: WordSet = [
    "the", "a", "an", "our", "your", "my", "his", "her", "their", "its", "each", "any", "every",
    "no", "this", "that", "as", "by", "to", "for", "than", "from", "with", "i'm", "am", "is", "are",
    "only", "and", "or", "all", "both", "of",
  ]
  private static let noModifiers: WordSet = [
    "new", "old", "other", "same", "responsible", "next", "own", "current", "present", "nearest",
    "whole", "good", "line", "senior", "junior", "be", "ask", "tell", "call", "see", "without",
    "unless", "until", "before", "after", "via", "through", "if", "when", "may", "must", "let",
    "someone", "competent", "respective", "relevant", "which", "what", "whose", "one", "two",
    "three", "either", "another", "former", "immediate", "direct", "not", "at", "in", "on",
  ]
}
