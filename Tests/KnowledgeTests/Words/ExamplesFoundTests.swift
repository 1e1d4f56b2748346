// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Testing

/// The example beside an act or a state is understood to speak of it.
@Suite struct ExamplesFoundTests {
  struct Part: CustomTestStringConvertible, Sendable {
    let folder: String
    let language: SpokenLanguage
    var testDescription: String { "\(folder) \(language.rawValue)" }
  }

  static let parts = ["acts", "states"].flatMap { folder in
    SpokenLanguage.allCases.map { Part(folder: folder, language: $0) }
  }

  @Test(arguments: parts)
  func `at least 97 of 100 examples contain what they are examples of`(_ part: Part) throws {
    let knowledge = try Listener.knowledge.get()
    let analyzer = try Listener.analyzer.get()
    var tally = WordTally()
    for (path, table) in knowledge.tables.sorted(by: { $0.key < $1.key })
    where path.hasPrefix(part.folder + "/") && path != "states/unknown.tsv" {
      for row in table.rows {
        let example = row["example_" + part.language.rawValue]
        if example.isEmpty { continue }
        let found = analyzer.draft(example).concepts
        // A state is also told by the act that brings it about: 検査する for 検査済み.
        let acts = knowledge.rows("decisions/state_acts.tsv").filter { $0["state"] == row["id"] }
          .flatMap { $0.list("acts") }
        tally.count(
          found.contains { mention in
            knowledge.isA(mention.id, row["id"]) || acts.contains { knowledge.isA(mention.id, $0) }
          },
          "\(path):\(row.line)\t\(row["id"])\t\(example)\t"
            + found.map { "\($0.id)=\($0.surface)" }.joined(separator: " "))
      }
    }
    let summary = tally.summary("examples-\(part.folder)-\(part.language.rawValue)")
    // English phrases with a gap: of several at one verb the first wins, not the fullest.
    withKnownIssue(isIntermittent: true) {
      #expect(tally.share >= 97, "\(summary)")
    } when: {
      part.folder == "acts" && part.language == .english
    }
  }
}
