// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Testing

/// Files are the owner's alone, whole or not there, and never somebody else's.
@Suite struct FilesTests {
  private let folder = TemporaryFolder()

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func `a new file is readable by its owner only`() throws {
    let path = folder.file("new")
    try Files.write("言葉", to: path)
    #expect(try mode(path) == 0o600)
    #expect(try Files.readText(path) == "言葉")
  }

  @Test func `a new folder is its owner's, with its parents, and making it twice is no problem`()
    throws
  {
    let path = folder.file("a/b/c")
    try Files.makeFolder(path)
    try Files.makeFolder(path)
    #expect(try mode(path) == 0o700)
    #expect(try mode(folder.file("a")) == 0o700)
    #expect(Files.isFolder(path) && !Files.isFolder(path + "/d"))
  }

  @Test func `a file is replaced whole and nothing is left beside it`() throws {
    let path = folder.file("text")
    try Files.write(String(repeating: "長い文。", count: 10_000), to: path)
    try Files.write("短い", to: path)
    #expect(try Files.readText(path) == "短い")
    #expect(try mode(path) == 0o600)
    #expect(Files.list(folder.path) == ["text"])
  }

  @Test func `writing over a link leaves what it points at alone`() throws {
    let (target, link) = (folder.file("target"), folder.file("link"))
    try Files.write("守る", to: target)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    try Files.write("新しい", to: link)
    #expect(try Files.readText(target) == "守る")
    #expect(try Files.readText(link) == "新しい")
  }

  @Test func `a link laid in the way of the fresh file is not followed`() throws {
    let (target, path) = (folder.file("target"), folder.file("text"))
    try Files.write("守る", to: target)
    try FileManager.default.createSymbolicLink(
      atPath: "\(path).\(getpid()).new", withDestinationPath: target)
    let problem = #expect(throws: Problem.self) { try Files.write("新しい", to: path) }
    #expect(problem?.code == .fileCannotWrite)
    #expect(try Files.readText(target) == "守る")
    #expect(!Files.exists(path))
  }

  @Test func `a folder in the way is a problem and nothing is left behind`() throws {
    let path = folder.file("folder")
    try Files.makeFolder(path + "/inside")
    let problem = #expect(throws: Problem.self) { try Files.write("a", to: path) }
    #expect(problem?.code == .fileCannotWrite)
    #expect(Files.isFolder(path + "/inside"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["folder"])
  }

  @Test func `what isn't there, or is a folder, can't be read`() throws {
    let missing = #expect(throws: Problem.self) { try Files.read(folder.file("none")) }
    #expect(missing?.code == .fileNotFound)
    let isFolder = #expect(throws: Problem.self) { try Files.read(folder.path) }
    #expect(isFolder?.code == .fileUnreadable)
  }

  @Test func `a file of the limit is read and one byte more is refused`() throws {
    let path = folder.file("large")
    try Files.write(String(repeating: "a", count: 1 << 20), to: path)
    #expect(try Files.read(path, limit: 1 << 20).count == 1 << 20)
    let problem = #expect(throws: Problem.self) { try Files.read(path, limit: (1 << 20) - 1) }
    #expect(problem?.code == .fileTooLarge)
  }

  struct Bad: CustomTestStringConvertible, Sendable {
    let bytes: [UInt8]
    let line: Int
    let column: Int
    var testDescription: String { "\(bytes)" }
  }

  static let bad: [Bad] = [
    Bad(bytes: [0xFF], line: 1, column: 1),
    Bad(bytes: Array("あ\nいう".utf8) + [0x80], line: 2, column: 3),
    Bad(bytes: Array("a\r\nb".utf8) + [0xE3, 0x81], line: 2, column: 2),
    Bad(bytes: Array("👍".utf8) + [0xC0, 0x80], line: 1, column: 2),
    Bad(bytes: Array("\n\n\n".utf8) + [0xED, 0xA0, 0x80], line: 4, column: 1),
  ]

  @Test(arguments: bad)
  func `what isn't UTF-8 is refused with line and column`(_ row: Bad) throws {
    let path = folder.file("bad")
    #expect(FileManager.default.createFile(atPath: path, contents: Data(row.bytes)))
    let problem = #expect(throws: Problem.self) { try Files.readText(path) }
    #expect(problem?.code == .inputNotUTF8)
    #expect(problem?.location == "\(path):\(row.line):\(row.column)")
  }

  @Test func `a byte order mark is no part of the text`() throws {
    let path = folder.file("marked")
    #expect(FileManager.default.createFile(atPath: path, contents: Data([0xEF, 0xBB, 0xBF, 0x61])))
    #expect(try Files.readText(path) == "a")
  }

  @Test func `files are listed below their folders, sorted, without hidden ones`() throws {
    for name in ["b/2.tsv", "b/1.tsv", "a.tsv", ".hidden", "b/.git/config"] {
      let path = folder.file(name)
      try Files.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
      try Files.write("x", to: path)
    }
    #expect(Files.list(folder.path) == ["a.tsv", "b/1.tsv", "b/2.tsv"])
    #expect(Files.list(folder.file("none")) == [])
  }
}
