// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Lists what a text speaks of: entries of the lexicon, and nouns that it lacks.
final class MentionReader: Sendable {
  private let knowledge: KnowledgeBase
  private let tokenizer: Tokenizer
  /// Words that name nothing a rule is about: 自分, anything.
  private let everyday: WordSet
  let phrases: PhraseMentions

  init(_ knowledge: KnowledgeBase, _ tokenizer: Tokenizer, _ phrases: PhraseMentions) {
    self.knowledge = knowledge
    self.tokenizer = tokenizer
    self.phrases = phrases
    let path = "language/\(tokenizer.lexicon.language.rawValue)/everyday_nouns.tsv"
    everyday = WordSet(knowledge.rows(path).map { "word:" + FoldedText.fold($0["surface"]) })
  }

  /// Every entry of the lexicon, with the nouns inside longer entries and
  /// beside numbers, and every phrase that names one by its rule.
  func concepts(_ tokens: [Token], _ text: FoldedText) -> [Mention] {
    var found: [Mention] = []
    for (index, token) in tokens.enumerated() {
      if token.kind == .concept, !endsCompound(index, tokens, text) {
        found.append(mention(token.id, token.lower, token.upper, text))
        // 作り in 作り直す is no making.
        for entry in token.nested where !entry.isVerb {
          found.append(mention(entry.id, entry.lower, entry.upper, text))
        }
      }
      // Two quotes are quotes.
      if token.kind == .quantity {
        for entry in tokenizer.nested(text.bytes, token.lower, token.upper, besides: "") {
          let inside = tokenizer.nested(text.bytes, entry.lower, entry.upper, besides: entry.id)
          for entry in [entry] + inside
          where !entry.isVerb && !isMeasure(text.folded(entry.lower, entry.upper)) {
            found.append(mention(entry.id, entry.lower, entry.upper, text))
          }
        }
      }
    }
    return found
      + phrases.found(in: text.bytes).map {
        mention($0.id, $0.bytes.lowerBound, $0.bytes.upperBound, text)
      }
  }

  /// 数え直す, 書き上げる: behind the stem of a verb, the second half only says how it is done.
  private func endsCompound(_ index: Int, _ tokens: [Token], _ text: FoldedText) -> Bool {
    let token = tokens[index]
    guard index > 0, tokens[index - 1].upper == token.lower, token.sort == .act,
      tokens[index - 1].kind == .other || tokens[index - 1].isContent,
      text.bytes[token.lower] >= 0x80, token.upper - token.lower <= 9, token.lower >= 3
    else { return false }
    let first = text.folded(token.lower, token.lower + 3)
    let last = text.folded(token.lower - 3, token.lower)
    return ["直", "上", "切", "終", "始", "続", "過", "込", "合", "出"].contains(first)
      && "いきしちにひみりぎじびえけせてねめれげべ".contains(last)
  }

  /// Thirty minutes are no minutes of a meeting, net 30 no fishing net.
  private func isMeasure(_ word: String) -> Bool {
    [
      "minutes", "minute", "seconds", "second", "net", "points", "point", "pounds", "pound",
      "hours", "days", "weeks", "months", "years", "quarter", "quarters", "feet", "foot", "strikes",
    ].contains(word)
  }

  /// Nouns that no lexicon holds, such as the names of a trade's things.
  func words(_ tokens: [Token], _ text: FoldedText) -> [Mention] {
    let nouns = tokens.indices.filter { index in
      isNamedRate(index, tokens, text) || isNoun(index, tokens, text)
    }
    let single = nouns.map { index in
      let isRate = isNamedRate(index, tokens, text)
      let first = tokens[isRate ? index - 1 : index]
      let id =
        isRate ? "word:" + text.folded(first.lower, tokens[index].upper) : tokens[index].id
      return word(id, first.lower, nounEnd(index, tokens, text), text)
    }
    guard tokenizer.lexicon.language == .english else { return single }
    return single
      + compounds(tokens, Set(nouns), text).filter { whole in
        !single.contains { $0.span == whole.span }
      }
  }

  /// A noun that the lexicon lacks; in English its name is the singular.
  private func word(_ id: String, _ lower: Int, _ upper: Int, _ text: FoldedText) -> Mention {
    var word = mention(id, lower, upper, text)
    word.isKnown = false
    if tokenizer.lexicon.language == .english {
      word.en = singular(text.folded(lower, upper))
    }
    return word
  }

  private func singular(_ noun: String) -> String {
    if noun.hasSuffix("ies"), noun.utf8.count > 4 { return noun.dropLast(3) + "y" }
    if ["ches", "shes", "sses", "xes", "zes"].contains(where: noun.hasSuffix) {
      return String(noun.dropLast(2))
    }
    let isPlural =
      noun.utf8.count > 3 && noun.hasSuffix("s")
      && !["ss", "us", "is"].contains(where: noun.hasSuffix)
    return isPlural ? String(noun.dropLast()) : noun
  }

