// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import ArgumentParser
import Export
import Foundations
import Model
import Wording

/// Writes the map from principles to numbers, or a pack, for one audience.
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
    let word = FoldedText.fold(first)
    let isPack = ["pack", "冊子"].contains(word)
    guard isPack || ["map", "地図"].contains(word), what.count == 1 else {
      throw Problem(
        .usageBadValue,
        ["option": "export", "text": what.joined(separator: " "), "allowed": "map, pack"])
    }
    // Here `--audience` says for whom it is; the one who asks sees it all or less.
    let audience = try options.audience.map(AudienceName.read) ?? .employee
    let own = try given.withoutAudience.audience()
    guard own == .president || own == audience || audience != .president else {
      throw Problem(.visibilityRefused, ["id": "--audience president", "audience": own.rawValue])
    }
    return isPack ? try pack(audience, own, given) : try map(audience, own, given)
  }

  // MARK: Map

  private func map(
    _ audience: Audience, _ own: Audience, _ given: CommandContext
  ) throws -> Reply {
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
    let done = given.say(
      "export/done",
      [
        "path": output ?? "", "count": String(map.nodes.count),
        "audience": audience.name(in: given.language),
      ])
    return try put(
      text, isJSON: format == .json, [done], ("nodes", map.nodes.count), audience, given)
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
    ending(path).flatMap { ending in
      MapFormat.allCases.first { $0.fileExtension == ending || $0.rawValue == ending }
    }
  }

  private func ending(_ path: String) -> String? {
    path.lastIndex(of: ".").map { FoldedText.fold(String(path[path.index(after: $0)...])) }
  }

  // MARK: Pack

  private func pack(
    _ audience: Audience, _ own: Audience, _ given: CommandContext
  ) throws -> Reply {
    let format = try packFormat()
    let builder = try PackBuilder(given, for: audience, by: own)
    let pack = try builder.pack()
    let done = given.say(
      "export/pack-done",
      [
        "path": output ?? "", "count": String(pack.sections.count),
        "audience": audience.name(in: given.language),
      ])
    return try put(
      exportPack(pack, as: format), isJSON: format == .json, [done] + builder.leftOut,
      ("sections", pack.sections.count), audience, given)
  }

  private func packFormat() throws(Problem) -> PackFormat {
    guard let name = format ?? output.flatMap(ending) else { return .markdown }
    let folded = FoldedText.fold(name)
    if let found = PackFormat(rawValue: folded == "markdown" ? "md" : folded) { return found }
    guard format != nil else { return .markdown }
    throw Problem(
      .fileUnknownFormat,
      ["text": name, "allowed": PackFormat.allCases.map(\.rawValue).joined(separator: ", ")])
  }

  // MARK: Out

  /// To the screen, or to the file that was named.
  private func put(
    _ text: String, isJSON: Bool, _ told: [String], _ count: (String, Int), _ audience: Audience,
    _ given: CommandContext
  ) throws -> Reply {
    guard let output else {
      var reply = Reply(text)
      reply.isJSON = isJSON
      if !given.options.json, told.count > 1 {
        reply.notice = told.dropFirst().joined(separator: "\n") + "\n"
      }
      return reply
    }
    if Files.exists(output), !given.options.yes { throw Problem(.fileExists, ["path": output]) }
    if !given.options.dryRun { try Files.write(text, to: output) }
    return given.changed(
      told, next: nil,
      json: [
        .object([
          ("path", .string(output)), ("format", .optional(format ?? ending(output))),
          ("audience", .string(audience.rawValue)), (count.0, .int(count.1)),
        ])
      ])
  }
}
