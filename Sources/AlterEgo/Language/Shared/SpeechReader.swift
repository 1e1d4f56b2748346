// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Tells worries, plain facts and small talk from rules by the forms of
/// `language/<language>/speech_forms.tsv`.
///
/// A rule says what is done; a worry tells a state of the own company that pains, and ends with
/// it: 利益が残らない is one, 利益が残らない仕事は受けない is none.
struct SpeechReader: Sendable {
  private struct Form: Sendable {
    var speech: Speech
    var first: [[UInt8]]
    var then: [Ending]

    /// I worry that people will leave: whatever is feared, the beginning says it is a worry.
    var isFeeling: Bool { speech == .worry && then.allSatisfy { $0.isWhole && $0.isOpen } }
  }

  private struct Ending: Sendable {
    /// Number of the finder's cue with which it begins.
    var cue: Int
    /// What stands around the gaps.
    var parts: [[UInt8]]
    /// Whether more may follow.
    var isOpen: Bool
    /// Whether the sentence begins with it.
    var isWhole: Bool
  }

  private let language: SpokenLanguage
  private let forms: [Form]
  /// In the order of the forms, each with a cue that one of its endings begins with; −1 for any.
  private let tries: [(form: Int, cue: Int)]
  /// The longest gap within an ending, and the longest rest behind an open one or behind a feeling,
  /// in bytes.
  private let gap: Int
  private static let rest = 48
  private static let feelingRest = 160
  /// The longest sentence, in bytes, that is looked at.
  private static let longest = 400
  /// Fragments of `worries.tsv`, which speak for a worry wherever no duty follows.
  private let fragments: [(cue: Int, part: [UInt8])]
  let profile: ProfileCues

  /// Adds to the finder how each ending begins, so that only those are tried that may stand.
  init(_ knowledge: KnowledgeBase, language: SpokenLanguage, _ finder: inout CueFinder) {
    self.language = language
    gap = language == .japanese ? 15 : 18
    let key = language.rawValue
    profile = ProfileCues(knowledge, language: language)
    func words(_ cell: [String]) -> [[UInt8]] { cell.map { Array(FoldedText.fold($0).utf8) } }
    var forms: [Form] = []
    for row in knowledge.rows("language/\(key)/speech_forms.tsv") {
      guard let speech = Speech(rawValue: row["speech"]) else { continue }
      let then = words(row.list("then")).map { SpeechReader.ending($0, &finder) }
      forms.append(Form(speech: speech, first: words(row.list("first")), then: then))
    }
    self.forms = forms
    tries = forms.enumerated().flatMap { number, form in
      form.then.map { (number, $0.parts[0].isEmpty ? -1 : $0.cue) }
    }
    fragments = knowledge.rows("language/\(key)/worries.tsv").map {
      let fragment = Array(FoldedText.fold($0["surface"]).utf8)
      return (finder.add(fragment), fragment)
    }
  }

  private static func ending(_ word: [UInt8], _ finder: inout CueFinder) -> Ending {
    var word = word[...]
    let isWhole = word.first == UInt8(ascii: "^")
    if isWhole { word = word.dropFirst() }
    let isOpen = word.last == UInt8(ascii: "~")
    if isOpen { word = word.dropLast() }
    let parts = word.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    return Ending(
      cue: finder.add(parts.first.map { Array($0) } ?? []), parts: parts.map { Array($0) },
      isOpen: isOpen, isWhole: isWhole)
  }

  var isJapanese: Bool { language == .japanese }

  /// What a text is besides a statement or question; nil when nothing says so.
  ///
  /// `places` is where the finder found its cues in the text.
  func speech(
    _ text: FoldedText, _ sentences: [ParsedSentence], _ places: [Int32]
  ) -> Speech? {
    guard let last = sentences.last, let main = last.main else { return nil }
    // A worry is said in a breath; a long text is not searched for one.
    guard text.bytes.count - last.bytes.lowerBound <= SpeechReader.longest else { return nil }
    let end = trimmed(text.bytes, last.bytes.lowerBound..<text.bytes.count)
    let sentence = Array(text.bytes[end])
    let whole = closed(text.bytes, last.bytes.lowerBound..<text.bytes.count)
    var tried = -1
    for (number, cue) in tries where number != tried && (cue < 0 || places[cue] >= 0) {
      tried = number
      let form = forms[number]
      guard fits(form, sentence, places) || fits(form, whole, places) else { continue }
      if form.speech == .other || form.isFeeling || !isRule(main, sentence) { return form.speech }
    }
    let hasFragment = fragments.indices.contains { index in
      guard places[fragments[index].cue] >= 0 else { return false }
      let part = fragments[index].part
      return language == .japanese
        ? sentence.count >= part.count && sentence.has(part, sentence.count - part.count)
        : sentence.firstIndex(of: part) != nil
    }
    return hasFragment && !isRule(main, sentence) ? .worry : nil
  }

