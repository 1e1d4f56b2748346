// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalDriver

/// Repetitions of one measurement.
struct Sample {
  var values: [Double] = []

  /// The value below which `share` of the repetitions lie; nil without any.
  func percentile(_ share: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    return sorted[min(sorted.count - 1, Int((Double(sorted.count) * share).rounded(.down)))]
  }
}

/// One line of the report.
struct Row {
  enum Unit: String {
    case milliseconds = "ms"
    case mebibytes = "MiB"
    case perSecond = "/s"
  }

  let name: String
  /// How many statements are stored.
  let statements: Int
  let unit: Unit
  let peer: String?
  var ours = Sample()
  var peers = Sample()
  /// What the median should keep to.
  var target: Double?
  /// What the median should reach.
  var floor: Double?
  /// Why there is no figure.
  var failure: String?

  init(_ name: String, statements: Int, unit: Unit, peer: String?) {
    self.name = name
    self.statements = statements
    self.unit = unit
    self.peer = peer
  }

  /// Our median over the peer's.
  var ratio: Double? {
    guard let ours = ours.percentile(0.5), let peer = peers.percentile(0.5) else { return nil }
    return ours / peer
  }
}

/// The figures, for people and for programs.
struct Report {
  private var rows: [Row] = []
  private let machine: [(name: String, value: String)]

  init(_ stage: Stage) {
    let info = ProcessInfo.processInfo
    let size = (try? FileManager.default.attributesOfItem(atPath: stage.binary)[.size]) as? Int
    let sqlite = try? Binary.run(["--version"], environment: [:], program: stage.sqlite3)
    let load = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? ""
    machine = [
      ("date", Date.now.ISO8601Format()), ("system", info.operatingSystemVersionString),
      ("cores", "\(info.activeProcessorCount)"),
      ("loadBefore", load.split(separator: " ").first.map(String.init) ?? ""),
      ("binaryBytes", "\(size ?? 0)"),
      ("sqlite3", sqlite.map { String($0.output.prefix { $0 != " " }) } ?? ""),
      ("runs", "\(stage.options.runs)"),
    ]
  }

  mutating func add(_ row: Row) {
    rows.append(row)
    say("measured: \(row.name), \(row.statements) stored")
  }

  /// Tells how far the run has come.
  func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  var table: String {
    let head = machine.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    let columns = cells("measurement", "stored", "p50", "p95", "peer", "p50", "ratio", "target")
    return ([head, "", columns] + rows.map(line)).joined(separator: "\n") + "\n"
  }

  private func line(_ row: Row) -> String {
    if let failure = row.failure {
      return cells(row.name, "\(row.statements)", "no figure: " + String(failure.prefix(80)))
    }
    let median = row.ours.percentile(0.5)
    let isKept =
      row.target.map { (median ?? .infinity) <= $0 } ?? row.floor.map { (median ?? 0) >= $0 }
    let target = (row.target ?? row.floor).map {
      "\(row.target == nil ? "≥" : "≤") \(text($0)) \(isKept == true ? "kept" : "MISSED")"
    }
    return cells(
      row.name, "\(row.statements)", text(row.ours.percentile(0.5), row.unit),
      text(row.ours.percentile(0.95), row.unit), row.peer ?? "–",
      text(row.peers.percentile(0.5), row.unit), row.ratio.map { text($0) + "×" } ?? "–",
      target ?? "")
  }

  private func cells(_ texts: String...) -> String {
    let widths = [38, 7, 11, 11, 24, 11, 8, 0]
    return zip(texts, widths).map { text, width in
      text + String(repeating: " ", count: max(1, width - text.count))
    }.joined()
  }

  private func text(_ value: Double?, _ unit: Row.Unit) -> String {
    value.map { "\(text($0)) \(unit.rawValue)" } ?? "–"
  }

  private func text(_ value: Double) -> String {
    let rounded = value >= 100 ? value.rounded() : (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  // MARK: - JSON

  private struct Figure: Encodable {
    let name: String
    let statements: Int
    let unit: String
    let runs: Int
    let p50: Double?
    let p95: Double?
    let peer: String?
    let peerP50: Double?
    let ratio: Double?
    let target: Double?
    let floor: Double?
    let failure: String?
  }

  private struct Whole: Encodable {
    let machine: [String: String]
    let figures: [Figure]
  }

  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let figures = rows.map { row in
      Figure(
        name: row.name, statements: row.statements, unit: row.unit.rawValue,
        runs: row.ours.values.count, p50: row.ours.percentile(0.5), p95: row.ours.percentile(0.95),
        peer: row.peer, peerP50: row.peers.percentile(0.5), ratio: row.ratio, target: row.target,
        floor: row.floor, failure: row.failure)
    }
    let machine = Dictionary(uniqueKeysWithValues: machine.map { ($0.name, $0.value) })
    return try encoder.encode(Whole(machine: machine, figures: figures))
  }
}
