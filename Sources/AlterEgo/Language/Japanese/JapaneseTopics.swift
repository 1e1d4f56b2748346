// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The noun a rule is about, with what narrows it: 月払いのお客様, 50万円以上の買い物.
extension JapaneseSpans {
  struct Topic {
    var bytes: Range<Int>
    var isPerson = false
    /// 年末年始だけは: singled out, narrowed or not.
    var isOnly = false
  }

  func isTopic(_ token: Token) -> Bool {
    if token.isFunction("modal", "negation", "except-tail") {
      // ご使用|はご遠慮ください: the words of the end hold the particle.
      let surface = text.surface(token)
      return surface.hasPrefix("は") || surface.hasPrefix("なら")
    }
    return token.isFunction("particle")
      && [
        "は", "には", "とは", "では", "からは", "へは", "については", "に関しては", "に対しては", "につき", "only",
      ].contains(token.value)
  }

  /// 支払いの遅い会社には, 50万円以上の買い物は, 未成年の客に: the first noun narrowed by what precedes it.
  func findNarrowedTopic(of sentence: ParsedSentence) -> Topic? {
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
      if let topic = namedTime(before: end, from: first) ?? contrasted(at: end, from: first) {
        return topic
      }
      let start = nounStart(before: end, from: first)
      guard start < end else { continue }
      if var topic = narrowed(start, upTo: tokens[end - 1].upper, from: first) {
        if isTarget(token), !topic.isPerson { continue }
        topic.isOnly = isOnly
        return topic
      }
      if isOnly {
        let lower = chainStart(end - 1, from: first)
        return Topic(bytes: tokens[lower].lower..<tokens[end - 1].upper, isOnly: true)
      }
      // 個人のお客様: one word of the lexicon that says both.
      let noun = text.folded(tokens[start].lower, tokens[end - 1].upper)
      if isPerson(tokens[end - 1], noun), noun.dropFirst().contains("の"),
        tokens[end - 1].sort != .role
      {
        return Topic(bytes: tokens[start].lower..<tokens[end - 1].upper, isPerson: true)
      }
    }
    return nil
  }

  /// 金曜の午後には, 出荷前の三週間は: a time that is narrowed.
  func namedTime(before end: Int, from first: Int) -> Topic? {
    guard isTopic(tokens[end]), end - 3 >= first, tokens[end - 2].isFunction("particle"),
      tokens[end - 2].value == "の"
    else { return nil }
    let head = tokens[end - 1]
    let isSpan =
      head.kind == .quantity && found.indices.contains(head.quantity)
      && ["hours", "days", "weeks", "months"].contains(found[head.quantity].quantity.unit)
      && found[head.quantity].quantity.op == .equal
    guard isSpan || JapaneseSpans.hours.contains(text.surface(head)) else {
      return nil
    }
    let lower = phraseStart(chainStart(end - 3, from: first), from: first)
    return Topic(bytes: tokens[lower].lower..<head.upper, isOnly: true)
  }

  /// 値上げは、在校生には適用しない: whom a second topic sets apart.
  func contrasted(at end: Int, from first: Int) -> Topic? {
    guard tokens[end].isFunction("particle"), ["には", "からは", "へは"].contains(tokens[end].value)
    else { return nil }
    let start = chainStart(end - 1, from: first)
    guard start > first, start < end, tokens[start - 1].kind == .mark, start - 2 > first,
      tokens[start - 2].isFunction("particle"), tokens[start - 2].value == "は",
      isPerson(tokens[end - 1], text.folded(tokens[start].lower, tokens[end - 1].upper)),
      tokens[end - 1].sort != .role
    else { return nil }
    return Topic(bytes: tokens[start].lower..<tokens[end - 1].upper, isPerson: true, isOnly: true)
  }

  func isTarget(_ token: Token) -> Bool {
    token.isFunction("particle") && ["に", "にだけ", "と", "を", "から"].contains(token.value)
  }

  /// Where the は, を or に of a phrase stands: 設備投資|は見送る.
  func topicInside(_ token: Token) -> Int? {
    let bytes = text.bytes
    var at = token.lower
    // は is 0xE3 0x81 0xAF.
    while at + 2 < token.upper {
      if bytes[at] == 0xE3, bytes[at + 1] == 0x81, bytes[at + 2] == 0xAF {
        return at > token.lower ? at : nil
      }
      at += 1
    }
    return nil
  }

  /// The first of the nouns that stand together before `end`.
  func nounStart(before end: Int, from first: Int) -> Int {
    var start = end
    while start > first {
      let token = tokens[start - 1]
      guard start == end || token.upper == tokens[start].lower else { break }
      let isNoun =
        token.isContent && token.sort != .state
        && (token.form == .noun || token.kind == .word && token.form == .fixed)
        || start == end && token.sort == .state && token.form == .fixed && isKanji(token)
        || start == end && token.sort == .act && token.row == UInt8(ascii: "i")
        || isThing(token) || token.kind == .other && isKanji(token)
      guard isNoun else { break }
      start -= 1
    }
    return start
  }

  func isKanji(_ token: Token) -> Bool {
    text.surface(token).unicodeScalars.allSatisfy {
      (0x3400...0x9FFF).contains($0.value)
    }
  }

  func isThing(_ token: Token) -> Bool {
    token.isFunction("aux") && token.value == "nominal"
      && ["もの", "方", "点", "件"].contains(text.surface(token))
  }

  /// The noun that starts at token `start` with what narrows it, or nil when nothing does.
  func narrowed(_ start: Int, upTo end: Int, from first: Int) -> Topic? {
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
  func qualifies(_ at: Int) -> Bool {
    let token = tokens[at]
    let surface = text.surface(token)
    switch token.kind {
    case .quantity: return surface.endsIn(oneOf: "るたいすだ")
    case .concept:
      return token.sort == .state && surface.endsIn(oneOf: "るたいなうくぐすつぬぶむの")
        || token.form != .noun && surface.endsIn(oneOf: "るいうくぐすつぬぶむ")
    case .word: return token.form == .verb && surface.endsIn(oneOf: "うくぐすつぬぶむる")
    case .function:
      return ["aux", "negation", "deontic"].contains(token.function)
        && ["る", "た", "ない", "だ", "ぬ", "う", "い"].contains { surface.hasSuffix($0) }
        && !["ものだ", "のだ"].contains(surface)
    case .other:
      return at > 0 && surface.endsIn(oneOf: "るいうくすつむたぬん") && tokens[at - 1].upper == token.lower
    case .mark: return false
    }
  }

  /// Where the phrase that ends at token `at` begins: after a mark, a topic or a connective.
  func phraseStart(_ at: Int, from first: Int) -> Int {
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
  func qualified(_ start: Int, upTo end: Int, from first: Int, isPerson: Bool) -> Topic? {
    var at = start - 2
    while at > first, tokens[at].kind == .other, tokens[at - 1].upper == tokens[at].lower {
      at -= 1
    }
    let modifier = tokens[at]
    if modifier.kind == .quantity {
      let isKnown = found.indices.contains(modifier.quantity)
      let quantity = isKnown ? found[modifier.quantity].quantity : nil
      guard let quantity, quantity.op != .equal || quantity.imprecise else { return nil }
      let lower = phraseStart(at, from: first)
      // 三度目以降の返金: the count alone says when.
      let end = quantity.unit == "times_occurrence" ? modifier.upper : end
      return Topic(bytes: tokens[lower].lower..<end, isPerson: isPerson)
    }
    let lower = chainStart(at, from: first)
    // 数千万円規模の投資: a number measures the modifier.
    if lower > first, tokens[lower - 1].kind == .quantity,
      tokens[lower - 1].upper == tokens[lower].lower
    {
      return Topic(bytes: tokens[lower - 1].lower..<end, isPerson: isPerson)
    }
    let surface = text.folded(tokens[lower].lower, modifier.upper)
    if JapaneseSpans.times.contains(where: surface.hasSuffix),
      modifier.isContent || isKanji(modifier)
    {
      // 前日の取り消しには: what happens then, where 雨の日の足場作業は tells when.
      if lower == at, marker(after: end) == "には" {
        return Topic(bytes: tokens[lower].lower..<end, isPerson: isPerson)
      }
      // 私がいない間の値決め: the time is told by a clause.
      let opening =
        lower > first && qualifies(lower - 1) ? phraseStart(lower - 1, from: first) : lower
      return Topic(bytes: tokens[opening].lower..<modifier.upper, isPerson: isPerson)
    }
    let singlesOut =
      isPerson || JapaneseSpans.narrowing.contains(surface)
      || ["については", "に関しては", "につき"].contains(marker(after: end))
    guard singlesOut, modifier.isContent, modifier.sort != .role,
      !JapaneseSpans.ours.contains(surface)
    else { return nil }
    return Topic(bytes: tokens[lower].lower..<end, isPerson: true)
  }

  /// The particle that stands at a byte, or nothing.
  func marker(after end: Int) -> String {
    let at = firstToken(from: end)
    return at < tokens.count && tokens[at].isFunction("particle") ? tokens[at].value : ""
  }

  /// The first of the nouns joined by の that end at token `at`.
  func chainStart(_ at: Int, from first: Int) -> Int {
    var start = nounStart(before: at + 1, from: first)
    if start > at { start = at }
    while start - 2 >= first, tokens[start - 1].isFunction("particle"),
      tokens[start - 1].value == "の", tokens[start - 2].isContent
    {
      start = min(nounStart(before: start - 1, from: first), start - 2)
    }
    return start
  }

  static let times = [
    "日", "時", "期", "夜", "夜間", "朝", "中", "休日", "祝日", "年末", "年始", "シーズン", "災害時",
    "平日",
    "深夜", "早朝", "冬", "夏", "以降", "以後", "間", "最中",
  ]
  static let hours: WordSet = [
    "午後", "午前", "午前中", "朝", "昼", "夕方", "夜", "夜間", "早朝", "深夜", "日中", "週末", "休日", "祝日", "平日", "連休",
    "当日", "前日",
    "翌日", "月末", "月初", "期末", "年末", "年始", "繁忙期", "閑散期", "シーズン", "時間帯", "最中", "あいだ", "間", "日", "週",
    "月",
  ]
  static let anything: WordSet = [
    "誰", "何", "いつ", "どこ", "どれ", "どちら", "だれ", "なん", "いくら", "何時", "少し", "今", "後", "これ", "それ", "一",
    "いくつ", "何度",
    "何人", "何回", "ここ", "うち", "自分", "多少", "一刻", "一日", "一円", "一人", "一つ",
  ]
  static let narrowing: WordSet = ["初回", "新規", "二回目", "例外", "特別", "緊急", "急ぎ"]
  static let ours: WordSet = [
    "うち", "当社", "弊社", "わが社", "我が社", "会社", "自社", "現場", "地元", "近所", "町", "地域", "すべて", "全て", "全員",
    "それぞれ", "私",
    "我々", "店",
  ]
  static let people = [
    "者", "人", "方", "客", "客様", "員", "手", "長", "職", "先", "主", "店", "士", "師", "生", "社", "会社", "業者",
    "様", "得意先",
    "アルバイト", "パート", "スタッフ", "オーナー", "メーカー", "ユーザー", "ドライバー", "荷主",
  ]

  func isPerson(_ token: Token, _ noun: String) -> Bool {
    token.sort == .role || knowledge.theme(of: token.id) == "counterparties"
      || JapaneseSpans.people.contains(where: noun.hasSuffix)
  }

  /// 事故を起こした運転手を: a relative clause with the noun it qualifies.
  func relative(of sentence: ParsedSentence) -> Range<Int>? {
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

  func firstParticle(in token: Token) -> Int? {
    guard token.form == .verb else { return nil }
    let surface = Array(text.bytes[token.lower..<token.upper])
    let cuts = ["は", "を", "に", "が"].compactMap { surface.firstIndex(of: Array($0.utf8)) }
    return cuts.filter { $0 > 0 }.min().map { token.lower + $0 }
  }

  /// 仕事の薄い月でも, どの党のものでも: a noun granted by でも.
  func grantedNoun(of sentence: ParsedSentence) -> Range<Int>? {
    let inner = indices(of: sentence.bytes)
    guard let first = inner.first else { return nil }
    for index in inner.dropFirst() where tokens[index].isFunction("regardless") {
      let surface = text.surface(tokens[index])
      guard surface == "でも" || surface == "であっても",
        tokens[index - 1].isContent || isThing(tokens[index - 1])
          || tokens[index - 1].kind == .quantity || tokens[index - 1].kind == .other
      else { continue }
      var start = phraseStart(index - 1, from: first)
      while start < index, tokens[start].kind == .mark { start += 1 }
      guard start < index else { continue }
      let noun = text.folded(tokens[start].lower, tokens[index - 1].upper)
      // 誰でも, いつでも: everyone and always, and no case.
      if JapaneseSpans.anything.contains(noun) { continue }
      return tokens[start].lower..<tokens[index].upper
    }
    return nil
  }

  /// 何があっても、: a clause that is one word, at the head of its sentence.
  func comeWhatMay(in sentence: ParsedSentence) -> Range<Int>? {
    tokens[indices(of: sentence.bytes)].first {
      $0.isFunction("regardless")
        && ["何があっても", "なにがあっても"].contains(text.surface($0))
    }.map { $0.lower..<$0.upper }
  }

  /// 風速15メートルで中止: whether something comes to a stop behind a token.
  func stopsBehind(_ index: Int, _ inner: Range<Int>) -> Bool {
    tokens[(index + 1)..<inner.upperBound].contains { token in
      token.sort == .act
        && ["stop", "close", "suspend", "evacuate", "refuse"].contains {
          knowledge.isA(token.id, $0)
        }
    }
  }

  /// 遅刻三回で減点: so many times bring it about.
  func countedCase(of sentence: ParsedSentence) -> Range<Int>? {
    let inner = indices(of: sentence.bytes)
    for index in inner.dropLast()
    where tokens[index].kind == .quantity && tokens[index + 1].isFunction("particle") {
      guard tokens[index + 1].value == "で",
        let quantity = found.first(where: { $0.bytes.lowerBound == tokens[index].lower })?.quantity,
        quantity.unit == "times_occurrence" || quantity.isPhysical && stopsBehind(index, inner)
      else { continue }
      let lower = phraseStart(index, from: inner.lowerBound)
      if lower < index { return tokens[lower].lower..<tokens[index].upper }
    }
    return nil
  }
}
