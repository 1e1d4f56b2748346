// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

@testable import Wording

/// Commands that `next` proposes, with their blanks filled, as the reader of sentences takes them.
@Suite struct TemplateTests {
  struct Filled: CustomTestStringConvertible, Sendable {
    let key: String
    let language: SpokenLanguage
    let kinds: [Kind]
    var testDescription: String { "\(key) \(language.rawValue)" }
  }

  static let filled: [Filled] = SpokenLanguage.allCases.flatMap { language in
    [
      Filled(key: "next/add-criterion", language: language, kinds: [.criterion]),
      Filled(key: "next/add-owner", language: language, kinds: [.delegation]),
      Filled(key: "next/add-principle", language: language, kinds: [.principle]),
      Filled(key: "next/add-strategy", language: language, kinds: [.strategy]),
      Filled(key: "next/add-nearer", language: language, kinds: [.strategy, .vision, .kpi]),
      Filled(key: "next/purpose", language: language, kinds: [.purpose]),
    ]
  }

  @Test(arguments: filled)
  func `a filled template is understood as what it was proposed for`(_ row: Filled) throws {
    let isJapanese = row.language == .japanese
    let book = try LineWordingTests.book.get()
    let template = book.phrase(
      row.key + "/text",
      [
        "metric": isJapanese ? "粗利率" : "gross margin",
        "role": isJapanese ? "営業部長" : "sales manager",
        "level": isJapanese ? "30%以上" : "at least 30%",
      ], in: row.language)
    // With the example that `next` itself gives for the blank.
    let blank = template.contains("＿＿") || template.contains("____")
    let sample = blank ? book.phrase(row.key + "/sample", in: row.language) : ""
    let text = template.replacing("＿＿", with: sample).replacing("____", with: sample)
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 22))
    let draft = Analyzer(try WorkedCompany.knowledge.get(), today: today).draft(text)
    let kind = try #require(draft.kind)
    #expect(row.kinds.contains(kind), "\(text): \(kind)")
    guard template.contains("粗利率") || template.contains("gross margin") else { return }
    let statement = Model.Statement(
      id: "X-1", kind: kind, draft: draft, audiences: [.president], recordedAt: "")
    let facts = try WorkedCompany.line([statement]).saidFacts(of: "X-1")
    #expect(
      facts.contains {
        ["sets", "names"].contains($0.predicate) && $0.values[1].symbol == "gross_margin"
      }, "\(text)")
  }
}
