// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The predicates that clauses and numbers state.
extension TermReader {
  /// The predicates a condition states: its numbers, states, and what is left as words.
  func predicates(_ clause: Clause) -> [Predicate] {
    var found: [Predicate] = []
    var rest: [Item] = []
    let span = text.span(clause.bytes.lowerBound, clause.bytes.upperBound)
    let surface = text.slice(span)
    let holds = !clause.negated
    let times = clock.times(in: clause.bytes)
    for time in times {
      let predicate = ClockReader.predicate(time, text)
      found.append(holds ? predicate : turned(predicate) ?? predicate)
    }
    for (index, item) in clause.items.enumerated() where !clock.covers(item.token) {
      if item.token.kind == .quantity {
        if var predicate = limit(item.token, at: index, clause) {
          predicate.holds = holds
          // 三年で回収できない: what the head denies is the bound.
          if !holds, let turned = turned(predicate) { predicate = turned }
          found.append(predicate)
        }
      } else if item.token.sort == .state, isEven(item.token) {
        continue
      } else if item.token.sort == .state {
        var predicate = Predicate(kind: .state, id: item.token.id, span: span, text: surface)
        let isHead = index == clause.head
        let said = item.token.truth != .no
        predicate.holds = isHead && clause.negated || item.denied ? !said : said
        found.append(predicate)
      } else if isOwnerOfState(item, clause) {
        continue
      } else if item.token.sort == .role, item.role != .by, item.role != .with,
        !(item.role == .of && clause.opener.hasSuffix("with"))
      {
        var predicate = Predicate(kind: .role, id: item.token.id, span: span, text: surface)
        predicate.holds = holds
        if clause.items.count == 1 { found.append(predicate) } else { rest.append(item) }
      } else if item.token.isContent {
        rest.append(item)
      }
    }
    let measured = Set(found.compactMap { $0.kind == .metric ? $0.id : nil })
    let bases = measuredFrom(clause)
    let words = rest.filter { item in
      if measured.contains(item.token.id) || bases.contains(item.token.lower) { return false }
      // Around a number or state, only what tells cases apart matters.
      if !found.isEmpty {
        return item.token.sort != .kpi && !isLight(item.token) && !isAnything(item.token)
          && !(measured.count > 0 && item.token.sort == .act && !tellsEvent(clause))
      }
      return true
    }
    if !words.isEmpty,
      found.isEmpty
        || words.contains(where: {
          $0.token.sort == .act || isCounterparty($0.token.id) || $0.token.kind == .word || true
        })
    {
      var predicate = Predicate(kind: .words, span: span, text: surface)
      let isHeadIn =
        clause.head.map { h in words.contains { $0.token.lower == clause.items[h].token.lower } }
        ?? false
      predicate.holds = isHeadIn || found.isEmpty ? holds : true
      predicate.terms = words.map(\.token.term)
      predicate.anyOf = alternatives(words)
      if words.contains(where: \.denied) { predicate.holds.toggle() }
      if found.isEmpty
        || !measured.isEmpty && tellsEvent(clause)
        || !measured.isEmpty
          && words.contains(where: {
            isCounterparty($0.token.id)
              || $0.token.kind == .concept && $0.token.sort == .concept && clause.role != .relative
          })
        || words.contains(where: { knowledge.theme(of: $0.token.id) == "causes" })
        || found.allSatisfy({ $0.kind != .metric })
          && words.contains(where: { !isLight($0.token) && $0.token.sort != .concept })
      {
        found.append(predicate)
      }
    }
    let isEither = namesEither(clause)
    return found.enumerated().map { index, predicate in
      var predicate = predicate
      predicate.group = clause.bytes.lowerBound + 1 + (isEither ? index : 0)
      return predicate
    }
  }

  /// 市場の相場の|一割増し: what a share is of, by the bytes at which its nouns begin.
  private func measuredFrom(_ clause: Clause) -> Set<Int> {
    var bases: Set<Int> = []
    for (index, item) in clause.items.enumerated()
    where item.token.kind == .quantity && item.token.quantity >= 0
      && quantities[item.token.quantity].unit == "percent"
    {
      let after = text.folded(
        max(0, item.token.upper - 6), min(item.token.upper + 6, text.bytes.count))
      guard ["増", "高", "引", "安", "掛"].contains(where: { after.utf8.has($0.utf8) }) else { continue }
      for noun in clause.items[..<index].reversed() {
        guard noun.role == .of, noun.token.isContent else { break }
        bases.insert(noun.token.lower)
      }
    }
    return bases
  }

  /// The owner's written consent: of whatever it is, and who owns it need not be said.
  private func isOwnerOfState(_ item: Item, _ clause: Clause) -> Bool {
    item.token.sort == .role && item.role == .of
      && text.surface(item.token).hasPrefix("owner")
      && clause.items.contains { $0.token.sort == .state }
  }

