// SPDX-License-Identifier: GPL-3.0-or-later

/// How many columns text takes on a terminal.
///
/// - Unit: 1 column is the width of one half-width character.
/// - Source: Unicode East Asian Width; wide and full-width count 2, combining and invisible 0,
///   an emoji sequence or a flag 2, half-width kana 1 and its sound mark 1.
@usableFromInline package enum DisplayWidth {
  /// Columns of one character; `ambiguous` is the width of characters such as `①`.
  package static func columns(_ character: Character, ambiguous: Int = 1) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    let base = columns(of: first, ambiguous: ambiguous)
    if scalars.index(after: scalars.startIndex) == scalars.endIndex { return base }
    var total = base
    var previous = first
    var joined = false
    for scalar in scalars.dropFirst() {
      defer { previous = scalar }
      switch scalar.value {
      case 0x200D: joined = true
      case 0xFE0F: if previous.properties.isEmoji { total = max(total, 2) }
      case 0x1F3FB...0x1F3FF where total > 0: break
      default:
        if joined && scalar.properties.isEmoji { break }
        joined = false
        total += columns(of: scalar, ambiguous: ambiguous)
      }
    }
    return total
  }

  /// Columns of one scalar standing alone.
  static func columns(of scalar: Unicode.Scalar, ambiguous: Int) -> Int {
    let value = scalar.value
    switch value {
    case 0x20..<0x7F: return 1
    case 0x3041...0x3096, 0x30A1...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: return 2
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    case 0xAD: return 1
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator:
      return 0
    default: break
    }
    if contains(wide, value) { return 2 }
    return ambiguous != 1 && contains(self.ambiguous, value) ? ambiguous : 1
  }

  /// Whether a line may be broken before and after this character without a space.
  fileprivate static func isIdeographic(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case ..<0x1100: return false
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: return false
    case 0xFF66...0xFF9D: return true
    default: return columns(of: scalar, ambiguous: 1) == 2
    }
  }

  /// Whether a line may end after `left` and the next begin with `right`.
  fileprivate static func mayBreak(between left: Character, and right: Character) -> Bool {
    if right == " " || right == "\u{3000}" { return false }
    if left == " " || left == "\u{3000}" { return true }
    if neverFirst.contains(right) || neverLast.contains(left) { return false }
    return isIdeographic(left) || isIdeographic(right)
  }

  private static let neverFirst = Set(
    "、。，．,.・：；:;？！?!ー～〜」』）】〕〉》｝］〙〗’”)]}»ヽヾゝゞ々〻‐゠–％%‰℃゛゜…‥"
      + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ｡｣､･ｰﾞﾟｧｨｩｪｫｬｭｮｯ")
  private static let neverLast = Set("「『（【〔〈《｛［〘〖‘“([{«￥¥＄$£＃#№")

  private static func contains(_ table: [(UInt32, UInt32)], _ value: UInt32) -> Bool {
    var low = 0
    var high = table.count
    while low < high {
      let middle = (low + high) / 2
      if table[middle].1 < value { low = middle + 1 } else { high = middle }
    }
    return low < table.count && table[low].0 <= value
  }

  /// First and last of each run of wide and full-width characters.
  private static let wide: [(UInt32, UInt32)] = [
    (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x23F0, 0x23F0),
    (0x23F3, 0x23F3), (0x25FD, 0x25FE), (0x2614, 0x2615), (0x2630, 0x2637), (0x2648, 0x2653),
    (0x267F, 0x267F), (0x268A, 0x268F), (0x2693, 0x2693), (0x26A1, 0x26A1), (0x26AA, 0x26AB),
    (0x26BD, 0x26BE), (0x26C4, 0x26C5), (0x26CE, 0x26CE), (0x26D4, 0x26D4), (0x26EA, 0x26EA),
    (0x26F2, 0x26F3), (0x26F5, 0x26F5), (0x26FA, 0x26FA), (0x26FD, 0x26FD), (0x2705, 0x2705),
    (0x270A, 0x270B), (0x2728, 0x2728), (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755),
    (0x2757, 0x2757), (0x2795, 0x2797), (0x27B0, 0x27B0), (0x27BF, 0x27BF), (0x2B1B, 0x2B1C),
    (0x2B50, 0x2B50), (0x2B55, 0x2B55), (0x2E80, 0x303E), (0x3041, 0x3247), (0x3250, 0xA4C6),
    (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE6B), (0xFF01, 0xFF60),
    (0xFFE0, 0xFFE6), (0x16FE0, 0x1B2FB), (0x1D300, 0x1D376), (0x1F004, 0x1F004),
    (0x1F0CF, 0x1F0CF), (0x1F18E, 0x1F18E), (0x1F191, 0x1F19A), (0x1F1AE, 0x1F1AE),
    (0x1F200, 0x1F320), (0x1F32D, 0x1F335), (0x1F337, 0x1F37C), (0x1F37E, 0x1F393),
    (0x1F3A0, 0x1F3CA), (0x1F3CF, 0x1F3D3), (0x1F3E0, 0x1F3F0), (0x1F3F4, 0x1F3F4),
    (0x1F3F8, 0x1F43E), (0x1F440, 0x1F440), (0x1F442, 0x1F4FC), (0x1F4FF, 0x1F53D),
    (0x1F54B, 0x1F54E), (0x1F550, 0x1F567), (0x1F57A, 0x1F57A), (0x1F595, 0x1F596),
    (0x1F5A4, 0x1F5A4), (0x1F5FB, 0x1F64F), (0x1F680, 0x1F6C5), (0x1F6CC, 0x1F6CC),
    (0x1F6D0, 0x1F6D2), (0x1F6D5, 0x1F6DF), (0x1F6EB, 0x1F6EC), (0x1F6F4, 0x1F6FC),
    (0x1F7DA, 0x1F7DA), (0x1F7E0, 0x1F7F0), (0x1F90C, 0x1F93A), (0x1F93C, 0x1F945),
    (0x1F947, 0x1F9FF), (0x1FA70, 0x1FAFA), (0x20000, 0x3FFFD),
  ]

  /// First and last of each run of ambiguous characters.
  private static let ambiguous: [(UInt32, UInt32)] = [
    (0x00A1, 0x00A1), (0x00A4, 0x00A4), (0x00A7, 0x00A8), (0x00AA, 0x00AA), (0x00AE, 0x00AE),
    (0x00B0, 0x00B4), (0x00B6, 0x00BA), (0x00BC, 0x00BF), (0x00C6, 0x00C6), (0x00D0, 0x00D0),
    (0x00D7, 0x00D8), (0x00DE, 0x00E1), (0x00E6, 0x00E6), (0x00E8, 0x00EA), (0x00EC, 0x00ED),
    (0x00F0, 0x00F0), (0x00F2, 0x00F3), (0x00F7, 0x00FA), (0x00FC, 0x00FC), (0x00FE, 0x00FE),
    (0x0101, 0x0101), (0x0111, 0x0111), (0x0113, 0x0113), (0x011B, 0x011B), (0x0126, 0x0127),
    (0x012B, 0x012B), (0x0131, 0x0133), (0x0138, 0x0138), (0x013F, 0x0142), (0x0144, 0x0144),
    (0x0148, 0x014B), (0x014D, 0x014D), (0x0152, 0x0153), (0x0166, 0x0167), (0x016B, 0x016B),
    (0x01CE, 0x01CE), (0x01D0, 0x01D0), (0x01D2, 0x01D2), (0x01D4, 0x01D4), (0x01D6, 0x01D6),
    (0x01D8, 0x01D8), (0x01DA, 0x01DA), (0x01DC, 0x01DC), (0x0251, 0x0251), (0x0261, 0x0261),
    (0x02C4, 0x02C4), (0x02C7, 0x02C7), (0x02C9, 0x02CB), (0x02CD, 0x02CD), (0x02D0, 0x02D0),
    (0x02D8, 0x02DB), (0x02DD, 0x02DD), (0x02DF, 0x02DF), (0x0391, 0x03A1), (0x03A3, 0x03A9),
    (0x03B1, 0x03C1), (0x03C3, 0x03C9), (0x0401, 0x0401), (0x0410, 0x044F), (0x0451, 0x0451),
    (0x2010, 0x2010), (0x2013, 0x2016), (0x2018, 0x2019), (0x201C, 0x201D), (0x2020, 0x2022),
    (0x2024, 0x2027), (0x2030, 0x2030), (0x2032, 0x2033), (0x2035, 0x2035), (0x203B, 0x203B),
    (0x203E, 0x203E), (0x2074, 0x2074), (0x207F, 0x207F), (0x2081, 0x2084), (0x20AC, 0x20AC),
    (0x2103, 0x2103), (0x2105, 0x2105), (0x2109, 0x2109), (0x2113, 0x2113), (0x2116, 0x2116),
    (0x2121, 0x2122), (0x2126, 0x2126), (0x212B, 0x212B), (0x2153, 0x2154), (0x215B, 0x215E),
    (0x2160, 0x216B), (0x2170, 0x2179), (0x2189, 0x2189), (0x2190, 0x2199), (0x21B8, 0x21B9),
    (0x21D2, 0x21D2), (0x21D4, 0x21D4), (0x21E7, 0x21E7), (0x2200, 0x2200), (0x2202, 0x2203),
    (0x2207, 0x2208), (0x220B, 0x220B), (0x220F, 0x220F), (0x2211, 0x2211), (0x2215, 0x2215),
    (0x221A, 0x221A), (0x221D, 0x2220), (0x2223, 0x2223), (0x2225, 0x2225), (0x2227, 0x222C),
    (0x222E, 0x222E), (0x2234, 0x2237), (0x223C, 0x223D), (0x2248, 0x2248), (0x224C, 0x224C),
    (0x2252, 0x2252), (0x2260, 0x2261), (0x2264, 0x2267), (0x226A, 0x226B), (0x226E, 0x226F),
    (0x2282, 0x2283), (0x2286, 0x2287), (0x2295, 0x2295), (0x2299, 0x2299), (0x22A5, 0x22A5),
    (0x22BF, 0x22BF), (0x2312, 0x2312), (0x2460, 0x24E9), (0x24EB, 0x254B), (0x2550, 0x2573),
    (0x2580, 0x258F), (0x2592, 0x2595), (0x25A0, 0x25A1), (0x25A3, 0x25A9), (0x25B2, 0x25B3),
    (0x25B6, 0x25B7), (0x25BC, 0x25BD), (0x25C0, 0x25C1), (0x25C6, 0x25C8), (0x25CB, 0x25CB),
    (0x25CE, 0x25D1), (0x25E2, 0x25E5), (0x25EF, 0x25EF), (0x2605, 0x2606), (0x2609, 0x2609),
    (0x260E, 0x260F), (0x261C, 0x261C), (0x261E, 0x261E), (0x2640, 0x2640), (0x2642, 0x2642),
    (0x2660, 0x2661), (0x2663, 0x2665), (0x2667, 0x266A), (0x266C, 0x266D), (0x266F, 0x266F),
    (0x269E, 0x269F), (0x26BF, 0x26BF), (0x26C6, 0x26CD), (0x26CF, 0x26D3), (0x26D5, 0x26E1),
    (0x26E3, 0x26E3), (0x26E8, 0x26E9), (0x26EB, 0x26F1), (0x26F4, 0x26F4), (0x26F6, 0x26F9),
    (0x26FB, 0x26FC), (0x26FE, 0x26FF), (0x273D, 0x273D), (0x2776, 0x277F), (0x2B56, 0x2B59),
    (0x3248, 0x324F), (0xE000, 0xF8FF), (0xFFFD, 0xFFFD), (0x1F100, 0x1F10A), (0x1F110, 0x1F12D),
    (0x1F130, 0x1F169), (0x1F170, 0x1F18D), (0x1F18F, 0x1F190), (0x1F19B, 0x1F1AC),
  ]
}

