// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Store
import Wording

/// What a president tells of the company in passing: 「うちは印刷会社で、年商は8億円、社員は42人です」.
///
/// Only a plain description counts: a target, a rule or another company's figure is left to be
/// read as what it is.
struct ToldProfile {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  /// The reply to a line that describes the company; nil for other talk.
  func take(_ line: String, _ draft: Draft) throws(Problem) -> Reply? {
    let facts = read(draft)
    guard !facts.isEmpty else { return nil }
    try context.requirePresident()
    let profile = try context.change { (store) throws(Problem) in
      var profile = try store.profile()
      for fact in facts { fact.write(into: &profile) }
      try store.setProfile(profile, by: context.signature)
      return profile
    }
    let told = facts.map { fact in
      context.say(
        "told/fact",
        ["name": context.say("profile/\(fact.key.rawValue)"), "value": fact.text(in: context)])
    }
    var lines = [
      context.say(
        "told/kept", ["facts": told.joined(separator: context.language.comma)])
    ]
    if facts.contains(where: { $0.key == .sales }), profile.isUnusualSize {
      lines.append("  " + context.say("profile/outside"))
    }
    var reply = context.changed(lines, next: context.undoHint, json: [])
    if let question = try Sitting(context, context.language).line(try context.reading()) {
      reply.text += "  " + question + "\n"
    }
    return reply
  }

  /// One figure of the company.
  struct Fact: Equatable {
    var key: ProfileKey
    var value: Double

    func write(into profile: inout CompanyProfile) {
      switch key {
      case .sales: profile.yearlySales = value
      case .employees: profile.employees = Int(value)
      case .fiscalYearStart: profile.fiscalYearStart = Int(value)
      case .name, .departments: break
      }
    }

    func text(in context: CommandContext) -> String {
      switch key {
      case .sales: MoneyWording.yen(value, in: context.language)
      case .employees:
        context.say("profile/people", ["count": NumberWording.grouped(value)])
      default: ProfileKey.month(Int(value), in: context.language)
      }
    }
  }

  // MARK: Reading

  func read(_ draft: Draft) -> [Fact] {
    guard isDescription(draft) else { return [] }
    var facts: [Fact] = []
    for quantity in draft.quantities {
      guard let fact = fact(quantity, draft), !facts.contains(where: { $0.key == fact.key }) else {
        continue
      }
      facts.append(fact)
    }
    return facts
  }

  private func words(_ key: String, _ draft: Draft) -> [String] {
    PhrasePattern.words("told/\(key)", in: draft.language).map { FoldedText.fold($0) }
  }

  /// Whether a line says how the company is: no question, no rule with cases, no wish.
  private func isDescription(_ draft: Draft) -> Bool {
    guard draft.speech == .fact || draft.speech == .statement, !draft.quantities.isEmpty,
      draft.text.unicodeScalars.count <= 200, draft.horizonYears == nil, draft.change == nil,
      draft.condition == nil, draft.exception == nil,
      draft.modality != .mustNot, draft.modality != .may
    else { return false }
    var text = FoldedText.fold(draft.text.trimmed)
    while let last = text.last, "。.!".contains(last) { text.removeLast() }
    let spoken = draft.language == .english ? " \(text) " : text
    func says(_ key: String) -> Bool {
      words(key, draft).contains { word in
        spoken.utf8.firstRange(of: (draft.language == .english ? " \(word)" : word).utf8) != nil
      }
    }
    guard !says("others"), !says("wishes") else { return false }
    switch draft.language {
    case .japanese: return words("frame", draft).contains { text.hasSuffix($0) }
    case .english: return words("frame", draft).contains { text.hasPrefix($0 + " ") }
    }
  }

  private func fact(_ quantity: Quantity, _ draft: Draft) -> Fact? {
    guard let value = quantity.value, quantity.value2 == nil,
      quantity.per == nil || quantity.per == "year"
    else { return nil }
    let isPlain = [.equal, .about].contains(quantity.op)
    switch quantity.unit {
    case "JPY", "currency_unspecified":
      // "turn over 800 million" is no "over 800 million".
      guard isPlain || quantity.op == .more && draft.language == .english, value >= 1e6 else {
        return nil
      }
      return tells("sales", quantity, draft) ? Fact(key: .sales, value: value) : nil
    case "people":
      guard isPlain, (1...1_000_000).contains(value), value == value.rounded() else { return nil }
      return tells("employees", quantity, draft) ? Fact(key: .employees, value: value) : nil
    case "month":
      guard (1...12).contains(value) else { return nil }
      if tells("year-end", quantity, draft) {
        return Fact(key: .fiscalYearStart, value: value.truncatingRemainder(dividingBy: 12) + 1)
      }
      return tells("year-start", quantity, draft) ? Fact(key: .fiscalYearStart, value: value) : nil
    default: return nil
    }
  }

  /// Whether the words right around a number say that it is this figure of the whole company.
  private func tells(_ key: String, _ quantity: Quantity, _ draft: Draft) -> Bool {
    let text = draft.text
    let before = FoldedText.fold(text.slice(Span(0, quantity.span.lower)))
    let number = FoldedText.fold(text.slice(quantity.span))
    let after = FoldedText.fold(
      text.slice(Span(quantity.span.upper, text.unicodeScalars.count)))
    switch draft.language {
    case .english:
      let near = words(key, draft)
      if key == "employees" {
        let ends = after.first.map { ".,;".contains($0) } ?? true
        return near.contains { number.hasSuffix(" " + $0) }
          && (ends || words("whole", draft).contains { after.hasPrefix(" " + $0) })
      }
      return near.contains { word in
        isEnd(of: before, word, among: ["of", "about", "roughly", "some", "around", "is", "are"])
          || after.hasPrefix(" " + word) || after.hasPrefix(" in " + word)
      }
    case .japanese:
      let heads = words(key, draft).compactMap { rest(of: before, endingIn: $0) }
      // The longest word leaves the shortest head: 年間の売上 before 売上.
      return heads.min { $0.utf8.count < $1.utf8.count }.map { isWhole($0, draft) } ?? false
    }
  }

  /// Whether a text ends with a word, but for small words between it and the number.
  private func isEnd(of text: String, _ word: String, among small: [String]) -> Bool {
    var rest = Substring(text.trimmed)
    while !rest.hasSuffix(word) {
      guard let last = small.first(where: { rest.hasSuffix(" " + $0) }) else { return false }
      rest = rest.dropLast(last.count + 1)
    }
    return true
  }

  private static let particles = ["数は", "数が", "は", "が", "も", "で", "、", "約", "およそ", " "]

  /// What stands before a word that a text ends with, but for particles behind it.
  private func rest(of text: String, endingIn word: String) -> Substring? {
    var rest = Substring(text)
    while !rest.hasSuffix(word) {
      guard let last = Self.particles.first(where: rest.hasSuffix) else { return nil }
      rest = rest.dropLast(last.count)
    }
    return rest.dropLast(word.count)
  }

  /// 工場の社員は12人です tells of a part; うちの社員は, 、社員は of the whole.
  private func isWhole(_ head: Substring, _ draft: Draft) -> Bool {
    guard let last = head.last, !"、。,はが ".contains(last) else { return true }
    return words("whole", draft).contains { head.hasSuffix($0 + "の") || head.hasSuffix($0) }
  }
}