  /// Whether a sentence says what shall be done: a duty, a permission, an imperative, or what is
  /// done in a certain case.
  private func isRule(_ main: Clause, _ sentence: [UInt8]) -> Bool {
    // A Japanese form closes the sentence, so that no duty can follow it.
    guard language == .english else {
      // 誰も上がってはならない: a ban, whatever it begins with.
      return main.modal == "prohibit"
        && Self.bans.contains {
          sentence.count > $0.count && sentence.suffix($0.count).elementsEqual($0)
        }
    }
    let isDespair = ["can barely", "can hardly", "i am always ", "i'm always "].contains {
      sentence.firstIndex(of: Array($0.utf8)) != nil
    }
    if !["", "prohibit"].contains(main.modal), !isDespair { return true }
    if sentence.firstIndex(of: Array("no longer ".utf8)) != nil { return true }
    let openings = [
      "never ", "do not ", "don't ", "always ", "if ", "even if ", "when ", "only ", "unless ",
    ]
    if openings.contains(where: { sentence.starts(with: $0.utf8) }) { return true }
    // An imperative begins with its verb.
    let first = main.items.first?.token
    return first?.form == .verb && first?.lower == main.bytes.lowerBound && first?.isGerund == false
      && first?.isPast == false && first?.sort == .act && main.head == 0
  }

  private static let bans = [
    "てはならない", "てはいけない", "てはなりません", "てはいけません", "てはだめだ", "てはいかん",
  ].map { Array($0.utf8) }

  // MARK: Ends

  private static let japaneseEnds = [
    "。", "!", "…", "・", "、", " ", ".", "んです", "のです", "んだ", "のだ", "です", "だ", "と感じる", "と感じている",
    "気がする", "気がします", "と思う", "ようだ", "よう", "みたい", "状態", "状況", "まま", "けど", "けれど", "ので", "なあ", "なぁ",
    "な", "ね", "よ", "わ", "という",
  ].map { Array($0.utf8) }
  private static let englishEnds = [".", "!", " ", "…", ","].map { Array($0.utf8) }

  /// The sentence without what only closes it.
  private func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, bytes[lower] == 0x20 { lower += 1 }
    let ends = language == .japanese ? Self.japaneseEnds : Self.englishEnds
    var goesOn = true
    while goesOn {
      goesOn = false
      for end in ends where upper - lower > end.count {
        if bytes.has(end, upper - end.count) {
          upper -= end.count
          goesOn = true
        }
      }
    }
    return lower..<upper
  }

  // MARK: Forms

  private func fits(_ form: Form, _ sentence: [UInt8], _ places: [Int32]) -> Bool {
    form.then.contains { ending in
      guard places[ending.cue] >= 0 || ending.parts[0].isEmpty,
        let start = place(of: ending, in: sentence)
      else { return false }
      if form.first.isEmpty { return true }
      let before = Array(sentence[..<start])
      return form.first.contains { holds($0, before) }
    }
  }

  /// Whether a word stands in a text; an English one whole.
  private func holds(_ word: [UInt8], _ text: [UInt8]) -> Bool {
    guard word.count <= text.count else { return false }
    return (0...(text.count - word.count)).contains { at in
      text.has(word, at) && isBound(text, at, at + word.count)
    }
  }

  /// 回らない is no part of 下回らない.
  private func startsWord(_ text: [UInt8], _ at: Int) -> Bool {
    guard language == .japanese, at >= 3, isKanji(text, at), isKanji(text, at - 3) else {
      return true
    }
    return false
  }

  private func isKanji(_ text: [UInt8], _ at: Int) -> Bool { (0xE4...0xE9).contains(text[at]) }

  private func isBound(_ text: [UInt8], _ lower: Int, _ upper: Int) -> Bool {
    guard language == .english else { return true }
    return (lower == 0 || !text[lower - 1].isLetter)
      && (upper == text.count || !text[upper].isLetter)
  }

  /// Where an ending starts that closes the sentence; nil when it closes otherwise.
  private func place(of ending: Ending, in sentence: [UInt8]) -> Int? {
    guard let head = ending.parts.first, head.count <= sentence.count else { return nil }
    let starts = ending.isWhole ? 0...0 : 0...(sentence.count - head.count)
    return starts.first { start in
      guard sentence.has(head, start), isBound(sentence, start, start + head.count),
        startsWord(sentence, start)
      else { return false }
      let ends = follow(ending.parts.dropFirst(), from: start + head.count, sentence)
      return ends.contains { end in
        let left = sentence.count - end
        let most = ending.isWhole ? Self.feelingRest : Self.rest
        return left == 0 || ending.isOpen && left <= most && isBound(sentence, start, end)
      }
    }
  }

  /// Only kana bend a Japanese verb; a kanji begins another.
  private func isEnding(_ bytes: ArraySlice<UInt8>) -> Bool {
    language == .english || !bytes.contains { (0xE4...0xE9).contains($0) }
  }

  /// The places at which the rest of an ending may end.
  private func follow(_ parts: ArraySlice<[UInt8]>, from: Int, _ sentence: [UInt8]) -> [Int] {
    guard let next = parts.first else { return [from] }
    if next.isEmpty {
      // A gap at the end takes what is left.
      return sentence.count - from <= gap * 2 ? [sentence.count] : []
    }
    let last = min(from + gap, sentence.count - next.count)
    guard last >= from else { return [] }
    return (from...last).flatMap { at in
      sentence.has(next, at) && isEnding(sentence[from..<at])
        ? follow(parts.dropFirst(), from: at + next.count, sentence) : []
    }
  }
}
