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
  private let topics = Topics()

  /// The topics found so far, by where their sentence begins: condition and exception both ask for them.
  private final class Topics {
    var found: [Int: Topic?] = [:]
  }

  /// The narrowed noun that a sentence is about, worked out once.
  func narrowedTopic(of sentence: ParsedSentence) -> Topic? {
    if let known = topics.found[sentence.bytes.lowerBound] { return known }
    let topic = findNarrowedTopic(of: sentence)
    topics.found[sentence.bytes.lowerBound] = .some(topic)
    return topic
  }

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
    let topic = narrowedTopic(of: sentence)
    let stated = sentence.clauses.filter {
      [.when, .onlyWhen, .regardless].contains($0.role)
        || isIfNot($0) && !isCondition($0, in: sentence, besides: topic)
    }
    let first = stated.min { $0.bytes.lowerBound < $1.bytes.lowerBound }
    // 銀行と相談したうえで決める tells how more than when.
    let clause = first.flatMap { isManner($0) && topic != nil ? nil : $0 }
    guard let clause else {
      let granted = grantedNoun(of: sentence)
      if let topic, let granted, !topic.isPerson, !topic.isOnly { return granted }
      return topic?.bytes ?? granted ?? countedCase(of: sentence) ?? relative(of: sentence)
        ?? comeWhatMay(in: sentence) ?? timeCase(of: sentence)
    }
    let span = withoutTopic(clause)
    if let counted = countedCase(of: sentence), counted.lowerBound < clause.bytes.upperBound,
      counted.lowerBound <= span.lowerBound
    {
      return counted
    }
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

  /// 粗利が2割に届かない案件は、部長の承認がなければ受けない, 試してからでなければ使わない: where a ban has its
  /// condition already, or waits for something to be done, what lifts it is an exception.
  func isCondition(_ clause: Clause, in sentence: ParsedSentence, besides topic: Topic?) -> Bool {
    guard forbids(sentence) else { return false }
    let waits = text.folded(clause.bytes.lowerBound, clause.bytes.upperBound)
    if ["てからでなければ", "でからでなければ", "てからでないと", "でからでないと"].contains(where: waits.hasSuffix) {
      return true
    }
    return topic.map { $0.bytes.upperBound <= clause.bytes.lowerBound } ?? false
      || sentence.clauses.contains {
        [.when, .onlyWhen].contains($0.role) && $0.bytes.upperBound <= clause.bytes.lowerBound
      }
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
        && text.surface(inner[$0]) == "、"
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
    // 壊れるまで買い替えない。修理代が50万円を超えたときは考え直す: a later sentence that lifts the rule.
    if let index = sentences.indices.first(where: goesUp),
      let clause = sentences[index].clauses.first(where: {
        [.when, .onlyWhen].contains($0.role)
      })
    {
      return clause.bytes
    }
    for (index, sentence) in sentences.enumerated() {
      let topic = narrowedTopic(of: sentence)
      let stated = sentence.clauses.first {
        $0.role == .unless && (!isIfNot($0) || isCondition($0, in: sentence, besides: topic))
          || $0.role == .until && forbids(sentence)
      }
      if let stated { return withoutTopic(stated) }
      if let span = nothingBut(in: sentence) { return span }
      if index > 0, let span = toldException(sentence) { return span }
      if index > 0 || sentences.count == 1, isException(sentence) {
        if let span = excepted(sentence) { return span }
      }
    }
    return nil
  }

  /// 再来店率80％以上の店しか、増やさない: nothing but what stands before しか.
  func nothingBut(in sentence: ParsedSentence) -> Range<Int>? {
    let inner = indices(of: sentence.bytes)
    guard forbids(sentence),
      let at = inner.dropFirst().first(where: {
        tokens[$0].isFunction("particle") && tokens[$0].value == "しか"
      })
    else { return nil }
    var end = at
    while end - 1 > inner.lowerBound, tokens[end - 1].isFunction("particle") { end -= 1 }
    // 8名までしか持たせない: a limit, and nobody who is let through.
    if tokens[end - 1].kind == .quantity { return nil }
    let start = phraseStart(end - 1, from: inner.lowerBound)
    return start < end ? tokens[start].lower..<tokens[end - 1].upper : nil
  }

  func forbids(_ sentence: ParsedSentence) -> Bool {
    guard let main = sentence.main else { return false }
    let denies = main.deontic == "refuse" || main.deontic == "prohibit"
    // 乳価が戻るまで先送りだ: not now is no, for a while.
    let waits = main.items.contains {
      $0.token.sort == .act && ["postpone", "wait"].contains($0.token.id)
    }
    return main.modal == "prohibit" || waits && !main.negated || main.negated != denies
  }

  /// 例外は急ぎの便だけだ: a sentence that names what its rule leaves out.
  func toldException(_ sentence: ParsedSentence) -> Range<Int>? {
    let body = tokens[indices(of: sentence.bytes)].filter { $0.kind != .mark }
    guard body.count > 2, text.surface(body[0]) == "例外",
      body[1].isFunction("particle"), ["は", "が"].contains(body[1].value)
    else { return nil }
    let named = body[2...].prefix { token in
      !(token.isFunction("particle") && ["だけ", "のみ"].contains(token.value))
        && !token.isFunction("restrict", "negation")
    }
    var end = named.endIndex
    while end > 3, body[end - 1].isFunction("aux"), body[end - 1].value == "copula" { end -= 1 }
    return end > 2 ? body[2].lower..<body[end - 1].upper : nil
  }

  /// What a sentence of exception excepts: its condition, or all before the words that except it.
  func excepted(_ sentence: ParsedSentence) -> Range<Int>? {
    let inner = tokens[indices(of: sentence.bytes)]
    let body = Array(inner.drop { $0.isFunction("connective") || $0.kind == .mark })
    guard let first = body.first else { return nil }
    if let tail = body.last(where: { $0.isFunction("except-tail") }), tail.lower > first.lower {
      let keeps = text.surface(tail).hasPrefix("なら")
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
    // 雨でも収穫する。雷のときだけは引き揚げろ: singled out after the rule.
    if let only = clauses.first(where: { $0.role == .onlyWhen }),
      only.bytes.lowerBound == first.lower,
      tokens.index(startingAt: only.bytes.upperBound).map({ isTopic(tokens[$0]) }) ?? false
    {
      return true
    }
    return main.items.contains { item in
      ["ask_approval", "consult", "discuss", "report", "review"].contains {
        knowledge.isA(item.token.id, $0)
      }
    } || ["上に上げ", "相談", "許可", "承認", "判断を仰", "考え直", "考えなお", "見直"].contains(where: surface.contains)
  }
}
