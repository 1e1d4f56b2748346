// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing
import Wording

@testable import Session

/// What `next` promises comes true when its command is typed with the blank filled.
@Suite struct NextPromiseTests {
  private static let japanese = [
    "当社は地域の工場を支えるために存在する。", "粗利率25%を下回る受注は断る。", "社員の誇りを大切にする。",
    "10年後には自社製品で売上30億円の会社にする。", "若手が育つ会社にしたい。", "工場長は設備の修理を決めてよい。",
    "営業は売上で評価する。", "不良率を0.5%以下にする。", "提案型の営業を進める。", "できるだけ早く返事をする。",
    "離職率を5%以下にする。", "多能工化を進める。", "100万円以下の設備投資は決めてよい。", "忙しいから経理を外注する。",
    "クレームの件数を月3件以下にする。", "値引きで仕事を取らない。", "3年以内に基幹システムを入れ替える。",
    "改善提案の件数を評価する。", "納期は必ず守る。", "地元の高校から毎年採用する。",
  ]
  private static let english = [
    "We exist to keep our town's shops supplied.", "We decline jobs under 25% gross margin.",
    "We take pride in our people.", "In ten years we sell 3 billion yen of our own products.",
    "The plant manager may decide on repairs.", "Salespeople are evaluated on sales.",
    "Bring the defect rate to 0.5% or less.", "We sell by proposals.",
    "We reply as soon as possible.", "Bring staff turnover to 5% or less.",
    "We outsource bookkeeping because we are busy.", "We never win work by discount.",
  ]

  /// A small linear generator, so that every run makes the same companies.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  private static func company(_ seed: UInt64, _ language: SpokenLanguage) -> Desk {
    var dice = Dice(state: seed &* 7919 &+ 17)
    let desk = Desk(language, isInteractive: false)
    let all = language == .japanese ? japanese : english
    let size = 3 + dice.roll(6)
    for _ in 0..<size { _ = desk.run("add", all[dice.roll(all.count)]) }
    return desk
  }

  private func open(_ desk: Desk) throws -> Set<String> {
    var keys: Set<String> = []
    for line in desk.run("diagnose", "--json").text.split(separator: "\n") {
      let json = try JSON(parsing: String(line))
      keys.insert(json["key"]?.string ?? "")
    }
    return keys
  }

  @Test(arguments: (1...6).map { UInt64($0) }, SpokenLanguage.allCases)
  func `typing the command closes at least what was promised`(
    _ seed: UInt64, _ language: SpokenLanguage
  ) throws {
    let desk = Self.company(seed, language)
    for _ in 0..<3 {
      let text = desk.run("next", "--json").text.trimmed
      guard !text.isEmpty else { return }
      let next = try JSON(parsing: text)
      let promised = Set(next["closed"]?.strings ?? [])
      let command = try #require(next["command"]?.string)
      let blank = command.contains("＿") || command.contains("__")
      #expect(blank == next["blank"]?.bool)
      // One blank at most, filled as anybody would.
      #expect(command.matches(of: /＿+|_{2,}/).count <= 1, "\(command)")
      let words = try #require(ArgumentWords.split(command)).dropFirst()
      let sample = next["example"]?.string ?? ""
      let reply = desk.run(words.map { NextWording.filling($0, with: sample) })
      // What only the president can word opens the editor, which no test has.
      guard reply.exitStatus == 0 else {
        #expect(reply.exitStatus == 64 && words.count == 2, "\(command): \(reply.notice)")
        return
      }
      let left = promised.intersection(try open(desk))
      #expect(left.isEmpty, "\(command) leaves \(left.sorted())")
    }
  }

  @Test(arguments: [
    (SpokenLanguage.japanese, "約束した"), (.english, "promised"),
  ])
  func `the reply to the command tells what it closed`(
    _ language: SpokenLanguage, _ words: String
  ) throws {
    let desk = Desk(language)
    for line in (language == .japanese ? Self.japanese : Self.english).prefix(4) {
      _ = desk.type(line)
    }
    let json = try JSON(parsing: desk.run("next", "--json").text.trimmed)
    let command = try #require(json["command"]?.string)
    let filled = NextWording.filling(command, with: json["example"]?.string ?? "")
    let told = desk.type("/" + filled.dropFirst("alterego ".count))
    #expect(told.contains(words), "\(filled): \(told)")
    // Told once.
    #expect(!desk.type("/undo").contains(words))
  }
}
