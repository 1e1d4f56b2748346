// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Session

/// What was found beside what was labelled.
struct FoundScore: CustomStringConvertible {
  private(set) var given = 0
  private(set) var wanted = 0
  private(set) var right = 0
  private(set) var extra: [String] = []
  private(set) var missed: [String] = []

  /// - Returns: 0–1; 1 where nothing was given.
  var precision: Double { given == 0 ? 1 : Double(right) / Double(given) }
  /// - Returns: 0–1; 1 where nothing was wanted.
  var recall: Double { wanted == 0 ? 1 : Double(right) / Double(wanted) }

  mutating func add(found: Set<String>, wanted labels: Set<String>, arguable: Set<String>) {
    let counted = found.subtracting(arguable)
    given += counted.count
    wanted += labels.count
    right += counted.intersection(labels).count
    extra += counted.subtracting(labels).sorted()
    missed += labels.subtracting(found).sorted()
  }

  var description: String {
    func share(_ value: Double) -> String { String(format: "%.3f", value) }
    return "precision \(share(precision)), recall \(share(recall)) "
      + "(\(right) right of \(given) given, \(wanted) wanted)"
  }
}

/// Types a worked company into a new store and reads its links and breaks back.
struct CompanyScore {
  private(set) var links = FoundScore()
  private(set) var gaps = FoundScore()

  /// Whether the president says of each statement what it is, or leaves that to be read.
  enum Capture: String, Sendable {
    case named
    case read
  }

  init(_ company: LabelledCompany, _ capture: Capture) throws {
    let folder = NSTemporaryDirectory() + "company-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let surroundings = Surroundings(
      environment: { _ in nil }, isInteractive: false, width: 100,
      today: { CalendarDate(iso: "2026-11-22") ?? .today }, now: { "2026-11-22T03:00:00Z" },
      edit: { (text) throws(Problem) in text }, askLine: { _ in nil })
    let conversation = Conversation(surroundings)
    func run(_ words: [String]) throws -> [JSON] {
      let common = ["--json", "--db", "\(folder)/a.db", "--lang", company.language]
      let reply = conversation.run(words + common)
      return try reply.text.split(separator: "\n").map { try JSON(parsing: String($0)) }
    }
    var ids: [String: String] = [:]
    for line in company.lines {
      let kind = capture == .named ? line.kind.map { ["--kind", $0] } ?? [] : []
      for kept in try run(["add"] + kind + [line.text]) {
        if let id = kept["id"]?.string { ids[id] = line.id ?? "fact:\(id)" }
      }
    }
    func label(_ id: String?) -> String { ids[id ?? ""] ?? "?\(id ?? "")" }
    var found: Set<String> = []
    let map = conversation.run([
      "export", "map", "--format", "json", "--audience", "president", "--db", "\(folder)/a.db",
      "--lang", company.language,
    ])
    for link in try JSON(parsing: map.text)["edges"]?.array ?? [] {
      found.insert(
        LabelledCompany.link(
          label(link["from"]?.string), label(link["to"]?.string), link["relation"]?.string ?? ""))
    }
    links.add(found: found, wanted: company.links, arguable: company.arguable)
    var breaks: Set<String> = []
    for gap in try run(["diagnose"]) {
      guard let id = gap["gap"]?.string, CompanyScore.labelled.contains(id) else { continue }
      breaks.insert(LabelledCompany.gap(id, (gap["statements"]?.strings ?? []).map(label)))
    }
    gaps.add(found: breaks, wanted: company.gaps, arguable: company.arguable)
  }

  /// The breaks of the line, which the labels cover; those of the register are another matter.
  private static let labelled: Set = [
    "purpose-vague", "finance-unlinked", "evaluation-unlinked", "executives-absent",
    "horizon-missing", "principle-without-strategy", "principle-without-number",
    "number-without-principle", "number-without-criterion", "number-without-owner",
    "criteria-sales-only", "criterion-against-number", "delegation-without-limit",
    "delegation-without-holder", "ten-years-without-nearer", "conflict", "duplicate", "shadowed",
    "vague-word",
  ]
}
