// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Advice

@Suite struct CompanyMapTests {
  private typealias F = MapFixture

  @Test func `the line of a principle names what stands at each station and what is missing`() {
    let map = F.map(F.five, F.fiveLinks)
    #expect(map.lines.map(\.statement) == ["P-1"])
    #expect(map.lines.first?[.strategy] == ["S-1"])
    #expect(map.lines.first?[.number] == ["K-1"])
    #expect(map.lines.first?[.organization] == ["D-1"])
    #expect(map.lines.first?.missing == [.evaluation])
    #expect(map.orphans == ["K-2"])
    #expect(map.readingOrder == ["P-1", "S-1", "K-1", "D-1", "K-2"])
  }

  @Test func `retired and hidden statements and decisions take no part`() {
    var retired = F.statement("S-2", .strategy, "やめた戦略")
    retired.isLive = false
    let candid = F.statement("P-2", .candid, "ほんとうは休みたい")
    let decision = F.statement("R-1", .decision, "断った", audiences: [.employee])
    let links =
      F.fiveLinks + [F.link("P-1", .realisedBy, "S-2"), F.link("P-2", .realisedBy, "S-1")]
    let map = F.map(F.five + [retired, candid, decision], links)
    #expect(map == F.map(F.five, F.fiveLinks))
    #expect(F.map(F.five + [candid], links, for: .president).lines.count == 2)
  }

  @Test func `a newcomer reads purposes, then principles, then intentions, larger priority first`()
  {
    var urgent = F.statement("P-4", .principle, "約束は守る")
    urgent.priority = 5
    let map = F.map([
      F.statement("P-1", .intention, "三年で後継者を育てたい"),
      F.statement("P-2", .principle, "借金はしない"),
      F.statement("P-3", .purpose, "地域の暮らしを支える"), urgent,
    ])
    #expect(map.readingOrder == ["P-3", "P-4", "P-2", "P-1"])
  }

  @Test func `the strongest way decides the order within a station`() {
    let statements = [
      F.statement("P-1", .principle, "p"), F.statement("S-1", .strategy, "weak way"),
      F.statement("S-2", .strategy, "strong way"), F.statement("K-1", .kpi, "by the weak way"),
      F.statement("K-2", .kpi, "by the strong way"), F.statement("K-10", .kpi, "as strong"),
    ]
    let map = F.map(
      statements,
      [
        F.link("P-1", .realisedBy, "S-1", 0.3), F.link("P-1", .realisedBy, "S-2", 0.9),
        F.link("S-1", .measuredBy, "K-1", 0.9), F.link("S-2", .measuredBy, "K-10", 0.5),
        F.link("S-2", .measuredBy, "K-2", 0.5),
      ])
    #expect(map.lines.first?[.strategy] == ["S-2", "S-1"])
    #expect(map.lines.first?[.number] == ["K-2", "K-10", "K-1"])
  }

  @Test func `a link drawn the other way round leads the same way`() {
    let statements = [F.statement("P-1", .principle, "p"), F.statement("K-1", .kpi, "k")]
    let map = F.map(statements, [F.link("K-1", .measuredBy, "P-1")])
    #expect(map.lines.first?[.number] == ["K-1"])
  }

  @Test func `an opposition is an edge and no part of a line`() {
    let statements = [F.statement("P-1", .principle, "p"), F.statement("K-1", .kpi, "k")]
    let map = F.map(statements, [F.link("P-1", .opposes, "K-1")])
    #expect(map.edges.count == 1)
    #expect(map.orphans == ["K-1"])
  }

  @Test func `links in a circle come to an end`() {
    let statements = [F.statement("P-1", .principle, "p"), F.statement("S-1", .strategy, "a")]
    let more = [F.statement("S-2", .strategy, "b")]
    let map = F.map(
      statements + more,
      [
        F.link("P-1", .realisedBy, "S-1", 1), F.link("S-1", .realisedBy, "S-2", 1),
        F.link("S-2", .realisedBy, "S-1", 1), F.link("S-1", .realisedBy, "S-1", 1),
      ])
    #expect(map.lines.first?[.strategy] == ["S-1", "S-2"])
  }

  @Test func `the owner is the holder of the delegation linked to a statement`() {
    let map = F.map(F.five, F.fiveLinks)
    #expect(map.node("K-1")?.owner == "営業部長")
    #expect(map.node("P-1")?.owner == "営業部長")
    #expect(map.node("K-2")?.owner == nil)
  }

  @Test func `only the strongest three of a station are shown`() {
    let numbers = (1...5).map { F.statement("K-\($0)", .kpi, "k\($0)") }
    let links = (1...5).map { F.link("P-1", .measuredBy, "K-\($0)", Double($0) / 10) }
    let map = F.map([F.statement("P-1", .principle, "p")] + numbers, links)
    #expect(map.lines.first?.shown(.number) == ["K-5", "K-4", "K-3"])
    #expect(map.lines.first?.more(.number) == 2)
  }

  @Test(arguments: 1...20)
  func `the order in which statements and links arrive makes no difference`(_ seed: Int) {
    var lottery = Lottery(seed: UInt64(seed))
    let large = F.large()
    let shuffled = F.map(lottery.shuffled(large.statements), lottery.shuffled(large.links))
    #expect(shuffled == F.map(large.statements, large.links))
  }

  @Test func `every node of two hundred is read once`() {
    let large = F.large()
    let map = F.map(large.statements, large.links)
    #expect(map.nodes.count == 200)
    #expect(map.readingOrder.count == 200)
    #expect(Set(map.readingOrder).count == 200)
  }
}
