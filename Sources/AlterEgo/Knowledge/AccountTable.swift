// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// How an item adds up over months.
@usableFromInline package enum ItemNature: String, CaseIterable, Sendable {
  /// Adds up over months: sales, hours.
  case flow
  /// Stands at the end of a month: cash.
  case stock
  /// Holds until it is told anew: an investment, the size of a market.
  case level
  /// The mean over the months: employees.
  case average
}

/// An item of accounting that formulas are made of.
@usableFromInline package struct Item: Sendable {
  package let id: String
  package let ja: String
  package let en: String
  package let unit: String
  package let nature: ItemNature
  /// Whether the books keep it on the credit side.
  package let isCredit: Bool
  /// What it follows from where nothing is told of it.
  package let from: Formula?
}

/// The side of an account, and where in the statements it stands.
@usableFromInline package enum AccountClass: String, CaseIterable, Sendable {
  case asset, liability, equity, revenue, expense
  /// Belongs to no statement: 諸口.
  case none

  /// Whether its balance is usually on the debit side.
  package var isDebit: Bool { self == .asset || self == .expense || self == .none }
  /// Whether it stands in the balance sheet.
  package var isBalance: Bool { self == .asset || self == .liability || self == .equity }
}

/// An account of the usual Japanese books and the items it is part of.
@usableFromInline package struct Account: Sendable {
  @usableFromInline package struct Part: Hashable, Sendable {
    package let item: String
    /// True when the account lessens the item, whatever sign it is written with: 売上値引.
    package let lessens: Bool

    package init(item: String, lessens: Bool = false) {
      self.item = item
      self.lessens = lessens
    }

    /// Reads `sales` or `-sales`.
    package init(_ text: some StringProtocol) {
      self.init(item: String(text.drop { $0 == "-" }), lessens: text.hasPrefix("-"))
    }
  }

  package let ja: String
  package let en: String
  package let sort: AccountClass
  package let parts: [Part]
}

/// Names of accounts as they are compared: without blanks, marks, width and case.
@usableFromInline package enum AccountName {
  package static func key(_ name: String) -> String {
    String(FoldedText.fold(name).filter { !$0.isWhitespace && !"・･.．,、()（）[]【】".contains($0) })
  }
}

/// What the knowledge says of items, accounts and the subtotals of statements.
@usableFromInline package struct AccountTable: Sendable {
  package let items: [Item]
  private let itemIndex: [String: Int]
  private let accounts: [Account]
  private let accountIndex: [String: Int]
  private let subtotalFormulas: [String: Formula]

  package init(_ knowledge: KnowledgeBase) {
    items = knowledge.rows("kpis/items.tsv").map { row in
      let from = row["from"]
      return Item(
        id: row["id"], ja: row["ja"], en: row["en"], unit: row["unit"],
        nature: ItemNature(rawValue: row["nature"]) ?? .flow,
        isCredit: row["side"] == "credit", from: from.isEmpty ? nil : try? Formula(from))
    }
    itemIndex = Dictionary(
      items.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { a, _ in a })
    var accounts: [Account] = []
    var index: [String: Int] = [:]
    for row in knowledge.rows("kpis/accounts.tsv") {
      for name in [row["account"]] + row.list("synonyms") {
        index[AccountName.key(name)] = accounts.count
      }
      accounts.append(
        Account(
          ja: row["account"], en: row["en"], sort: AccountClass(rawValue: row["class"]) ?? .none,
          parts: row.list("items").map { Account.Part($0) }))
    }
    for (place, account) in accounts.enumerated() {
      let key = AccountName.key(account.en)
      if !key.isEmpty, index[key] == nil { index[key] = place }
    }
    // A table may name an item itself, such as 変動費.
    for item in items {
      for name in [item.ja, item.en] where index[AccountName.key(name)] == nil {
        index[AccountName.key(name)] = accounts.count
        accounts.append(AccountTable.account(of: item))
      }
    }
    self.accounts = accounts
    accountIndex = index
    var formulas: [String: Formula] = [:]
    for row in knowledge.rows("kpis/subtotals.tsv") {
      guard let formula = try? Formula(row["formula"]) else { continue }
      for name in [row["name"]] + row.list("synonyms") { formulas[AccountName.key(name)] = formula }
    }
    subtotalFormulas = formulas
  }

  private static func account(of item: Item) -> Account {
    let sort: AccountClass =
      item.nature == .stock
      ? (item.isCredit ? .liability : .asset) : item.isCredit ? .revenue : .expense
    return Account(
      ja: item.ja, en: item.en, sort: sort, parts: [Account.Part(item: item.id)])
  }

  package func item(_ id: String) -> Item? { itemIndex[id].map { items[$0] } }

  /// The account of that name, however it is spaced and marked; nil for one nobody told of.
  package func account(_ name: String) -> Account? {
    accountIndex[AccountName.key(name)].map { accounts[$0] }
  }

  /// A known account whose name ends as that one does, for something to suggest: 売上高 of 直営売上高;
  /// nil when less than three characters are the same.
  package func alike(_ name: String) -> Account? {
    let key = Array(AccountName.key(name))
    guard key.count > 3 else { return nil }
    // The longest end first.
    for length in stride(from: key.count - 1, through: 3, by: -1) {
      if let place = accountIndex[String(key.suffix(length))] { return accounts[place] }
    }
    return nil
  }

  /// What a line of that name adds up, when it is one of the usual subtotals.
  package func subtotal(_ name: String) -> Formula? { subtotalFormulas[AccountName.key(name)] }
}
