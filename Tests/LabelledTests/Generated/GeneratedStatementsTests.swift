// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Testing

/// How well statements are read whose labels follow from how they were made.
///
/// The floors are what stands today. Raise one when reading gets better; never lower one to get a
/// change through.
@Suite struct GeneratedStatementsTests {
  struct Floor: CustomTestStringConvertible, Sendable {
    let language: String
    let isApart: Bool
    /// The least share of statements read right, by what is asked of them, 0–1.
    let rates: [Measure: Double]

    var testDescription: String { language + (isApart ? " apart" : "") }
  }

  static let floors: [Floor] = [
    Floor(
      language: "en", isApart: false,
      rates: [
        .kind: 0.99, .modality: 0.99, .polarity: 1, .threshold: 0.98, .noFalseThreshold: 0.99,
        .horizon: 1, .condition: 0.99, .exception: 0.99, .noFalseException: 0.99,
      ]),
    Floor(
      language: "en", isApart: true,
      rates: [
        .kind: 0.99, .modality: 0.98, .polarity: 0.998, .threshold: 0.98, .noFalseThreshold: 0.96,
        .horizon: 1, .condition: 0.97, .exception: 0.99, .noFalseException: 0.99,
      ]),
    Floor(
      language: "ja", isApart: false,
      rates: [
        .kind: 0.99, .modality: 0.98, .polarity: 0.99, .threshold: 0.97, .noFalseThreshold: 0.99,
        .horizon: 0.96, .condition: 0.96, .exception: 0.99, .noFalseException: 0.99,
      ]),
    Floor(
      language: "ja", isApart: true,
      rates: [
        .kind: 0.99, .modality: 0.98, .polarity: 0.995, .threshold: 0.91, .noFalseThreshold: 0.99,
        .horizon: 0.93, .condition: 0.98, .exception: 0.99, .noFalseException: 0.99,
      ]),
  ]

  private static let made: Result<Analyzer, Problem> = Result { () throws(Problem) in
    Analyzer(
      try KnowledgeBase(KnowledgeFile.builtIn()), today: CalendarDate(iso: "2026-11-22") ?? .today,
      fiscalYearStart: 4)
  }

  @Test(arguments: floors)
  func `statements made of shapes are read as they were made`(_ floor: Floor) throws {
    let analyzer = try Self.made.get()
    var tally = Tally()
    for statement in try GeneratedStatements(floor.language).statements()
    where statement.isApart == floor.isApart {
      tally.add(statement, analyzer.draft(statement.text))
    }
    print("generated \(floor.testDescription): \(tally)")
    for (measure, least) in floor.rates {
      #expect(
        tally.rate(measure) >= least,
        "\(measure.rawValue): \(tally.wrong[measure] ?? []) of \(tally.asked[measure] ?? 0)")
    }
    #expect(floor.rates.count == Measure.allCases.count)
  }

  /// What was asked of the statements, and which were read otherwise.
  private struct Tally: CustomStringConvertible {
    var asked: [Measure: Int] = [:]
    var wrong: [Measure: [String]] = [:]

    var description: String {
      Measure.allCases.map { "\($0.rawValue) \(rate($0)) (\(asked[$0] ?? 0))" }.joined(
        separator: ", ")
    }

    func rate(_ measure: Measure) -> Double {
      guard let asked = asked[measure], asked > 0 else { return 1 }
      return 1 - Double(wrong[measure]?.count ?? 0) / Double(asked)
    }

    private mutating func count(
      _ measure: Measure, _ isRight: Bool, _ statement: GeneratedStatements.Statement
    ) {
      asked[measure, default: 0] += 1
      if !isRight { wrong[measure, default: []].append(statement.text) }
    }

    mutating func add(_ made: GeneratedStatements.Statement, _ draft: Draft) {
      let modality = draft.modality?.rawValue ?? ""
      let isRight = made.modalities.contains(modality)
      count(.kind, made.kinds.contains(Self.kind(draft.kind, made)), made)
      count(.modality, isRight, made)
      let isContrary = (made.modalities[0] == "must-not") != (modality == "must-not")
      count(.polarity, isRight || !isContrary, made)
      switch made.limit {
      case .none: count(.noFalseThreshold, draft.threshold == nil, made)
      case .unasked: break
      case .one(let limits):
        let found = draft.threshold
        let isSame = limits.contains { limit in
          limit.op == found?.op?.rawValue && limit.unit == found?.unit
            && abs(limit.value - (found?.value ?? -1)) < 1e-6 * max(1, limit.value)
        }
        count(.threshold, isSame, made)
      }
      if case .years(let years) = made.horizon {
        count(.horizon, draft.horizonYears == years, made)
      }
      if !made.conditions.isEmpty {
        count(.condition, made.conditions.contains { covers(made.text, $0, draft.condition) }, made)
      }
      if made.exceptions.isEmpty {
        count(.noFalseException, draft.exception == nil, made)
      } else {
        count(.exception, made.exceptions.contains { covers(made.text, $0, draft.exception) }, made)
      }
    }

    private func covers(_ text: String, _ wanted: String, _ found: String?) -> Bool {
      text.lowercased().overlap(wanted.lowercased(), found?.lowercased()) >= 0.6
    }

    /// The product tells more kinds apart than the labels do.
    private static func kind(_ kind: Kind?, _ made: GeneratedStatements.Statement) -> String {
      switch kind {
      case .criterion: "evaluation"
      case .initiative: "strategy"
      case .intention, .vision, .candid: made.kinds.contains("strategy") ? "strategy" : "purpose"
      default: kind?.rawValue ?? ""
      }
    }
  }
}
