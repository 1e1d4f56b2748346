// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Reads tables of accounts: months or departments across, trial balances, a figure a row.
struct TableReader {
  let grid: Grid
  let table: AccountTable
  let ties: [String: [String]]
  let hints: ReadingHints
  let progress: (Int, Int) -> Void

  /// The table; nil when no row is a heading of one.
  ///
  /// - Throws: everything that is wrong in it.
  func read(_ encoding: TextEncoding) throws(FileFaults) -> AccountFile? {
    var title = TableTitle()
    var file: AccountFile?
    var faults: [FileFault] = []
    var row = 0
    while row < grid.rowCount {
      // A title of one cell is no heading, however it reads.
      let isWide = grid.filled(row) > 1
      guard isWide, let heading = try TableHeading(grid, row: row, above: title, hints) else {
        title.take(grid.texts(row))
        if file == nil, row > 60 { return nil }
        row += 1
        continue
      }
      for above in heading.rows { title.takeScale(grid.texts(above)) }
      var block = try block(heading, &row, &title)
      faults += block.faults
      var read = file ?? AccountFile(heading.layout, encoding)
      read.scale = title.scale ?? 1
      try book(&block, heading, title, into: &read, &faults)
      file = read
    }
    if !faults.isEmpty { throw FileFaults(faults) }
    return file
  }

  /// The rows below a heading, up to the next one.
  private func block(
    _ heading: TableHeading, _ row: inout Int, _ title: inout TableTitle
  ) throws(FileFaults) -> RowCollector {
    var collector = RowCollector(
      grid, heading, scale: title.scale ?? 1, department: title.department ?? hints.department)
    title.department = nil
    row = heading.rows.upperBound + 1
    while row < grid.rowCount {
      if grid.filled(row) == 1 || grid.filled(row) == 2, let name = departmentLine(row) {
        title.department = name
        if nextIsHeading(row + 1, title) { break }
        collector.department = name
        row += 1
        continue
      }
      if isHeadingAgain(row, heading) { break }
      collector.take(row)
      if row % 256 == 0 { progress(row, grid.rowCount) }
      row += 1
    }
    return collector
  }

  private func departmentLine(_ row: Int) -> String? {
    var title = TableTitle()
    title.take(grid.texts(row).filter { !$0.isEmpty })
    return title.department
  }

  private func nextIsHeading(_ row: Int, _ title: TableTitle) -> Bool {
    guard row < grid.rowCount else { return false }
    return ((try? TableHeading(grid, row: row, above: title, hints)) ?? nil) != nil
  }

  /// A second table below the first, or the heading printed anew on a new page.
  private func isHeadingAgain(_ row: Int, _ heading: TableHeading) -> Bool {
    guard heading.account >= 0, heading.layout != .transposed, heading.layout != .long,
      grid.count(row) > 1
    else { return false }
    // Nearly every row has an amount, which is told faster than what its name may mean.
    let hasAmount = heading.amounts.contains {
      if case .number = Amount.read(grid.bytes[grid.range(row, $0.column)]) { return true }
      return false
    }
    return !hasAmount && ColumnRole(grid.text(row, heading.account)) == .account
  }

  // MARK: Booking

  private func book(
    _ block: inout RowCollector, _ heading: TableHeading, _ title: TableTitle,
    into file: inout AccountFile, _ faults: inout [FileFault]
  ) throws(FileFaults) {
    file.skipped += block.skipped
    file.ignored += heading.ignored.filter { !file.ignored.contains($0) }
    if heading.layout == .long || heading.layout == .transposed {
      bookMonthsDown(block, heading, title, into: &file, &faults)
      return
    }
    var sorter = RowSorter(
      block.rows, heading, table, ties: ties, scale: file.scale, place: grid.place)
    sorter.run()
    faults += sorter.faults
    file.subtotals += sorter.subtotals
    file.rows += sorter.rows.count
    if heading.layout == .trialBalance {
      bookBalances(sorter.rows, heading, title, into: &file, &faults)
    } else {
      bookAcross(sorter.rows, heading, title, into: &file)
    }
    if faults.isEmpty, file.values.isEmpty, file.balances.isEmpty {
      let place = grid.place(heading.rows.lowerBound, 0)
      throw FileFaults([FileFault(line: place.line, column: 1, .unknownLayout, "")])
    }
  }