  /// Lift shaft, bottling line: nouns side by side of which the lexicon lacks one at least.
  private func compounds(_ tokens: [Token], _ nouns: Set<Int>, _ text: FoldedText) -> [Mention] {
    var found: [Mention] = []
    var start = 0
    while start < tokens.count {
      var end = start
      while end < tokens.count, isPart(tokens[end], text),
        end == start || tokens[end - 1].upper + 1 == tokens[end].lower
      { end += 1 }
      let parts = tokens[start..<end]
      if (2...3).contains(parts.count), let last = parts.last,
        last.kind == .concept || nouns.contains(end - 1),
        parts.contains(where: { $0.kind == .word })
      {
        let whole = text.folded(tokens[start].lower, last.upper)
        found.append(word("word:" + whole, tokens[start].lower, last.upper, text))
      }
      start = max(end, start + 1)
    }
    return found
  }

  /// Everyday adjectives, which name no thing together with the noun they lead to.
  private static let adjectives: WordSet = [
    "bad", "best", "better", "big", "black", "blue", "bright", "broad", "broken", "brown", "busy",
    "cheap", "clean", "clear", "close", "cold", "cool", "dark", "dear", "deep", "dirty", "dry",
    "early", "easy", "empty", "extra", "fair", "fast", "few", "fine", "firm", "flat", "free",
    "fresh", "full", "good", "great", "green", "grey", "half", "happy", "hard", "heavy", "high",
    "honest", "hot", "hungry", "keen", "kind", "large", "last", "late", "lazy", "left", "light",
    "little", "long", "loose", "loud", "low", "main", "mere", "narrow", "near", "neat", "new",
    "nice", "odd", "old", "only", "open", "other", "own", "plain", "poor", "proper", "proud",
    "quick", "quiet", "rare", "raw", "ready", "real", "red", "rich", "right", "ripe", "rotten",
    "rough", "round", "sad", "safe", "same", "sharp", "short", "sick", "single", "slow", "small",
    "smart", "smooth", "soft", "sore", "sound", "stale", "steady", "steep", "stiff", "straight",
    "strict", "strong", "sure", "sweet", "tall", "thick", "thin", "tidy", "tight", "tiny", "tired",
    "torn", "tough", "true", "ugly", "upper", "used", "warm", "weak", "wet", "white", "whole",
    "wide", "wild", "wooden", "worn", "worse", "worst", "wrong", "yellow", "young",
  ]

  /// Whether a word can stand within a compound: a noun, and no adjective by its ending.
  private func isPart(_ token: Token, _ text: FoldedText) -> Bool {
    guard token.isContent, token.form == .noun, token.sort != .act, token.sort != .state,
      !everyday.contains(token.id)
    else { return false }
    guard token.kind == .word else { return true }
    let surface = text.surface(token)
    return surface.utf8.count > 2 && !MentionReader.adjectives.contains(surface)
      && !["ly", "ed", "ful", "able", "ible", "ous", "ive", "ish", "less", "est", "ic", "al"]
        .contains(where: surface.hasSuffix)
  }

  /// Dropout rate, hatch rate: two words that the lexicon lacks name one number.
  private func isNamedRate(_ index: Int, _ tokens: [Token], _ text: FoldedText) -> Bool {
    guard index > 0, tokens[index].kind == .word, tokens[index - 1].kind == .word,
      tokens[index - 1].upper + 1 == tokens[index].lower, tokens[index - 1].form == .noun
    else { return false }
    return ["rate", "rates", "size", "fee", "fees", "level", "levels"].contains(
      text.surface(tokens[index]))
  }

  private func mention(_ id: String, _ lower: Int, _ upper: Int, _ text: FoldedText) -> Mention {
    let span = text.span(lower, upper)
    let surface = text.slice(span)
    let names = knowledge.names(of: id)
    return Mention(
      id: id, ja: names?.ja ?? surface, en: names?.en ?? surface, surface: surface, span: span)
  }

  private func isNoun(_ index: Int, _ tokens: [Token], _ text: FoldedText) -> Bool {
    let token = tokens[index]
    guard token.kind == .word, !everyday.contains(token.id),
      token.form == .noun || isCalled(index, tokens, text)
    else { return false }
    return text.bytes[token.lower] < 0x80
      ? isEnglishNoun(index, tokens, text) : isJapaneseNoun(index, tokens, text)
  }

  /// The phone, her ring: a verb by itself that stands as a noun behind an article.
  private func isCalled(_ index: Int, _ tokens: [Token], _ text: FoldedText) -> Bool {
    guard index > 0, tokens[index].form == .verb, tokens[index - 1].isFunction("determiner"),
      !tokens[index].isPast, !tokens[index].isGerund
    else { return false }
    return [
      "a", "an", "the", "our", "my", "his", "her", "its", "their", "your", "every", "each",
      "another",
    ].contains(text.surface(tokens[index - 1]))
  }

