// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Reads files of accounts, whatever program wrote them, by how they are built.
package struct AccountFileReader {
  private let table: AccountTable
  private let ties: [String: [String]]
  private let hints: ReadingHints
  private let progress: (Int, Int) -> Void

  /// `ties` are the accounts that the company tied to items itself; `progress` is told now and
  /// then how many rows of how many are read.
  package init(
    _ table: AccountTable, ties: [String: [String]] = [:], hints: ReadingHints,
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) {
    self.progress = progress
    self.table = table
    self.ties = ties
    self.hints = hints
  }

  /// The figures of a file; nil when it is no file of accounts.
  ///
  /// - Throws: `Problem` for bytes that are no text; `FileFaults` for a file of accounts with
  ///   something wrong in it. Nothing of such a file may be used.
  package func read(_ bytes: [UInt8], path: String) throws -> AccountFile? {
    let file = try parse(bytes, path: path)
    if let file { try checkMonths(of: file) }
    return file
  }

  /// A year of four nines is a slip, and would make a series of thousands of empty months.
  private func checkMonths(of file: AccountFile) throws(FileFaults) {
    func isFar(_ span: MonthSpan) -> Bool {
      !Month.ofBooks.contains(span.first) || !Month.ofBooks.contains(span.last)
    }
    if let value = file.values.first(where: { isFar($0.span) }) {
      throw FileFaults([FileFault(line: value.line, column: 1, .notADate, "\(value.span)")])
    }
    if let span = file.span, isFar(span) {
      throw FileFaults([FileFault(line: 1, column: 1, .notADate, "\(span)")])
    }
  }

  private func parse(_ bytes: [UInt8], path: String) throws -> AccountFile? {
    let (text, encoding) = try TextEncoding.decode(bytes, path: path)
    if isJSON(text) {
      return try APITrialBalanceReader(bytes: text, hints: hints, table: table).read(encoding)
    }
    let grid = try Grid(text)
    if let journal = try JournalReader(grid: grid, progress: progress).read(encoding) {
      return journal
    }
    return try TableReader(grid: grid, table: table, ties: ties, hints: hints, progress: progress)
      .read(
        encoding)
  }

  private func isJSON(_ text: [UInt8]) -> Bool {
    guard let first = text.first(where: { $0 > 0x20 }) else { return false }
    return first == UInt8(ascii: "{")
  }
}

extension AccountFile {
  /// The figures as the store keeps them.
  ///
  /// A journal gives debit less credit by month. A trial balance gives what an account of the
  /// statement of income moved by within the months, and where one of the balance sheet stood at
  /// their end.
  ///
  /// - Returns: nothing when the file tells no months.
  package func cells(_ table: AccountTable, ties: [String: [String]]) -> [FigureCell] {
    var cells = values.map {
      FigureCell(.account, $0.account, department: $0.department, $0.span, $0.amount)
    }
    cells += journalCells()
    guard let span else { return cells }
    for balance in balances {
      guard let closing = balance.closing else { continue }
      let isIncome =
        balance.isIncome ?? !(isBalanceAccount(balance.account, table, ties))
      if isIncome {
        cells.append(
          FigureCell(
            .account, balance.account, department: balance.department, span,
            closing - (balance.opening ?? 0)))
        continue
      }
      cells.append(
        FigureCell(
          .account, balance.account, department: balance.department, MonthSpan(span.last), closing))
      if let opening = balance.opening {
        cells.append(
          FigureCell(
            .account, balance.account, department: balance.department, MonthSpan(span.first - 1),
            opening))
      }
    }
    return cells
  }

  private func isBalanceAccount(
    _ name: String, _ table: AccountTable, _ ties: [String: [String]]
  ) -> Bool {
    if let sort = table.account(name)?.sort, sort != .none { return sort.isBalance }
    guard let first = ties[name]?.first else { return false }
    return table.item(Account.Part(first).item)?.nature == .stock
  }

  private struct BookKey: Hashable {
    let account: String
    let department: String
    let month: Int
  }

  private func journalCells() -> [FigureCell] {
    var places: [BookKey: Int] = [:]
    var cells: [FigureCell] = []
    func book(_ account: String?, _ department: String, _ date: CalendarDate, _ amount: Double) {
      guard let account, amount != 0 else { return }
      let month = Month(date)
      let key = BookKey(account: account, department: department, month: month.ordinal)
      if let place = places[key] {
        cells[place].value += amount
      } else {
        places[key] = cells.count
        cells.append(
          FigureCell(.entries, account, department: department, MonthSpan(month), amount))
      }
    }
    for entry in entries {
      book(entry.debit, entry.debitDepartment, entry.date, entry.debitAmount)
      book(entry.credit, entry.creditDepartment, entry.date, -entry.creditAmount)
    }
    return cells
  }
}
