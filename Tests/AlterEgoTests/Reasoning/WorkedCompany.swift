// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning

/// A machine shop of twenty statements, understood by hand.
enum WorkedCompany {
  static let knowledge = Result { try KnowledgeBase(KnowledgeFile.folder(KnowledgeFolder.path)) }
  static let rules = Result { try LineRules(try knowledge.get()) }

  static func line(
    _ statements: [Statement] = WorkedCompany.statements, decisions: [LinkDecision] = [],
    acceptances: [GapAcceptance] = []
  ) throws -> CompanyLine {
    try CompanyLine(
      statements, decisions: decisions, acceptances: acceptances, rules: try rules.get())
  }

  static let statements: [Statement] = [
    shape("P-1", .purpose, "町の工場が安心して機械を動かし続けられるようにするために存在する。", "for peace_of_mind"),
    shape(
      "P-2", .principle, "粗利率25%を下回る受注は断る。",
      "does accept_order; refuses gross_margin < 25 percent"),
    shape("P-3", .principle, "値引きで仕事を取らない。", "bans price_discount"),
    shape("P-4", .principle, "仕事の手順は人に頼らず標準化する。", "for standardization"),
    shape("P-5", .intention, "若手が育つ会社にしたい。", "for human_development"),
    shape("P-6", .principle, "お客様を大切にする。", "for customer"),
    shape(
      "S-1", .vision, "10年後には自社製品で売上30億円の会社にする。",
      "for own_product; sets sales_amount >= 3000000000 JPY; years 10"),
    shape("S-2", .strategy, "図面段階から提案し、価値に見合う価格で受ける。", "for value_pricing; years 3"),
    shape("S-3", .strategy, "3年以内に全工程を標準化する。", "for standardization; years 3"),
    shape("S-4", .strategy, "お客様の近くに倉庫を建てる。", "for customer build_facility"),
    shape("I-1", .initiative, "忙しいから経理を外注する。", "for outsource"),
    shape("K-1", .kpi, "粗利率を28%にする。", "sets gross_margin >= 28 percent"),
    shape("K-2", .kpi, "不良率を0.5%以下にする。", "sets defect_rate <= 0.5 percent"),
    shape("K-3", .kpi, "残業を月20時間までに減らす。", "sets overtime_hours <= 20 hours"),
    shape("C-1", .criterion, "営業は売上で評価する。", "names sales_amount; for word:営業"),
    shape("C-2", .criterion, "不良率の低さを評価する。", "names defect_rate"),
    shape("C-3", .criterion, "安売りで取った受注も実績とみなす。", "for price_discount"),
    shape(
      "D-1", .delegation, "営業部長は粗利率25%以上の受注を決めてよい。",
      "may; does accept_order; sets gross_margin >= 25 percent; holder 営業部長; role sales_head"),
    shape(
      "D-2", .delegation, "工場長は設備の修理を決めてよい。", "may; for repair; holder 工場長; role plant_manager"),
    shape("D-3", .delegation, "100万円以下の設備投資は決めてよい。", "may; for capital_investment; limit"),
    shape("P-7", .principle, "できるだけ早く返事をする。", "vague できるだけ"),
  ]

  private static func shape(
    _ id: String, _ kind: Kind, _ text: String, _ note: String
  ) -> Statement {
    StatementShape.statement(id, kind, text, note)
  }
}
