// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Testing

/// How well whole sentences are read, over sentences labelled before the program saw them.
///
/// The floors are what stands today. Raise one when reading gets better; never lower one to get a
/// change through.
@Suite struct ReadingScoreTests {
  struct Floor: CustomTestStringConvertible, Sendable {
    let set: LabelledSet
    let language: String
    let rates: [Measure: Double]
    let directions: Double

    var testDescription: String { "\(set.rawValue) \(language)" }
  }

  static let floors: [Floor] = [
    Floor(
      set: .practice, language: "ja",
      rates: [
        .kind: 0.98, .modality: 0.99, .polarity: 1, .threshold: 0.99, .noFalseThreshold: 0.99,
        .horizon: 1, .condition: 0.97, .exception: 0.99, .noFalseException: 0.99,
      ], directions: 0.83),
    Floor(
      set: .practice, language: "en",
      rates: [
        .kind: 0.98, .modality: 0.99, .polarity: 1, .threshold: 0.99, .noFalseThreshold: 0.99,
        .horizon: 1, .condition: 0.99, .exception: 0.99, .noFalseException: 0.99,
      ], directions: 0.81),
    Floor(
      set: .aside, language: "ja",
      rates: [
        .kind: 0.95, .modality: 0.95, .polarity: 0.98, .threshold: 0.92, .noFalseThreshold: 0.99,
        .horizon: 1, .condition: 0.84, .exception: 0.81, .noFalseException: 0.99,
      ], directions: 0.67),
    Floor(
      set: .aside, language: "en",
      rates: [
        .kind: 0.96, .modality: 0.99, .polarity: 0.99, .threshold: 0.95, .noFalseThreshold: 0.97,
        .horizon: 1, .condition: 0.91, .exception: 0.92, .noFalseException: 0.99,
      ], directions: 0.63),
    Floor(
      set: .recent, language: "ja",
      rates: [
        .kind: 0.99, .modality: 0.99, .polarity: 1, .threshold: 0.97, .noFalseThreshold: 0.99,
        .horizon: 1, .condition: 0.99, .exception: 0.99, .noFalseException: 0.99,
      ], directions: 0.95),
    Floor(
      set: .recent, language: "en",
      rates: [
        .kind: 0.99, .modality: 0.97, .polarity: 1, .threshold: 0.99, .noFalseThreshold: 0.99,
        .horizon: 1, .condition: 0.99, .exception: 0.99, .noFalseException: 0.99,
      ], directions: 0.91),
    Floor(
      set: .unread, language: "ja",
      rates: [
        .kind: 0.99, .modality: 0.97, .polarity: 1, .threshold: 0.96, .noFalseThreshold: 0.99,
        .horizon: 1, .condition: 0.99, .exception: 0.99, .noFalseException: 0.99,
      ], directions: 0.95),
    Floor(
      set: .unread, language: "en",
      rates: [
        .kind: 0.98, .modality: 0.99, .polarity: 1, .threshold: 0.99, .noFalseThreshold: 0.99,
        .horizon: 1, .condition: 0.99, .exception: 0.99, .noFalseException: 0.99,
      ], directions: 0.9),
    Floor(
      set: .fresh, language: "ja",
      rates: [
        .kind: 0.97, .modality: 0.99, .polarity: 0.99, .threshold: 0.95, .noFalseThreshold: 0.99,
        .horizon: 0.99, .condition: 0.99, .exception: 0.74, .noFalseException: 0.99,
      ], directions: 0.88),
    Floor(
      set: .fresh, language: "en",
      rates: [
        .kind: 0.94, .modality: 0.97, .polarity: 1, .threshold: 0.99, .noFalseThreshold: 0.99,
        .horizon: 0.99, .condition: 0.99, .exception: 0.99, .noFalseException: 0.99,
      ], directions: 0.89),
    Floor(
      set: .voices, language: "ja",
      rates: [
        .kind: 0.96, .modality: 0.97, .polarity: 0.99, .threshold: 0.83, .noFalseThreshold: 0.9,
        .horizon: 0.91, .condition: 0.75, .exception: 0.5, .noFalseException: 0.99,
      ], directions: 0.83),
    Floor(
      set: .voices, language: "en",
      rates: [
        .kind: 0.97, .modality: 0.97, .polarity: 0.99, .threshold: 0.94, .noFalseThreshold: 0.92,
        .horizon: 0.93, .condition: 0.83, .exception: 0.92, .noFalseException: 0.98,
      ], directions: 0.79),
    Floor(
      set: .unheard, language: "ja",
      rates: [
        .kind: 0.97, .modality: 0.87, .polarity: 0.97, .threshold: 0.66, .noFalseThreshold: 0.8,
        .horizon: 1, .condition: 0.75, .exception: 0.5, .noFalseException: 0.99,
      ], directions: 0.84),
    Floor(
      set: .unheard, language: "en",
      rates: [
        .kind: 0.95, .modality: 0.93, .polarity: 0.96, .threshold: 0.75, .noFalseThreshold: 0.75,
        .horizon: 1, .condition: 0.64, .exception: 1, .noFalseException: 0.99,
      ], directions: 0.69),
    Floor(
      set: .spoken, language: "ja",
      rates: [
        .kind: 0.96, .modality: 1, .polarity: 1, .threshold: 1, .noFalseThreshold: 1,
        .horizon: 1, .condition: 0.81, .exception: 0.66, .noFalseException: 1,
      ], directions: 0.82),
    Floor(
      set: .spoken, language: "en",
      rates: [
        .kind: 0.97, .modality: 1, .polarity: 1, .threshold: 1, .noFalseThreshold: 0.98,
        .horizon: 1, .condition: 0.9, .exception: 1, .noFalseException: 1,
      ], directions: 0.78),
    Floor(
      set: .unmet, language: "ja",
      rates: [
        .kind: 1, .modality: 0.96, .polarity: 0.98, .threshold: 1, .noFalseThreshold: 1,
        .horizon: 1, .condition: 0.87, .exception: 1, .noFalseException: 1,
      ], directions: 0.79),
    Floor(
      set: .unmet, language: "en",
      rates: [
        .kind: 0.93, .modality: 0.92, .polarity: 0.97, .threshold: 0.97, .noFalseThreshold: 0.97,
        .horizon: 1, .condition: 0.88, .exception: 1, .noFalseException: 1,
      ], directions: 0.73),
    Floor(
      set: .plain, language: "ja",
      rates: [
        .kind: 0.97, .modality: 1, .polarity: 1, .threshold: 0.95, .noFalseThreshold: 1,
        .horizon: 1, .condition: 1, .exception: 1, .noFalseException: 1,
      ], directions: 0.77),
    Floor(
      set: .plain, language: "en",
      rates: [
        .kind: 0.98, .modality: 1, .polarity: 1, .threshold: 1, .noFalseThreshold: 1,
        .horizon: 1, .condition: 0.94, .exception: 1, .noFalseException: 1,
      ], directions: 0.81),
  ]

