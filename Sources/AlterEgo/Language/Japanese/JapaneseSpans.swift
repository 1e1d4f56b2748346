// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// When a Japanese statement applies and when it does not, as parts of its own words.
///
/// A condition is a clause (利益が出たら), a restriction (前払いのお客様に限って), what makes no
/// difference (どんなに急いでも), or the narrowed noun the rule is about (月払いのお客様には).
struct JapaneseSpans {
  let text: FoldedText
  let knowledge: KnowledgeBase
  let found: [FoundQuantity]
  let tokens: [Token]
  let sentences: [ParsedSentence]

  /// The tokens of a stretch of bytes, found by halving: a text may have many sentences.
  func indices(of bytes: Range<Int>) -> Range<Int> {
    firstToken(from: bytes.lowerBound)..<firstToken(from: bytes.upperBound)
  }

  /// The first token that starts at or after a byte.
  func firstToken(from byte: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].lower < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Condition

  func condition() -> Range<Int>? {
    for (index, sentence) in sentences.enumerated()
    where !isException(sentence) && !goesUp(index) {
      if let span = condition(of: sentence) { return span }
    }
    return nil
  }

  func condition(of sentence: ParsedSentence) -> Range<Int>? {
    let stated = sentence.clauses.filter {
      [.when, .onlyWhen, .regardless].contains($0.role) || isIfNot($0)
    }
    let first = stated.min { $0.bytes.lowerBound < $1.bytes.lowerBound }
    let topic = narrowedTopic(of: sentence)
    // 銀行と相談したうえで決める tells how more than when.
    let clause = first.flatMap { isManner($0) && topic != nil ? nil : $0 }
    guard let clause else {
      return topic?.bytes ?? relative(of: sentence) ?? grantedNoun(of: sentence)
        ?? countedCase(of: sentence) ?? comeWhatMay(in: sentence)
    }
    let span = withoutTopic(clause)
    // 部下を育てない管理職は、数字が良くても…: whom a rule is about tells more than what is granted.
    if let topic, topic.bytes.lowerBound < span.lowerBound,
      clause.role == .regardless && (topic.isPerson || topic.isOnly)
        || topic.bytes.upperBound > span.upperBound
    {
      return topic.bytes
    }
    return span
  }

  /// 見積がなければ, 自信が持てないなら: an if, where ない限り and なしでは except.
  func isIfNot(_ clause: Clause) -> Bool {
    guard clause.role == .unless, let last = tokens[indices(of: clause.bytes)].last else {
      return false
    }
    return last.isFunction("condition") && last.value == "if-not"
  }

  func isManner(_ clause: Clause) -> Bool {
    ["うえで", "上で"].contains(
      where: text.folded(clause.bytes.lowerBound, clause.bytes.upperBound).hasSuffix)
  }

  /// A clause without the topic that only stands before it: 約束した納期は、何があっても.
  func withoutTopic(_ clause: Clause) -> Range<Int> {
    let inner = Array(tokens[indices(of: clause.bytes)])
    if let mark = inner.indices.last(where: {
      $0 > 0 && inner[$0].kind == .mark && isTopic(inner[$0 - 1])
        && text.folded(inner[$0].lower, inner[$0].upper) == "、"
    }), mark + 1 < inner.count {
      return inner[mark + 1].lower..<clause.bytes.upperBound
    }
    return clause.bytes
  }

  // MARK: Exception

  func isException(_ sentence: ParsedSentence) -> Bool {
    sentence.main?.connective == "but" || sentence.main?.isExceptionTail == true
  }

  func exception() -> Range<Int>? {
    for (index, sentence) in sentences.enumerated() {
      let stated = sentence.clauses.first {
        $0.role == .unless && !isIfNot($0) || $0.role == .until && forbids(sentence)
      }
      if let stated { return withoutTopic(stated) }
      if index > 0 || sentences.count == 1, isException(sentence) {
        if let span = excepted(sentence) { return span }
      }
      if goesUp(index),
        let clause = sentence.clauses.first(where: { [.when, .onlyWhen].contains($0.role) })
      {
        return clause.bytes
      }
    }
    return nil
  }

  func forbids(_ sentence: ParsedSentence) -> Bool {
    guard let main = sentence.main else { return false }
    let denies = main.deontic == "refuse" || main.deontic == "prohibit"
    return main.modal == "prohibit" || main.negated != denies
  }

  /// What a sentence of exception excepts: its condition, or all before the words that except it.
  func excepted(_ sentence: ParsedSentence) -> Range<Int>? {
    let inner = tokens[indices(of: sentence.bytes)]
    let body = Array(inner.drop { $0.isFunction("connective") || $0.kind == .mark })
    guard let first = body.first else { return nil }
    if let tail = body.last(where: { $0.isFunction("except-tail") }), tail.lower > first.lower {
      let keeps = text.folded(tail.lower, tail.upper).hasPrefix("なら")
      return first.lower..<(keeps ? tail.lower + 6 : tail.lower)
    }
    if let clause = sentence.clauses.first(where: { [.when, .onlyWhen].contains($0.role) }) {
      return clause.bytes
    }
    guard
      let topic = body.firstIndex(where: {
        isTopic($0) || $0.isFunction("particle") && ["が", "も"].contains($0.value)
      }), topic > 0
    else { return heldTopic(body) }
    return first.lower..<body[topic - 1].upper
  }

  /// 端数は切る: the topic stands inside a phrase.
  func heldTopic(_ body: [Token]) -> Range<Int>? {
    guard let first = body.first,
      let phrase = body.first(where: { $0.kind == .concept && $0.form == .verb }),
      let cut = topicInside(phrase)
    else { return nil }
    return first.lower..<cut
  }

  /// 現場で決めていい。1万円を超えるときは上に上げろ: a later sentence says whose the rest is.
  func goesUp(_ index: Int) -> Bool {
    guard index > 0, let main = sentences[index].main, main.connective.isEmpty else { return false }
    let clauses = sentences[index].clauses
    guard clauses.contains(where: { [.when, .onlyWhen].contains($0.role) }),
      let first = tokens[indices(of: sentences[index].bytes)].first
    else { return false }
    let surface = text.folded(first.lower, sentences[index].bytes.upperBound)
    if surface.hasPrefix("それ") || surface.hasPrefix("そ") { return false }
    return main.items.contains { item in
      ["ask_approval", "consult", "discuss", "report"].contains { knowledge.isA(item.token.id, $0) }
    } || ["上に上げ", "相談", "許可", "承認", "判断を仰"].contains(where: surface.contains)
  }
}
