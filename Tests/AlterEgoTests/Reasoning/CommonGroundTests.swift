// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Model
import Testing

@testable import Reasoning

/// Where no rule draws a link, what two statements have most in common presumes one.
@Suite struct CommonGroundTests {
  private static let foundry: [(String, Kind, String)] = [
    ("P-1", .principle, "鐘楼の鐘は誰にも安請け合いで任せない。"),
    ("P-2", .principle, "鋳型の砂を近所にまき散らさない。"),
    ("P-3", .principle, "鐘の音を次の百年へ残す。"),
    ("S-1", .strategy, "砂場に集塵の管を通し、近所へ粉塵を出さない。"),
    ("S-2", .strategy, "名人の耳を録音と譜面に写す。"),
    ("S-3", .strategy, "鐘楼の調べものを寺ごとに帳面にする。"),
    ("K-1", .kpi, "粉塵の苦情を年1件以内にする。"),
    ("K-2", .kpi, "譜面に写した鐘を3年で40口にする。"),
    ("K-3", .kpi, "帳面のある寺を5年で80にする。"),
    ("C-1", .criterion, "砂場の係は、近所から何も言われなかった月に加点する。"),
    ("C-2", .criterion, "譜面を写した数で見習いを評価する。"),
    ("D-1", .delegation, "砂場の主任は、集塵の修繕を5万円まで決めてよい。"),
    ("D-2", .delegation, "寺との日取りは営業の主任に任せる。"),
  ]

  private func line(
    _ lines: [(String, Kind, String)], _ decisions: [LinkDecision] = []
  ) throws -> CompanyLine {
    let statements = lines.map { StatementShape.statement($0.0, $0.1, $0.2) }
    return try WorkedCompany.line(statements, decisions: decisions)
  }

  private func arrows(_ line: CompanyLine) -> [String] {
    line.links.map { "\($0.from) \($0.relation.rawValue) \($0.to)" }
  }

  @Test(arguments: [
    "P-2 realised-by S-1", "P-2 measured-by K-1", "K-1 evaluated-by C-1", "S-2 measured-by K-2",
    "S-3 measured-by K-3", "K-2 evaluated-by C-2",
  ])
  func `what has most in common is linked`(_ arrow: String) throws {
    #expect(arrows(try line(Self.foundry)).contains(arrow))
  }

  @Test func `a presumed link names what carries it and has a proof`() throws {
    let line = try line(Self.foundry)
    let presumed = line.links.filter { $0.rule?.hasSuffix("-ground") ?? false }
    #expect(!presumed.isEmpty)
    for link in presumed {
      #expect(!link.via.isEmpty)
      #expect(line.proof(of: link)?.statements == [link.from, link.to])
    }
  }

  @Test func `few statements tell nothing about what is rare`() throws {
    let links = try line(Array(Self.foundry.prefix(11))).links
    #expect(!links.contains { $0.rule?.hasSuffix("-ground") ?? false })
  }

  @Test func `what the president refuses is not presumed`() throws {
    let refused = LinkDecision(from: "P-2", to: "K-1", relation: .measuredBy, accepted: false)
    #expect(!arrows(try line(Self.foundry, [refused])).contains("P-2 measured-by K-1"))
  }

  @Test func `drawn twice it is the same`() throws {
    let (one, other) = (try line(Self.foundry), try line(Self.foundry))
    #expect(one.links == other.links)
  }

  @Test func `a statement more costs no more than a look at its block, and ends the same`() throws {
    let statements = Self.foundry.map { StatementShape.statement($0.0, $0.1, $0.2) }
    let first = try WorkedCompany.line(Array(statements.dropLast()))
    let grown = try CompanyLine(statements, rules: try WorkedCompany.rules.get(), near: first)
    #expect(grown.links == (try line(Self.foundry)).links)
  }

  @Test(arguments: [
    (
      "泊まった方の名前は、決して外で口にしない。", "著名な方がお泊まりの日は、名前を玄関の掲示に出す。", true
    ),
    ("別の人の目で点検をする。", "忙しい時期は、仕上げの点検を飛ばして流す。", true),
    ("別の人の目で点検をする。", "点検に使う灯りを明るいものに替える。", false),
    ("Every other weekend off, for everybody.", "Cancel days off in the spring rush.", true),
    ("Every other weekend off, for everybody.", "Train a pool of students for days off.", false),
  ])
  func `a way that makes worse what a principle holds to opposes it`(
    _ principle: String, _ way: String, _ opposes: Bool
  ) throws {
    let arrows = arrows(
      try line([("P-1", .principle, principle), ("S-1", .strategy, way)]))
    #expect(arrows.contains { $0.contains("opposes") } == opposes, "\(arrows)")
  }

  @Test func `kinds of one thing are common ground`() throws {
    let things = try WorkedCompany.rules.get().lexicon.nearness(of: "plastic")
    #expect(things.first == GroundProfile.Thing(id: "plastic", nearness: 1))
    #expect(things.dropFirst().allSatisfy { $0.nearness < 1 })
    let unknown = try WorkedCompany.rules.get().lexicon.nearness(of: "word:peat")
    #expect(unknown.isEmpty)
  }

  /// A small linear generator, so that every run makes the same companies.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    /// Small numbers more often than great ones.
    mutating func few(_ sides: Int) -> Int { min(roll(sides), roll(sides)) }
  }

  @Test(arguments: 1...60) func `weighs pairs as if it looked at all of them`(_ seed: Int) throws {
    let matters = try WorkedCompany.rules.get().lexicon.matters
    var dice = Dice(state: UInt64(seed))
    let kinds: [Kind] = [.principle, .strategy, .kpi, .criterion, .delegation]
    let (topics, words) = (3 + dice.roll(20), 4 + dice.roll(40))
    var members = (1...(5 + dice.roll(60))).map { number in
      let kind = kinds[dice.few(kinds.count)]
      var own: [Int: Double] = [:]
      for _ in 0..<dice.roll(4) {
        own[dice.few(topics) * matters.all.count / topics] = [0.7, 1.2, 1.9, 2][dice.roll(4)]
      }
      let said = Set((0..<dice.roll(7)).map { _ in "word\(dice.few(words))" })
      let named = Set((0..<dice.roll(4)).map { _ in dice.few(words) }).map { thing in
        GroundProfile.Thing(id: "thing\(thing)", nearness: [1, 0.5, 0.25][dice.roll(3)])
      }
      return CommonGround.Member(
        id: "\(kind.letter)-\(number)", station: kind.station ?? .philosophy,
        profile: GroundProfile(
          matters: own.sorted { $0.key < $1.key }
            .map { Matters.Weight(matter: $0.key, weight: $0.value) },
          words: said.sorted(), things: named.sorted { $0.id < $1.id }), matters)
    }
    members.sort { StatementOrder.comesBefore($0.id, $1.id) }
    #expect(
      CommonGround.facts(members, matters) == PlainCommonGround.facts(members, matters))
  }
}
