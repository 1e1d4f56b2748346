// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Store
import Testing

@Suite struct OpeningTests {
  /// A file that is no sound store of ours, and what opening it must say.
  struct BadFile: CustomTestStringConvertible, Sendable {
    let name: String
    let code: ProblemCode
    /// Makes the file's bytes out of those of a sound store.
    let spoil: @Sendable ([UInt8]) -> [UInt8]
    var testDescription: String { "\(name): \(code.rawValue)" }
  }

  static let badFiles = [
    BadFile(name: "empty", code: .storeEmptyFile) { _ in [] },
    BadFile(name: "one byte", code: .storeForeign) { _ in [0x53] },
    BadFile(name: "a JPEG", code: .storeForeign) { _ in
      [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10] + Array("JFIF".utf8)
        + (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    },
    BadFile(name: "a text", code: .storeForeign) { _ in Array("{\"statements\": []}".utf8) },
    BadFile(name: "only the magic", code: .storeTruncated) { Array($0[..<16]) },
    BadFile(name: "half a header", code: .storeTruncated) { Array($0[..<60]) },
    BadFile(name: "the first page", code: .storeTruncated) { Array($0[..<4_096]) },
    BadFile(name: "all but the last byte", code: .storeTruncated) { Array($0.dropLast()) },
    BadFile(name: "half", code: .storeTruncated) { Array($0[..<($0.count / 2)]) },
    BadFile(name: "another program's database", code: .storeForeign) {
      replacing($0, at: 68, by: [0, 0, 0, 0])
    },
    BadFile(name: "version 0", code: .storeDamaged) { replacing($0, at: 60, by: [0, 0, 0, 0]) },
    BadFile(name: "a broken schema page", code: .storeDamaged) {
      replacing($0, at: 100, by: [UInt8](repeating: 0xA5, count: 200))
    },
    BadFile(name: "a broken magic", code: .storeForeign) { replacing($0, at: 3, by: [0]) },
  ]

  static func replacing(_ bytes: [UInt8], at: Int, by other: [UInt8]) -> [UInt8] {
    var bytes = bytes
    bytes.replaceSubrange(at..<at + other.count, with: other)
    return bytes
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  static func bytes(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  static func soundBytes() throws -> [UInt8] {
    let folder = TemporaryFolder()
    let store = try StatementStore.open(path: folder.file("a.db"), access: .create)
    for n in 0..<20 { try store.add("文\(n)") }
    return try bytes(of: folder.file("a.db"))
  }

  @Test(arguments: badFiles) func `a file that is no sound store is refused and left alone`(
    _ bad: BadFile
  ) throws {
    let folder = TemporaryFolder()
    let path = folder.file("bad.db")
    let bytes = bad.spoil(try Self.soundBytes())
    try Self.write(bytes, to: path)
    for access in [StatementStore.Access.readOnly, .readWrite, .create] {
      let problem = #expect(throws: Problem.self) {
        try StatementStore.open(path: path, access: access)
      }
      #expect(problem?.code == bad.code)
      #expect(problem?.parameters["path"] == path)
    }
    #expect(try Self.bytes(of: path) == bytes)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left == ["bad.db"])
  }

  @Test func `a newer schema is read, and writing says why it can't be`() throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.db")
    let bytes = Self.replacing(try Self.soundBytes(), at: 60, by: [0, 0, 3, 0xE7])
    try Self.write(bytes, to: path)
    let store = try StatementStore.open(path: path, access: .readWrite)
    #expect(store.refusesWriting == .storeNewerSchema)
    #expect(try store.statements().count == 20)
    let problem = #expect(throws: Problem.self) { try store.add("だめ") }
    #expect(problem?.code == .storeNewerSchema)
    #expect(problem?.code.exitStatus == 12)
    #expect(throws: Problem.self) { try store.undo(by: president) }
    #expect(try Self.bytes(of: path) == bytes)
  }

  @Test(arguments: [StatementStore.Access.readOnly, .readWrite])
  func `a missing file is missing, and stays so`(_ access: StatementStore.Access) {
    let folder = TemporaryFolder()
    let path = folder.file("none.db")
    #expect(throws: Problem(.storeNone, ["path": path])) {
      try StatementStore.open(path: path, access: access)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a new store and its folders are for this user only`() throws {
    let folder = TemporaryFolder()
    let path = folder.file("one/two/a.db")
    let store = try StatementStore.open(path: path, access: .create)
    try store.add("一")
    func mode(_ path: String) throws -> Int? {
      let facts = try FileManager.default.attributesOfItem(atPath: path)
      return (facts[.posixPermissions] as? NSNumber)?.intValue
    }
    #expect(try mode(path) == 0o600)
    #expect(try mode(folder.file("one")) == 0o700)
    #expect(try mode(folder.file("one/two")) == 0o700)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.file("one/two"))
    #expect(left == ["a.db"])
  }

  /// A place where no store can be made.
  struct BadPlace: CustomTestStringConvertible {
    let path: String, code: ProblemCode
    var testDescription: String { "\(path): \(code.rawValue)" }
  }

  @Test(arguments: [
    BadPlace(path: "/proc/alterego.db", code: .storeReadOnly),
    BadPlace(path: "/proc/new/alterego.db", code: .storeReadOnly),
    BadPlace(path: "/dev/null/alterego.db", code: .storeCannotOpen),
    BadPlace(path: "/dev/null", code: .storeForeign),
    BadPlace(path: "/tmp", code: .storeForeign),
    BadPlace(path: "/dev/full", code: .storeForeign),
  ])
  func `a place that takes no store is named`(_ place: BadPlace) {
    let problem = #expect(throws: Problem.self) {
      try StatementStore.open(path: place.path, access: .create)
    }
    #expect(problem?.code == place.code)
  }

  @Test func `a store opened for reading refuses to write`() throws {
    let folder = TemporaryFolder()
    try StatementStore.open(path: folder.file("a.db"), access: .create).add("一")
    let store = try StatementStore.open(path: folder.file("a.db"), access: .readOnly)
    let problem = #expect(throws: Problem.self) { try store.add("二") }
    #expect(problem?.code == .storeReadOnly)
    #expect(try store.statements().count == 1)
    #expect(try store.check().findings == [])
  }

  @Test func `twenty processes' worth of first openings make one store`() async throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.db")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for n in 0..<20 {
        group.addTask {
          let store = try StatementStore.open(path: path, access: .create)
          try store.add("文\(n)")
        }
      }
      try await group.waitForAll()
    }
    let store = try StatementStore.open(path: path, access: .readOnly)
    #expect(try store.statements().count == 20)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.db"])
  }

  @Test func `the journal mode follows the library`() throws {
    struct Row { let library: Int, name: JournalMode.Name }
    for row in [
      Row(library: 3_040_001, name: .delete), Row(library: 3_044_005, name: .delete),
      Row(library: 3_044_006, name: .wal), Row(library: 3_045_000, name: .delete),
      Row(library: 3_050_006, name: .delete), Row(library: 3_050_007, name: .wal),
      Row(library: 3_051_002, name: .delete), Row(library: 3_051_003, name: .wal),
      Row(library: 3_052_000, name: .wal),
    ] {
      #expect(JournalMode.chosen(forLibrary: row.library).name == row.name, "\(row.library)")
    }
    let folder = TemporaryFolder()
    let store = try StatementStore.open(path: folder.file("a.db"), access: .create)
    let report = try store.check()
    #expect(report.journalMode == JournalMode.chosen().name.rawValue)
    #expect(report.wantedMode == .chosen())
  }
}
