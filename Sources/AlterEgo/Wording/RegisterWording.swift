// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning

/// What the register keeps, in the words of a reader.
package struct RegisterWording {
  package let sheet: RegisterSheet
  private let knowledge: KnowledgeBase
  private let language: SpokenLanguage

  package init(_ knowledge: KnowledgeBase, in language: SpokenLanguage) {
    self.knowledge = knowledge
    self.language = language
    sheet = knowledge.registerSheet
  }

  /// The name of a field of an id; the field's id where knowledge has none.
  package func name(_ field: String, of subject: String) -> String {
    sheet.field(field, of: subject.first ?? "I")?.name(in: language) ?? field
  }

  /// Everything a field of an entry holds, on one line; nil when it is empty.
  package func value(_ field: RegisterField, of entry: RegisterEntry) -> String? {
    let rows = entry.rows.filter {
      $0.field == field.id && !($0.item.isEmpty && $0.value.isEmpty)
    }
    return rows.isEmpty ? nil : rows.map { value($0, field) }.joined(separator: language.comma)
  }

  /// One row: a choice by its name, a number with unit and period, words as they are.
  package func value(_ row: RegisterRow, _ field: RegisterField) -> String {
    switch field.sort {
    case .choice: return field.choice(id: row.value)?.name(in: language) ?? row.value
    case .metric: return metric(row.value)
    case .items: return department(row.item)
    case .ids: return row.item
    case .tagged:
      let tag = field.choice(id: row.value)?.name(in: language) ?? "?"
      return language == .japanese ? "\(row.item)(\(tag))" : "\(row.item) (\(tag))"
    default:
      guard let amount = RegisterAmount(row.value) else { return row.value }
      return self.amount(amount, per: field.per)
    }
  }

  package func amount(_ amount: RegisterAmount, per: String? = nil) -> String {
    FigureWording.phrase(
      op: .equal, value: amount.value, unit: amount.unit, per: per, in: language)
  }

  package func yen(_ value: Double) -> String { MoneyWording.yen(value, in: language) }

  /// A KPI by its name; the president's own words where the lexicon has none.
  package func metric(_ id: String) -> String {
    knowledge.concept(id).map { language == .japanese ? $0.ja : $0.en } ?? id
  }

  package func department(_ id: String) -> String {
    knowledge.departments.name(of: id, in: language)
  }

  // MARK: Verdicts

  /// How a rule of `verdicts.tsv` is told, with the figures of the initiative.
  package func reason(_ rule: String, _ figures: InitiativeFigures, asOf day: CalendarDate?)
    -> String
  {
    let row = knowledge.rows("register/verdicts.tsv").first { $0["rule"] == rule }
    guard let template = row?[language.rawValue] else { return rule }
    return Template.fill(template, parameters(figures, asOf: day))
  }

  private func parameters(
    _ figures: InitiativeFigures, asOf day: CalendarDate?
  ) -> [String: String] {
    let entry = figures.entry
    var parameters: [String: String] = [:]
    parameters["baseline"] = figures.baseline.map { amount($0) }
    parameters["target"] = figures.target.map { amount($0) }
    parameters["latest"] = entry.latestFigure.map { amount($0.amount) }
    parameters["due"] = entry["due"]
    parameters["returned"] = entry.returned.map(yen)
    parameters["spent"] = figures.spent(until: day).map(yen)
    parameters["payback-day"] = figures.paybackDay?.description ?? "—"
    return parameters
  }

  /// A word such as a verdict's, from the table of slots or comparison: its name.
  package func slot(_ id: String) -> String {
    for path in ["register/comparison.tsv", "register/slots.tsv"] {
      if let row = knowledge.rows(path).first(where: { $0["slot"] == id }) {
        return row[language.rawValue]
      }
    }
    return id
  }
}
