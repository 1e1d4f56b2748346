// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundations
import Knowledge
import Model
import Store
import Wording

/// What the president types of figures: a level to reach, a figure, what an account stands for.
struct KPIChanges: KPIPart {
  let desk: KPIDesk
  let words: KPIWords

  /// The name of a metric and a number, however many words the name has.
  private func split(_ typed: [String], _ command: String) throws(Problem) -> (String, String) {
    let typed = typed.filter { !["=", "＝", "を", "は"].contains($0) }
    guard typed.count >= 2, let last = typed.last else {
      throw Problem(.usageNothingSaid, ["command": command])
    }
    // 10 million yen are three words, the first with a digit.
    let at = typed.lastIndex { word in
      word.first.map { $0.isNumber || "△▲−-¥￥$".contains($0) } ?? false
    }
    guard let at, at > 0 else { return (typed.dropLast().joined(separator: " "), last) }
    return (
      typed[..<at].joined(separator: " "), typed[at...].joined(separator: " ")
    )
  }

  /// A number in the unit of the metric; a share written as 0.3 stays what was written.
  private func amount(_ text: String) throws(Problem) -> Double { try TypedAmount.read(text) }

  // MARK: Targets

  func target(_ typed: [String]) throws(Problem) -> Reply {
    try context.requirePresident()
    let (name, number) = try split(typed, "kpi target 粗利率 30% --by 2029-03")
    let entry = try desk.metric(name)
    var target = KPITarget(
      metric: entry.id, department: department,
      due: try words.due(
        from: try context.today(),
        fiscalYearStart: context.conversation.fiscalYearStart(context.options)),
      value: try amount(number))
    let latest = desk.books.latest(
      of: entry.id, upTo: Month(try context.today()), department: target.department)
    target.baseline = latest?.value
    target.baselineMonth = latest?.month
    let set = target
    try context.change { (store) throws(Problem) in
      try store.setTarget(set, by: context.signature)
    }
    var lines = [
      context.say(
        "kpi/target-set",
        [
          "metric": entry.name(in: desk.language), "value": desk.shown(target.value, entry),
          "due": "\(target.due)",
        ])
    ]
    if let baseline = target.baseline, let month = target.baselineMonth {
      lines.append(
        "  "
          + context.say(
            "kpi/target-from", ["value": desk.shown(baseline, entry), "month": "\(month)"]))
    } else {
      lines.append("  " + context.say("kpi/target-no-baseline"))
    }
    return context.changed(lines, next: context.undoHint, json: [KPIJSON.target(target)])
  }

  // MARK: Records

  func record(_ typed: [String]) throws(Problem) -> Reply {
    try context.requirePresident()
    let (name, number) = try split(typed, "kpi record 従業員数 25 --month 2026-04")
    let entry = desk.told(try desk.metric(name))
    let value = try amount(number)
    let now = Month(try context.today())
    let span = try words.span() ?? MonthSpan(now)
    var cells: [FigureCell] = []
    for month in span.months {
      cells.append(
        FigureCell(
          .measure, entry.id, department: department, MonthSpan(month), value))
    }
    let told = cells
    try context.change { (store) throws(Problem) in
      _ = try store.putFigures(told, by: context.signature)
    }
    let line = context.say(
      "kpi/recorded",
      [
        "metric": entry.name(in: desk.language), "month": "\(span)",
        "value": desk.shown(value, entry),
      ])
    return context.changed(
      [line], next: context.undoHint,
      json: [
        .object([
          ("metric", .string(entry.id)), ("month", .string("\(span)")), ("value", .number(value)),
          ("department", .optional(words.department)),
        ])
      ])
  }

  // MARK: Accounts

  /// `account = item, item`; without words, what is still open.
  func map(_ typed: [String]) throws(Problem) -> Reply {
    guard !typed.isEmpty else { return open() }
    try context.requirePresident()
    let text = typed.joined(separator: " ")
    guard let sign = text.firstIndex(where: { "=＝→".contains($0) }) else {
      throw Problem(.usageNothingSaid, ["command": "kpi map 雑費 = 販売費及び一般管理費, 固定費"])
    }
    let account = String(text[..<sign]).trimmed
    let right = String(text[text.index(after: sign)...]).trimmed
    guard !account.isEmpty, !right.isEmpty else {
      throw Problem(.usageNothingSaid, ["command": "kpi map 雑費 = 販売費及び一般管理費, 固定費"])
    }
    let items = try items(right)
    try context.change { (store) throws(Problem) in
      try store.tie(account, to: items, by: context.signature)
    }
    let names = items.map {
      ($0.hasPrefix("-") ? "−" : "") + desk.name(String($0.drop { $0 == "-" }))
    }
    let separator = desk.language.comma
    let line =
      items.isEmpty
      ? context.say("kpi/mapped-none", ["account": account])
      : context.say(
        "kpi/mapped", ["account": account, "items": names.joined(separator: separator)])
    return context.changed(
      [line], next: context.undoHint,
      json: [.object([("account", .string(account)), ("items", .strings(items))])])
  }

