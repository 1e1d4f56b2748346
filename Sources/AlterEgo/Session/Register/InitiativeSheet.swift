// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Knowledge
import Model
import Reasoning
import Wording

/// The page of one initiative, for people and for scripts.
extension InitiativeView {
  /// Everything known of it, what is missing, and what follows.
  var page: [String] {
    var lines = ["\(id)  \(statement.kind.name(in: context.language))  \(statement.text)"]
    lines += judged.map { "  " + $0 }
    lines += warned.map { "  " + $0 }
    lines += table.lines(width: max(20, context.width - 2)).map { "  " + $0 }
    lines += slots.map { "  " + $0 }
    lines += effects.map { "  " + $0 }
    lines += idle.map { "  " + $0 }
    lines += advice.map { "  " + $0 }
    lines += reasons.map { "  " + $0 }
    lines += reviews.map { "  " + $0 }
    lines += others.map { "  " + $0 }
    if !openFields.isEmpty, verdict != nil {
      let names = openFields.prefix(6).map { $0.name(in: context.language) }
      lines.append(
        "  "
          + say(
            "initiative/open",
            [
              "count": String(openFields.count),
              "names": names.joined(separator: context.language.comma),
              "command": context.typed("initiative ask \(id)"),
            ]))
    }
    return lines
  }

  private var table: PlainTable {
    var table = PlainTable(
      ["initiative/field", "initiative/value", "initiative/origin"].map { say($0) })
    for field in fields {
      guard let value = wording.value(field, of: entry) else { continue }
      let origin =
        entry.booked[field.id].map { say("initiative/booked", ["months": $0]) }
        ?? say(entry.said.contains(field.id) ? "initiative/said" : "initiative/set")
      table.rows.append([field.name(in: context.language), value, origin])
    }
    return table
  }

  /// Each of the five reasons: not there, or with its evidence.
  var reasons: [String] {
    let gaps = gaps
    var lines = [say("initiative/reasons")]
    for kind in desk.line.rules.gaps {
      guard let number = kind.reasonNumber else { continue }
      let parameters = [
        "number": String(number), "name": kind.phrase("name", in: context.language),
      ]
      guard let gap = gaps.first(where: { $0.id == kind.id }) else {
        lines.append("  " + say("initiative/reason-absent", parameters))
        continue
      }
      lines.append(
        "  "
          + say(
            "initiative/reason-found",
            parameters.merging(["evidence": desk.gaps.evidence(gap)]) { $1 }))
    }
    return lines
  }

  /// The other breaks: 部分最適, 依存, a role nobody has.
  var others: [String] {
    let found = gaps.filter { $0.reasonNumber == nil }
    guard !found.isEmpty else { return [] }
    return [say("initiative/others")]
      + found.map { gap in
        "  "
          + say(
            "initiative/gap",
            [
              "name": desk.gaps.name(gap), "evidence": desk.gaps.evidence(gap),
              "command": desk.typed(desk.gaps.command(gap)),
            ])
      }
  }

  /// What its savings come to, with the formula.
  var effects: [String] {
    EffectCarrier(entry, profile).effects.flatMap { effect -> [String] in
      let name = effect.formula.rawValue
      var parameters: [String: String] = [:]
      for (input, amount) in effect.inputs { parameters[input] = wording.amount(amount) }
      guard effect.missing.isEmpty else {
        let missing = effect.missing.map {
          $0 == "sales" ? say("profile/sales") : wording.name($0, of: id)
        }
        return [
          say(
            "initiative/effect/missing",
            [
              "name": say("initiative/effect/\(name)/name"),
              "missing": missing.joined(separator: context.language.comma),
            ])
        ]
      }
      guard let result = effect.result else { return [say("initiative/effect/never")] }
      // Nobody counts the thousandths of a month.
      let steps = result.unit == "months" ? 10.0 : 1000
      let rounded = RegisterAmount((result.value * steps).rounded() / steps, result.unit)
      parameters["result"] = wording.amount(rounded)
      parameters["yearly"] = effect.yearly.map { wording.amount($0, per: "year") }
      parameters["monthly"] =
        effect.inputs["monthly-cost"].map { " − " + wording.amount($0) } ?? ""
      return [say("initiative/effect/\(name)", parameters)]
    }
  }

  /// What reviews found; words without a number are kept and marked as not counted.
  var reviews: [String] {
    guard !entry.reviews.isEmpty else { return [] }
    var lines = [say("initiative/reviews")]
    for review in entry.reviews { lines.append("  " + line(review)) }
    if let expectation = entry["expectation"] {
      lines.append("  " + say("initiative/expected", ["text": expectation]))
    }
    if let latest = entry.latestFigure?.amount {
      for (key, base) in [
        ("initiative/from-baseline", figures.baseline), ("initiative/to-target", figures.target),
      ] {
        guard let base, base.unit == latest.unit else { continue }
        let unit = base.unit == "percent" ? "pp" : base.unit
        let gap = RegisterAmount(((latest.value - base.value) * 100).rounded() / 100, unit)
        lines.append("  " + say(key, ["difference": signed(gap), "base": wording.amount(base)]))
      }
    }
    return lines
  }

