// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What a line without rule words is by its shape: a number, something brought in, a way chosen.
extension KindReader {
  /// Adds to the scores what the order of words says: 転倒を年10件以下にする, fit cameras to the fleet.
  func weighShapes(
    _ text: FoldedText, _ places: [Int32], _ tokens: [Token], _ sentences: [ParsedSentence],
    _ norms: [Norm], threshold: Predicate?, into score: inout Score
  ) {
    guard let main = norms.first, main.modality == .must || main.modality == .aim,
      !main.negated, main.unless.isEmpty,
      sentences.allSatisfy({ sentence in
        sentence.clauses.allSatisfy {
          !KindReader.conditions.contains($0.role) && $0.deontic.isEmpty
        }
      })
    else { return }
    let isJapanese = language == .japanese
    if threshold != nil,
      isJapanese
        ? bringsCount(text, tokens) || endsInBound(text, tokens, threshold) || endsInGoal(tokens)
        : isBareCount(text, sentences, tokens, threshold)
    {
      score[.kpi] += 4
    }
    if shapes.bringsIn(places) { score[.initiative] += 5 }
    guard isJapanese, !tokens.contains(where: { $0.sort == .role }),
      let better = shapes.better(places)
    else { return }
    // 先に図面を見せ、やり直しを減らす: by one thing another gets better; with what it saves, a measure.
    let saves = tokens.contains {
      $0.kind == .quantity && text.surface($0).hasSuffix("円")
    }
    let hasMeans = (text.bytes.place(of: "、".utf8)?.lowerBound ?? .max) < better
    if saves, hasMeans {
      score[.initiative] += 5
    } else if threshold == nil {
      score[.strategy] += 3
    }
  }

  private static let conditions: Set<Clause.Role> = [
    .when, .onlyWhen, .unless, .until, .regardless,
  ]

  /// 返事をした割合を95％に: what を names, to a number that ends the line.
  private func endsInGoal(_ tokens: [Token]) -> Bool {
    let words = tokens.filter { $0.kind != .mark }
    guard words.count > 3, let end = words.last, end.isFunction("particle"),
      ["に", "へ"].contains(end.value), words[words.count - 2].kind == .quantity
    else { return false }
    return words.contains { $0.isFunction("particle") && $0.value == "を" }
  }

  /// 苦情を年2件以下にする, 食べ残しを60グラムまで減らす: what を names is brought to a number.
  private func bringsCount(_ text: FoldedText, _ tokens: [Token]) -> Bool {
    let words = GoalWords(text: text, knowledge: knowledge)
    guard
      let number = tokens.lastIndex(where: {
        $0.kind == .quantity && (words.isBrought(from: $0.upper) || words.isMade(from: $0.upper))
      }),
      let object = tokens[..<number].lastIndex(where: { $0.isFunction("particle") }),
      tokens[object].value == "を"
    else { return false }
    // 店長は値引きを5％以内にする: who keeps to it is told; that is a rule for him.
    return !tokens[..<object].indices.contains { at in
      tokens[at].sort == .role && tokens[at + 1].isFunction("particle")
        && ["は", "が"].contains(tokens[at + 1].value)
    }
  }

  /// 有責事故は年0.3件以下。: a bound that ends the line, where nobody is told to keep to it.
  private func endsInBound(_ text: FoldedText, _ tokens: [Token], _ limit: Predicate?) -> Bool {
    guard let last = tokens.last(where: { $0.kind != .mark }), last.kind == .quantity,
      let op = limit?.op, [.atMost, .less, .atLeast, .more].contains(op),
      text.surface(last) == FoldedText.fold(limit?.text ?? ""),
      !["days", "business_days", "hours", "months", "years", "weeks"].contains(limit?.unit ?? "")
    else { return false }
    return !tokens.contains { $0.sort == .role }
  }

  /// No more than four accidents a year: a bound with what it counts, and no verb; payment terms
  /// are 30 days is how things are, and of debts over ninety days something more is said.
  private func isBareCount(
    _ text: FoldedText, _ sentences: [ParsedSentence], _ tokens: [Token], _ limit: Predicate?
  ) -> Bool {
    guard sentences.count == 1, let main = sentences.first?.main, main.modal.isEmpty,
      limit?.op != .equal || ["percent", "times"].contains(limit?.unit ?? "") || namesYear(text)
    else { return false }
    // Spillage halved before the decade is out: a clause of time has a verb of its own.
    let others = sentences[0].clauses.filter { $0.role != .main }
    let tokens = tokens.filter { token in
      !others.contains { $0.bytes.contains(token.lower) }
    }
    let colon =
      tokens.firstIndex { $0.kind == .mark && text.surface($0) == ":" } ?? 0
    guard !tokens[colon...].contains(where: { $0.isFunction("aux", "modal") }),
      let number = tokens.firstIndex(where: { $0.kind == .quantity })
    else { return false }
    // For orders of $2,000 or more, proof every sheet: which ones, and a rule for them.
    if let first = tokens.first, text.surface(first) == "for",
      let comma = tokens.firstIndex(where: {
        $0.kind == .mark && text.surface($0) == ","
      }), number < comma, tokens[comma...].contains(where: \.isContent)
    {
      return false
    }
    if number > 0, number + 1 < tokens.count {
      let next = tokens[number + 1]
      // Complaints below five a month: how often is told as well.
      let isRate =
        number + 2 < tokens.count && next.isFunction("determiner")
        && ["a", "an", "per", "each", "every"].contains(text.surface(next))
      guard
        next.kind == .mark || next.kind == .quantity || next.isFunction("preposition") || isRate
      else { return false }
    }
    guard let head = main.headItem?.token else { return true }
    // On time: 99 percent by March. What stands before the colon is a title.
    if number > 1, text.surface(tokens[number - 1]) == ":" {
      return true
    }
    // Overdue debt below £5,000 at every month end: behind its preposition no verb stands.
    if head.lower > tokens[number].lower, tokens[number + 1].isFunction("preposition") {
      return true
    }
    // Night visits under 12 a ward: a plural that is a verb elsewhere, right before its bound.
    let isPlural =
      number > 1 && tokens[number - 1].lower == head.lower
      && text.surface(head).hasSuffix("s")
    return head.kind == .quantity || head.form == .noun || head.sort == .state || isPlural
  }
}
