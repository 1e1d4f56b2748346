// SPDX-License-Identifier: GPL-3.0-or-later
import Knowledge
import Testing

/// The binary carries the knowledge folder as it is.
@Suite struct BuiltInKnowledgeTests {
  @Test func `the list of built-in files is the folder`() throws {
    let builtIn = KnowledgeFile.builtIn()
    let folder = try KnowledgeFile.folder(Repository.root + "/knowledge")
    let missing = Set(folder.map(\.path)).subtracting(builtIn.map(\.path)).sorted()
    #expect(missing.isEmpty, "run scripts/embed.sh to add \(missing)")
    let gone = Set(builtIn.map(\.path)).subtracting(folder.map(\.path)).sorted()
    #expect(gone.isEmpty, "run scripts/embed.sh to drop \(gone)")
  }

  @Test func `knowledge from the folder is the knowledge built in, to the last byte`() throws {
    let builtIn = try KnowledgeBase(KnowledgeFile.builtIn())
    let folder = try KnowledgeBase(KnowledgeFile.folder(Repository.root + "/knowledge"))
    #expect(builtIn.hash == folder.hash)
  }

  @Test func `the package leaves no folder of knowledge to the compiler`() throws {
    let package = try Repository.file("Package.swift").text
    let list = package.firstMatch(of: /path: "knowledge",\s*exclude: \[([^\]]*)\]/)
    let excluded = Set((list?.1 ?? "").matches(of: /"([^"]+)"/).map { String($0.1) })
    let folders = Set(
      KnowledgeFile.builtIn().compactMap { $0.path.split(separator: "/").first.map(String.init) })
    #expect(folders.isSubset(of: excluded))
  }
}
