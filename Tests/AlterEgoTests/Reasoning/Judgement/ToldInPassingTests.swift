// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// What decides is often told in passing, in words of the asker's own: an or in a condition, a step that
/// comes first, what stays as it is, who else is named.
@Suite(.serialized) struct ToldInPassingTests {
  static let companion = ["園児の外遊びは、保育士か園長が見ているときだけ認める。"]
  static let leave = ["生徒の早退は、保護者か担任が申し出たときだけ認める。"]
  static let leak = ["工賃は返さない。ただし三か月以内に水漏れが起きたときは全額返す。"]
  static let hall = ["貸し切りは、前金をもらえれば受けてよい。もらえなければ断る。"]
  static let site = ["安全と工期がぶつかったら、安全を優先する。"]
  static let mend = ["焼き損ないに値引きはしない。代わりに無料で焼き直す。"]
  static let proof = ["50枚以上の注文は、見本を確かめてもらってから刷る。"]
  static let kennel = ["犬の預かりは、予防注射の証明があるものだけにする。"]
  static let help = ["5千円以下の部品交換に主任の承認は要らない。"]

  @Test(arguments: [
    Ruling(companion, "年長の子が砂場で遊びたいと言う。保育士も園長も会議で手が離せず、子どもだけになる。外遊びを認めてよいか。", .decline),
    Ruling(leave, "Kさんが早退したいと言う。お母さんから電話で申し出があった。早退を認めてよいか。", .approve),
    Ruling(leave, "Kさんが早退したいと言う。保護者からも担任からも申し出はない。早退を認めてよいか。", .decline),
    Ruling(leak, "半年前の工事で、水漏れは起きていないが音が気になるので工賃を返してほしいと言う。返してよいか。", .decline),
    Ruling(leak, "二か月前に直した蛇口で水漏れが起きた。工賃を返してよいか。", .approve),
    Ruling(hall, "貸し切りの相談が来た。前金をもらった。受けてよいか。", .approve),
    Ruling(hall, "貸し切りの相談が来た。前金は出せないと言う。受けてよいか。", .decline),
    Ruling(site, "足場の留め具が一つ緩んでいる。締め直すと工期に間に合わない。このまま作業を続けてよいか。", .decline),
    Ruling(mend, "皿の縁が欠けていた。値段は変えずに、無料で焼き直してよいか。", .approve),
    Ruling(proof, "80枚の注文で、見本はまだ見てもらっていない。刷ってよいか。", .decline),
    Ruling(proof, "80枚の注文で、見本は先方に確かめてもらった。刷ってよいか。", .approve),
    Ruling(kennel, "飼い主が柴犬を三日預けたいという。予防注射の証明を持ってきた。預かってよいか。", .approve),
    Ruling(kennel, "飼い主が柴犬を三日預けたいという。予防注射はしていないそうだ。預かってよいか。", .decline),
    Ruling(help, "3千円の部品交換を、主任の承認なしで進めてよいか。", .approve),
    Ruling(help, "8千円の部品交換を、主任の承認なしで進めてよいか。", .escalate),
    Ruling(["雨の日は高い木に登らない。"], "今朝から雨が降っている。欅の上の枝を切りに登ってよいか。", .decline),
    Ruling(["倉庫係は、フォークリフトの免許を持つ人だけ採用してよい。"], "応募してきた人はフォークリフトの免許を持っている。倉庫係に採用してよいか。", .approve),
  ])
  func `what is told in passing decides`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
