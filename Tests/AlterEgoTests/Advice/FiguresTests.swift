// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Advice

/// What a figure of a map says about the number of a statement.
@Suite struct FiguresTests {
  private typealias F = MapFixture
  private static let span = Span(0, 8)

  private func figure(
    _ modality: Modality, _ op: Comparator, shape: (inout Norm) -> Void
  ) -> CompanyMap.Figure? {
    let statement = F.statement("P-1", .principle, "粗利率25%を下回る受注は断る") { draft in
      draft.modality = modality
      draft.quantities = [F.quantity("25%", op, 25, "percent", at: FiguresTests.span)]
      var norm = Norm(modality: modality, span: Span(0, 16))
      shape(&norm)
      draft.norms = [norm]
    }
    return F.map([statement]).nodes.first?.figures.first
  }

  private var limit: Predicate { F.predicate(.metric, "gross_margin", at: FiguresTests.span) }

  @Test func `what is refused below a level keeps that level`() {
    let figure = figure(.mustNot, .less) { $0.when = [limit] }
    #expect(figure?.role == .level)
    #expect(figure?.op == .atLeast)
    #expect(figure?.metric?.id == "gross_margin")
  }

  @Test func `with a further condition the number stays a condition`() {
    let figure = figure(.mustNot, .less) {
      $0.when = [limit, F.predicate(.state, "new_customer", at: Span(9, 12))]
    }
    #expect(figure?.role == .condition)
    #expect(figure?.op == .less)
  }

  @Test func `with an exception the number stays a condition`() {
    let figure = figure(.mustNot, .less) {
      $0.when = [limit]
      $0.unless = [F.predicate(.state, "approved", at: Span(9, 12))]
    }
    #expect(figure?.role == .condition)
  }

  @Test func `a duty above an amount is a condition`() {
    let figure = figure(.must, .atLeast) { $0.when = [limit] }
    #expect(figure?.role == .condition)
  }

  @Test func `a permission up to an amount is a level`() {
    let figure = figure(.may, .atMost) { $0.when = [limit] }
    #expect(figure?.role == .level)
    #expect(figure?.op == .atMost)
  }

  @Test func `a number in an exception is an exception`() {
    #expect(figure(.must, .atLeast) { $0.unless = [limit] }?.role == .exception)
  }

  @Test func `a level to reach takes the limit that the statement sets`() {
    let map = F.map(F.five, F.fiveLinks)
    #expect(map.node("K-1")?.figures.first?.op == .atLeast)
  }

  @Test func `horizons and calendar years are no figures`() {
    let statement = F.statement("S-1", .vision, "3年後の2029年に二工場") { draft in
      draft.horizonYears = 3
      draft.quantities = [
        F.quantity("3年後", .equal, 3, "years"), F.quantity("2029年", .equal, 2029, "year"),
        F.quantity("来期", .equal, 1, "fiscal_year_offset"),
      ]
    }
    #expect(F.map([statement]).nodes.first?.figures.isEmpty == true)
  }

  @Test func `a metric that no visible statement names is spelt out from its id`() {
    let statement = F.statement("K-1", .kpi, "x") { draft in
      draft.quantities = [F.quantity("5", .equal, 5, "count", metric: "lead_time")]
    }
    #expect(F.map([statement]).nodes.first?.figures.first?.metric?.ja == "lead time")
  }
}
