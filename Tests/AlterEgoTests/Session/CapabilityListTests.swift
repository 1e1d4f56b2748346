// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The list of capabilities, in both languages.
@Suite struct CapabilityListTests {
  private static let docs = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs")

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Self.docs.appending(path: name), encoding: .utf8)
  }

  @Test(arguments: ["CAPABILITIES.md", "CAPABILITIES.ja.md"])
  func `every pointer points to something`(_ name: String) throws {
    for match in try text(name).matches(of: /\]\(([^)]+)\)/) {
      let path = Self.docs.appending(path: String(match.1)).standardizedFileURL.path
      #expect(FileManager.default.fileExists(atPath: path), "\(match.1)")
    }
  }

  @Test func `both languages have the same rows`() throws {
    func rows(_ text: String) -> [Int] {
      text.components(separatedBy: "\n## ").map { section in
        section.split(separator: "\n").count { $0.hasPrefix("| ") }
      }
    }
    let (english, japanese) = (
      rows(try text("CAPABILITIES.md")), rows(try text("CAPABILITIES.ja.md"))
    )
    #expect(english == japanese)
  }
}
