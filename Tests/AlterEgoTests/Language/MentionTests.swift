// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Language

/// What a text speaks of: entries of the lexicon, and nouns that it lacks.
@Suite struct MentionTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let words: [String]
    init(_ text: String, _ words: String...) {
      self.text = text
      self.words = words
    }
    var testDescription: String { text }
  }

  /// Words of trades that no lexicon holds.
  static let trades: [Row] = [
    Row("禰宜の判断には口を出さない。", "禰宜"), Row("検体は当日中に運ぶ。", "検体"),
    Row("ネタ場の温度を記録する。", "ネタ場"), Row("釉薬の調合は外に出さない。", "釉薬", "調合"),
    Row("帯状疱疹の薬は出さない。", "帯状疱疹"), Row("苗代は前金でもらう。", "苗代"),
    Row("屠畜場の衛生検査を省かない。", "屠畜場"), Row("胡粉は国産に限る。", "胡粉"),
    Row("山留めは有資格者だけが行う。", "山留め"), Row("根切りは二人で行う。", "根切り"),
    Row("水揚げは漁協に報告する。", "水揚げ"), Row("生簀を毎朝掃除する。", "生簀"),
    Row("麹室を建て替える。", "麹室"), Row("種鶏の導入は年二回とする。", "種鶏"),
    Row("欄間の作り直しは無償とする。", "欄間"), Row("版下を五年間保管する。", "版下"),
    Row("足りない運転士を早めに雇う。", "運転士"), Row("鏝絵の資格を取らせる。", "鏝絵"),
    Row("Her phone stays in the locker.", "phone"),
    Row("Grease the capstan chain every week.", "capstan chain"),
    Row("Never leave the retort at night.", "retort"),
    Row("Check the trellis before every harvest.", "trellis"),
    Row("Do not lend the mandrels to anyone.", "mandrels"),
    Row("The cooper may refuse bad staves.", "cooper", "staves"),
  ]

  @Test(arguments: trades)
  func `a noun that the lexicon lacks is a concept of its own, whole`(_ row: Row) throws {
    let draft = try Reader.analyzer().draft(row.text)
    #expect(draft.words.map(\.surface) == row.words)
    #expect(draft.words.allSatisfy { !$0.isKnown && $0.id.hasPrefix("word:") })
  }

  @Test(arguments: ["山留め", "検体", "ネタ場", "種鶏", "苗代", "帯状疱疹"])
  func `a statement and a question name such a word alike`(_ word: String) throws {
    let said = try Reader.analyzer().draft("\(word)は二人で確認する。").words
    let asked = try Reader.analyzer().question("\(word)を任せてよいか。").words
    #expect(said.first?.id == asked.first?.id)
    #expect(said.first?.id.hasPrefix("word:") == true)
  }

  @Test(arguments: ["自分で決める。", "翌日に回す。", "Decide by the end of the day."])
  func `everyday nouns name nothing`(_ text: String) throws {
    #expect(try Reader.analyzer().draft(text).words.isEmpty)
  }

  @Test(arguments: [
    ("荷主に頼む。", "荷"), ("種鶏を入れる。", "鶏"), ("襖を作り直す。", "作り"), ("枯れた苗は数え直す。", "直す"),
  ])
  func `half a word is no concept`(_ text: String, half: String) throws {
    let draft = try Reader.analyzer().draft(text)
    #expect(!draft.concepts.contains { $0.surface == half })
  }

  @Test func `what a number counts is spoken of too`() throws {
    let found = try Reader.analyzer().draft("Get at least two quotes.").concepts
    #expect(found.contains { $0.surface == "quotes" })
  }
}