  /// Accounts, and parts of accounts that have no row of their own, each account once.
  func booked(_ rows: [TableRow]) -> [(name: String, row: TableRow, amounts: [Double?])] {
    struct Key: Hashable {
      let name: String
      let code: String
      let department: String
    }
    var whole: Set<Key> = []
    var codes: [String: String] = [:]
    for row in rows where row.sort == .account {
      whole.insert(Key(name: row.name, code: "", department: row.department))
      if !row.code.isEmpty { codes[row.code] = row.name }
    }
    var places: [Key: Int] = [:]
    var booked: [(name: String, row: TableRow, amounts: [Double?])] = []
    for row in rows where row.sort != .subtotal {
      var name = row.name
      if row.sort == .sub {
        // A part named by itself belongs to the account of its code or above it.
        if row.subName.isEmpty, heading(of: row, codes) != nil { continue }
        if whole.contains(Key(name: name, code: "", department: row.department)) { continue }
        if heading(of: row, codes) != nil { name = codes[row.code] ?? name }
        if row.indent > 0, row.subName.isEmpty, row.subCode.isEmpty { continue }
      }
      let key = Key(name: name, code: row.code, department: row.department)
      if let place = places[key] {
        for (column, amount) in row.amounts.enumerated() {
          guard let amount else { continue }
          booked[place].amounts[column] = (booked[place].amounts[column] ?? 0) + amount
        }
      } else {
        places[key] = booked.count
        booked.append((name, row, row.amounts))
      }
    }
    return booked
  }

  private func heading(of row: TableRow, _ codes: [String: String]) -> String? {
    row.code.isEmpty ? nil : codes[row.code]
  }

  private func bookAcross(
    _ rows: [TableRow], _ heading: TableHeading, _ title: TableTitle, into file: inout AccountFile
  ) {
    let whole = title.span ?? hints.span
    let ends = heading.amounts.flatMap { column -> [Month] in
      switch column.sort {
      case .month(let month): [month]
      case .span(let span): [span.first, span.last]
      default: []
      }
    }
    let (firstMonth, lastMonth) = (ends.min(), ends.max())
    // Only closing entries are added to a figure that is there.
    let adds = heading.amounts.contains { $0.sort == .closingEntries }
    var places = FigurePlaces([], isKept: adds)
    for (name, row, amounts) in booked(rows) {
      for (index, column) in heading.amounts.enumerated() {
        guard let amount = amounts[index] else { continue }
        let department = column.department.isEmpty ? row.department : column.department
        let span: MonthSpan
        switch column.sort {
        case .month(let month): span = MonthSpan(month)
        case .span(let months):
          span = booked(months, name)
        case .opening:
          guard let firstMonth, table.account(name)?.sort.isBalance ?? false else { continue }
          span = MonthSpan(firstMonth - 1)
        case .closingEntries:
          // The year's closing entries belong to its last month; a balance is final there.
          guard let lastMonth else { continue }
          span = MonthSpan(lastMonth)
        case .table:
          guard let whole else { continue }
          span = whole
        default: continue
        }
        file.add(
          AccountFile.Value(
            account: name, department: department, span: span, amount: amount, line: row.line),
          at: &places,
          adds: column.sort == .closingEntries
            && !(table.account(name)?.sort.isBalance ?? false))
      }
    }
    let spans = file.values.map(\.span)
    if let first = spans.map(\.first).min(), let last = spans.map(\.last).max() {
      file.span = MonthSpan(first, last)
    } else if file.values.isEmpty, !rows.isEmpty {
      // Figures without months; the caller asks for them.
      file.span = nil
      for (name, row, amounts) in booked(rows) {
        guard let amount = amounts.compactMap({ $0 }).first else { continue }
        var balance = AccountFile.Balance(
          account: name, department: row.department, line: row.line)
        balance.closing = amount
        file.balances.append(balance)
      }
    }
  }

  /// The months a figure is kept under: what stands in the balance sheet is told of their end.
  private func booked(_ months: MonthSpan, _ account: String) -> MonthSpan {
    // A list has half a million rows, each of one month.
    guard months.count > 1 else { return months }
    return table.account(account)?.sort.isBalance ?? false ? MonthSpan(months.last) : months
  }

