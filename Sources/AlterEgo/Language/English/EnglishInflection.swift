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
    forms(ofVerb: Array(phrase.utf8), irregular: irregular).map {
      Form(surface: String(decoding: $0.bytes, as: UTF8.self), kind: $0.kind)
    }
  }

  /// The same in bytes: a lexicon inflects thousands of verbs before the first sentence is read.
  static func forms(
    ofVerb phrase: [UInt8], irregular: [String: [String]]
  ) -> [(bytes: [UInt8], kind: Kind)] {
    guard let start = phrase.firstIndex(where: { $0 != 0x20 }) else { return [] }
    let end = phrase[start...].firstIndex(of: 0x20) ?? phrase.count
    let first = Array(phrase[start..<end])
    let rest = phrase[end...]
    var forms: [(bytes: [UInt8], kind: Kind)] = [
      (phrase, .base), (third(first) + rest, .base),
    ]
    if let past = irregular[String(decoding: first, as: UTF8.self)] {
      for form in Set(past).sorted() { forms.append((Array(form.utf8) + rest, .past)) }
    } else {
      forms.append((stem(first, ed) + rest, .past))
    }
    forms.append((stem(first, ing) + rest, .gerund))
    return forms
  }

  /// The forms of the irregular and the plain verbs with what they are.
  ///
  /// Of verbs that `isWanted` refuses, none.
  static func plainVerbs(
    _ knowledge: KnowledgeBase, _ irregular: [String: [String]],
    where isWanted: (String) -> Bool = { _ in true }
  ) -> [String: Kind] {
    var forms: [String: Kind] = [:]
    let plain = knowledge.rows("language/en/plain_verbs.tsv").flatMap { $0.list("verb") }
    for base in Set(irregular.keys).union(plain).filter(isWanted).sorted() {
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
    forms(ofNoun: Array(phrase.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same in bytes.
  static func forms(ofNoun phrase: [UInt8]) -> [[UInt8]] {
    if phrase.ends(in: "ss") { return [phrase, phrase + es] }
    guard let last = phrase.last, last != UInt8(ascii: "s"), endsInLetter(phrase, last) else {
      return [phrase]
    }
    return [phrase, plural(phrase)]
  }

  private static func endsInLetter(_ phrase: [UInt8], _ last: UInt8) -> Bool {
    last < 0x80
      ? last.isLetter : String(decoding: phrase, as: UTF8.self).last?.isLetter ?? false
  }

  private static let irregularNouns: [(one: StaticString, many: [UInt8])] = [
    ("man", Array("men".utf8)), ("child", Array("children".utf8)),
    ("knife", Array("knives".utf8)), ("shelf", Array("shelves".utf8)),
    ("half", Array("halves".utf8)), ("mouse", Array("mice".utf8)), ("foot", Array("feet".utf8)),
    ("tooth", Array("teeth".utf8)), ("loaf", Array("loaves".utf8)),
    ("person", Array("people".utf8)),
  ]

  private static func plural(_ phrase: [UInt8]) -> [UInt8] {
    for (one, many) in irregularNouns
    where phrase.ends(in: one) && !phrase.ends(in: "german") && !phrase.ends(in: "human") {
      return phrase.dropLast(one.utf8CodeUnitCount) + many
    }
    return third(phrase)
  }

  private static let es = Array("es".utf8)
  private static let ed = Array("ed".utf8)
  private static let ing = Array("ing".utf8)
  private static let ies = Array("ies".utf8)
  private static let ied = Array("ied".utf8)

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }

  /// Whether a word ends in y behind a consonant.
  private static func endsInConsonantY(_ word: [UInt8]) -> Bool {
    word.count > 1 && word[word.count - 1] == UInt8(ascii: "y") && !isVowel(word[word.count - 2])
  }

  /// With -s, -es or -ies.
  private static func third(_ word: [UInt8]) -> [UInt8] {
    if endsInConsonantY(word) { return word.dropLast() + ies }
    for ending: StaticString in ["s", "x", "z", "ch", "sh"] where word.ends(in: ending) {
      return word + es
    }
    if word.count == 2, word.ends(in: "go") || word.ends(in: "do") { return word + es }
    return word + [UInt8(ascii: "s")]
  }

  /// With -ed or -ing, the last letter dropped or doubled where English does.
  private static func stem(_ word: [UInt8], _ ending: [UInt8]) -> [UInt8] {
    let isPast = ending == ed
    if word.ends(in: "ie"), !isPast {
      return Array(word.dropLast(2)) + [UInt8(ascii: "y")] + ending
    }
    if word.ends(in: "ee") || word.ends(in: "oe") || word.ends(in: "ye") {
      return isPast ? word + [UInt8(ascii: "d")] : word + ending
    }
    if word.ends(in: "e") { return word.dropLast() + ending }
    if isPast, endsInConsonantY(word) { return word.dropLast() + ied }
    if doubles(word) { return word + word.suffix(1) + ending }
    return word + ending
  }

  /// Verbs of two syllables and more that double their last letter.
  private static let stressed: [UInt8: [[UInt8]]] = Dictionary(
    grouping: [
      "refer", "prefer", "occur", "commit", "permit", "admit", "submit", "defer", "transfer",
      "confer",
      "infer", "cancel", "refit", "control", "equip", "travel", "label", "level", "model", "signal",
      "total", "patrol", "compel", "propel", "expel", "rebel", "regret", "omit", "emit", "transmit",
      "begin", "forget", "upset", "reset", "offset", "input", "output", "kidnap", "worship",
      "program",
      "outrun", "rerun", "unplug", "fulfil", "enrol", "instil", "counsel", "channel", "tunnel",
      "fuel",
      "dial", "format", "overlap", "handicap", "acquit", "deter", "incur", "recur", "concur",
      "abhor",
    ].map { Array($0.utf8) }, by: { $0[$0.count - 1] })

  /// One vowel before one consonant in a word of one syllable, or one of the stressed few.
  private static func doubles(_ word: [UInt8]) -> Bool {
    guard word.count >= 3, let last = word.last, !isVowel(last), last != UInt8(ascii: "w"),
      last != UInt8(ascii: "x"), last != UInt8(ascii: "y")
    else { return false }
    var vowels = 0
    var lastVowel = 0
    for at in word.indices where isVowel(word[at]) {
      // The u of quit and equip belongs to its q.
      if at > 0, word[at] == UInt8(ascii: "u"), word[at - 1] == UInt8(ascii: "q") { continue }
      vowels += 1
      lastVowel = at
    }
    if vowels == 1, lastVowel == word.count - 2 { return true }
    return stressed[last]?.contains {
      word.count == $0.count || $0.count > 4
        ? word.count >= $0.count && word.has($0, word.count - $0.count) : false
    } ?? false
  }
}

extension [UInt8] {
  /// Whether the bytes end in an ASCII word.
  fileprivate func ends(in word: StaticString) -> Bool {
    let start = count - word.utf8CodeUnitCount
    guard start >= 0 else { return false }
    for offset in 0..<word.utf8CodeUnitCount where self[start + offset] != word.utf8Start[offset] {
      return false
    }
    return true
  }
}

extension EnglishInflection {
  /// A rough lemma of a word the lexicon lacks, so that moulds meets mould and asked ask.
  ///
  /// A verb in -e comes out without it (graz for grazing); comparison allows for that.
  static func lemma(_ word: String) -> String {
    guard word.utf8.count > 3, let end = word.utf8.last, "sgd".utf8.contains(end) else {
      return word
    }
    if word.utf8.count > 4, word.hasSuffix("ies") { return without(3, word) + "y" }
    for ending in ["ing", "ed"] where word.utf8.count > ending.utf8.count + 2 {
      guard word.hasSuffix(ending), !word.hasSuffix("eed"), !word.hasSuffix("thing") else {
        continue
      }
      let base = word.utf8.dropLast(ending.utf8.count)
      guard base.contains(where: { isVowel($0) || $0 == UInt8(ascii: "y") }), let last = base.last
      else { continue }
      let beforeLast = base.dropLast().last
      // stopped is stop, called is call.
      if beforeLast == last, !"lsz".utf8.contains(last) {
        return String(Substring(base.dropLast()))
      }
      // Released is release: no verb but one in -ss ends in a bare s.
      if last == UInt8(ascii: "s"), base.count > 3, let beforeLast, isVowel(beforeLast) {
        return String(Substring(base)) + "e"
      }
      return String(Substring(base))
    }
    if word.hasSuffix("oes"), !["shoes", "toes", "canoes", "hoes", "foes", "woes"].contains(word) {
      return without(2, word)
    }
    for ending in ["sses", "shes", "ches", "xes"] where word.hasSuffix(ending) {
      return without(2, word)
    }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") {
      return without(1, word)
    }
    return word
  }

  /// A word without its last letters, which are ASCII, as all of its letters mostly are.
  private static func without(_ count: Int, _ word: String) -> String {
    guard word.utf8.allSatisfy({ $0 < 0x80 }) else { return String(word.dropLast(count)) }
    return String(Substring(word.utf8.dropLast(count)))
  }
}
