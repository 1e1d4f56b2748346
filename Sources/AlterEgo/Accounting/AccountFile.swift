// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A file of accounts as it was read: every cell with its place, and what was not booked.
package struct AccountFile: Sendable {
  package enum Layout: String, Sendable {
    /// Accounts down, months across: 推移表.
    case monthly
    /// Accounts down, departments across, of one month or period.
    case departments
    /// A figure a row: month, account, amount.
    case long
    /// Months down, accounts across.
    case transposed
    case trialBalance = "trial-balance"
    /// A trial balance as an accounting service's interface gives it.
    case trialBalanceJSON = "trial-balance-json"
    case journal
  }

  /// What an account came to in months, as the file gives it, in yen.
  package struct Value: Equatable, Sendable {
    package let account: String
    package let department: String
    package let span: MonthSpan
    package let amount: Double
    package let line: Int
  }

  /// An account of a trial balance, its sub-accounts together.
  package struct Balance: Equatable, Sendable {
    package let account: String
    package let department: String
    package var opening: Double?
    package var debit: Double?
    package var credit: Double?
    package var closing: Double?
    package let line: Int
    /// True for the statement of income, false for the balance sheet; nil where only the account
    /// can tell.
    package var isIncome: Bool?
  }

  /// One line of a journal; a side is nil where another line of the slip has it.
  package struct Entry: Equatable, Sendable {
    package let date: CalendarDate
    package let debit: String?
    package let credit: String?
    package let debitAmount: Double
    package let creditAmount: Double
    package let debitDepartment: String
    package let creditDepartment: String
  }

  /// A line that adds up others; it is checked and never booked.
  package struct Subtotal: Equatable, Sendable {
    package let name: String
    package let line: Int
    package let amounts: [Double?]
    /// Whether its parts were found and add up.
    package var isChecked: Bool
  }

  package var layout: Layout
  package var encoding: TextEncoding
  /// How many yen an amount of 1 stands for.
  package var scale: Double = 1
  /// Rows with figures.
  package var rows = 0
  package var values: [Value] = []
  package var balances: [Balance] = []
  package var entries: [Entry] = []
  package var subtotals: [Subtotal] = []
  /// Lines without figures that were passed over: titles, headings, notes.
  package var skipped: [Int] = []
  /// Columns that were no amounts of months: shares, comparisons, budgets.
  package var ignored: [String] = []
  /// The months it is of; nil when it tells none.
  package var span: MonthSpan?

  init(_ layout: Layout, _ encoding: TextEncoding) {
    self.layout = layout
    self.encoding = encoding
  }

  /// Every account once, in the order in which they come.
  package var accounts: [String] {
    var seen: Set<String> = []
    var names: [String] = []
    func note(_ name: String?) {
      if let name, seen.insert(name).inserted { names.append(name) }
    }
    for value in values { note(value.account) }
    for balance in balances { note(balance.account) }
    for entry in entries {
      note(entry.debit)
      note(entry.credit)
    }
    return names
  }
}

/// How a file is to be read where it does not say so itself.
package struct ReadingHints: Equatable, Sendable {
  /// The months of a table that names none.
  package var span: MonthSpan?
  /// The year of headings that name only months; the year in which the first of them stands.
  package var year: Int?
  package var department = ""
  /// The month in which the company's year starts, 1–12.
  package var fiscalYearStart = 4

  package init() {}
}
