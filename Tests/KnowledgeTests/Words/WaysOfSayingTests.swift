// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Testing

/// Other ways of saying what a rule speaks of are found in the words of a question.
@Suite struct WaysOfSayingTests {
  @Test(arguments: SpokenLanguage.allCases)
  func `the example beside a row is found by the row`(_ language: SpokenLanguage) throws {
    let knowledge = try Listener.knowledge.get()
    let ways = knowledge.waysOfSaying
    for row in knowledge.rows(in: "decisions/ways") {
      let example = FoldedText.fold(row["example_" + language.rawValue])
      let found = ways.hits(in: Array(example.utf8))
      let means = row.list("means").map { FoldedText.fold($0) }
      #expect(found.contains { $0.means == means }, "line \(row.line): \(example)")
    }
  }

  struct Silence: CustomTestStringConvertible, Sendable {
    let text: String
    let mean: String
    var testDescription: String { "\(text): not \(mean)" }
  }

  @Test(arguments: [
    Silence(text: "アジアの工場を見てよいか。", mean: "fish"),
    Silence(text: "パンフレットを刷ってよいか。", mean: "bread"),
    Silence(text: "May we paint the carriage?", mean: "vehicle"),
    Silence(text: "May we ask the roseland office?", mean: "flower"),
    Silence(text: "May we let her in? We go now.", mean: "dismiss"),
  ])
  func `a part of another word is none`(_ row: Silence) throws {
    let ways = try Listener.knowledge.get().waysOfSaying
    let found = ways.hits(in: Array(FoldedText.fold(row.text).utf8))
    #expect(!found.contains { $0.means.contains(row.mean) })
  }
}
