// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

extension StatementStore {
  // MARK: Figures by month

  /// Every figure by month, a row for each year of each account or item.
  package func figures() throws(Problem) -> [YearOfFigures] {
    guard try knowsFigures else { return [] }
    let months = (1...12).map { ($0 < 10 ? "m0" : "m") + String($0) }.joined(separator: ", ")
    var years: [YearOfFigures] = []
    try database.each("SELECT sort, name, department, year, \(months) FROM figures") { row in
      guard let sort = FigureSort(rawValue: row.text(0)) else { return }
      let values = (0..<12).map { row.isNull($0 + 4) ? nil : row.real($0 + 4) }
      years.append(
        YearOfFigures(
          sort: sort, name: row.text(1), department: row.text(2), year: row.int(3), months: values))
    }
    return years
  }

  /// Every figure of several months taken together.
  package func periodFigures() throws(Problem) -> [FigureCell] {
    guard try knowsFigures else { return [] }
    var cells: [FigureCell] = []
    try database.each(
      "SELECT sort, name, department, first_month, last_month, amount FROM period_figures"
    ) { row in
      guard let sort = FigureSort(rawValue: row.text(0)), let first = Month(row.text(3)),
        let last = Month(row.text(4))
      else { return }
      cells.append(
        FigureCell(
          sort, row.text(1), department: row.text(2), MonthSpan(first, last), row.real(5)))
    }
    return cells
  }

  /// What writing figures did.
  package struct FigureChanges: Equatable, Sendable {
    /// Cells that were empty before.
    package var added = 0
    /// Cells that held another value.
    package var changed = 0
    /// Cells that held the same value already.
    package var same = 0

    package init() {}

    package init(added: Int, changed: Int, same: Int) {
      self.added = added
      self.changed = changed
      self.same = same
    }
  }

