// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// A recorded conversation that a president could read.
///
/// A line that starts with `> ` was typed, every other line was answered; `#` lines at the very
/// top say what the case is for, the first of them in which language the prompt opens.
struct Transcript: CustomTestStringConvertible {
  let url: URL
  var testDescription: String { url.deletingPathExtension().lastPathComponent }

  static func all(in folder: String) throws -> [Transcript] {
    let root = URL(fileURLWithPath: Repository.root + "/Tests/AlterEgoTests/" + folder)
    return try FileManager.default
      .contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "transcript" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map(Transcript.init)
  }

  /// The lines at the top that explain.
  func header() throws -> [Substring] {
    try String(contentsOf: url, encoding: .utf8).split(separator: "\n").prefix { $0.hasPrefix("#") }
      .map { $0 }
  }

  /// Replays the typed lines through `answer` and compares the whole text.
  ///
  /// With `RECORD_TRANSCRIPTS=1` the file is rewritten and the test fails, so that a recording
  /// run can never pass by accident.
  func replay(_ answer: (String) -> String, at location: SourceLocation = #_sourceLocation) throws {
    let expected = try String(contentsOf: url, encoding: .utf8)
    var actual = ""
    var inHeader = true
    for line in expected.split(separator: "\n", omittingEmptySubsequences: false) {
      if inHeader, line.hasPrefix("#") {
        actual += line + "\n"
        continue
      }
      inHeader = false
      if line.hasPrefix("> ") { actual += "\(line)\n" + answer(String(line.dropFirst(2))) }
    }
    guard actual != expected else { return }
    if ProcessInfo.processInfo.environment["RECORD_TRANSCRIPTS"] == "1" {
      try actual.write(to: url, atomically: true, encoding: .utf8)
      Issue.record(
        "recorded \(url.lastPathComponent); read the diff before committing",
        sourceLocation: location)
    } else {
      Issue.record(
        "\(url.lastPathComponent) differs:\n\(Self.diff(expected, actual))",
        sourceLocation: location)
    }
  }

  private static func diff(_ old: String, _ new: String) -> String {
    let (a, b) = (old.split(separator: "\n"), new.split(separator: "\n"))
    return b.difference(from: a).map {
      switch $0 {
      case .remove(let line, let text, _): "-\(line + 1): \(text)"
      case .insert(let line, let text, _): "+\(line + 1): \(text)"
      }
    }.joined(separator: "\n")
  }
}
