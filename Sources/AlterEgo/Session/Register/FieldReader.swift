// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning

/// Reads what somebody types for a field of the register.
struct FieldReader {
  let analyzer: Analyzer
  let language: SpokenLanguage
  let days: DayReader

  init(_ context: CommandContext) throws(Problem) {
    analyzer = try context.analyzer()
    language = context.language
    days = DayReader(
      today: try context.today(),
      fiscalYearStart: context.conversation.fiscalYearStart(context.options))
  }

  private var knowledge: KnowledgeBase { analyzer.knowledge }

  /// The rows that the text gives the field; one empty row for a text that clears it.
  ///
  /// - Throws: `usageBadValue` for what the field can't hold.
  func rows(
    _ text: String, for field: RegisterField, of entry: RegisterEntry
  ) throws(Problem) -> [RegisterRow] {
    let text = text.trimmed
    func row(_ value: String, item: String = "") -> RegisterRow {
      RegisterRow(entry.subject, field.id, item: item, value: value)
    }
    if text.isEmpty || text == "-" { return [row("")] }
    switch field.sort {
    case .choice:
      guard let choice = field.choice(text.droppingStops) else {
        throw bad(text, field, field.choices.map { $0.name(in: language) })
      }
      return [row(choice.id)]
    case .metric: return [row(metric(text.droppingStops))]
    case .role, .text: return [row(text)]
    case .date:
      var days = days
      days.sense = field.id == "start" ? .start : .end
      guard let day = days.day(text.droppingStops) else {
        throw bad(text, field, ["2027-03-31"] + example(field))
      }
      return [row(day.description)]
    case .items:
      return parts(text).map {
        row("", item: field.id.hasSuffix("department") ? department($0) : $0)
      }
    case .ids:
      let ids = parts(text)
      for id in ids where !StatementID.matches(id) { throw bad(id, field, ["S-1", "K-2"]) }
      return ids.map { row("", item: StatementID.read($0)) }
    case .tagged: return parts(text).map { tagged($0, field, entry.subject) }
    default:
      guard let amount = amount(text, field, entry) else { throw bad(text, field, example(field)) }
      return [row(amount.text)]
    }
  }

  private func bad(_ text: String, _ field: RegisterField, _ allowed: [String]) -> Problem {
    Problem(
      .usageBadValue,
      [
        "option": field.name(in: language), "text": text,
        "allowed": allowed.joined(separator: ", "),
      ])
  }

  private func parts(_ text: String) -> [String] {
    text.split { ",、，;；/／・".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  // MARK: Numbers

  func amount(
    _ text: String, _ field: RegisterField, _ entry: RegisterEntry
  ) -> RegisterAmount? {
    // Nothing costs or takes less than nothing.
    if field.sort != .number, text.first.map({ "-−△▲".contains($0) }) ?? false { return nil }
    let quantities = analyzer.draft(text).quantities
    if let plain = plainNumber(text) {
      if field.sort == .horizon, ![3, 5, 10].contains(plain) { return nil }
      return RegisterAmount(plain, unit(field, entry))
    }
    if field.sort == .minutes, let value = plainNumber(text.droppingMinutes) {
      return RegisterAmount(value, "minutes")
    }
    for quantity in quantities {
      if let amount = FieldAmount.amount(quantity, as: field) {
        guard field.sort == .number, amount.unit == "pp" else { return amount }
        return RegisterAmount(amount.value, "percent")
      }
    }
    return nil
  }

  /// Digits alone, whatever their width: １２,０００.
  private func plainNumber(_ text: String) -> Double? {
    let digits = FoldedText.fold(text.trimmed).replacing("−", with: "-").filter { $0 != "," }
    guard let value = Double(digits), value.isFinite, abs(value) < 1e15 else { return nil }
    return value
  }

  /// The unit that a bare number has in the field.
  private func unit(_ field: RegisterField, _ entry: RegisterEntry) -> String {
    switch field.sort {
    case .money: return "JPY"
    case .months: return "months"
    case .hours: return "hours"
    case .minutes: return "minutes"
    case .percent: return "percent"
    case .horizon: return "years"
    case .count: return "cases"
    default:
      if let known = (entry.amount("baseline") ?? entry.amount("target"))?.unit { return known }
      switch entry["metric"].flatMap({ knowledge.concept($0)?.unit }) {
      case "%": return "percent"
      case "JPY": return "JPY"
      case "hours", "h": return "hours"
      case "days": return "days"
      case "people": return "people"
      case "months": return "months"
      default: return "count"
      }
    }
  }

  private func example(_ field: RegisterField) -> [String] {
    let isJapanese = language == .japanese
    switch field.sort {
    case .money: return isJapanese ? ["300万円", "3000000"] : ["¥3,000,000", "3000000"]
    case .months: return isJapanese ? ["12か月", "2年"] : ["12 months", "2 years"]
    case .hours: return isJapanese ? ["月20時間"] : ["20 hours a month"]
    case .minutes: return isJapanese ? ["6分"] : ["6 minutes"]
    case .percent: return ["40"]
    case .date: return isJapanese ? ["来年3月末", "2年後"] : ["end of next March", "in two years"]
    case .horizon: return isJapanese ? ["3年", "5年", "10年"] : ["3 years", "5 years", "10 years"]
    default: return ["25%", isJapanese ? "120時間" : "120 hours"]
    }
  }

  // MARK: Names

  /// The KPI that the words name; the words themselves where the lexicon has none.
  private func metric(_ text: String) -> String {
    let folded = FoldedText.fold(text)
    let draft = analyzer.draft(text)
    let named = draft.concepts.filter { knowledge.concept($0.id)?.sort == .kpi }
    let whole = named.max { $0.span.length < $1.span.length }
    if let whole, FoldedText.fold(whole.surface) == folded { return whole.id }
    let exact = knowledge.concepts.first {
      $0.sort == .kpi
        && ($0.id == folded || [$0.ja, $0.en].contains { FoldedText.fold($0) == folded })
    }
    return exact?.id ?? whole?.id ?? text
  }

  private func department(_ text: String) -> String {
    knowledge.departments.named(text)?.id ?? text
  }

  /// 「受注入力 自動化」: what stands behind the last blank or colon is the tag.
  private func tagged(
    _ text: String, _ field: RegisterField, _ subject: String
  ) -> RegisterRow {
    if let cut = text.lastIndex(where: { $0.isWhitespace || ":：=＝".contains($0) }) {
      let tag = String(text[text.index(after: cut)...])
      if let choice = field.choice(tag) {
        return RegisterRow(
          subject, field.id, item: String(text[..<cut]).trimmed, value: choice.id)
      }
    }
    return RegisterRow(subject, field.id, item: text, value: "")
  }
}

extension String {
  /// A number of minutes without its unit.
  fileprivate var droppingMinutes: String {
    var text = FoldedText.fold(trimmed)
    for end in ["分間", "分", " minutes", " minute", " min"] where text.hasSuffix(end) {
      text.removeLast(end.count)
      break
    }
    return text
  }
}
