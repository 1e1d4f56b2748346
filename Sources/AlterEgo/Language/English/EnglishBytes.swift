// SPDX-License-Identifier: GPL-3.0-or-later

extension EnglishNumerals {
  func skipSpace(_ bytes: [UInt8], _ at: Int) -> Int {
    at < bytes.count && bytes[at].isSpace ? at + 1 : at
  }

  /// Past the one blank or hyphen that joins the words of a number.
  func skipJoint(_ bytes: [UInt8], _ at: Int) -> Int {
    at + 1 < bytes.count && (bytes[at].isSpace || bytes[at] == 0x2D) && bytes[at + 1].isLetter
      ? at + 1 : at
  }

  /// The word of up to 14 letters at `at`.
  func word(_ bytes: [UInt8], _ at: Int) -> (text: String, end: Int)? {
    var end = at
    while end < bytes.count, end - at < 15, bytes[end].isLetter { end += 1 }
    guard end > at, end - at < 15 else { return nil }
    return (String(decoding: bytes[at..<end], as: UTF8.self), end)
  }

  func followsOf(_ bytes: [UInt8], _ end: Int) -> Bool {
    word(bytes, skipSpace(bytes, end))?.text == "of"
  }

  /// Whether a content word follows, as the noun of an ordinal would.
  func nounFollows(_ bytes: [UInt8], _ end: Int) -> Bool {
    guard end < bytes.count, bytes[end].isSpace, end + 1 < bytes.count, bytes[end + 1].isLetter
    else { return false }
    guard let (text, _) = word(bytes, end + 1) else { return true }
    return !EnglishNumerals.functionWords.contains(text)
  }

  /// Whether a word of time follows, so that `one in ten years` is no share.
  func timeFollows(_ bytes: [UInt8], _ end: Int) -> Bool {
    guard let (text, _) = word(bytes, skipSpace(bytes, end)) else { return false }
    return EnglishNumerals.timeNouns.contains(text)
  }

  static let timeNouns: WordSet = [
    "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours",
    "minutes", "quarters",
  ]

  /// What people do or get, behind their age.
  static let verbsOfPeople: [StaticString] = [
    "get ", "gets ", "pay ", "pays ", "receive ", "receives ", "stay ", "stays ", "ride ",
    "travel ", "travels ", "eat ", "enter ", "take ", "takes ", "see ", "start ", "leave ",
  ]

  /// Words that are never the noun a number counts.
  static let functionWords: WordSet = [
    "of", "or", "and", "to", "in", "on", "at", "by", "for", "from", "with", "is", "are", "was",
    "were", "be", "the", "a", "an", "if", "when", "unless", "before", "after", "until", "than",
    "that", "which", "who", "as", "but", "so", "over", "under", "within", "per", "each", "every",
    "off", "more", "less", "must", "may", "can", "should", "will", "need", "needs", "we", "i",
    "they", "it", "this", "next", "last", "while", "because", "not", "no", "comes", "goes", "go",
    "come", "above", "below", "up", "down", "out", "between", "through", "during", "without",
    "has", "have", "had", "do", "does", "would", "could", "might", "requires", "require", "never",
    "always", "also", "still", "only", "cannot",
    // What stands before 't: aren't, shouldn't.
    "aren", "isn", "don", "doesn", "shouldn", "mustn", "wasn", "weren",
  ]
}
