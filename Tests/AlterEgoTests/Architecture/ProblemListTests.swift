// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Testing

/// `docs/problems.md` lists every problem code with its exit status and words.
///
/// `RECORD_DOCS=1 swift test --filter ProblemListTests` rewrites the list, and fails, so that
/// recording never passes by accident.
@Suite struct ProblemListTests {
  private static let path = "docs/problems.md"
  private static let mark = "<!-- Written by ProblemListTests; see CONTRIBUTING.md. -->\n"

  /// Every code in a table, with the names of the parameters where their values go.
  private func table() throws -> String {
    var words: [String: Table.Row] = [:]
    for file in KnowledgeFile.builtIn() where file.path.hasPrefix("words/") {
      for row in try Table(file).rows { words[row["key"]] = row }
    }
    var lines = ["| code | exit | 日本語 | English |", "|---|---|---|---|"]
    for code in ProblemCode.allCases {
      let keys = ["problem/" + code.rawValue, "problem/" + code.rawValue + "/remedy"]
      let cells = ["ja", "en"].map { language in
        keys.compactMap { words[$0]?[language] }.joined(separator: "<br>→ ")
          .replacing("|", with: "\\|").replacing("\\n", with: "<br>")
      }
      lines.append("| `\(code.rawValue)` | \(code.exitStatus) | \(cells[0]) | \(cells[1]) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test func `the list of problems in the documents is the one in the code`() throws {
    let file = try Repository.file(Self.path)
    let parts = file.text.split(
      separator: Self.mark, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "no mark in \(Self.path)")
    if Files.environment("RECORD_DOCS") != nil {
      try Files.write(parts[0] + Self.mark + table(), to: Repository.root + "/" + Self.path)
      Issue.record("recorded; run the tests again")
      return
    }
    #expect(try String(parts[1]) == table(), "RECORD_DOCS=1 rewrites the list")
  }
}
