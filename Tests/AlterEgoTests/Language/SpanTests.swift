// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Language

/// When a statement applies and when it does not, in its own words.
@Suite struct SpanTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let span: String?
    init(_ text: String, _ span: String?) {
      self.text = text
      self.span = span
    }
    var testDescription: String { "\(text) → \(span ?? "-")" }
  }

  static let conditions = [
    Row("利益が出たら、社員に還元する。", "利益が出たら"), Row("返品を求められた場合は、理由を聞かずに受ける。", "返品を求められた場合"),
    Row("台風の際は、船を出すな。", "台風の際"), Row("入金が60日を過ぎたら、出荷を止める。", "入金が60日を過ぎたら"),
    Row("値段が折り合わなければ、無理に受けない。", "値段が折り合わなければ"),
    Row("設計に自信が持てないなら、着工を遅らせる。", "設計に自信が持てないなら"),
    // Restrictions.
    Row("値引きは、前払いのお客様に限って認める。", "前払いのお客様"), Row("返品は三日以内に限り受け付ける。", "三日以内"),
    Row("新しい薬を使うのは、院長が認めたときだけだ。", "院長が認めたとき"), Row("展示会に出るのは、新作があるときだけにする。", "新作があるとき"),
    // What makes no difference.
    Row("どんなに大口でも、値引きで仕事を取ってはならない。", "どんなに大口でも"), Row("何があっても、社員の首は切らない。", "何があっても"),
    Row("約束した納期は、何があっても守る。", "何があっても"), Row("職人の日当は、仕事の薄い月でも下げない。", "仕事の薄い月でも"),
    // Whom a rule is about tells more than what it grants.
    Row("離職を多く出した課長は、成績が良くても評価を下げる。", "離職を多く出した課長"),
    Row("年末年始だけは、何があっても全員休ませる。", "年末年始"),
    // The narrowed noun.
    Row("月払いのお客様には割引を適用しない。", "月払いのお客様"), Row("50万円以上の買い物は、必ず見積を取ること。", "50万円以上の買い物"),
    Row("三年で回収できない設備投資は見送る。", "三年で回収できない設備投資"), Row("二期続けて赤字の事業からは撤退する。", "二期続けて赤字の事業"),
    Row("三度目以降の返金は断る。", "三度目以降"), Row("雨の日の足場作業は中止する。", "雨の日"),
    Row("初回の注文については、代金引換のみとする。", "初回の注文"), Row("数千万円規模の投資は、銀行と相談したうえで決める。", "数千万円規模の投資"),
    Row("夜勤明けの職員に車の運転をさせない。", "夜勤明けの職員"), Row("遅刻三回で減点。", "遅刻三回"),
    // Granted without a comma, by a verb in て, by whatever anyone does.
    Row("看板の灯は、嵐でも消さない。", "嵐でも"), Row("配達の依頼には、夜中でも応じる。", "夜中でも"),
    Row("急患は、うちに医師がいなくても断らない。", "うちに医師がいなくても"), Row("国産の材を、値が倍になっても使う。", "国産の材を、値が倍になっても"),
    Row("湯船の掃除は、客が待っていても省かない。", "客が待っていても"), Row("工程の省略は、元請けが何と言おうと認めない。", "元請けが何と言おうと"),
    Row("やらせは、視聴率のためであっても許さない。", "視聴率のためであっても"), Row("本の修理は、一枚の破れでも引き受ける。", "一枚の破れでも"),
    Row("網は破れていたら、漁の途中でも替える。", "破れていたら"),
    Row("便は、荷がどれだけ遅れても出さない。", "荷がどれだけ遅れても"), Row("社長が留守の間は、工場長が炉を止めてよい。", "社長が留守の間"),
    // A time that is narrowed, and whom a second topic sets apart.
    Row("月曜の午前には機械を入れ替えるな。", "月曜の午前"), Row("会費の値上げは、既存の会員には適用しない。", "既存の会員"),
    Row("当日の取り消しには料金の全額をいただく。", "当日の取り消し"), Row("気温35度で屋外の作業は中止する。", "気温35度"),
    Row("値引きはしない。", nil), Row("お客様に嘘をつくな。", nil), Row("検査を省いて出荷してはならない。", nil),
  ]

  static let exceptions = [
    Row("どうしても必要なとき以外は、新しい倉庫を借りない。", "どうしても必要なとき"), Row("生ものを除き、返品を受け付ける。", "生もの"),
    Row("前金が入らない限り、製作には取りかからない。", "前金が入らない限り"), Row("検査に合格するまで納品しない。", "検査に合格するまで"),
    Row("海外展開は、国内の店が黒字になるまで見送る。", "国内の店が黒字になるまで"),
    Row("三度目以降の返金は断る。ただし当社の不具合が原因なら別だ。", "当社の不具合が原因なら"),
    Row("割引はしない。ただし開業記念の週は別とする。", "開業記念の週"), Row("掛け売りはしない。役所だけは例外だ。", "役所"),
    Row("生花は返品できない。傷んでいた場合は例外とする。", "傷んでいた場合"), Row("遅刻は減点する。ただし電車の遅れは数えない。", "電車の遅れ"),
    Row("値引きは現場に任せる。ただし一割を超えるものは所長の許可を取れ。", "一割を超えるもの"),
    // A later sentence says whose the rest is.
    Row("手形では受け取らない。やむを得ないときは、私に相談すること。", "やむを得ないとき"),
    Row("返金は現場で決めていい。1万円を超えるときだけ上に上げろ。", "1万円を超えるとき"),
    Row("仕入れは300万円まで決められる。それを超えたら常務に回すこと。", nil),
    Row("代車は無料で貸す。ただし一週間までだ。", nil), Row("値段が折り合わなければ、無理に受けない。", nil),
    Row("怪我人が出た現場は、原因が分かるまで止める。", nil), Row("相見積を取らずに発注してはいけない。", nil),
    // Nothing but, not before, and what a later sentence lifts or sets apart.
    Row("利益率10％以上の店しか、人を増やさない。", "利益率10％以上の店"), Row("型は、試し打ちをしてからでなければ使わない。", "試し打ちをしてからでなければ"),
    Row("粗利が2割に届かない案件は、部長の承認がなければ受けられない。", "部長の承認がなければ"),
    Row("車は壊れるまで乗る。修理代が年30万円を超えたときは考え直す。", "修理代が年30万円を超えたとき"),
    Row("小雨でも刈り取る。雷のときだけは引き揚げろ。", "雷のとき"), Row("改装は、客足が戻るまで先送りだ。", "客足が戻るまで"),
    // Other buyers are named, and nothing is excepted.
    Row("問屋以外への出荷を、3年で半分にする。", nil),
  ]

  @Test(arguments: conditions)
  func `a statement tells when it applies`(_ row: Row) throws {
    #expect(try Reader.analyzer().statement(row.text).condition == row.span)
  }

  @Test(arguments: exceptions)
  func `a statement tells when it does not apply`(_ row: Row) throws {
    #expect(try Reader.analyzer().statement(row.text).exception == row.span)
  }
}
