// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model

/// What must hold of the reading of any text whatever, for the fuzzer, the tests and the clocks.
public struct ReadingCheck: Sendable {
  private let analyzer: Analyzer

  /// Reads with the knowledge the library carries, as of a fixed day.
  public init() throws {
    analyzer = Analyzer(
      try KnowledgeBase(KnowledgeFile.builtIn()), today: CalendarDate(daysSince1970: 20_779))
    analyzer.prepare(.japanese)
    analyzer.prepare(.english)
  }

  /// Reads one line and tells how many concepts it names.
  public func read(_ line: String) -> Int { analyzer.draft(line).concepts.count }

  /// Reads bytes, repaired as an argument of the command line is, in every way there is.
  ///
  /// - Returns: what does not hold; nothing when all is well.
  public func faults(_ bytes: some Sequence<UInt8>) -> [String] {
    faults(String(decoding: Array(bytes), as: UTF8.self))
  }

  public func faults(_ text: String) -> [String] {
    let draft = analyzer.draft(text)
    let question = analyzer.question(text)
    let statement = analyzer.statement(text)
    _ = analyzer.outcome(of: text)
    _ = analyzer.role(text)
    var faults = ReadingFaults(text)
    faults.check(draft)
    faults.check(question)
    faults.check(statement)
    if question.proposal == nil { faults.add("a question without a proposal") }
    if statement.speech != .statement { faults.add("a statement read as \(statement.speech)") }
    if analyzer.draft(text) != draft { faults.add("read again, the text reads otherwise") }
    return faults.found
  }
}

extension ReadingCheck {
  /// Reads a text in one way only, which `turn` chooses; for runs of millions.
  public func quickFaults(_ text: String, _ turn: Int) -> [String] {
    var faults = ReadingFaults(text)
    switch turn % 4 {
    case 1: faults.check(analyzer.question(text))
    case 2: faults.check(analyzer.statement(text))
    default: faults.check(analyzer.draft(text))
    }
    return faults.found
  }
}

/// Holds a draft against its text.
struct ReadingFaults {
  private(set) var found: [String] = []
  private let text: String
  private let folded: FoldedText
  private let bytes: [UInt8]

  init(_ text: String) {
    self.text = text
    folded = FoldedText(text)
    bytes = Array(text.utf8)
  }

  mutating func add(_ fault: String) { found.append(fault) }

  mutating func check(_ draft: Draft) {
    if draft.text != text { add("another text") }
    for mention in draft.concepts { quoted(mention.surface, mention.span, "a concept") }
    for quantity in draft.quantities { quoted(quantity.surface, quantity.span, "a quantity") }
    for vague in draft.vague { quoted(vague.surface, vague.span, "a vague word") }
    for (first, second) in zip(draft.quantities, draft.quantities.dropFirst())
    where second.span.lower < first.span.upper && !isOneCharacter(first.span, second.span) {
      add("quantities out of order or over one another: \(first.span) \(second.span)")
    }
    for value in draft.quantities.flatMap({ [$0.value, $0.value2, $0.low, $0.high] }) {
      if let value, !value.isFinite { add("a quantity of \(value)") }
    }
    for (part, name) in [
      (draft.condition, "the condition"), (draft.exception, "the exception"),
      (draft.holder, "the holder"),
    ] {
      if let part { verbatim(part, name) }
    }
    for part in draft.notUnderstood { verbatim(part, "what is not understood") }
    for norm in draft.norms {
      within(norm.span, "a norm")
      for predicate in norm.when + norm.unless + norm.requires {
        within(predicate.span, "a predicate")
        verbatim(predicate.text, "a predicate")
      }
    }
    if let proposal = draft.proposal {
      within(proposal.span, "a proposal")
      for fact in proposal.facts { within(fact.span, "a fact") }
      for term in proposal.terms { within(term.span, "a term") }
    }
    let written = draft.json.text
    guard let again = Draft(jsonText: written) else {
      add("JSON that can't be read: \(written)")
      return
    }
    if again.json.text != written { add("JSON that reads as another draft: \(written)") }
  }

  /// Several quantities may be folded out of one squared character.
  private func isOneCharacter(_ first: Span, _ second: Span) -> Bool {
    second.lower == first.upper - 1 && second.lower >= first.lower
  }

  private mutating func quoted(_ surface: String, _ span: Span, _ what: String) {
    within(span, what)
    // Byte for byte: a mark that joins the letter before it makes no other text.
    if Array(folded.slice(span).utf8) != Array(surface.utf8) {
      add("\(what) \(surface.debugDescription) that does not stand at \(span)")
    }
  }

  private mutating func within(_ span: Span, _ what: String) {
    if span.lower < 0 || span.upper < span.lower || span.upper > folded.scalarCount {
      add("\(what) at \(span) of \(folded.scalarCount)")
    }
  }

  private mutating func verbatim(_ part: String, _ what: String) {
    let part = Array(part.utf8)
    guard let first = part.first, part.count <= bytes.count else {
      if !part.isEmpty { add("\(what) that is longer than the text") }
      return
    }
    var at = 0
    while at + part.count <= bytes.count {
      if bytes[at] == first, bytes[at..<at + part.count].elementsEqual(part) { return }
      at += 1
    }
    add("\(what) \(String(decoding: part, as: UTF8.self).debugDescription) that is no part of it")
  }
}
