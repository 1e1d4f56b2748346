// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// The items of a Japanese clause with the parts they play there.
extension JapaneseParser {
  /// Endings of a noun that say the next one is without it.
  private static let lacking = ["なしの", "無しの", "抜きの"]

  /// Reads the tokens of one clause: items with their cases, head and end.
  func fill(_ tokens: [Token], _ role: Clause.Role, _ bytes: Range<Int>) -> Clause {
    var clause = Clause(role, bytes)
    var asksWhether = false
    // The tail: everything after the last content word.
    let lastContent = tokens.lastIndex {
      $0.isContent || $0.isFunction("deontic") || $0.kind == .quantity
    }
    let deniesAny = deniesAny(tokens)
    let lastWord = tokens.lastIndex(where: \.isContent) ?? -1
    for (index, token) in tokens.enumerated() {
      if token.isFunction("unknown") { clause.saysUnknown = true }
      if token.isFunction("aux"), token.value == "want-other" { clause.isWish = true }
      if token.isFunction("whether") { asksWhether = true }
      if token.isContent || token.kind == .quantity {
        var item = Item(token, .none)
        if index + 1 < tokens.count, tokens[index + 1].kind == .function {
          let next = tokens[index + 1]
          let noun = stemNoun(tokens, index)
          if let noun {
            item.role = JapaneseParser.role(noun)
            item.qualifiesNext = noun == "の"
          } else if next.function == "particle" {
            item.role = JapaneseParser.role(next.value)
            item.qualifiesNext = ["の", "との", "への", "からの", "での"].contains(next.value)
            if next.value == "only" { item.role = .topic }
          } else if outranks(next, after: token, isLast: index >= lastWord, deniesAny) {
            item.role = .than
          } else if next.function == "exception" || next.function == "condition" {
            if next.value == "if-not", role != .unless { item.denied = true }
          } else if next.isFunction("modal"), text.surface(next) == "こと",
            index + 2 < tokens.count, tokens[index + 2].isFunction("particle"),
            ["より", "よりも"].contains(tokens[index + 2].value)
          {
            item.role = .than
          } else if next.function == "modal", let first = text.surface(next).first {
            item.role =
              first == "を" ? .object : first == "は" ? .topic : first == "が" ? .subject : .none
          } else if next.function == "negation",
            JapaneseParser.lacking.contains(text.surface(next))
          {
            // 足場なしの作業: what qualifies by its absence.
            item.denied = true
          } else if next.function == "negation",
            let first = text.surface(next).first, "がはも".contains(first)
          {
            let surface = text.surface(next)
            if surface.contains("し") || surface.contains("せ") {
              // 作業はしない: the act is denied, not the thing.
              item.role = .topic
            } else {
              item.denied = true
            }
          }
        }
        clause.items.append(item)
      } else if token.isFunction("deontic") {
        clause.items.append(Item(token, .none))
      }
    }
    guard let lastContent else {
      // …なら、やらない: all the sentence says itself is its end.
      readTail(tokens, nil, isEnd: role == .main, &clause)
      return clause
    }
    // The head: the last item that is no number, or the number when there is nothing else.
    clause.head = clause.items.lastIndex { $0.token.kind != .quantity } ?? clause.items.indices.last
    if let head = clause.head,
      clause.items[head].role == .topic || clause.items[head].role == .object, false
    {
      clause.head = nil
    }
    let deniesTold = denyTold(tokens, &clause)
    let headToken = clause.head.map { clause.items[$0].token }
    let isEnd = role == .main
    let afterHead = tokens[
      (tokens.firstIndex { $0.lower == (headToken?.lower ?? -1) } ?? lastContent)...
    ].dropFirst()
    if let headToken, !headToken.isFunction("deontic") || true {
      if let headToken = clause.headItem?.token, headToken.function == "deontic" {
        clause.deontic = headToken.value
      }
    }
    readTail(Array(afterHead), headToken, isEnd: isEnd, &clause)
    limitsUpTo(tokens, &clause)
    if deniesTold { clause.negated = true }
    if let headToken, stopsNamed(headToken, in: tokens) { clause.deontic = "prohibit" }
    clause.deniesAny = deniesAny
    if role != .relative, clause.question.isEmpty, isYetToCome(clause, tokens) {
      clause.negated = true
    }
    // 登録があるかどうかは、まだ見ていない.
    if asksWhether, clause.negated { clause.saysUnknown = true }
    return clause
  }

