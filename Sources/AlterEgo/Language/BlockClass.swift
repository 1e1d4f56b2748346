// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells statements from what only stands around them, by form alone.
enum BlockClass {
  /// What is none of the author's statements: a link, advertising.
  static func foreign(_ text: String) -> TextBlock.Class? {
    let words = Markup.withoutLinks(text)
    if words != text.trimmedEnds,
      words.count(where: { $0.isLetter || $0.isNumber }) < TextBlocks.shortest
    {
      return .link
    }
    return Boilerplate.matches(text) ? .boilerplate : nil
  }

  /// What can't be a statement by its length or its form.
  static func unfit(_ words: String) -> TextBlock.Class? {
    if words.count < TextBlocks.shortest { return .tooShort }
    if words.count > TextBlocks.longest { return .tooLong }
    return isQuestion(words) ? .question : nil
  }

  static func isQuestion(_ words: String) -> Bool {
    var core = Substring(words)
    while let last = core.last, "。．.」』）)”\" ".contains(last) { core = core.dropLast() }
    if let last = core.last, "?？".contains(last) { return true }
    return ["ですか", "ますか", "でしょうか", "だろうか", "ましたか", "ませんか", "のか", "べきか"]
      .contains(where: core.hasSuffix)
  }

  /// The words by which two pieces are the same.
  static func folded(_ words: String) -> String {
    words.lowercased().filter { !$0.isWhitespace && !"。．.、，,「」『』".contains($0) }
  }

  // MARK: - Headings

  /// Whether a line that stands alone names what follows instead of saying something.
  static func looksLikeHeading(_ text: String) -> Bool {
    let words = Markup.plain(text)
    guard (2...60).contains(words.count), let last = words.last else { return false }
    if isDecorated(words) { return true }
    if "、，,;".contains(last) || SentenceCutter.endsSentence(words) || isQuestion(words) {
      return false
    }
    if last == ":" || last == "：" { return true }
    return isJapanese(words) ? endsInNoun(words) : isEnglishTitle(words)
  }

  /// Whether there is a kana or kanji in it.
  static func isJapanese(_ words: String) -> Bool {
    words.unicodeScalars.contains { (0x3041...0x9FFF).contains($0.value) }
  }

  /// 【方針】, 《方針》, ― 方針 ―.
  static func isDecorated(_ words: String) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    if "【《〈＜<".contains(first), "】》〉＞>".contains(last) { return true }
    if first == "《" || last == "》" { return true }
    return "―—ー─~〜-".contains(first) && "―—ー─~〜-".contains(last)
  }

  /// A Japanese line that ends in no verb, adjective or こと, and states no number of anything.
  private static func endsInNoun(_ words: String) -> Bool {
    guard words.count <= 40, let last = words.last(where: { !"」』）)".contains($0) }) else {
      return false
    }
    if words.hasSuffix("こと") || "るうくすつぬむぶぐいただねよん".contains(last) { return false }
    let states = words.contains { "はをがも".contains($0) }
    return !(states && words.contains(where: \.isNumber))
  }

  /// An English line of few words, most of them capitalised.
  private static func isEnglishTitle(_ words: String) -> Bool {
    let parts = words.split(whereSeparator: \.isWhitespace)
    guard parts.count <= 10, !words.contains(where: \.isNumber) else { return false }
    if parts.count <= 3 { return true }
    let long = parts.filter { $0.count > 3 }
    return long.count { $0.first?.isUppercase == true } * 10 >= long.count * 7
  }
}

extension String {
  fileprivate var trimmedEnds: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
