// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What a sentence puts before what.
extension NormBuilder {
  /// What ranks above what: 納期より品質を優先する; quality before speed.
  func rank(_ main: Clause, _ sentence: ParsedSentence, _ norm: inout Norm) {
    // Where safety and speed clash, safety wins.
    if let head = main.headItem, knowledge.isA(head.token.id, "win"), norm.modality == .must,
      let winner = main.items.first(where: { $0.role == .subject })?.token.term,
      sentence.clauses.contains(where: { clause in
        clause.role == .when && clause.items.contains { $0.token.term == winner }
      })
    {
      norm.modality = .prefer
      norm.act = nil
    }
    if let (winner, rival) = safetyFirst(main, sentence) {
      norm.modality = .prefer
      (norm.act, norm.object, norm.over) = (nil, winner, rival)
      norm.about = []
      norm.when = norm.when.filter { $0.kind == .metric }
      return
    }
    if norm.modality == .must || norm.modality == .prefer,
      let (winner, loser) = clash(main, sentence)
    {
      norm.modality = .prefer
      (norm.act, norm.object, norm.over) = (nil, winner, loser)
      (norm.counterparty, norm.about) = (nil, [])
      norm.when = norm.when.filter { $0.kind == .metric }
      norm.unless = norm.unless.filter { $0.kind == .metric }
      return
    }
    // An aim that names a rival stays an aim: raise margin by repairs, not by machines.
    let hasRival = norm.modality != .aim && main.items.contains { $0.role == .than }
    guard norm.modality == .prefer || hasRival else { return }
    let than = main.items.first { $0.role == .than && $0.token.isContent }
    // 最低賃金より2割以上高い時給: measured against, not ranked.
    if let than, let at = main.items.firstIndex(where: { $0.token.lower == than.token.lower }),
      at + 1 < main.items.count, main.items[at + 1].token.kind == .quantity, main.deniesAny != nil,
      !text.folded(than.token.upper, main.items[at + 1].token.lower).contains("、"),
      norm.modality != .prefer
    {
      return
    }
    let preferred =
      main.items.first {
        $0.role != .than && $0.token.isContent && $0.token.lower != than?.token.lower
          && !($0.token.kind == .word && $0.token.form == .verb)
          && ($0.role == .object || $0.role == .topic || $0.role == .subject)
      } ?? main.items.first { $0.role != .than && $0.token.isContent }
    if let than {
      // 定価より安く売らない bans; only 〜より大事な仕事はない ranks.
      if norm.modality == .mustNot, main.deniesAny == false { return }
      if main.negated || norm.modality == .mustNot {
        // 安全より優先する仕事はない: nothing ranks above what than names.
        norm.modality = .prefer
        norm.object = than.token.term
        norm.over = nil
        norm.act = nil
        norm.about = []
        return
      }
      norm.modality = .prefer
      norm.over = than.token.term
      norm.object = preferred?.token.term ?? norm.object
      norm.act = nil
      norm.about = []
      return
    }
    // 納期と品質がぶつかったら、品質を優先する: the loser stands in the condition.
    if let preferred {
      norm.object = preferred.token.term
      if norm.act == preferred.token.term { norm.act = nil }
      let own = Set(main.items.map(\.token.id))
      let rivals = sentence.clauses.filter { $0.role == .when }.flatMap(\.items).filter {
        $0.token.isContent && !own.contains($0.token.id)
          && ($0.token.form == .noun || isMarked($0)) && $0.role != .of
      }
      if let rival = rivals.first {
        norm.over = rival.token.term
        norm.when = norm.when.filter { $0.kind == .metric }
        norm.about = []
      }
    }
  }

  /// 安全と早さがぶつかったら、安全を優先する: one word for putting first what a condition, or the clause
  /// itself, sets against something else.
  private func safetyFirst(_ main: Clause, _ sentence: ParsedSentence) -> (Term, Term)? {
    guard let head = main.headItem, !main.negated,
      head.token.nested.contains(where: { $0.id == "prioritise" })
    else { return nil }
    let values = head.token.nested.map(\.id).filter { $0 != "prioritise" }
    // 待ち時間の短さより、投薬の安全を優先する: the rival stands before より.
    if let value = values.first, let than = main.items.firstIndex(where: { $0.role == .than }) {
      let rival = main.items[...than].reversed().first { $0.token.kind == .concept }
      return (Term(value), (rival ?? main.items[than]).token.term)
    }
    let sides = sentence.clauses.filter { $0.role == .when }.flatMap(\.items).filter {
      $0.token.isContent && $0.token.form == .noun
    }
    guard sides.count > 1,
      let winner = sides.first(where: { values.contains($0.token.id) }),
      let rival = sides.first(where: { !values.contains($0.token.id) && $0.role != .of })
    else { return nil }
    return (winner.token.term, rival.token.term)
  }

  /// 希望がぶつかる: a particle makes a noun of what could be a verb.
  private func isMarked(_ item: Item) -> Bool {
    text.folded(item.token.upper, min(item.token.upper + 3, text.bytes.count)) == "が"
  }
}
