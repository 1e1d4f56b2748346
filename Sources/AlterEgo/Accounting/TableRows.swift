// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// One row of figures of a table of accounts.
struct TableRow {
  enum Sort {
    case account
    /// A part of the account above it.
    case sub
    case subtotal
  }

  let row: Int
  let line: Int
  /// Without blanks and brackets.
  let name: String
  /// Blanks before the name, a wide one for two.
  let indent: Int
  let code: String
  let subName: String
  let subCode: String
  let department: String
  /// In the order of the heading's columns of amounts.
  var amounts: [Double?]
  var sort: Sort = .account
  /// The name stands in 【】.
  let isBracketed: Bool
  /// How many headings without amounts stood before it.
  let section: Int
}

/// Collects the rows below a heading and what is wrong with them.
struct RowCollector {
  let grid: Grid
  let scale: Double
  var heading: TableHeading
  /// The department that stands above the rows.
  var department: String
  var rows: [TableRow] = []
  var faults: [FileFault] = []
  var skipped: [Int] = []
  private var section = 0

  init(_ grid: Grid, _ heading: TableHeading, scale: Double, department: String) {
    self.grid = grid
    self.heading = heading
    self.scale = scale
    self.department = department
  }

  mutating func take(_ row: Int) {
    let wantsCells = (heading.amounts.map(\.column).max() ?? 0) + 1
    if grid.count(row) < wantsCells {
      if grid.filled(row) > 1 { fault(row, grid.count(row), .wrongColumns, columns(row)) }
      skip(row)
      return
    }
    for column in heading.width..<max(heading.width, grid.count(row))
    where !grid.isBlank(row, column) {
      fault(row, column, .wrongColumns, columns(row))
      return
    }
    guard let amounts = amounts(row) else { return }
    let raw = grid.raw(row, heading.account)
    let name = raw.trimmingBlanks()
    if amounts.allSatisfy({ $0 == nil }) {
      if !name.isEmpty { section += 1 }
      skip(row)
      return
    }
    if name.isEmpty {
      fault(row, heading.account, .noAccount, "")
      return
    }
    let bare = RowCollector.unbracketed(name)
    rows.append(
      TableRow(
        row: row, line: grid.lines[row], name: bare ?? name, indent: RowCollector.indent(raw),
        code: text(row, heading.code), subName: text(row, heading.subAccount),
        subCode: text(row, heading.subCode),
        department: heading.department.map { grid.text(row, $0) } ?? department, amounts: amounts,
        isBracketed: bare != nil, section: section))
  }

  private mutating func skip(_ row: Int) { skipped.append(grid.lines[row]) }

  private func text(_ row: Int, _ column: Int?) -> String {
    column.map { grid.text(row, $0) } ?? ""
  }

  private func columns(_ row: Int) -> String { "\(grid.count(row)) / \(heading.width)" }

  /// The amounts of a row; nil for one that is wrong, or a row of shares only.
  private mutating func amounts(_ row: Int) -> [Double?]? {
    var amounts: [Double?] = []
    var shares = 0
    let before = faults.count
    for column in heading.amounts {
      switch Amount.read(grid.bytes[grid.range(row, column.column)], scale: scale) {
      case .blank: amounts.append(nil)
      case .number(let value): amounts.append(value)
      case .percent:
        shares += 1
        amounts.append(nil)
      case .other:
        fault(row, column.column, .notAnAmount, grid.text(row, column.column))
        amounts.append(nil)
      }
    }
    if shares > 0, amounts.contains(where: { $0 != nil }) {
      fault(row, heading.amounts.first?.column ?? 0, .notAnAmount, "%")
    }
    return faults.count > before ? nil : amounts
  }

  mutating func fault(_ row: Int, _ column: Int, _ reason: FileFault.Reason, _ text: String) {
    let place = grid.place(row, column)
    faults.append(FileFault(line: place.line, column: place.column, reason, text))
  }

  private static func indent(_ raw: String) -> Int {
    var columns = 0
    for character in raw {
      guard character.isWhitespace else { break }
      columns += character == "\u{3000}" ? 2 : 1
    }
    return columns
  }

  /// 【流動資産】 without its brackets; nil without them.
  private static func unbracketed(_ name: String) -> String? {
    for (open, close) in [("【", "】"), ("[", "]"), ("［", "］"), ("<", ">"), ("＜", "＞"), ("〔", "〕")]
    where name.hasPrefix(open) && name.hasSuffix(close) && name.count > 2 {
      return String(name.dropFirst().dropLast()).trimmingBlanks()
    }
    return nil
  }
}
