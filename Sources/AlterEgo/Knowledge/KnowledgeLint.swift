// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Finds what is wrong in knowledge files, whether they load or not.
///
/// Rule files are checked by `Program.problems(in:)`, which knows their language.
@usableFromInline package struct KnowledgeLint: Sendable {
  package typealias Finding = KnowledgeFinding

  let files: [KnowledgeFile]
  /// The tables among the files, by path.
  let sheets: [LintSheet]
  /// Rows that are entries of the lexicon, with the sheet they stand in.
  let entries: [(sheet: LintSheet, row: LintSheet.Row)]

  package init(_ files: [KnowledgeFile]) {
    self.files = files
    sheets = files.filter { $0.path.hasSuffix(".tsv") }.sorted { $0.path < $1.path }
      .map { LintSheet($0) }
    entries = sheets.filter { KnowledgeLint.isLexicon($0.path) }.flatMap { sheet in
      sheet.rows.filter { !sheet[$0, "id"].isEmpty }.map { (sheet, $0) }
    }
  }

  /// All findings, in the order of files and lines.
  package func findings() -> [Finding] {
    let places = form() + identities() + references() + cycles() + sharedWords() + wordForms()
    let rest = languages() + examples() + grammar() + figures()
    return (places + rest).sorted { a, b in
      a.position != b.position ? a.position < b.position : a.finding.code < b.finding.code
    }.map(\.finding)
  }

  /// A finding with where it sorts.
  struct Placed {
    let finding: Finding
    let position: Position
  }

  struct Position: Comparable {
    let path: String
    let line: Int
    let column: Int

    static func < (a: Position, b: Position) -> Bool {
      (a.path, a.line, a.column) < (b.path, b.line, b.column)
    }
  }

  func placed(
    _ fault: Finding.Fault, _ sheet: LintSheet, _ row: LintSheet.Row, _ at: Substring,
    _ detail: String
  ) -> Placed {
    let column = sheet.column(row, of: at)
    return Placed(
      finding: Finding(fault, at: "\(sheet.path):\(row.line):\(column)", detail),
      position: Position(path: sheet.path, line: row.line, column: column))
  }

  /// The tables whose rows are concepts, acts, roles, states and KPIs.
  static func isLexicon(_ path: String) -> Bool {
    path.hasPrefix("concepts/") || path.hasPrefix("acts/") || path == "roles/roles.tsv"
      || path == "states/states.tsv" || path == "kpis/kpis.tsv"
  }

  func sheet(_ path: String) -> LintSheet? { sheets.first { $0.path == path } }

  // MARK: Form

  private func form() -> [Placed] {
    var found: [Placed] = []
    for sheet in sheets {
      if sheet.hasByteOrderMark {
        found.append(
          Placed(
            finding: Finding(.byteOrderMark, at: "\(sheet.path):1:1", sheet.path),
            position: Position(path: sheet.path, line: 1, column: 1)))
      }
      if let line = sheet.firstCarriageReturn {
        found.append(
          Placed(
            finding: Finding(.carriageReturn, at: "\(sheet.path):\(line):1", sheet.path),
            position: Position(path: sheet.path, line: line, column: 1)))
      }
      for row in sheet.rows where row.cells.count != sheet.header.count {
        let detail = "\(row.cells.count) / \(sheet.header.count)"
        found.append(placed(.wrongColumns, sheet, row, row.text, detail))
      }
    }
    return found
  }
}