  func line(_ review: RegisterReview) -> String {
    var parts: [String] = []
    if let figure = review.figure { parts.append(wording.amount(figure)) }
    if let returned = review.returned {
      parts.append(say("initiative/returned", ["amount": wording.yen(returned)]))
    }
    if let hours = review.hours {
      parts.append(wording.amount(RegisterAmount(hours, "hours"), per: "month"))
    }
    if let words = review.words { parts.append(context.wording.quoted(words)) }
    let told = parts.joined(separator: "  ")
    if let months = review.months {
      return "\(review.date)  \(told)  \(say("initiative/booked", ["months": months]))"
    }
    return review.hasNumber
      ? "\(review.date)  \(told)"
      : "\(review.date)  \(told)  \(say("initiative/not-counted"))"
  }

  private func signed(_ amount: RegisterAmount) -> String {
    (amount.value > 0 ? "+" : "") + wording.amount(amount)
  }

  // MARK: For scripts

  var json: JSON {
    var values: [(key: String, value: JSON)] = []
    for field in fields {
      let rows = entry.rows.filter {
        $0.field == field.id && !($0.item.isEmpty && $0.value.isEmpty)
      }
      guard !rows.isEmpty else { continue }
      values.append((field.id.camelCased, json(rows, field)))
    }
    return .object([
      ("id", .string(id)), ("text", .string(statement.text)),
      ("fields", .object(values)),
      (
        "booked",
        .object(entry.booked.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
      ),
      ("said", .strings(entry.said.sorted().map(\.camelCased))),
      ("verdict", .optional(verdict?.outcome.rawValue)),
      ("verdictRule", .optional(verdict?.outcomeRule)),
      ("verdictReason", .optional(verdict.map { reason($0.outcomeRule) })),
      ("course", .optional(verdict?.course.rawValue)),
      ("courseRule", .optional(verdict?.courseRule)),
      ("courseReason", .optional(verdict.map { reason($0.courseRule) })),
      (
        "slots",
        .object(
          desk.line.rules.knowledge.rows("register/slots.tsv").map {
            ($0["slot"], .bool(verdict?.slots.contains($0["slot"]) ?? false))
          })
      ),
      ("failure", .optional(failure?.text)),
      ("idleHours", figures.idleHours.map { .number($0) } ?? .null),
      ("open", .strings(openFields.map(\.id.camelCased))),
      ("gaps", .array(gaps.map(desk.gaps.json))),
      ("reviews", .array(entry.reviews.map(json))),
      ("effects", .array(EffectCarrier(entry, profile).effects.map(json))),
    ])
  }

  private func json(_ rows: [RegisterRow], _ field: RegisterField) -> JSON {
    switch field.sort {
    case .items, .ids: return .strings(rows.map(\.item))
    case .tagged:
      return .array(
        rows.map {
          .object([
            ("item", .string($0.item)), ("tag", $0.value.isEmpty ? .null : .string($0.value)),
          ])
        })
    default:
      guard let row = rows.first else { return .null }
      guard let amount = RegisterAmount(row.value), field.sort.isAmount else {
        return .string(row.value)
      }
      return .object([
        ("value", .number(amount.value)), ("unit", .string(amount.unit)),
        ("per", .optional(field.per)),
      ])
    }
  }

  private func json(_ review: RegisterReview) -> JSON {
    .object([
      ("number", .int(review.number)), ("date", .string(review.date)),
      ("value", review.figure.map { .number($0.value) } ?? .null),
      ("unit", .optional(review.figure?.unit)),
      ("returned", review.returned.map { .number($0) } ?? .null),
      ("hours", review.hours.map { .number($0) } ?? .null), ("words", .optional(review.words)),
      ("counted", .bool(review.hasNumber)), ("books", .optional(review.months)),
    ])
  }

  private func json(_ effect: CarriedEffect) -> JSON {
    .object([
      ("formula", .string(effect.formula.rawValue)),
      ("missing", .strings(effect.missing.map(\.camelCased))),
      ("yearly", effect.yearly.map { .number($0.value) } ?? .null),
      ("result", effect.result.map { .number($0.value) } ?? .null),
      ("unit", .optional(effect.result?.unit)),
    ])
  }
}

extension String {
  /// `horizon-role` as `horizonRole`.
  var camelCased: String {
    let parts = split(separator: "-")
    guard let first = parts.first else { return self }
    return String(first)
      + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
