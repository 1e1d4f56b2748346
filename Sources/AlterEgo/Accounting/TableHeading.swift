// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// The heading of a table of accounts: which column holds what.
struct TableHeading {
  /// A column of amounts.
  struct AmountColumn {
    enum Sort: Equatable {
      case month(Month)
      /// Several months together, by themselves.
      case span(MonthSpan)
      /// The sum of months that have columns of their own.
      case sum(MonthSpan)
      /// The months of the whole table.
      case table
      case total, closingEntries, opening, debit, credit, closing, debitBalance, creditBalance
      /// An account across the top of a table of months.
      case account(String)
    }

    let column: Int
    let sort: Sort
    var department = ""
  }

  var layout: AccountFile.Layout
  /// The rows of the grid it takes.
  var rows: ClosedRange<Int>
  /// Columns up to the last one with a heading.
  var width: Int
  var account = -1
  var code: Int?
  var subAccount: Int?
  var subCode: Int?
  var department: Int?
  var monthDown: Int?
  var amounts: [AmountColumn] = []
  var ignored: [String] = []

  var hasMonths: Bool {
    amounts.contains {
      switch $0.sort {
      case .month, .span: true
      default: false
      }
    }
  }

  /// Reads the heading that starts on a row; nil when that row is none.
  ///
  /// - Throws: a heading whose months tell no year.
  init?(_ grid: Grid, row: Int, above: TableTitle, _ hints: ReadingHints) throws(FileFaults) {
    var texts = grid.texts(row)
    var last = row
    if let merged = TableHeading.merged(grid, row) {
      texts = merged
      last = row + 1
    }
    let roles = texts.map { ColumnRole($0) }
    guard let layout = TableHeading.layout(roles, grid, last) else { return nil }
    if let column = texts.firstIndex(where: MonthReader.isImpossible) {
      let place = grid.place(row, column)
      throw FileFaults([
        FileFault(line: place.line, column: place.column, .notADate, texts[column])
      ])
    }
    self.layout = layout
    rows = row...last
    width = (texts.lastIndex { !$0.isEmpty } ?? 0) + 1
    for (column, role) in roles.enumerated() { take(role, column, texts[column]) }
    if account < 0, layout != .transposed { account = TableHeading.firstText(roles, grid, last) }
    switch layout {
    case .monthly:
      try takeMonths(roles, grid, row, above, hints)
      try takeParts(roles, grid, row, above, hints)
    case .departments: takeDepartments(roles)
    case .transposed:
      monthDown = monthDown ?? 0
      // A row goes by its month.
      account = monthDown ?? 0
      for (column, role) in roles.enumerated() where column != monthDown {
        if role == .total || role == .ignored || role.part != nil { continue }
        let name = texts[column]
        if !name.isEmpty { amounts.append(AmountColumn(column: column, sort: .account(name))) }
      }
    default: break
    }
  }

  /// Notes the column of a name, a code or a balance.
  private mutating func take(_ role: ColumnRole, _ column: Int, _ text: String) {
    switch role {
    case .account: if account < 0 { account = column }
    case .code: code = code ?? column
    case .subAccount: subAccount = subAccount ?? column
    case .subCode: subCode = subCode ?? column
    case .department: department = department ?? column
    case .monthDown, .date:
      if layout == .long || layout == .transposed { monthDown = monthDown ?? column }
    case .ignored: if !text.isEmpty { ignored.append(text) }
    case .total: amounts.append(AmountColumn(column: column, sort: .total))
    case .closingEntries: amounts.append(AmountColumn(column: column, sort: .closingEntries))
    case .opening where layout == .monthly:
      amounts.append(AmountColumn(column: column, sort: .opening))
    default: takeBalance(role, column)
    }
  }

  private mutating func takeBalance(_ role: ColumnRole, _ column: Int) {
    if role == .amount, layout == .long || layout == .departments {
      amounts.append(AmountColumn(column: column, sort: .table))
    }
    guard layout == .trialBalance else { return }
    let sort: AmountColumn.Sort? =
      switch role {
      case .opening: .opening
      case .debit: .debit
      case .credit: .credit
      case .closing: .closing
      case .debitBalance: .debitBalance
      case .creditBalance: .creditBalance
      default: nil
      }
    if let sort { amounts.append(AmountColumn(column: column, sort: sort)) }
  }

