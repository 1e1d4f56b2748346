// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Knowledge
import Model
import Store
import Wording

/// Verifies store and knowledge; exit 2 when something was found.
struct CheckCommand: SessionCommand {
  static let entry = CommandEntry("check", "点検")

  @OptionGroup var options: GlobalOptions

  func run(_ context: CommandContext) throws -> Reply {
    let store = try context.reading()
    let report = try store.check()
    let findings = KnowledgeCheck.findings(try context.knowledge())
    var reply: Reply
    if context.options.json {
      reply = Reply(json(report, findings, store.path).text)
    } else {
      reply = Reply(lines(report, findings, store.path, context).joined(separator: "\n"))
    }
    reply.exitStatus = report.isSound && findings.isEmpty ? 0 : 2
    return reply
  }

  private func lines(
    _ report: StoreReport, _ findings: [KnowledgeFinding], _ path: String,
    _ context: CommandContext
  ) -> [String] {
    let library = report.wantedMode.library
    let version = "\(library / 1_000_000).\(library / 1000 % 1000).\(library % 1000)"
    var lines = [
      context.say(
        report.isSound ? "check/sound" : "check/unsound",
        ["path": path, "statements": String(report.statements), "entries": String(report.entries)]),
      "  "
        + context.say(
          "check/\(report.wantedMode.reason.rawValue)",
          ["mode": report.journalMode, "version": version]),
    ]
    for finding in report.findings.prefix(20) {
      let place = [finding.table, finding.detail].compactMap { $0 }.joined(separator: " ")
      lines.append("  " + context.say("check/\(finding.fault.rawValue)", ["place": place]))
    }
    if report.findings.count > 20 {
      lines.append("  … +\(report.findings.count - 20)")
    }
    if !report.isSound {
      lines.append("  " + context.say("check/next", ["command": context.typed("restore …")]))
    }
    if findings.isEmpty {
      lines.append(context.say("check/knowledge-sound"))
    } else {
      lines.append(context.say("check/knowledge-unsound", ["count": String(findings.count)]))
      lines += findings.prefix(5).map { "  " + KnowledgeCheck.line($0, context) }
      lines.append(
        "  " + context.say("check/knowledge-next", ["command": context.typed("knowledge check")]))
    }
    return lines
  }

  private func json(
    _ report: StoreReport, _ findings: [KnowledgeFinding], _ path: String
  ) -> JSON {
    .object([
      ("store", .string(path)), ("sound", .bool(report.isSound)),
      ("statements", .int(report.statements)), ("entries", .int(report.entries)),
      ("journalMode", .string(report.journalMode)),
      ("wantedMode", .string(report.wantedMode.name.rawValue)),
      ("reason", .string(report.wantedMode.reason.rawValue)),
      (
        "findings",
        .array(
          report.findings.map {
            .object([
              ("fault", .string($0.fault.rawValue)), ("table", .optional($0.table)),
              ("detail", .string($0.detail)),
            ])
          })
      ),
      ("knowledge", .array(findings.map(KnowledgeCheck.json))),
    ])
  }
}
