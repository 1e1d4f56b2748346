// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Parts of a whole, and what a question leaves out of what was told before.
extension ProposalBuilder {
  /// 24回のうち20回, 9 of the 12 lessons: how much of it that is.
  func shareTold(_ proposal: Proposal) -> [Fact] {
    let numbers = proposal.facts.filter {
      ($0.value ?? 0) > 0 && $0.op == .equal && $0.span.upper > $0.span.lower
    }.sorted { $0.span.lower < $1.span.lower }
    for (first, second) in zip(numbers, numbers.dropFirst())
    where first.unit == second.unit && ProposalBuilder.counted.contains(first.unit ?? "") {
      guard first.span.upper <= second.span.lower, let a = first.value, let b = second.value else {
        continue
      }
      let between = text.slice(Span(first.span.upper, second.span.lower))
      let part: Double
      if isWhole(before: between), a > b {
        part = b / a
      } else if ProposalBuilder.of.contains(FoldedText.fold(between)), b > a {
        part = a / b
      } else {
        continue
      }
      var fact = Fact(
        id: "share", truth: .yes, span: Span(first.span.lower, second.span.upper))
      (fact.op, fact.value, fact.unit) = (.equal, part, "times")
      return [fact]
    }
    return []
  }

  /// 24回|の講座を|6回, 12回|のうち|3回.
  private func isWhole(before between: String) -> Bool {
    guard between.hasPrefix("の") || between.hasPrefix("中"), between.unicodeScalars.count <= 12,
      !between.contains("、"), !between.contains("。")
    else { return false }
    return ["うち", "中", "を", "内"].contains(where: between.hasSuffix)
  }

  private static let counted: Set<String> = [
    "count", "times_occurrence", "people", "hours", "days", "weeks", "months",
  ]
  private static let of: Set<String> = [
    " of the ", " of ", " out of ", " out of the ", " of his ", " of her ", " of our ",
    " of their ", " of its ",
  ]

  /// Whether a word for a state says nothing of what it lacks.
  func isNamedByState(_ token: Token) -> Bool {
    guard token.sort == .state, token.truth == .no else { return false }
    let said = " " + text.surface(token) + " "
    return ![
      "未", "非", "不", "無", "ない", "なし", "ず", " no ", " not ", "n't ", " without ", " un", "lack",
    ].contains { said.utf8.has($0.utf8) }
  }

  /// 立ち会い|はない: the stem of a verb that stands as a noun.
  func standsAsNoun(_ token: Token) -> Bool {
    let after = text.folded(token.upper, min(token.upper + 3, text.bytes.count))
    return ["は", "が", "も"].contains(after)
  }

  /// Refuses to pay half, has not paid a third: less than that.
  func isWithheld(_ fact: Fact, _ clause: Clause) -> Bool {
    guard fact.op == .equal, fact.unit == "times" || fact.unit == "percent", fact.id == "share"
    else { return false }
    return clause.negated
      || clause.items.contains { knowledge.isA($0.token.id, "refuse") && !$0.denied }
  }

  /// 検査をすると遅れる。検査せずに納めてよいか: what the question leaves out was only told as what might be done.
  func leaveOut(_ proposal: inout Proposal, asked: Range<Int>) {
    let start = text.span(asked.lowerBound, asked.lowerBound).lower
    let left = Set(
      proposal.terms.filter { $0.denied && $0.inProposal && $0.span.lower >= start }.map(\.term))
    guard !left.isEmpty else { return }
    for index in proposal.terms.indices {
      let said = proposal.terms[index]
      if !said.denied, left.contains(said.term), said.span.upper <= start {
        proposal.terms[index].inProposal = false
      }
    }
  }
}
