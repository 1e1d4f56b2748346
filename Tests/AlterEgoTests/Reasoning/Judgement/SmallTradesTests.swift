// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Reasoning
import Testing

/// Questions to small houses of many trades, in words of their own.
@Suite(.serialized) struct SmallTradesTests {
  @Test(arguments: [
    Ruling(
      ["壺の貸し出しは、保険に入っている館なら受けてよい。入っていない館は断る。", "展示室の照明は毎月替える。"],
      "保険に入っている市立の館から、壺を借りたいと申し込みがあった。受けてよいか。", .approve),
    Ruling(
      ["壺の貸し出しは、保険に入っている館なら受けてよい。入っていない館は断る。", "展示室の照明は毎月替える。"],
      "壺を三つ借りたいという館があるが、保険には入っていないそうだ。受けてよいか。", .decline),
    Ruling(
      ["壺の貸し出しは、保険に入っている館なら受けてよい。入っていない館は断る。", "展示室の照明は毎月替える。"], "隣町の館から、秋の展示に壺を借りたいと手紙が来た。受けてよいか。",
      .conditional),
    Ruling(["一度に二十人を超える団体は入れない。二十人以下なら入れてよい。"], "バスで三十五人の団体が来る。入れてよいか。", .decline),
    Ruling(["一度に二十人を超える団体は入れない。二十人以下なら入れてよい。"], "十二人の団体から予約が来た。入れてよいか。", .approve),
    Ruling(["一度に二十人を超える団体は入れない。二十人以下なら入れてよい。"], "ちょうど二十人の団体だ。入れてよいか。", .approve),
    Ruling(["副主任は一件5万円まで修理を頼んでよい。5万円を超える修理は施設長が決める。"], "副主任です。乾燥機の修理が3万8千円です。頼んでよいですか。", .approve),
    Ruling(["副主任は一件5万円まで修理を頼んでよい。5万円を超える修理は施設長が決める。"], "副主任です。乾燥機の修理が6万円です。頼んでよいですか。", .escalate),
    Ruling(["花嫁の名前を広告に出さない。ただし本人が書面で認めたときは出してよい。"], "花嫁が書面で認めてくれた。名前を広告に出してよいか。", .approve),
    Ruling(["夜九時以降は演奏しない。", "港祭りの日は演奏を続ける。"], "港祭りの夜、九時半まで演奏を続けてほしいと言われた。続けてよいか。", .escalate),
    Ruling(["新人は一人で配達に出さない。三か月たてば出してよい。"], "先週入った新人を、一人で配達に出してよいか。", .decline),
    Ruling(["新人は一人で配達に出さない。三か月たてば出してよい。"], "新人が入って五か月たった。一人で配達に出してよいか。", .approve),
    Ruling(["値札のない品は売らない。"], "値札の付いていない皿を欲しがる客がいる。売ってよいか。", .decline),
    Ruling(["主任は菓子の仕入れ先を決めてよい。茶の仕入れ先は女将が決める。"], "主任です。新しい茶の仕入れ先を決めてよいですか。", .escalate),
    Ruling(["主任は菓子の仕入れ先を決めてよい。茶の仕入れ先は女将が決める。"], "主任です。菓子の仕入れ先を決めてよいですか。", .approve),
    Ruling(["猫は二匹まで預かる。三匹以上は断る。"], "猫を四匹預けたいという。預かってよいか。", .decline),
    Ruling(["屋台は衛生の講習を受けた者だけに出させる。"], "祭りの役員の息子が屋台を出したいと言う。出させてよいか。", .conditional),
    Ruling(
      ["We accept no returns after 30 days; within 30 days we take things back."],
      "A man wants to return a lamp he bought seven weeks ago. Do we take it back?", .decline),
    Ruling(
      ["We accept no returns after 30 days; within 30 days we take things back."],
      "A woman wants to return a lamp she bought last week. Do we take it back?", .approve),
    Ruling(
      ["We accept no returns after 30 days; within 30 days we take things back."],
      "A woman wants to return a lamp. Do we take it back?", .conditional),
    Ruling(
      [
        "The head ranger may close a path for up to two days. Longer closures are ordered by the park director."
      ], "Head ranger here. A tree is down. May I close the path for one day?", .approve),
    Ruling(
      [
        "The head ranger may close a path for up to two days. Longer closures are ordered by the park director."
      ], "Head ranger here. The bridge is rotten. May I close the path for a week?", .escalate),
    Ruling(
      ["We print nothing that insults a religion."],
      "A customer wants T-shirts that insult a religion. Do we print them?", .decline),
    Ruling(
      ["A coach is hired out only with one of our own drivers."],
      "A club wants a coach with a driver of its own. Do we hire it out?", .decline),
    Ruling(
      ["A coach is hired out only with one of our own drivers."],
      "A club wants a coach with one of our own drivers. Do we hire it out?", .approve),
    Ruling(
      ["Staff may take home unsold bread.", "Cakes are never taken home."],
      "May Anna take home the unsold bread tonight?", .approve),
    Ruling(
      ["Staff may take home unsold bread.", "Cakes are never taken home."],
      "Two cakes are left. May Anna take them home?", .decline),
    Ruling(
      ["Teachers may not tutor their own pupils for money."],
      "The maths teacher wants to tutor one of her own pupils for $30 an hour. May she?", .decline),
    Ruling(
      ["We never refuse a patient in pain.", "No new patients are taken this month."],
      "A new patient is in pain. Do we take him?", .escalate),
    Ruling(
      ["Deposits are returned unless something is broken; then we keep them."],
      "A window was broken at the party. Do we return the deposit?", .decline),
    Ruling(
      ["Deposits are returned unless something is broken; then we keep them."],
      "Nothing was broken at the party. Do we return the deposit?", .approve),
    Ruling(
      ["The crew chief may order parts under $250. From $250 up the fleet manager signs."],
      "Crew chief here. May I order a filter for $90?", .approve),
    Ruling(
      ["The crew chief may order parts under $250. From $250 up the fleet manager signs."],
      "Crew chief here. May I order a gearbox for $1,400?", .escalate),
    Ruling(
      ["The crew chief may order parts under $250. From $250 up the fleet manager signs."],
      "Crew chief here. The pump comes to exactly $250. May I order it?", .escalate),
    Ruling(
      ["Children under 12 swim only with a grown-up."],
      "A boy of nine is alone and wants to swim. May he?", .decline),
    Ruling(
      ["Night shifts are not given to apprentices. Journeymen may work them."],
      "May I put our apprentice on the night shift?", .decline),
    Ruling(
      ["Old stock may be sold at half price, new stock may not."],
      "May we sell the new stock at half price?", .decline),
    Ruling(
      ["Sample books are lent for two weeks at most."],
      "An architect wants to borrow the sample book for a month. May we lend it?", .decline),
    Ruling(
      ["Sample books are lent for two weeks at most."],
      "An architect wants to borrow the sample book for three days. May we lend it?", .approve),
    Ruling(
      ["The choir may use the hall except during exams."],
      "The choir wants the hall on Tuesday. It is in the middle of the exams. May it use it?",
      .decline),
    Ruling(
      ["The choir may use the hall except during exams."],
      "The choir wants to use the hall in the holidays. May it?", .approve),
    Ruling(
      ["Overtime is paid only if it was agreed beforehand."],
      "Tom stayed three hours longer, as agreed beforehand. Do we pay the overtime?", .approve),
  ])
  func `a small house is answered as its rules have it`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
