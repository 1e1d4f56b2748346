// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning

/// Real decisions put to the statements again: how often the advice would have been the same.
package struct Backtest: Sendable {
  package enum Agreement: String, CaseIterable, Sendable {
    /// Advice and decision are the same.
    case agrees
    /// The advice is the opposite.
    case differs
    /// The advice leaves it to the president, or asks for a fact.
    case open
  }

  /// A decision with what had been proposed.
  package struct Told: Sendable {
    package let precedent: Precedent
    package let proposal: Proposal

    package init(_ precedent: Precedent, _ proposal: Proposal) {
      self.precedent = precedent
      self.proposal = proposal
    }
  }

  package struct Case: Sendable {
    package let told: Told
    package let answer: Answer
    package let agreement: Agreement
  }

  /// How the cases of one act, direction or amount band came out.
  package struct Share: Sendable, Equatable {
    package let key: String
    package var counts: [Agreement: Int] = [:]

    package var total: Int { counts.values.reduce(0, +) }
  }

  /// In the order in which the decisions were taken.
  package let cases: [Case]
  private let knowledge: KnowledgeBase

  /// Judges every decision that has a known outcome by `statements` and the decisions before it.
  ///
  /// `decisions` is in the order in which they were taken: no decision is judged by itself or by
  /// what came after it.
  package init(_ knowledge: KnowledgeBase, statements: [Statement], decisions: [Told]) {
    self.knowledge = knowledge
    var cases: [Case] = []
    for (index, told) in decisions.enumerated() where told.precedent.outcome != .unknown {
      let earlier = decisions[..<index].map(\.precedent)
      let answer = Judge(knowledge, statements: statements, precedents: earlier)
        .answer(told.proposal, asker: nil)
      cases.append(
        Case(
          told: told, answer: answer,
          agreement: Backtest.agreement(answer.verdict, told.precedent.outcome)))
    }
    self.cases = cases
  }

  package static func agreement(
    _ verdict: Verdict, _ outcome: Precedent.Outcome
  ) -> Agreement {
    switch (verdict, outcome) {
    case (.approve, .approved), (.decline, .declined): .agrees
    case (.approve, .declined), (.decline, .approved): .differs
    default: .open
    }
  }

  package var overall: Share { share("", cases) }

  package var misses: [Case] { cases.filter { $0.agreement != .agrees } }

  // MARK: By what

  /// By the act decided, the most frequent first; the key is a concept id, empty for none.
  package var byAct: [Share] { shares { [act(of: $0.told.proposal)] } }

  /// The act itself, or what a general verb is about: 受注を受ける is to take an order.
  private func act(of proposal: Proposal) -> String {
    guard let act = proposal.act else { return "" }
    let isLight = ["light_acts", "yielding_acts"].contains { table in
      knowledge.rows("decisions/\(table).tsv").contains { $0["id"] == act.id }
    }
    if isLight, let object = proposal.object, knowledge.concept(object.id)?.sort == .act {
      return object.id
    }
    return act.id
  }

  /// By each direction the decision is for.
  package var byDirection: [Share] {
    shares { $0.told.precedent.draft.directions.map(\.rawValue) }
  }

  /// By the largest amount in yen that was decided: under one million, ten, a hundred, above.
  package var byAmount: [Share] { shares { [Backtest.band($0.told.proposal)] } }

  /// The upper edges of the bands, in yen.
  package static let edges: [Double] = [1_000_000, 10_000_000, 100_000_000]

  /// `none` without an amount, else the index of the band as text.
  static func band(_ proposal: Proposal) -> String {
    let amounts = proposal.facts.filter { $0.unit == "JPY" }.compactMap(\.value)
    guard let largest = amounts.max() else { return "none" }
    return String(edges.firstIndex { largest < $0 } ?? edges.count)
  }

  private func shares(_ keys: (Case) -> [String]) -> [Share] {
    var groups: [String: [Case]] = [:]
    for one in cases {
      for key in keys(one) { groups[key, default: []].append(one) }
    }
    return groups.map { share($0, $1) }.sorted {
      $0.total != $1.total ? $0.total > $1.total : $0.key < $1.key
    }
  }

  private func share(_ key: String, _ cases: [Case]) -> Share {
    var share = Share(key: key)
    for one in cases { share.counts[one.agreement, default: 0] += 1 }
    return share
  }

  // MARK: Drift

  /// A statement against which recent decisions went more often than earlier ones.
  package struct Drift: Sendable, Equatable {
    package let statement: String
    package let text: String
    /// The recent decisions it speaks of, and those that went against it with their ISO days.
    package let recent: Int
    package let against: [String]
    /// The same before.
    package let earlier: Int
    package let earlierAgainst: Int
  }

  /// Where what is decided moves away from what is stated.
  ///
  /// `since` is the ISO day from which a decision is recent. A statement is named when at least
  /// two recent decisions went against it, and a greater share of them than before.
  package func drifts(since: String) -> [Drift] {
    var spoken: [String: (text: String, cases: [Case])] = [:]
    for one in cases where one.agreement != .open {
      for citation in one.answer.because where citation.role != .precedent {
        spoken[citation.statement, default: (citation.text, [])].cases.append(one)
      }
    }
    return spoken.compactMap { id, found -> Drift? in
      let recent = found.cases.filter { ($0.told.precedent.date ?? "") >= since }
      let earlier = found.cases.filter { ($0.told.precedent.date ?? "") < since }
      let against = recent.filter { $0.agreement == .differs }
      let before = earlier.filter { $0.agreement == .differs }.count
      guard against.count >= 2, against.count * max(earlier.count, 1) > before * recent.count
      else { return nil }
      return Drift(
        statement: id, text: found.text, recent: recent.count,
        against: against.compactMap(\.told.precedent.date), earlier: earlier.count,
        earlierAgainst: before)
    }.sorted { ($1.against.count, $0.statement) < ($0.against.count, $1.statement) }
  }
}
