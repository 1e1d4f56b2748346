// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Language
import Model
import Store
import Wording

/// What is known of the company.
struct ProfileCommand: SessionCommand {
  static let entry = CommandEntry("profile", "会社", writes: true)

  @OptionGroup var options: GlobalOptions
  @Argument var words: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    guard let name = words.first else {
      return shown(try context.reading().profile(), context)
    }
    try context.requirePresident()
    let key = try ProfileKey.read(name)
    let text = words.dropFirst().joined(separator: " ").trimmed
    guard words.count > 1 else {
      throw Problem(.usageNothingSaid, ["command": "profile \(key.rawValue) …"])
    }
    if let problem = Conversation.inputProblem(text) { throw problem }
    let analyzer = try context.analyzer()
    let profile = try context.change { (store) throws(Problem) in
      var profile = try store.profile()
      try key.set(text, in: &profile, analyzer)
      try store.setProfile(profile, by: context.signature)
      return profile
    }
    var lines = lines(profile, context)
    if key == .sales, profile.isUnusualSize {
      lines.append("  " + context.say("profile/outside"))
    }
    return context.changed(lines, next: context.undoHint, json: [json(profile)])
  }

  private func shown(_ profile: CompanyProfile, _ context: CommandContext) -> Reply {
    if context.options.json { return Reply(json(profile).text) }
    return Reply(lines(profile, context).joined(separator: "\n"))
  }

  private func lines(_ profile: CompanyProfile, _ context: CommandContext) -> [String] {
    let language = context.language
    let unset = context.say("profile/unset")
    let sales = profile.yearlySales.map { MoneyWording.yen($0, in: language) }
    let separator = language.comma
    let departments = profile.departments.joined(separator: separator)
    let month = ProfileKey.month(profile.fiscalYearStart, in: language)
    let values = [
      (ProfileKey.name, profile.name ?? unset), (.sales, sales ?? unset),
      (
        .employees,
        profile.employees.map { context.say("profile/people", ["count": String($0)]) } ?? unset
      ),
      (.fiscalYearStart, month), (.departments, departments.isEmpty ? unset : departments),
    ]
    let table = PlainTable(
      ["profile/what", "profile/value", "profile/key"].map { context.say($0) },
      values.map { [context.say("profile/\($0.rawValue)"), $1, $0.rawValue] })
    return table.lines(width: context.width)
  }

  private func json(_ profile: CompanyProfile) -> JSON {
    .object([
      ("name", .optional(profile.name)),
      ("yearlySales", profile.yearlySales.map { .number($0) } ?? .null),
      ("employees", profile.employees.map { .int($0) } ?? .null),
      ("fiscalYearStart", .int(profile.fiscalYearStart)),
      ("departments", .strings(profile.departments)),
    ])
  }
}

/// What can be set; an empty text forgets it.
enum ProfileKey: String, CaseIterable {
  case name, sales, employees
  case fiscalYearStart = "fiscal-year-start"
  case departments

  /// 4月, `April`.
  static func month(_ month: Int, in language: SpokenLanguage) -> String {
    language == .japanese ? "\(month)月" : CalendarDate.englishMonths[month - 1]
  }

  private var names: [String] {
    switch self {
    case .name: ["name", "名前", "社名", "会社名"]
    case .sales: ["sales", "年商", "売上", "売上高", "revenue"]
    case .employees: ["employees", "従業員", "人数", "社員数", "従業員数", "people"]
    case .fiscalYearStart: ["fiscal-year-start", "期首", "期首月", "年度の始まり"]
    case .departments: ["departments", "部門", "部署"]
    }
  }

  static func read(_ text: String) throws(Problem) -> ProfileKey {
    let folded = FoldedText.fold(text)
    if let key = allCases.first(where: { $0.names.contains(folded) }) { return key }
    throw Problem(
      .usageBadValue,
      [
        "option": "profile", "text": text,
        "allowed": allCases.map(\.rawValue).joined(separator: ", "),
      ])
  }

  func set(
    _ text: String, in profile: inout CompanyProfile, _ analyzer: Analyzer
  ) throws(Problem) {
    let isEmpty = text.isEmpty
    switch self {
    case .name: profile.name = isEmpty ? nil : text
    case .sales: profile.yearlySales = isEmpty ? nil : try money(text, analyzer)
    case .employees: profile.employees = isEmpty ? nil : try whole(text, 1...1_000_000)
    case .fiscalYearStart: profile.fiscalYearStart = isEmpty ? 4 : try month(text)
    case .departments:
      profile.departments = text.split { ",、，・".contains($0) }.map { String($0).trimmed }
    }
  }

  /// 8億5000万円, `¥850,000,000`, 850000000.
  private func money(_ text: String, _ analyzer: Analyzer) throws(Problem) -> Double {
    let digits = FoldedText.fold(text).filter { $0 != "," }
    if let plain = Double(digits), plain >= 0, plain < 1e15 { return plain }
    let quantities = analyzer.draft(text).quantities
    let units = ["JPY", "currency_unspecified"]
    if let found = quantities.first(where: { units.contains($0.unit) })?.value, found >= 0 {
      return found
    }
    throw bad(text, "12億円, 850000000, \"¥850 million\"")
  }

  private func whole(_ text: String, _ range: ClosedRange<Int>) throws(Problem) -> Int {
    let digits = FoldedText.fold(text).filter { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), range.contains(number) else {
      throw bad(text, "\(range.lowerBound)–\(range.upperBound)")
    }
    return number
  }

  private func month(_ text: String) throws(Problem) -> Int {
    if let month = CalendarDate.month(named: FoldedText.fold(text)) { return month }
    return try whole(text, 1...12)
  }

  private func bad(_ text: String, _ allowed: String) -> Problem {
    Problem(.usageBadValue, ["option": "profile \(rawValue)", "text": text, "allowed": allowed])
  }
}