  /// The months of the quarters or halves down the rows, by their text.
  private func spansDown(
    _ block: RowCollector, _ monthDown: Int, _ title: TableTitle
  ) -> [String: MonthSpan] {
    var texts: [String] = []
    var parts: [YearPart] = []
    guard let first = block.rows.first, YearPart.heading(grid.text(first.row, monthDown)) != nil
    else { return [:] }
    for row in block.rows {
      let text = grid.text(row.row, monthDown)
      guard !texts.contains(text), let part = YearPart.heading(text) else { continue }
      texts.append(text)
      parts.append(part)
    }
    let spans = YearPart.spans(parts, title, hints)
    var found: [String: MonthSpan] = [:]
    for (text, span) in zip(texts, spans) { found[text] = span }
    return found
  }

  /// A month and an account a row, or a month a row and the accounts across.
  private func bookMonthsDown(
    _ block: RowCollector, _ heading: TableHeading, _ title: TableTitle,
    into file: inout AccountFile, _ faults: inout [FileFault]
  ) {
    guard let monthDown = heading.monthDown else { return }
    let together = spansDown(block, monthDown, title)
    var before: Month?
    // A list has each month and each account thousands of times.
    var times: [String: HeadingTime?] = [:]
    var sums: [String: Bool] = [:]
    func time(_ text: String) -> HeadingTime? {
      if let known = times[text] { return known }
      let time = MonthReader.heading(text)
      times[text] = .some(time)
      return time
    }
    func isSum(_ account: String) -> Bool {
      if let known = sums[account] { return known }
      let isSum =
        RowSorter.endsInSum(account)
        || table.subtotal(account) != nil && table.account(account) == nil
      sums[account] = isSum
      return isSum
    }
    var places = FigurePlaces(file.values, isKept: heading.layout == .long)
    for row in block.rows {
      let text = grid.text(row.row, monthDown)
      let month: Month
      var span: MonthSpan?
      switch time(text) {
      case .month(let named)?: month = named
      case .monthOfYear(let number)?:
        if let before, before.month == number {
          month = before
        } else if let found = title.month(number, after: before, hints) {
          month = found
        } else {
          let place = grid.place(row.row, monthDown)
          faults.append(FileFault(line: place.line, column: place.column, .noYear, text))
          continue
        }
      case nil:
        if RowSorter.endsInSum(text) || ColumnRole(text) == .total || ColumnRole(text) == .ignored {
          continue
        }
        if YearPart.heading(text) != nil, before != nil { continue }
        guard let told = together[text] else {
          let place = grid.place(row.row, monthDown)
          let reason = YearPart.heading(text) == nil ? FileFault.Reason.notADate : .noPeriod
          faults.append(FileFault(line: place.line, column: place.column, reason, text))
          continue
        }
        (month, span) = (told.last, told)
      }
      if span == nil { before = month }
      file.rows += 1
      for (index, column) in heading.amounts.enumerated() {
        guard let amount = row.amounts[index] else { continue }
        let account: String
        switch column.sort {
        case .account(let name): account = name
        case .table: account = row.name
        default: continue
        }
        if isSum(account) { continue }
        file.add(
          AccountFile.Value(
            account: account, department: row.department,
            span: booked(span ?? MonthSpan(month), account), amount: amount,
            line: row.line), at: &places, adds: heading.layout == .long)
      }
    }
    let spans = file.values.map(\.span)
    if let first = spans.map(\.first).min(), let last = spans.map(\.last).max() {
      file.span = MonthSpan(first, last)
    }
  }
}

/// Where the figure of an account in a department and months stands, so that a second one finds it.
private struct FigurePlaces {
  struct Key: Hashable {
    let account: String
    let department: String
    let span: MonthSpan
  }

  private(set) var places: [Key: Int] = [:]
  private let isKept: Bool

  init(_ values: [AccountFile.Value], isKept: Bool) {
    self.isKept = isKept
    guard isKept else { return }
    for (index, value) in values.enumerated() { places[FigurePlaces.key(value)] = index }
  }

  mutating func note(_ value: AccountFile.Value, at index: Int) {
    if isKept { places[FigurePlaces.key(value)] = index }
  }

  static func key(_ value: AccountFile.Value) -> Key {
    Key(account: value.account, department: value.department, span: value.span)
  }
}

extension AccountFile {
  /// Takes a figure; a second one of the same account and months is added to the first when it
  /// `adds`, such as two rows of a journal-like list.
  fileprivate mutating func add(_ value: Value, at places: inout FigurePlaces, adds: Bool) {
    guard adds, let index = places.places[FigurePlaces.key(value)] else {
      places.note(value, at: values.count)
      values.append(value)
      return
    }
    values[index] = Value(
      account: value.account, department: value.department, span: value.span,
      amount: values[index].amount + value.amount, line: values[index].line)
  }
}
