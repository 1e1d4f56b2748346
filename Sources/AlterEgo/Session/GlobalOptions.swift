// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations

/// The options every command takes, as the parser reads them.
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
  @Flag(name: .long) var noInput = false
  @Flag(name: .long) var yes = false
  @Flag(name: [.long, .short]) var quiet = false
  @Flag(name: .long) var dryRun = false

  var settings: Settings {
    Settings(
      db: db, knowledge: knowledge, today: today, asRole: asRole, audience: audience, lang: lang,
      langIsOwn: lang != nil, json: json, csv: csv, noInput: noInput, yes: yes,
      quiet: quiet, dryRun: dryRun)
  }
}

extension GlobalOptions {
  /// What can be read of options the parser gave up on, so that its complaint comes in the form
  /// and language that was asked for.
  static func rescued(_ arguments: [String]) -> Settings {
    var settings = Settings()
    settings.json = arguments.contains("--json")
    for (index, argument) in arguments.enumerated() {
      let following = index + 1 < arguments.count ? arguments[index + 1] : ""
      let value =
        argument == "--lang"
        ? following : argument.hasPrefix("--lang=") ? String(argument.dropFirst(7)) : ""
      if SpokenLanguage(rawValue: value) != nil { settings.lang = value }
    }
    return settings
  }
}

/// The options in force: those of a command over those of the prompt.
struct Settings: Equatable, Sendable {
  var db: String?
  var knowledge: String?
  var today: String?
  var asRole: String?
  var audience: String?
  var lang: String?
  /// True when the command itself names the language.
  var langIsOwn = false
  var json = false
  var csv = false
  var noInput = false
  var yes = false
  var quiet = false
  var dryRun = false

  /// What is said here, and what `base` says where nothing is said here.
  func over(_ base: Settings) -> Settings {
    Settings(
      db: db ?? base.db, knowledge: knowledge ?? base.knowledge, today: today ?? base.today,
      asRole: asRole ?? base.asRole, audience: audience ?? base.audience, lang: lang ?? base.lang,
      langIsOwn: langIsOwn, json: json || base.json, csv: csv || base.csv,
      noInput: noInput || base.noInput, yes: yes || base.yes, quiet: quiet || base.quiet,
      dryRun: dryRun || base.dryRun)
  }
}
