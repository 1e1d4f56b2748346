// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundations
import Knowledge
import Model
import Reasoning
import Wording

/// Gives a question about the company the company's own figure, where the answer hangs on it and
/// nobody told it.
///
/// The figure of an order, a customer or an investment is never the company's: such a question is
/// asked back as before.
struct CompanyFacts {
  /// A figure that was used.
  struct Used: Equatable {
    let entry: MetricEntry
    let month: Month
    let value: Double
    let text: String
  }

  private let desk: KPIDesk
  private let caseTerms: Set<String>
  private let caseFigures: Set<String>
  private let companyWords: [String]

  /// Nil where the asker may not see figures, or there are none.
  init?(_ context: CommandContext) {
    guard let desk = try? KPIDesk(context), desk.books.span != nil else { return nil }
    self.desk = desk
    let rows = desk.knowledge.rows("decisions/company_figures.tsv")
    caseTerms = Set(rows.filter { $0["sort"] == "case" }.flatMap { $0.list("ids") })
    caseFigures = Set(rows.filter { $0["sort"] == "case_figure" }.flatMap { $0.list("ids") })
    companyWords = rows.filter { $0["sort"] == "company_words" }.flatMap {
      $0.list("ja_words") + $0.list("en_words")
    }.map { FoldedText.fold($0) }
  }

  /// The company's figures among those that an answer lacks, up to a day.
  ///
  /// `rules` are the statements that the answer cites; where they name the company's figure
  /// themselves, no other is meant.
  func figures(
    for answer: Answer, _ rules: [Statement], asked: String, asOf: CalendarDate
  ) -> [Used] {
    guard answer.verdict == .conditional else { return [] }
    func namesCompany(_ text: String) -> Bool {
      let folded = FoldedText.fold(text)
      return companyWords.contains { folded.utf8.firstRange(of: $0.utf8) != nil }
    }
    let lacking = rules.filter { rule in
      rule.draft.norms.contains { norm in
        (norm.when + norm.unless + norm.requires).contains { predicate in
          predicate.id.map(answer.missing.contains) ?? false
        }
      }
    }
    let isNamed =
      namesCompany(asked) || !lacking.isEmpty && lacking.allSatisfy { namesCompany($0.text) }
    guard isNamed || !speaksOfACase(answer.proposal) else { return [] }
    return answer.missing.compactMap { id in
      guard let entry = desk.entry(id), entry.formula != nil || desk.books.table.item(id) != nil,
        isNamed || !caseFigures.contains(id),
        let latest = desk.books.latest(of: id, upTo: Month(asOf))
      else { return nil }
      return Used(
        entry: entry, month: latest.month, value: latest.value,
        text: desk.shown(latest.value, entry))
    }
  }

  private func speaksOfACase(_ proposal: Proposal) -> Bool {
    let terms =
      [proposal.act, proposal.object, proposal.counterparty].compactMap { $0 }
      + proposal.terms.filter(\.inProposal).map(\.term)
    return terms.contains { term in
      caseTerms.contains { desk.knowledge.isA(term.id, $0) }
    }
  }
}

extension CompanyFacts.Used {
  private static let units: [String: (ja: String, en: String)] = [
    "%": ("%", "%"), "JPY": ("円", " yen"), "months": ("か月", " months"), "years": ("年", " years"),
    "days": ("日", " days"), "times": ("倍", " times"), "hours": ("時間", " hours"),
    "persons": ("人", " people"), "cases": ("件", " cases"),
  ]

  /// The figure as a fact of the case: 自己資本比率=32.14%.
  func fact(in language: SpokenLanguage) -> String {
    let short = (value * 10_000).rounded() / 10_000
    let unit = Self.units[entry.unit].map { language == .japanese ? $0.ja : $0.en } ?? ""
    return entry.name(in: language) + "=" + JSON.written(short) + unit
  }

  var json: JSON {
    .object([
      ("metric", .string(entry.id)), ("value", .number(value)), ("unit", .string(entry.unit)),
      ("month", .string("\(month)")),
    ])
  }
}