/// The side on which padding leaves the text.
@usableFromInline package enum ColumnAlignment: Sendable {
  case left, right, center
}

extension StringProtocol {
  /// Columns of the text on a terminal; a tab or newline counts 0.
  package func columns(ambiguous: Int = 1) -> Int {
    var total = 0
    for character in self { total += DisplayWidth.columns(character, ambiguous: ambiguous) }
    return total
  }

  /// The text cut to at most `width` columns, ending in `mark` where something was cut.
  package func truncated(to width: Int, mark: String = "…", ambiguous: Int = 1) -> String {
    if columns(ambiguous: ambiguous) <= width { return String(self) }
    let markWidth = mark.columns(ambiguous: ambiguous)
    let room = markWidth <= width ? width - markWidth : width
    var result = ""
    var used = 0
    for character in self {
      used += DisplayWidth.columns(character, ambiguous: ambiguous)
      if used > room { break }
      result.append(character)
    }
    return markWidth <= width ? result + mark : result
  }

  /// The text with spaces added up to `width` columns; longer text is left as it is.
  package func padded(
    to width: Int, alignment: ColumnAlignment = .left, ambiguous: Int = 1
  ) -> String {
    let missing = Swift.max(0, width - columns(ambiguous: ambiguous))
    let before: Int
    switch alignment {
    case .left: before = 0
    case .right: before = missing
    case .center: before = missing / 2
    }
    return String(repeating: " ", count: before) + self
      + String(repeating: " ", count: missing - before)
  }

