// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What the numbers of a case and of a rule are said of: 据え付けに2日 is no payback of four years.
///
/// One for a case, shared by all that asks.
final class MeasuredThings {
  let knowledge: KnowledgeBase
  let reading: CaseReading
  let memory: CaseMemory

  init(knowledge: KnowledgeBase, reading: CaseReading, memory: CaseMemory) {
    self.knowledge = knowledge
    self.reading = reading
    self.memory = memory
  }

  /// Whether a number of the case may be the one that a rule limits.
  ///
  /// Money, times and heads go by too many names to tell them apart by those; shares do not. Days are not
  /// what years are counted in. A number that stands alone may be any.
  func isMeant(_ fact: Fact, by limit: Predicate, in statement: Statement) -> Bool {
    guard fact.span.upper > 0 else { return true }
    let isSpecific = fact.id == limit.id && !Measures.counted.contains(fact.id)
    if isSpecific { return true }
    let scale = Measure.convert(1, from: fact.unit, to: limit.unit)
    if let told = english(fact, limit, statement, scale) { return told }
    if fact.id != limit.id, limit.unitWord == nil, scale < 0.02 || scale > 50 { return false }
    guard limit.unit == "percent", isTopic(fact) else { return true }
    guard let said = thing(beside: fact) else { return true }
    let own = things(beside: limit, in: statement)
    // 荷は3トンだ: what the rule itself speaks of has no other number of that measure.
    guard !own.isEmpty, !speaks(statement, of: said) else { return true }
    return own.contains { isAlike($0, said) }
  }

  // MARK: English

  /// She has kept two horses for 12 years, the trip takes six hours: of several numbers the one whose sentence
  /// has a word of the limit's own; nil where the words tell nothing.
  private func english(
    _ fact: Fact, _ limit: Predicate, _ statement: Statement, _ scale: Double
  ) -> Bool? {
    guard statement.draft.language == .english, !Quantity.isMoney(limit.unit) else {
      return nil
    }
    let own = memory.stems(before: limit, in: statement) { stems(before: limit, in: statement) }
    guard !own.isEmpty else { return nil }
    if share(own, stems(around: fact)) { return true }
    let others = reading.proposal.facts.filter { other in
      other.value != nil && other.span != fact.span && other.span.upper > 0
        && Measure.comparable(other.unit, limit.unit)
    }
    if others.contains(where: { share(own, stems(around: $0)) }) { return false }
    // Half of the money is a share, too: only of times is none like another of fifty times its length.
    let isTime = ["hours", "days", "weeks", "months", "years"].contains(limit.unit ?? "")
    if isTime, scale < 0.02 || scale > 50 { return false }
    let isCounted = limit.unit == "count" && fact.unit == "count"
    return isCounted && fact.unitWord != limit.unitWord
      && Measure.ratio(word: fact.unitWord, to: limit.unitWord) == nil
      && fact.unitWord != nil && limit.unitWord != nil ? false : nil
  }

  /// Whether two sets have a word in common; of a few words each, which are not worth a hash.
  private func share(_ some: Set<String>, _ others: Set<String>) -> Bool {
    some.contains { word in others.contains { $0 == word } }
  }

  /// The content words between the start of a limit's clause and its number: the trip takes.
  private func stems(before limit: Predicate, in statement: Statement) -> Set<String> {
    let before = FoldedText.fold(statement.text.slice(Span(0, limit.span.lower)))
    var words: [String] = []
    let stops: [UInt8] = [0x2E, 0x3B, 0x2C, 0x3A]
    for word in before.split(whereSeparator: { $0 == " " }).reversed() {
      if word.utf8.contains(where: stops.contains) { break }
      if MeasuredThings.openers.contains(String(word)) { break }
      words.append(String(word))
    }
    return stems(words)
  }

  /// The content words of the sentence of the case that has the number.
  private func stems(around fact: Fact) -> Set<String> {
    memory.stems(at: fact.span.lower) { readStems(around: fact) }
  }

