// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning

/// The four questions put to a measure: does it earn, does it invest in the future, does it fit
/// what the company stands for, does it build trust; which domains it touches; and its line from
/// purpose to the long view.
package struct FourQuestions: Equatable, Sendable {
  package enum Question: String, CaseIterable, Sendable {
    case profit, future, principle, trust
  }

  package enum Domain: String, CaseIterable, Sendable {
    case finance, organization, people, customers
    case longTerm = "long-term"
  }

  package struct Reply: Equatable, Sendable {
    package let question: Question
    package let truth: Truth
    /// The statements it follows from.
    package let statements: [String]
    /// Whether these forbid it.
    package var isBarred = false
  }

  /// One of the five domains; no statements where it is not touched.
  package struct Touch: Equatable, Sendable {
    package let domain: Domain
    package let statements: [String]
  }

  /// One hop of the line from purpose to the long view, by the number of its reason; no
  /// statements where the line breaks.
  package struct Hop: Equatable, Sendable {
    package let reason: Int
    package let statements: [String]
  }

  package let replies: [Reply]
  package let touches: [Touch]
  /// What it realises: purposes, principles and intentions above it.
  package let values: [String]
  /// Where it shows: the targets below it, and itself where it is one.
  package let numbers: [String]
  /// Empty for what no reason asks about, such as a target.
  package let hops: [Hop]
  /// Whether it is tied to one department or one number only; nil for what is no initiative.
  package let isLocalOptimum: Bool?

  /// The answers for a statement of the line; nil for an id that stands on none.
  ///
  /// `cited` are statements by which a judgement forbids or allows it.
  package init?(_ id: String, _ line: CompanyLine, cited: [Citation] = []) {
    guard let measure = Measured(id, line, cited) else { return nil }
    replies = [measure.profit, measure.future, measure.principle, measure.trust]
    touches = measure.touches
    values = measure.values
    numbers = measure.numbers
    hops = measure.hops
    let gaps = line.gaps.filter { $0.statements.contains(id) }
    isLocalOptimum =
      measure.statement.kind == .initiative
      ? gaps.contains { $0.id == "initiative-local-optimum" } : nil
  }
}

/// What the line and the register say of one measure.
private struct Measured {
  let statement: Statement
  let values: [String]
  let numbers: [String]
  private let line: CompanyLine
  private let trace: LineTrace
  private let entry: RegisterEntry
  private let barring: [String]

  init?(_ id: String, _ line: CompanyLine, _ cited: [Citation]) {
    guard let statement = line.statement(id), let trace = line.trace(id) else { return nil }
    self.statement = statement
    self.line = line
    self.trace = trace
    entry = line.register[id]
    let opposed = line.links.filter { link in
      link.relation == .opposes && [link.from, link.to].contains(id)
    }.map { $0.from == id ? $0.to : $0.from }
    let barred = opposed + cited.filter { $0.role == .prohibits }.map(\.statement)
    barring = Self.distinct(barred.filter { line.statement($0)?.kind.station == .philosophy })
    let allowed = cited.filter { [.permits, .requires, .prefers].contains($0.role) }
    let above = trace[.philosophy] + allowed.map(\.statement)
    let barring = Set(self.barring)
    values = Self.distinct(
      above.filter { !barring.contains($0) && line.statement($0)?.kind.station == .philosophy })
    numbers = trace[.number]
  }

  private static func distinct(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }

  // MARK: The questions

  private typealias Question = FourQuestions.Question

  private func reply(_ question: Question, _ truth: Truth, _ ids: [String]) -> FourQuestions.Reply {
    FourQuestions.Reply(question: question, truth: truth, statements: ids)
  }

  private func barred(_ question: Question, _ ids: [String]) -> FourQuestions.Reply {
    FourQuestions.Reply(question: question, truth: .no, statements: ids, isBarred: true)
  }

  /// The numbers that say whether money is left.
  private var money: [String] {
    let earning = numbers.filter(line.paysInto)
    let itself = line.paysInto(statement.id) || entry.has("return") || entry.has("payback")
    return earning.isEmpty && itself ? [statement.id] : earning
  }

