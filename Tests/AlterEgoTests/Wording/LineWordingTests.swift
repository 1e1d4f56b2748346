// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Testing

@testable import Wording

@Suite struct LineWordingTests {
  static let book = Result { Phrasebook(try KnowledgeFile.folder(KnowledgeFolder.path)) }

  @Test(arguments: SpokenLanguage.allCases)
  func `every break is told with nothing left open in the text`(_ language: SpokenLanguage) throws {
    let line = try WorkedCompany.line()
    let wording = GapWording(line, in: language, words: try LineWordingTests.book.get())
    for gap in line.gaps {
      for text in [
        wording.name(gap), wording.evidence(gap), wording.close(gap), wording.command(gap),
      ] {
        #expect(!text.isEmpty && !text.contains("{") && !text.contains("「」"), "\(gap.id): \(text)")
      }
      #expect(wording.command(gap).hasPrefix("alterego "))
    }
  }

  @Test(arguments: SpokenLanguage.allCases)
  func `every link is told with both ends or what carries it`(_ language: SpokenLanguage) throws {
    let line = try WorkedCompany.line()
    let wording = LinkWording(line, in: language, words: try LineWordingTests.book.get())
    for link in line.links {
      let reason = wording.reason(link)
      #expect(!reason.contains("{") && !reason.contains("()"), "\(reason)")
      #expect(!link.via.isEmpty && reason.contains(wording.via(link.via)))
      #expect(wording.relation(link).contains(link.from))
    }
  }

  @Test func `a link by hand says so`() throws {
    let hand = LinkDecision(from: "P-6", to: "S-4", relation: .realisedBy, accepted: true)
    let line = try WorkedCompany.line(decisions: [hand])
    let link = try #require(line.links.first { $0.origin == .hand })
    let wording = LinkWording(line, in: .japanese, words: try LineWordingTests.book.get())
    #expect(wording.reason(link) == "社長が結びました。")
  }

  @Test func `a trace as scripts see it keeps the order of the stations`() throws {
    let line = try WorkedCompany.line()
    let wording = LinkWording(line, in: .japanese, words: try LineWordingTests.book.get())
    let trace = try #require(line.trace("P-2"))
    #expect(
      wording.json(trace).text.hasPrefix(
        #"{"statement": "P-2", "line": {"philosophy": ["P-2"], "strategy": ["S-2"], "#
          + #""number": ["K-1"], "evaluation": [], "organization": ["D-1"]}, "links": ["#))
    #expect(wording.missing(trace) == "まだ無いもの:評価基準")
  }

  @Test func `the evidence of a break quotes the president`() throws {
    let line = try WorkedCompany.line()
    let wording = GapWording(line, in: .japanese, words: try LineWordingTests.book.get())
    let gap = try #require(line.gaps.first { $0.statements == ["I-1"] })
    #expect(wording.evidence(gap).contains("「忙しいから経理を外注する」"))
  }
}
