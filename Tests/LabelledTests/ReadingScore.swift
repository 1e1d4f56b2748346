// SPDX-License-Identifier: GPL-3.0-or-later
import Language
import Model

/// What is counted of each sentence that was read.
enum Measure: String, CaseIterable, Sendable {
  case kind, modality
  /// Sentences not turned into their contrary: a ban read as leave or as an order, or the reverse.
  case polarity
  case threshold, noFalseThreshold, horizon, condition, exception, noFalseException
}

/// How often a reading agrees with the labels.
struct ReadingScore: CustomStringConvertible {
  /// The ids of the sentences that were wrong, by measure.
  private(set) var wrong: [Measure: [String]] = [:]
  /// How many sentences the measure asks about.
  private(set) var asked: [Measure: Int] = [:]
  private var hits = 0
  private var surplus = 0
  private var misses = 0

  init(_ sentences: [LabelledSentence], _ analyzer: Analyzer) {
    for sentence in sentences { add(sentence, analyzer.draft(sentence.text)) }
  }

  /// From 0 to 1; 1 when nothing was asked.
  func rate(_ measure: Measure) -> Double {
    guard let asked = asked[measure], asked > 0 else { return 1 }
    return 1 - Double(wrong[measure]?.count ?? 0) / Double(asked)
  }

  var description: String {
    let rates = Measure.allCases.map { "\($0.rawValue) \(percent(rate($0)))" }
    return (rates + ["directions \(percent(directionsF1))"]).joined(separator: ", ")
  }

  private func percent(_ rate: Double) -> String { "\((rate * 1_000).rounded() / 10) %" }

  /// The harmonic mean of precision and recall of the directions.
  var directionsF1: Double {
    let total = 2 * hits + surplus + misses
    return total > 0 ? Double(2 * hits) / Double(total) : 1
  }

  private mutating func add(_ gold: LabelledSentence, _ draft: Draft) {
    let modality = draft.modality?.rawValue
    count(.kind, gold, gold.kinds.contains(Self.kind(draft.kind, gold)))
    count(.modality, gold, gold.modalities.contains(modality ?? ""))
    count(
      .polarity, gold,
      gold.modalities.contains(modality ?? "") || !Self.isFlip(gold.modality, modality ?? ""))
    if let wanted = gold.threshold {
      count(.threshold, gold, Self.limit(draft.threshold) == wanted)
    } else {
      count(.noFalseThreshold, gold, draft.threshold == nil)
    }
    if let years = gold.horizonYears { count(.horizon, gold, draft.horizonYears == years) }
    if let condition = gold.condition {
      count(.condition, gold, gold.text.overlap(condition, draft.condition) >= 0.6)
    }
    if let exception = gold.exception {
      count(.exception, gold, gold.text.overlap(exception, draft.exception) >= 0.6)
    } else {
      count(.noFalseException, gold, draft.exception == nil)
    }
    let directions = Set(draft.directions.map { $0.rawValue.replacing("-", with: "_") })
    hits += directions.intersection(gold.directions).count
    surplus += directions.subtracting(gold.directions).count
    misses += gold.directions.subtracting(directions).count
  }

  private mutating func count(_ measure: Measure, _ gold: LabelledSentence, _ isRight: Bool) {
    asked[measure, default: 0] += 1
    if !isRight { wrong[measure, default: []].append(gold.id) }
  }

  /// The product tells more kinds apart than the labels do.
  private static func kind(_ kind: Kind?, _ gold: LabelledSentence) -> String {
    switch kind {
    case .criterion: "evaluation"
    case .initiative: "strategy"
    case .intention, .vision, .candid:
      gold.kinds.contains("purpose") || gold.kinds.contains("strategy") ? gold.kind : "purpose"
    default: kind?.rawValue ?? ""
    }
  }

  private static func isFlip(_ wanted: String, _ got: String) -> Bool {
    if wanted == "must-not" { return ["must", "may", "prefer", "aim"].contains(got) }
    return got == "must-not" && ["must", "may", "prefer", "aim"].contains(wanted)
  }

  private static func limit(_ predicate: Predicate?) -> LabelledSentence.Limit? {
    guard let predicate, let op = predicate.op, let value = predicate.value,
      let unit = predicate.unit
    else { return nil }
    return .init(op: op.rawValue.replacing("-", with: "_"), value: value, unit: unit)
  }
}

extension String {
  /// How much two parts of the text overlap: intersection over union, in characters.
  func overlap(_ wanted: String, _ got: String?) -> Double {
    guard let got, let first = firstRange(of: wanted), let second = firstRange(of: got) else {
      return 0
    }
    let low = max(first.lowerBound, second.lowerBound)
    let high = min(first.upperBound, second.upperBound)
    guard low < high else { return 0 }
    let all = self[
      min(first.lowerBound, second.lowerBound)..<max(first.upperBound, second.upperBound)]
    return Double(self[low..<high].unicodeScalars.count) / Double(all.unicodeScalars.count)
  }
}

/// How often a number comes out with its value, unit and comparator.
struct NumberScore {
  private(set) var asked = 0
  private(set) var wrong: [String] = []
  /// Sentences in which an imprecise number was given a value.
  private(set) var invented: [String] = []

  init(_ sentences: [LabelledNumbers], _ analyzer: Analyzer) {
    for sentence in sentences {
      let found = analyzer.draft(sentence.text).quantities
      for number in sentence.expected {
        asked += 1
        if !found.contains(where: { Self.isSame($0, number) }) { wrong.append(sentence.id) }
        if number.isImprecise, !found.contains(where: { $0.imprecise && $0.value == nil }) {
          invented.append(sentence.id)
        }
      }
    }
  }

  private static func isSame(_ found: Quantity, _ wanted: LabelledNumbers.Number) -> Bool {
    guard found.unit == wanted.unit else { return false }
    if wanted.isImprecise { return found.imprecise }
    return found.op.rawValue.replacing("-", with: "_") == wanted.op
      && isClose(found.value, wanted.value)
      && (wanted.value2 == nil || isClose(found.value2, wanted.value2))
  }

  private static func isClose(_ first: Double?, _ second: Double?) -> Bool {
    guard let first, let second else { return false }
    return abs(first - second) <= 1e-6 * max(1, abs(first), abs(second))
  }
}
