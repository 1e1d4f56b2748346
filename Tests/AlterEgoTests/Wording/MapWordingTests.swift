// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing
import Wording

@testable import Advice

@Suite struct MapWordingTests {
  private let map = MapFixture.map(MapFixture.five, MapFixture.fiveLinks)

  private func plain(_ id: String, _ language: SpokenLanguage) -> String {
    map.node(id).map(MapWording(map, in: language).plainWords) ?? ""
  }

  @Test func `a newcomer is told a principle, its numbers, who decides and what is missing`() {
    #expect(
      plain("P-1", .japanese)
        == "この会社が大切にしていること: 粗利率25%を下回る受注は断る。進め方: 図面から提案できる客先に絞る。"
        + "数字では: 粗利率 25%以上、粗利率 28%以上(1年以内)。決める人: 営業部長(50万円まで)。"
        + "まだ無いもの: 評価基準。")
    #expect(
      plain("P-1", .english)
        == "What this company holds to: 粗利率25%を下回る受注は断る。 How: 図面から提案できる客先に絞る。 "
        + "In numbers: gross margin at least 25%; gross margin at least 28% (within a year). "
        + "Who decides: 営業部長 (up to ¥500,000). Not there yet: evaluation criterion.")
  }

  @Test func `other statements are told by what stands at their station`() {
    #expect(plain("D-1", .japanese) == "決める人: 営業部長(50万円まで)。")
    #expect(plain("K-2", .english) == "In numbers: defect rate at most 50 ppm.")
  }

  @Test func `more than three of a station are counted`() {
    let numbers = (1...5).map { MapFixture.statement("K-\($0)", .kpi, "目標その\($0)") }
    let links = (1...5).map { MapFixture.link("P-1", .measuredBy, "K-\($0)", Double($0) / 10) }
    let map = MapFixture.map([MapFixture.statement("P-1", .principle, "誠実")] + numbers, links)
    let passages = MapWording(map, in: .japanese).passages(map.lines[0])
    #expect(passages[1].items.count == 3)
    #expect(passages[1].more == "ほか2件")
    #expect(MapWording(map, in: .english).passages(map.lines[0])[1].more == "and 2 more")
  }

  @Test func `a link says why it is there`() {
    let reasons = map.edges.map(MapWording(map, in: .japanese).reason)
    #expect(Set(reasons) == ["社長が結んだ", "規則で結ばれた", "「粗利率」でつながる"])
  }

  @Test func `an imprecise figure keeps the words of the statement`() {
    let statement = MapFixture.statement("K-1", .kpi, "数百万円を残す") { draft in
      draft.quantities = [MapFixture.quantity("数百万円", .equal, nil, "JPY")]
    }
    let map = MapFixture.map([statement])
    #expect(MapWording(map, in: .japanese).item(map.nodes[0]).text == "数百万円")
  }

  @Test func `a company without a name has a map too`() {
    let map = MapFixture.map([], company: nil)
    #expect(MapWording(map, in: .japanese).title == "理念から数値までの地図")
    #expect(MapWording(map, in: .english).summary == "Nothing has been stated yet.")
  }
}
