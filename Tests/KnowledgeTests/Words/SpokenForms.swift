// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge

/// The forms in which people say a word, written out by rules of the schoolbook.
///
/// Deliberately not the product's own inflection, which these forms are held against.
enum SpokenForms {
  /// A sentence with nothing in it but one form of a word.
  struct Sentence {
    let form: String
    /// The word in its form.
    let spoken: String
    let before: String
    let after: String

    var text: String { before + spoken + after }
  }

  /// What a word of the tables looks like to somebody who reads them.
  struct Entry {
    let bare: String
    let mark: Character?
    let isVerb: Bool
  }

  static func entry(_ word: Substring, isAct: Bool, isState: Bool, isEnglish: Bool) -> Entry {
    var bare = String(word)
    var mark: Character?
    if word.count > 2, word.dropLast().last == "/", let last = word.last, "5vina".contains(last) {
      bare = String(word.dropLast(2))
      mark = last
    }
    let bends = bare.last.map { "うくぐすつぬぶむる".contains($0) } ?? false
    let isVerb = mark == "v" || mark == "5" || mark == nil && isAct && (isEnglish || bends)
    return Entry(bare: bare, mark: mark, isVerb: isVerb)
  }

  // MARK: Japanese

  static func japanese(_ entry: Entry) -> [Sentence] {
    let word = entry.bare.replacing("~", with: "少し")
    if entry.isVerb {
      let verb = conjugated(word, isGodan: entry.mark == "5")
      return [
        Sentence(form: "plain", spoken: "\(word)", before: "私は、", after: "。"),
        Sentence(form: "ない", spoken: "\(verb.nai)", before: "私は、", after: "。"),
        Sentence(form: "て", spoken: "\(verb.te)", before: "私は、", after: "、待つ。"),
        Sentence(form: "ば", spoken: "\(verb.ba)", before: "私が、", after: "、待つ。"),
      ]
    }
    if entry.mark == "i" {
      let stem = word.dropLast()
      return [
        Sentence(form: "plain", spoken: "\(word)", before: "私は、", after: "。"),
        Sentence(form: "ない", spoken: "\(stem)くない", before: "私は、", after: "。"),
      ]
    }
    return [Sentence(form: "plain", spoken: "\(word)", before: "私は、", after: "、と聞いた。")]
  }

  private static let ichidanKanji = "見観看着煮似射診出寝得経居鋳干"
  private static let beforeRu = "いきしちにひみりぎじびえけせてねへめれげぜでべイキシチニミリギジビエケセテネメレゲゼデベ"

  private static func conjugated(_ word: String, isGodan: Bool) -> (
    nai: String, te: String, ba: String
  ) {
    let stem = String(word.dropLast())
    if word.hasSuffix("する") {
      let noun = String(word.dropLast(2))
      return (noun + "しない", noun + "して", noun + "すれば")
    }
    if word.hasSuffix("来る") { return (stem + "ない", stem + "て", stem + "れば") }
    let before = stem.last ?? " "
    if word.hasSuffix("る"), !isGodan, beforeRu.contains(before) || ichidanKanji.contains(before) {
      return (stem + "ない", stem + "て", stem + "れば")
    }
    if word.hasSuffix("行く") || word.hasSuffix("いく") {
      return (stem + "かない", stem + "って", stem + "けば")
    }
    let row: [Character: (String, String, String)] = [
      "う": ("わ", "って", "え"), "く": ("か", "いて", "け"), "ぐ": ("が", "いで", "げ"),
      "す": ("さ", "して", "せ"), "つ": ("た", "って", "て"), "ぬ": ("な", "んで", "ね"),
      "ぶ": ("ば", "んで", "べ"), "む": ("ま", "んで", "め"), "る": ("ら", "って", "れ"),
    ]
    // ある has no あらない.
    if word == "ある" || word.hasSuffix("がある") {
      return (stem.dropLast() + "ない", stem + "って", stem + "れば")
    }
    let (a, te, e) = word.last.flatMap { row[$0] } ?? ("", "", "")
    return (stem + a + "ない", stem + te, stem + e + "ば")
  }

  // MARK: English

  static func english(_ entry: Entry, irregular: [String: [String]]) -> [Sentence] {
    let word = entry.bare.replacing("~", with: "it")
    guard entry.isVerb else {
      return [Sentence(form: "plain", spoken: "\(word)", before: "We mean ", after: ", I hear.")]
    }
    let parts = word.split(separator: " ", maxSplits: 1)
    let first = parts.first.map(String.init) ?? ""
    let rest = parts.count > 1 ? " " + parts[1] : ""
    let past = irregular[first]?.first ?? regular(first, "ed")
    return [
      Sentence(form: "plain", spoken: "\(word)", before: "They ", after: ", I hear."),
      Sentence(
        form: "-s", spoken: "\(regular(first, "s"))\(rest)", before: "She ", after: ", I hear."),
      Sentence(form: "past", spoken: "\(past)\(rest)", before: "They ", after: ", I hear."),
      Sentence(
        form: "-ing", spoken: "\(regular(first, "ing"))\(rest)", before: "They are ",
        after: ", I hear."),
    ]
  }

  /// Verbs of more than one syllable that double their last letter.
  private static let doubling: Set<String> = [
    "commit", "permit", "admit", "submit", "refer", "prefer", "defer", "transfer", "occur",
    "cancel", "travel", "label", "refit", "equip", "control", "format",
  ]

  private static func regular(_ verb: String, _ ending: String) -> String {
    let letters = Array(verb)
    let isVowel = { (c: Character) in "aeiouAEIOU".contains(c) }
    guard letters.count > 1, let last = letters.last else { return verb + ending }
    let before = letters[letters.count - 2]
    switch ending {
    case "s":
      if last == "y", !isVowel(before) { return verb.dropLast() + "ies" }
      let hisses = ["s", "x", "z", "ch", "sh"].contains { verb.hasSuffix($0) }
      return verb + (hisses || last == "o" ? "es" : "s")
    case "ed" where last == "e": return verb + "d"
    case "ed" where last == "y" && !isVowel(before): return verb.dropLast() + "ied"
    case "ing" where verb.hasSuffix("ie"): return verb.dropLast(2) + "ying"
    case "ing" where last == "e" && !["ee", "oe", "ye"].contains(String(verb.suffix(2))):
      return verb.dropLast() + "ing"
    default: break
    }
    let vowels = letters.filter(isVowel).count
    let isShut = !isVowel(last) && !"wxy".contains(last) && isVowel(before)
    let doubles = isShut && (vowels == 1 || doubling.contains(verb))
    return verb + (doubles ? String(last) : "") + ending
  }
}