  /// Words that carry no condition of their own.
  private func isLight(_ token: Token) -> Bool {
    ["cause", "case", "thing", "time", "work", "person", "company_own"].contains(token.id)
  }

  /// Unless something is broken, 本人が書面で認めたとき: whatever it is, whoever was named.
  private func isAnything(_ token: Token) -> Bool {
    TermReader.anything.contains(token.id)
  }

  private static let anything: Set<String> = [
    "word:something", "word:anything", "word:someone", "word:anyone", "word:somebody",
    "word:anybody", "word:本人", "word:当人",
  ]

  private func turned(_ predicate: Predicate) -> Predicate? {
    guard let op = predicate.op else { return nil }
    var turned = predicate
    turned.holds = true
    if let complement = op.complement {
      turned.op = complement
    } else if op == .equal {
      turned.op = .more
    } else {
      return nil
    }
    return turned
  }

  /// 三割引き, 20% off: the number itself says that the price is lowered.
  func lowersPrice(_ token: Token) -> Bool {
    guard token.quantity >= 0, token.quantity < quantities.count else { return false }
    return MeasureReader.lowersPrice(quantities[token.quantity])
  }

  /// A number as a predicate; nil for numbers that limit nothing (dates, horizons).
  func predicate(_ token: Token, at index: Int, _ clause: Clause) -> Predicate? {
    var predicate = MeasureReader(knowledge: knowledge, metrics: metrics, quantities: quantities)
      .predicate(token, at: index, clause)
    if predicate?.op == .equal, let op = openEnd(token) { predicate?.op = op }
    if predicate?.unit == "percent", isOfYearlySales(token) { predicate?.id = "share" }
    return predicate
  }

  /// 年商の0.01%, 1% of yearly sales: a share of the company's size, whatever it limits.
  private func isOfYearlySales(_ token: Token) -> Bool {
    let before = text.bytes[..<token.lower]
    if metrics.yearlySales.before.contains(where: { before.suffix($0.count).elementsEqual($0) }) {
      return true
    }
    let behind = text.bytes[token.upper...].drop { $0 == 0x20 }
    return metrics.yearlySales.behind.contains { behind.starts(with: $0) }
  }

  /// The same as a limit: what is recovered in three years is recovered within them.
  func limit(_ token: Token, at index: Int, _ clause: Clause) -> Predicate? {
    var limit = predicate(token, at: index, clause)
    // 5人を超えない団体, 超えないように組む: so many at most, however the number is said.
    if let said = limit, UnpassedLimit.ends(said.text) {
      limit?.op = UnpassedLimit.turned(said.op)
      return limit
    }
    // Once half the price is in: that much or more.
    let isPart = clause.role != .relative && limit?.unit == "times" && (limit?.value ?? 1) < 1
    // Up to a week before the show: that long before it, or longer.
    if limit?.op == .atMost, quantities[token.quantity].type == "duration", isDeadline(token) {
      limit?.op = .atLeast
      return limit
    }
    // 講座の半分を終える前なら: less than that.
    if limit?.op == .equal, isPart, endsBefore(token, clause) {
      limit?.op = .less
      return limit
    }
    if limit?.op == .equal, [.when, .onlyWhen, .relative].contains(clause.role),
      changes(token) || isPart
    {
      // 三割上がったら, if steel rises 30 %: so much or more.
      limit?.op = .atLeast
      return limit
    }
    guard limit?.op == .equal, quantities[token.quantity].type == "duration",
      clause.headItem?.token.sort == .act
    else { return limit }
    let isWithin =
      clause.items[index].role == .by
      || text.folded(max(0, token.lower - 4), token.lower).hasSuffix(" in ")
    if isWithin { limit?.op = .atMost }
    return limit
  }

  /// Up to a week before, until three days before: the latest that something may be.
  private func isDeadline(_ token: Token) -> Bool {
    let own = text.surface(token)
    let after = text.folded(token.upper, min(token.upper + 8, text.bytes.count))
    guard own.hasSuffix(" before") || after.hasPrefix(" before ") else { return false }
    let before = text.folded(max(0, token.lower - 16), token.lower)
    return ["up to ", "until ", "till ", "no later than "].contains {
      own.hasPrefix($0) || before.hasSuffix($0)
    }
  }

  /// Whether a condition is what comes before a share is reached.
  private func endsBefore(_ token: Token, _ clause: Clause) -> Bool {
    if clause.opener.hasPrefix("before") { return true }
    let rest = text.folded(token.upper, max(token.upper, clause.bytes.upperBound))
    return ["前なら", "前に", "前の", "前は", "前で", "前だ", "前であ"].contains { rest.utf8.has($0.utf8) }
  }

