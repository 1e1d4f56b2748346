// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Tells accounts, their parts and subtotals apart, and checks that they add up.
///
/// Two amounts are the same when they differ by less than half a yen of the table's unit: tables
/// in thousands are rounded row by row.
struct RowSorter {
  let table: AccountTable
  let ties: [String: [String]]
  let heading: TableHeading
  /// How far a sum may be off: nothing in yen, a unit for each part in thousands.
  let tolerance: Double
  var rows: [TableRow]
  var faults: [FileFault] = []
  private(set) var subtotals: [AccountFile.Subtotal] = []
  let place: (Int, Int) -> (line: Int, column: Int)

  init(
    _ rows: [TableRow], _ heading: TableHeading, _ table: AccountTable, ties: [String: [String]],
    scale: Double, place: @escaping (Int, Int) -> (line: Int, column: Int)
  ) {
    self.rows = rows
    self.heading = heading
    self.table = table
    self.ties = Dictionary(
      ties.map { (AccountName.key($0), $1) }, uniquingKeysWith: { first, _ in first })
    tolerance = scale > 1 ? scale : 0
    self.place = place
  }

  mutating func run() {
    sort()
    nest()
    checkParts()
    checkTotals()
    checkSubtotals()
  }

  // MARK: Sorting

  private mutating func sort() {
    let coded = rows.filter { !$0.code.isEmpty }.count
    let hasCodes = heading.code != nil && coded > 0
    let items = bookedItems(hasCodes)
    for index in rows.indices {
      let row = rows[index]
      if !row.subName.isEmpty || !row.subCode.isEmpty {
        rows[index].sort = .sub
      } else if hasCodes, row.code.isEmpty {
        rows[index].sort = .subtotal
      } else if row.isBracketed || isSubtotal(row.name, items) && row.code.isEmpty {
        rows[index].sort = .subtotal
      }
    }
  }

  /// How many accounts of the file are part of each item.
  private func bookedItems(_ hasCodes: Bool) -> [String: Int] {
    var items: [String: Int] = [:]
    for row in rows where !(hasCodes && row.code.isEmpty) && row.subName.isEmpty {
      if table.subtotal(row.name) != nil || RowSorter.endsInSum(row.name) { continue }
      for part in parts(row.name) { items[part.item, default: 0] += 1 }
    }
    return items
  }

  private func isSubtotal(_ name: String, _ items: [String: Int]) -> Bool {
    if let formula = table.subtotal(name) {
      // 売上原価 by itself is an account; below its parts it adds them up.
      guard formula.names.count == 1, case .name(let item) = formula else { return true }
      return items[item] ?? 0 > 0 || !isKnown(name) || RowSorter.endsInSum(name)
    }
    return RowSorter.endsInSum(name) && !isKnown(name)
  }

  static func endsInSum(_ name: String) -> Bool {
    let key = AccountName.key(name)
    return ["合計", "小計", "総計"].contains(where: key.hasSuffix) || key.hasSuffix("計") && key.count > 2
      || key.hasPrefix("total") || key.hasSuffix("total")
  }

  private func isKnown(_ name: String) -> Bool {
    table.account(name) != nil || ties[AccountName.key(name)] != nil
  }

  private func parts(_ name: String) -> [Account.Part] {
    if let tied = ties[AccountName.key(name)] { return tied.map { Account.Part($0) } }
    return table.account(name)?.parts ?? []
  }

  /// Rows set in below another: parts of an account where they add up to it, else accounts below
  /// their sum.
  private mutating func nest() {
    guard heading.code == nil, heading.subCode == nil, heading.subAccount == nil else { return }
    for index in rows.indices where rows[index].sort == .account {
      let indent = rows[index].indent
      var children: [Int] = []
      for below in rows.indices.suffix(from: index + 1) {
        if rows[below].indent <= indent { break }
        if rows[below].sort == .account, rows[below].section == rows[index].section {
          children.append(below)
        }
      }
      guard let least = children.map({ rows[$0].indent }).min() else { continue }
      let direct = children.filter { rows[$0].indent == least }
      let known = direct.filter { isKnown(rows[$0].name) }.count
      let isAccount = isKnown(rows[index].name) && known * 2 <= direct.count
      if isAccount {
        for child in children { rows[child].sort = .sub }
      } else if addsUp(rows[index].amounts, direct.map { rows[$0].amounts }) {
        rows[index].sort = .subtotal
      }
    }
  }

  // MARK: Adding up

  /// Whether parts add up to a row in every column that the row has an amount in.
  private func addsUp(_ whole: [Double?], _ parts: [[Double?]]) -> Bool {
    guard !parts.isEmpty else { return false }
    let slack = tolerance * Double(parts.count + 1) / 2
    for (column, amount) in whole.enumerated() {
      guard let amount else { continue }
      let sum = parts.reduce(0) { $0 + ($1[column] ?? 0) }
      if abs(sum - amount) > slack { return false }
    }
    return true
  }