  // MARK: Which layout

  private static func layout(
    _ roles: [ColumnRole], _ grid: Grid, _ row: Int
  ) -> AccountFile.Layout? {
    func has(_ role: ColumnRole) -> Bool { roles.contains(role) }
    let months = roles.filter(\.isMonth).count
    if has(.date) || has(.debitAccount) { return nil }
    if months >= 2 || months == 1 && has(.account) { return .monthly }
    if has(.account) || has(.code) {
      if has(.closing) || has(.debitBalance) || has(.debit) && has(.credit) { return .trialBalance }
      if has(.monthDown), has(.amount) { return .long }
    }
    let parts = roles.filter { $0.part != nil }.count
    if parts >= 2 || parts == 1 && has(.account) && !roles.contains(where: \.isOther) {
      return .monthly
    }
    if has(.monthDown), !has(.account), roles.contains(where: \.isOther),
      row + 1 < grid.rowCount, let column = roles.firstIndex(of: .monthDown)
    {
      let below = grid.text(row + 1, column)
      if MonthReader.heading(below) != nil || YearPart.heading(below) != nil { return .transposed }
    }
    if has(.account), roles.contains(where: \.isOther) || has(.amount), hasAmounts(roles, grid, row)
    {
      return .departments
    }
    return nil
  }

  /// Whether amounts stand in the columns without a known heading.
  private static func hasAmounts(_ roles: [ColumnRole], _ grid: Grid, _ row: Int) -> Bool {
    let columns = roles.indices.filter { roles[$0].isOther || roles[$0] == .amount }
    return (row + 1..<min(row + 12, grid.rowCount)).contains { below in
      columns.contains { column in
        guard case .number = Amount.read(grid.bytes[grid.range(below, column)]) else {
          return false
        }
        return true
      }
    }
  }

  /// The first column that is no month and has words below its heading.
  private static func firstText(_ roles: [ColumnRole], _ grid: Grid, _ row: Int) -> Int {
    for column in roles.indices where !roles[column].isMonth {
      for below in row + 1..<min(row + 12, grid.rowCount) {
        if case .other = Amount.read(grid.bytes[grid.range(below, column)]) { return column }
      }
    }
    return 0
  }

  /// A heading of two rows, months or departments above and kinds of figures below: each column
  /// with both.
  private static func merged(_ grid: Grid, _ row: Int) -> [String]? {
    guard row + 1 < grid.rowCount else { return nil }
    let (upper, lower) = (grid.texts(row), grid.texts(row + 1))
    let lowerRoles = lower.map { ColumnRole($0) }
    let words = lowerRoles.indices.filter { !lower[$0].isEmpty }
    guard words.count >= 2,
      upper.contains(where: { ColumnRole($0).isMonth || ColumnRole($0).part != nil }),
      words.allSatisfy({ [.ignored, .amount, .account, .code, .closing].contains(lowerRoles[$0]) }),
      words.contains(where: { [.ignored, .amount].contains(lowerRoles[$0]) })
    else { return nil }
    var carried = ""
    return (0..<max(upper.count, lower.count)).map { column in
      let above = column < upper.count ? upper[column] : ""
      let below = column < lower.count ? lower[column] : ""
      if !above.isEmpty { carried = above }
      if below.isEmpty { return above }
      let role = ColumnRole(below)
      return role == .ignored || role == .amount ? "\(carried)(\(below))" : below
    }
  }

  // MARK: Months and departments across

