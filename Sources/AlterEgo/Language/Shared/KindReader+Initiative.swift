// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// A measure told with what it costs or saves is an initiative, not a target number.
extension KindReader {
  /// 受発注を自動化する。費用は300万円、1年で回収する; outsource payroll to save 20 hours a month.
  ///
  /// Something is automated, standardised, bought in or given to outsiders, and what it costs,
  /// when it is paid back or the hours it frees are told as they are, without limit or condition.
  func tellsMeasure(
    _ text: FoldedText, _ tokens: [Token], _ norms: [Norm], threshold: Predicate?
  ) -> Bool {
    guard let main = norms.first, main.modality == .must || main.modality == .aim,
      norms.allSatisfy({ $0.when.isEmpty && $0.unless.isEmpty && !$0.otherwise && !$0.negated }),
      threshold?.op != .atMost, threshold?.op != .less,
      tokens.contains(where: { token in
        KindReader.measures.contains { knowledge.isA(token.id, $0) }
      })
    else { return false }
    func says(_ words: [String]) -> Bool { words.contains { text.bytes.has(Array($0.utf8)) } }
    let isJapanese = language == .japanese
    if says(isJapanese ? KindReader.limitsJapanese : KindReader.limitsEnglish) { return false }
    guard tokens.contains(where: { $0.kind == .quantity }) else { return false }
    return says(isJapanese ? KindReader.costsJapanese : KindReader.costsEnglish)
  }

  /// 経理を外注しようと思っている: a measure that is being weighed, without a number to come to.
  func weighsMeasure(_ tokens: [Token], _ norms: [Norm], threshold: Predicate?) -> Bool {
    guard let main = norms.first, main.modality == .aim, !main.negated, threshold == nil,
      main.unless.isEmpty, let act = main.act
    else { return false }
    return KindReader.measures.contains { knowledge.isA(act.id, $0) }
  }

  private static let measures = [
    "automate", "automation", "standardization", "outsource", "invest_it", "dx_investment",
    "task_agency", "consulting_use", "back_office_support", "business_support", "install",
  ]
  private static let limitsJapanese = [
    "まで", "以内", "以下", "未満", "以上", "超え", "限る", "限り", "上限", "原則", "場合", "とき",
  ]
  private static let limitsEnglish = [
    "at most", "up to", "no more", "within", "only", "over ", "above", "at least", "unless", "if ",
    "must", "never",
  ]
  private static let costsJapanese = [
    "費用は", "費用が", "初期費用", "導入費", "投資額は", "かかる", "回収する", "回収でき", "で回収",
    "元が取れ", "元を取", "時間を浮か", "時間浮か", "時間を減ら", "時間減ら", "時間削減", "時間を空け", "残業を減ら", "残業が減", "効果を見込",
  ]
  private static let costsEnglish = [
    "it costs", "costs ", "pays back", "paid back", "pay back", "pays for itself", "hours a month",
    "hours per month", "hours every month", "return of", "for a fee of",
  ]
}
