// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Model

/// What stands around the statements of a map: titles, headings, columns.
extension MapWording {
  private func said(_ japanese: String, _ english: String) -> String {
    language == .japanese ? japanese : english
  }

  package var title: String {
    guard let company = map.company else {
      return said("理念から数値までの地図", "From principles to numbers")
    }
    return said("\(company) 理念から数値までの地図", "From principles to numbers: \(company)")
  }

  /// For whom and of which day: 2026年11月22日現在・社員向け.
  package var subtitle: String {
    let (day, audience) = (map.asOf.written(in: language), map.audience.name(in: language))
    return said("\(day)現在・\(audience)向け", "As of \(day), for \(audience)")
  }

  package var introduction: String {
    said(
      "社長が大切にしていることが、どの戦略・数字・評価・人につながっているかを示す地図です。",
      "What the president stands for, and the strategies, numbers, evaluation and people that "
        + "carry it.")
  }

  /// How to read the picture.
  package var pictureHint: String {
    said(
      "左から右へ読みます。点線の枠は、まだ無いものです。",
      "Read it from left to right; a dashed box is something that is not there yet.")
  }

  /// How much of the line holds, in one sentence.
  package var summary: String {
    let all = map.lines.count
    let whole = map.lines.count { $0.missing.isEmpty }
    if map.nodes.isEmpty { return said("まだ何も書かれていません。", "Nothing has been stated yet.") }
    return said(
      "理念・原理原則・意図 \(all)件のうち、組織まで一本につながっているものは \(whole)件です。",
      "Purposes, principles and intentions that lead all the way to the organisation: "
        + "\(whole) of \(all).")
  }

  package var pictureHeading: String { said("一本の線", "The line at a glance") }
  package var linesHeading: String { said("ひとつずつ読む", "One by one") }
  package var figuresHeading: String { said("数字の一覧", "All the numbers") }
  package var orphansHeading: String { said("まだどこにもつながっていないもの", "Not tied to anything yet") }

  /// The columns of the table of figures.
  package var figureColumns: [String] {
    language == .japanese
      ? ["指標", "数字", "意味", "もとのことば", "決める人", "番号"]
      : ["Measure", "Figure", "Meaning", "As stated", "Who decides", "ID"]
  }

  /// The columns of the table of statements, one row for each figure.
  package var statementColumns: [String] {
    language == .japanese
      ? [
        "番号", "種類", "位置", "ことば", "決める人", "方向", "時期(年)", "指標", "比較", "値", "値2", "単位",
        "数字の読み", "つながる先", "もとになる理念", "まだ無いもの",
      ]
      : [
        "id", "kind", "station", "text", "owner", "directions", "horizon_years", "metric",
        "comparator", "value", "value2", "unit", "figure", "leads_to", "comes_from", "missing",
      ]
  }
}
