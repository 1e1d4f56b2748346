// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Reasoning
import Testing

/// What a case says of who did it, of what is not known or not there yet, and of what a rule leaves to others, each
/// with its other side.
@Suite(.serialized) struct ToldOfCasesTests {
  @Test(arguments: [
    Ruling(
      ["Sell bread to members only."], "A member wants a loaf of bread. May we sell it to her?",
      .approve),
    Ruling(
      ["Sell bread to members only."],
      "Someone who is not a member wants bread. May we sell it to him?",
      .decline),
    Ruling(
      ["The keys are handed to the caretaker only."],
      "The caretaker wants the keys. May we hand the keys to the caretaker?",
      .approve),
    Ruling(
      ["We buy timber from local mills only."], "The local mill offers timber. May we buy it?",
      .approve),
    Ruling(
      ["Test results are sent to the patient alone."],
      "The patient asks for his test results. May we send them to the patient?",
      .approve),
    Ruling(
      ["Test results are sent to the patient alone."],
      "The patient's employer asks for the test results. May we send them to the employer?",
      .decline),
    Ruling(
      ["Skis are lent to guests only."], "A guest wants skis. May we lend them to her?",
      .approve),
  ])
  func `only at the end of a rule shuts out the rest`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["The fee isn't refunded, except when it's us who cancel."],
      "The groom called off the dinner. Do we refund the fee?",
      .decline),
    Ruling(
      ["The fee isn't refunded, except when it's us who cancel."],
      "We had to cancel the course because the teacher is ill. Do we refund the fee?",
      .approve),
    Ruling(
      ["The fee isn't refunded, except when it's us who cancel."],
      "She cancelled the course because she found a cheaper one. Do we refund the fee?",
      .decline),
    Ruling(
      ["We don't refund course fees unless we cancel."],
      "A customer cancelled the course. Do we refund the course fee?",
      .decline),
    Ruling(
      ["受講料は返さない。ただし当校の都合で取りやめたときは返す。"], "生徒さんが取りやめた。受講料を返してよいか。",
      .decline),
    Ruling(
      ["内金は、こちらの都合で取り消したとき以外は返さない。"], "新郎の都合で取り消しになった。内金を返してよいか。",
      .decline),
    Ruling(
      ["内金は、こちらの都合で取り消したとき以外は返さない。"], "こちらの都合で取り消した。内金を返してよいか。",
      .approve),
  ])
  func `an exception for what the company does itself needs the company to do it`(_ ruling: Ruling)
    throws
  {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["夜勤明けの者を昼の現場に出してはならない。"], "昼の現場に山本を出したい。夜勤明けかどうか、まだ見ていません。出していいですか。",
      .conditional),
    Ruling(
      ["夜勤明けの者を昼の現場に出してはならない。"], "夜勤明けの山本を昼の現場に出していいですか。",
      .decline),
    Ruling(
      ["We don't lend torn tents."],
      "Nobody's checked yet whether the tent is torn. May we lend it?",
      .conditional),
    Ruling(
      ["We don't lend torn tents."], "The tent is torn. May we lend it?",
      .decline),
    Ruling(
      ["We don't sell cracked helmets."],
      "No one's checked whether the helmet is cracked. May we sell it?",
      .conditional),
    Ruling(
      ["We don't sell cracked helmets."], "The helmet is cracked. May we sell it?",
      .decline),
    Ruling(
      ["未検査の酒は出荷しない。"], "この酒は検査したかどうか分かりません。出荷していいですか。",
      .conditional),
    Ruling(
      ["未検査の酒は出荷しない。"], "この酒は未検査です。出荷していいですか。",
      .decline),
    Ruling(
      ["The foreman may approve extra hours up to 20 hours. Longer ones go to the president."],
      "I'm the foreman. The client wants extra hours; I haven't been told how many. May I approve it?",
      .conditional),
    Ruling(
      ["係長は、備品の購入を3万円まで決めてよい。それを超えるものは社長に上げる。"], "係長です。備品を買いたいです。値段はまだ聞いてません。買っていいすか。",
      .conditional),
    Ruling(
      ["係長は、備品の購入を3万円まで決めてよい。それを超えるものは社長に上げる。"], "係長です。備品を買いたいです。値段は2万円です。買っていいすか。",
      .approve),
  ])
  func `a ban on what nobody knows to be such stays open`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["検査をしないまま出荷してはならない。"], "急ぎなので、検査をしないまま出荷してよいか。",
      .decline),
    Ruling(
      ["点検していない機械は貸さない。"], "点検しないまま機械を貸していいすか。",
      .decline),
    Ruling(
      ["点検していない機械は貸さない。"], "点検した機械を貸してよいか。",
      .escalate),
    Ruling(
      ["消毒していない器具は使わない。"], "器具の消毒は飛ばして使っていいすか。",
      .decline),
    Ruling(
      ["消毒していない器具は使わない。"], "器具の消毒はまだです。使っちゃっていいですか。",
      .decline),
    Ruling(
      ["洗っていない皿は使わない。"], "皿は洗わないまま使っちゃっていいかな。",
      .decline),
    Ruling(
      ["契約書を交わした客にだけ鍵を渡す。"], "契約書はまだです。客に鍵を渡していいですか。",
      .decline),
    Ruling(
      ["契約書を交わした客にだけ鍵を渡す。"], "契約書を交わした客です。鍵を渡していいですか。",
      .approve),
  ])
  func `what is left as it is was not done`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["割れた皿は使わない。"], "割れた皿を使っていいすか。",
      .decline),
    Ruling(
      ["割れた皿は使わない。"], "割れた皿を使っちゃってもいいですかね。",
      .decline),
    Ruling(
      ["割れた皿は使わない。"], "割れた皿だけど、使ってもよろしいか。",
      .decline),
    Ruling(
      ["割れた皿は使わない。"], "割れた皿を使って平気ですか。",
      .decline),
    Ruling(
      ["常連の客には傘を貸してよい。"], "常連の客が傘を借りたいと言う。貸していいっすか。",
      .approve),
    Ruling(
      ["常連の客には傘を貸してよい。"], "常連の客が傘を借りたいと言う。貸しちゃっていいかな。",
      .approve),
    Ruling(
      ["常連の客には傘を貸してよい。"], "常連の客が傘を借りたいと言う。貸していいよね。",
      .approve),
    Ruling(
      ["酔った客は席に通さない。"], "酔った客が来た。席に通しちゃっていいすか。",
      .decline),
  ])
  func `everyday ways of asking for leave`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["37.5度以上の熱がある子は預からない。"], "朝の熱は38度でした。預かっていいですか。",
      .decline),
    Ruling(
      ["We never cut a client's hedge, not even when the neighbour asks."],
      "The neighbour asks us to cut the client's hedge. May we cut the hedge?",
      .decline),
    Ruling(
      ["We don't fire the kiln at night, not even if the order is late."],
      "It is night and the order is on time. May we fire the kiln?",
      .decline),
    Ruling(
      ["The office stays shut on Sundays. Nobody works on Sundays."],
      "The order is promised for Monday. Do we work on Sunday?",
      .decline),
    Ruling(
      ["Guides don't lead a group before they've had six training days; after that they may."],
      "A new guide has had four training days. May she lead a group?",
      .decline),
    Ruling(
      ["Guides don't lead a group before they've had six training days; after that they may."],
      "A new guide has had eight training days. May she lead a group?",
      .approve),
  ])
  func `a number within the words of a state`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["調律師は、修理代を一件1万円まで自分の判断でまけてよい。それより多くまけるときは社長に聞く。"], "調律師の木村です。修理代を8千円まけてほしいと頼まれました。まけていいですか。",
      .approve),
    Ruling(
      ["調律師は、修理代を一件1万円まで自分の判断でまけてよい。それより多くまけるときは社長に聞く。"], "調律師の木村です。修理代を2万円まけてほしいと頼まれました。まけていいですか。",
      .escalate),
    Ruling(
      ["調律師は、修理代を一件1万円まで自分の判断でまけてよい。それより多くまけるときは社長に聞く。"],
      "調律師の木村です。修理代をまけてと言われました。いくらかはまだ話していません。まけていいですか。",
      .conditional),
    Ruling(
      ["整備士は、部品を3万円まで買ってよい。それを超えるときは社長が決める。"], "整備士の大野です。部品が2万円です。買っていいですか。",
      .approve),
    Ruling(
      ["整備士は、部品を3万円まで買ってよい。それを超えるときは社長が決める。"], "整備士の大野です。部品が5万円です。買っていいですか。",
      .escalate),
  ])
  func `who asks by trade and name`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Screens we fit are repaired free within 6 months. After that the customer pays."],
      "The screen we fitted 3 months ago went dead. Do we repair it free?",
      .approve),
    Ruling(
      ["Wood shavings go free to the school."],
      "The school wants wood shavings. May we give them the shavings for nothing?",
      .approve),
    Ruling(
      ["Repairs are free if the fault is ours. Otherwise the customer pays."],
      "The zip broke and the fault was ours. May we repair it free of charge?",
      .approve),
  ])
  func `what costs nothing`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["When we can't do both, council jobs come before private jobs."],
      "One crew on Monday: the council wants the library scaffold and a private villa pays double. Do I send the crew to the villa first?",
      .decline),
    Ruling(
      ["When we can't do both, council jobs come before private jobs."],
      "One crew on Monday: the council wants the library scaffold and a private villa pays double. Do I send the crew to the council first?",
      .approve),
    Ruling(
      ["常連のお客様の頼みは必ず聞く。", "予約の順番は絶対に変えない。"], "常連の奥様から、先に振袖を貸してと頼まれました。予約の順番を変えていいですか。",
      .escalate),
    Ruling(
      ["常連のお客様の頼みは必ず聞く。", "予約の順番は絶対に変えない。"], "通りがかりの方が先に入りたいそうです。予約の順番を変えていいですか。",
      .decline),
    Ruling(
      [
        "The brewmaster may buy grain and salt as he sees fit. Machines are bought by the president."
      ], "Brewmaster here. May I buy two tons of wheat for the autumn batch?",
      .approve),
    Ruling(
      [
        "The brewmaster may buy grain and salt as he sees fit. Machines are bought by the president."
      ], "Brewmaster here. May I buy a machine for the autumn batch?",
      .escalate),
  ])
  func `who comes first, by what he is called`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
