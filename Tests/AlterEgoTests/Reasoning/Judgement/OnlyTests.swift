// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// Rules that single out what they allow: only, だけ, のみ, しか…ない.
@Suite(.serialized) struct OnlyTests {
  @Test(arguments: [
    Ruling(["Ship only inspected goods."], "May I ship uninspected goods?", .decline),
    Ruling(["Ship only inspected goods."], "May I ship inspected goods?", .approve),
    Ruling(["Ship only inspected goods."], "May I ship goods that failed inspection?", .decline),
    Ruling(["Only inspected goods may be shipped."], "May I ship uninspected goods?", .decline),
    Ruling(["We hire only licensed drivers."], "Can we hire an unlicensed driver?", .decline),
    Ruling(["We hire only licensed drivers."], "Can we hire a driver without a licence?", .decline),
    Ruling(["We hire only licensed drivers."], "Can we hire a licensed driver?", .approve),
    Ruling(["We buy only certified timber."], "May we buy uncertified timber?", .decline),
    Ruling(["Lend skis only to members."], "Can I lend skis to a non-member?", .decline),
    Ruling(["Lend skis only to members."], "Can I lend skis to a member?", .approve),
    Ruling(["検査した製品だけを出荷する。"], "検査していない製品を出荷してよいか。", .decline),
    Ruling(["検査した製品だけを出荷する。"], "未検査品を出荷してよいか。", .decline),
    Ruling(["検査済みの製品しか出荷しない。"], "検査済みの製品を出荷してよいか。", .approve),
    Ruling(["検査済みの製品しか出荷しない。"], "未検査の製品を出荷してよいか。", .decline),
    Ruling(["会員にだけ道具を貸す。"], "会員に道具を貸してよいか。", .approve),
    Ruling(["会員にだけ道具を貸す。"], "会員でない人に道具を貸してよいか。", .decline),
    Ruling(["会員にだけ道具を貸す。"], "非会員に道具を貸してよいか。", .decline),
    Ruling(["登録した仕入先からしか買わない。"], "未登録の仕入先から買ってよいか。", .decline),
    Ruling(["非会員には道具を貸さない。"], "非会員に道具を貸してよいか。", .decline),
    Ruling(["無資格の者に溶接をさせない。"], "資格のない者に溶接をさせてよいか。", .decline),
  ])
  func `what is singled out is allowed and the rest is not`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(["Never lend skis to non-members."], "May I lend skis to a member?", .escalate),
    Ruling(["Lend skis only to members."], "May I lend skis to a tourist?", .conditional),
    Ruling(["会員なら無料で傘を貸す。"], "無料で傘を貸してよいか。", .conditional),
    Ruling(["保証の期間のうちなら無料で修理する。"], "時計を無料で修理してよいか。", .conditional),
  ])
  func `what the rule leaves open stays open`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(["売れ残った酒は捨てずに料理酒にする。"], "売れ残りの酒を捨ててよいか。", .decline),
    Ruling(
      ["Repair the pump without replacing parts."], "May I replace parts of the pump?", .decline),
    Ruling(["材料費が三割上がったら値上げを申し入れる。"], "材料費が35％上がった。値上げを申し入れてよいか。", .approve),
    Ruling(["入金が60日遅れたら出荷を止める。"], "入金が75日遅れている。出荷を止めてよいか。", .approve),
    Ruling(["社員の残業は月30時間以内にする。"], "今月すでに28時間残業した社員に、あと5時間残業させてよいか。", .decline),
    Ruling(["社員の残業は月30時間以内にする。"], "今月すでに20時間残業した社員に、あと5時間残業させてよいか。", .approve),
    Ruling(["未成年には売らない。"], "17歳の客に売ってよいか。", .decline),
    Ruling(["新規のお客様は前払いとする。"], "初めてのお客様に後払いで売ってよいか。", .decline),
    Ruling(["工事の前に近所へ説明する。"], "近所に何も言わずに工事を始めてよいか。", .decline),
  ])
  func `what a rule says by the way counts`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    ("会員にだけ道具を貸す。", Modality.must), ("会員にしか道具を貸さない。", .mustNot),
    ("Lend skis only to members.", .must), ("We only hire licensed drivers.", .must),
  ])
  func `the force is that of the sentence`(_ text: String, _ modality: Modality) throws {
    #expect(try Ruling.analyzer.get().statement(text).modality == modality)
  }
}
