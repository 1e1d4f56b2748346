// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Language

/// Whatever is typed: no trap, nothing invented, and no more time than its length asks for.
@Suite struct AnalyzerRobustnessTests {
  @Test(arguments: 0..<4)
  func `no text traps, and whatever is quoted stands in it`(_ part: Int) throws {
    let analyzer = try Reader.analyzer()
    var random = Seeded(1 + part)
    for round in 0..<Rounds.of(1_500) {
      let text = random.text()
      let draft = round % 4 == 0 ? analyzer.question(text) : analyzer.draft(text)
      let invented = Self.invented(draft)
      if !invented.isEmpty { Issue.record("\(text.debugDescription): \(invented)") }
    }
  }

  /// Parts of a draft that are no part of its text.
  private static func invented(_ draft: Draft) -> [String] {
    let text = draft.text
    var found: [String] = []
    for mention in draft.concepts where text.slice(mention.span) != mention.surface {
      found.append("concept \(mention.surface)")
    }
    for quantity in draft.quantities where text.slice(quantity.span) != quantity.surface {
      found.append("quantity \(quantity.surface)")
    }
    for vague in draft.vague where text.slice(vague.span) != vague.surface {
      found.append("vague \(vague.surface)")
    }
    let parts = [draft.condition, draft.exception, draft.holder].compactMap { $0 }
    for part in parts + draft.notUnderstood
    where !part.isEmpty && text.unicodeScalars.firstRange(of: part.unicodeScalars) == nil {
      found.append("part \(part)")
    }
    let count = text.unicodeScalars.count
    let spans = draft.norms.map(\.span) + (draft.proposal.map { [$0.span] } ?? [])
    for span in spans where span.lower < 0 || span.upper > count { found.append("span \(span)") }
    return found
  }

  static let lines = [
    "粗利率25%を下回る受注は断る。ただし既存のお客様の急ぎの仕事は、社長の承認があれば受けてよい。",
    "検査していない製品を出荷してはならない。", "50万円以上の購入は部長が決める。それを超えるものは社長に上げる。",
    "Never ship goods that have not been inspected, unless the president approves in writing.",
    "Decline orders with a gross margin below 25%. But approve rush jobs for old customers.",
  ]

  @Test(arguments: lines)
  func `an everyday sentence is quoted word for word`(_ line: String) throws {
    #expect(Self.invented(try Reader.analyzer().draft(line)) == [])
    #expect(Self.invented(try Reader.analyzer().question(line)) == [])
  }

  /// One sentence without an end, and one with a number that comes again and again; the longest are those a clause or a gap could make slow.
  static let refrains = [
    "受注", "受注し、", "粗利率が25%を下回る受注は、", "値段を少し", "承認があれば", "あ", "断らないで断って", "総務", "ライン", "25%以上の",
    "take it ", "orders that lose money ", "if it is inspected, ", "not ", "a", "1,000 and ",
    "let them ", "before ", "take it and ", "Bills over $300 wait 5 days. ", "5万円以上の請求は3日待つ。",
    "👍", "\u{301}", "(", "「",
  ]

  @Test(.enabled(if: Steps.areCounted), arguments: refrains)
  func `four times the text takes little more than four times the steps`(
    _ refrain: String
  ) throws {
    let analyzer = try Reader.analyzer()
    let steps = [1_000, 4_000, 16_000].map { bytes in
      let text = String(repeating: refrain, count: bytes / refrain.utf8.count)
      return Double(Steps.taken { analyzer.draft(text) })
    }
    // Within the pieces that endless sentences are read in a rule may look back a little; beyond
    // them nothing may. A square would give 16.
    #expect(steps[1] / steps[0] < 6 && steps[2] / steps[1] < 5, "\(steps)")
  }

  @Test(.enabled(if: Steps.areCounted))
  func `the steps of a reader that looks back from every word show`() throws {
    let steps = try [250, 1_000].map { count in
      let tokens = try Reader.reading(String(repeating: "not ", count: count)).tokens
      return Steps.taken {
        tokens.indices.count { at in tokens[..<at].contains { $0.isContent } }
      }
    }
    #expect(steps[1] > 12 * steps[0])
  }

  static let endless = [
    "検査していない製品は出荷せず、お客様の声を聞き、", "25%以上の", "ただし受注は除く、", "unless we sell orders ", "1,000 and ",
    "anything that ", "(", " ",
  ]

  @Test(arguments: endless)
  func `a text of 60 kB without an end is read to its end, in pieces`(_ refrain: String) throws {
    let text = String(repeating: refrain, count: 60_000 / refrain.utf8.count)
    let reading = try Reader.reading(text)
    for sentence in reading.sentences {
      let items = sentence.clauses.reduce(0) { $0 + $1.items.count }
      #expect(items <= ParsedSentence.mostTokens)
    }
    let last = reading.sentences.last?.bytes.upperBound ?? text.utf8.count
    #expect(last + 2 * refrain.utf8.count >= text.utf8.count)
  }
}
