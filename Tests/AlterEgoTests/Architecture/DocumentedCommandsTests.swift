// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Session

/// What the documents tell people to type is there.
@Suite struct DocumentedCommandsTests {
  private static let documents = [
    "README.md", "README.ja.md", "CONTRIBUTING.md", "docs/guide.md", "docs/guide.ja.md",
  ]

  /// `/next`, `/次` at the prompt; `alterego next` in the shell.
  private func commands(in text: String) -> Set<String> {
    var names: Set<String> = []
    for match in text.matches(of: /`\/([^\s`\/]+)[^`\/]*`/) { names.insert(String(match.1)) }
    for match in text.matches(of: /\balterego (?:--[a-z]+ [^\s`-]+ )*([^\s`#\\-][^\s`]*)/) {
      names.insert(String(match.1))
    }
    return names
  }

  @Test(arguments: documents)
  func `every command that a document names is a command`(_ path: String) throws {
    let names = commands(in: try Repository.file(path).text)
    #expect(!names.isEmpty)
    for name in names.sorted() {
      #expect(CommandTable.find(name) != nil, "\(path) names \(name)")
    }
  }
}
