// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing
import Wording

@testable import Session

/// A company in which a break stands, as its president types it.
struct BrokenCompany: CustomTestStringConvertible, Sendable {
  let gap: String
  let language: SpokenLanguage
  /// Statements, and commands behind `/`.
  let typed: [String]

  var testDescription: String { "\(gap) \(language.rawValue)" }

  init(_ gap: String, _ language: SpokenLanguage, _ typed: String) {
    self.gap = gap
    self.language = language
    self.typed = typed.split(separator: "|").map(String.init)
  }

  private static let outsourced = (
    ja: "/initiative add 経理を外注する。", en: "/initiative add We outsource bookkeeping."
  )

  /// Gap, then what is typed in Japanese and in English; `+` stands for an outsourced work as I-1.
  private static let table: [(gap: String, ja: String, en: String)] = [
    (
      "assumption-changed",
      "3年後には電動車の部品で地域一番になる。|/future assume 補助金が続く --bears S-1|/future changed A-1",
      "In three years we are the first in parts for electric cars.|"
        + "/future assume The subsidies go on --bears S-1|/future changed A-1"
    ),
    ("conflict", "多角化はしない。|多角化を進める。", "We do not diversify.|We will diversify."),
    ("criteria-sales-only", "営業は売上で評価する。", "Salespeople are evaluated on sales."),
    (
      "criteria-weights",
      "粗利率の改善を評価する。|改善提案の件数を評価する。|/evaluation set C-1 weight 60|/evaluation set C-2 weight 50",
      "We evaluate improvement of gross margin.|Improvement proposals count in the appraisal.|"
        + "/evaluation set C-1 weight 60|/evaluation set C-2 weight 50"
    ),
    (
      "criterion-against-number", "安売りで取った受注も評価する。|粗利率を28%にする。",
      "Orders won by discount count in the appraisal.|Bring gross margin to 28%."
    ),
    (
      "delegation-without-holder", "100万円以下の設備投資は決めてよい。",
      "Invoices under $250 may be approved without asking me."
    ),
    (
      "delegation-without-limit", "営業部長は値引きを決めてよい。",
      "The sales manager may decide on discounts."
    ),
    ("duplicate", "値引きをするな。|値引きはしないこと。", "Never give a discount.|We never give a discount."),
    (
      "evaluation-unlinked", "/add --kind 戦略 業務を標準化する。",
      "/add --kind strategy We standardise our work."
    ),
    ("executives-absent", "忙しいから経理を外注する。", "We outsource bookkeeping because we are busy."),
    ("finance-unlinked", "忙しいから経理を外注する。", "We outsource bookkeeping because we are busy."),
    ("finance-unlinked", "業務時間を10%削減する。", "Cut working hours by 10%."),
    ("horizon-missing", "忙しいから経理を外注する。", "We outsource bookkeeping because we are busy."),
    (
      "initiative-cost-only", "/initiative add 経理を外注して固定費を減らす。",
      "/initiative add We outsource bookkeeping to cut fixed cost."
    ),
    (
      "initiative-effects-unstated", "+|/initiative set I-1 cost 300万円",
      "+|/initiative set I-1 cost 3000000"
    ),
    ("initiative-hours-unused", "+|/initiative set I-1 hours 20", "+|/initiative set I-1 hours 20"),
    (
      "initiative-local-optimum", "+|/initiative set I-1 department 経理",
      "+|/initiative set I-1 department sales"
    ),
    (
      "initiative-money-unused", "+|/initiative set I-1 freed-money 600000",
      "+|/initiative set I-1 freed-money 600000"
    ),
    (
      "initiative-process-untagged", "+|/initiative set I-1 process 受注入力 自動化、請求",
      "+|/initiative set I-1 process orders automate, invoices"
    ),
    (
      "initiative-to-review",
      "+|/initiative set I-1 metric 粗利率|/initiative set I-1 baseline 24%|"
        + "/initiative set I-1 target 27%|/initiative review I-1 23%",
      "+|/initiative set I-1 metric gross margin|/initiative set I-1 baseline 24%|"
        + "/initiative set I-1 target 27%|/initiative review I-1 23%"
    ),
    (
      "initiative-without-baseline",
      "+|/initiative set I-1 metric 粗利率|/initiative set I-1 target 27%",
      "+|/initiative set I-1 metric gross margin|/initiative set I-1 target 27%"
    ),
    ("initiative-without-exit", "+", "+"),
    (
      "initiative-without-figure",
      "+|/initiative set I-1 target 27%|/initiative review I-1 楽になった",
      "+|/initiative set I-1 target 27%|/initiative review I-1 it got easier"
    ),
    (
      "initiative-without-horizon-role", "+|/initiative set I-1 horizon 3",
      "+|/initiative set I-1 horizon 3"
    ),
    (
      "initiative-without-learning",
      "+|/initiative set I-1 target 27%|/initiative review I-1 25%",
      "+|/initiative set I-1 target 27%|/initiative review I-1 25%"
    ),
    (
      "initiative-without-return", "+|/initiative set I-1 cost 300万円",
      "+|/initiative set I-1 cost 3000000"
    ),
    (
      "initiative-without-roles", "+|/initiative set I-1 owner 営業部長",
      "+|/initiative set I-1 owner sales manager"
    ),
    (
      "initiative-without-touchpoint", "+|/initiative set I-1 process 見積 自動化",
      "+|/initiative set I-1 process quotes automate"
    ),
    ("number-without-baseline", "残業時間を20%減らす。", "Cut working hours by 20%."),
    ("number-without-criterion", "不良率を1%以下にする。", "Bring the defect rate to 1% or less."),
    ("number-without-owner", "粗利率を28%にする。", "Bring gross margin to 28%."),
    ("number-without-principle", "売上を10億円にする。", "Bring sales to 1 billion yen."),
    (
      "prerequisite-later",
      "/future add 組織体制 5 新規事業を持つ。|/future add 組織体制 10 管理業務を標準化し終えている。|/future after S-1 S-2",
      "/future add organisation 5 We run a second business.|"
        + "/future add organisation 10 Office work is standardised.|/future after S-1 S-2"
    ),
    ("principle-without-number", "社員の誇りを大切にする。", "We take pride in our people."),
    ("principle-without-strategy", "お客様を大切にする。", "No work may hang on one person."),
    ("purpose-vague", "忙しいから経理を外注する。", "We outsource bookkeeping because we are busy."),
    ("purpose-vague", "/add --kind 戦略 提案型の営業を進める。", "/add --kind strategy We sell by proposals."),
    (
      "shadowed", "/add --kind 原理原則 多角化はしない。|多角化を進める。|/edit P-1 --priority 2",
      "/add --kind principle We do not diversify.|We will diversify.|/edit P-1 --priority 2"
    ),
    (
      "standard-on-one-person", "/standard add 出荷前の検査 --people 佐藤",
      "/standard add Inspection before dispatch --people Sato"
    ),
    (
      "standard-without-document", "/standard add 出荷前の検査",
      "/standard add Inspection before dispatch"
    ),
    ("standard-without-owner", "/standard add 出荷前の検査", "/standard add Inspection before dispatch"),
    (
      "ten-years-without-nearer", "10年後には自社製品で売上30億円の会社にする。",
      "In ten years this company belongs to its employees."
    ),
    ("vague-word", "できるだけ早く返事をする。", "We reply as soon as possible."),
  ]

