// SPDX-License-Identifier: GPL-3.0-or-later

/// Small knowledge bases, each with one thing wrong.
extension KnowledgeLintTests {
  private static let things = "concepts/things.tsv"
  private static let trade = "acts/trade.tsv"
  private static let roles = "roles/roles.tsv"
  private static let states = "states/states.tsv"
  private static let kpis = "kpis/kpis.tsv"
  private static let grammar = "language/ja/function_words.tsv"

  static let broken: [Broken] = form + ids + words + figures + rest

  private static let figures: [Broken] = [
    row("wrong-formula", "2:42", "abs(cash)*", in: kpis, "*100\t", "*\t"),
    row("wrong-formula", "2:42", "abs(cash)*)", in: kpis, "*100\t", "*)\t"),
    Broken(
      code: "missing-example", place: "kpis/kpis.tsv:2:1", detail: "margin",
      path: "kpis/examples.tsv", text: "kpi\tgiven\tvalue\tworking\n"),
  ]

  private static let form: [Broken] = [
    row("wrong-columns", "4:1", "7 / 8", in: things, "goods\t\tgoods\n", "goods\t\n"),
    row("wrong-columns", "2:1", "4 / 3", in: grammar, "\tmay", "\tmay\t"),
    row("carriage-return", "2:1", grammar, in: grammar, "may\n", "may\r\n"),
    row("byte-order-mark", "1:1", grammar, in: grammar, "surface", "\u{FEFF}surface"),
  ]

  private static let ids: [Broken] = [
    row("duplicate-id", "5:1", "tool", in: things, "goods\n", "goods\ntool\t盆\ttray\t\t\t\t\t\n"),
    row(
      "duplicate-id", "3:1", "tool", in: "kpis/items.tsv", "JPY\t\n", "JPY\t\ntool\ta\tb\tc\td\n"),
    row(
      "duplicate-id", "3:1", "goods", in: "roles/departments.tsv", "\t\n", "\t\ngoods\ta\tb\t\t\n"),
    row("duplicate-id", "3:1", "yes", in: "words/answers.tsv", "fine\n", "fine\nyes\ta\tb\n"),
    row("unknown-id", "4:16", "good", in: things, "\tgoods\t\t", "\tgood\t\t"),
    row("unknown-id", "4:23", "price", in: things, "\tgoods\n", "\tprice\n"),
    row("unknown-id", "3:35", "profit", in: things, "margin+", "profit+"),
    row("unknown-id", "2:49", "cash", in: trade, "\tgoods\t", "\tcash\t"),
    row("unknown-id", "2:56", "give_order", in: trade, "take_order\t注文", "give_order\t注文"),
    row("unknown-id", "3:41", "x", in: trade, "\trefuse_order\trefuse", "\tx\trefuse"),
    row("unknown-id", "2:37", "cash", in: roles, "sales_dept", "cash"),
    row("unknown-id", "2:64", "good", in: states, "\tgoods\n", "\tgood\n"),
    row("unknown-id", "2:59", "toool", in: kpis, "goods,tool", "goods,toool"),
    row("unknown-id", "2:49", "MOX", in: kpis, "MOF", "MOX"),
    row("unknown-id", "2:7", "tol", in: "decisions/values.tsv", "\ttool", "\ttol"),
    row("unknown-id", "2:23", "x", in: "decisions/values.tsv", "refuse_order", "x"),
    row("unknown-id", "2:10", "x", in: "decisions/state_acts.tsv", "take_order", "x"),
    row("unknown-id", "2:1", "x", in: "decisions/state_acts.tsv", "approved", "x"),
    row("unknown-id", "2:1", "x", in: "decisions/light_acts.tsv", "take_order", "x"),
    row("unknown-id", "2:15", "goods", in: "language/metrics.tsv", "\tmargin", "\tgoods"),
    row("unknown-id", "2:1", "x", in: "decisions/directions.tsv", "goods", "x"),
    row("unknown-id", "3:1", "theme:x", in: "decisions/directions.tsv", "theme:trade", "theme:x"),
    row("wrong-weight", "2:8", "goods: 4", in: "decisions/directions.tsv", "\t2", "\t4"),
    row(
      "isa-cycle", "3:34", "goods → tool → goods", in: things, "merchandise\t", "merchandise\ttool"),
    row("isa-cycle", "4:16", "tool → tool", in: things, "\tgoods\t\tgoods", "\ttool\t\tgoods"),
    row("wrong-influence", "3:35", "margin+1", in: things, "margin+1M", "margin+1"),
    row("wrong-influence", "3:35", "margin+4M", in: things, "margin+1M", "margin+4M"),
  ]

