// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Synchronization

/// The tables and texts of the knowledge, each read when it is first asked for.
///
/// A process that answers one question needs few of them.
final class KnowledgeShelf: Sendable {
  private let sheets: [String: KnowledgeFile]
  private let others: [KnowledgeFile]
  private let tables = Mutex<[String: Table]>([:])
  private let read = Mutex<[String: String]?>(nil)

  /// - Throws: `knowledgeMalformed` for a table that can't be read; those that the program carries
  ///   were tried when it was made.
  init(_ files: [KnowledgeFile]) throws(Problem) {
    var sheets: [String: KnowledgeFile] = [:]
    var others: [KnowledgeFile] = []
    var ready: [String: Table] = [:]
    for file in files {
      if file.path.hasSuffix(".tsv") {
        sheets[file.path] = file
        if !file.isCarried { ready[file.path] = try Table(file) }
      } else {
        others.append(file)
      }
    }
    self.sheets = sheets
    self.others = others
    let tables = ready
    self.tables.withLock { $0 = tables }
  }

  /// The table of a path; nil when there is no such file.
  subscript(path: String) -> Table? {
    tables.withLock { tables in
      if let table = tables[path] { return table }
      guard let file = sheets[path], let table = try? Table(file) else { return nil }
      tables[path] = table
      return table
    }
  }

  /// The paths of all tables, in the order of the letters.
  var paths: [String] { sheets.keys.sorted() }

  var all: [String: Table] {
    for path in sheets.keys { _ = self[path] }
    return tables.withLock { $0 }
  }

  /// Texts that are no tables (rules, gap texts) by path.
  var texts: [String: String] {
    read.withLock { read in
      if let read { return read }
      let texts = Dictionary(others.map { ($0.path, $0.text) }) { first, _ in first }
      read = texts
      return texts
    }
  }
}
