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
    /// The kinds of its limits, one bit each.
    var kinds: UInt64 = 0

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
  private var last: (statements: [Statement], places: [Place]) = ([], [])
  /// Numbers of limits by what tells on which numbers of a case they may turn, and one of each.
  private var kinds: [LimitKind: Int] = [:]
  private var limits: [Predicate] = []

  /// What is held of a statement, at hand in a row of thousands.
  private struct Place {
    var held: Held?
    /// The kinds of its limits; nil where it is not known what was found of it in the first case.
    var kinds: UInt64?
    /// What was found in the first case, where that is one.
    var only: Consideration?

    init(_ held: Held?) {
      self.held = held
      guard let first = held?.first else { return }
      kinds = held?.kinds
      if first.count == 1 { only = first[0] }
    }
  }

  /// The bit of all kinds for which there is none, of which it is never told whether numbers bear on them.
  private static let others = 63

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
    // The kinds of limit on which the numbers do not bear, of those known so far.
    let idle = change.map(idleKinds) ?? 0
    var places = places(of: statements)
    var found: [Consideration] = []
    found.reserveCapacity(statements.count)
    for at in statements.indices {
      if change != nil, let kinds = places[at].kinds, kinds & ~idle == 0 {
        if let only = places[at].only {
          found.append(only)
        } else {
          found += places[at].held?.first ?? []
        }
        continue
      }
      let statement = statements[at]
      guard statement.isLive else { continue }
      let known = places[at].held
      var held = known
      found += considerations(of: statement, in: coverage, isFirst: isFirst, &held)
      if held !== known { places[at] = Place(held) }
    }
    last = (statements, places)
    return found
  }

  private func places(of statements: [Statement]) -> [Place] {
    defer { last = ([], []) }
    if last.statements.isSameBuffer(as: statements) { return last.places }
    return held.isEmpty
      ? [Place](repeating: Place(nil), count: statements.count)
      : statements.map { Place($0.isLive ? held[$0.id] : nil) }
  }

  private func idleKinds(_ change: NumberChange) -> UInt64 {
    var idle: UInt64 = 0
    for (kind, limit) in limits.prefix(KnownConsiderations.others).enumerated()
    where !change.bears(on: limit) {
      idle |= 1 << UInt64(kind)
    }
    return idle
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
        for limit in limits {
          let kind = kind(limit)
          own.kinds |= 1 << UInt64(min(kind, KnownConsiderations.others))
        }
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