  private static let words: [Broken] = [
    row("same-word", "4:6", "商品: goods, tool", in: things, "道具", "商品"),
    row("same-word", "4:9", "ＧＯＯＤＳ: goods, tool", in: things, "\ttool\t", "\tＧＯＯＤＳ\t"),
    row("same-word", "2:12", "品: goods, sales_head", in: roles, "営業部長", "品"),
    row(
      "same-word", "2:45", "無い/i: approved (true_ja), approved (false_ja)", in: states, "未承認",
      "無い/i"),
    row("missing-words", "4:1", "tool (ja)", in: things, "道具", ""),
    row("missing-words", "4:1", "tool (en)", in: things, "\ttool\t", "\t\t"),
    row("missing-words", "2:1", "yes (en)", in: "words/answers.tsv", "{name} is fine", ""),
    row("missing-words", "2:1", "適切に", in: "language/ja/vague.tsv", "What is", ""),
    row("empty-word", "3:18", "", in: things, "商品|", "商品||"),
    row("empty-word", "3:15", " 商品", in: things, "商品", " 商品"),
    row("empty-word", "3:22", "merchandise ", in: things, "merchandise", "merchandise "),
    row("wrong-mark", "3:7", "品/5", in: things, "\t品\t", "\t品/5\t"),
    row("wrong-mark", "3:15", "商品/v", in: things, "商品", "商品/v"),
    row("wrong-mark", "3:15", "商品/i", in: things, "商品", "商品/i"),
    row("wrong-mark", "3:15", "商品/x", in: things, "商品", "商品/x"),
    row("wrong-mark", "3:22", "merchandise/5", in: things, "merchandise", "merchandise/5"),
    row("gap-at-edge", "2:36", "~ turn down", in: trade, "turn ~ down", "~ turn down"),
    row("gap-at-edge", "2:36", "turn down ~", in: trade, "turn ~ down", "turn down ~"),
    row("gap-at-edge", "3:24", "値段を下げる~/v", in: trade, "値段を~下げる", "値段を下げる~/v"),
  ]

  private static let rest: [Broken] = [
    row("second-gap", "2:36", "turn ~ ~ down", in: trade, "turn ~ down", "turn ~ ~ down"),
    row(
      "example-lacks-word", "2:67", "refuse_order: 注文を受ける", in: trade, "注文を断る", "注文を受ける"),
    row(
      "example-lacks-word", "3:77", "take_order: It was done.", in: trade, "It was taken on.",
      "It was done."),
    row("example-lacks-word", "2:19", "適切に: 扱う", in: "language/ja/vague.tsv", "適切に扱う", "扱う"),
    row(
      "duplicate-function-word", "3:1", "てよい", in: grammar, "may\n", "may\nてよい\tmodal\tmay\n"),
    row("unknown-class", "2:5", "mood", in: grammar, "modal", "mood"),
    row("unknown-in-formula", "2:36", "money", in: kpis, "(cash)", "(money)"),
    row("unknown-better", "2:46", "upp", in: kpis, "\tup\t", "\tupp\t"),
    row("placeholders", "2:1", "yes", in: "words/answers.tsv", "{name} is", "{names} is"),
  ]
}
