// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A line that introduces the company is a fact about it, and no rule.
extension SpeechReader {
  private static let japaneseOpenings = [
    "うちは", "当社は", "弊社は", "わが社は", "我が社は", "私どもは", "私たちは", "うちの会社は", "私の会社は",
  ].map { Array($0.utf8) }
  private static let japaneseTrades = [
    "会社で", "会社だ", "企業で", "企業だ", "メーカーで", "メーカーだ", "工場で", "商店で", "問屋で", "工務店で", "製作所で",
    "旅館で", "病院で", "医院で", "業者で", "屋で", "店で", "社で", "業で", "業を営", "所で", "園で",
  ].map { Array($0.utf8) }
  private static let japaneseFigures = [
    "年商", "売上", "従業員", "社員", "スタッフ", "創業", "資本金", "店舗", "人の", "名の",
  ].map { Array($0.utf8) }
  private static let englishOpenings = [
    "we are a ", "we are an ", "we\'re a ", "we\'re an ", "i run a ", "i run an ", "we run a ",
    "we run an ", "ours is a ", "my company is a ", "our company is a ", "i own a ", "i have a ",
  ].map { Array($0.utf8) }
  private static let englishFigures = [
    " employees", " people", " staff", " sales of", " revenue of", " turnover of", " sales are",
    " revenue is", " sales a year", " a year in sales", " in annual sales", " in sales",
    " in revenue",
  ].map { Array($0.utf8) }

  /// Whether a line says what kind of company this is, and how big.
  ///
  /// うちは従業員42人の印刷会社で、年商は8億円です; we are a printing firm with 42 employees.
  func isProfile(_ text: FoldedText, _ sentences: [ParsedSentence], _ tokens: [Token]) -> Bool {
    let openings = isJapanese ? Self.japaneseOpenings : Self.englishOpenings
    guard openings.contains(where: { text.bytes.starts(with: $0) }),
      tokens.contains(where: { $0.kind == .quantity })
    else { return false }
    let figures = isJapanese ? Self.japaneseFigures : Self.englishFigures
    guard figures.contains(where: { text.bytes.has($0) }),
      !isJapanese || Self.japaneseTrades.contains(where: { text.bytes.has($0) }),
      !tokens.contains(where: { $0.isFunction("modal", "deontic", "negation", "restrict") })
    else { return false }
    return sentences.allSatisfy { sentence in
      sentence.clauses.allSatisfy { ![.when, .onlyWhen, .unless].contains($0.role) }
    }
  }
}
