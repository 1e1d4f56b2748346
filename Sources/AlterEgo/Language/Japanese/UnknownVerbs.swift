// SPDX-License-Identifier: GPL-3.0-or-later

/// Verbs that no lexicon holds, told by their kana: 結んで, 積んではならない, 走らせてよいか.
///
/// A kanji stem with okurigana is a verb when what follows is grammar that only follows a verb in
/// that row. The stem alone names it, so that 積む and 積んで are one word.
enum UnknownVerbs {
  /// What may stand after a verb form, as a tokenizer finds it.
  struct Follower {
    /// Length of the grammatical word in bytes; 0 when there is none.
    var length = 0
    var function = ""
  }

  /// The end and row of the verb whose stem is `start..<stemEnd`, or nil when it is none.
  static func end(
    of start: Int, _ stemEnd: Int, in bytes: [UInt8], follower: (Int) -> Follower
  ) -> (end: Int, row: UInt8)? {
    var best: (score: Int, end: Int, row: UInt8)?
    let isSingle = stemEnd - start == 3
    let isPolite = start >= 3 && kana(bytes, start - 3) == "お"
    if isSingle, bareStems.contains(Array(bytes[start..<stemEnd])) {
      let next = follower(stemEnd)
      if next.length > 0, fits("e", bytes, stemEnd, next, isPolite) {
        best = (next.length * 10, stemEnd, row("e"))
      }
    }
    var at = stemEnd
    for count in 1...3 {
      guard let letter = kana(bytes, at) else { break }
      if count == 1, "はへをのとも".unicodeScalars.contains(letter) { break }
      // 短さより, 軽さを: how something is, as a noun.
      if count == 1, letter == "さ", follower(at + 3).function == "particle" { break }
      let isWeak = count == 1 && "がにでや".unicodeScalars.contains(letter)
      at += 3
      // 宿でなければ: the copula, and no verb.
      if isWeak, letter == "で", let next = kana(bytes, at), "なあはも".unicodeScalars.contains(next) {
        break
      }
      if isWeak { continue }
      // 出勤させる is a noun with する, 回させる a verb in す.
      if count == 1, !isSingle, "さしすせ".unicodeScalars.contains(letter) { break }
      guard let vowel = vowel(letter) else { continue }
      let score = self.score(vowel, letter, bytes, at, follower(at), isPolite)
      if score > (best?.score ?? 0) { best = (score, at, row(vowel)) }
    }
    return best.map { ($0.end, $0.row) }
  }

  private static func score(
    _ vowel: Character, _ letter: Unicode.Scalar, _ bytes: [UInt8], _ at: Int,
    _ next: Follower, _ isPolite: Bool
  ) -> Int {
    guard let after = kana(bytes, at) else {
      // 走る車, 積む。: the form that ends a clause or qualifies a noun.
      if vowel == "u", letter != "く" || isMark(bytes, at) { return 2 }
      return (vowel == "e" || vowel == "i") && isComma(bytes, at) ? 1 : 0
    }
    if next.length > 0, fits(vowel, bytes, at, next, isPolite) { return next.length * 10 }
    return vowel == "u" && "とかがのまよはもにな".unicodeScalars.contains(after) ? 3 : 0
  }

  /// Whether a grammatical word can follow a verb form of the row.
  private static func fits(
    _ vowel: Character, _ bytes: [UInt8], _ at: Int, _ next: Follower, _ isPolite: Bool
  ) -> Bool {
    guard next.function != "particle", let first = kana(bytes, at) else { return false }
    switch first {
    case "て", "た", "ち": return vowel == "e" || vowel == "i" || vowel == "t"
    case "で", "だ", "じ": return vowel == "n"
    case "な", "ぬ", "ず", "ざ", "ね": return vowel == "a" || vowel == "e"
    case "れ", "ら": return vowel == "a" || vowel == "e"
    case "せ", "さ": return vowel == "a" || vowel == "e"
    case "ま": return vowel == "i" || vowel == "e"
    case "ば": return vowel == "e"
    case "し", "す": return isPolite && (vowel == "i" || vowel == "e")
    default:
      return vowel == "u"
        && ["modal", "condition", "question", "exception", "negation"].contains(next.function)
    }
  }

  private static let bareStems = Set("来見出着寝得".map { Array(String($0).utf8) })

  private static func row(_ vowel: Character) -> UInt8 {
    vowel == "n" ? UInt8(ascii: "t") : vowel.asciiValue ?? 0
  }

  private static let vowels: [Unicode.Scalar: Character] = {
    var table: [Unicode.Scalar: Character] = [:]
    for (vowel, letters) in [
      ("a", "わかがさたなばまら"), ("i", "きぎしちにびみり"), ("u", "うくぐすつぬぶむる"),
      ("e", "えけげせてでねべめれ"), ("t", "っい"), ("n", "ん"),
    ] as [(Character, String)] {
      for scalar in letters.unicodeScalars { table[scalar] = vowel }
    }
    return table
  }()

  private static func vowel(_ letter: Unicode.Scalar) -> Character? { vowels[letter] }

  /// The hiragana at a byte, or nil.
  private static func kana(_ bytes: [UInt8], _ at: Int) -> Unicode.Scalar? {
    guard at >= 0, at + 2 < bytes.count, bytes[at] == 0xE3,
      bytes[at + 1] == 0x81 || bytes[at + 1] == 0x82
    else { return nil }
    let value = 0x3000 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
    return value <= 0x309F ? Unicode.Scalar(value) : nil
  }

  private static func isComma(_ bytes: [UInt8], _ at: Int) -> Bool {
    at + 2 < bytes.count && bytes[at] == 0xE3 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x81
  }

  private static func isMark(_ bytes: [UInt8], _ at: Int) -> Bool {
    at >= bytes.count || bytes[at] == 0xE3 && bytes[at + 1] == 0x80 || bytes[at] < 0x80
  }
}
