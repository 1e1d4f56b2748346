// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Language

/// Which kind of statement a Japanese sentence is, and the limit it sets.
@Suite struct JapaneseKindTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let kinds: [Kind]
    init(_ text: String, _ kinds: Kind...) {
      self.text = text
      self.kinds = kinds
    }
    var testDescription: String { "\(text) → \(kinds.map(\.rawValue))" }
  }

  static let rows = [
    Row("本の楽しさを届けることが、わが社の存在理由である。", .purpose), Row("暮らしを守るために、この店はある。", .purpose),
    Row("親から子へ着物を受け継ぐ手助けをするのが我々の務めである。", .purpose),
    Row("提案型の営業で粗利率を上げる。", .strategy), Row("高級旅館をやめ、長期滞在の宿に切り替える。", .strategy),
    Row("個人の清掃から手を引き、法人に絞る。", .strategy), Row("訪問看護に力を入れる。", .strategy),
    Row("地域で一番頼られる店になる。", .vision, .strategy),
    Row("電気代を半減させる。", .kpi), Row("返本率を30％以下に抑え込む。", .kpi), Row("2028年度の売上目標は6億円だ。", .kpi),
    Row("休診日の変更は院長の判断とする。", .delegation), Row("判断に迷うものは私に回してくれ。", .delegation),
    Row("窓口の者が自分で決めて渡してかまわない。", .delegation), Row("私がいない間の値決めは、専務に預ける。", .delegation),
    Row("三割引までは店で決めてかまわない。", .delegation),
    Row("獣医の給与は、飼い主の満足度で決める。", .criterion), Row("職人の等級は、仕上がりの美しさで決める。", .criterion),
    Row("赤字の部門には賞与を出さない。", .criterion),
    // A post that no table lists, leave without asking; what pay is measured by.
    Row("受付は、3,000円以内の菓子を上司に聞かずに渡してよい。", .delegation), Row("学級主任は、遠足の行き先を変えてもよい。", .delegation),
    Row("美容師の給料の三割は、再来店の数で決める。", .criterion), Row("提案の数で賞与に差をつける。", .criterion),
    Row("お客様に断りなく部品を替えない。", .principle), Row("望まれない限り、上の等級の部屋は勧めない。", .principle),
    // A ban stays a rule, whoever is asked in its exception; so does a restriction.
    Row("手形では受け取らない。やむを得ないときは、私に相談すること。", .principle),
    Row("試食を出すのは、保健所の許可を得たものに限る。", .principle), Row("挨拶を欠かすな。", .principle),
  ]

  @Test(arguments: rows)
  func `a Japanese statement is of its kind`(_ row: Row) throws {
    let kind = try Reader.analyzer().statement(row.text).kind
    #expect(row.kinds.contains { $0 == kind }, "\(kind)")
  }

  struct Limit: CustomTestStringConvertible, Sendable {
    let text: String
    let limit: String
    init(_ text: String, _ limit: String) {
      self.text = text
      self.limit = limit
    }
    var testDescription: String { "\(text) → \(limit)" }
  }

  static let limits = [
    Limit("客室稼働率を80％に引き上げる。", ">= 80.0 percent"), Limit("返品率を3％へ下げる。", "<= 3.0 percent"),
    Limit("自己資本比率は令和十年度に45％へ。", ">= 45.0 percent"), Limit("電気代を半減させる。", "<= 0.5 times"),
    Limit("事故率を2年で半減させたい。", "<= 0.5 times"), Limit("新卒を毎年必ず二人は採る。", ">= 2.0 people"),
    Limit("手元に3,000万円は残しておけ。", ">= 30000000.0 JPY"), Limit("社員の給料は毎年3％ずつ上げていきたい。", "= 3.0 percent"),
    Limit("粗利率は32％を切らせない。", "< 32.0 percent"), Limit("1万円を超えるときは、上司に相談する。", "> 10000.0 JPY"),
    Limit("在庫は30日分を上限とする。", "<= 30.0 days"), Limit("二年続けて売れなかった商品は棚から外す。", "= 2.0 years"),
    Limit("二期続けて赤字の事業からは撤退する。", "= 2.0 fiscal_years"), Limit("納品から一年以内の故障は、無償で直す。", "<= 1.0 years"),
    // A share, an end with no verb, a date by which it is to be there, so often at least.
    Limit("前日の取りやめには会費の半額をいただく。", "= 50.0 percent"), Limit("着手金が半分入るまで、図面は渡さない。", "= 50.0 percent"),
    Limit("来期は指名の客を四割に。", ">= 40.0 percent"), Limit("令和11年度までに輸出を全体の三割にする。", ">= 30.0 percent"),
    Limit("月に一度は全員で集まること。", ">= 12.0 per_year"), Limit("会員を二年後には千人まで積み上げる。", ">= 1000.0 people"),
    // Figures that set no limit.
    Limit("大豆は、値が倍になっても国産を使う。", "-"), Limit("波の高さ2メートルで出航は中止だ。", "-"),
    Limit("風速12メートルを超えたら、足場を下りる。", "-"), Limit("若い船員を毎年一人は育てる。", ">= 1.0 people"),
    Limit("確認は必ず二人で行う。", "-"), Limit("値上げのお願いは、紙一枚で済ませない。", "-"), Limit("毎日焼きたてを出す。", "-"),
    Limit("支払いは一日たりとも遅らせるな。", "-"), Limit("賞与は半期の粗利に応じて配る。", "-"),
    Limit("来年度中に、予約をネットに一本化する。", "-"),
    // Not done in time; brought to a number; a warmth; never again.
    Limit("5年で元が取れないなら、窯は買わない。", "> 5.0 years"), Limit("3年で修理を売上の3割に育てる。", ">= 30.0 percent"),
    Limit("5年かけて定期契約を売上の4割に持っていく。", ">= 40.0 percent"), Limit("貯蔵室は5度以下に保つこと。", "-"),
    Limit("三度以上の遅刻は上に上げること。", ">= 3.0 times_occurrence"), Limit("同じ失敗を二度くり返すな。", "-"),
    Limit("発芽率が80％に満たなければ種は売らない。", "< 80.0 percent"),
    Limit("苗は定価の半額を下回ってはならない。", "< 0.5 times"),
  ]

  @Test(arguments: limits)
  func `a Japanese statement sets the limit it names`(_ row: Limit) throws {
    let threshold = try Reader.analyzer().statement(row.text).threshold
    let said = threshold.map { limit in
      "\(limit.op?.rawValue ?? "") \(limit.value ?? 0) \(limit.unit ?? "")"
    }
    #expect(said ?? "-" == row.limit)
  }
}
