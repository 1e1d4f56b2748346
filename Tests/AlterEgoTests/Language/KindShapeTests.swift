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
  ])
  func `the order of words tells the kind`(_ text: String, _ kind: Kind) throws {
    #expect(try Reader.analyzer().statement(text).kind == kind)
  }
}
