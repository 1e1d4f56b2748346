// swift-tools-version: 6.1
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

/// One room of the library: a target of its own, so that the compiler holds the borders
/// between rooms and an edit rebuilds one room instead of the whole library.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, path: "Sources/AlterEgo/\(name)")
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "AlterEgo",
  products: [
    .library(
      name: "AlterEgo",
      targets: [
        "Foundations", "Model", "Store", "Knowledge", "Accounting", "Language", "Datalog",
        "Reasoning", "Advice", "Wording", "Export", "Session",
      ]),
    .executable(name: "alterego", targets: ["alterego"]),
    // For Benchmarks/, which is a package of its own.
    .library(name: "TerminalDriver", targets: ["TerminalDriver"]),
    // For Benchmarks/ and Fuzz/.
    .library(name: "ReadingCheck", targets: ["ReadingCheck"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"])]),
    .target(
      name: "CKnowledge", path: "knowledge",
      exclude: [
        "concepts", "acts", "roles", "states", "kpis", "language", "rules", "gaps", "decisions",
        "interview", "cases", "words", "register",
      ]),
    room("Foundations", []),
    room("Model", ["Foundations"]),
    room("Datalog", []),
    room("Store", ["Foundations", "Model", "CSQLite"]),
    room("Knowledge", ["Foundations", "Model", "CKnowledge"]),
    room("Accounting", ["Foundations", "Model", "Knowledge"]),
    room("Language", ["Foundations", "Model", "Knowledge"]),
    room("Reasoning", ["Foundations", "Model", "Knowledge", "Datalog"]),
    room("Advice", ["Foundations", "Model", "Knowledge", "Reasoning"]),
    room("Wording", ["Foundations", "Model", "Knowledge", "Reasoning", "Advice"]),
    room("Export", ["Foundations", "Model", "Knowledge", "Reasoning", "Advice", "Wording"]),
    room(
      "Session",
      [
        "Foundations", "Model", "Store", "Knowledge", "Accounting", "Language", "Datalog",
        "Reasoning", "Advice", "Wording", "Export", argumentParser,
      ]),
    .executableTarget(
      name: "alterego",
      dependencies: ["Foundations", "Model", "Session", "CReadline"]),
    .testTarget(
      name: "AlterEgoTests",
      dependencies: [
        "Foundations", "Model", "Store", "Knowledge", "Accounting", "Language", "Datalog",
        "Reasoning", "Advice", "Wording", "Export", "Session",
      ], exclude: ["Session/Transcripts"]),
    .testTarget(
      name: "KnowledgeTests",
      dependencies: ["Foundations", "Model", "Knowledge", "Language", "Datalog", "Reasoning"]),
    .target(
      name: "ReadingCheck",
      dependencies: ["Foundations", "Model", "Knowledge", "Language", "Accounting", "Store"],
      path: "Tests/ReadingCheck"),
    .testTarget(
      name: "ReferenceTests",
      dependencies: ["Foundations", "Model", "Datalog", "Reasoning", "ReadingCheck"]),
    .testTarget(
      name: "LabelledTests",
      dependencies: ["Foundations", "Model", "Knowledge", "Language", "Session"],
      exclude: ["Cases", "Companies", "Generated/decisions", "Generated/statements"]),
    .target(name: "TerminalDriver", dependencies: ["Foundations"], path: "Tests/TerminalDriver"),
    .testTarget(name: "EndToEndTests", dependencies: ["Foundations", "TerminalDriver"]),
  ],
  swiftLanguageModes: [.v6]
)
