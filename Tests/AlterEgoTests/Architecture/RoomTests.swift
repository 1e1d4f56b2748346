// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

/// The modules that a source file imports.
struct Imports {
  let names: [String]

  init(_ file: Repository.File) {
    let pattern = /^(?:@\w+\s+|public |package |internal )*import (?:\w+ )?(\w+)/
    names = file.lines.compactMap {
      $0.trimmingPrefix { $0 == " " }.firstMatch(of: pattern).map { String($0.1) }
    }
  }
}

/// The borders between the rooms: who may know of whom.
///
/// The compiler refuses an import that `Package.swift` leaves out only while nothing else has
/// built that room, and nobody but this table refuses a new line in `Package.swift`.
@Suite struct RoomTests {
  private static let mayImport: [String: Set<String>] = [
    "Foundations": [],
    "Model": ["Foundations"],
    "Datalog": [],
    "Store": ["Foundations", "Model"],
    "Knowledge": ["Foundations", "Model"],
    "Accounting": ["Foundations", "Model", "Knowledge"],
    "Language": ["Foundations", "Model", "Knowledge"],
    "Reasoning": ["Foundations", "Model", "Knowledge", "Datalog"],
    "Advice": ["Foundations", "Model", "Knowledge", "Reasoning"],
    "Wording": ["Foundations", "Model", "Knowledge", "Reasoning", "Advice"],
    "Export": ["Foundations", "Model", "Knowledge", "Reasoning", "Advice", "Wording"],
    "Session": [
      "Foundations", "Model", "Store", "Knowledge", "Accounting", "Language", "Datalog",
      "Reasoning", "Advice", "Wording", "Export",
    ],
  ]

  /// What comes from outside the house, and the one room that may touch it.
  private static let outside = [
    "CSQLite": "Store", "CKnowledge": "Knowledge", "ArgumentParser": "Session",
  ]

  private static let systemModules: Set<String> = ["Glibc", "Synchronization", "Dispatch"]

  @Test func `no room imports what it may not know`() throws {
    for (room, allowed) in Self.mayImport {
      let files = try Repository.files(["Sources/AlterEgo/\(room)"], [".swift"])
      #expect(!files.isEmpty, "no sources of \(room)")
      for file in files {
        for name in Imports(file).names where !Self.systemModules.contains(name) {
          #expect(allowed.contains(name) || Self.outside[name] == room, "\(file) imports \(name)")
        }
      }
    }
  }

  @Test func `every folder of the library is a room of the table`() {
    let paths = Files.list(Repository.root + "/Sources/AlterEgo")
    let folders = Set(paths.compactMap { $0.split(separator: "/").first.map(String.init) })
    #expect(folders == Set(Self.mayImport.keys))
  }

  @Test func `the package gives each room what the table allows`() throws {
    let text = try Repository.file("Package.swift").text.filter { !$0.isWhitespace }
    var found: [String: Set<String>] = [:]
    for match in text.matches(of: /\broom\("(\w+)",\[([^\]]*)\],?\)/) {
      found[String(match.1)] = Set(match.2.matches(of: /"(\w+)"/).map { String($0.1) })
    }
    #expect(Set(found.keys) == Set(Self.mayImport.keys))
    for (room, dependencies) in found {
      let ours = dependencies.filter { Self.outside[$0] != room }
      #expect(ours.isSubset(of: Self.mayImport[room] ?? []), "\(room)")
    }
  }

  @Test func `the executable touches readline in one file, and no room below the conversation`()
    throws
  {
    let files = try Repository.files(["Sources/alterego"], [".swift"])
    let readers = files.filter { Imports($0).names.contains("CReadline") }.map(\.path)
    #expect(readers == ["Sources/alterego/LineEditor.swift"])
    let allowed = Self.systemModules.union(["Foundations", "Model", "Session", "CReadline"])
    for file in files {
      #expect(Set(Imports(file).names).isSubset(of: allowed), "\(file)")
    }
  }
}