  /// The text in lines of at most `width` columns.
  ///
  /// English breaks at spaces, Japanese between characters except before `、。」` and after `「（`;
  /// a word longer than a line is cut between characters, never inside one. Every line after the
  /// first of a paragraph starts with `continuation`. Newlines in the text are kept.
  package func wrapped(
    width: Int, continuation: String = "", ambiguous: Int = 1
  ) -> [String] {
    var lines: [String] = []
    let indent = continuation.columns(ambiguous: ambiguous)
    for paragraph in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let characters = Array(paragraph)
      var start = 0
      repeat {
        let isFirst = start == 0
        let room = Swift.max(1, isFirst ? width : width - indent)
        let end = lineEnd(characters, from: start, room: room, ambiguous: ambiguous)
        var last = end
        while last > start && characters[last - 1].isBlank { last -= 1 }
        if last > start || isFirst {
          lines.append((isFirst ? "" : continuation) + String(characters[start..<last]))
        }
        start = end
      } while start < characters.count
    }
    return lines
  }

  /// Where the line that begins at `start` ends: past the blanks it is broken at.
  private func lineEnd(
    _ characters: [Character], from start: Int, room: Int, ambiguous: Int
  ) -> Int {
    var used = 0
    var lastBreak: Int?
    var sawText = false
    var index = start
    while index < characters.count {
      let character = characters[index]
      if sawText && DisplayWidth.mayBreak(between: characters[index - 1], and: character) {
        lastBreak = index
      }
      used += DisplayWidth.columns(character, ambiguous: ambiguous)
      if !character.isBlank {
        if used > room { return lastBreak ?? Swift.max(index, start + 1) }
        sawText = true
      }
      index += 1
    }
    return index
  }
}

extension Character {
  fileprivate var isBlank: Bool { self == " " || self == "\u{3000}" }
}
