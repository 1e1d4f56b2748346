// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Store
import Testing

@Suite struct MigrationTests {
  /// A later step that tests pass after the real ones.
  static let later =
    Migration.all + [
      Migration(
        version: 1_000, name: "later", sql: "CREATE TABLE later (n INTEGER PRIMARY KEY) STRICT;")
    ]

  @Test func `released migrations never change`() {
    let hashes = Migration.all.map { "\($0.version) \($0.name) \(SHA256.hex(of: $0.sql))" }
    #expect(
      hashes == [
        "1 first-store 465176921c171045ea1616a88a76bae66ca1d3d9842b4fdb04ab82f782007517",
        "2 decision-reviews a22b6b9b1c0c66fa1ab899a018512ada9e4829f511850cd6712fa375ac733f41",
        "3 company-figures 2195873b639be13cb2231b0e4245d737c810ed72e8d882ca8db9be5bd872c481",
        "4 register 26d081f8f73e8a076896e85ee99342ab553e99cfbf9c5f99dc03590510684827",
        "5 kept-readings b3ed207081a43cffc3daf69fcc86e93b55e7469a31c9b6d04fad5b3029d9b3f1",
      ])
  }

  @Test func `versions count up from one`() {
    #expect(Migration.all.map(\.version) == Array(1...Migration.all.count))
  }

  @Test func `an older store is brought up to date after a backup`() throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.db")
    try StatementStore.open(path: path, access: .create).add("一")
    let store = try StatementStore.open(path: path, access: .readWrite, migrations: Self.later)
    #expect(try store.statements().map(\.text) == ["一"])
    try store.add("二")
    let backup = try StatementStore.open(
      path: folder.file("a.db.before-later"), access: .readWrite)
    #expect(backup.refusesWriting == nil)
    #expect(try backup.statements().map(\.text) == ["一"])
    let old = try StatementStore.open(path: path, access: .readWrite)
    #expect(old.refusesWriting == .storeNewerSchema)
  }

  @Test func `reading alone migrates nothing`() throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.db")
    try StatementStore.open(path: path, access: .create).add("一")
    let before = try OpeningTests.bytes(of: path)
    let store = try StatementStore.open(path: path, access: .readOnly, migrations: Self.later)
    #expect(try store.statements().count == 1)
    #expect(try OpeningTests.bytes(of: path) == before)
  }

  @Test func `a migration that fails leaves the store as it was`() throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.db")
    try StatementStore.open(path: path, access: .create).add("一")
    let before = try OpeningTests.bytes(of: path)
    let broken =
      Migration.all + [
        Migration(
          version: Migration.all.count + 1, name: "broken",
          sql: "CREATE TABLE half (n INTEGER) STRICT; CREATE TABLE statements (n INTEGER);")
      ]
    #expect(throws: Problem.self) {
      try StatementStore.open(path: path, access: .readWrite, migrations: broken)
    }
    #expect(try OpeningTests.bytes(of: path) == before)
  }
}
