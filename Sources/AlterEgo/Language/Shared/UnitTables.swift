// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The words of quantities in both languages, compiled from the tables of `knowledge/language`.
///
/// Reads `units`, `comparators`, `number_words`, `time_words`, `unit_contexts`, `change_words`
/// and `not_numbers` of each language. A row that can't be read is left out.
package struct UnitTables: Sendable {
  let japanese: QuantityWords
  let english: QuantityWords

  /// The tables of each language that it reads.
  static let names = [
    "units", "comparators", "number_words", "time_words", "unit_contexts", "change_words",
    "not_numbers",
  ]

  /// Tables by `ja/units`, `en/comparators` …; a row is its cells by their headers.
  package init(tables: [String: [[String: String]]]) {
    let tables = tables.mapValues { rows in rows.map { row in Row { row[$0] ?? "" } } }
    japanese = UnitTables.compile(tables, .japanese)
    english = UnitTables.compile(tables, .english)
  }

  /// Those of one language, from the knowledge; of the other it knows nothing.
  init(_ knowledge: KnowledgeBase, _ language: SpokenLanguage) {
    var tables: [String: [Row]] = [:]
    for name in UnitTables.names.map({ "\(language.rawValue)/\($0)" }) {
      tables[name] = knowledge.rows("language/\(name).tsv").map { row in Row { row[$0] } }
    }
    japanese = UnitTables.compile(tables, .japanese)
    english = UnitTables.compile(tables, .english)
  }

  func words(_ language: SpokenLanguage) -> QuantityWords {
    language == .japanese ? japanese : english
  }

  /// A row, by whatever holds its cells; a cell that isn't there is empty.
  private struct Row {
    private let cell: (String) -> String

    init(_ cell: @escaping (String) -> String) { self.cell = cell }

    subscript(column: String) -> String { cell(column) }
  }

  private static func compile(
    _ tables: [String: [Row]], _ language: SpokenLanguage
  ) -> QuantityWords {
    func rows(_ name: String) -> [Row] { tables["\(language.rawValue)/\(name)"] ?? [] }
    var words = QuantitySheet()
    addUnits(rows("units"), &words)
    addComparators(rows("comparators"), language, &words)
    for row in rows("number_words") {
      guard let role = NumberWord.Role(rawValue: row["role"]) else { continue }
      let value = number(row["value"]) ?? 0
      let word = NumberWord(role: role, value: value, high: number(row["high"]) ?? value)
      for spelling in spellings(row) { words.numbers.insert(spelling, word) }
    }
    addTimes(rows("time_words"), &words)
    addContexts(rows("unit_contexts"), &words)
    addMoves(rows("change_words"), language, &words)
    for row in rows("not_numbers") {
      for spelling in spellings(row) { words.stops.insert(spelling, true) }
    }
    return QuantityWords(words)
  }

  private static func addUnits(_ rows: [Row], _ words: inout QuantitySheet) {
    for row in rows {
      let unit = UnitWord(
        unit: row["unit"], type: row["type"], factor: number(row["factor"]) ?? 1)
      for spelling in spellings(row) {
        if row["place"] == "before" {
          words.unitsBefore.insert(spelling, unit)
        } else {
          words.units.insert(spelling, unit)
        }
      }
    }
  }

  private static func addComparators(
    _ rows: [Row], _ language: SpokenLanguage, _ words: inout QuantitySheet
  ) {
    for row in rows {
      let word = ComparatorWord(
        op: Comparator(rawValue: row["op"]),
        scope: ComparatorWord.Scope(rawValue: row["applies"]) ?? .any,
        form: ComparatorWord.Form(rawValue: row["form"]) ?? .none)
      for spelling in spellings(row) {
        switch row["place"] {
        case "before": words.before.insert(spelling, word)
        case "between": words.between.insert(spelling, true)
        default:
          for variant in language == .japanese ? particles(spelling) : [spelling] {
            words.after.insert(variant, word)
          }
        }
      }
    }
  }

  /// 「を超える」 also stands for は超える, も超える, が超える and 超える.
  private static func particles(_ word: [UInt8]) -> [[UInt8]] {
    for (particle, others) in [("を", ["は", "も", "が", ""]), ("に", ["には", "にも", "に"])] {
      let head = Array(particle.utf8)
      guard word.starts(with: head), word.count > head.count else { continue }
      return [word] + others.map { Array($0.utf8) + word.dropFirst(head.count) }
    }
    return [word]
  }

  private static func addTimes(_ rows: [Row], _ words: inout QuantitySheet) {
    for row in rows {
      guard let role = TimeWord.Role(rawValue: row["role"]) else { continue }
      let word = TimeWord(
        role: role, value: number(row["value"]) ?? 0, unit: row["unit"],
        type: row["type"], op: Comparator(rawValue: row["op"]),
        per: row["per"], isHorizon: row["form"] == "horizon")
      for spelling in spellings(row) {
        switch role {
        case .per, .perMark: words.periods.insert(spelling, word)
        case .consecutive, .later, .earlier, .discount, .increase, .decrease, .horizonMark,
          .ordinalMark, .occurrenceNoun, .repeatedNoun, .function, .quarterUnit:
          words.tails.insert(spelling, word)
        default: words.times.insert(spelling, word)
        }
      }
    }
  }

  private static func addContexts(_ rows: [Row], _ words: inout QuantitySheet) {
    var after: [[UInt8]: [UnitContext]] = [:]
    var order: [[UInt8]] = []
    for row in rows {
      guard let side = UnitContext.Side(rawValue: row["side"]) else { continue }
      let context = UnitContext(
        side: side, from: row["from"], unit: row["unit"], type: row["type"])
      for spelling in spellings(row) {
        if side == .after {
          if after[spelling] == nil { order.append(spelling) }
          after[spelling, default: []].append(context)
        } else {
          words.contextsBefore.append((spelling, context))
        }
      }
    }
    for spelling in order { words.contextsAfter.insert(spelling, after[spelling] ?? []) }
  }

  private static func addMoves(
    _ rows: [Row], _ language: SpokenLanguage, _ words: inout QuantitySheet
  ) {
    for row in rows {
      guard let role = ChangeWord.Role(rawValue: row["role"]) else { continue }
      let word = ChangeWord(role: role, sign: number(row["sign"]) ?? 0)
      for spelling in spellings(row) {
        switch role {
        case .verb, .whole: words.moves.insert(spelling, word)
        case .noun: words.moveNouns.insert(spelling, word)
        case .goal where language == .english: words.moves.insert(spelling, word)
        case .goal: words.goals.insert(spelling, true)
        case .rate: words.rates.append(spelling)
        }
      }
    }
  }

  /// The `|`-separated spellings of the row's `word`, folded.
  private static func spellings(_ row: Row) -> [[UInt8]] {
    row["word"].utf8.split(separator: 0x7C).map { FoldedText.fold(Array($0)[...]) }
  }

  /// Reads `0.25` and `1/3`.
  private static func number(_ cell: String) -> Double? {
    guard !cell.isEmpty else { return nil }
    let parts = cell.split(separator: "/")
    guard parts.count == 2 else { return Double(cell) }
    guard let top = Double(parts[0]), let bottom = Double(parts[1]), bottom != 0 else { return nil }
    return top / bottom
  }
}