  /// 写し|は, 知らせ|が: the stem of a verb that stands as a noun, with the particle behind it; 丁寧|さ|より: how
  /// something is.
  private func stemNoun(_ tokens: [Token], _ index: Int) -> String? {
    guard index + 2 < tokens.count, tokens[index].kind == .word,
      tokens[index + 1].isFunction("aux"), tokens[index + 2].isFunction("particle"),
      tokens[index + 1].upper == tokens[index + 2].lower
    else { return nil }
    let particle = tokens[index + 2].value
    switch text.surface(tokens[index + 1]) {
    case "し": return ["は", "が", "を"].contains(particle) ? particle : nil
    case "さ": return particle
    default: return nil
    }
  }

  /// 保険には入っていないという, まだ打っていないと言う: what is told not to be so is not so, and who tells it says no more.
  private func denyTold(_ tokens: [Token], _ clause: inout Clause) -> Bool {
    guard
      let at = tokens.indices.last(where: { index in
        tokens[index].isFunction("condition") && tokens[index].value == "if-not"
          && text.surface(tokens[index]) == "ないと"
          && JapaneseParser.telling.contains { text.bytes.has($0, tokens[index].upper) }
          // 好みに合わないという理由: said of a noun, it is no telling.
          && tokens[(index + 1)...].count(where: \.isContent) < 2
          && !(tokens[(index + 1)...].last { $0.kind != .mark }?.form == .noun
            && tokens[(index + 1)...].contains(where: \.isContent))
      }),
      let verb = clause.items.lastIndex(where: {
        $0.token.kind != .quantity && $0.token.upper <= tokens[at].lower
      })
    else { return false }
    clause.items.removeSubrange((verb + 1)...)
    clause.items[verb].denied = false
    clause.head = verb
    return true
  }

  private static let telling = ["いう", "いっ", "いいま", "いわ", "言", "聞", "答え", "のこと"].map {
    Array($0.utf8)
  }

  /// 点検がまだだ, 検査はこれからです: says no more than that it has not been done.
  private func isYetToCome(_ clause: Clause, _ tokens: [Token]) -> Bool {
    guard let head = clause.headItem, head.token.form != .verb,
      [.subject, .topic].contains(head.role), !clause.negated, let last = tokens.last
    else { return false }
    let after = text.folded(head.token.upper, last.upper)
    return [
      "がまだだ", "はまだだ", "もまだだ", "がまだです", "はまだです", "もまだです", "がまだ", "はまだ", "はこれからだ", "はこれからです",
      "がこれからだ",
    ]
    .contains(after)
  }

  /// 安全に勝る, 信用ほど: marks what something else is held against.
  private func outranks(
    _ token: Token, after item: Token, isLast: Bool, _ deniesAny: Bool
  ) -> Bool {
    guard token.isFunction("modal", "aux") else { return false }
    let surface = text.surface(token)
    if token.isFunction("modal"), token.value == "prefer" {
      guard isLast || deniesAny else { return false }
      if ["に勝る", "にまさる", "に優先する", "より優先する", "に代えられる", "に替えられる", "にかなう"].contains(surface) {
        return true
      }
      // 安全に|勝る: a state word that holds its に.
      return ["勝る", "まさる"].contains(surface)
        && text.surface(item).hasSuffix("に")
    }
    return token.isFunction("aux") && surface == "ほど" && deniesAny
  }

  private static func role(_ particle: String) -> Item.Case {
    switch particle {
    case "は", "には", "では", "とは", "については", "に関しては", "に対しては", "としては", "からは", "へは", "only": .topic
    case "が": .subject
    case "を": .object
    case "に", "へ", "にも", "への", "に対して", "向けに", "宛てに": .to
    case "から", "からも", "からの": .from
    case "で", "によって", "により", "による", "での": .by
    case "と", "との", "や": .with
    case "の": .of
    case "より", "よりも": .than
    case "まで", "までに", "までは": .upTo
    default: .none
    }
  }
}
