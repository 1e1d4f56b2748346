// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The arithmetic of KPIs: items, formulas, accounts, and an example of each.
extension KnowledgeLint {
  func figures() -> [Placed] {
    guard let sheet = sheet("kpis/kpis.tsv") else { return [] }
    let items = self.sheet("kpis/items.tsv")
    let itemIDs = Set(items.map { items in items.rows.map { items[$0, "id"] } } ?? [])
    let known = itemIDs.union(sheet.rows.map { sheet[$0, "id"] })
    var found: [Placed] = []
    for row in sheet.rows {
      // `input` is a figure that is told.
      if sheet[row, "formula"] != "input" { found += formula(sheet, row, "formula", known) }
      if !sheet[row, "positive"].isEmpty { found += formula(sheet, row, "positive", known) }
      let better = sheet[row, "better"]
      if !["up", "down", "range"].contains(better) {
        found.append(placed(.unknownBetter, sheet, row, better, String(better)))
      }
    }
    if let items { found += self.items(items, itemIDs) }
    return found + accounts(itemIDs) + subtotals(itemIDs) + workedExamples(sheet) + variants(sheet)
  }

  /// The text of a formula, and the names in it.
  private func formula(
    _ sheet: LintSheet, _ row: LintSheet.Row, _ column: String, _ known: Set<Substring>
  ) -> [Placed] {
    let text = sheet[row, column]
    do throws(Formula.Fault) {
      let unknown = try Formula(String(text)).names.filter { !known.contains(Substring($0)) }
      return unknown.map { name in
        let place = text.firstRange(of: name).map { text[$0] } ?? text
        return placed(.unknownInFormula, sheet, row, place, name)
      }
    } catch {
      return [placed(.wrongFormula, sheet, row, text.dropFirst(error.offset), String(text))]
    }
  }

  private func items(_ sheet: LintSheet, _ known: Set<Substring>) -> [Placed] {
    var found: [Placed] = []
    for row in sheet.rows {
      let nature = sheet[row, "nature"]
      if sheet.has("nature"), ItemNature(rawValue: String(nature)) == nil {
        found.append(placed(.unknownClass, sheet, row, nature, String(nature)))
      }
      if !sheet[row, "from"].isEmpty { found += formula(sheet, row, "from", known) }
    }
    return found
  }

  /// Accounts name known items, and no name stands twice.
  private func accounts(_ items: Set<Substring>) -> [Placed] {
    guard let sheet = sheet("kpis/accounts.tsv") else { return [] }
    var found: [Placed] = []
    var seen: Set<String> = []
    for row in sheet.rows {
      for name in [sheet[row, "account"]] + sheet.list(row, "synonyms") {
        if !seen.insert(AccountName.key(String(name))).inserted {
          found.append(placed(.duplicateID, sheet, row, name, String(name)))
        }
      }
      for item in sheet.list(row, "items") where !items.contains(item.trimmingPrefix("-")) {
        found.append(placed(.unknownID, sheet, row, item, String(item)))
      }
      let sort = sheet[row, "class"]
      if AccountClass(rawValue: String(sort)) == nil {
        found.append(placed(.unknownClass, sheet, row, sort, String(sort)))
      }
      if sheet[row, "en"].isEmpty {
        found.append(placed(.missingWords, sheet, row, row.text, String(sheet[row, "account"])))
      }
    }
    return found
  }

  private func subtotals(_ items: Set<Substring>) -> [Placed] {
    guard let sheet = sheet("kpis/subtotals.tsv") else { return [] }
    return sheet.rows.flatMap { formula(sheet, $0, "formula", items) }
  }

  /// Where there are worked examples, every KPI has one, and each is of a KPI.
  private func workedExamples(_ kpis: LintSheet) -> [Placed] {
    guard let sheet = sheet("kpis/examples.tsv") else { return [] }
    let known = Set(kpis.rows.map { kpis[$0, "id"] })
    var found: [Placed] = []
    var shown: Set<Substring> = []
    for row in sheet.rows {
      let id = sheet[row, "kpi"]
      if !known.contains(id) { found.append(placed(.unknownID, sheet, row, id, String(id))) }
      shown.insert(id)
    }
    for row in kpis.rows where !shown.contains(kpis[row, "id"]) {
      let id = kpis[row, "id"]
      found.append(placed(.missingExample, kpis, row, id, String(id)))
    }
    return found
  }

  private func variants(_ kpis: LintSheet) -> [Placed] {
    guard let sheet = sheet("kpis/variants.tsv") else { return [] }
    let known = Set(kpis.rows.map { kpis[$0, "id"] })
    return sheet.rows.compactMap { row in
      let id = sheet[row, "kpi"]
      return known.contains(id) ? nil : placed(.unknownID, sheet, row, id, String(id))
    }
  }
}
