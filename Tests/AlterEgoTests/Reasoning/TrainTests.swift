// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning
import Testing

/// What was typed in one train of thought, down the line, belongs together.
@Suite struct TrainTests {
  private typealias Line = (id: String, kind: Kind, text: String)

  private func arrows(_ lines: [Line]) throws -> [String] {
    let statements = lines.map { StatementShape.statement($0.id, $0.kind, $0.text) }
    return try WorkedCompany.line(statements).links.map {
      "\($0.from) \($0.relation.rawValue) \($0.to)"
    }
  }

  struct Train: CustomTestStringConvertible, Sendable {
    let name: String
    let lines: [(String, Kind, String)]
    let drawn: [String]
    let absent: [String]
    var testDescription: String { name }
  }

  static let trains = [
    Train(
      name: "a rare word down the line",
      lines: [
        ("P-1", .principle, "苗床の土は人まかせにしない。"),
        ("S-1", .strategy, "苗床ごとに土の札を立てる。"),
        ("K-1", .kpi, "苗床の枯れを百鉢に二鉢までにする。"),
      ],
      drawn: ["P-1 realised-by S-1", "S-1 measured-by K-1", "P-1 measured-by K-1"], absent: []),
    Train(
      name: "an English word in another form",
      lines: [
        ("P-1", .principle, "Every violin is varnished by hand."),
        ("S-1", .strategy, "Build a varnishing room without dust."),
      ],
      drawn: ["P-1 realised-by S-1"], absent: []),
    Train(
      name: "upwards a word says little",
      lines: [
        ("S-1", .strategy, "苗床ごとに土の札を立てる。"),
        ("P-1", .principle, "苗床の土は人まかせにしない。"),
      ],
      drawn: [], absent: ["P-1 realised-by S-1"]),
    Train(
      name: "a principle between them begins anew",
      lines: [
        ("P-1", .principle, "苗床の土は人まかせにしない。"),
        ("P-2", .principle, "鋏は毎晩研ぐ。"),
        ("S-1", .strategy, "苗床ごとに土の札を立てる。"),
      ],
      drawn: [], absent: ["P-1 realised-by S-1"]),
    Train(
      name: "a word that any sentence may use",
      lines: [
        ("P-1", .principle, "お客様の顔を忘れない。"),
        ("S-1", .strategy, "お客様の近くに窯を築く。"),
      ],
      drawn: [], absent: ["P-1 realised-by S-1"]),
    Train(
      name: "following is not enough by itself",
      lines: [
        ("P-1", .principle, "鋏は毎晩研ぐ。"),
        ("S-1", .strategy, "川むこうに窯を築く。"),
        ("K-1", .kpi, "蝋燭を百本に増やす。"),
      ],
      drawn: [], absent: ["P-1 realised-by S-1", "S-1 measured-by K-1"]),
  ]

  @Test(arguments: trains)
  func `a train links what it should`(_ train: Train) throws {
    let found = try arrows(train.lines)
    for link in train.drawn { #expect(found.contains(link), "\(found)") }
    for link in train.absent { #expect(!found.contains(link), "\(found)") }
  }

  /// Five trains that share their words, of a president who types in trains.
  private func habit() -> [Line] {
    let things = ["苗床", "鋏研", "窯元", "蝋燭", "竹籠", "琴柱"]
    return things.enumerated().flatMap { at, thing in
      [
        ("P-\(at + 1)", Kind.principle, "\(thing)を粗末にしない。"),
        ("S-\(at + 1)", Kind.strategy, "\(thing)の番を置く。"),
      ]
    }
  }

  @Test func `of a president who types in trains, what follows belongs`() throws {
    let next: [Line] = [
      ("P-20", .principle, "雨の日は休む。"), ("S-20", .strategy, "笛を吹く人を呼ぶ。"),
      ("K-20", .kpi, "足袋を十足に増やす。"),
    ]
    let found = try arrows(habit() + next)
    #expect(found.contains("P-20 realised-by S-20"))
    #expect(found.contains("S-20 measured-by K-20"))
    #expect(!(try arrows(next)).contains("P-20 realised-by S-20"))
  }

  @Test func `the end of one list and the beginning of another is no train`() throws {
    let lists: [Line] = [
      ("P-20", .principle, "雨の日は休む。"), ("P-21", .principle, "鐘が鳴れば帰る。"),
      ("S-20", .strategy, "笛を吹く人を呼ぶ。"), ("S-21", .strategy, "櫓を川に渡す。"),
    ]
    let found = try arrows(habit() + lists)
    #expect(!found.contains("P-21 realised-by S-20"))
  }

  @Test(arguments: [
    ("有給取得率は75％より下げない。", ["得率", "有給", "給取", "取得"]),
    ("Overdue debts stay below £120,000.", ["debt", "overdu", "sta"]),
    ("タクシーの実車率", ["タクシー", "実車", "車率"]),
    ("毎年のお客様", []),
  ])
  func `words are read as they are written`(_ text: String, _ words: [String]) throws {
    let read = SaidWords(try WorkedCompany.knowledge.get()).read(text)
    #expect(read == words.sorted())
  }
}
