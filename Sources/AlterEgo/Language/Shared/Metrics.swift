// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Tells what a number in a clause measures.
final class MetricFinder: Sendable {
  private let knowledge: KnowledgeBase
  /// By unit, what a number means with a concept around it.
  private let byConcept: [String: [(concept: String, metric: String)]]
  /// How many items around a number are looked at for what it measures.
  static let reach = 60

  /// Acts that say little without their object.
  let lightActs: WordSet
  /// Acts that leave it to the background what is done.
  let yieldingActs: WordSet

  /// Acts that leave out what they are done to: 省く.
  let omittingActs: [String]
  /// By English verb, whether +1 up, −1 down is what it does to its number.
  let changeSigns: [String: Int?]
  /// How a sentence refers to the limit before, and how that is turned.
  let backReferences: BackReferences
  /// Verbs of what was limited before, with no number of their own: 届かない, 過ぎたもの.
  let complements: [[UInt8]]
  /// Verbs that mean another act by what they are done to.
  let senses: [VerbSense]
  /// How a Japanese sentence sets two things against each other and takes one.
  let clashWords: ClashWords
  /// English words that tell which of a kind is meant: stale, wet, second-hand.
  let qualities: WordSet
  /// How an English sentence of its own tells what the rule before it leaves out.
  let toldExceptions: ToldExceptions
  /// English words that bound a number from afar.
  let bounds: BoundWords

  /// Folded words before and behind a share that is one of the yearly sales: 年商の5%.
  let yearlySales: (before: [[UInt8]], behind: [[UInt8]])

  init(_ knowledge: KnowledgeBase) {
    self.knowledge = knowledge
    let sales = knowledge.rows("decisions/company_figures.tsv").filter {
      $0["sort"] == "yearly_sales"
    }
    yearlySales = (
      sales.flatMap { $0.list("ja_words") }.map { Array(FoldedText.fold($0).utf8) },
      sales.flatMap { $0.list("en_words") }.map { Array(FoldedText.fold($0).utf8) }
    )
    lightActs = WordSet(knowledge.rows("decisions/light_acts.tsv").map { $0["id"] })
    yieldingActs = WordSet(knowledge.rows("decisions/yielding_acts.tsv").map { $0["id"] })
    omittingActs = knowledge.rows("decisions/omitting_acts.tsv").map { $0["id"] }
    var changeSigns: [String: Int?] = [:]
    for row in knowledge.rows("language/en/change_words.tsv") where row["role"] == "verb" {
      for word in row.list("word") where changeSigns[word] == nil {
        changeSigns.updateValue(Int(row["sign"]), forKey: word)
      }
    }
    self.changeSigns = changeSigns
    backReferences = BackReferences(knowledge.rows("language/back_references.tsv"))
    complements = knowledge.rows("language/complements.tsv").flatMap { row in
      (row.list("ja") + row.list("en")).map { Array(FoldedText.fold($0).utf8) }
    }
    senses = knowledge.rows("language/senses.tsv").map(VerbSense.init)
    clashWords = ClashWords(knowledge.rows("language/ja/clash_words.tsv"))
    qualities = WordSet(knowledge.rows("language/en/qualities.tsv").flatMap { $0.list("words") })
    toldExceptions = ToldExceptions(knowledge.rows("language/en/told_exceptions.tsv"))
    bounds = BoundWords(knowledge.rows("language/en/bound_words.tsv"))
    var byConcept: [String: [(concept: String, metric: String)]] = [:]
    for row in knowledge.rows("language/metrics.tsv") {
      byConcept[row["unit"], default: []].append((row["concept"], row["metric"]))
    }
    self.byConcept = byConcept
  }

  /// The metric of the number at `index` of `items`: a KPI beside it, else what its unit means
  /// with the concepts around it, else the unit's own default.
  func metric(of quantity: Quantity, at index: Int, in items: [Item], context: [Item]) -> String {
    if let metric = quantity.metric { return metric }
    let near = items[
      max(0, index - MetricFinder.reach)..<min(items.count, index + MetricFinder.reach)]
    if let kpi = kpiBeside(index, near, quantity) { return kpi }
    if let rows = byConcept[quantity.unit] {
      if let metric = metric(rows, among: near) { return metric }
      if let metric = metric(rows, among: context[...]) { return metric }
    }
    return MetricFinder.defaultMetric(quantity.unit)
  }

  private func metric(
    _ rows: [(concept: String, metric: String)], among items: ArraySlice<Item>
  ) -> String? {
    for item in items where item.token.kind == .concept {
      for row in rows where knowledge.isA(item.token.id, row.concept) { return row.metric }
    }
    return nil
  }

  private func kpiBeside(
    _ index: Int, _ items: ArraySlice<Item>, _ quantity: Quantity
  ) -> String? {
    var best: (distance: Int, id: String)?
    for i in items.indices where items[i].token.sort == .kpi {
      let item = items[i]
      guard fits(item.token.id, quantity.unit) else { continue }
      // What stands before a number is measured by it more often than what follows.
      let distance = i < index ? (index - i) * 2 - 1 : (i - index) * 2
      if best == nil || distance < (best?.distance ?? 0) { best = (distance, item.token.id) }
    }
    return best?.id
  }

  private func fits(_ kpi: String, _ unit: String) -> Bool {
    guard let own = knowledge.unit(of: kpi) else { return true }
    switch unit {
    case "percent", "pp", "ppm": return own.contains("%") || own == "points" || own == "percent"
    case _ where Quantity.isMoney(unit): return own.contains("JPY")
    case "years", "months", "days", "hours", "business_days", "weeks":
      return ["years", "months", "days", "hours", "h/person", "business_days", "weeks", "age"]
        .contains(own)
    case "months_of_sales": return own == "months" || own == "JPY"
    case "times", "times_annual_sales": return true
    case "people": return own.contains("person") || own == "persons" || own == "people"
    case "cases", "count", "times_occurrence", "quotes", "stores", "companies", "per_year":
      return !own.contains("%") && own != "JPY"
    default: return false
    }
  }

  static func defaultMetric(_ unit: String) -> String {
    switch unit {
    case _ where Quantity.isMoney(unit): "amount"
    case "hours", "days", "business_days", "weeks", "months", "years": "duration"
    case "percent", "pp", "ppm", "times": "share"
    case "people": "headcount"
    case "times_occurrence": "occurrence"
    case "year", "fiscal_year", "fiscal_year_offset", "half", "quarter", "month": "period"
    default: unit
    }
  }
}
