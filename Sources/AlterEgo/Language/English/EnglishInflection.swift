// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge

/// The forms under which English words stand in a text.
enum EnglishInflection {
  enum Kind: Sendable {
    case base, past, gerund
  }

  struct Form {
    let surface: String
    let kind: Kind
  }

  /// Irregular verbs: base → past and participle.
  static func table(_ knowledge: KnowledgeBase) -> [String: [String]] {
    var table: [String: [String]] = [:]
    for row in knowledge.rows("language/en/irregular_verbs.tsv") {
      table[row["base"]] = row.list("past") + row.list("participle")
    }
    return table
  }

  /// The forms of a verb phrase, whose first word is inflected: take on → takes on, took on.
  static func verb(_ phrase: String, irregular: [String: [String]]) -> [Form] {
    let words = phrase.split(separator: " ", maxSplits: 1)
    guard let first = words.first.map(String.init) else { return [] }
    let rest = words.count > 1 ? " " + words[1] : ""
    var forms = [
      Form(surface: phrase, kind: .base), Form(surface: third(first) + rest, kind: .base),
    ]
    let past = irregular[first] ?? [stem(first, "ed")]
    for form in Set(past).sorted() { forms.append(Form(surface: form + rest, kind: .past)) }
    forms.append(Form(surface: stem(first, "ing") + rest, kind: .gerund))
    return forms
  }

  /// The forms of the irregular and the plain verbs with what they are.
  static func plainVerbs(_ knowledge: KnowledgeBase, _ irregular: [String: [String]]) -> [String:
    Kind]
  {
    var forms: [String: Kind] = [:]
    let plain = knowledge.rows("language/en/plain_verbs.tsv").flatMap { $0.list("verb") }
    for base in Set(irregular.keys).union(plain).sorted() {
      for form in verb(base, irregular: irregular) where forms[form.surface] != .base {
        // The left lane, a saw: what is also another word stays one.
        if form.kind == .past, ["left", "saw", "felt", "found", "rose"].contains(form.surface) {
          continue
        }
        forms[form.surface] = form.kind
      }
    }
    return forms
  }

  /// A noun phrase and its plural, formed on its last word.
  static func noun(_ phrase: String) -> [String] {
    if phrase.hasSuffix("ss") { return [phrase, phrase + "es"] }
    guard let last = phrase.last, last.isLetter, last != "s" else { return [phrase] }
    return [phrase, plural(phrase)]
  }

  private static func plural(_ phrase: String) -> String {
    for (one, many) in [
      ("man", "men"), ("child", "children"), ("knife", "knives"), ("shelf", "shelves"),
      ("half", "halves"), ("mouse", "mice"), ("foot", "feet"), ("tooth", "teeth"),
      ("loaf", "loaves"), ("person", "people"),
    ]
    where phrase.hasSuffix(one) && !phrase.hasSuffix("german") && !phrase.hasSuffix("human") {
      return phrase.dropLast(one.count) + many
    }
    return third(phrase)
  }

  /// With -s, -es or -ies.
  private static func third(_ word: String) -> String {
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      return word.dropLast() + "ies"
    }
    for ending in ["s", "x", "z", "ch", "sh"] where word.hasSuffix(ending) { return word + "es" }
    if word == "go" || word == "do" { return word + "es" }
    return word + "s"
  }

  /// With -ed or -ing, the last letter dropped or doubled where English does.
  private static func stem(_ word: String, _ ending: String) -> String {
    if word.hasSuffix("ie"), ending == "ing" { return word.dropLast(2) + "y" + ending }
    if word.hasSuffix("ee") || word.hasSuffix("oe") || word.hasSuffix("ye") {
      return ending == "ed" ? word + "d" : word + ending
    }
    if word.hasSuffix("e") { return word.dropLast() + ending }
    if word.hasSuffix("y"), ending == "ed", let before = word.dropLast().last,
      !"aeiou".contains(before)
    {
      return word.dropLast() + "ied"
    }
    if doubles(word) { return word + String(word.suffix(1)) + ending }
    return word + ending
  }

  /// Verbs of two syllables and more that double their last letter.
  private static let stressed = [
    "refer", "prefer", "occur", "commit", "permit", "admit", "submit", "defer", "transfer",
    "confer",
    "infer", "cancel", "refit", "control", "equip", "travel", "label", "level", "model", "signal",
    "total", "patrol", "compel", "propel", "expel", "rebel", "regret", "omit", "emit", "transmit",
    "begin", "forget", "upset", "reset", "offset", "input", "output", "kidnap", "worship",
    "program",
    "outrun", "rerun", "unplug", "fulfil", "enrol", "instil", "counsel", "channel", "tunnel",
    "fuel",
    "dial", "format", "overlap", "handicap", "acquit", "deter", "incur", "recur", "concur", "abhor",
  ]

  /// One vowel before one consonant in a word of one syllable, or one of the stressed few.
  private static func doubles(_ word: String) -> Bool {
    let letters = Array(word.utf8)
    guard letters.count >= 3, let last = letters.last, !"aeiouwxy".utf8.contains(last) else {
      return false
    }
    var vowels = letters.indices.filter { "aeiou".utf8.contains(letters[$0]) }
    // The u of quit and equip belongs to its q.
    vowels.removeAll {
      $0 > 0 && letters[$0] == UInt8(ascii: "u") && letters[$0 - 1] == UInt8(ascii: "q")
    }
    if EnglishInflection.stressed.contains(where: {
      word == $0 || word.hasSuffix($0) && $0.count > 4
    }) {
      return true
    }
    return vowels.count == 1 && vowels[0] == letters.count - 2
  }
}

extension EnglishInflection {
  /// A rough lemma of a word the lexicon lacks, so that moulds meets mould and asked ask.
  ///
  /// A verb in -e comes out without it (graz for grazing); comparison allows for that.
  static func lemma(_ word: String) -> String {
    guard word.utf8.count > 3 else { return word }
    if word.utf8.count > 4, word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    for ending in ["ing", "ed"] where word.utf8.count > ending.utf8.count + 2 {
      guard word.hasSuffix(ending), !word.hasSuffix("eed"), !word.hasSuffix("thing") else {
        continue
      }
      let base = word.dropLast(ending.utf8.count)
      guard base.contains(where: { "aeiouy".contains($0) }) else { continue }
      // stopped is stop, called is call.
      if let last = base.last, base.dropLast().last == last, !"lsz".contains(last) {
        return String(base.dropLast())
      }
      return String(base)
    }
    if word.hasSuffix("oes"), !["shoes", "toes", "canoes", "hoes", "foes", "woes"].contains(word) {
      return String(word.dropLast(2))
    }
    for ending in ["sses", "shes", "ches", "xes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") {
      return String(word.dropLast())
    }
    return word
  }
}
