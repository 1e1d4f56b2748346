// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Session

/// The same company and the same question in both languages.
@Suite struct BilingualTests {
  struct Pair: CustomTestStringConvertible, Sendable {
    let japanese: [String]
    let english: [String]
    let questions: (japanese: String, english: String)
    let verdict: Verdict
    /// Ids that must be cited: A is the first sentence.
    let cites: String
    var testDescription: String { questions.english }

    init(
      _ japanese: [String], _ english: [String], _ asked: String, _ inEnglish: String,
      _ verdict: Verdict, cites: String = ""
    ) {
      self.japanese = japanese
      self.english = english
      questions = (asked, inEnglish)
      self.verdict = verdict
      self.cites = cites
    }
  }

  static let pairs: [Pair] = [
    Pair(
      ["値引きはしない。"], ["We never give discounts."],
      "値引きしてもよいか。", "May we give a discount?", .decline, cites: "A"),
    Pair(
      ["値引きは10%まで認める。"], ["Discounts of up to 10% are allowed."],
      "8%の値引きをしてよいか。", "May we give a discount of 8%?", .approve, cites: "A"),
    Pair(
      ["値引きは10%まで認める。"], ["Discounts of up to 10% are allowed."],
      "15%の値引きをしてよいか。", "May we give a discount of 15%?", .decline, cites: "A"),
    Pair(
      ["粗利率25%を下回る受注は断る。"], ["Decline orders with a gross margin below 25%."],
      "粗利率22%の注文を受けてよいか。", "May we accept an order with a gross margin of 22%?", .decline,
      cites: "A"),
    Pair(
      ["検査していない製品は出荷しない。"], ["Never ship products that have not been inspected."],
      "検査していない製品を出荷してよいか。", "May we ship a product that has not been inspected?", .decline,
      cites: "A"),
    Pair(
      ["50万円以下の購入は部長が決めてよい。"], ["The manager may decide purchases up to 500,000 yen."],
      "部長です。30万円の機械を購入してよいか。", "I'm the manager. May I buy a machine for 300,000 yen?", .approve,
      cites: "A"),
    Pair(
      ["50万円以下の購入は部長が決めてよい。"], ["The manager may decide purchases up to 500,000 yen."],
      "部長です。80万円の機械を購入してよいか。", "I'm the manager. May I buy a machine for 800,000 yen?", .escalate,
      cites: "A"),
    Pair(
      ["値引きはしない。"], ["We never give discounts."],
      "本社を移転してよいか。", "May we move the head office?", .escalate),
    Pair(
      ["返金は断る。"], ["We do not give refunds."],
      "返金してよいか。", "May we give a refund?", .decline, cites: "A"),
    Pair(
      ["現場で酒を飲んではならない。"], ["No drinking on site."],
      "事務所に花を飾ってよいか。", "May we put flowers in the office?", .escalate),
    Pair(
      ["お客様の個人情報を社外に渡してはならない。"], ["Never give customers' personal data to outsiders."],
      "お客様の個人情報を社外に渡してよいか。", "May we give customers' personal data to outsiders?", .decline,
      cites: "A"),
    Pair(
      ["必ず返金する。", "返金してはならない。"],
      ["We must refund every customer.", "We must not refund customers."],
      "返金してよいか。", "May we refund the customer?", .escalate, cites: "AB"),
    Pair(
      ["在宅勤務は週3日まで認める。"], ["Working from home is allowed up to 3 days a week."],
      "在宅勤務を週2日認めてよいか。", "May we allow working from home 2 days a week?", .approve, cites: "A"),
    Pair(
      ["出張の宿泊費は一泊1万円までとする。"], ["We spend no more than 10,000 yen a night on hotels."],
      "出張の宿泊費に一泊2万円かけてよいか。", "May we spend 20,000 yen a night on hotels?", .decline, cites: "A"),
    Pair(
      ["請求書は30日以内に払う。"], ["Invoices are paid within 30 days."],
      "請求書を45日後に払ってよいか。", "May we pay the invoice after 45 days?", .decline, cites: "A"),
    Pair(
      ["広告に他社の名を出さない。"], ["Never name a competitor in our advertising."],
      "広告に競合の名を出してよいか。", "May we name a competitor in our advertising?", .decline, cites: "A"),
    Pair(
      ["採用は社長が決める。"], ["The president decides on hiring."],
      "課長です。一人採用してよいか。", "I'm the section chief. May I hire somebody?", .escalate, cites: "A"),
    Pair(
      ["品質と納期がぶつかったら品質を優先する。"], ["Where quality and delivery clash, quality comes first."],
      "検査を省けば納期に間に合う。検査を省いてよいか。",
      "Skipping the inspection would keep the delivery date. May we skip the inspection?", .decline,
      cites: "A"),
    Pair(
      ["失敗を報告した者を責めない。"], ["Do not punish people who report their own mistakes."],
      "失敗を報告した社員を減給してよいか。", "May we dock the pay of an employee who reported a mistake?", .decline,
      cites: "A"),
    Pair(
      ["工具はお客様に貸さない。"], ["We do not lend tools to customers."],
      "お客様に工具を貸してよいか。", "May we lend a tool to a customer?", .decline, cites: "A"),
    Pair(
      ["工具はお客様に貸さない。"], ["We do not lend tools to customers."],
      "お客様にお茶を出してよいか。", "May we offer the customer tea?", .escalate),
    Pair(
      ["承認のない支払いはしない。"], ["No payment without approval."],
      "承認のない支払いをしてよいか。", "May we make a payment without approval?", .decline, cites: "A"),
    Pair(
      ["接待は受けない。"], ["We accept no entertainment."],
      "接待を受けてよいか。", "May we accept entertainment?", .decline, cites: "A"),
    Pair(
      ["寄付は年10万円まで認める。"], ["Donations of up to 100,000 yen a year are allowed."],
      "8万円の寄付をしてよいか。", "May we make a donation of 80,000 yen?", .approve, cites: "A"),
    Pair(
      ["寄付は年10万円まで認める。"], ["Donations of up to 100,000 yen a year are allowed."],
      "30万円の寄付をしてよいか。", "May we make a donation of 300,000 yen?", .decline, cites: "A"),
    Pair(
      ["親族は採用しない。"], ["We do not hire relatives."],
      "社長の甥を採用してよいか。", "May we hire the president's nephew?", .decline, cites: "A"),
    Pair(
      ["端材は社員が持ち帰ってよい。"], ["Employees may take waste home."],
      "社員が端材を持ち帰ってよいか。", "May an employee take waste home?", .approve, cites: "A"),
    Pair(
      ["苦情には24時間以内に答える。"], ["Complaints are answered within 24 hours."],
      "苦情に3日後に答えてよいか。", "May we answer the complaint after 3 days?", .decline, cites: "A"),
    Pair(
      ["20時以降の面会は断る。"], ["No visits after 8 pm."],
      "21時の面会を受けてよいか。", "May we allow a visit at 9 pm?", .decline, cites: "A"),
    Pair(
      ["返品は購入から30日以内なら受ける。"], ["We accept returns within 30 days of purchase."],
      "購入から20日の返品を受けてよいか。", "May we accept a return 20 days after purchase?", .approve, cites: "A"),
    Pair(
      ["車を貸すのは7日までとする。"], ["A car is lent for 7 days at most."],
      "車を10日貸してよいか。", "May we lend a car for 10 days?", .decline, cites: "A"),
    Pair(
      ["農薬は登録のあるものに限り使ってよい。"], ["Pesticides may be used only if they are registered."],
      "登録のない農薬を使ってよいか。", "May we use a pesticide that is not registered?", .decline, cites: "A"),
    Pair(
      ["製品は必ず検査する。"], ["Products must be inspected."],
      "製品を検査してよいか。", "May we inspect the product?", .approve, cites: "A"),
    Pair(
      ["借入は社長が決める。"], ["The president decides on borrowing."],
      "経理部長です。500万円を借り入れてよいか。", "I'm the head of accounting. May I borrow 5 million yen?",
      .escalate, cites: "A"),
    Pair(
      ["新規の客には掛け売りをしない。"], ["We do not sell on credit to new customers."],
      "新規の客に掛け売りしてよいか。", "May we sell on credit to a new customer?", .decline, cites: "A"),
    Pair(
      ["仕入先に値下げを強いない。"], ["Never force price cuts on suppliers."],
      "仕入先に値下げを強いてよいか。", "May we force price cuts on a supplier?", .decline, cites: "A"),
    Pair(
      ["リベートは受け取らない。"], ["We take no kickbacks."],
      "仕入先からリベートを受け取ってよいか。", "May we take a kickback from a supplier?", .decline, cites: "A"),
    Pair(
      ["会議は一時間までとする。"], ["Meetings last one hour at most."],
      "犬を事務所に連れて来てよいか。", "May I bring my dog to the office?", .escalate),
    Pair(
      ["倉庫でたばこを吸ってはならない。"], ["No smoking in the warehouse."],
      "倉庫でたばこを吸ってよいか。", "May I smoke in the warehouse?", .decline, cites: "A"),
    Pair(
      ["期限の切れた食材は使わない。"], ["Never use expired food."],
      "期限の切れた食材を使ってよいか。", "May we use expired food?", .decline, cites: "A"),
    Pair(
      ["残業は月45時間までとする。"], ["Overtime is limited to 45 hours a month."],
      "残業を月60時間させてよいか。", "May we have him work 60 hours of overtime a month?", .decline, cites: "A"),
  ]

  @Test(arguments: pairs)
  func `both languages give the same verdict and cite the same statements`(_ pair: Pair) throws {
    let japanese = try SmallCompany(pair.japanese).ask(pair.questions.japanese).answer
    let english = try SmallCompany(pair.english).ask(pair.questions.english).answer
    #expect(japanese.verdict == pair.verdict)
    #expect(english.verdict == pair.verdict)
    let cited = Set(japanese.because.map(\.statement))
    #expect(cited == Set(english.because.map(\.statement)))
    #expect(cited.isSuperset(of: pair.cites.map(String.init)))
  }
}
