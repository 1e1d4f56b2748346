// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Ids: each is given once, and whatever is referred to exists.
extension KnowledgeLint {
  /// What a column may name.
  private enum Target {
    case concepts, departments, kpis, sources
  }

  private struct Reference {
    /// A file, or a folder with its slash.
    let path: String
    let columns: [String]
    let target: Target
    var separator: Character = "|"
  }

  private static let references: [Reference] = [
    Reference(path: "concepts/", columns: ["isa", "conflicts"], target: .concepts),
    Reference(path: "acts/", columns: ["isa", "object", "effects", "opposite"], target: .concepts),
    Reference(path: "roles/roles.tsv", columns: ["isa"], target: .concepts),
    Reference(path: "roles/roles.tsv", columns: ["domain"], target: .departments),
    Reference(path: "states/states.tsv", columns: ["implies"], target: .concepts),
    Reference(
      path: "kpis/kpis.tsv", columns: ["related_concepts"], target: .concepts, separator: ","),
    Reference(path: "kpis/kpis.tsv", columns: ["source"], target: .sources),
    Reference(path: "decisions/light_acts.tsv", columns: ["id"], target: .concepts),
    Reference(path: "decisions/light_terms.tsv", columns: ["id"], target: .concepts),
    Reference(path: "decisions/wishes.tsv", columns: ["id"], target: .concepts),
    Reference(path: "decisions/yielding_acts.tsv", columns: ["id"], target: .concepts),
    Reference(path: "decisions/leaving_acts.tsv", columns: ["id"], target: .concepts),
    Reference(path: "decisions/related_acts.tsv", columns: ["acts", "special"], target: .concepts),
    Reference(path: "decisions/converse_acts.tsv", columns: ["acts"], target: .concepts),
    Reference(
      path: "decisions/act_states.tsv", columns: ["act", "general", "state"], target: .concepts),
    Reference(path: "decisions/number_states.tsv", columns: ["states"], target: .concepts),
    Reference(
      path: "decisions/presupposed_acts.tsv", columns: ["act", "before"], target: .concepts),
    Reference(path: "decisions/state_cues.tsv", columns: ["state"], target: .concepts),
    Reference(path: "decisions/state_acts.tsv", columns: ["state", "acts"], target: .concepts),
    Reference(path: "decisions/word_heads.tsv", columns: ["means"], target: .concepts),
    Reference(path: "decisions/carried_states.tsv", columns: ["id", "state"], target: .concepts),
    Reference(
      path: "decisions/values.tsv", columns: ["value", "served_by", "harmed_by"],
      target: .concepts),
    Reference(path: "language/metrics.tsv", columns: ["concept"], target: .concepts),
    Reference(path: "language/metrics.tsv", columns: ["metric"], target: .kpis),
    Reference(path: "decisions/company_figures.tsv", columns: ["ids"], target: .concepts),
    Reference(path: "rules/matter_numbers.tsv", columns: ["metric"], target: .kpis),
    Reference(path: "rules/act_effects.tsv", columns: ["act"], target: .concepts),
  ]

  private func ids(_ path: String, _ column: String = "id") -> Set<Substring> {
    guard let sheet = sheet(path) else { return [] }
    return Set(sheet.rows.map { sheet[$0, column] })
  }

  func references() -> [Placed] {
    let concepts = Set(entries.map { $0.sheet[$0.row, "id"] })
    let kpis = ids("kpis/kpis.tsv")
    let departments = ids("roles/departments.tsv")
    let sources = ids("kpis/kpi_sources.tsv", "code")
    var found: [Placed] = []
    for reference in KnowledgeLint.references {
      let known =
        switch reference.target {
        case .concepts: concepts
        case .departments: departments
        case .kpis: kpis
        case .sources: sources
        }
      for sheet in sheets
      where sheet.path == reference.path
        || reference.path.hasSuffix("/") && sheet.path.hasPrefix(reference.path)
      {
        for row in sheet.rows {
          for column in reference.columns {
            for id in sheet.list(row, column, by: reference.separator)
            where !id.isEmpty && !known.contains(id) {
              found.append(placed(.unknownID, sheet, row, id, String(id)))
            }
          }
        }
      }
    }
    return found + influences(kpis) + directions(concepts)
  }

