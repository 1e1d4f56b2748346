// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import ArgumentParser
import Export
import Foundations
import Model
import Wording

/// Writes the map from principles to numbers, for one audience.
struct ExportCommand: SessionCommand {
  static let entry = CommandEntry("export", "書き出し", completion: .files)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var format: String?
  @Option(name: [.customShort("o"), .long]) var output: String?
  @Argument var what: [String] = []

  func run(_ given: CommandContext) throws -> Reply {
    guard let first = what.first else {
      throw Problem(.usageNothingSaid, ["command": "export map"])
    }
    guard ["map", "地図"].contains(FoldedText.fold(first)), what.count == 1 else {
      throw Problem(
        .usageBadValue,
        ["option": "export", "text": what.joined(separator: " "), "allowed": "map"])
    }
    // Here `--audience` says for whom the map is; the one who asks sees it all or less.
    let audience = try options.audience.map(AudienceName.read) ?? .employee
    let own = try given.withoutAudience.audience()
    guard own == .president || own == audience || audience != .president else {
      throw Problem(.visibilityRefused, ["id": "--audience president", "audience": own.rawValue])
    }
    let format = try self.format.map(read) ?? output.flatMap(fromName) ?? .markdown
    let store = try given.reading()
    let visible = try store.statements().filter {
      $0.isVisible(to: audience) && $0.isVisible(to: own)
    }
    let map = CompanyMap(
      statements: visible, links: try MapLinks.links(visible, store, given),
      profile: try store.profile(),
      audience: audience, asOf: try given.today(),
      actuals: try KPIDesk.actuals(of: visible, for: audience, given))
    let text = exportMap(map, as: format, in: given.language)
    guard let output else {
      var reply = Reply(text)
      reply.isJSON = format == .json
      return reply
    }
    if Files.exists(output), !given.options.yes { throw Problem(.fileExists, ["path": output]) }
    if !given.options.dryRun { try Files.write(text, to: output) }
    return given.changed(
      [
        given.say(
          "export/done",
          [
            "path": output, "count": String(map.nodes.count),
            "audience": audience.name(in: given.language),
          ])
      ], next: nil,
      json: [
        .object([
          ("path", .string(output)), ("format", .string(format.rawValue)),
          ("audience", .string(audience.rawValue)), ("nodes", .int(map.nodes.count)),
        ])
      ])
  }

  private func read(_ name: String) throws(Problem) -> MapFormat {
    let folded = FoldedText.fold(name)
    if let format = MapFormat(rawValue: folded) { return format }
    if folded == "markdown" { return .markdown }
    throw Problem(
      .fileUnknownFormat,
      ["text": name, "allowed": MapFormat.allCases.map(\.rawValue).joined(separator: ", ")])
  }

  /// The format that a file's name ends in.
  private func fromName(_ path: String) -> MapFormat? {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    let ending = FoldedText.fold(String(path[path.index(after: dot)...]))
    return MapFormat.allCases.first { $0.fileExtension == ending || $0.rawValue == ending }
  }
}
