// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Conditions that name a limit without a number, where the case tells the limit by its number and
/// what is measured by another: 与信枠を超える掛け売り.
struct NamedLimits: Sendable {
  /// Names of one limit, by set.
  private let names: [[String]]
  /// を超え, を下回: how a rule compares with the limit it names.
  private let comparing: [(words: String, op: Comparator)]
  /// もう, すでに: what is there before what is asked for comes on top.
  private let already: [String]
  private let labelled: [(fact: Fact, label: String)]
  /// Whether the numbers of the case may tell a limit that some condition names.
  let mayTell: Bool

  init(_ knowledge: KnowledgeBase, _ proposal: Proposal) {
    let rows = knowledge.rows("decisions/named_limits.tsv")
    let words = { (row: Table.Row) in row.list("words").map { FoldedText.fold($0) } }
    let names = rows.filter { $0["kind"] == "name" }.map(words)
    already = rows.filter { $0["kind"] == "already" }.flatMap(words)
    comparing = rows.filter { $0["kind"] == "compare" }.flatMap { row in
      Comparator(rawValue: row["op"]).map { op in words(row).map { ($0, op) } } ?? []
    }
    let labelled = NamedLimits.labels(proposal)
    mayTell =
      labelled.count > 1
      && labelled.contains { own in names.contains { NamedLimits.isNamed(own.label, $0) } }
    (self.names, self.labelled) = (names, labelled)
  }

  /// Each number of the case with the words that stand before it since the last number or break.
  private static func labels(_ proposal: Proposal) -> [(fact: Fact, label: String)] {
    let said = Array(proposal.said.unicodeScalars)
    let numbers = proposal.facts.filter { $0.value != nil && $0.unit != nil }
      .sorted { $0.span.lower < $1.span.lower }
    var from = 0
    return numbers.compactMap { fact in
      guard fact.span.lower >= from, fact.span.upper <= said.count else { return nil }
      let before = said[from..<fact.span.lower]
      let start = before.lastIndex { "、。.,;?!".unicodeScalars.contains($0) }.map { $0 + 1 }
      from = fact.span.upper
      let label = said[(start ?? before.startIndex)..<fact.span.lower]
      return (fact, label.reduce(into: "") { $0.unicodeScalars.append($1) })
    }
  }

  /// Whether a case that tells the limit of 与信枠を超える by its number meets it; nil where the
  /// condition names no limit, or the case does not tell both sides.
  func truth(_ predicate: Predicate) -> Truth? {
    guard labelled.count > 1, let (own, op) = limit(predicate.text),
      let at = labelled.firstIndex(where: { NamedLimits.isNamed($0.label, own) }),
      let value = labelled[at].fact.value
    else { return nil }
    let rest = labelled.indices.filter { index in
      index != at && labelled[index].fact.unit == labelled[at].fact.unit
        && labelled[index].fact.unitWord == labelled[at].fact.unitWord
        && !NamedLimits.isNamed(labelled[index].label, own)
    }.map { labelled[$0] }
    guard let actual = together(rest) else { return nil }
    return op.holds(actual, value, nil) ? .yes : .no
  }

  /// What there is already and what is to come, or the only number there is.
  private func together(_ rest: [(fact: Fact, label: String)]) -> Double? {
    let values = rest.compactMap(\.fact.value)
    if values.count == 1 { return values[0] }
    guard values.count == 2,
      rest.contains(where: { own in already.contains { own.label.utf8.has($0.utf8) } })
    else { return nil }
    return values[0] + values[1]
  }

  private static func isNamed(_ label: String, _ names: [String]) -> Bool {
    names.contains { label.utf8.has($0.utf8) }
  }

  /// The names of the limit that a condition without a number compares with, and how: 仕入れ値を割る;
  /// 与信枠を超えない the other way round.
  private func limit(_ text: String) -> (names: [String], op: Comparator)? {
    let text = FoldedText.fold(text)
    guard !text.unicodeScalars.contains(where: { ("0"..."9").contains($0) }) else { return nil }
    for (words, op) in comparing {
      guard let place = text.utf8.place(of: words.utf8) else { continue }
      let before = text[..<place.lowerBound]
      guard let own = names.first(where: { $0.contains(where: before.hasSuffix) }) else { continue }
      let after = String(text[place.upperBound...].prefix(4))
      let isDenied = ["ない", "なけ", "なか", "なく", "ず", "ませ"].contains { after.utf8.has($0.utf8) }
      return (own, isDenied ? op.complement ?? op : op)
    }
    return nil
  }
}
