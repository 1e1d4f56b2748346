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
  private func indices(of bytes: Range<Int>) -> Range<Int> {
    firstToken(from: bytes.lowerBound)..<firstToken(from: bytes.upperBound)
  }

  /// The first token that starts at or after a byte.
  private func firstToken(from byte: Int) -> Int {
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

  private func condition(of sentence: ParsedSentence) -> Range<Int>? {
    let stated = sentence.clauses.filter {
      [.when, .onlyWhen, .regardless].contains($0.role) || isIfNot($0)
    }
    let clause = stated.min { $0.bytes.lowerBound < $1.bytes.lowerBound }
    let topic = narrowedTopic(of: sentence)
    guard let clause else {
      return topic?.bytes ?? relative(of: sentence) ?? grantedNoun(of: sentence)
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
  private func isIfNot(_ clause: Clause) -> Bool {
    guard clause.role == .unless, let last = tokens[indices(of: clause.bytes)].last else {
      return false
    }
    return last.isFunction("condition") && last.value == "if-not"
  }

  /// A clause without the topic that only stands before it: 約束した納期は、何があっても.
  private func withoutTopic(_ clause: Clause) -> Range<Int> {
    let inner = Array(tokens[indices(of: clause.bytes)])
    if let mark = inner.indices.last(where: {
      $0 > 0 && inner[$0].kind == .mark && isTopic(inner[$0 - 1])
        && text.folded(inner[$0].lower, inner[$0].upper) == "、"
    }), mark + 1 < inner.count {
      return inner[mark + 1].lower..<clause.bytes.upperBound
    }
    return clause.bytes
  }

  // MARK: The narrowed topic

  private struct Topic {
    var bytes: Range<Int>
    var isPerson = false
    /// 年末年始だけは: singled out, narrowed or not.
    var isOnly = false
  }

  private func isTopic(_ token: Token) -> Bool {
    token.isFunction("particle")
      && [
        "は", "には", "とは", "では", "からは", "へは", "については", "に関しては", "に対しては", "につき", "only",
      ].contains(token.value)
  }

  /// 支払いの遅い会社には, 50万円以上の買い物は, 未成年の客に: the first noun narrowed by what precedes it.
  private func narrowedTopic(of sentence: ParsedSentence) -> Topic? {
    let inner = indices(of: sentence.bytes)
    guard let first = inner.first else { return nil }
    for index in inner {
      let token = tokens[index]
      var end = index
      let isOnly = token.isFunction("particle") && token.value == "only"
      if isTopic(token) || isTarget(token) {
        end = index
      } else if token.kind == .concept, token.form == .verb, index > first {
        // 設備投資は見送る: the phrase holds its topic.
        guard let cut = topicInside(token) else { continue }
        if let topic = narrowed(index, upTo: cut, from: first) { return topic }
        continue
      } else {
        continue
      }
      guard end > first else { continue }
      let start = nounStart(before: end, from: first)
      guard start < end else { continue }
      if var topic = narrowed(start, upTo: tokens[end - 1].upper, from: first) {
        if isTarget(token), !topic.isPerson { continue }
        topic.isOnly = isOnly
        return topic
      }
      if isOnly, start == first || tokens[start - 1].kind == .mark {
        return Topic(bytes: tokens[start].lower..<tokens[end - 1].upper, isOnly: true)
      }
    }
    return nil
  }

  private func isTarget(_ token: Token) -> Bool {
    token.isFunction("particle") && ["に", "にだけ", "と", "を", "から"].contains(token.value)
  }

  /// Where the は, を or に of a phrase stands: 設備投資|は見送る.
  private func topicInside(_ token: Token) -> Int? {
    let surface = Array(text.bytes[token.lower..<token.upper])
    guard let at = surface.firstIndex(of: Array("は".utf8)), at > 0 else { return nil }
    return token.lower + at
  }

  /// The first of the nouns that stand together before `end`.
  private func nounStart(before end: Int, from first: Int) -> Int {
    var start = end
    while start > first {
      let token = tokens[start - 1]
      guard start == end || token.upper == tokens[start].lower else { break }
      let isNoun =
        token.isContent && (token.form == .noun && token.sort != .state)
        || isThing(token) || token.kind == .other && isKanji(token)
      guard isNoun else { break }
      start -= 1
    }
    return start
  }

  private func isKanji(_ token: Token) -> Bool {
    text.folded(token.lower, token.upper).unicodeScalars.allSatisfy {
      (0x3400...0x9FFF).contains($0.value)
    }
  }

  private func isThing(_ token: Token) -> Bool {
    token.isFunction("aux") && token.value == "nominal"
      && ["もの", "方", "点", "件"].contains(text.folded(token.lower, token.upper))
  }

  /// The noun that starts at token `start` with what narrows it, or nil when nothing does.
  private func narrowed(_ start: Int, upTo end: Int, from first: Int) -> Topic? {
    guard start > first else { return nil }
    let noun = text.folded(tokens[start].lower, end)
    let head = tokens[max(start, firstToken(from: end) - 1)]
    let isPerson = isPerson(head, noun)
    let before = tokens[start - 1]
    guard before.upper == tokens[start].lower else { return nil }
    if before.isFunction("particle"), before.value == "の" {
      guard start - 1 > first else { return nil }
      return qualified(start, upTo: end, from: first, isPerson: isPerson)
    }
    guard qualifies(start - 1) else { return nil }
    let lower = phraseStart(start - 1, from: first)
    guard tokens[lower..<start].contains(where: { $0.isContent || $0.kind == .quantity }) else {
      return nil
    }
    return Topic(bytes: tokens[lower].lower..<end, isPerson: isPerson)
  }

  /// Whether the token ends what qualifies a noun: a predicate, an adjective, a limit.
  private func qualifies(_ at: Int) -> Bool {
    let token = tokens[at]
    let surface = text.folded(token.lower, token.upper)
    guard let last = surface.last else { return false }
    switch token.kind {
    case .quantity: return "るたいすだ".contains(last)
    case .concept:
      return token.sort == .state && "るたいなうくぐすつぬぶむの".contains(last)
        || token.form != .noun && "るいうくぐすつぬぶむ".contains(last)
    case .word: return token.form == .verb && "うくぐすつぬぶむる".contains(last)
    case .function:
      return ["aux", "negation", "deontic"].contains(token.function)
        && ["る", "た", "ない", "だ", "ぬ", "う", "い"].contains { surface.hasSuffix($0) }
        && !["ものだ", "のだ"].contains(surface)
    case .other: return at > 0 && "るいうくすつむたぬ".contains(last) && tokens[at - 1].upper == token.lower
    case .mark: return false
    }
  }

  /// Where the phrase that ends at token `at` begins: after a mark, a topic or a connective.
  private func phraseStart(_ at: Int, from first: Int) -> Int {
    var start = at
    while start > first {
      let token = tokens[start - 1]
      if token.kind == .mark || isTopic(token) || token.isFunction("connective") { break }
      start -= 1
    }
    while start < at, tokens[start].isFunction("adverb", "determiner") { start += 1 }
    return start
  }

  /// 月払いのお客様, 50万円以上の買い物, 雨の日の足場作業: narrowed by a noun.
  private func qualified(_ start: Int, upTo end: Int, from first: Int, isPerson: Bool) -> Topic? {
    let modifier = tokens[start - 2]
    if modifier.kind == .quantity {
      let isKnown = found.indices.contains(modifier.quantity)
      let quantity = isKnown ? found[modifier.quantity].quantity : nil
      guard let quantity, quantity.op != .equal || quantity.imprecise else { return nil }
      let lower = phraseStart(start - 2, from: first)
      return Topic(bytes: tokens[lower].lower..<end, isPerson: isPerson)
    }
    let lower = chainStart(start - 2, from: first)
    let surface = text.folded(tokens[lower].lower, modifier.upper)
    if JapaneseSpans.times.contains(where: surface.hasSuffix),
      modifier.isContent || isKanji(modifier)
    {
      return Topic(bytes: tokens[lower].lower..<modifier.upper, isPerson: isPerson)
    }
    let owner =
      modifier.sort == .role || knowledge.concept(modifier.id)?.theme == "counterparties"
    guard isPerson, modifier.isContent, !owner, !JapaneseSpans.ours.contains(surface) else {
      return nil
    }
    return Topic(bytes: tokens[lower].lower..<end, isPerson: true)
  }

  /// The first of the nouns joined by の that end at token `at`.
  private func chainStart(_ at: Int, from first: Int) -> Int {
    var start = nounStart(before: at + 1, from: first)
    if start > at { start = at }
    while start - 2 >= first, tokens[start - 1].isFunction("particle"),
      tokens[start - 1].value == "の", tokens[start - 2].isContent
    {
      start = min(nounStart(before: start - 1, from: first), start - 2)
    }
    return start
  }

  private static let times = [
    "日", "時", "期", "夜", "夜間", "朝", "中", "休日", "祝日", "年末", "年始", "シーズン", "初回", "二回目", "初めて", "災害時",
    "平日",
    "深夜", "早朝", "冬", "夏", "以降", "以後",
  ]
  private static let ours: Set<String> = [
    "うち", "当社", "弊社", "わが社", "我が社", "会社", "自社", "現場", "地元", "近所", "町", "地域", "すべて", "全て", "全員",
    "それぞれ", "私",
    "我々", "店",
  ]
  private static let people = [
    "者", "人", "方", "客", "客様", "員", "手", "長", "職", "先", "主", "店", "士", "師", "生", "社", "会社", "業者",
    "様", "得意先",
    "アルバイト", "パート", "スタッフ", "オーナー", "メーカー", "ユーザー", "ドライバー", "荷主",
  ]

  private func isPerson(_ token: Token, _ noun: String) -> Bool {
    token.sort == .role || knowledge.concept(token.id)?.theme == "counterparties"
      || JapaneseSpans.people.contains(where: noun.hasSuffix)
  }

  /// 事故を起こした運転手を: a relative clause with the noun it qualifies.
  private func relative(of sentence: ParsedSentence) -> Range<Int>? {
    guard let clause = sentence.clauses.first(where: { $0.role == .relative }) else { return nil }
    let noun = firstToken(from: clause.bytes.upperBound)
    guard noun < tokens.count else { return clause.wider }
    if let cut = firstParticle(in: tokens[noun]) { return clause.bytes.lowerBound..<cut }
    var end = noun
    while end + 1 < tokens.count, tokens[end + 1].lower == tokens[end].upper,
      tokens[end + 1].isContent, tokens[end + 1].form == .noun, tokens[end + 1].sort != .state
    { end += 1 }
    return clause.bytes.lowerBound..<tokens[end].upper
  }

  private func firstParticle(in token: Token) -> Int? {
    guard token.form == .verb else { return nil }
    let surface = Array(text.bytes[token.lower..<token.upper])
    let cuts = ["は", "を", "に", "が"].compactMap { surface.firstIndex(of: Array($0.utf8)) }
    return cuts.filter { $0 > 0 }.min().map { token.lower + $0 }
  }

  /// 仕事の薄い月でも, どの党のものでも: a noun granted by でも.
  private func grantedNoun(of sentence: ParsedSentence) -> Range<Int>? {
    let inner = indices(of: sentence.bytes)
    guard let first = inner.first else { return nil }
    for index in inner.dropFirst() where tokens[index].isFunction("regardless") {
      let surface = text.folded(tokens[index].lower, tokens[index].upper)
      guard surface == "でも", tokens[index - 1].isContent || isThing(tokens[index - 1]) else {
        continue
      }
      var start = phraseStart(index - 1, from: first)
      while start < index, tokens[start].kind == .mark { start += 1 }
      guard index - start > 1 else { continue }
      return tokens[start].lower..<tokens[index].upper
    }
    return nil
  }

  // MARK: Exception

  private func isException(_ sentence: ParsedSentence) -> Bool {
    sentence.main?.connective == "but" || sentence.main?.isExceptionTail == true
  }

  func exception() -> Range<Int>? {
    for (index, sentence) in sentences.enumerated() {
      let stated = sentence.clauses.first {
        $0.role == .unless && !isIfNot($0) || $0.role == .until && forbids(sentence)
      }
      if let stated { return stated.bytes }
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

  private func forbids(_ sentence: ParsedSentence) -> Bool {
    guard let main = sentence.main else { return false }
    let denies = main.deontic == "refuse" || main.deontic == "prohibit"
    return main.modal == "prohibit" || main.negated != denies
  }

  /// What a sentence of exception excepts: its condition, or all before the words that except it.
  private func excepted(_ sentence: ParsedSentence) -> Range<Int>? {
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
  private func heldTopic(_ body: [Token]) -> Range<Int>? {
    guard let first = body.first,
      let phrase = body.first(where: { $0.kind == .concept && $0.form == .verb }),
      let cut = topicInside(phrase)
    else { return nil }
    return first.lower..<cut
  }

  /// 現場で決めていい。1万円を超えるときは上に上げろ: a later sentence says whose the rest is.
  private func goesUp(_ index: Int) -> Bool {
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
