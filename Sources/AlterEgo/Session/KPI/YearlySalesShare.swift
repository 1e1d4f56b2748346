// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Wording

/// Turns the amount of a question into a share of the yearly sales, for rules that set their limit
/// so: 年商の1%を超える投資.
///
/// The share is a fact of the case like one that was told, so that a receipt holds it.
struct YearlySalesShare {
  let amount: Double
  let sales: Double
  var percent: Double { amount / sales * 100 }

  /// Nil unless a share is all that the answer lacks of them, every rule that asks for it speaks
  /// of yearly sales, the question tells one amount, and the sales are known.
  init?(
    _ answer: Answer, _ cited: [Statement], _ profile: CompanyProfile,
    _ knowledge: KnowledgeBase
  ) {
    guard answer.missing.contains("share"), let sales = profile.yearlySales, sales > 0 else {
      return nil
    }
    let amounts = answer.proposal.facts.filter { $0.unit == "JPY" && $0.op == .equal }
    guard amounts.count == 1, let amount = amounts[0].value else { return nil }
    let asking = cited.filter(YearlySalesShare.asksForShare)
    let words = knowledge.rows("decisions/company_figures.tsv").first {
      $0["sort"] == "yearly_sales"
    }
    guard let words, !asking.isEmpty,
      asking.allSatisfy({ YearlySalesShare.speaksOfSales($0, words) })
    else { return nil }
    self.amount = amount
    self.sales = sales
  }

  private static func asksForShare(_ statement: Statement) -> Bool {
    statement.draft.norms.contains { norm in
      (norm.when + norm.unless + norm.requires).contains { $0.id == "share" }
    }
  }

  private static func speaksOfSales(_ statement: Statement, _ row: Table.Row) -> Bool {
    let text = FoldedText.fold(statement.text)
    return (row.list("ja_words") + row.list("en_words")).contains {
      text.utf8.firstRange(of: FoldedText.fold($0).utf8) != nil
    }
  }

  /// 割合=1.6667%.
  func fact(_ knowledge: KnowledgeBase, in language: SpokenLanguage) -> String {
    let short = (percent * 10_000).rounded() / 10_000
    return knowledge.name(Term("share"), in: language) + "=" + JSON.written(short) + "%"
  }

  func line(in language: SpokenLanguage) -> String {
    Phrasebook.builtIn.phrase(
      "ask/yearly-share",
      [
        "amount": MoneyWording.yen(amount, in: language),
        "sales": MoneyWording.yen(sales, in: language),
        "share": NumberWording.grouped((percent * 1000).rounded() / 1000) + "%",
      ], in: language)
  }

  var json: JSON {
    .object([
      ("metric", .string("share")), ("value", .number(percent)), ("unit", .string("percent")),
      ("amount", .number(amount)), ("yearlySales", .number(sales)),
    ])
  }
}
