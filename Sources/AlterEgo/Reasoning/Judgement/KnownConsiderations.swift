// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// Norms that were held against a case already and stand as they did while only numbers of the
/// case change.
///
/// One owner, one thread, as with the coverage that it is made of.
final class KnownConsiderations {
  /// A statement with what was found of it under the numbers that were tried.
  private final class Held {
    /// Its limits; nil for rankings, which may rank what is counted.
    let limits: [Predicate]?
    var found: [(numbers: [UInt8], considered: [Consideration])] = []
    /// What was found of it in the first case; nil until that was looked at.
    var first: [Consideration]?
    /// The kinds of its limits.
    var kinds: [Int] = []

    init(_ statement: Statement) {
      let norms = statement.draft.norms
      limits =
        norms.contains { $0.modality == .prefer }
        ? nil
        : norms.flatMap { norm in
          [norm.when, norm.unless, norm.requires].flatMap { $0.filter { $0.kind == .metric } }
        }
    }
  }

  let evidence: EvidenceReader
  private let reading: CaseReading
  private var held: [String: Held] = [:]
  /// The statements that were asked for last, and what is held of each: numbers are tried one after the other on
  /// the same ones.
  private var last: (statements: [Statement], held: [Held?]) = ([], [])
  /// Numbers of limits by what tells on which numbers of a case they may turn, and one of each.
  private var kinds: [LimitKind: Int] = [:]
  private var limits: [Predicate] = []

  private struct LimitKind: Hashable {
    let id: String?
    let unit: String?
    let unitWord: String?
  }

  /// Starts with the case of `coverage`.
  init(_ coverage: Coverage) {
    reading = coverage.reading
    evidence = coverage.evidence
  }

  /// The norms of statements that cover the case of `coverage`, which differs from the first by
  /// its numbers.
  func considerations(of statements: [Statement], in coverage: Coverage) -> [Consideration] {
    let change = NumberChange(from: reading, in: coverage)
    let isFirst = change?.isNone ?? false
    // Whether the numbers bear on each kind of limit known so far.
    let bears = change.map { change in limits.map(change.bears) } ?? []
    var places = places(of: statements)
    var found: [Consideration] = []
    found.reserveCapacity(statements.count)
    for at in statements.indices {
      let statement = statements[at]
      guard statement.isLive else { continue }
      if change != nil, let own = places[at], let first = own.first,
        !own.kinds.contains(where: { $0 >= bears.count || bears[$0] })
      {
        if first.count == 1 { found.append(first[0]) } else { found += first }
      } else {
        found += considerations(of: statement, in: coverage, isFirst: isFirst, &places[at])
      }
    }
    last = (statements, places)
    return found
  }

  private func places(of statements: [Statement]) -> [Held?] {
    defer { last = ([], []) }
    if last.statements.isSameBuffer(as: statements) { return last.held }
    return held.isEmpty
      ? [Held?](repeating: nil, count: statements.count) : statements.map { held[$0.id] }
  }

  /// `known` is what is held of the statement, nil for nothing.
  private func considerations(
    of statement: Statement, in coverage: Coverage, isFirst: Bool, _ known: inout Held?
  ) -> [Consideration] {
    if let known, let limits = known.limits,
      let numbers = KnownConsiderations.numbers(limits, of: statement, in: coverage),
      let found = known.found.first(where: { $0.numbers == numbers })
    {
      return found.considered
    }
    var found: [Consideration] = []
    coverage.consider(statement, into: &found)
    // What no norm covers is asked for no second time.
    if found.isEmpty, known == nil { return [] }
    let own = known ?? Held(statement)
    if let limits = own.limits,
      let numbers = KnownConsiderations.numbers(limits, of: statement, in: coverage)
    {
      own.found.append((numbers, found))
      if isFirst, own.first == nil {
        own.first = found
        own.kinds = Set(limits.map(kind)).sorted()
      }
      held[statement.id] = own
      known = own
    }
    return found
  }

  private func kind(_ limit: Predicate) -> Int {
    let kind = LimitKind(id: limit.id, unit: limit.unit, unitWord: limit.unitWord)
    if let known = kinds[kind] { return known }
    kinds[kind] = limits.count
    limits.append(limit)
    return limits.count - 1
  }

  /// The same case with other facts.
  func reading(_ proposal: Proposal) -> CaseReading {
    CaseReading(proposal, reading.knowledge, ways: reading.ways)
  }

  /// Whether a case tells the same besides its numbers.
  func hold(of other: CaseReading) -> Bool {
    reading.mainActs == other.mainActs && reading.proposedActs == other.proposedActs
      && reading.saidActs == other.saidActs && reading.affirmed == other.affirmed
      && reading.denied == other.denied && reading.words == other.words
      && reading.deniedWords == other.deniedWords
      && reading.proposal.terms == other.proposal.terms
      && unknown(reading) == unknown(other)
  }

  private func unknown(_ reading: CaseReading) -> [String] {
    reading.proposal.facts.filter { $0.truth == .unknown }.map(\.id)
  }

  /// For each limit of a statement whether the case meets it, and whether it has a number that
  /// could be held against it: nothing else of a number bears on how a norm covers the case.
  ///
  /// Nil where it may: how far a number is from a limit may be told by the name of the limit.
  private static func numbers(
    _ limits: [Predicate], of statement: Statement, in coverage: Coverage
  ) -> [UInt8]? {
    if limits.isEmpty { return [] }
    if coverage.truth.named.mayTell { return nil }
    // An amount may be said for money.
    var told: [UInt8] = [coverage.isMoneyTold ? 1 : 0]
    told.reserveCapacity(limits.count + 1)
    for limit in limits {
      let truth: UInt8 =
        switch coverage.truth.truth(limit, in: statement) {
        case .yes: 0
        case .no: 1
        case .unknown: 2
        }
      told.append(truth << 1 | (coverage.reading.facts(limit).isEmpty ? 1 : 0))
    }
    return told
  }
}
