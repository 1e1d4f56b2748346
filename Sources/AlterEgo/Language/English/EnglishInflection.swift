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

  /// A noun phrase and its plural, formed on its last word.
  static func noun(_ phrase: String) -> [String] {
    guard let last = phrase.last, last.isLetter, last != "s" else { return [phrase] }
    return [phrase, third(phrase)]
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

  /// One vowel before one consonant in a word of one syllable, or one of the stressed few.
  private static func doubles(_ word: String) -> Bool {
    let letters = Array(word)
    guard letters.count >= 3, let last = letters.last, !"aeiouwxy".contains(last) else {
      return false
    }
    let vowels = letters.indices.filter { "aeiou".contains(letters[$0]) }
    if [
      "refer", "prefer", "occur", "commit", "permit", "admit", "submit", "defer", "transfer",
      "cancel", "refit",
    ].contains(word) {
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
    for ending in ["sses", "shes", "ches", "xes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") {
      return String(word.dropLast())
    }
    return word
  }
}