  /// Rows of directions name an entry or, as `theme:…`, a file of entries.
  ///
  /// A unit, the subject of an English sentence or a word that is no entry stand behind their own
  /// marks. Weights are 0 to 3.
  private func directions(_ concepts: Set<Substring>) -> [Placed] {
    guard let sheet = sheet("decisions/directions.tsv") else { return [] }
    let themes = Set(entries.compactMap { $0.sheet.path.split(separator: "/").last?.dropLast(4) })
    var found: [Placed] = []
    for row in sheet.rows {
      let id = sheet[row, "id"]
      let isKnown =
        id.hasPrefix("theme:")
        ? themes.contains(id.dropFirst(6))
        : concepts.contains(id) || ["unit:", "subject:", "word:"].contains(where: id.hasPrefix)
      if !isKnown { found.append(placed(.unknownID, sheet, row, id, String(id))) }
      for weight in row.cells.dropFirst() where !["", "1", "2", "3"].contains(weight) {
        found.append(placed(.wrongWeight, sheet, row, weight, "\(id): \(weight)"))
      }
    }
    return found
  }

  private func influences(_ kpis: Set<Substring>) -> [Placed] {
    var found: [Placed] = []
    for (sheet, row) in entries {
      for text in sheet.list(row, "influences", by: " ") where !text.isEmpty {
        guard let influence = Influence(String(text)), (-3...3).contains(influence.strength) else {
          found.append(placed(.wrongInfluence, sheet, row, text, String(text)))
          continue
        }
        if !kpis.contains(Substring(influence.kpi)) {
          found.append(placed(.unknownID, sheet, row, text, influence.kpi))
        }
      }
    }
    return found
  }

  /// Ids are unique over all folders; keys of sentences over all their tables, and of a gap within
  /// its own.
  func identities() -> [Placed] {
    var found: [Placed] = []
    var seen: [String: Set<Substring>] = [:]
    for sheet in sheets {
      let folder = sheet.path.split(separator: "/").first ?? ""
      let realm: (column: String, name: String)? =
        switch folder {
        case "concepts", "acts", "roles", "states", "kpis":
          sheet.has("code") ? ("code", "codes") : ("id", "ids")
        case "words": ("key", "words")
        case "gaps" where sheet.has("key"): ("key", sheet.path)
        case "decisions" where sheet.has("id"): ("id", sheet.path)
        default: nil
        }
      guard let realm, sheet.has(realm.column) else { continue }
      for row in sheet.rows {
        let id = sheet[row, realm.column]
        if id.isEmpty || seen[realm.name, default: []].insert(id).inserted { continue }
        found.append(placed(.duplicateID, sheet, row, id, String(id)))
      }
    }
    return found
  }

  /// Each cycle of kinds once, at its first id in the order of the alphabet.
  func cycles() -> [Placed] {
    var parents: [Substring: [Substring]] = [:]
    for (sheet, row) in entries { parents[sheet[row, "id"]] = sheet.list(row, "isa") }
    var found: [Placed] = []
    var told: Set<Substring> = []
    for (sheet, row) in entries.sorted(by: { $0.sheet[$0.row, "id"] < $1.sheet[$1.row, "id"] }) {
      let id = sheet[row, "id"]
      guard !told.contains(id), let cycle = wayBack(to: id, parents) else { continue }
      told.formUnion(cycle)
      let cell = sheet[row, "isa"]
      found.append(placed(.isaCycle, sheet, row, cell, (cycle + [id]).joined(separator: " → ")))
    }
    return found
  }

  /// The shortest way from an id over its kinds back to itself.
  private func wayBack(to id: Substring, _ parents: [Substring: [Substring]]) -> [Substring]? {
    var ways: [[Substring]] = [[id]]
    var seen: Set<Substring> = []
    var at = 0
    while at < ways.count {
      let way = ways[at]
      at += 1
      for parent in way.last.flatMap({ parents[$0] }) ?? [] {
        if parent == id { return way }
        if seen.insert(parent).inserted { ways.append(way + [parent]) }
      }
    }
    return nil
  }
}
