// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// Rules as presidents say them in Japanese: how long they hold, for what they may be set aside, where
/// the other side of a limit begins, and verbs that mean what their object makes of them.
@Suite(.serialized) struct SpokenRulesTests {
  @Test(arguments: [
    Ruling(["雪崩の注意報が出ている間は、ゲレンデを開けない。"], "雪崩の注意報が出ている。ゲレンデを開けてよいか。", .decline),
    Ruling(["蔵の中で火を使わない。ただし、蝋を溶かすためなら使ってよい。"], "蝋を溶かすために蔵の中で火を使ってよいか。", .approve),
    Ruling(["蔵の中で火を使わない。ただし、蝋を溶かすためなら使ってよい。"], "体を温めるために蔵の中で火を使ってよいか。", .decline),
    Ruling(["九十点に届いた茶葉は店に並べてよい。届かない茶葉は並べない。"], "八十五点の茶葉を店に並べてよいか。", .decline),
    Ruling(["九十点に届いた茶葉は店に並べてよい。届かない茶葉は並べない。"], "九十三点の茶葉を店に並べてよいか。", .approve),
    Ruling(["古材は、相場の二割増しまでなら買ってよい。それより高ければ見送る。"], "古材が相場の三割増しで出た。買ってよいか。", .decline),
    Ruling(["古材は、相場の二割増しまでなら買ってよい。それより高ければ見送る。"], "古材が相場の一割五分増しで出た。買ってよいか。", .approve),
    Ruling(["封筒は五百枚から受ける。"], "封筒を三百枚頼まれた。受けてよいか。", .decline),
    Ruling(["封筒は五百枚から受ける。"], "封筒を八百枚頼まれた。受けてよいか。", .approve),
    Ruling(["患者さんの病名は、本人とご家族のほかには教えない。"], "患者さんの病名を勤め先の上司が知りたいと言う。教えてよいか。", .decline),
    Ruling(["延滞料は、会員になって一年を過ぎた方には免じてよい。一年以内なら必ずいただく。"], "会員になって二年の方の延滞料を勘弁してあげてよいか。", .approve),
    Ruling(["延滞料は、会員になって一年を過ぎた方には免じてよい。一年以内なら必ずいただく。"], "会員になって三か月の方です。延滞料をなしにしてよいか。", .decline),
    Ruling(["鉢の植え替えは、お買い上げから三か月以内なら無料で行ってよい。三か月を過ぎたら有料とする。"], "先月お買い上げの鉢を無料で植え替えてよいか。", .approve),
    Ruling(["鉢の植え替えは、お買い上げから三か月以内なら無料で行ってよい。三か月を過ぎたら有料とする。"], "おととしお買い上げの鉢を無料で植え替えてよいか。", .decline),
    Ruling(["キャプテンは三十万円まで帆の修理を決めてよい。それを超えるものはオーナーが決める。"], "キャプテンです。帆の修理に二十万円かかる。決めてよいか。", .approve),
    Ruling(
      ["キャプテンは三十万円まで帆の修理を決めてよい。それを超えるものはオーナーが決める。"], "キャプテンです。帆の修理に五十万円かかる。決めてよいか。", .escalate),
    Ruling(
      ["帆の修理は、キャプテンが三十万円まで決めてよい。それを超えるものはオーナーが決める。"], "キャプテンです。帆の修理に五十万円かかる。決めてよいか。", .escalate),
    Ruling(["種牛は、どなたにもお譲りしない。"], "隣村の農家に種牛を差し上げてよいか。", .decline),
    Ruling(["品質は決して譲らない。"], "納期のために品質を譲ってよいか。", .decline),
    Ruling(["刃の欠けた包丁は、必ず研いでから渡す。"], "刃の欠けた包丁を研がずに渡してよいか。", .decline),
    Ruling(
      ["12歳以下の子は一人で泳がせない。中学生なら一人で泳がせてよい。"], "男の子が一人で泳ぎたいと言う。何年生かはまだ聞いていない。泳がせてよいか。", .conditional),
    Ruling(["前例のない仕事は社長に上げる。"], "うちでは前例がありません。この仕事を受けてよいか。", .escalate),
    Ruling(
      ["八時間続けて潜った海女を、そのまま次の漁に出さない。", "浜の頼みは断らない。"], "もう八時間続けて潜った花子さんを、このまま次の漁に行かせてよいか。", .decline),
    Ruling(["放牧の間は柵の電気を切らない。"], "放牧の間に柵の電気を切ってよいか。", .decline),
  ])
  func `a spoken rule meets a spoken question`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Boards at 18 percent moisture or less may be shipped; wetter ones stay in the yard."],
      "The oak boards are at 16 percent moisture. May we have them painted?", .escalate),
    Ruling(
      ["Boards at 18 percent moisture or less may be shipped; wetter ones stay in the yard."],
      "The oak boards are at 16 percent moisture. Can we put them in the stove?", .escalate),
    Ruling(
      ["Boards at 18 percent moisture or less may be shipped; wetter ones stay in the yard."],
      "The oak boards are at 16 percent moisture. May we ship them?", .approve),
    Ruling(
      ["Dogs may be brought onto the terrace and nowhere else."],
      "May we feed the dog on the terrace?", .escalate),
    Ruling(
      ["Milk below 4 degrees may be delivered."], "The milk is at 3 degrees. May we freeze it?",
      .escalate),
    Ruling(["含水率18％以下の板は出荷してよい。"], "含水率16％の板を燃やしてよいか。", .escalate),
    Ruling(["4度以下の牛乳は配達してよい。"], "牛乳が3度です。凍らせてよいか。", .escalate),
    Ruling(["犬はテラスに入れてよい。"], "テラスで犬を洗ってよいか。", .escalate),
  ])
  func `leave reaches no further than its own act`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(["工房の中で走ったり、窯に触ったりしない。"], "工房の中で走ってよいか。", .decline),
    Ruling(["工房の中で走ったり、窯に触ったりしない。"], "見学の子を窯に触らせてよいか。", .decline),
    Ruling(["見学者は展示品に触ったり動かしたりしてはならない。"], "見学者が展示品を動かしてよいか。", .decline),
    Ruling(
      ["本人の希望と親の希望が食い違ったら、本人の希望に従う。"], "本人は絵を習いたい、親御さんは書を習わせたいと言う。親御さんの希望どおりに進めてよいか。", .decline),
    Ruling(["本人の希望と親の希望が食い違ったら、本人の希望に従う。"], "本人は絵を習いたい、親御さんは書を習わせたいと言う。本人の希望どおりに進めてよいか。", .approve),
    Ruling(["見学の申し込みは三日前まで受ける。それより遅い申し込みは断る。"], "明日の見学の申し込みが来た。受けてよいか。", .decline),
    Ruling(["月謝の分割は6回まで認める。それより多い回数は断る。"], "自習室を作ってよいか。", .escalate),
    Ruling(["与信枠を超える掛け売りはしない。"], "A社の与信枠は500万円で、売掛けの残りがもう400万円ある。200万円の木材を掛けで納めてよいか。", .decline),
    Ruling(
      ["返却が遅れたら延長料をもらう。ただし交通の乱れが理由なら、もらわない。"], "大雪で列車が止まり、着物の返却が一日遅れた。延長料をもらってよいか。", .conditional),
    Ruling(
      ["荷物は預からない。ただし、その日のうちに取りに来るなら預かってよい。その日のうちでも、生ものは預からない。"], "夕方取りに来るまで生のカニを預かってよいか。", .decline),
  ])
  func `several acts, sides, steps and limits are read as they are meant`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["十万円未満の仕入れは店長が決め、十万円以上は社長が決める。"], "店長です。七万円の冷蔵庫を仕入れてよいか。", .approve),
    Ruling(
      ["十万円未満の仕入れは店長が決め、十万円以上は社長が決める。"], "店長です。十二万円の冷蔵庫を仕入れてよいか。", .escalate),
    Ruling(
      ["修理の見積もりは、30万円までなら主任が決裁し、それを超えるものは工場長が決裁する。"], "主任です。45万円の修理の見積もりを決裁してよいか。", .escalate),
    Ruling(["会員には車椅子を貸し、会員でない人には貸さない。"], "会員でない人に車椅子を貸してよいか。", .decline),
    Ruling(["十八歳になっていない人は雇わない。"], "十七歳の高校生を雇ってよいか。", .decline),
    Ruling(["十八歳になっていない人は雇わない。十八歳以上なら雇ってよい。"], "十九歳の大学生を雇ってよいか。", .approve),
    Ruling(
      ["家賃の未払いがある部屋は、修繕しない。未払いがなければ修繕してよい。"], "三〇二号室は家賃が未払いのままだ。修繕してよいか。", .decline),
    Ruling(
      ["家賃の未払いがある部屋は、修繕しない。未払いがなければ修繕してよい。"], "三〇二号室に家賃の未払いはない。修繕してよいか。", .approve),
    Ruling(
      ["不良が月の生産の1％を超えた班には、新しい型を持たせない。1％以内の班は持たせてよい。"],
      "三班の先月の不良は生産の2.3％だった。新しい型を持たせてよいか。", .decline),
    Ruling(["生徒の成績を塾の外に教えない。"], "駅前の文具店から、うちの生徒の成績の良い子を教えてほしいと聞かれた。答えてよいか。", .decline),
    Ruling(["生徒の成績を塾の外に教えない。"], "生徒の自転車置き場に屋根を付けてよいか。", .escalate),
  ])
  func `sentences with two sides and words of the rule's own are held against a case`(
    _ ruling: Ruling
  ) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