  private static let made: Result<Analyzer, Problem> = Result { () throws(Problem) in
    Analyzer(
      try KnowledgeBase(KnowledgeFile.builtIn()), today: CalendarDate(iso: "2026-11-22") ?? .today,
      fiscalYearStart: 4)
  }

  @Test(arguments: floors)
  func `sentences are read as their labels say`(_ floor: Floor) throws {
    let score = ReadingScore(
      try floor.set.sentences(floor.language), try Self.made.get())
    for measure in Measure.allCases {
      let wrong = score.wrong[measure] ?? []
      let least = try #require(floor.rates[measure], "no floor for \(measure.rawValue)")
      #expect(
        score.rate(measure) >= least,
        "\(measure.rawValue): \(wrong.count) of \(score.asked[measure] ?? 0) wrong: \(wrong)")
    }
    #expect(score.directionsF1 >= floor.directions)
    print("\(floor): \(score)")
  }

  @Test(arguments: [(LabelledSet.practice, 0.95), (.aside, 0.92)])
  func `numbers are read with unit and comparator`(_ set: LabelledSet, _ least: Double) throws {
    let score = NumberScore(try set.numbers(), try Self.made.get())
    #expect(
      Double(score.asked - score.wrong.count) / Double(score.asked) >= least,
      "\(score.wrong.count) of \(score.asked) wrong: \(score.wrong)")
    #expect(score.invented == [], "an imprecise number was given a value")
    print("numbers \(set.rawValue): \(score.wrong.count) of \(score.asked) wrong")
  }

  /// A store keeps drafts as text: whatever an answer turns on has to survive that.
  @Test(arguments: ["ja", "en"])
  func `what is kept is what was read`(_ language: String) throws {
    let analyzer = try Self.made.get()
    for sentence in try LabelledSet.practice.sentences(language) {
      let draft = analyzer.statement(sentence.text)
      let kept = Draft(jsonText: draft.json.text)
      #expect(kept == draft, "\(sentence.text)")
    }
  }
}