  var profit: FourQuestions.Reply {
    // What a rule about money forbids does not earn.
    let costly = barring.filter(line.paysInto)
    if !costly.isEmpty { return barred(.profit, costly) }
    if !money.isEmpty { return reply(.profit, .yes, money) }
    guard line.isNumbered(statement.id) else { return reply(.profit, .unknown, []) }
    return reply(.profit, .no, numbers.isEmpty ? [statement.id] : numbers)
  }

  /// Three years or more ahead: its own words, what it serves, or what its savings go into.
  private var farSighted: [String] {
    let onIt = [statement.id] + trace[.strategy] + trace[.philosophy] + numbers
    let far = Self.distinct(onIt).filter { (years(of: $0) ?? 0) >= 3 }
    let invests = ["freed-into", "reinvest-in"].contains { entry.has($0) }
    return far.isEmpty && invests ? [statement.id] : far
  }

  private func years(of id: String) -> Double? {
    let kept = line.register[id]
    return (kept.amount("years") ?? kept.amount("horizon"))?.value
      ?? line.statement(id)?.draft.horizonYears.map { Double($0) }
  }

  var future: FourQuestions.Reply {
    if !farSighted.isEmpty { return reply(.future, .yes, farSighted) }
    return years(of: statement.id) == nil
      ? reply(.future, .unknown, []) : reply(.future, .no, [statement.id])
  }

  var principle: FourQuestions.Reply {
    if !barring.isEmpty { return barred(.principle, barring) }
    return values.isEmpty ? reply(.principle, .unknown, []) : reply(.principle, .yes, values)
  }

  private static let outside: Set<Direction> = [.customers, .society, .nextGeneration]

  private func looksOutside(_ id: String) -> Bool {
    line.statement(id).map { !Self.outside.isDisjoint(with: $0.draft.directions) } ?? false
  }

  var trust: FourQuestions.Reply {
    let broken = barring.filter(looksOutside)
    if !broken.isEmpty { return barred(.trust, broken) }
    let fields = ["touchpoint", "employment", "partners", "region"]
    let own = looksOutside(statement.id) || fields.contains { entry.has($0) }
    let kept = (own ? [statement.id] : []) + values.filter(looksOutside)
    if !kept.isEmpty { return reply(.trust, .yes, kept) }
    return statement.draft.directions.isEmpty
      ? reply(.trust, .unknown, []) : reply(.trust, .no, [statement.id])
  }

  // MARK: Domains

  /// The statement itself where one of its fields or directions says so.
  private func itself(_ says: Bool) -> [String] { says ? [statement.id] : [] }

  private var deciders: [String] {
    let roles = ["budget", "check", "owner"]
    return trace[.organization] + itself(roles.contains { entry.has($0) })
  }

  var touches: [FourQuestions.Touch] {
    FourQuestions.Domain.allCases.map { domain in
      let directions = Set(statement.draft.directions)
      let ids: [String] =
        switch domain {
        case .finance: money.isEmpty ? numbers.filter { !line.metrics(of: $0).isEmpty } : money
        case .organization: deciders
        case .people:
          trace[.evaluation] + itself(directions.contains(.employees) || entry.has("learnt"))
        case .customers: itself(directions.contains(.customers) || entry.has("touchpoint"))
        case .longTerm: farSighted
        }
      return FourQuestions.Touch(domain: domain, statements: Self.distinct(ids))
    }
  }

  // MARK: The line from purpose to the long view

  /// A hop is there when its reason is not: the same rules that `diagnose` follows.
  var hops: [FourQuestions.Hop] {
    guard statement.kind.station == .strategy else { return [] }
    let broken = line.gaps.filter { $0.statements.contains(statement.id) }
      .compactMap(\.reasonNumber)
    let stands: [[String]] = [
      values + numbers, money, trace[.evaluation], deciders, farSighted,
    ]
    return stands.enumerated().map { index, ids in
      let isThere = !broken.contains(index + 1)
      let known = Self.distinct(ids)
      return FourQuestions.Hop(
        reason: index + 1, statements: !isThere ? [] : known.isEmpty ? [statement.id] : known)
    }
  }
}
