// SPDX-License-Identifier: GPL-3.0-or-later

/// A word as it is written, in the form in which words of two texts are held against each other
/// when the lexicon does not know them or read them differently.
struct Surface: Sendable {
  /// Kanji and katakana of a Japanese word; empty for other scripts.
  let signs: [UInt32]
  /// Stems of the words of an alphabetic term, the head last.
  let stems: [String]
  /// One bit for each sign or stem, so that most pairs are told apart at once.
  private let mask: UInt64

  init(_ folded: String) {
    var signs: [UInt32] = []
    var stems: [String] = []
    var mask: UInt64 = 0
    if folded.utf8.contains(where: { $0 >= 0xE3 }) {
      for scalar in folded.unicodeScalars where Surface.isSign(scalar.value) {
        signs.append(scalar.value)
        mask |= 1 << UInt64(scalar.value % 64)
      }
    } else {
      for word in folded.split(whereSeparator: { $0 == " " || $0 == "-" }) {
        let stem = Surface.stem(String(word))
        guard stem.utf8.count > 1 else { continue }
        stems.append(stem)
        mask |= 1 << UInt64(stem.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) } % 64)
      }
    }
    self.signs = signs
    self.stems = stems
    self.mask = mask
  }

  /// How far `other` may stand for this word, 0…1.
  func likeness(_ other: Surface) -> Double {
    guard mask & other.mask != 0 else { return 0 }
    return signs.isEmpty ? stemLikeness(other) : signLikeness(other)
  }

  /// Whether both end in the same word, as 中古の機械 and 機械 do.
  func sharesHead(_ other: Surface) -> Bool {
    guard signs.isEmpty else {
      let (short, long) =
        signs.count < other.signs.count ? (signs, other.signs) : (other.signs, signs)
      return short.count > 1 && Array(long.suffix(short.count)) == short
    }
    return stems.last != nil && stems.last == other.stems.last
  }

  /// Whether an alphabetic term begins with all of the other's words: faulty goods and faulty.
  func isWithin(_ other: Surface) -> Bool {
    signs.isEmpty && !other.stems.isEmpty && other.stems.count < stems.count
      && Array(stems.prefix(other.stems.count)) == other.stems
  }

  /// 1 when two signs in a row, or a stem of more than three letters, of this word occur in a
  /// text, else 0.
  func share(in text: Surface) -> Double {
    guard mask & text.mask != 0 else { return 0 }
    if signs.isEmpty {
      return stems.contains { $0.utf8.count > 3 && text.stems.contains($0) } ? 1 : 0
    }
    let pairs = Set(zip(text.signs, text.signs.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    return zip(signs, signs.dropFirst()).contains {
      pairs.contains(UInt64($0) << 32 | UInt64($1))
    } ? 1 : 0
  }

  private func signLikeness(_ other: Surface) -> Double {
    if signs == other.signs { return 1 }
    let (short, long) =
      signs.count < other.signs.count ? (signs, other.signs) : (other.signs, signs)
    // 載せる and 掲載: a verb's one sign within a compound.
    if short.count == 1 {
      return long.count <= 2 && long.contains(short[0]) || long.last == short[0] ? 0.7 : 0
    }
    if short.isEmpty { return 0 }
    // 外国産 is no 国産.
    if long.count == short.count + 1, Surface.denying.contains(long[0]),
      Array(long.dropFirst()) == short
    {
      return 0
    }
    // 死亡証明 and 証明, 配送料 and 送料.
    if Array(long.prefix(short.count)) == short || Array(long.suffix(short.count)) == short {
      return 0.9
    }
    let pairs = Set(zip(signs, signs.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    let others = Set(
      zip(other.signs, other.signs.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    let shared = Double(pairs.intersection(others).count)
    let dice = 2 * shared / Double(pairs.count + others.count)
    return dice >= 0.5 ? 0.9 * dice : 0
  }

  private func stemLikeness(_ other: Surface) -> Double {
    guard let head = stems.last, let otherHead = other.stems.last else { return 0 }
    if stems == other.stems { return 1 }
    if head == otherHead { return 0.75 }
    if stems.allSatisfy(other.stems.contains) { return 0.75 }
    // Place it, of place orders; faulty, of faulty goods.
    return isWithin(other) ? 0.7 : 0
  }

  private static let denying = Set("外".unicodeScalars.map(\.value))

  private static func isSign(_ value: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(value) || (0x30A1...0x30FA).contains(value) || value == 0x30FC
      || value == 0x3005
  }

  /// The word without the endings that English adds: painted, painting, paints → paint.
  static func stem(_ word: String) -> String {
    var stem = word
    for ending in ["'s", "'"] where stem.hasSuffix(ending) { stem.removeLast(ending.count) }
    for ending in ["ingly", "edly", "ings", "ing", "ies", "ed", "es", "s", "er", "ers", "e", "y"]
    where stem.utf8.count - ending.utf8.count >= 3 && stem.hasSuffix(ending) {
      stem.removeLast(ending.count)
      break
    }
    // stopped → stopp → stop.
    if stem.utf8.count > 3, let last = stem.utf8.last, stem.utf8.dropLast().last == last,
      last != UInt8(ascii: "s"), last != UInt8(ascii: "l")
    {
      stem.removeLast()
    }
    return stem
  }
}
