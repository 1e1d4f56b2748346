// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Reads a trial balance as the interfaces of accounting services give it: an object with a year,
/// its months, and `balances` by account.
struct APITrialBalanceReader {
  let bytes: [UInt8]
  let hints: ReadingHints
  let table: AccountTable

  /// The trial balance; nil for JSON of something else.
  ///
  /// - Throws: text that is no JSON, and balances that don't add up.
  func read(_ encoding: TextEncoding) throws(FileFaults) -> AccountFile? {
    let text = String(decoding: bytes, as: UTF8.self)
    let json: JSON
    do throws(JSON.SyntaxError) {
      json = try JSON(parsing: text)
    } catch {
      throw FileFaults([place(error.offset)])
    }
    guard let (name, root) = APITrialBalanceReader.statement(json, named: ""),
      let rows = root["balances"]?.array
    else { return nil }
    var file = AccountFile(.trialBalanceJSON, encoding)
    file.span = span(root) ?? hints.span
    let isIncome: Bool? =
      name.contains("pl") || name.contains("cr") ? true : name.contains("bs") ? false : nil
    var finder = LineFinder(text)
    var faults: [FileFault] = []
    for row in rows {
      guard let account = row["account_item_name"]?.string, row["total_line"]?.bool != true else {
        if let name = row["account_category_name"]?.string ?? row["account_item_name"]?.string,
          let closing = row["closing_balance"]?.number
        {
          file.subtotals.append(
            AccountFile.Subtotal(
              name: name, line: finder.line(of: name), amounts: [closing], isChecked: false))
        }
        continue
      }
      let line = finder.line(of: account)
      let whole = balance(row, account, "", line, isIncome)
      if let fault = check(whole) { faults.append(fault) }
      let sections = row["sections"]?.array ?? []
      if sections.isEmpty {
        file.balances.append(whole)
      } else {
        for section in sections {
          guard let name = section["name"]?.string else { continue }
          file.balances.append(balance(section, account, name, line, isIncome))
        }
      }
      file.rows += 1
    }
    for index in file.subtotals.indices {
      if let fault = checkSubtotal(&file, index) { faults.append(fault) }
    }
    if !faults.isEmpty { throw FileFaults(faults) }
    return file.balances.isEmpty ? nil : file
  }

  /// A sum of the usual statements against the accounts it is made of.
  ///
  /// - Returns: a fault when every account is known and stands once, so that the sum can only be
  ///   wrong.
  private func checkSubtotal(_ file: inout AccountFile, _ index: Int) -> FileFault? {
    let subtotal = file.subtotals[index]
    guard let formula = table.subtotal(subtotal.name), let amount = subtotal.amounts.first ?? nil
    else { return nil }
    var sums: [String: [Double]] = [:]
    var isComplete = true
    var names: Set<String> = []
    for balance in file.balances {
      guard let account = table.account(balance.account) else {
        isComplete = false
        continue
      }
      if !names.insert(balance.account + "\n" + balance.department).inserted { isComplete = false }
      for part in account.parts {
        let closing = balance.closing ?? 0
        sums[part.item, default: [0]][0] += part.lessens ? -abs(closing) : closing
      }
    }
    let isRight = abs(RowSorter.value(formula, sums, 0) - amount) < 0.5
    file.subtotals[index].isChecked = isRight
    if isRight || !isComplete { return nil }
    return FileFault(
      line: subtotal.line, column: 1, .subtotal, "\(subtotal.name): \(JSON.written(amount))")
  }

  /// The object that has the balances, and the key it stands under.
  private static func statement(_ json: JSON, named name: String) -> (String, JSON)? {
    guard case .object(let pairs) = json else { return nil }
    if json["balances"]?.array != nil { return (name, json) }
    for (key, value) in pairs {
      if let found = statement(value, named: key) { return found }
    }
    return nil
  }

  private func balance(
    _ row: JSON, _ account: String, _ department: String, _ line: Int, _ isIncome: Bool?
  ) -> AccountFile.Balance {
    var balance = AccountFile.Balance(account: account, department: department, line: line)
    balance.opening = row["opening_balance"]?.number
    balance.debit = row["debit_amount"]?.number
    balance.credit = row["credit_amount"]?.number
    balance.closing = row["closing_balance"]?.number
    balance.isIncome = isIncome
    return balance
  }

  private func check(_ balance: AccountFile.Balance) -> FileFault? {
    guard let closing = balance.closing, let debit = balance.debit, let credit = balance.credit,
      let opening = balance.opening
    else { return nil }
    let moved = debit - credit
    if [opening + moved, opening - moved].contains(where: { abs($0 - closing) < 0.5 }) {
      return nil
    }
    return FileFault(
      line: balance.line, column: 1, .balance, "\(balance.account): \(JSON.written(closing))")
  }

  /// The months: from `start_month` to `end_month` of the fiscal year, or between two dates.
  private func span(_ root: JSON) -> MonthSpan? {
    if let first = root["start_date"]?.string.flatMap({ CalendarDate(iso: $0) }),
      let last = root["end_date"]?.string.flatMap({ CalendarDate(iso: $0) })
    {
      return MonthSpan(Month(first), Month(last))
    }
    guard let year = root["fiscal_year"]?.int, let start = root["start_month"]?.int,
      let end = root["end_month"]?.int
    else { return nil }
    func month(_ number: Int) -> Month? {
      Month(year: number >= hints.fiscalYearStart ? year : year + 1, month: number)
    }
    guard let first = month(start), let last = month(end), first <= last else { return nil }
    return MonthSpan(first, last)
  }

  /// The line and column of an offset in bytes.
  private func place(_ offset: Int) -> FileFault {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.reduce(1) { $1 == 10 ? $0 + 1 : $0 }
    let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    let column = before[start...].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return FileFault(line: line, column: column, .json, "")
  }
}

/// The lines on which names stand, looked for from where the last was found.
private struct LineFinder {
  private let lines: [Substring]
  private var at = 0

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

  mutating func line(of name: String) -> Int {
    let quoted = "\"" + name + "\""
    for index in lines.indices[at...] where lines[index].utf8.firstRange(of: quoted.utf8) != nil {
      at = index + 1
      return index + 1
    }
    return max(1, at)
  }
}
