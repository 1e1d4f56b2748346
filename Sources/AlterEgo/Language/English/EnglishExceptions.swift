// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// When an English statement does not apply, as a part of its text.
extension StatementView {
  func englishException(_ draft: Draft) -> String? {
    for (index, sentence) in sentences.enumerated() {
      let excepted = sentence.clauses.first {
        $0.role == .unless || $0.role == .until && endsBan(sentence, draft)
      }
      if let excepted { return verbatim(afterBut(excepted.bytes)) }
      if let tail = exceptedTail(within(sentence.bytes)) { return verbatim(tail) }
      guard index > 0, let main = sentence.main, let rule = draft.norms.first else { continue }
      if let span = toldException(sentence.bytes) { return verbatim(span) }
      if main.connective == "but", let span = butException(sentence, main, rule, draft) {
        return verbatim(span)
      }
      if let span = namedException(within(main.bytes)) { return verbatim(span) }
      // Gifts go back. A calendar is fine: what a second sentence permits.
      if main.connective.isEmpty, main.modal == "may", rule.modality != .may,
        let span = subjectSpan(within(main.bytes)), isPermittedThing(within(main.bytes))
      {
        return verbatim(span)
      }
    }
    return nil
  }

  /// The only exception is the harvest; this does not apply to trainees: a sentence that only tells
  /// what its rule leaves out.
  func toldException(_ bytes: Range<Int>) -> Range<Int>? {
    for opening in metrics.toldExceptions.openings
    where text.bytes.has(opening, bytes.lowerBound) {
      let start = bytes.lowerBound + opening.count
      guard start < bytes.upperBound else { return nil }
      return start..<bytes.upperBound
    }
    for end in metrics.toldExceptions.ends where bytes.count > end.count {
      let start = bytes.upperBound - end.count
      if text.bytes.has(end, start) { return bytes.lowerBound..<start }
    }
    return nil
  }

  /// Guide dogs are the exception.
  func tellsException(_ sentence: ParsedSentence) -> Bool {
    sentence.main.map { namedException(within($0.bytes)) != nil } ?? false
  }

  /// The subject of a later sentence that is called the exception: guide dogs are the exception.
  private func namedException(_ all: [Token]) -> Range<Int>? {
    guard let end = all.indices.last(where: { !isMark(all[$0]) }),
      ["exception", "exceptions", "exempt", "excepted"].contains(surface(all[end]))
    else { return nil }
    let words = all.filter { !isMark($0) }
    guard words.count < 12, words.contains(where: { $0.isFunction("aux") }),
      !words.contains(where: { $0.isFunction("negation") })
    else { return nil }
    return subjectSpan(all)
  }

  /// Whether `until` ends a ban, or what is held back; a leave until noon applies till then.
  func endsBan(_ sentence: ParsedSentence, _ draft: Draft) -> Bool {
    guard let main = sentence.main, sentence.clauses.contains(where: { $0.role == .until }) else {
      return true
    }
    if sentence.clauses.contains(where: isStillBefore) { return false }
    if main.negated || ["prohibit", ""].contains(main.modal) && !main.deontic.isEmpty
      || main.modal == "prohibit" || draft.norms.first?.modality == .mustNot
    {
      return true
    }
    let head = main.headItem.map { surface($0.token) } ?? ""
    return [
      "hold", "held", "withhold", "keep", "kept", "put off", "postpone", "delay", "wait", "stay",
      "stop", "freeze", "frozen", "suspend", "defer", "close", "shut", "lock", "park",
    ].contains { head.hasPrefix($0) }
  }

  /// Never sell a foal before it is weaned: what is told of the thing itself narrows the ban.
  ///
  /// What happens elsewhere (before the owner is present), or has been done by then (before they have been
  /// with us a year), lifts it.
  private func isStillBefore(_ clause: Clause) -> Bool {
    guard clause.role == .until, clause.opener == "before" else { return false }
    let words = within(clause.bytes)
    guard
      words.dropFirst().prefix(4).contains(where: {
        $0.isFunction("pronoun") && ["it", "they", "one", "ones"].contains(surface($0))
      })
    else { return false }
    return !words.contains { token in
      let word = surface(token)
      return ["has", "have", "had"].contains(word) || word.hasSuffix("'ve")
        || word.hasPrefix("has ") || word.hasPrefix("have ")
    }
  }

  /// …, Saturdays excepted; …, the harvest aside: what stands before the word is excepted.
  private func exceptedTail(_ all: [Token]) -> Range<Int>? {
    guard let end = all.indices.last(where: { !isMark(all[$0]) }), case let last = all[end],
      ["excepted", "aside", "excluded", "apart", "exempted", "exempt"].contains(surface(last)),
      let comma = all.lastIndex(where: { isMark($0) && surface($0) == "," }),
      comma + 1 < all.count, all[comma + 1].lower < last.lower,
      !all[(comma + 1)...].contains(where: { $0.isFunction("modal", "aux") })
    else { return nil }
    return all[comma + 1].lower..<last.upper
  }

  /// The bytes of an exception without the `but never` that joins it to its rule.
  private func afterBut(_ bytes: Range<Int>) -> Range<Int> {
    let slice = text.folded(bytes.lowerBound, bytes.upperBound)
    for joint in ["but not ", "but never "] where slice.hasPrefix(joint) {
      return bytes.lowerBound + joint.utf8.count..<bytes.upperBound
    }
    return bytes
  }

  /// …, but not tools; …, but full-time staff need my okay.
  private func butException(
    _ sentence: ParsedSentence, _ main: Clause, _ rule: Norm, _ draft: Draft
  ) -> Range<Int>? {
    if sentences.first.map(concedes) ?? false { return nil }
    let all = within(main.bytes).filter { !isMark($0) }
    if let clause = sentence.clauses.first(where: { $0.role == .when }) { return clause.bytes }
    if let not = all.first, ["not", "never"].contains(surface(not)), all.count > 1,
      !all.dropFirst().contains(where: { $0.isFunction("modal", "aux", "pronoun") })
    {
      // But not which rooms to skip: no thing that is left out.
      if ["which", "what", "how", "whether", "when", "where", "why", "who"].contains(
        surface(all[1]))
      {
        return nil
      }
      return all[1].lower..<(all.last?.upper ?? not.upper)
    }
    let isTurned =
      main.modal == "prohibit" || main.negated || main.modal == "may" || rule.modality == .may
    guard isTurned, rule.modality == .may || rule.modality == .mustNot || main.modal == "may" else {
      return nil
    }
    return subjectSpan(all)
  }

  /// The subject of a sentence: what stands before its verb group, unless it is a pronoun.
  private func subjectSpan(_ all: [Token]) -> Range<Int>? {
    let parser = EnglishParser(text)
    let words = all.filter { !isMark($0) }
    guard
      let verb = words.indices.first(where: {
        $0 > 0 && (words[$0].isFunction("modal", "aux") || parser.startsPredicate(words, $0))
      }), let first = words.first, words[..<verb].contains(where: { $0.isContent }),
      !first.isFunction("pronoun", "negation", "modal", "aux")
    else { return nil }
    return first.lower..<words[verb - 1].upper
  }

  /// A calendar is fine: a thing is permitted, not somebody to do something.
  private func isPermittedThing(_ all: [Token]) -> Bool {
    let modal = all.first { $0.isFunction("modal") }
    return modal.map { ["is", "are"].contains(text.firstWord(of: $0)) } ?? false
  }
}