  /// The parts of each account against the account.
  private mutating func checkParts() {
    var index = 0
    while index < rows.count {
      guard rows[index].sort == .account else {
        index += 1
        continue
      }
      let parent = rows[index]
      var parts: [Int] = []
      var below = index + 1
      while below < rows.count, rows[below].sort == .sub, belongs(rows[below], to: parent) {
        parts.append(below)
        below += 1
      }
      if !parts.isEmpty, !addsUp(parent.amounts, parts.map { rows[$0].amounts }) {
        let column = firstDifference(parent.amounts, parts.map { rows[$0].amounts })
        let sum = parts.reduce(0.0) { $0 + (rows[$1].amounts[column] ?? 0) }
        let text = "\(parent.name): \(shown(parent.amounts[column])) ≠ \(shown(sum))"
        for at in [index] + parts { fault(rows[at].row, column, .subAccounts, text) }
      }
      index = max(below, index + 1)
    }
  }

  private func belongs(_ part: TableRow, to parent: TableRow) -> Bool {
    if part.department != parent.department { return false }
    if !part.code.isEmpty, !parent.code.isEmpty { return part.code == parent.code }
    return part.subName.isEmpty || part.name == parent.name || part.name.isEmpty
  }

  private func firstDifference(_ whole: [Double?], _ parts: [[Double?]]) -> Int {
    for (column, amount) in whole.enumerated() {
      guard let amount else { continue }
      if parts.reduce(0, { $0 + ($1[column] ?? 0) }) != amount { return column }
    }
    return 0
  }

  private mutating func fault(
    _ row: Int, _ column: Int, _ reason: FileFault.Reason, _ text: String
  ) {
    let at = place(row, heading.amounts[column].column)
    faults.append(FileFault(line: at.line, column: at.column, reason, text))
  }

  private func shown(_ amount: Double?) -> String {
    guard let amount else { return "" }
    return Int64(exactly: amount).map { String($0) } ?? String(amount)
  }

  /// The months of a row against the total beside them.
  private mutating func checkTotals() {
    guard heading.layout == .monthly || heading.layout == .departments else { return }
    let known = rows.compactMap { table.account($0.name)?.sort }
    let isIncome = known.contains { $0 == .revenue || $0 == .expense }
    let isBalance = known.contains(where: \.isBalance)
    var open: [Int] = []
    for (index, column) in heading.amounts.enumerated() {
      switch column.sort {
      case .month, .span, .table, .closingEntries: open.append(index)
      case .sum(let span):
        let parts = columns(of: span)
        if !parts.isEmpty { checkSum(index, parts, isIncome: isIncome && !isBalance) }
      case .total:
        let parts = open
        open = []
        if !parts.isEmpty { checkSum(index, parts, isIncome: isIncome && !isBalance) }
      default: break
      }
    }
  }

  /// The columns that make up months which stand together; none unless all of them are there.
  private func columns(of whole: MonthSpan) -> [Int] {
    var count = 0
    let parts = heading.amounts.indices.filter { index in
      switch heading.amounts[index].sort {
      case .month(let month) where whole.contains(month): count += 1
      case .span(let span) where whole.encloses(span): count += span.count
      default: return false
      }
      return true
    }
    return count == whole.count ? parts : []
  }

  /// Each row's sum against its parts; what stands in the balance sheet doesn't add up over months.
  private mutating func checkSum(_ index: Int, _ parts: [Int], isIncome: Bool) {
    for row in rows {
      let adds = table.account(row.name).map { !$0.sort.isBalance } ?? isIncome
      guard adds || heading.layout == .departments, let total = row.amounts[index] else { continue }
      let sum = parts.reduce(0) { $0 + (row.amounts[$1] ?? 0) }
      if abs(sum - total) > tolerance * Double(parts.count + 1) / 2 {
        fault(row.row, index, .total, "\(row.name): \(shown(total)) ≠ \(shown(sum))")
      }
    }
  }

  // MARK: Subtotals

  private mutating func checkSubtotals() {
    let whole = wholeAccounts
    let books = rows.indices.filter { rows[$0].sort == .account || isLoneSub($0, whole) }
    let booked = Set(books)
    // An account that stands twice belongs to two statements, such as wages of shop and plant.
    let names = Set(books.map { rows[$0].department + "\n" + rows[$0].name })
    let isComplete = names.count == books.count && books.allSatisfy { isKnown(rows[$0].name) }
    var earlier: [[Double?]] = []
    for index in rows.indices where rows[index].sort == .subtotal {
      let row = rows[index]
      let formula = table.subtotal(row.name)
      let own = books.filter { rows[$0].department == row.department }
      let isChecked =
        structural(index, books, booked, earlier) || formula.map { agrees(row, $0, own) } ?? false
      if !isChecked {
        let isCertain = formula != nil && isComplete && own.contains { $0 < index }
        if isCertain || RowSorter.endsInSum(row.name) && isPlainSum(index, books) {
          faultSubtotal(row)
        }
      }
      earlier.append(row.amounts)
      subtotals.append(
        AccountFile.Subtotal(
          name: row.name, line: row.line, amounts: row.amounts, isChecked: isChecked))
    }
  }

