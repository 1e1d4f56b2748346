// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Reasoning
import Testing

@Suite struct MatterTableTests {
  static let knowledge = Result { try KnowledgeBase(KnowledgeFile.folder(KnowledgeFolder.path)) }
  static let matters = Result { Matters(try knowledge.get()) }

  struct Sentence: CustomTestStringConvertible, Sendable {
    let matter: String
    let text: String
    var testDescription: String { "\(matter): \(text)" }
  }

  static func examples() throws -> [Sentence] {
    try knowledge.get().rows("rules/matters.tsv").flatMap { row in
      [Sentence(matter: row["id"], text: row["example_ja"])]
        + [Sentence(matter: row["id"], text: row["example_en"])]
    }
  }

  @Test(arguments: try examples())
  func `each matter is told by its own examples`(_ sentence: Sentence) throws {
    let reading = try Self.matters.get().read(sentence.text)
    #expect((reading.concerns + reading.touches).contains(sentence.matter))
  }

  @Test func `what a matter is part of or serves is a matter too`() throws {
    let rows = try Self.knowledge.get().rows("rules/matters.tsv")
    let ids = Set(rows.map { $0["id"] })
    #expect(ids.count == rows.count)
    for row in rows {
      #expect(Set(row.list("isa") + row.list("serves")).isSubset(of: ids), "\(row["id"])")
      #expect(Set(row.list("traits")).isSubset(of: ["whole", "money", "sales"]), "\(row["id"])")
      #expect(!row["ja"].isEmpty && !row["en"].isEmpty && !row["source"].isEmpty)
    }
  }

  /// A word inside another, or one that means something else here.
  @Test(arguments: [
    ("借入金を5年で3億円減らす。", "matter_receivables"), ("The airport road is closed.", "matter_digital"),
    ("We keep our promise.", "matter_promotion"), ("引き渡した家を訪ねる。", "matter_delivery"),
    ("Move to automatic payment.", "matter_digital"), ("職人を使い捨てにしない。", "matter_waste"),
    ("We were hired last year.", "matter_hiring"),
  ])
  func `a part of another word tells nothing`(_ text: String, _ matter: String) throws {
    #expect(!(try Self.matters.get().read(text).concerns.contains(matter)))
  }

  @Test(arguments: [
    ("製造部は、作った量で評価する。", "matter_waste"), ("休みを返上して出た社員を評価する。", "matter_worktime"),
    ("Bakers are graded on how much they bake.", "matter_waste"),
    ("Staff who stay late get a higher grade.", "matter_worktime"),
  ])
  func `what makes a matter worse is read`(_ text: String, _ matter: String) throws {
    #expect(try Self.matters.get().read(text).harms.contains(matter))
  }
}
