// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Testing

/// What a line without rule words is by the order of its words.
@Suite struct KindShapeTests {
  @Test(arguments: [
    ("転倒事故を年10件以下にする。", Kind.kpi),
    ("届け先の間違いを月3件以下にする。", .kpi),
    ("売れ残りを一日20個まで減らす。", .kpi),
    ("出荷の帳面を端末に替える。", .initiative),
    ("夜の見回りにカメラを付ける。", .initiative),
    ("毎朝、乾燥機の中のカメラを拭く。", .principle),
    ("先に型紙を見せ、やり直しを減らす。", .strategy),
    ("Claims for broken glass below 2 percent of sales within three years.", .kpi),
    ("No more than three spoiled batches a year.", .kpi),
    ("Debts over ninety days go to the lawyer.", .principle),
    ("Payment terms are 30 days from the end of the month.", .principle),
    ("Fit cameras to every van.", .initiative),
    ("Wipe the sensors every day.", .principle),
    ("この島の子に本を残すために働いている。", .purpose),
    ("落とし物は年0.5件以下。", .kpi),
    ("返却期限を守る人の割合を98％に。", .kpi),
    ("若い司書は、貸し出しの伸びで見る。", .criterion),
    ("正直、館長の席はまだ譲りたくない。", .candid),
    ("雨季に限り、船頭は運賃から5％引いて客を取ってよい。", .delegation),
    ("帆の繕いは、一枚3万円まで稟議なしで出してよい。", .delegation),
    ("10年後、島の船の半分は電気で走っている。", .vision),
    ("手が足りないので、切符の電話は外の会社に頼む。", .initiative),
    ("We're here so that a village of forty can keep its library.", .purpose),
    ("Buyers stand or fall by the freshness of their fish.", .criterion),
    ("The bosun orders rope on his own signature.", .delegation),
    ("Between us, I'm sick of chasing grants.", .candid),
    ("We're stretched, so the newsletter goes to an agency.", .initiative),
    ("Parcels on time: 99 percent by June.", .kpi),
    ("Unpaid fines below 20,000 yen at every month end.", .kpi),
    ("Put a tablet in every lifeboat.", .initiative),
  ])
  func `the order of words tells the kind`(_ text: String, _ kind: Kind) throws {
    #expect(try Reader.analyzer().statement(text).kind == kind)
  }
}
