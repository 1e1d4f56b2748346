// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Session

/// The companies of `knowledge/cases`, played from an empty store.
@Suite struct CaseFileTests {
  static let files = try? FileManager.default
    .contentsOfDirectory(atPath: KnowledgeFolder.path + "/cases")
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test(arguments: files ?? [])
  func `every case answers as it says`(_ file: String) throws {
    let desk = Desk(file.hasSuffix("-en.txt") ? .english : .japanese, isInteractive: false)
    let reply = desk.run(
      "test", KnowledgeFolder.path + "/cases/" + file, "--today", "2026-11-22")
    #expect(reply.exitStatus == 0, "\(reply.text)\(reply.notice)")
    #expect(!reply.text.contains("    #"))
  }

  @Test func `every case stands in both languages`() throws {
    let names = try #require(Self.files)
    #expect(names.count >= 2)
    for name in names where name.hasSuffix("-ja.txt") {
      #expect(names.contains(name.replacing("-ja.txt", with: "-en.txt")), "\(name)")
    }
    let pairs = names.filter { $0.hasSuffix("-ja.txt") }.count
    #expect(names.count == pairs * 2)
  }

  @Test func `a reply that lacks what it must hold fails the case with the reply`() throws {
    let desk = Desk(.english)
    let path = desk.folder.file("a.txt")
    try "# One\n> We decline jobs under 25 % gross margin.\nshows: P-9\nhides: P-1\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    let reply = desk.run("test", path)
    #expect(reply.exitStatus == 2)
    #expect(reply.text.contains("shows: P-9") && reply.text.contains("hides: P-1"))
    #expect(reply.text.contains("Kept as P-1") && reply.text.contains("0 passed, 1 failed"))
    let json = desk.run("test", path, "--json").text
    #expect(json.contains("\"passed\": false") && json.contains("\"replies\""))
  }
}
