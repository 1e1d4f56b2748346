// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Session

/// Questions that say in everyday words, or with the thing itself, what a rule says in its own.
@Suite struct ParaphraseTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let rule: String
    let question: String
    let verdict: Verdict
    var testDescription: String { question }
  }

  static let rows: [Row] = [
    // The thing for its kind.
    Row(rule: "売れ残った魚は翌日に売らない。", question: "昨日のサバが余った。今朝の棚に並べてよいか。", verdict: .decline),
    Row(
      rule: "We sell a reptile only to a buyer who holds a keeper's licence.",
      question: "A student wants a tortoise and has no licence. May we sell it to him?",
      verdict: .decline),
    Row(
      rule: "We sell a reptile only to a buyer who holds a keeper's licence.",
      question:
        "A man would like the boa. We did not ask whether he holds a keeper's licence. May we sell it?",
      verdict: .conditional),
    // The act by another name.
    Row(rule: "魚は掛けで売らない。", question: "割烹から、ヒラメをつけで届けてほしいと言われた。応じてよいか。", verdict: .decline),
    Row(
      rule: "Flowers are never sold on credit.",
      question: "The hotel wants to pay for its roses at the end of each month. May we agree?",
      verdict: .decline),
    Row(rule: "社員から罰金を取らない。", question: "寝坊した者の給料から引くことにしてよいか。", verdict: .decline),
    // What somebody wants is what is proposed.
    Row(
      rule: "店長は、社用車の貸し出しを認めてよい。", question: "店長です。引っ越しのため社用のワゴンを借りたいと言う者がいる。貸してよいか。",
      verdict: .approve),
    // What is done first is proposed too.
    Row(rule: "日曜は出勤させない。", question: "日曜に板前を出勤させて、宴会の料理を作ってよいか。", verdict: .decline),
    Row(rule: "新作は値下げしない。", question: "先月の新作のスカートが残っている。1割安くしてよいか。", verdict: .decline),
    // Ours and another's.
    Row(
      rule: "Flowers are carried only in our own vans.",
      question: "A haulier we know could take the roses. May we pass the load to another firm?",
      verdict: .decline),
    // A duty one way, the case another.
    Row(
      rule: "Late barges are unloaded last.",
      question: "The barge is late again. May we unload her first?", verdict: .decline),
    Row(rule: "営業車は夜は会社に置く。", question: "明日が早い。営業車を自宅に置いてよいか。", verdict: .decline),
    // What a rule denies of its object, and how long back it looks.
    Row(
      rule: "We give no money to religious groups.",
      question: "The temple asks for $500. May we give money to this religious group?",
      verdict: .decline),
    Row(
      rule: "We glaze nothing with lead.",
      question: "A buyer asks for lead. May we glaze it with lead?",
      verdict: .decline),
    Row(rule: "足場なしの作業を禁止する。", question: "屋根の作業を、足場なしでさせてよいか。", verdict: .decline),
    Row(
      rule: "過去一年に事故を起こした者には、社用車を貸さない。", question: "半年前に事故を起こした者がいる。社用車を貸してよいか。",
      verdict: .decline),
    // The thing goes by a name nobody knows.
    Row(
      rule: "We hire out a zorb only to a club with a safety officer.",
      question: "A school has no safety officer. May we hire out the wobbler to it?",
      verdict: .decline),
  ]

  @Test(arguments: rows)
  func `a question in everyday words meets the rule`(_ row: Row) throws {
    let answer = try SmallCompany([row.rule]).ask(row.question).answer
    #expect(answer.verdict == row.verdict)
    if row.verdict != .escalate { #expect(answer.because.map(\.statement) == ["A"]) }
  }

  @Test(arguments: [
    Row(rule: "魚は掛けで売らない。", question: "ヒラメをお刺身にして届けてよいか。", verdict: .escalate),
    Row(
      rule: "We never give alcohol to guests under 18.",
      question: "The carriage needs paint. May we paint it red?", verdict: .escalate),
    Row(rule: "社用車を私用で貸さない。", question: "工場の壁を白く塗ってよいか。", verdict: .escalate),
  ])
  func `what speaks of something else stays uncovered`(_ row: Row) throws {
    #expect(try SmallCompany([row.rule]).ask(row.question).answer.verdict == .escalate)
  }
}
