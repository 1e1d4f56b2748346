// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Session

/// Two sentences that can't both be kept, with and without a ranking between them.
@Suite struct RankingTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let sentences: [String]
    let question: String
    let verdict: Verdict
    /// Ids that are cited for it: A is the first sentence.
    let cites: String
    var testDescription: String { question }

    init(_ sentences: [String], _ question: String, _ verdict: Verdict, _ cites: String) {
      (self.sentences, self.question) = (sentences, question)
      (self.verdict, self.cites) = (verdict, cites)
    }
  }

  static let rows: [Row] = [
    Row(
      ["稽古と取材がぶつかったら、稽古を優先する。", "取材の依頼は断らない。"],
      "稽古の時間にテレビ局から取材の依頼が来た。稽古を中断して取材を受けてよいか。", .decline, "A"),
    Row(
      ["稽古と取材がぶつかったら、稽古を優先する。", "取材の依頼は断らない。"],
      "稽古のない月曜にテレビ局から取材の依頼が来た。受けてよいか。", .approve, "B"),
    Row(
      ["田植えと研修がぶつかったら、田植えを優先する。", "研修の申し込みは断らない。"],
      "田植えの週に新人の研修の申し込みがあった。田植えを後回しにして研修に出してよいか。", .decline, "A"),
    Row(
      [
        "When rehearsals and tours of the theatre clash, rehearsals come first.",
        "Never turn down a school tour.",
      ],
      "A school wants a tour during Friday's rehearsal. May we interrupt the rehearsal and take the tour round?",
      .decline, "A"),
    Row(
      [
        "When rehearsals and tours of the theatre clash, rehearsals come first.",
        "Never turn down a school tour.",
      ],
      "A school wants a tour on Monday, when there is no rehearsal. May we accept it?", .approve,
      "B"),
    Row(
      ["安全と工期がぶつかったら、安全を優先する。", "足場は一日で組み上げる。"],
      "足場の留め具にひびが見つかった。取り替えると一日を過ぎる。取り替えずに組んでよいか。", .decline, "A"),
    Row(
      [
        "When safety and speed clash, safety comes first.",
        "Reopen a stopped ride within thirty minutes.",
      ],
      "The safety bar on the carousel is faulty. Repairing it would take more than thirty minutes. May we reopen it without repairing it?",
      .decline, "A"),
    Row(
      [
        "When vaccine runs short, care homes come before all other customers.",
        "Fill every order within two days.",
      ],
      "Vaccine has run short this week. May we supply the gym first and let the care home wait until Monday?",
      .decline, "A"),
    Row(
      [
        "When seats are short, wheelchair users come before all other passengers.",
        "Sell tickets to whoever asks.",
      ],
      "Seats are short on tonight's coach. May we seat the football fans first and put off the wheelchair user until tomorrow?",
      .decline, "A"),
    Row(
      ["灯油が足りないときは、病院をほかのどの客よりも優先する。", "注文はその日のうちに届ける。"],
      "灯油が足りない。先にゴルフ場に届けて、病院には明日まで待ってもらってよいか。", .decline, "A"),
    Row(
      ["灯油が足りないときは、病院をほかのどの客よりも優先する。", "注文はその日のうちに届ける。"],
      "灯油が足りない。先に病院に届けて、ゴルフ場には明日まで待ってもらってよいか。", .approve, "A"),
    Row(
      ["Prefer growers from our own valley.", "Prefer the cheapest grower."],
      "The cheapest grower of salad is not from our own valley. May we buy from it?", .escalate,
      "AB"),
    Row(
      ["Prefer carriers with electric vans.", "Prefer the fastest carrier."],
      "The fastest carrier has no electric vans. May we use it?", .escalate, "AB"),
    Row(
      ["約束した開店の時刻は必ず守る。", "熱のある者は厨房に立たせない。"],
      "料理長に熱がある。料理長を厨房に立たせないと、約束した開店の時刻を守れない。立たせてよいか。", .escalate, "AB"),
    Row(
      ["お客様に伝えた納品日は必ず守る。", "雨の日は塗装しない。"],
      "今日は雨だ。今日塗装しなければ、お客様に伝えた納品日を守れなくなる。塗装してよいか。", .escalate, "AB"),
    Row(
      ["Always keep the opening date we announced.", "Never let an unwell singer perform."],
      "Our lead singer is unwell. Unless she performs tonight, we can't keep the opening date we announced. May we let her perform?",
      .escalate, "AB"),
    Row(
      ["Always keep a promised delivery day.", "Never drive when the roads are icy."],
      "The roads are icy. If we don't drive today we will miss the promised delivery day. May we drive?",
      .escalate, "AB"),
    Row(
      ["仕入先はできるだけ県内から選ぶ。", "仕入先はできるだけ値段の安いところを選ぶ。"],
      "いちばん安い仕入先は県内の業者ではない。そこを選んでよいか。", .escalate, "AB"),
    Row(
      ["安全と待ち時間がぶつかったら、安全を優先する。", "お客様を10分より長く待たせない。"],
      "観覧車を点検すると、お客様を25分待たせてしまう。それでも点検してよいか。", .approve, "A"),
    Row(
      [
        "When safety and waiting time clash, safety comes first.",
        "Never keep customers waiting more than ten minutes.",
      ],
      "Inspecting the big wheel would keep customers waiting for half an hour. May we inspect it?",
      .approve, "A"),
    Row(
      ["衛生と待ち時間がぶつかったら、衛生を優先する。", "お客様を15分より長く待たせない。"],
      "お客様を20分待たせてしまう。それでも電話に出てよいか。", .decline, "B"),
  ]

  @Test(arguments: rows)
  func `what is ranked is decided and what is not goes up`(_ row: Row) throws {
    let answer = try SmallCompany(row.sentences).ask(row.question).answer
    #expect(answer.verdict == row.verdict)
    #expect(Set(answer.because.map(\.statement)) == Set(row.cites.map(String.init)))
    #expect((answer.reason == .clash) == (row.verdict == .escalate))
  }
}
