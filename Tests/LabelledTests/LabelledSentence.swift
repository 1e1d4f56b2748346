// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A sentence with what a reader should understand of it, written before the program saw it.
struct LabelledSentence: Sendable {
  let id: String
  let text: String
  let kind: String
  /// Every kind that counts as right, `kind` among them.
  let kinds: [String]
  let modality: String
  let modalities: [String]
  let directions: Set<String>
  let threshold: Limit?
  let horizonYears: Int?
  let condition: String?
  let exception: String?

  /// A comparator as literally said, a value and a unit.
  struct Limit: Equatable, Sendable {
    let op: String
    let value: Double
    let unit: String
  }

  /// - Throws: a `Malformed` that names the line when it has no id, text, kind or modality.
  init(_ json: JSON) throws {
    guard let id = json["id"]?.string, let text = json["text"]?.string,
      let kind = json["kind"]?.string, let modality = json["modality"]?.string
    else { throw Malformed(line: json.text) }
    self.id = id
    self.text = text
    self.kind = kind
    self.modality = modality
    kinds = [kind] + (json["accept"]?["kind"]?.strings ?? [])
    modalities = [modality] + (json["accept"]?["modality"]?.strings ?? [])
    directions = Set(json["directions"]?.strings ?? [])
    threshold = json["threshold"].flatMap { limit in
      guard let op = limit["op"]?.string, let value = limit["value"]?.number,
        let unit = limit["unit"]?.string
      else { return nil }
      return Limit(op: op, value: value, unit: unit)
    }
    horizonYears = json["horizon_years"]?.int
    condition = json["condition"]?.string
    exception = json["exception"]?.string
  }
}

/// The numbers that a sentence holds, as `LabelledSentence`.
struct LabelledNumbers: Sendable {
  let id: String
  let text: String
  let expected: [Number]

  struct Number: Sendable {
    let op: String
    let value: Double?
    let value2: Double?
    let unit: String
    let isImprecise: Bool
  }

  init(_ json: JSON) throws {
    guard let id = json["id"]?.string, let text = json["text"]?.string,
      let expected = json["expected"]?.array
    else { throw Malformed(line: json.text) }
    self.id = id
    self.text = text
    self.expected = try expected.map { number in
      guard let op = number["op"]?.string, let unit = number["unit"]?.string else {
        throw Malformed(line: json.text)
      }
      return Number(
        op: op, value: number["value"]?.number, value2: number["value2"]?.number, unit: unit,
        isImprecise: number["imprecise"]?.bool ?? false)
    }
  }
}

/// A line of a file of labels that can't be used.
struct Malformed: Error {
  let line: String
}

/// The sets of labelled sentences in `Cases`.
enum LabelledSet: String, Sendable {
  /// Sentences whose misses were looked at while the reading was taught.
  case practice
  /// Sentences of other trades, whose misses nobody looked at.
  case aside
  /// Questions only, harder ones, in words far from the rules'; their misses were looked at.
  case everyday
  /// Sentences and questions of the usual difficulty; their misses were looked at.
  case recent
  /// The same of other trades by the same hand; the misses of the sentences were looked at.
  case unread
  /// Newer than those, by other hands; the misses of the sentences were looked at.
  case fresh
  /// Limits in every way people tell them, in very different voices; their misses were looked at.
  case voices
  /// The same by the same hand; nobody looked at their misses.
  case unheard
  /// Sentences and questions in plain speech, by other hands again; their misses were looked at.
  case spoken
  /// The same by the same hands; nobody looked at their misses.
  case unmet
  /// Plain business sentences and questions of many trades, by four hands; some of their misses were looked at.
  case plain
  /// Questions of the same hands; nobody looked at their misses.
  case unasked

  func sentences(_ language: String) throws -> [LabelledSentence] {
    try lines("statements_\(language)").map(LabelledSentence.init)
  }

  func numbers() throws -> [LabelledNumbers] { try lines("numbers").map(LabelledNumbers.init) }

  func lines(_ name: String) throws -> [JSON] {
    try Files.readText(path(name)).split(separator: "\n").map { try JSON(parsing: String($0)) }
  }

  /// Where a file of the set lies.
  func path(_ name: String) -> String {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/Cases/\(rawValue)/\(name).jsonl"
  }
}
