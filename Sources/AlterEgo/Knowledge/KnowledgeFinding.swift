// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Something in the knowledge that loads but is wrong.
package struct KnowledgeFinding: Equatable, Sendable {
  package enum Fault: String, CaseIterable, Sendable {
    /// A reference to an id that is nowhere.
    case unknownID = "unknown-id"
    /// The same id in two rows.
    case duplicateID = "duplicate-id"
    /// A row without words in one of the languages.
    case missingWords = "missing-words"
    /// A phrase whose `{name}` places differ between the languages.
    case placeholders
    /// A rule text that is no sound program.
    case rule
  }

  package let fault: Fault
  /// `file:line`, or the file.
  package let place: String
  /// The id, key or message.
  package let detail: String

  package init(_ fault: Fault, at place: String, _ detail: String) {
    self.fault = fault
    self.place = place
    self.detail = detail
  }
}

extension KnowledgeBase {
  /// Looks the tables over for what loading does not refuse.
  package func lint() -> [KnowledgeFinding] {
    var findings: [KnowledgeFinding] = []
    var keys: Set<String> = []
    for (path, table) in tables.sorted(by: { $0.key < $1.key }) {
      let folder = path.split(separator: "/").first.map(String.init) ?? ""
      if ["concepts", "acts", "roles", "states", "kpis"].contains(folder) {
        findings += lintConcepts(table)
      }
      if folder == "words" { findings += lintWords(table, &keys) }
    }
    return findings
  }

  private func lintConcepts(_ table: Table) -> [KnowledgeFinding] {
    guard table.header.contains("id"), table.header.contains("ja") else { return [] }
    var findings: [KnowledgeFinding] = []
    var seen: Set<String> = []
    for row in table.rows {
      let (id, place) = (row["id"], "\(table.path):\(row.line)")
      if id.isEmpty { continue }
      if !seen.insert(id).inserted {
        findings.append(KnowledgeFinding(.duplicateID, at: place, id))
      }
      if row["ja"].isEmpty || row["en"].isEmpty {
        findings.append(KnowledgeFinding(.missingWords, at: place, id))
      }
      for other in row.list("isa") + row.list("conflicts") where concept(other) == nil {
        findings.append(KnowledgeFinding(.unknownID, at: place, other))
      }
      let opposite = row["opposite"]
      if !opposite.isEmpty, concept(opposite) == nil {
        findings.append(KnowledgeFinding(.unknownID, at: place, opposite))
      }
    }
    return findings
  }

  /// `seen` holds the keys of the tables before: all of them make one book of phrases.
  private func lintWords(_ table: Table, _ seen: inout Set<String>) -> [KnowledgeFinding] {
    var findings: [KnowledgeFinding] = []
    for row in table.rows {
      let (key, place) = (row["key"], "\(table.path):\(row.line)")
      if !seen.insert(key).inserted {
        findings.append(KnowledgeFinding(.duplicateID, at: place, key))
      }
      if row["ja"].isEmpty || row["en"].isEmpty {
        findings.append(KnowledgeFinding(.missingWords, at: place, key))
      }
      if placeholders(row["ja"]) != placeholders(row["en"]) {
        findings.append(KnowledgeFinding(.placeholders, at: place, key))
      }
    }
    return findings
  }

  private func placeholders(_ text: String) -> Set<String> {
    var found: Set<String> = []
    for part in text.split(separator: "{").dropFirst(text.hasPrefix("{") ? 0 : 1) {
      if let end = part.firstIndex(of: "}") { found.insert(String(part[..<end])) }
    }
    return found
  }
}
