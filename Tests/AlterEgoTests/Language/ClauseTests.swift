// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Language

/// What a clause does for its sentence.
@Suite struct ClauseTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let roles: [Clause.Role]
    var knownIssue = false
    init(_ text: String, _ roles: Clause.Role..., knownIssue: Bool = false) {
      self.text = text
      self.roles = roles + [.main]
      self.knownIssue = knownIssue
    }
    var testDescription: String { text }
  }

  static let japanese: [Row] = [
    Row("赤字の仕事は断る。"), Row("粗利率が25%を下回る受注は断る。", .relative), Row("承認があれば出荷してよい。", .when),
    Row("承認がある場合は出荷してよい。", .when), Row("在庫が切れたら仕入れる。", .when), Row("急ぎなら受けてよい。", .when),
    Row("連絡がない限り出荷しない。", .unless), Row("承認がなければ出荷しない。", .unless),
    Row("緊急の場合を除き値引きはしない。", .unless), Row("緊急の場合に限り値引きを認める。", .onlyWhen),
    Row("承認が下りるまで出荷しない。", .until), Row("利益率が10％を超えるまで出ない。", .until),
    Row("10万円まで認める。"), Row("夜遅くまで走らせない。"),
    Row("どんなに急いでも検査する。", .regardless), Row("たとえ赤字になろうと、工期は守れ。", .regardless),
    Row("必要なとき以外は、倉庫を借りない。", .unless), Row("けがをしたら、病院へ行け。", .when),
    Row("入金が60日を過ぎたら、出荷を止める。", .when), Row("1万円を超えるときは、上司に相談する。", .when),
    Row("誤りが見つかり次第、連絡する。", .when), Row("使うのは、院長が認めたときだけだ。", .onlyWhen),
    Row("入れるのは、人が育ってからだ。", .onlyWhen), Row("回収に7年かかる設備は買わない。", .relative),
    Row("安全より優先する仕事はない。"),
    Row("たとえ赤字でも納期を守る。", .regardless), Row("在庫が増えたので仕入れを止める。", .reason),
    Row("検査せずに出荷してはならない。", .manner), Row("屋根の作業は、雨なら中止する。", .when),
    Row("在庫が増えて、資金が足りない。", .background),
  ]

  static let english: [Row] = [
    Row("Decline orders below cost."), Row("If the margin is below 25%, decline the order.", .when),
    Row("Decline the order if the margin is below 25%.", .when),
    Row("When stock runs out, buy more.", .when),
    Row("Do not ship unless it is inspected.", .unless),
    Row("Unless it is inspected, do not ship it.", .unless),
    Row("Ship only if it has been inspected.", .onlyWhen),
    Row("Give discounts only when the president approves.", .onlyWhen),
    Row("Do not ship until it is inspected.", .until),
    Row("Even if the customer is angry, do not give a discount.", .regardless),
    Row("We decline orders that lose money.", .relative),
    Row("Stop buying because stock is high.", .reason),
    Row("Never ship goods without telling the customer.", .manner),
  ]

  @Test(arguments: japanese + english)
  func `the clauses of a sentence play their roles`(_ row: Row) throws {
    let sentences = try Reader.reading(row.text).sentences
    withKnownIssue(isIntermittent: true) {
      #expect(sentences.flatMap(\.clauses).map(\.role) == row.roles)
    } when: {
      row.knownIssue
    }
  }

  @Test(arguments: japanese + english)
  func `clauses lie within their sentence`(_ row: Row) throws {
    let reading = try Reader.reading(row.text)
    for sentence in reading.sentences {
      for clause in sentence.clauses {
        #expect(sentence.bytes.contains(clause.bytes.lowerBound))
        #expect(clause.bytes.upperBound <= sentence.bytes.upperBound)
      }
    }
  }

  static let cuts: [(String, Int)] = [
    ("値引きは断る。ただし端数はよい。", 2), ("原則中止、ただし屋内は続ける。", 2), ("断る！なぜか？", 2), ("値引きは5.5%まで。", 1),
    ("Decline it. But approve rush jobs.", 2), ("Discounts end at 5.5% of sales.", 1), ("。。。", 0),
    ("", 0),
    ("Ask me; I decide.", 2),
  ]

  @Test(arguments: cuts)
  func `a text is cut into its sentences`(_ text: String, _ count: Int) throws {
    #expect(try Reader.reading(text).sentences.count == count)
  }
}
