// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Reasoning
import Testing

/// What a case says is not so, is not known, or is only asked for.
@Suite(.serialized) struct ToldOtherwiseTests {
  @Test(arguments: [
    Ruling(["予防接種をしていない猫は預からない。接種済みの猫は預かってよい。"], "予防接種済みの猫を二泊預かってよいか。", .approve),
    Ruling(["予防接種をしていない猫は預からない。接種済みの猫は預かってよい。"], "猫を預かってほしいという。予防接種はまだしていないという。預かってよいか。", .decline),
    Ruling(["予防接種をしていない猫は預からない。接種済みの猫は預かってよい。"], "猫を一晩預かってほしいと電話があった。預かってよいか。", .conditional),
    Ruling(["消毒していない容器は使わない。消毒済みの容器は使ってよい。"], "消毒済みの容器がある。使ってよいか。", .approve),
    Ruling(["消毒していない容器は使わない。消毒済みの容器は使ってよい。"], "容器はまだ消毒していないそうだ。使ってよいか。", .decline),
    Ruling(["保険に入っていない車は駐めさせない。"], "客の車は保険にまだ入っていないという。駐めさせてよいか。", .decline),
  ])
  func `what is told not to be so is not so`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(["遅れのおわびに値引きはしない。代わりに菓子を贈る。"], "納品が一日遅れた。値引きはせず、おわびに菓子を贈ってよいか。", .approve),
    Ruling(["遅れのおわびに値引きはしない。代わりに菓子を贈る。"], "納品が一日遅れた。おわびに値引きしてよいか。", .decline),
    Ruling(["納期と検査がぶつかったら、検査を優先する。"], "検査をすると納品が三日遅れる。検査せずに予定の日に納めてよいか。", .decline),
    Ruling(["納期と検査がぶつかったら、検査を優先する。"], "検査をすると納品が三日遅れる。納品を遅らせて検査してよいか。", .approve),
  ])
  func `what is not done, and what is done instead`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(["顧客の住所を外部の人に教えない。ただし警察に求められたときは教えてよい。"], "警察から、顧客の住所を教えるよう求められた。教えてよいか。", .approve),
    Ruling(["顧客の住所を外部の人に教えない。ただし警察に求められたときは教えてよい。"], "保険の勧誘員が、顧客の住所を知りたがっている。教えてよいか。", .decline),
    Ruling(["常連のお客様の頼みは断らない。", "水曜は店を開けない。"], "常連のお客様から、水曜に店を開けてほしいと頼まれた。開けてよいか。", .escalate),
    Ruling(["常連のお客様の頼みは断らない。", "水曜は店を開けない。"], "常連のお客様から、席を窓ぎわにしてほしいと頼まれた。そうしてよいか。", .approve),
    Ruling(["学校への貸し出しは断らない。", "山の上には舞台を貸さない。"], "学校が使うという話だが、場所は山の上だ。舞台を貸してよいか。", .escalate),
    Ruling(
      [
        "We never turn away a family recommended by the hospice.",
        "We hold no services on Sundays.",
      ],
      "The hospice has recommended a family who want the service on a Sunday. Do we take the service?",
      .escalate),
    Ruling(["常連の客の注文は断らない。", "一日に五件は受けない。"], "常連の客から注文が来た。受ければ一日に五件になる。受けてよいか。", .escalate),
  ])
  func `what was asked for is granted by doing it`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["控え室の使用料をもらう。ただし地元の学校からはもらわない。"], "控え室を使いたいと電話があった。どこの団体かまだうかがっていない。使用料をもらってよいか。",
      .conditional),
    Ruling(["控え室の使用料をもらう。ただし地元の学校からはもらわない。"], "旅行会社が控え室を使いたいという。使用料をもらってよいか。", .approve),
    Ruling(["控え室の使用料をもらう。ただし地元の学校からはもらわない。"], "地元の学校が控え室を使いたいという。使用料をもらってよいか。", .decline),
  ])
  func `what nobody has asked yet is open`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(["社外に頼む翻訳は、一件5万円までなら発注してよい。それを超えるものは頼まない。"], "契約書の翻訳を一件4万円で発注したい。よいか。", .approve),
    Ruling(["社外に頼む翻訳は、一件5万円までなら発注してよい。それを超えるものは頼まない。"], "契約書の翻訳を一件9万円で発注したい。よいですか。", .decline),
    Ruling(["社外に頼む翻訳は、一件5万円までなら発注してよい。それを超えるものは頼まない。"], "契約書の翻訳を発注したい。よいか。", .conditional),
    Ruling(["一人月20時間まで残業を認める。それを超えさせない。"], "今月はすでに18時間残業している。あと5時間させてよいか。", .decline),
    Ruling(["一人月20時間まで残業を認める。それを超えさせない。"], "今月はすでに12時間残業している。あと5時間させてよいか。", .approve),
  ])
  func `a wish and a bare question ask`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
