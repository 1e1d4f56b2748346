// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge

/// Words that no lexicon holds.
extension Tokenizer {
  /// Takes what no entry covers: blanks are dropped, marks kept, content words gathered.
  func appendUnmatched(
    _ bytes: [UInt8], _ start: Int, _ stop: Int, _ tokens: inout [Token]
  ) -> Int {
    let first = bytes[start]
    if first == 0x20 { return start + 1 }
    if first == 0x0A || first == 0x0D {
      tokens.append(Token(.mark, start, start + 1))
      return start + 1
    }
    if isASCIIWord(first) {
      if lexicon.language == .english, bytes.has(Tokenizer.non, start) {
        return start + Tokenizer.non.count
      }
      var end = start + 1
      while end < bytes.count, end < stop,
        isASCIIWord(bytes[end])
          || ((bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "&"))
            && end + 1 < bytes.count
            && isASCIIWord(bytes[end + 1]))
      { end += 1 }
      appendWord(bytes, start, end, &tokens)
      return end
    }
    let width = characterWidth(bytes, start)
    switch scriptClass(bytes, start) {
    case .katakana:
      var end = start + width
      while end < bytes.count, end < stop, scriptClass(bytes, end) == .katakana { end += 3 }
      // ネタ場: one kanji that begins no word belongs to the word before it.
      if end + 2 < min(bytes.count, stop), isLoneKanji(bytes, end),
        longestMatch(bytes, end, limit: bytes.count) == nil
      {
        end += characterWidth(bytes, end)
      }
      appendWord(bytes, start, end, &tokens)
      return end
    case .kanji:
      var end = start + width
      while end < bytes.count, end < stop, bytes[end] >= 0x80, scriptClass(bytes, end) == .kanji,
        !beginsWord(bytes, end)
      { end += characterWidth(bytes, end) }
      // 接種済みの犬: what has been done, by its own word.
      if end - start > 3, bytes.has(Tokenizer.done, end - 3) {
        appendWord(bytes, start, end - 3, &tokens)
        let after = bytes.has(Tokenizer.mi, end) ? end + 3 : end
        tokens.append(Token(.other, end - 3, after))
        return after
      }
      appendWord(bytes, start, end, &tokens)
      return inflect(bytes, start, end, &tokens)
    case .hiragana:
      tokens.append(Token(.other, start, start + width))
      return start + width
    case .mark:
      tokens.append(Token(.mark, start, start + width))
      return start + width
    }
  }

  /// Whether an entry begins inside a run of kanji; a noun of one kanji is but a part there: 種鶏.
  private func beginsWord(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard let match = longestMatch(bytes, at, limit: bytes.count) else { return false }
    return match.end - at > 3 || firstEntry(match, bytes, where: { !isNoun($0) }) != nil
  }

  private func isNoun(_ entry: Int32) -> Bool {
    lexicon.entries[Int(entry)].row == UInt8(ascii: "n") && !meaning(entry).id.isEmpty
  }

  /// Whether a kanji stands at a byte and none after it.
  private func isLoneKanji(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard scriptClass(bytes, at) == .kanji else { return false }
    let next = at + characterWidth(bytes, at)
    return next >= bytes.count || bytes[next] < 0x80 || scriptClass(bytes, next) != .kanji
  }

  private func appendWord(_ bytes: [UInt8], _ lower: Int, _ upper: Int, _ tokens: inout [Token]) {
    var surface = String(decoding: bytes[lower..<upper], as: UTF8.self)
    // 一回, 一人年: counting words that go with a number are no content.
    var token = Token(isCounting(surface) ? .other : .word, lower, upper)
    if token.kind == .other {
      tokens.append(token)
      return
    }
    if lexicon.language == .english {
      if let kind = lexicon.plainVerbs[surface] {
        token.form = .verb
        token.isPast = kind == .past
        token.isGerund = kind == .gerund
      }
      surface = lexicon.bases[surface] ?? EnglishInflection.lemma(surface)
    }
    token.id = "word:" + surface
    tokens.append(token)
  }

  /// Takes the kana that make a verb of the kanji word just appended.
  private func inflect(_ bytes: [UInt8], _ start: Int, _ end: Int, _ tokens: inout [Token]) -> Int {
    guard let last = tokens.indices.last, tokens[last].kind != .other || end - start == 3 else {
      return end
    }
    // 上がる, 下がる: a kanji that only places or counts by itself may still be a verb's.
    let isPlace =
      tokens[last].kind == .other
      && ["上", "下"].contains(String(decoding: bytes[start..<end], as: UTF8.self))
    guard tokens[last].kind == .word || isPlace else { return end }
    let follower = { [self] (at: Int) -> UnknownVerbs.Follower in
      guard at < bytes.count, let match = longestMatch(bytes, at, limit: bytes.count),
        let first = firstEntry(match, bytes, where: { !meaning($0).function.isEmpty })
      else { return .init() }
      return .init(length: match.end - at, function: meaning(first).function)
    }
    guard let verb = UnknownVerbs.end(of: start, end, in: bytes, follower: follower),
      !isPlace || verb.end > end
    else { return end }
    tokens[last].kind = .word
    tokens[last].id = "word:" + String(decoding: bytes[start..<end], as: UTF8.self)
    tokens[last].upper = verb.end
    tokens[last].form = .verb
    tokens[last].row = verb.row
    return verb.end
  }

  private func isCounting(_ surface: String) -> Bool {
    guard lexicon.language == .japanese, surface.utf8.count <= 12,
      let first = surface.unicodeScalars.first
    else { return false }
    let count = surface.unicodeScalars.count
    return count <= 3 && Tokenizer.numbering.contains(first)
      || count == 1 && Tokenizer.relating.contains(first)
  }

  /// Marks the words that a prefix turns into their contrary: non-member, 非会員, 未登録.
  func markNegated(_ tokens: inout [Token], _ bytes: [UInt8]) {
    if lexicon.language == .english {
      for index in tokens.indices where tokens[index].lower >= Tokenizer.non.count {
        let start = tokens[index].lower - Tokenizer.non.count
        if bytes.has(Tokenizer.non, start) { tokens[index].isNegated = true }
      }
      return
    }
    var index = 0
    while index + 1 < tokens.count {
      let (prefix, next) = (tokens[index], tokens[index + 1])
      if prefix.kind == .word, prefix.upper - prefix.lower == 3, prefix.upper == next.lower,
        next.isContent, next.form == .noun,
        Tokenizer.negating.contains(where: { bytes.has($0, prefix.lower) })
      {
        tokens[index + 1].isNegated = true
        tokens.remove(at: index)
      } else {
        index += 1
      }
    }
  }

  /// Whether an English word goes on behind what seems its end.
  ///
  /// Won't is no win, let's no let; no-shows and a no-frills flight deny nothing.
  func goesOnEnglish(_ bytes: [UInt8], _ start: Int, _ at: Int) -> Bool {
    guard at + 1 < bytes.count else { return false }
    if bytes[at] == 0x27 {
      return bytes[at + 1] == 0x74 && bytes[at - 1] == 0x6E
        || bytes[at + 1] == 0x73 && at - start == 3 && bytes.has(Tokenizer.letting, start)
    }
    return bytes[at] == 0x2D && at - start == 2 && bytes[at + 1] != 0x20
      && bytes[start] == 0x6E && bytes[start + 1] == 0x6F
  }

  private static let done = Array("済".utf8)
  private static let mi = Array("み".utf8)
  private static let letting = Array("let".utf8)
  private static let non = Array("non-".utf8)
  private static let negating = ["非", "未", "無", "不"].map { Array($0.utf8) }
  private static let numbering = Set("一二三四五六七八九十百千万億数両各毎".unicodeScalars)
  private static let relating = Set("型的性用側等化内外上下中前後間".unicodeScalars)

  enum Script {
    case kanji, katakana, hiragana, mark
  }

  func scriptClass(_ bytes: [UInt8], _ at: Int) -> Script {
    switch scalar(bytes, at) {
    case 0x30A1...0x30FA, 0x30FC...0x30FE: return .katakana
    case 0x3041...0x309F: return .hiragana
    case 0x3005...0x3007, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return .kanji
    case 0xC0...0x24F: return .kanji
    default: return .mark
    }
  }

  /// The scalar at a byte; 0 where none starts.
  func scalar(_ bytes: [UInt8], _ at: Int) -> UInt32 {
    guard at >= 0, at < bytes.count else { return 0 }
    let first = UInt32(bytes[at])
    if first < 0x80 { return first }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first >= 0xC0, at + width <= bytes.count else { return 0 }
    var value = first & (0x7F >> UInt32(width))
    for i in 1..<width { value = value << 6 | UInt32(bytes[at + i] & 0x3F) }
    return value
  }
}
