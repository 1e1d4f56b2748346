// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing wrong in a file of accounts.
package struct FileFault: Equatable, Sendable {
  /// What can be wrong; the raw value is the key of its words.
  package enum Reason: String, CaseIterable, Sendable {
    case openQuote = "open-quote"
    /// An amount that is no number.
    case notAnAmount = "not-an-amount"
    /// A row with fewer cells than the heading has columns, or more.
    case wrongColumns = "wrong-columns"
    case noAccount = "no-account"
    /// Parts that don't add up to the account, the subtotal or the total above or beside them.
    case subAccounts = "sub-accounts"
    case subtotal
    case total
    /// Opening, debit and credit that don't make the closing balance.
    case balance
    /// A slip whose debits are not its credits.
    case unbalanced
    case notADate = "not-a-date"
    /// JSON that can't be read.
    case json
    /// Something that no layout of accounts explains.
    case unknownLayout = "unknown-layout"
    /// A table that tells no month.
    case noMonth = "no-month"
    /// A heading that tells a month and no year.
    case noYear = "no-year"
    /// A heading of a quarter or a half whose months can't be told for certain.
    case noPeriod = "no-period"
    /// Two columns of amounts of the same month; one would be lost.
    case monthTwice = "month-twice"
  }

  /// From 1.
  package let line: Int
  /// In characters, from 1.
  package let column: Int
  package let reason: Reason
  /// What stands there, or what was added up.
  package let text: String

  package init(line: Int, column: Int, _ reason: Reason, _ text: String) {
    self.line = line
    self.column = column
    self.reason = reason
    self.text = text
  }
}

/// Why a file is refused: everything that is wrong with it, in the order of its lines.
package struct FileFaults: Error, Equatable, Sendable {
  package let faults: [FileFault]

  package init(_ faults: [FileFault]) {
    self.faults = faults.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}
