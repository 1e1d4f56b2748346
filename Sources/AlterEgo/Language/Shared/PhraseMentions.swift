// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Phrases that name a concept by the rule they set: 借金をしない, 品質を優先する.
///
/// Their words are read as grammar, so that the rule keeps its negation and its ranking; the
/// concept is mentioned all the same.
struct PhraseMentions: Sendable {
  private var phrases = WordTrie<String>()

  /// Takes the words of the language that set a rule.
  init(_ knowledge: KnowledgeBase, _ words: [Word], language: SpokenLanguage) {
    for word in words {
      for form in PhraseMentions.forms(word.surface, language) {
        phrases.insert(form, knowledge.id(at: word.concept))
      }
    }
  }

  /// The words that set a rule or hide grammar, and all others, which the lexicon takes.
  static func parted(
    _ words: [Word], _ knowledge: KnowledgeBase, _ language: SpokenLanguage
  ) -> (rules: [Word], plain: [Word]) {
    var rules: [Word] = []
    var plain: [Word] = []
    plain.reserveCapacity(words.count)
    for word in words {
      let sort = knowledge.sort(at: word.concept)
      if sort != .state,
        Lexicon.hidesGrammar(word.surface)
          || sort == .concept
            && setsRule(word.surface, language)
            && !["causes", "anti_pattern"].contains(knowledge.theme(at: word.concept))
      {
        rules.append(word)
      } else {
        plain.append(word)
      }
    }
    return (rules, plain)
  }

  /// The phrases in a text, longest first where several start, with folded bytes.
  func found(in bytes: [UInt8]) -> [(id: String, bytes: Range<Int>)] {
    var found: [(id: String, bytes: Range<Int>)] = []
    var at = 0
    while at < bytes.count {
      // No word begins within a character.
      guard bytes[at] & 0xC0 != 0x80, let match = phrases.longest(bytes, at) else {
        at += 1
        continue
      }
      found.append((match.payload, at..<match.end))
      at = match.end
    }
    return found
  }

  /// Whether a word of a concept is a rule by its negation: 嘘をつかない, but not 人が足りない.
  private static func setsRule(_ word: [UInt8], _ language: SpokenLanguage) -> Bool {
    guard language == .japanese, word.count > 9, word.hasSuffix(negation) else { return false }
    return !notRules.contains { word.firstIndex(of: $0) != nil }
  }

  private static let negation = Array("ない".utf8)
  /// What makes of a negated phrase a state of things or another word.
  private static let notRules = [
    "が", "しか", "まかない", "もったいない", "かまわない", "いけない", "合わない", "入らない", "にならない", "ではない", "でもない", "払わない",
    "遅らせない",
  ].map { Array($0.utf8) }

  /// The forms of a phrase: 借金をしない also 借金はしない, 借金をしなく….
  private static func forms(_ word: [UInt8], _ language: SpokenLanguage) -> [[UInt8]] {
    guard language == .japanese else { return [word] }
    let stem = word.hasSuffix(negation) ? Array(word.dropLast(3)) : word
    guard let object = stem.firstIndex(of: Array("を".utf8)) else { return [stem] }
    return [stem, stem[..<object] + Array("は".utf8) + stem[(object + 3)...]]
  }
}

extension Array where Element == UInt8 {
  fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }
}
