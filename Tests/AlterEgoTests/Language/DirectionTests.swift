// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Language

/// For whom a statement is or toward whom it binds.
@Suite struct DirectionTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let directions: [Direction]
    init(_ text: String, _ directions: Direction...) {
      self.text = text
      self.directions = directions
    }
    var testDescription: String { text }
  }

  static let money: [Row] = [
    Row("前金のない特注は受けない。", .company), Row("交際費は月10万円までとする。", .company),
    Row("お得意様でも値引きは一割までだ。", .company), Row("回収が遅れた先には掛けで売らない。", .company),
    Row("Never sell on credit to customers who paid late.", .company),
    Row("Quotes over a million yen need two signatures.", .company),
    Row("Never lend the company's money to anyone.", .company),
    Row("Keep overheads below 20% of revenue.", .company),
    Row("前金が入らない限り、型には取りかからない。", .company),
    Row("Unless the customer pays up front, we do not start cutting.", .company),
    Row("客先での常駐をやめて、自社の商品に移る。", .company),
  ]

  static let people: [Row] = [
    Row("猛暑の日は屋外の作業を止めて休憩を取らせる。", .employees), Row("有給は理由を聞かずに認める。", .employees),
    Row("賞与は年二回、必ず払う。", .employees), Row("ヘルメットのない者を足場に上げない。", .employees),
    Row("残業は月20時間までに抑える。", .employees), Row("社員を人前で責めてはならない。", .employees),
    Row("Nobody climbs a ladder without a harness.", .employees),
    Row("Wages are never paid late.", .employees),
    Row("New hires get three weeks of training before their first shift.", .employees),
  ]

  static let others: [Row] = [
    Row("検査を省いた品は出荷しない。", .customers), Row("苦情には当日中に返事をする。", .customers),
    Row("当社のミスなら無料で作り直す。", .customers), Row("頼まれた仕事は断らない。", .customers),
    // Who consents, who is told; whom a name made of one's work means.
    Row("修理代が見積を超えるときは、先にお客様の承諾をもらう。", .customers),
    Row("Get the customer's consent before the bill grows.", .customers),
    Row("Tell the family about every accident.", .customers),
    Row("衛生士の離職率を下げたい。", .employees), Row("腕が同じなら、よく気のつく人を採用する。", .employees),
    Row("作業場の気温が三十五度を超えたら、全員手を止める。", .employees),
    Row("私が退いたあとも困らないよう、決め事は紙に残す。", .nextGeneration),
    Row("Call the customer before a late delivery.", .customers),
    Row("Never ship goods that failed inspection.", .customers),
    Row("協力会社への支払いは手形にしない。", .society), Row("排水は基準の半分まで浄化してから流す。", .society),
    Row("地元の祭りには毎年寄付をする。", .society), Row("下請けに一方的な値下げを求めない。", .society),
    Row("Pay subcontractors within 30 days.", .society),
    Row("We do not donate to political parties.", .society),
    Row("後継者には三年かけて現場を経験させる。", .nextGeneration),
    Row("My daughter takes over the company as successor in 2031.", .nextGeneration),
    Row("Spend 2% of sales on research and development.", .nextGeneration),
  ]

  static let several: [Row] = [
    Row("10年後に売上50億円の会社にする。", .company, .nextGeneration),
    Row("自己資本比率を5年で40％にする。", .company, .nextGeneration),
    Row("過積載はさせない。", .employees, .society),
    Row("二酸化炭素の排出量を毎年5％減らす。", .society, .nextGeneration),
  ]

  @Test(arguments: money + people + others + several)
  func `a statement is for those it protects or binds toward`(_ row: Row) throws {
    #expect(try Reader.analyzer().statement(row.text).directions == row.directions)
  }

  static let balance: [Row] = [
    // What yields, and what makes no difference, says little.
    Row("納期より安全を優先する。", .employees), Row("利益が薄くても、苦情には無料で応じる。", .customers),
    // Money owed is the company's; money owed to a supplier is the supplier's.
    Row("支払いは翌月末とする。", .company), Row("仕入先への支払いは翌月末とする。", .society),
  ]

  static let work: [Row] = [
    // How the work is done is for those it is done for, whatever the trade handles.
    Row("縁の欠けた皿は、一枚でも使わない。", .customers), Row("糊は前の晩に練っておく。", .customers),
    Row("一教室は15人を超えないこと。", .customers), Row("夜中でも、参列者を待たせない。", .customers),
    Row("A chipped plate is never served.", .customers),
    // Whose a thing is, who is made to do it, and from whom a forbidden act takes.
    Row("来場者の安全が何よりだ。", .customers), Row("警備員を一人で立たせない。", .employees),
    Row("常連さんの料金を上げるな。", .customers), Row("直らない傘は、代金をいただかずに返す。", .customers),
    Row("孫の代まで残る山にする。", .nextGeneration), Row("新郎新婦の前で金の話をするな。", .customers),
    // Numbers of the books, competitors and meetings stay the company's.
    Row("会議は30分で終える。", .company), Row("安売りの競合は追いかけない。", .company),
    Row("在庫を半分に減らす。", .company), Row("匠の技を次の世代へ残すために、この窯はある。", .nextGeneration),
  ]

  static let spoken: [Row] = [
    // An amount of money is the company's, an age that of those who work.
    Row("No job under two grand.", .company),
    Row("Anybody under 21 is barred from the lift.", .employees),
    // What a share is taken of says less than what it goes to.
    Row("研修に売上の1％以上を必ず充てる。", .employees),
    Row("We spend never less than 4% of sales on training.", .employees),
    // Whom a leave is for that gives nobody a say; whom a purpose is for besides customers.
    Row("Families may visit at any hour.", .customers),
    Row("子どもが熱を出した社員は、すぐに帰ってよい。", .employees),
    Row("Our reason to exist is clean water for the whole district.", .society),
    Row("町の暮らしを支えるために、この店はある。", .society),
    // A supplier is paid for his sake; what is paid beforehand or forgiven him is the company's.
    Row("仕入先への前払いはしない。", .company), Row("外注先への前払い、契約額の2割まで。", .company),
    Row("A supplier that is late three times in a row is done.", .company),
    // To please a bank hands nothing to one.
    Row("We don't lay people off to please a bank.", .employees),
    // What goes on around the work: machines, noise, water, fire.
    Row("If the alarm sounds, everybody stops.", .employees),
    Row("Rinse water must not reach the stream.", .society),
    Row("Old tyres are never burned.", .society),
    Row("染めに使った水を、そのまま海に流してはいけない。", .society),
  ]

  @Test(arguments: balance + work + spoken)
  func `a word counts by the place where it stands`(_ row: Row) throws {
    #expect(try Reader.analyzer().statement(row.text).directions == row.directions)
  }

  @Test func `the reading tells which word speaks for which direction`() throws {
    let told = try Reader.analyzer().explain("残業は月20時間までに抑える。").directions
    let word = try #require(told.first)
    #expect(word.surface == "残業")
    #expect(word.direction == .employees && word.points == 32)
  }
}
