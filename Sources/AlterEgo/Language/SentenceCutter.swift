// SPDX-License-Identifier: GPL-3.0-or-later

/// Cuts running text into sentences, in Japanese and in English.
///
/// A full stop inside brackets ends a sentence only if the bracket ends it too: 「休む。」と言う
/// is one sentence. A quotation that stands alone is cut inside.
enum SentenceCutter {
  typealias Piece = (text: String, line: Int)

  /// The sentences of wrapped lines; each begins on the line that its first character is on.
  static func sentences(_ lines: [Piece]) -> [Piece] {
    var characters: [(character: Character, line: Int)] = []
    for (text, line) in lines {
      if let last = characters.last?.character, let first = text.first, wantsBlank(last, first) {
        characters.append((" ", line))
      }
      characters += text.map { ($0, line) }
    }
    return cut(characters[...])
  }

  /// Whether a line is finished by a full stop, closing quotes aside.
  static func endsSentence(_ text: String) -> Bool {
    guard let last = text.last(where: { !closers.contains($0) && !$0.isWhitespace }) else {
      return false
    }
    return enders.contains(last)
  }

  private static let enders = Set("。．.!?！？｡")
  private static let openers = Set("「『（(“【《〈〔［")
  private static let closers = Set("」』）)”】》〉〕］\"’")

  private static func wantsBlank(_ last: Character, _ first: Character) -> Bool {
    func isLatin(_ c: Character) -> Bool {
      c.unicodeScalars.allSatisfy { $0.value < 0x2000 } && !c.isWhitespace
    }
    return isLatin(last) && isLatin(first)
  }

  private typealias Characters = ArraySlice<(character: Character, line: Int)>

  private static func cut(_ all: Characters) -> [Piece] {
    let countsBrackets = isBalanced(all)
    let countsQuotes = all.count { $0.character == "\"" } % 2 == 0
    var isQuoted = false
    var pieces: [Piece] = []
    var start = all.startIndex
    var depth = 0
    var i = all.startIndex
    while i < all.endIndex {
      let character = all[i].character
      if countsBrackets, openers.contains(character) { depth += 1 }
      if countsBrackets, depth > 0, closers.contains(character), character != "\"" { depth -= 1 }
      if countsQuotes, character == "\"" { isQuoted.toggle() }
      guard depth == 0, !isQuoted, ends(all, at: i) else {
        i += 1
        continue
      }
      var end = i + 1
      while end < all.endIndex, follows(all[end].character) { end += 1 }
      pieces += finished(all[start..<end])
      start = end
      i = end
    }
    return pieces + finished(all[start...])
  }

  /// Further full stops and closing quotes belong to the sentence before them.
  private static func follows(_ character: Character) -> Bool {
    enders.contains(character) || closers.contains(character)
  }

  private static func finished(_ part: Characters) -> [Piece] {
    var part = part
    while part.first?.character.isWhitespace == true { part = part.dropFirst() }
    while part.last?.character.isWhitespace == true { part = part.dropLast() }
    guard let first = part.first else { return [] }
    if let inside = quoted(part) { return cut(inside) }
    return [(String(part.map(\.character)), first.line)]
  }

  /// The inside of a quotation that is all there is.
  private static func quoted(_ part: Characters) -> Characters? {
    let pairs: [Character: Character] = ["「": "」", "『": "』", "“": "”", "\"": "\""]
    guard part.count > 2, let open = part.first?.character, let close = pairs[open],
      part.last?.character == close
    else { return nil }
    let inside = part.dropFirst().dropLast()
    guard !inside.contains(where: { $0.character == open || $0.character == close }) else {
      return nil
    }
    return inside
  }

  private static func ends(_ all: Characters, at i: Int) -> Bool {
    let character = all[i].character
    let next = i + 1 < all.endIndex ? all[i + 1].character : nil
    if character == "\"" { return endsQuote(all, at: i) }
    if closers.contains(character), i > all.startIndex {
      // 「…。」 ends the sentence unless the sentence goes on: 「…。」と考える
      guard enders.contains(all[i - 1].character), character != ")", character != "）" else {
        return false
      }
      return next.map { !("ぁ"..."ん").contains($0) && !"、，,".contains($0) } ?? true
    }
    switch character {
    case "。", "！", "？", "｡": return true
    case "．": return !isDigit(next)
    case "!", "?":
      return next.map { !$0.isASCII || $0.isWhitespace || closers.contains($0) } ?? true
    case ".":
      guard let next else { return true }
      guard next.isWhitespace || closers.contains(next) || !next.isASCII else { return false }
      return !isAbbreviation(all, at: i)
    default: return false
    }
  }

  /// `"…."` ends the sentence if the next word begins one.
  private static func endsQuote(_ all: Characters, at i: Int) -> Bool {
    guard i > all.startIndex, enders.contains(all[i - 1].character) else { return false }
    let rest = all[(i + 1)...].drop { $0.character.isWhitespace }
    return rest.first.map { $0.character.isUppercase || !$0.character.isASCII } ?? true
  }

  private static func isDigit(_ character: Character?) -> Bool {
    guard let character else { return false }
    return ("0"..."9").contains(character) || ("０"..."９").contains(character)
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "st", "no", "vs", "etc", "approx", "inc", "co", "ltd", "corp", "e.g",
    "i.e", "cf", "fig", "dept", "est",
  ]

  private static func isAbbreviation(_ all: Characters, at i: Int) -> Bool {
    let word = all[..<i].reversed().prefix { !$0.character.isWhitespace }.reversed()
    let letters = String(word.map(\.character)).lowercased().filter { $0.isLetter || $0 == "." }
    guard !letters.isEmpty, letters.allSatisfy(\.isASCII) else { return false }
    if letters.count == 1, word.first?.character.isUppercase == true { return true }
    let endsText = i + 1 >= all.endIndex
    return abbreviations.contains(letters) && !endsText
  }

  private static func isBalanced(_ all: Characters) -> Bool {
    let pairs: [Character: Character] = [
      "」": "「", "』": "『", "）": "（", ")": "(", "”": "“", "】": "【", "》": "《", "〉": "〈",
      "〕": "〔", "］": "［",
    ]
    var open: [Character] = []
    for (character, _) in all {
      if openers.contains(character) {
        open.append(character)
      } else if let opener = pairs[character] {
        guard open.popLast() == opener else { return false }
      }
    }
    return open.isEmpty
  }
}
