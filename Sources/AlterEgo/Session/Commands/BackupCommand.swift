// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model
import Store

/// Writes a consistent copy, while others may be writing.
struct BackupCommand: SessionCommand {
  static let entry = CommandEntry("backup", "控え", completion: .files)

  @OptionGroup var options: GlobalOptions
  @Argument var file: String?

  func run(_ context: CommandContext) throws -> Reply {
    guard let file else { throw Problem(.usageNothingSaid, ["command": "backup FILE"]) }
    try context.requirePresident()
    let store = try context.reading()
    if context.options.dryRun {
      guard !Files.exists(file) || context.options.yes else {
        throw Problem(.fileExists, ["path": file])
      }
    } else {
      try store.backup(to: file, replacing: context.options.yes)
    }
    let live = try store.statements().count(where: \.isLive)
    return context.changed(
      [context.say("backup/done", ["path": file, "count": String(live)])],
      next: context.say("backup/next", ["command": context.typed("restore \(file)")]),
      json: [.object([("path", .string(file)), ("statements", .int(live))])])
  }
}

/// Brings a copy back; what is there now is copied first.
struct RestoreCommand: SessionCommand {
  static let entry = CommandEntry("restore", "復元", writes: true, completion: .files)

  @OptionGroup var options: GlobalOptions
  @Argument var file: String?

  func run(_ context: CommandContext) throws -> Reply {
    guard let file else { throw Problem(.usageNothingSaid, ["command": "restore FILE"]) }
    try context.requirePresident()
    guard Files.exists(file) else { throw Problem(.fileNotFound, ["path": file]) }
    let source = try StatementStore.open(path: file, access: .readOnly)
    let count = try source.statements().count(where: \.isLive)
    let path = context.conversation.storePath(context.options)
    let kept = path + ".before-restore"
    let isThere = Files.exists(path)
    if !context.options.dryRun {
      let store = try context.writing()
      if isThere { try store.backup(to: kept, replacing: true) }
      try store.restore(from: file)
    }
    var lines = [context.say("restore/done", ["path": file, "count": String(count)])]
    if isThere { lines.append("  " + context.say("restore/kept", ["path": kept])) }
    return context.changed(
      lines,
      next: isThere
        ? context.say("restore/next", ["command": context.typed("restore \(kept)")]) : nil,
      json: [
        .object([
          ("path", .string(file)), ("statements", .int(count)),
          ("before", isThere ? .string(kept) : .null),
        ])
      ])
  }
}