  private mutating func faultSubtotal(_ row: TableRow) {
    let column = row.amounts.firstIndex { $0 != nil } ?? 0
    fault(row.row, column, .subtotal, "\(row.name): \(shown(row.amounts[column]))")
  }

  /// The accounts that have a row of their own, by name and department, and by code.
  private var wholeAccounts: Set<String> {
    var whole: Set<String> = []
    for row in rows where row.sort == .account {
      whole.insert(row.name + "\n" + row.department)
      if !row.code.isEmpty { whole.insert("\n\n" + row.code) }
    }
    return whole
  }

  /// A part of an account that has no row of its own stands for itself.
  private func isLoneSub(_ index: Int, _ whole: Set<String>) -> Bool {
    let row = rows[index]
    return row.sort == .sub && !whole.contains(row.name + "\n" + row.department)
      && (row.code.isEmpty || !whole.contains("\n\n" + row.code))
  }

  /// Sums that tables draw: of the rows since the last subtotal, of the section, of all above,
  /// and of subtotals with one another and with the rows between.
  private func structural(
    _ index: Int, _ books: [Int], _ booked: Set<Int>, _ earlier: [[Double?]]
  ) -> Bool {
    let whole = rows[index].amounts
    let above = books.filter { $0 < index && rows[$0].department == rows[index].department }
    let lastSubtotal = rows[..<index].lastIndex { $0.sort == .subtotal } ?? -1
    let since = above.filter { $0 > lastSubtotal }.map { rows[$0].amounts }
    let section = above.filter { rows[$0].section == rows[index].section }.map { rows[$0].amounts }
    var below: [[Double?]] = []
    for other in rows.indices.suffix(from: index + 1) where booked.contains(other) {
      if rows[other].section != rows[index].section { break }
      below.append(rows[other].amounts)
    }
    let setIn = rows[(index + 1)...].prefix { $0.indent > rows[index].indent }
      .filter { $0.sort == .account }.map(\.amounts)
    for parts in [since, section, above.map { rows[$0].amounts }, below, setIn]
    where addsUp(whole, parts) { return true }
    let sum = columnSums(since)
    for (at, one) in earlier.enumerated() {
      if !since.isEmpty, addsUp(whole, [one, sum]) || addsUp(whole, [one, negated(sum)]) {
        return true
      }
      for other in earlier[(at + 1)...]
      where addsUp(whole, [one, other]) || addsUp(whole, [one, negated(other)]) { return true }
    }
    return false
  }

  /// Whether nothing but rows of the same sign stand between a sum and the one before, so that
  /// it can be nothing but their sum.
  private func isPlainSum(_ index: Int, _ books: [Int]) -> Bool {
    let above = books.filter { $0 < index && rows[$0].section == rows[index].section }
    guard !above.isEmpty else { return false }
    return above.allSatisfy { !parts(rows[$0].name).contains(where: \.lessens) }
      && !rows[..<index].contains { $0.sort == .subtotal && $0.section == rows[index].section }
  }

  private func columnSums(_ parts: [[Double?]]) -> [Double?] {
    heading.amounts.indices.map { column in parts.reduce(0) { $0 + ($1[column] ?? 0) } }
  }

  private func negated(_ amounts: [Double?]) -> [Double?] { amounts.map { $0.map { -$0 } } }

  /// Whether a subtotal of the usual statements is what its formula makes of the file's accounts.
  private func agrees(_ row: TableRow, _ formula: Formula, _ books: [Int]) -> Bool {
    var sums: [String: [Double]] = [:]
    let none = [Double](repeating: 0, count: heading.amounts.count)
    for index in books {
      for part in parts(rows[index].name) {
        for (column, amount) in rows[index].amounts.enumerated() {
          guard let amount else { continue }
          sums[part.item, default: none][column] += part.lessens ? -abs(amount) : amount
        }
      }
    }
    let slack = tolerance * Double(books.count + 1) / 2
    for (column, amount) in row.amounts.enumerated() {
      guard let amount else { continue }
      if abs(RowSorter.value(formula, sums, column) - amount) > slack { return false }
    }
    return true
  }

  static func value(
    _ formula: Formula, _ sums: [String: [Double]], _ column: Int
  ) -> Double {
    switch formula {
    case .number(let n): return n
    case .name(let item): return sums[item]?[column] ?? 0
    case .negative(let a): return -value(a, sums, column)
    case .binary(let operation, let a, let b):
      let (left, right) = (value(a, sums, column), value(b, sums, column))
      switch operation {
      case .plus: return left + right
      case .minus: return left - right
      case .times: return left * right
      case .over: return right == 0 ? 0 : left / right
      }
    case .call(_, let parts): return parts.first.map { value($0, sums, column) } ?? 0
    }
  }
}
