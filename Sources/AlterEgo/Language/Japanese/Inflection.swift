// SPDX-License-Identifier: GPL-3.0-or-later

/// The forms under which a Japanese predicate can stand in a text.
///
/// A verb's forms stop right after its stem's last kana, so that what follows (ない, てよい …) is
/// read as grammatical words of its own. All work is on UTF-8 bytes: a lexicon has tens of
/// thousands of words to inflect before the first sentence is answered.
enum JapaneseInflection {
  /// An ending that completes a stem.
  struct Ending: Sendable {
    let bytes: [UInt8]
    /// The row of the last kana: a, i, u, e, o, `t` for the sound change before た and て, `s` for a
    /// bare ichidan or adjective stem, `n` for a word that does not change.
    let row: UInt8

    init(_ text: String, _ row: Character) {
      bytes = Array(text.utf8)
      self.row = row.asciiValue ?? 0
    }
  }

  private static let unchanged = [Ending("", "n")]
  private static let ichidan = [Ending("", "s"), Ending("る", "u"), Ending("れ", "e")]
  private static let suru = [
    Ending("する", "u"), Ending("し", "s"), Ending("さ", "s"), Ending("せ", "s"), Ending("すれ", "e"),
  ]
  private static let kuru =
    ["た", "て", "な", "ま", "れ", "ら"].map { Ending($0, "s") } + [Ending("る", "u")]
  private static let adjectives = ["い", "く", "かっ", "けれ", "さ", "すぎ"].map { Ending($0, "s") }

  /// う-row kana by their last UTF-8 bytes, with the endings of a godan verb.
  private static let godan: [[UInt8]: [Ending]] = {
    let rows: [(String, [String])] = [
      ("う", ["わ", "い", "え", "お", "っ"]), ("く", ["か", "き", "け", "こ", "い"]),
      ("ぐ", ["が", "ぎ", "げ", "ご", "い"]), ("す", ["さ", "し", "せ", "そ", "し"]),
      ("つ", ["た", "ち", "て", "と", "っ"]), ("ぬ", ["な", "に", "ね", "の", "ん"]),
      ("ぶ", ["ば", "び", "べ", "ぼ", "ん"]), ("む", ["ま", "み", "め", "も", "ん"]),
      ("る", ["ら", "り", "れ", "ろ", "っ"]),
    ]
    var table: [[UInt8]: [Ending]] = [:]
    for (u, kana) in rows {
      table[Array(u.utf8)] =
        [Ending(u, "u")] + zip(kana, ["a", "i", "e", "o", "t"]).map { Ending($0, Character($1)) }
    }
    return table
  }()

  private static let ru = Array("る".utf8)
  private static let suruBytes = Array("する".utf8)
  private static let iku = Array("行く".utf8)
  private static let ikuKana = Array("いく".utf8)
  private static let kuruKanji = Array("来る".utf8)
  private static let i = Array("い".utf8)
  private static let doubled = Ending("っ", "t")
  /// Kana and kanji before る that make a verb ichidan.
  private static let beforeIchidan = Set(
    "いきしちにひみりぎじびえけせてねへめれげぜでべ居見着煮似射診観看鋳干出寝得経".map { Array(String($0).utf8) })

  /// The stem and the endings of a verb in its dictionary form.
  static func verb(_ word: [UInt8], godan isGodan: Bool) -> (
    stem: ArraySlice<UInt8>, endings: [Ending]
  ) {
    guard word.count > 3, let endings = godan[Array(word.suffix(3))] else {
      return (word[...], unchanged)
    }
    if word.ends(with: suruBytes) { return (word.dropLast(6), suru) }
    let stem = word.dropLast(3)
    if word.ends(with: kuruKanji) { return (stem, kuru) }
    if word.ends(with: ru), !isGodan, beforeIchidan.contains(Array(stem.suffix(3))) {
      return (stem, ichidan)
    }
    if word.ends(with: iku) || word.ends(with: ikuKana) {
      return (stem, endings.dropLast() + [doubled])
    }
    return (stem, endings)
  }

  /// The stem and the endings of an い-adjective.
  static func adjective(_ word: [UInt8]) -> (stem: ArraySlice<UInt8>, endings: [Ending]) {
    guard word.count > 3, word.ends(with: i) else { return (word[...], unchanged) }
    return (word.dropLast(3), adjectives)
  }

  /// Whether text that goes on with these bytes can follow a bare ichidan stem.
  static func canFollowStem(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard at + 2 < bytes.count, bytes[at] == 0xE3 else { return false }
    return followers.contains(UInt16(bytes[at + 1]) << 8 | UInt16(bytes[at + 2]))
  }

  private static let followers: Set<UInt16> = Set(
    "るなてたまよられずぬねさろつすがにへ、。".map { character in
      let bytes = Array(String(character).utf8)
      return UInt16(bytes[1]) << 8 | UInt16(bytes[2])
    })
}

extension Array where Element == UInt8 {
  fileprivate func ends(with suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }
}

/// Where a particle of a phrase may be another or none: 端数を切る, 端数は切る, 端数切る.
enum ParticleSlot {
  /// Stand-ins in the trie for を, が and に.
  static let object: UInt8 = 1
  static let subject: UInt8 = 2
  static let target: UInt8 = 3
  /// A bit for each of them.
  static let all: UInt8 = 1 << object | 1 << subject | 1 << target

  /// What may stand in each slot.
  static let fillers: [[[UInt8]]] = [
    [],
    [
      "をまだ", "はまだ", "もまだ", "だけは", "などを", "だけ", "まで", "をも", "など", "を", "は", "も", "の",
    ].map { Array($0.utf8) },
    ["がまだ", "はまだ", "もまだ", "が", "は", "も", "の"].map { Array($0.utf8) },
    ["にまだ", "にはまだ", "にもまだ", "には", "にも", "に", "へ"].map { Array($0.utf8) },
  ]

  /// Whether nothing may stand in a slot, which is tried last, so that a particle is taken first.
  static func mayBeEmpty(_ slot: UInt8) -> Bool { slot != target }

  /// The slot of a particle by its bytes: を, が, に.
  private static func slot(for a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt8? {
    switch (a, b, c) {
    case (0xE3, 0x82, 0x92): object
    case (0xE3, 0x81, 0x8C): subject
    case (0xE3, 0x81, 0xAB): target
    default: nil
    }
  }

  /// The phrase with its first inner particle replaced by a slot.
  static func opened(_ word: [UInt8]) -> [UInt8] {
    var at = 3
    while at + 5 < word.count {
      if let slot = slot(for: word[at], word[at + 1], word[at + 2]) {
        return Array(word[..<at]) + [slot] + word[(at + 3)...]
      }
      at += word[at] < 0x80 ? 1 : word[at] < 0xE0 ? 2 : word[at] < 0xF0 ? 3 : 4
    }
    return word
  }
}
