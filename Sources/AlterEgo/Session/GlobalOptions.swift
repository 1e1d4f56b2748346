// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// The options every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(name: .long) var db: String?
  @Option(name: .long) var knowledge: String?
  @Option(name: .long) var today: String?
  @Option(name: .customLong("as")) var asRole: String?
  @Option(name: .long) var audience: String?
  @Option(name: .long) var lang: String?
  @Option(name: .long) var color: String?
  @Flag(name: .long) var json = false
  @Flag(name: .long) var csv = false
  @Flag(name: .long) var plain = false
  @Flag(name: .long) var noInput = false
  @Flag(name: .long) var yes = false
  @Flag(name: [.long, .short]) var quiet = false
  @Flag(name: .long) var dryRun = false

  /// What is said here, and what `base` says where nothing is said here.
  func over(_ base: GlobalOptions) -> GlobalOptions {
    var merged = self
    merged.db = db ?? base.db
    merged.knowledge = knowledge ?? base.knowledge
    merged.today = today ?? base.today
    merged.asRole = asRole ?? base.asRole
    merged.audience = audience ?? base.audience
    merged.lang = lang ?? base.lang
    merged.color = color ?? base.color
    merged.json = json || base.json
    merged.csv = csv || base.csv
    merged.plain = plain || base.plain
    merged.noInput = noInput || base.noInput
    merged.yes = yes || base.yes
    merged.quiet = quiet || base.quiet
    merged.dryRun = dryRun || base.dryRun
    return merged
  }
}
