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

  @Test func `further words belong to a matter of the table, and stand in one column`() throws {
    let knowledge = try Self.knowledge.get()
    let ids = Set(knowledge.rows("rules/matters.tsv").map { $0["id"] })
    for row in knowledge.rows("rules/matter_words.tsv") {
      #expect(ids.contains(row["matter"]), "\(row["id"])")
      for language in ["ja", "en"] {
        let (tells, hints) = (row.list("tells_\(language)"), row.list("hints_\(language)"))
        #expect(Set(tells + hints).count == tells.count + hints.count, "\(row["id"])")
        #expect(!(tells + hints).isEmpty)
      }
    }
  }

  @Test(arguments: [
    // Two words that tell, one of them within another; at most 2.
    ("残業を減らす。", 1.2), ("年間休日を増やし、残業を減らす。", 2), ("静かに話す。", 0),
  ])
  func `a word within another adds nothing`(_ text: String, _ weight: Double) throws {
    let matters = try Self.matters.get()
    let worktime = matters.read(text).weights.filter { matters.id(of: $0) == "matter_worktime" }
    #expect((worktime.first?.weight ?? 0) == weight)
  }
}
