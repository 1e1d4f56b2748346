// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Finds the relative move in a text: 3%改善, 2割削減, 半減, cut by 10 %.
struct QuantityChange {
  let words: QuantityWords
  let language: SpokenLanguage
  let text: QuantityBytes
  var bytes: [UInt8] { text.bytes }

  func read(_ quantities: [FoundQuantity], _ scan: QuantityScan) -> Change? {
    for found in quantities {
      if let change = change(found, scan) { return change }
    }
    return nil
  }

  private func change(_ found: FoundQuantity, _ scan: QuantityScan) -> Change? {
    let quantity = found.quantity
    guard !found.isGoal, let value = quantity.value, quantity.value2 == nil else { return nil }
    if quantity.unit == "times" { return multiple(found, value, scan) }
    guard ["percent", "points", "money", "count"].contains(quantity.type),
      quantity.unit != "fiscal_years", quantity.unit != "times_occurrence"
    else { return nil }
    guard let sign = language == .japanese ? signBehind(found) : englishSign(found, scan) else {
      return nil
    }
    let isShare =
      quantity.unit == "percent" && !text.has("割", endingAt: found.numberBytes.upperBound)
    return Change(
      by: value < 0 ? value : sign * value, unit: quantity.unit,
      ambiguous: isShare && namesRate(found))
  }

  /// 半減, 倍増, 3倍にする: percent of what it was.
  private func multiple(_ found: FoundQuantity, _ value: Double, _ scan: QuantityScan) -> Change? {
    let bounds = found.numberBytes
    if value < 1, let sign = shareSign(found, scan) {
      return Change(by: Numeral.clean(sign * value * 100), unit: "percent", ambiguous: false)
    }
    var isMove = words.moves.longest(bytes, bounds.lowerBound)?.payload.role == .whole
    if language == .japanese, !isMove {
      let end = found.bytes.upperBound
      let joint = text.end(end, ofAny: ["に", "へ"]) ?? end
      let verbs: [StaticString] = ["する", "した", "し", "なる", "な"]
      // 「全体の4分の1にする」 is a level.
      guard !text.has("の", endingAt: found.bytes.lowerBound) else { return nil }
      isMove =
        joint > end && text.end(joint, ofAny: verbs) != nil
        || words.moves.longest(bytes, joint) != nil || text.has("増", endingAt: end)
    } else if !isMove {
      isMove = text.has("fold", endingAt: bounds.upperBound)
    }
    guard isMove else { return nil }
    return Change(by: Numeral.clean((value - 1) * 100), unit: "percent", ambiguous: false)
  }

  /// 3分の1減らす, cut by a third: the share is how far it moves.
  private func shareSign(_ found: FoundQuantity, _ scan: QuantityScan) -> Double? {
    if words.moves.longest(bytes, found.numberBytes.lowerBound)?.payload.role == .whole {
      return nil
    }
    if language == .japanese {
      guard found.quantity.op == .equal,
        let (word, _) = words.moves.longest(bytes, found.bytes.upperBound)
      else { return nil }
      return word.sign
    }
    guard
      text.has(" by ", endingAt: found.bytes.lowerBound) || text.has("by ", found.bytes.lowerBound)
    else { return nil }
    return scan.moveBefore(found.bytes.lowerBound, within: 60).flatMap {
      $0.payload.role == .verb ? $0.payload.sign : nil
    }
  }

  /// A verb or noun of moving directly behind the number.
  private func signBehind(_ found: FoundQuantity) -> Double? {
    switch found.quantity.sense {
    case "increase": return 1
    case "decrease": return -1
    case nil: break
    default: return nil
    }
    var at = found.bytes.upperBound
    // 「5社まで絞る」 is a level.
    guard !text.has("まで", endingAt: at) else { return nil }
    let joints: [StaticString] = ["ずつ", "だけ", "分", "ほど", "の", "を", " ", "、", "も", "は", "幅"]
    for _ in 0..<2 {
      if let (word, _) = words.moves.longest(bytes, at), word.role == .verb { return word.sign }
      guard let end = text.end(at, ofAny: joints) else { return nil }
      at = end
    }
    guard let (word, _) = words.moves.longest(bytes, at), word.role == .verb else { return nil }
    return word.sign
  }

  private func englishSign(_ found: FoundQuantity, _ scan: QuantityScan) -> Double? {
    if found.quantity.sense == "discount" { return nil }
    let end = found.bytes.upperBound
    if let (word, _) = words.moveNouns.longest(bytes, scan.skipSpace(end)),
      !(text.has("more than", scan.skipSpace(end)) || text.has("less than", scan.skipSpace(end)))
    {
      return word.sign
    }
    let start = found.bytes.lowerBound
    guard let (verb, verbStart) = scan.moveBefore(start, within: 60), verb.role == .verb else {
      return nil
    }
    if text.has(" by ", endingAt: start) || text.has("by ", start) { return verb.sign }
    guard
      found.quantity.op == .equal || found.quantity.op == .atLeast || found.quantity.op == .about
    else { return nil }
    // `up 5 points`, `grow 10%`: nothing but the verb before the number.
    guard let (_, verbEnd) = words.moves.longest(bytes, verbStart) else { return nil }
    return verbEnd + 1 == start || isObject(verbEnd, start, scan) ? verb.sign : nil
  }

  /// `grow sales 8%`: at most three plain words between verb and number.
  private func isObject(_ start: Int, _ end: Int, _ scan: QuantityScan) -> Bool {
    var at = scan.skipSpace(start)
    for _ in 0..<3 where at < end {
      guard let (word, wordEnd) = scan.english.word(bytes, at) else { return false }
      let isArticle = word == "the" || word == "a"
      guard isArticle || !EnglishNumerals.functionWords.contains(word) else { return false }
      at = scan.skipSpace(wordEnd)
    }
    return at == end
  }

  /// Whether what moves is itself a rate, so that percent may mean points.
  private func namesRate(_ found: FoundQuantity) -> Bool {
    let start = found.bytes.lowerBound
    let limit = max(0, start - (language == .japanese ? 30 : 50))
    var at = start
    while at > limit {
      if text.has("。", at) { return false }
      for rate in words.rates where text.has(rate, endingAt: at) {
        if language == .japanese || at >= bytes.count || !bytes[at].isLetter { return true }
      }
      at -= 1
    }
    guard language == .english else { return false }
    let end = min(bytes.count, found.bytes.upperBound + 30)
    var behind = found.bytes.upperBound
    guard text.has(" in ", behind) || text.has(" of ", behind) else { return false }
    while behind < end {
      for rate in words.rates where text.has(rate, endingAt: behind) { return true }
      behind += 1
    }
    return false
  }
}
