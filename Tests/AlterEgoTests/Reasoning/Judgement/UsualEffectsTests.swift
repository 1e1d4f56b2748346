// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Testing

/// Effects of the short and of the long run, apart.
@Suite struct UsualEffectsTests {
  private func effects(_ question: String) throws -> UsualEffects {
    let analyzer = try Reader.analyzer()
    let proposal = try #require(analyzer.question(question).proposal)
    return UsualEffects(of: proposal, analyzer.knowledge)
  }

  @Test(arguments: ["設備投資をしてよいか。", "May we invest in equipment?"])
  func `an investment costs this year and pays later`(_ question: String) throws {
    let effects = try effects(question)
    #expect(effects.thisYear.contains(.init(kpi: "free_cf", rises: false)))
    #expect(effects.tenYears.contains(.init(kpi: "labor_productivity", rises: true)))
  }

  @Test func `what is not done has no effect`() throws {
    #expect(try effects("設備投資をしなくてよいか。") == effects("あああをしてよいか。"))
  }

  @Test func `every effect names a KPI`() throws {
    let knowledge = try Reader.analyzer().knowledge
    for concept in knowledge.concepts where concept.sort == .act {
      var proposal = Proposal(span: Span(0, 0))
      proposal.act = Term(concept.id)
      let effects = UsualEffects(of: proposal, knowledge)
      for effect in effects.thisYear + effects.tenYears {
        #expect(knowledge.concept(effect.kpi)?.sort == .kpi, "\(concept.id) \(effect.kpi)")
      }
    }
  }
}
