// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

/// What every source file owes the house, whatever it is about.
@Suite struct SourceFormTests {
  private static let folders = ["Sources", "Tests", "Benchmarks", "knowledge", "scripts"]

  private func sources() throws -> [Repository.File] {
    let files = try Repository.files(
      Self.folders, [".swift", ".c", ".h", ".modulemap", ".sh", ".py"])
    #expect(files.count > 100)
    return try files + ["Package.swift", "Makefile", ".ci/run"].map(Repository.file)
  }

  @Test func `every source names its licence at the top`() throws {
    for file in try sources() {
      // Only a `#!` line or the tools version may stand before it.
      let first = file.lines.first { !$0.hasPrefix("#!") && !$0.contains("swift-tools-version") }
      let line = (first ?? "").drop { $0 == "/" || $0 == "#" || $0 == " " }
      #expect(line == "SPDX-License-Identifier: GPL-3.0-or-later", "\(file)")
    }
  }

  @Test func `the licence itself is there`() throws {
    let text = try Repository.file("COPYING").text
    #expect(text.contains("GNU GENERAL PUBLIC LICENSE") && text.contains("Version 3"))
  }

  /// Files that may be longer than 400 lines, each with the reason.
  private static let longFiles: [String: String] = [:]

  @Test func `no source is longer than 400 lines`() throws {
    for file in try sources()
    where !file.text.contains("Written by scripts/") && Self.longFiles[file.path] == nil {
      let count = file.lines.count - 1
      #expect(count <= 400, "\(file) has \(count) lines: one concern each?")
    }
  }

  @Test func `the product does without Foundation, which costs time at every start`() throws {
    for file in try Repository.files(["Sources"], [".swift"]) {
      for name in Imports(file).names {
        #expect(!name.hasPrefix("Foundation") || name == "Foundations", "\(file) imports \(name)")
      }
    }
  }

  @Test func `documents point at files that exist`() throws {
    var documents = try Repository.files(["docs", "knowledge"], [".md"])
    for path in Files.list(Repository.root) where path.hasSuffix(".md") && !path.contains("/") {
      documents.append(try Repository.file(path))
    }
    #expect(documents.count > 5)
    for document in documents {
      let folder = document.path.split(separator: "/").dropLast().joined(separator: "/")
      for link in document.text.matches(of: /\]\(([^)#\s]+)[^)]*\)/).map(\.1)
      where !link.contains("://") {
        let path = "\(Repository.root)/\(folder)/\(link)"
        #expect(Files.exists(path), "\(document) points at \(link)")
      }
    }
  }
}
