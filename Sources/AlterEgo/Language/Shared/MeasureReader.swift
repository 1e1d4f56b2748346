// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Turns a number of a clause into the limit or fact it states.
struct MeasureReader {
  let knowledge: KnowledgeBase
  let metrics: MetricFinder
  let quantities: [Quantity]

  /// A number as a predicate; nil for numbers that limit nothing (dates, horizons).
  func predicate(_ token: Token, at index: Int, _ clause: Clause) -> Predicate? {
    guard token.quantity >= 0, token.quantity < quantities.count else { return nil }
    let quantity = quantities[token.quantity]
    guard let value = quantity.value, !isDate(quantity), !isPeriod(quantity, index, clause) else {
      return nil
    }
    var predicate = Predicate(kind: .metric, span: quantity.span, text: quantity.surface)
    predicate.id = metrics.metric(of: quantity, at: index, in: clause.items, context: [])
    // In three years' time; but: his eyes were tested three years ago, it pays for itself in six years.
    if quantity.type == "offset", quantity.unit == "years", quantity.sense != "before",
      predicate.id != "payback_years"
    {
      return nil
    }
    predicate.op = quantity.op
    predicate.value = value
    predicate.value2 = quantity.value2
    predicate.unit = quantity.unit
    predicate.per = quantity.per
    if MeasureReader.lowersPrice(quantity) {
      predicate.id = "discount_rate"
      if predicate.unit == "times" {
        predicate.unit = "percent"
        predicate.value = (1 - value) * 100
      }
    }
    frequency(quantity, &predicate)
    lead(quantity, clause, &predicate)
    uncommon(quantity, index, clause, &predicate)
    return predicate
  }

  /// 三割引き, 20% off, 半額: the number itself says that the price is lowered.
  static func lowersPrice(_ quantity: Quantity) -> Bool {
    guard quantity.unit == "percent" || quantity.unit == "times" else { return false }
    let surface = quantity.surface
    return surface.has("引") || surface.has("半額") || surface.has(" off")
      || surface.has("half price") || surface.has("discount")
  }

  private func isDate(_ quantity: Quantity) -> Bool {
    ["year", "fiscal", "fiscal_half", "fiscal_quarter", "month"].contains(quantity.type)
  }

  /// 一日の拘束時間, 1時間10ミリ: the measure's own period, not a number of the case.
  private func isPeriod(_ quantity: Quantity, _ index: Int, _ clause: Clause) -> Bool {
    let isUnitTime =
      ["hours", "days", "weeks", "months", "years"].contains(quantity.unit) && quantity.value == 1
      && quantity.op == .equal
    guard isUnitTime else { return false }
    return clause.items[index].qualifiesNext
      || index + 1 < clause.items.count && clause.items[index + 1].token.kind == .quantity
  }

  /// 年2回まで counts within a year: the third time of this year is held against it.
  private func frequency(_ quantity: Quantity, _ predicate: inout Predicate) {
    guard quantity.unit == "per_year", quantity.op != .equal, let value = predicate.value else {
      return
    }
    for (words, count, per) in MeasureReader.periods
    where words.contains(where: { quantity.surface.has($0) }) {
      predicate.id = "occurrence"
      predicate.unit = "times_occurrence"
      predicate.value = (value / count).rounded()
      predicate.per = per
      return
    }
  }

  private static let periods: [(words: [StaticString], count: Double, per: String)] = [
    (["月", "month"], 12, "month"), (["週", "week"], 52, "week"), (["日", "day"], 365, "day"),
    (["年", "year", "annum"], 1, "year"),
  ]

  /// 開催の30日前まで is at least thirty days ahead, 30日前を過ぎたら fewer.
  private func lead(_ quantity: Quantity, _ clause: Clause, _ predicate: inout Predicate) {
    let surface = quantity.surface
    if surface.has("前を過ぎ") || surface.has("前を切") || surface.has("前より後") {
      predicate.op = .less
    } else if surface.has("前まで") {
      predicate.op = .atLeast
    } else if predicate.op == .equal, clause.opener == "after", quantity.type == "duration" {
      predicate.op = .more
    }
  }

  /// Units outside the closed list keep their word, and what they measure is the noun before.
  private func uncommon(
    _ quantity: Quantity, _ index: Int, _ clause: Clause, _ predicate: inout Predicate
  ) {
    let value = predicate.value ?? 0
    let isDegrees =
      quantity.unit == "times_occurrence" && (value < 0 || value >= 10)
      && quantity.surface.has("度")
    guard quantity.unit == "count" || isDegrees else { return }
    predicate.unit = "count"
    predicate.unitWord = isDegrees ? "度" : WrittenUnit.of(quantity.surface)
    guard quantity.metric == nil else { return }
    let noun = clause.items[max(0, index - MetricFinder.reach)..<index].last {
      $0.token.isContent && $0.token.sort != .act && $0.token.sort != .state
        && $0.token.sort != .role
        && $0.token.form == .noun && [.topic, .subject, .of].contains($0.role)
    }
    predicate.id = noun?.token.id ?? "count"
  }
}

extension String {
  /// Whether the text has `part`, in whichever case its ASCII letters stand.
  func has(_ part: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      let length = part.utf8CodeUnitCount
      guard length <= bytes.count else { return false }
      for start in 0...bytes.count - length {
        var i = 0
        while i < length {
          let byte = bytes[start + i]
          guard ((0x41...0x5A).contains(byte) ? byte + 0x20 : byte) == part.utf8Start[i] else {
            break
          }
          i += 1
        }
        if i == length { return true }
      }
      return false
    }
  }
}

/// The unit word of a number as written: ミリ in 10ミリ以下, kg in no more than 25 kg.
enum WrittenUnit {
  static func of(_ surface: String) -> String? {
    let scalars = Array(FoldedText.fold(surface).unicodeScalars)
    guard let last = scalars.lastIndex(where: { isDigit($0) }) else { return spelled(scalars) }
    var at = last + 1
    while at < scalars.count, scalars[at] == " " || scalars[at] == "-" { at += 1 }
    guard at < scalars.count else { return nil }
    let first = scalars[at]
    var end = at + 1
    while end < scalars.count, script(scalars[end]) == script(first), script(first) != 2 {
      end += 1
    }
    let word = String(String.UnicodeScalarView(scalars[at..<end]))
    return script(first) == 1 ? EnglishInflection.lemma(word) : script(first) == 3 ? nil : word
  }

  /// Sixty kilos: of a number in words, the last one where it is a measure.
  private static func spelled(_ scalars: [Unicode.Scalar]) -> String? {
    let words = scalars.split(separator: " ")
    guard words.count > 1, let last = words.last else { return nil }
    let unit = EnglishInflection.lemma(String(String.UnicodeScalarView(last)))
    return Measures.names.contains(unit) ? unit : nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || "一二三四五六七八九十百千万億".unicodeScalars.contains(scalar)
  }

  /// 0 katakana, 1 Latin, 2 kanji and signs, 3 hiragana and anything else.
  private static func script(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x30A1...0x30FE: 0
    case 0x61...0x7A: 1
    case 0x4E00...0x9FFF, 0xB0, 0x2103: 2
    default: 3
    }
  }
}
