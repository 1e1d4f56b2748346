// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Wording

/// A review as it was typed: 「25.5% 楽になった --return 80万円」.
struct ReviewTold {
  var text: String
  var date: String?
  var returned: String?
  var hours: String?

  /// - Throws: `usageNothingSaid`, `usageBadDate`, `usageBadValue`.
  func review(
    of view: InitiativeView, _ context: CommandContext
  ) throws(Problem) -> RegisterReview {
    guard !text.isEmpty || returned != nil || hours != nil else {
      throw Problem(.usageNothingSaid, ["command": "initiative review \(view.id) …"])
    }
    if let problem = Conversation.inputProblem(text) { throw problem }
    var day = try context.today()
    let reader = try FieldReader(context)
    if let date {
      var days = reader.days
      days.sense = .past
      guard let told = days.day(date) else { throw Problem(.usageBadDate, ["text": date]) }
      day = told
    }
    var review = RegisterReview(subject: view.id, number: 0, date: day.description)
    if let returned { review.returned = try amount(returned, "return", "--return", view, reader) }
    if let hours { review.hours = try amount(hours, "hours", "--hours", view, reader) }
    if !text.isEmpty { try read(view, reader, into: &review) }
    return review
  }

  /// The figure is the number that fits the initiative's own; what is no number stays words.
  private func read(
    _ view: InitiativeView, _ reader: FieldReader, into review: inout RegisterReview
  ) throws(Problem) {
    guard let field = view.wording.sheet.field("target", of: "I") else { return }
    let wanted = (view.figures.baseline ?? view.figures.target)?.unit
    func fits(_ amount: RegisterAmount?) -> Bool {
      amount.map { wanted == nil || $0.unit == wanted } ?? false
    }
    let quantities = reader.analyzer.draft(text).quantities
    let said = quantities.first { fits(FieldAmount.amount($0, as: field)) }
    if let said {
      review.figure = FieldAmount.amount(said, as: field)
      review.words = Self.words(without: said, in: text)
      return
    }
    // A bare number has the unit of the initiative's own.
    let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    let first = parts.first ?? text
    let isBare = quantities.allSatisfy { $0.surface == first }
    if isBare, let amount = reader.amount(first, field, view.entry), fits(amount) {
      review.figure = amount
      review.words = parts.count > 1 ? parts[1].trimmed : nil
    } else {
      review.words = text
    }
  }

  /// What is said besides the number; nil for nothing.
  private static func words(without quantity: Quantity, in text: String) -> String? {
    let count = text.unicodeScalars.count
    let before = text.slice(Span(0, quantity.span.lower)).trimmed
    let after = text.slice(Span(quantity.span.upper, count)).trimmed
    let rest = before.isEmpty ? after : text
    let bare = rest.drop { "、,;: 。.".contains($0) }
    return bare.isEmpty ? nil : String(bare)
  }

  private func amount(
    _ text: String, _ field: String, _ option: String, _ view: InitiativeView,
    _ reader: FieldReader
  ) throws(Problem) -> Double {
    guard let field = view.wording.sheet.field(field, of: "I") else { return 0 }
    // What a review tells is what came since the last one, whatever the field's period.
    let quantity = reader.analyzer.draft(text).quantities.first { quantity in
      field.sort == .money ? quantity.unit == "JPY" : quantity.unit == "hours"
    }
    if let value = quantity?.value { return value }
    if let amount = reader.amount(text, field, view.entry) { return amount.value }
    throw Problem(
      .usageBadValue,
      ["option": option, "text": text, "allowed": field.sort == .money ? "800000" : "20"])
  }
}

/// The field that words begin with, and the rest as its value: 「費用 300万円」, 費用=300万円.
enum FieldWords {
  static func read(
    _ words: [String], _ sheet: RegisterSheet, _ letter: Character
  ) -> (field: RegisterField, text: String)? {
    guard let first = words.first else { return nil }
    if let cut = first.firstIndex(where: { "=＝:：".contains($0) }),
      let field = sheet.named(String(first[..<cut]), of: letter)
    {
      let tail = [String(first[first.index(after: cut)...])] + words.dropFirst()
      return (field, tail.joined(separator: " ").trimmed)
    }
    // The longest name first: "labour cost an hour" before "labour".
    for count in stride(from: min(5, words.count), through: 1, by: -1) {
      let name = words.prefix(count).joined(separator: " ")
      if let field = sheet.named(name, of: letter) {
        return (field, words.dropFirst(count).joined(separator: " ").trimmed)
      }
    }
    return nil
  }
}

extension InitiativeView {
  /// What was understood of a sentence, one line for each field.
  var told: [String] {
    fields.compactMap { field in
      wording.value(field, of: entry).map { "\(field.name(in: context.language)): \($0)" }
    }
  }

  /// 粗利率 24% → 25.5% → 27%.
  var numberLine: String {
    guard let metric = entry["metric"] else { return "" }
    let steps = [figures.baseline, entry.latestFigure?.amount, figures.target]
      .compactMap { $0.map { wording.amount($0) } }
    return wording.metric(metric) + " " + steps.joined(separator: " → ")
  }
}