  /// 過去一年に, the first year: a stretch of time within which something falls.
  private func isWindow(_ token: Token) -> Bool {
    guard quantities[token.quantity].type == "duration" else { return false }
    // 入って五か月たった: so long it has been.
    let after = text.folded(token.upper, min(token.upper + 6, text.bytes.count))
    if ["たっ", "たて", "経"].contains(where: after.hasPrefix) { return false }
    let before = text.folded(max(0, token.lower - 16), token.lower)
    return [
      "過去", "最初の", "初めの", "はじめの", "直近", "直近の", "入社から", "入って", " the first ", " the last ",
      " the past ",
    ].contains { before.hasSuffix($0) }
  }

  /// Whether a number says by how much something rises, falls, lags or piles up.
  private func changes(_ token: Token) -> Bool {
    let after = text.folded(token.upper, min(token.upper + 16, text.bytes.count))
    if TermReader.changing.contains(where: after.hasPrefix) { return true }
    let before = text.folded(max(0, token.lower - 24), token.lower)
    let words = before.split(separator: " ").suffix(2).map(String.init)
    let isLate = after.split(separator: " ").first.map {
      ["late", "behind", "overdue"].contains($0)
    }
    return isLate == true
      || words.contains { word in TermReader.changes.contains { word == $0 || word == $0 + "s" } }
  }

  private static let changing = [
    "上が", "下が", "上昇", "下落", "増え", "増し", "減っ", "減れ", "減少", "増加", "伸び", "落ち", "遅れ", "延び", "続い", "続け",
    "過ぎ",
    "経っ", "経て", "経過", "たっ", "たて", "たまっ", "溜ま", "値上がり", "値下がり", "高くなっ", "安くなっ", "集まっ",
    // Once 60 days have passed.
    " have passed", " has passed", " have gone by", " has gone by", " have elapsed", " has elapsed",
  ]
  private static let changes = [
    "rise", "rises", "rose", "risen", "fall", "fell", "fallen", "drop", "dropped", "increase",
    "increased", "decrease", "decreased", "grow", "grew", "jump", "jumped", "climb", "shrink",
    "decline", "slip", "slipped", "lag", "goes up", "up", "down",
  ]

  /// 500 sheets or more: the bound stands after the noun that is counted.
  private func openEnd(_ token: Token) -> Comparator? {
    let after = text.folded(token.upper, min(token.upper + 40, text.bytes.count))
    // 三か月のあいだは値下げしない.
    for word in ["のあいだ", "の間は", "の間、", "間は"] where after.hasPrefix(word) { return .atMost }
    if isWindow(token) { return .atMost }
    // 三か月たてば: that long or longer.
    for word in ["たてば", "たったら", "経てば", "経ったら", "過ぎれば", "過ぎたら"] where after.hasPrefix(word) {
      return .atLeast
    }
    if isStart(token, after) { return .atLeast }
    // From $400 on: that much and more.
    if text.folded(max(0, token.lower - 5), token.lower) == "from ",
      [" on ", " on,", " up ", " up,", " upwards", " upward", " and up", " onwards"]
        .contains(where: after.hasPrefix)
    {
      return .atLeast
    }
    guard after.utf8.has("or ".utf8) else { return nil }
    let words = after.split(separator: " ").prefix(4)
    guard let at = words.firstIndex(of: "or"), at < 3, at + 1 < words.endIndex else { return nil }
    let last = words[at + 1].filter { $0.isLetter }
    if ["more", "over", "above", "older", "longer", "larger", "higher", "up"].contains(last) {
      return .atLeast
    }
    return ["less", "fewer", "under", "below", "younger", "shorter", "lower"].contains(last)
      ? .atMost : nil
  }

  /// 名刺は百枚から受ける: the least that is taken, sold or brought.
  private func isStart(_ token: Token, _ after: String) -> Bool {
    guard ["から", "からの注文", "からお", "からで"].contains(where: after.hasPrefix),
      ["count", "money", "people", "weight", "length"].contains(quantities[token.quantity].type)
        || quantities[token.quantity].unit == "count"
    else { return false }
    return TermReader.starting.contains { after.utf8.has($0.utf8) }
  }

  private static let starting = [
    "から受け", "からお受け", "から承", "から引き受け", "から売", "から販売", "から届", "からお届", "から配達", "から作", "からお作", "から運",
    "から貸", "からの注文", "から注文", "から印刷", "から刷", "から無料", "から割", "から認", "から応",
  ]

  /// 一人でも反対したら: even one, not alone.
  private func isEven(_ token: Token) -> Bool {
    text.surface(token).hasSuffix("で")
      && text.folded(token.upper, min(token.upper + 3, text.bytes.count)) == "も"
  }

  /// The comparator said with a number.
  func comparator(_ token: Token) -> Comparator? {
    guard token.quantity >= 0, token.quantity < quantities.count else { return nil }
    let op = quantities[token.quantity].op
    return op == .equal ? openEnd(token) ?? op : op
  }
}
