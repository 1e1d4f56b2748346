// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Testing
import Wording

/// Every phrase that the code names is in the tables.
@Suite struct PhraseKeyTests {
  @Test func `every phrase named in the sources is worded`() throws {
    let words = Phrasebook.builtIn
    var named = 0
    for file in try Repository.files(["Sources/AlterEgo"], [".swift"]) {
      for match in file.text.matches(of: /(?:say|phrase)\(\s*"([a-z][^"\\]*\/[^"\\]*)"/) {
        named += 1
        #expect(words.has(String(match.1)), "\(file.path) names \(match.1)")
      }
    }
    #expect(named > 150)
  }

  @Test func `the words of both languages have the same places to fill`() throws {
    let findings = try KnowledgeBase(KnowledgeFile.builtIn()).lint()
    #expect(findings.isEmpty)
  }
}
