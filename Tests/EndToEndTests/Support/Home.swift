// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Testing

/// Something that had to be so before a promise could be tried.
struct Unexpected: Error, CustomStringConvertible {
  let description: String
}

/// A scratch home with the binary in it: no test sees what another one did.
struct Home {
  let sandbox: Sandbox
  /// Laid over the environment of every run here.
  var variables: [String: String] = [:]

  init(_ variables: [String: String] = [:]) throws {
    sandbox = try Sandbox()
    self.variables = variables
  }

  /// Where the store is unless a command says otherwise.
  var store: String { sandbox.folder + "/data/alterego/alterego.db" }

  func path(_ name: String) -> String { sandbox.folder + "/" + name }

  func environment(_ more: [String: String] = [:]) -> [String: String] {
    sandbox.environment(variables.merging(more) { $1 })
  }

  // MARK: - Running

  /// Runs `alterego` with these arguments.
  func run(
    _ arguments: String..., input: String = "", with more: [String: String] = [:]
  ) throws -> Binary.Outcome {
    try run(arguments, bytes: Array(input.utf8), with: more)
  }

  func run(
    _ arguments: [String], bytes: [UInt8] = [], with more: [String: String] = [:]
  ) throws -> Binary.Outcome {
    try Binary.run(
      arguments, input: bytes, environment: environment(more), timeout: .seconds(120))
  }

  /// Runs what has to succeed, and returns what it wrote.
  @discardableResult
  func succeed(_ arguments: String..., input: String = "") throws -> String {
    let outcome = try run(arguments, bytes: Array(input.utf8))
    guard outcome.exit == .code(0) else {
      throw Unexpected(description: "\(arguments) failed: \(outcome)")
    }
    return outcome.output
  }

  /// The objects that a command prints with `--json`, one a line.
  func json(_ arguments: String..., input: String = "") throws -> [JSON] {
    let outcome = try run(arguments + ["--json"], bytes: Array(input.utf8))
    return try outcome.objects
  }

  /// The ids and texts of the live statements, as `list` has them.
  func statements() throws -> [String: String] {
    var found: [String: String] = [:]
    for object in try json("list") {
      if let id = object["id"]?.string { found[id] = object["text"]?.string }
    }
    return found
  }

  /// Opens the prompt on a terminal; the size is that of most windows.
  func prompt(
    _ arguments: String..., with more: [String: String] = [:], columns: Int = 100, rows: Int = 40
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      Binary.path, arguments, environment: environment(more), columns: columns, rows: rows)
  }

  // MARK: - Files

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let path = name.hasPrefix("/") ? name : path(name)
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return path
  }

  func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// The permission bits of a file.
  func mode(_ path: String) throws -> Int {
    let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    return (found as? NSNumber)?.intValue ?? -1
  }

  /// Every file below a folder, as paths from there.
  func files(below folder: String) -> Set<String> {
    Set(FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
  }
}

extension Binary.Outcome {
  /// The lines of standard output, each read as one JSON object.
  var objects: [JSON] {
    get throws { try Self.objects(output) }
  }

  /// The object behind `error` on standard error.
  var errorObject: JSON? {
    get throws { try Self.objects(error).first?["error"] }
  }

  private static func objects(_ text: String) throws -> [JSON] {
    try text.split(separator: "\n").map { try JSON(parsing: String($0)) }
  }

  /// Whether the run failed as promised: this exit code, these words about it on standard error.
  func failed(_ code: Int32, _ problem: String) -> Bool {
    exit == .code(code) && error.contains("[\(problem)]") && error.contains("\n  → ")
  }
}

extension JSON {
  /// The keys of an object in the order they were written.
  var keys: [String] {
    guard case .object(let pairs) = self else { return [] }
    return pairs.map(\.key)
  }
}
