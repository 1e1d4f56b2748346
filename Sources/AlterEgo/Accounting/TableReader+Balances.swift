// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

extension TableReader {
  /// Books the balances of a table of them, and checks that they follow.
  func bookBalances(
    _ rows: [TableRow], _ heading: TableHeading, _ title: TableTitle, into file: inout AccountFile,
    _ faults: inout [FileFault]
  ) {
    for row in rows where row.sort != .subtotal {
      let balance = balance(row, row.name, row.amounts, heading)
      if let fault = check(balance, row, heading) { faults.append(fault) }
    }
    for (name, row, amounts) in booked(rows) {
      file.balances.append(balance(row, name, amounts, heading))
    }
    file.span = title.span ?? hints.span
  }

  private func balance(
    _ row: TableRow, _ name: String, _ amounts: [Double?], _ heading: TableHeading
  ) -> AccountFile.Balance {
    var balance = AccountFile.Balance(account: name, department: row.department, line: row.line)
    let isDebit = table.account(name)?.sort.isDebit ?? true
    for (index, column) in heading.amounts.enumerated() {
      guard let amount = amounts[index] else { continue }
      switch column.sort {
      case .opening: balance.opening = amount
      case .debit: balance.debit = amount
      case .credit: balance.credit = amount
      case .closing: balance.closing = amount
      case .debitBalance: balance.closing = (balance.closing ?? 0) + (isDebit ? amount : -amount)
      case .creditBalance: balance.closing = (balance.closing ?? 0) + (isDebit ? -amount : amount)
      default: break
      }
    }
    return balance
  }

  /// Opening, debit and credit make the closing balance, on one side or the other.
  private func check(
    _ balance: AccountFile.Balance, _ row: TableRow, _ heading: TableHeading
  ) -> FileFault? {
    guard let closing = balance.closing, balance.debit != nil || balance.credit != nil,
      heading.amounts.contains(where: { $0.sort == .opening })
    else { return nil }
    let moved = (balance.debit ?? 0) - (balance.credit ?? 0)
    let opening = balance.opening ?? 0
    if [opening + moved, opening - moved].contains(where: { abs($0 - closing) < 0.5 }) {
      return nil
    }
    let column = heading.amounts.first { $0.sort == .closing }?.column ?? 0
    let place = grid.place(row.row, column)
    return FileFault(
      line: place.line, column: place.column, .balance,
      "\(balance.account): \(grid.text(row.row, column))")
  }
}