  private mutating func takeMonths(
    _ roles: [ColumnRole], _ grid: Grid, _ row: Int, _ above: TableTitle, _ hints: ReadingHints
  ) throws(FileFaults) {
    var before: Month?
    var seen: Set<HeadingKey> = []
    var isRepeated = false
    for role in roles {
      if case .month(let time) = role, !seen.insert(HeadingKey(time)).inserted { isRepeated = true }
    }
    let departments = isRepeated && row > 0 ? TableHeading.carried(grid.texts(row - 1)) : []
    let eras = TableHeading.acrossEras(roles, grid.texts(row))
    for (column, role) in roles.enumerated() {
      guard case .month(let time) = role else { continue }
      let department = column < departments.count ? departments[column] : ""
      if column > 0, column - 1 < departments.count, departments[column - 1] != department {
        before = nil
      }
      let month: Month
      switch time {
      case .month(let named): month = eras[column] ?? named
      case .monthOfYear(let number):
        guard let found = above.month(number, after: before, hints) else {
          let place = grid.place(row, column)
          throw FileFaults([
            FileFault(line: place.line, column: place.column, .noYear, grid.text(row, column))
          ])
        }
        month = found
      }
      before = month
      let isTwice = amounts.contains {
        $0.sort == .month(month) && $0.department == department
      }
      if isTwice {
        let place = grid.place(row, column)
        throw FileFaults([
          FileFault(line: place.line, column: place.column, .monthTwice, "\(month)")
        ])
      }
      amounts.append(AmountColumn(column: column, sort: .month(month), department: department))
    }
    amounts.sort { $0.column < $1.column }
  }

  /// Columns of quarters, halves and other months together: what adds up columns beside it is
  /// checked against them, what stands by itself is a figure of those months.
  private mutating func takeParts(
    _ roles: [ColumnRole], _ grid: Grid, _ row: Int, _ above: TableTitle, _ hints: ReadingHints
  ) throws(FileFaults) {
    let columns = roles.indices.filter { roles[$0].part != nil }
    let spans = YearPart.spans(columns.compactMap { roles[$0].part }, inside(above), hints)
    let hasMonths = hasMonths
    for (column, span) in zip(columns, spans) {
      func fault(_ reason: FileFault.Reason) -> FileFaults {
        let place = grid.place(row, column)
        return FileFaults([
          FileFault(line: place.line, column: place.column, reason, grid.text(row, column))
        ])
      }
      guard let span else {
        if hasMonths {
          ignored.append(grid.text(row, column))
          continue
        }
        throw fault(.noPeriod)
      }
      let isSum = hasMonths || spans.count { $0.map { span.encloses($0) } ?? false } > 1
      let isTwice = amounts.contains { other in
        if case .span(let told) = other.sort { told.meets(span) } else { false }
      }
      if !isSum, isTwice { throw fault(.monthTwice) }
      amounts.append(AmountColumn(column: column, sort: isSum ? .sum(span) : .span(span)))
    }
    amounts.sort { $0.column < $1.column }
  }

  /// What stands above, with the months of the columns where they have any.
  private func inside(_ above: TableTitle) -> TableTitle {
    var title = above
    let months = amounts.compactMap { column -> Month? in
      if case .month(let month) = column.sort { month } else { nil }
    }
    if title.span == nil, title.fiscalYear == nil, let first = months.min() {
      // Twelve months from the first: 上期 beside April to March.
      title.span = MonthSpan(first, first + 11)
    }
    return title
  }

  /// The months of Heisei in a table whose years have two digits and go on in Reiwa, by column.
  ///
  /// (31/4) beside (1/5) is April 2019: the 31st year of Heisei ends where Reiwa begins.
  private static func acrossEras(_ roles: [ColumnRole], _ texts: [String]) -> [Int: Month] {
    let reiwa = Month(ordinal: 2019 * 12 + 4)
    guard roles.contains(.month(.month(reiwa))) else { return [:] }
    var found: [Int: Month] = [:]
    for (column, role) in roles.enumerated() {
      guard case .month(.month(let month)) = role, (2029...2031).contains(month.year),
        column < texts.count, texts[column].filter(\.isNumber).count <= 4
      else { continue }
      let earlier = month - 12 * 12
      if earlier < reiwa { found[column] = earlier }
    }
    return found
  }

  private struct HeadingKey: Hashable {
    let number: Int

    init(_ time: HeadingTime) {
      switch time {
      case .month(let month): number = month.ordinal
      case .monthOfYear(let month): number = month
      }
    }
  }

  private static func carried(_ texts: [String]) -> [String] {
    var last = ""
    return texts.map { text in
      if !text.isEmpty { last = ColumnRole(text).isOther ? text : "" }
      return last
    }
  }

  private mutating func takeDepartments(_ roles: [ColumnRole]) {
    for (column, role) in roles.enumerated() {
      guard case .other(let name) = role, !name.isEmpty else { continue }
      amounts.append(AmountColumn(column: column, sort: .table, department: name))
    }
    amounts.sort { $0.column < $1.column }
  }
}
