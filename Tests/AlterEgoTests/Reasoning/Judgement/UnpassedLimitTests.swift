// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// A verb that denies passing a number: a ban on passing it as a whole, a limit within the rest.
@Suite(.serialized) struct UnpassedLimitTests {
  @Test(arguments: [
    Ruling(["外注費は売上の10%を超えない。"], "外注費が売上の12%になるが、この外注をしてよいか。", .decline),
    Ruling(["外注費は売上の10%を超えない。"], "外注費が売上の8%だが、この外注をしてよいか。", .escalate),
    Ruling(["5万円を超えない場合は店長が決めてよい。"], "店長は8万円の修理を決めてよいか。", .escalate),
    Ruling(["納期が10日を超えない仕事は受けてよい。"], "納期が15日の仕事を受けてよいか。", .decline),
    Ruling(["納期が10日を超えない仕事は受けてよい。"], "納期が8日の仕事を受けてよいか。", .approve),
    Ruling(["粗利率が25%を下回らない仕事は受けてよい。"], "粗利率20%の仕事を受けてよいか。", .escalate),
    Ruling(["粗利率が25%を下回らない仕事は受けてよい。"], "粗利率30%の仕事を受けてよいか。", .approve),
    // Up to which only: what is denied is all beyond it.
    Ruling(["値引きは1割までしか認めない。"], "値引きを5％してよいか。", .approve),
    Ruling(["値引きは1割までしか認めない。"], "値引きを15％してよいか。", .decline),
    Ruling(["値引きは5％、それ以上はびた一文まけない。"], "値引きを8％してよいか。", .decline),
    Ruling(["値引きは5％を超えたらだめだ。"], "値引きを8％してよいか。", .decline),
    Ruling(["値引きは5％を超えたらだめだ。"], "値引きを3％してよいか。", .escalate),
    // Not three tenths: less than that.
    Ruling(["粗利率3割ない仕事は受けるな。"], "粗利率25％の仕事を受けてよいか。", .decline),
    Ruling(["粗利率3割ない仕事は受けるな。"], "粗利率35％の仕事を受けてよいか。", .escalate),
    Ruling(["粗利率が3割もない仕事は受けない。"], "粗利率35％の仕事を受けてよいか。", .escalate),
    Ruling(
      ["No contract longer than two years is signed."], "Can I sign a contract of three years?",
      .decline),
  ])
  func `it is never taken for its opposite`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    ("手数料は5%を超えないようにする。", Modality.mustNot, Comparator.more),
    ("在庫は2か月分を上回らない。", .mustNot, .more),
    ("積立は300万円を下回らないこと。", .mustNot, .less),
    ("残業は月30時間を超えないように組む。", .must, .atMost),
    ("50人を超えないクラスだけ受ける。", .must, .atMost),
    ("仕掛品を20日分より増やすな。", .mustNot, .more),
    ("支払いは30日より遅らせるな。", .mustNot, .more),
    ("現金は月商の3か月分を下らないこと。", .mustNot, .less),
    ("粗利率が3割もない仕事はやらない。", .mustNot, .less),
    ("値引きは5％までしかしない。", .must, .atMost),
  ])
  func `the norm has the comparator that it goes by`(
    _ row: (text: String, modality: Modality, op: Comparator)
  ) throws {
    let norm = try #require(try Reader.analyzer().draft(row.text).norms.first)
    #expect(norm.modality == row.modality)
    #expect((norm.when + norm.requires).first?.op == row.op)
  }
}