  /// A whole word: 員 left over beside a longer one is none, and neither is half of a verb.
  private func isJapaneseNoun(_ index: Int, _ tokens: [Token], _ text: FoldedText) -> Bool {
    let token = tokens[index]
    let before = index > 0 ? tokens[index - 1] : nil
    let after = index + 1 < tokens.count ? tokens[index + 1] : nil
    if let before, before.upper == token.lower, before.isContent || before.kind == .other {
      if token.upper - token.lower < 6 { return false }
    }
    guard let after, after.lower == token.upper else { return true }
    // 全トラック: a single kanji before a word belongs to it.
    if token.upper - token.lower == 3, after.isContent || after.kind == .quantity { return false }
    // 見る, 張り: kana that belong to the word make it no noun.
    if nounEnd(index, tokens, text) > token.upper { return token.upper - token.lower >= 6 }
    return after.kind != .other && !startsWithOkurigana(text.bytes, token)
      && !after.isFunction("aux", "modal", "negation")
      || token.upper - token.lower >= 6 && after.isFunction("aux")
  }

  /// The end of a noun, whose last kana is its own where it is made of a verb: 玉掛け, 根切り.
  private func nounEnd(_ index: Int, _ tokens: [Token], _ text: FoldedText) -> Int {
    let token = tokens[index]
    guard index + 2 < tokens.count, tokens[index + 1].kind == .other,
      tokens[index + 1].lower == token.upper, tokens[index + 2].isFunction("particle"),
      "きちみりぎびえけねめれげべ".contains(
        text.surface(tokens[index + 1]))
    else { return token.upper }
    return tokens[index + 1].upper
  }

  /// 眠い, 深く: an adjective's kana after a single kanji.
  private func startsWithOkurigana(_ bytes: [UInt8], _ token: Token) -> Bool {
    guard token.upper - token.lower == 3, token.upper + 2 < bytes.count else { return false }
    let next = String(decoding: bytes[token.upper..<token.upper + 3], as: UTF8.self)
    return ["い", "く", "け", "さ", "し"].contains(next)
  }

  /// The head of what an article, a preposition or another noun leads to: the fleet, of clay.
  private func isEnglishNoun(_ index: Int, _ tokens: [Token], _ text: FoldedText) -> Bool {
    let token = tokens[index]
    let surface = text.surface(token)
    let isPlural = surface.hasSuffix("s") && !surface.hasSuffix("ss")
    if surface.utf8.count < 3 || surface.utf8.allSatisfy({ $0 < 0x3A })
      || ["ly", "ed", "ing", "able", "ful"].contains(where: surface.hasSuffix)
    {
      return false
    }
    // An adjective leads to the next word; the last of them is the noun.
    let after = index + 1 < tokens.count ? tokens[index + 1] : nil
    if let after, after.isContent, after.sort != .state, !isPlural || after.kind == .word,
      !isThirdPerson(after, text)
    {
      return false
    }
    if isPlural, isOnlyVerb(index, tokens) { return false }
    guard index > 0 else {
      return isPlural || after?.isFunction("modal", "aux", "preposition", "negation") == true
    }
    let before = tokens[index - 1]
    switch before.kind {
    case .function:
      if before.value == "to", text.surface(before) == "to" { return isPlural }
      return before.isFunction("determiner", "preposition", "negation")
        || before.isFunction("connective") && isPlural
    case .quantity: return true
    case .word, .mark: return isPlural || isLedByArticle(index, tokens)
    case .concept: return before.form != .verb || isPlural
    case .other: return false
    }
  }

  /// The kiln cools for a day: behind a noun in the singular, where no other verb is, it is the verb.
  private func isOnlyVerb(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index > 0, tokens[index - 1].isContent, tokens[index - 1].form == .noun else {
      return false
    }
    return !tokens.indices.contains {
      $0 != index
        && (tokens[$0].isContent && tokens[$0].form == .verb
          || tokens[$0].isFunction("modal", "aux", "deontic", "upward"))
    }
  }

  /// The kiln cools: behind a noun the verb agrees with it.
  private func isThirdPerson(_ token: Token, _ text: FoldedText) -> Bool {
    let surface = text.surface(token)
    return token.form == .verb && surface.hasSuffix("s") && !surface.hasSuffix("ss")
  }

  /// Whether words without grammar between them go back to an article: the old cold store.
  private func isLedByArticle(_ index: Int, _ tokens: [Token]) -> Bool {
    var at = index - 1
    // No name has more words than that.
    let first = index - 32
    while at >= max(0, first), tokens[at].isContent { at -= 1 }
    return at >= max(0, first) && tokens[at].isFunction("determiner", "preposition")
  }
}
