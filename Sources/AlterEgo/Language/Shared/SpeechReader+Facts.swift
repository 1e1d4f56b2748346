// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

extension SpeechReader {
  private static let japanesePast = [
    "た", "でした", "だった", "ました", "ませんでした",
  ].map { Array($0.utf8) }
  private static let japaneseDays = [
    "昨日", "一昨日", "先日", "先週", "先月", "先々月", "昨年", "去年", "一昨年", "前期", "前年", "今朝", "昨夜", "昨期",
    "上期は", "下期は",
  ].map { Array($0.utf8) }
  private static let englishDays = [
    "yesterday", "last week", "last month", "last year", "last quarter", "this year", "this month",
    "this week", "this quarter", "ago",
  ].map { Array($0.utf8) }
  private static let englishPast = [" was ", " were ", " had ", " did ", " ended ", " left "].map {
    Array($0.utf8)
  }

  /// Whether a text tells what was: 今期の売上は8億円だった, "sales were ¥800 million this year".
  ///
  /// A figure or a past day belongs to it; what is to be done does not.
  func isPastFact(_ text: FoldedText, _ sentences: [ParsedSentence], _ tokens: [Token]) -> Bool {
    let hasFigure = tokens.contains { $0.kind == .quantity }
    // Most sentences are told by their clauses to be none, before a day is looked for.
    let arePlain = sentences.allSatisfy { sentence in
      guard let main = sentence.main, main.modal.isEmpty, main.deontic.isEmpty else { return false }
      return sentence.clauses.allSatisfy { ![.when, .onlyWhen, .unless].contains($0.role) }
    }
    guard arePlain else { return false }
    let days = isJapanese ? Self.japaneseDays : Self.englishDays
    let hasDay = days.contains { text.bytes.has($0) }
    guard hasFigure || hasDay else { return false }
    return sentences.allSatisfy { sentence in
      guard let main = sentence.main else { return false }
      return isPast(text, sentence, main, hasDay)
    }
  }

  /// What says that a sentence tells how things stand, and how it then ends; the ends tell it from
  /// a wish about the same thing (いまの8％を5％にする).
  private static let japaneseStanding = [
    "手持ちの", "いまの", "今の", "現在の", "現在、", "現在は", "、うち", "この市には", "この町には", "この辺り", "当地", "冬場は", "夏場は",
    "冬は", "夏は", "春は", "秋は", "例年", "月から", "繁忙期", "閑散期は", "暇な月", "忙しい月",
  ].map { Array($0.utf8) }
  private static let japaneseStandingEnds = [
    "ている", "ています", "がある", "ある", "あります", "いる", "います", "台", "人", "名", "社", "店", "か所", "です", "だ", "出る",
    "落ちる", "伸びる", "増える", "減る", "混む", "暇になる", "忙しくなる", "落ち込む", "集中する",
  ].map { Array($0.utf8) }
  private static let englishStanding = [
    " of us now", " at the moment", "currently", "these days", " at present", "as of now",
    "most of them", "our slack", "our busy", "our busiest", "our quietest", "our peak",
    "slack month", "busy month", "quiet month",
  ].map { Array($0.utf8) }

  /// Whether a text tells how things stand: 手持ちの車はバス46台, "there are 31 of us now".
  ///
  /// Nothing is asked for in it: no leave, ban, limit, condition or year to come.
  func isStandingFact(_ text: FoldedText, _ sentences: [ParsedSentence], _ tokens: [Token]) -> Bool
  {
    // Most statements ask for something: what they are searched for comes behind.
    let asks = tokens.contains {
      $0.isFunction("modal", "deontic", "negation") || $0.isFunction("comparator")
    }
    if asks { return false }
    let cues = isJapanese ? Self.japaneseStanding : Self.englishStanding
    guard cues.contains(where: { text.bytes.has($0) }) else { return false }
    return sentences.allSatisfy { sentence in
      guard let main = sentence.main, main.modal.isEmpty, main.deontic.isEmpty, !main.negated,
        sentence.clauses.allSatisfy({ ![.when, .onlyWhen, .unless].contains($0.role) })
      else { return false }
      if !isJapanese { return true }
      let bytes = closed(text.bytes, sentence.bytes)
      return Self.japaneseStandingEnds.contains {
        bytes.count > $0.count && bytes.suffix($0.count).elementsEqual($0)
      }
    }
  }

  private func isPast(
    _ text: FoldedText, _ sentence: ParsedSentence, _ main: Clause, _ hasDay: Bool
  ) -> Bool {
    let bytes = closed(text.bytes, sentence.bytes)
    if isJapanese {
      return !main.isPassive && !main.negated
        && Self.japanesePast.contains {
          bytes.count > $0.count && bytes.suffix($0.count).elementsEqual($0)
        }
    }
    // Customers who paid late last year: the past tells which, not what was.
    let isQualified = [" who ", " which ", " that ", " whose "].contains {
      bytes.firstIndex(of: Array($0.utf8)) != nil
    }
    let isRule = ["no ", "never ", "do not ", "don't ", "zero ", "at most ", "at least "].contains {
      bytes.starts(with: $0.utf8)
    }
    // Subcontractors paid within 20 days: how soon is asked for.
    let isTerm = !hasDay && bytes.firstIndex(of: Array(" within ".utf8)) != nil
    if isQualified || isRule || isTerm { return false }
    if Self.englishPast.contains(where: { bytes.firstIndex(of: $0) != nil }) {
      return !main.isPassive && !main.negated
    }
    let hasPastVerb = main.items.contains { $0.token.isPast }
    return !main.isPassive && !main.negated && (main.isPast || hasDay && hasPastVerb)
  }

  private static let stops = ["。", ".", "!", " "].map { Array($0.utf8) }

  /// A sentence without its stops; polite ends stay, since they tell the time.
  func closed(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var slice = bytes[range]
    while let stop = Self.stops.first(where: {
      slice.count > $0.count && slice.suffix($0.count).elementsEqual($0)
    }) {
      slice = slice.dropLast(stop.count)
    }
    return Array(slice)
  }
}