  static var all: [BrokenCompany] {
    table.flatMap { row in
      SpokenLanguage.allCases.map { language in
        let isJapanese = language == .japanese
        let typed = isJapanese ? row.ja : row.en
        return BrokenCompany(
          row.gap, language,
          typed.first == "+"
            ? (isJapanese ? outsourced.ja : outsourced.en) + typed.dropFirst() : typed)
      }
    }
  }

  func desk() -> Desk {
    let desk = Desk(language)
    for line in typed {
      if line.hasPrefix("/") { _ = desk.type(line) } else { _ = desk.run("add", line) }
    }
    return desk
  }
}

/// Each break prints a command that closes it, and is told as closed.
@Suite struct RemedyTests {
  private struct Open {
    let id: String
    let key: String
    let command: String
    let example: String?
  }

  private func open(_ desk: Desk) throws -> [Open] {
    try desk.run("diagnose", "--json").text.split(separator: "\n").map { line in
      let json = try JSON(parsing: String(line))
      return Open(
        id: json["gap"]?.string ?? "", key: json["key"]?.string ?? "",
        command: json["close"]?["command"]?.string ?? "",
        example: json["close"]?["example"]?.string)
    }
  }

  /// Types the command with its blank filled, and answers what it asks.
  private func close(_ gap: Open, _ desk: Desk, _ language: SpokenLanguage) -> String {
    let filled = NextWording.filling(gap.command, with: gap.example ?? "")
    var told = desk.type("/" + filled.dropFirst("alterego ".count))
    for _ in 0..<4 {
      guard case .field = desk.conversation.pending else { break }
      told += "\n" + desk.type(language == .japanese ? "工場長" : "the plant manager")
    }
    return told
  }

  @Test(arguments: BrokenCompany.all)
  func `the printed command closes the break, and the reply says so`(
    _ company: BrokenCompany
  ) throws {
    var desk = company.desk()
    let page = desk.type("/diagnose")
    let gaps = try open(desk).filter { $0.id == company.gap }
    try #require(!gaps.isEmpty)
    for (number, gap) in gaps.enumerated() {
      if number > 0 {
        desk = company.desk()
        _ = desk.type("/diagnose")
      }
      let command = "/" + gap.command.dropFirst("alterego ".count)
      #expect(page.contains(command), "\(command)\n\(page)")
      #expect(gap.command.matches(of: /＿+|_{2,}/).count <= 1, "\(gap.command)")
      #expect((gap.example?.isEmpty ?? true) != gap.command.contains(/＿|__/), "\(gap.command)")
      let told = close(gap, desk, company.language)
      #expect(try !open(desk).contains { $0.key == gap.key }, "\(gap.command)\n\(told)")
      let closed = company.language == .japanese ? "閉じた切れ目" : "Closed:"
      #expect(told.contains(closed), "\(gap.command)\n\(told)")
    }
  }

  @Test func `every kind of break has a company in both languages`() throws {
    let rules = try #require(Desk().conversation.loadedRules).rules
    #expect(Set(rules.gaps.map(\.id)) == Set(BrokenCompany.all.map(\.gap)))
  }
}
