// SPDX-License-Identifier: GPL-3.0-or-later

/// Text set into a box of a picture, where letters have the widths of a proportional font.
///
/// The widths are an estimate on the wide side: the reader's font isn't known. Lines break at
/// blanks and between kana and kanji, never before a closing mark nor after an opening one.
enum BoxText {
  /// The text in lines of at most `width` pixels; the last one ends in … when there was more.
  static func lines(
    _ text: String, width: Double, size: Double, bold: Bool = false, limit: Int
  ) -> [String] {
    // Bold letters are wider by about an eighth; kana and kanji are not.
    let em = width / size / (bold && text.contains { $0.isASCII && $0.isLetter } ? 1.12 : 1)
    var lines: [String] = []
    var line = ""
    var used = 0.0
    for unit in units(text) {
      for piece in pieces(unit, em) {
        let needed = piece.reduce(0) { $0 + advance($1) }
        if used + needed > em, !line.isEmpty {
          lines.append(trimmed(line))
          (line, used) = ("", 0)
          if piece.allSatisfy(\.isWhitespace) { continue }
        }
        line += piece
        used += needed
      }
    }
    if !trimmed(line).isEmpty || lines.isEmpty { lines.append(trimmed(line)) }
    guard lines.count > limit, limit > 0 else { return lines }
    return Array(lines.prefix(limit - 1)) + [shortened(lines[limit - 1], em)]
  }

  private static func shortened(_ line: String, _ em: Double) -> String {
    var kept = line
    while !kept.isEmpty, kept.reduce(1, { $0 + advance($1) }) > em { kept.removeLast() }
    return kept + "…"
  }

  private static func trimmed(_ line: String) -> String {
    var kept = Substring(line)
    while kept.last?.isWhitespace == true { kept.removeLast() }
    while kept.first?.isWhitespace == true { kept.removeFirst() }
    return String(kept)
  }

  /// The parts between which a line may break.
  private static func units(_ text: String) -> [String] {
    var units: [String] = []
    var current = ""
    var previous: Character?
    for character in text {
      if let previous, mayBreak(previous, character) {
        units.append(current)
        current = ""
      }
      current.append(character)
      previous = character
    }
    if !current.isEmpty { units.append(current) }
    return units
  }

  private static func mayBreak(_ a: Character, _ b: Character) -> Bool {
    if closing.contains(b) || opening.contains(a) { return false }
    if a.isWhitespace || b.isWhitespace { return true }
    return isWide(a) || isWide(b)
  }

  /// A unit wider than a line is cut between characters.
  private static func pieces(_ unit: String, _ em: Double) -> [String] {
    guard unit.reduce(0, { $0 + advance($1) }) > em else { return [unit] }
    var pieces: [String] = []
    var piece = ""
    var used = 0.0
    for character in unit {
      if used + advance(character) > em, !piece.isEmpty {
        pieces.append(piece)
        (piece, used) = ("", 0)
      }
      piece.append(character)
      used += advance(character)
    }
    return pieces + [piece]
  }

  private static let closing = Set("、。，．」』）)】〉》！？!?・ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ…,.:;%％]］}｝〜")
  private static let opening = Set("「『（(【〈《[［{｛¥￥$")

  /// The width of a character in em.
  private static func advance(_ character: Character) -> Double {
    guard character.isASCII else { return isWide(character) ? 1 : 0.66 }
    switch character {
    case "i", "l", "j", "t", "f", "r", ".", ",", ":", ";", "'", "|", "!", "(", ")", "[", "]", " ":
      return 0.38
    case "m", "w", "M", "W", "%", "@": return 0.96
    case "A"..."Z": return 0.74
    default: return 0.63
    }
  }

  /// East Asian wide and full-width characters, and emoji.
  private static func isWide(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD, 0x2014...0x2015, 0x2025...0x2026, 0x203B, 0x2190...0x21FF,
      0x2460...0x24FF, 0x25A0...0x26FF:
      return true
    default: return false
    }
  }
}
