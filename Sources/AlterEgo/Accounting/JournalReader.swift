// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Reads journals: with a heading that names debit and credit, or in the 25 columns without one
/// that 弥生 and those compatible with it use.
struct JournalReader {
  private struct Columns {
    var date: Int
    var slip: Int?
    var debit: Int
    var credit: Int
    var debitAmount: Int
    var creditAmount: Int
    var debitDepartment: Int?
    var creditDepartment: Int?
    var firstRow: Int
    var width: Int
  }

  let grid: Grid
  let progress: (Int, Int) -> Void

  /// The journal; nil when the text is none.
  ///
  /// - Throws: rows that can't be read, and slips that don't balance.
  func read(_ encoding: TextEncoding) throws(FileFaults) -> AccountFile? {
    guard let columns = headed() ?? bare() else { return nil }
    var file = AccountFile(.journal, encoding)
    var faults: [FileFault] = []
    var days: [String: CalendarDate?] = [:]
    var names: [String: String] = [:]
    var slip = Slip()
    var range: (first: CalendarDate, last: CalendarDate)?
    file.entries.reserveCapacity(grid.rowCount)
    for row in columns.firstRow..<grid.rowCount {
      if row % 1024 == 0 { progress(row, grid.rowCount) }
      if grid.count(row) < columns.width {
        faults.append(
          fault(row, grid.count(row), .wrongColumns, "\(grid.count(row)) / \(columns.width)"))
        continue
      }
      let dateText = grid.text(row, columns.date)
      let date = days[dateText] ?? MonthReader.day(dateText)
      days[dateText] = .some(date)
      guard let date else {
        faults.append(fault(row, columns.date, .notADate, dateText))
        continue
      }
      let debitAmount = amount(row, columns.debitAmount, &faults)
      let creditAmount = amount(row, columns.creditAmount, &faults)
      func account(_ column: Int) -> String? {
        let text = grid.text(row, column)
        if text.isEmpty { return nil }
        if let known = names[text] { return known }
        names[text] = text
        return text
      }
      let entry = AccountFile.Entry(
        date: date, debit: account(columns.debit), credit: account(columns.credit),
        debitAmount: debitAmount, creditAmount: creditAmount,
        debitDepartment: columns.debitDepartment.map { grid.text(row, $0) } ?? "",
        creditDepartment: columns.creditDepartment.map { grid.text(row, $0) } ?? "")
      if entry.debit == nil && debitAmount != 0 || entry.credit == nil && creditAmount != 0
        || entry.debit == nil && entry.credit == nil
      {
        let column = entry.debit == nil ? columns.debit : columns.credit
        faults.append(fault(row, column, .noAccount, ""))
        continue
      }
      let number = columns.slip.map { grid.text(row, $0) } ?? ""
      if let unbalanced = slip.take(entry, number: number, row: row) {
        faults.append(unbalancedFault(unbalanced, columns))
      }
      range = range.map { (min($0.first, date), max($0.last, date)) } ?? (date, date)
      file.entries.append(entry)
    }
    if let unbalanced = slip.close() { faults.append(unbalancedFault(unbalanced, columns)) }
    if !faults.isEmpty { throw FileFaults(faults) }
    file.rows = file.entries.count
    file.span = range.map { MonthSpan(Month($0.first), Month($0.last)) }
    return file
  }

  private func amount(_ row: Int, _ column: Int, _ faults: inout [FileFault]) -> Double {
    switch Amount.read(grid.bytes[grid.range(row, column)]) {
    case .number(let value): return value
    case .blank: return 0
    default:
      faults.append(fault(row, column, .notAnAmount, grid.text(row, column)))
      return 0
    }
  }

  private func fault(
    _ row: Int, _ column: Int, _ reason: FileFault.Reason, _ text: String
  ) -> FileFault {
    let place = grid.place(row, column)
    return FileFault(line: place.line, column: place.column, reason, text)
  }

  private func unbalancedFault(_ slip: Slip.Unbalanced, _ columns: Columns) -> FileFault {
    fault(
      slip.row, columns.debitAmount, .unbalanced,
      "\(JSON.written(slip.debit)) ≠ \(JSON.written(slip.credit))")
  }

  // MARK: Columns

  /// By a heading that names them.
  private func headed() -> Columns? {
    for row in 0..<min(grid.rowCount, 30) where grid.filled(row) > 3 {
      // A journal's heading has no amounts in it, and wide tables have many.
      let roles = (0..<grid.count(row)).map { column in
        grid.isAmount(row, column) ? ColumnRole.other("") : ColumnRole(grid.text(row, column))
      }
      guard let date = roles.firstIndex(of: .date),
        let debit = roles.firstIndex(of: .debitAccount),
        let credit = roles.firstIndex(of: .creditAccount)
      else { continue }
      // One column of amounts serves both sides.
      let both = roles.firstIndex(of: .amount)
      guard let debitAmount = roles.firstIndex(of: .debit) ?? both,
        let creditAmount = roles.firstIndex(of: .credit) ?? both
      else { continue }
      let used = [date, debit, credit, debitAmount, creditAmount]
      return Columns(
        date: date, slip: roles.firstIndex(of: .slip), debit: debit, credit: credit,
        debitAmount: debitAmount, creditAmount: creditAmount,
        debitDepartment: roles.firstIndex(of: .debitDepartment),
        creditDepartment: roles.firstIndex(of: .creditDepartment), firstRow: row + 1,
        width: (used.max() ?? 0) + 1)
    }
    return nil
  }

  /// Without a heading: a flag of four digits, and date, accounts and amounts where 弥生 has them.
  private func bare() -> Columns? {
    guard grid.rowCount > 0 else { return nil }
    let looks = (0..<min(grid.rowCount, 20)).filter { row in
      let flag = grid.text(row, 0)
      // A day that is written wrong is told of, not taken for another kind of file.
      return grid.count(row) >= 17 && flag.count == 4 && flag.hasPrefix("2") && Int(flag) != nil
        && grid.text(row, 3).contains { "/-.年".contains($0) }
    }
    guard looks.count * 2 > min(grid.rowCount, 20) else { return nil }
    return Columns(
      date: 3, slip: 1, debit: 4, credit: 10, debitAmount: 8, creditAmount: 14, debitDepartment: 6,
      creditDepartment: 12, firstRow: 0, width: 17)
  }
}

/// The lines of one slip, which balance together.
private struct Slip {
  struct Unbalanced {
    let row: Int
    let debit: Double
    let credit: Double
  }

  private var number: String?
  private var date: CalendarDate?
  private var row = 0
  private var debit = 0.0
  private var credit = 0.0

  /// Takes a line; gives the slip before it when that was closed without balance.
  mutating func take(
    _ entry: AccountFile.Entry, number: String, row: Int
  ) -> Unbalanced? {
    var unbalanced: Unbalanced?
    let isBalanced = abs(debit - credit) < 0.5
    // A line without a number goes on with the slip above it until that balances.
    let goesOn = number.isEmpty ? !isBalanced : number == self.number && entry.date == date
    if !goesOn {
      unbalanced = close()
      self.row = row
      self.number = number
      date = entry.date
    }
    debit += entry.debitAmount
    credit += entry.creditAmount
    return unbalanced
  }

  mutating func close() -> Unbalanced? {
    defer {
      debit = 0
      credit = 0
    }
    return abs(debit - credit) < 0.5 ? nil : Unbalanced(row: row, debit: debit, credit: credit)
  }
}
