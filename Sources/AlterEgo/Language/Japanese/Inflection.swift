// SPDX-License-Identifier: GPL-3.0-or-later

/// The forms under which a Japanese predicate can stand in a text.
///
/// A verb's forms stop right after its stem's last kana, so that what follows (ない, てよい …) is
/// read as grammatical words of its own.
enum JapaneseInflection {
  struct Form {
    let surface: String
    /// The row of the last kana: a, i, u, e, o, `t` for the sound change before た and て, `s` for a
    /// bare ichidan or adjective stem.
    let row: Character
  }

  /// う-row kana with its a, i, e, o kana and its sound-changed form.
  private static let rows: [Character: [Character]] = [
    "う": ["わ", "い", "え", "お", "っ"], "く": ["か", "き", "け", "こ", "い"],
    "ぐ": ["が", "ぎ", "げ", "ご", "い"], "す": ["さ", "し", "せ", "そ", "し"],
    "つ": ["た", "ち", "て", "と", "っ"], "ぬ": ["な", "に", "ね", "の", "ん"],
    "ぶ": ["ば", "び", "べ", "ぼ", "ん"], "む": ["ま", "み", "め", "も", "ん"],
    "る": ["ら", "り", "れ", "ろ", "っ"],
  ]
  private static let beforeIchidan = Set(
    "いきしちにひみりぎじびえけせてねへめれげぜでべ居見着煮似射診出寝得経")

  /// The forms of a verb in its dictionary form; the word itself when it ends in no verb kana.
  static func verb(_ word: String, godan: Bool) -> [Form] {
    guard let last = word.last, let kana = rows[last] else { return [Form(surface: word, row: "n")] }
    let stem = String(word.dropLast())
    if stem.isEmpty { return [Form(surface: word, row: "u")] }
    if word.hasSuffix("する") {
      let noun = String(word.dropLast(2))
      return ["する", "し", "さ", "せ", "すれ", "しろ"].map { Form(surface: noun + $0, row: "s") }
        + [Form(surface: word, row: "u")]
    }
    if word.hasSuffix("来る") || word.hasSuffix("くる") {
      return ["る", "た", "て", "な", "ま", "れ", "ら"].map { Form(surface: stem + $0, row: "s") }
    }
    if last == "る", !godan, let before = stem.last, beforeIchidan.contains(before) {
      return [Form(surface: stem, row: "s"), Form(surface: word, row: "u"), Form(surface: stem + "れ", row: "e")]
    }
    var sound = kana[4]
    if word.hasSuffix("行く") || word.hasSuffix("いく") { sound = "っ" }
    return [
      Form(surface: word, row: "u"), Form(surface: stem + String(kana[0]), row: "a"),
      Form(surface: stem + String(kana[1]), row: "i"), Form(surface: stem + String(kana[2]), row: "e"),
      Form(surface: stem + String(kana[3]), row: "o"), Form(surface: stem + String(sound), row: "t"),
    ]
  }

  /// The forms of an い-adjective.
  static func adjective(_ word: String) -> [Form] {
    guard word.hasSuffix("い"), word.count > 1 else { return [Form(surface: word, row: "n")] }
    let stem = String(word.dropLast())
    return ["い", "く", "かっ", "けれ", "さ", "すぎ"].map { Form(surface: stem + $0, row: "s") }
  }

  /// The word with each of its を, が, に replaced by what may stand in its place.
  ///
  /// Only one particle is varied; 端数を切る also stands as 端数は切る, 端数切る, 端数まで切る.
  static func particleVariants(_ word: String) -> [String] {
    let scalars = Array(word)
    guard let at = scalars.indices.first(where: { $0 > 0 && $0 < scalars.count - 1 && "をがに".contains(scalars[$0]) })
    else { return [word] }
    let (head, tail) = (String(scalars[..<at]), String(scalars[(at + 1)...]))
    let written = String(scalars[at])
    let others: [String] =
      switch written {
      case "を": ["を", "は", "も", "の", "", "だけ", "まで", "をも", "だけは", "など", "などを"]
      case "が": ["が", "は", "も", "の", ""]
      default: ["に", "には", "にも", "へ"]
      }
    return others.map { head + $0 + tail }
  }

  /// Whether text that goes on with `next` can follow a bare ichidan stem.
  static func canFollowStem(_ next: Character?) -> Bool {
    guard let next else { return false }
    return "るなてたまよられずぬさろつすがにへ、。".contains(next)
  }
}