  /// Puts figures in their months, in place of what stood there, as one action.
  ///
  /// A cell of one month goes to its year's row; one of several months stands by itself.
  package func putFigures(
    _ cells: [FigureCell], by signature: Signature,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(Problem) -> FigureChanges {
    try write(by: signature) { (writer) throws(Problem) in
      var changes = FigureChanges()
      let years = YearKey.grouped(cells)
      for (done, year) in years.enumerated() {
        if done % 256 == 0 { progress(done, years.count) }
        var row = try stored(year.key) ?? Array(repeating: nil, count: 12)
        for (month, value) in year.cells {
          changes.note(row[month - 1], value)
          row[month - 1] = value
        }
        try writer.put(year.key.values + row.map { .optional($0) }, into: .figures)
      }
      for cell in cells where cell.span.count > 1 {
        let key: [Database.Value] = [
          .text(cell.sort.rawValue), .text(cell.name), .text(cell.department),
          .text("\(cell.span.first)"), .text("\(cell.span.last)"),
        ]
        let before = try database.run(Table.periodFigures.selectOne, key).first?.last
        changes.note(before?.number, cell.value)
        try writer.put(key + [.real(cell.value)], into: .periodFigures)
      }
      return changes
    }
  }

  /// Forgets what one account or item came to in the given months.
  ///
  /// - Returns: how many figures were there.
  package func removeFigures(
    _ sort: FigureSort, _ name: String, department: String, in span: MonthSpan,
    by signature: Signature
  ) throws(Problem) -> Int {
    try write(by: signature) { (writer) throws(Problem) in
      var removed = 0
      for year in span.first.year...span.last.year {
        let key = YearKey(sort: sort, name: name, department: department, year: year)
        guard var row = try stored(key) else { continue }
        for month in 1...12 where row[month - 1] != nil {
          guard let there = Month(year: year, month: month), span.contains(there) else { continue }
          row[month - 1] = nil
          removed += 1
        }
        if row.allSatisfy({ $0 == nil }) {
          try writer.delete(from: .figures, key: key.values)
        } else {
          try writer.put(key.values + row.map { .optional($0) }, into: .figures)
        }
      }
      return removed
    }
  }

  private func stored(_ key: YearKey) throws(Problem) -> [Double?]? {
    try database.run(Table.figures.selectOne, key.values).first.map {
      $0.dropFirst(4).map(\.number)
    }
  }

  /// A store of an older program that is only read has no such tables yet.
  private var knowsFigures: Bool {
    get throws(Problem) {
      try database.value("PRAGMA user_version")?.integer ?? 0 >= Table.figures.since
    }
  }

  // MARK: What accounts stand for

  /// The items that the president tied accounts to, by account; none for an account that counts
  /// for nothing.
  package func accountItems() throws(Problem) -> [String: [String]] {
    guard try knowsFigures else { return [:] }
    var items: [String: [String]] = [:]
    try database.each("SELECT account, items FROM account_items") { row in
      items[row.text(0)] = row.text(1).split(separator: "|").map(String.init)
    }
    return items
  }

  /// Ties an account to items; nil forgets what was said of it.
  package func tie(
    _ account: String, to items: [String]?, by signature: Signature
  ) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      guard let items else {
        try writer.delete(from: .accountItems, key: [.text(account)])
        return
      }
      try writer.put(
        [.text(account), .text(items.joined(separator: "|")), .text(clock())],
        into: .accountItems)
    }
  }

  // MARK: Files

  package func importedFiles() throws(Problem) -> [ImportedFile] {
    guard try knowsFigures else { return [] }
    let rows = try database.run(Table.importedFiles.selectAll)
    return rows.map { row in
      var file = ImportedFile(
        content: row[0].text ?? "", name: row[1].text ?? "", layout: row[2].text ?? "",
        encoding: row[3].text ?? "", rows: row[4].integer ?? 0, span: nil)
      if let first = row[5].text.flatMap({ Month($0) }),
        let last = row[6].text.flatMap({ Month($0) })
      {
        file.span = MonthSpan(first, last)
      }
      file.importedAt = row[7].text ?? ""
      return file
    }
  }

  /// Notes that a file's figures are in the store.
  package func addImportedFile(
    _ file: ImportedFile, by signature: Signature
  ) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      try writer.put(
        [
          .text(file.content), .text(file.name), .text(file.layout), .text(file.encoding),
          .integer(file.rows), .optional(file.span.map { "\($0.first)" }),
          .optional(file.span.map { "\($0.last)" }), .text(clock()),
        ], into: .importedFiles)
    }
  }

  // MARK: Targets

  package func kpiTargets() throws(Problem) -> [KPITarget] {
    guard try knowsFigures else { return [] }
    return try database.run(Table.kpiTargets.selectAll).compactMap { row in
      guard let metric = row[0].text, let due = row[2].text.flatMap({ Month($0) }),
        let value = row[3].number
      else { return nil }
      var target = KPITarget(metric: metric, department: row[1].text ?? "", due: due, value: value)
      target.baseline = row[4].number
      target.baselineMonth = row[5].text.flatMap { Month($0) }
      return target
    }
  }

  package func setTarget(_ target: KPITarget, by signature: Signature) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      try writer.put(
        [
          .text(target.metric), .text(target.department), .text("\(target.due)"),
          .real(target.value), .optional(target.baseline),
          .optional(target.baselineMonth.map { "\($0)" }), .text(clock()),
        ], into: .kpiTargets)
    }
  }

  package func removeTarget(
    _ metric: String, department: String, due: Month, by signature: Signature
  ) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      try writer.delete(
        from: .kpiTargets, key: [.text(metric), .text(department), .text("\(due)")])
    }
  }
}

extension StatementStore.FigureChanges {
  fileprivate mutating func note(_ before: Double?, _ after: Double) {
    if before == nil { added += 1 } else if before == after { same += 1 } else { changed += 1 }
  }
}

/// The row of one year of one account or item.
private struct YearKey: Hashable {
  let sort: FigureSort
  let name: String
  let department: String
  let year: Int

  var values: [Database.Value] {
    [.text(sort.rawValue), .text(name), .text(department), .integer(year)]
  }

  /// The cells of single months by their year's row, in the order in which rows first come.
  static func grouped(_ cells: [FigureCell]) -> [(key: YearKey, cells: [(Int, Double)])] {
    var places: [YearKey: Int] = [:]
    var grouped: [(key: YearKey, cells: [(Int, Double)])] = []
    for cell in cells where cell.span.count == 1 {
      let month = cell.span.first
      if let last = grouped.last?.key, last.year == month.year, last.name == cell.name,
        last.department == cell.department, last.sort == cell.sort
      {
        grouped[grouped.count - 1].cells.append((month.month, cell.value))
        continue
      }
      let key = YearKey(
        sort: cell.sort, name: cell.name, department: cell.department, year: month.year)
      if let place = places[key] {
        grouped[place].cells.append((month.month, cell.value))
      } else {
        places[key] = grouped.count
        grouped.append((key, [(month.month, cell.value)]))
      }
    }
    return grouped
  }
}