  /// The items that are named; those of an account when an account is named: 雑費と同じ.
  private func items(_ text: String) throws(Problem) -> [String] {
    if ["なし", "無し", "none", "-", "対象外"].contains(FoldedText.fold(text)) { return [] }
    var ids: [String] = []
    for part in text.split(whereSeparator: { ",、，|+".contains($0) }) {
      let name = String(part).trimmed
      let lessens = name.hasPrefix("-") || name.hasPrefix("−")
      let bare = lessens ? String(name.dropFirst()) : name
      let found = try parts(bare)
      for id in found where !ids.contains(id) {
        ids.append(lessens && !id.hasPrefix("-") ? "-" + id : id)
      }
    }
    return ids
  }

  private func parts(_ name: String) throws(Problem) -> [String] {
    // An account of the usual books stands for all its items: 消耗品費 is part of three.
    if let account = desk.books.table.account(name), !account.parts.isEmpty {
      return account.parts.map { ($0.lessens ? "-" : "") + $0.item }
    }
    let entry = try desk.metric(name)
    guard desk.books.table.item(entry.id) != nil else {
      throw Problem(.kpiUnknown, ["text": name])
    }
    return [entry.id]
  }

  private func open() -> Reply {
    let unmapped = desk.books.unmapped
    if context.options.json {
      return Reply(
        JSON.object([
          ("unmapped", .strings(unmapped)),
          (
            "tied",
            .object(desk.ties.sorted { $0.key < $1.key }.map { ($0.key, .strings($0.value)) })
          ),
        ]).text)
    }
    var lines: [String] = []
    if unmapped.isEmpty {
      lines.append(context.say("kpi/map-all"))
    } else {
      lines.append(context.say("kpi/import-unmapped"))
      lines += unmapped.map { "  " + $0 }
      lines.append(
        "  "
          + context.say(
            "kpi/map-next",
            [
              "command": context.typed(
                context.say("kpi/map-example", ["account": unmapped[0]]))
            ]))
    }
    let separator = desk.language.comma
    for (account, items) in desk.ties.sorted(by: { $0.key < $1.key }) {
      let names = items.map { desk.name(String($0.drop { $0 == "-" })) }
      lines.append(
        "  \(account) = "
          + (names.isEmpty ? context.say("kpi/map-nothing") : names.joined(separator: separator)))
    }
    return Reply(lines.joined(separator: "\n"))
  }

  /// Every item with its latest figure.
  func items() -> Reply {
    var table = PlainTable(
      ["kpi/item", "kpi/value", "kpi/month", "kpi/id"].map { context.say($0) })
    var objects: [JSON] = []
    for item in desk.books.table.items {
      let latest = desk.books.latest(of: item.id, department: department)
      let entry = desk.entry(item.id)
      table.rows.append([
        entry?.name(in: desk.language) ?? item.id,
        latest.flatMap { latest in entry.map { desk.shown(latest.value, $0) } } ?? "—",
        latest.map { "\($0.month)" } ?? "", item.id,
      ])
      objects.append(
        .object([
          ("id", .string(item.id)), ("ja", .string(item.ja)), ("en", .string(item.en)),
          ("unit", .string(item.unit)), ("value", latest.map { .number($0.value) } ?? .null),
          ("month", .optional(latest.map { "\($0.month)" })),
        ]))
    }
    if context.options.json { return Reply(objects.map { $0.text + "\n" }.joined()) }
    return context.table(table)
  }
}

/// Targets as JSON.
enum KPIJSON {
  static func target(_ target: KPITarget) -> JSON {
    .object([
      ("metric", .string(target.metric)),
      ("department", target.department.isEmpty ? .null : .string(target.department)),
      ("due", .string("\(target.due)")), ("value", .number(target.value)),
      ("baseline", target.baseline.map { .number($0) } ?? .null),
      ("baselineMonth", .optional(target.baselineMonth.map { "\($0)" })),
    ])
  }
}