  private func readStems(around fact: Fact) -> Set<String> {
    let scalars = Array(reading.proposal.said.unicodeScalars)
    guard fact.span.lower < scalars.count else { return [] }
    let ends: Set<Unicode.Scalar> = [".", "?", "!", ";"]
    let isEnd = { (at: Int) in
      ends.contains(scalars[at]) && (at + 1 >= scalars.count || scalars[at + 1] == " ")
    }
    var (lower, upper) = (fact.span.lower, fact.span.lower)
    while lower > 0, !isEnd(lower - 1) { lower -= 1 }
    while upper < scalars.count, !isEnd(upper) { upper += 1 }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[lower..<upper])
    return stems(String(text).split { !$0.isLetter && $0 != "'" }.map(String.init))
  }

  private func stems(_ words: [String]) -> Set<String> {
    Set(
      words.filter { $0.utf8.count > 2 && !MeasuredThings.grammar.contains($0) }
        .map { Surface.stem($0) })
  }

  private static let openers: Set<String> = [
    "if", "when", "unless", "provided", "only", "where", "once", "as", "whose", "that", "which",
    "may", "for", "with", "of",
  ]
  private static let grammar: Set<String> = [
    "the", "our", "its", "his", "her", "their", "are", "was", "were", "has", "have", "had", "not",
    "least", "most", "more", "less", "than", "over", "under", "about", "exactly", "and", "but",
    "for", "with", "from", "this", "that", "these", "those", "they", "she", "him", "them", "you",
    "will",
    "would", "can", "may", "must", "been", "takes", "take", "lasts", "last", "costs", "cost",
    "measures", "weighs", "long", "number", "already", "only", "who", "all", "any", "there",
  ]

  /// Whether a term is the noun that a number of the norm is said of, by が: 水分が20％以下の.
  func isMeasured(_ term: Term, of norm: Norm, in statement: Statement) -> Bool {
    isMeasured(term, norm.when, statement) || isMeasured(term, norm.unless, statement)
  }

  private func isMeasured(
    _ term: Term, _ limits: [Predicate], _ statement: Statement
  ) -> Bool {
    limits.contains { limit in
      // What the statement does not name is measured nowhere in it.
      guard limit.kind == .metric, names(statement, term),
        statement.text.utf8.contains(where: { $0 >= 0x80 })
      else { return false }
      return phrase(before: limit.span.lower, in: statement).contains { $0.id == term.id }
    }
  }

  private func names(_ statement: Statement, _ term: Term) -> Bool {
    statement.draft.concepts.contains { $0.id == term.id }
      || statement.draft.words.contains { $0.id == term.id }
  }

  /// 見積|額が20万円, 重さ2キロ: the nouns that run up to a number, with no more than a particle between.
  private func phrase(before place: Int, in statement: Statement) -> [Mention] {
    var found: [Mention] = []
    var end = place
    let mentions = mentions(of: statement)
    while let next = mentions.first(where: {
      $0.span.upper == end || $0.span.upper == end - 1 && joins(end - 1, end, statement)
    }), next.span.lower < end {
      found.append(next)
      end = next.span.lower
    }
    return found
  }

  private func joins(_ lower: Int, _ upper: Int, _ statement: Statement) -> Bool {
    ["が", "は", "の", "も"].contains(statement.text.slice(Span(lower, upper)))
  }

  private func mentions(of statement: Statement) -> [Mention] {
    statement.draft.concepts + statement.draft.words
  }

  private func thing(beside fact: Fact) -> (term: Term, surface: String)? {
    reading.proposal.terms.last {
      !$0.surface.isEmpty && $0.span.upper <= fact.span.lower
        && fact.span.lower - $0.span.upper <= 2
    }.map { ($0.term, $0.surface) }
  }

  private func things(
    beside limit: Predicate, in statement: Statement
  ) -> [(term: Term, surface: String)] {
    phrase(before: limit.span.lower, in: statement).map {
      (Term($0.id), FoldedText.fold($0.surface))
    }
  }

  private func speaks(_ statement: Statement, of said: (term: Term, surface: String)) -> Bool {
    mentions(of: statement).contains {
      isAlike((Term($0.id), FoldedText.fold($0.surface)), said)
    }
  }

  private func isAlike(
    _ a: (term: Term, surface: String), _ b: (term: Term, surface: String)
  ) -> Bool {
    a.term == b.term || knowledge.isA(a.term.id, b.term.id) || knowledge.isA(b.term.id, a.term.id)
      || Surface(a.surface).likeness(Surface(b.surface)) >= 0.5
  }

  /// 水分は19％だ: the noun before it is marked as what the number is said of.
  private func isTopic(_ fact: Fact) -> Bool {
    memory.isTopic(at: fact.span.lower) {
      let folded = Array(reading.proposal.said.unicodeScalars)
      let at = fact.span.lower
      return at > 0 && at <= folded.count && ["は", "が"].contains(String(folded[at - 1]))
    }
  }
}
