// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What an English number counts that stands without its unit.
extension StatementView {
  /// Complaints below ten a year: a bare number counts what the sentence is about.
  func impliedUnit(_ quantity: FoundQuantity) -> String? {
    let q = quantity.quantity
    guard q.unit == "count", q.type == "count" else { return nil }
    if countsPeople(quantity) { return "people" }
    if let value = q.value, value >= 14, value < 100, countsYearsOfAge(quantity) { return "age" }
    // Orders over 100 boxes: it counts boxes.
    if q.surface.last?.isLetter ?? false, q.surface.contains(where: \.isNumber) { return nil }
    let isBare =
      q.per != nil
      || tokens.first { $0.lower >= quantity.bytes.upperBound }?.kind != .word
        && tokens.first { $0.lower >= quantity.bytes.upperBound }?.isContent != true
    guard isBare else { return nil }
    for word in wordsBefore(quantity.bytes.lowerBound).prefix(8) {
      let noun = String(word.split(separator: " ").last ?? "")
      for row in knowledge.rows("language/en/units.tsv")
      where row["place"] == "after" && row.list("word").contains(noun) {
        let unit = row["unit"]
        // In any week with two accidents: only of what is counted in plural is there a number.
        if ["hours", "days", "weeks"].contains(unit), !noun.hasSuffix("s") { return nil }
        let isTold = ["cases", "quotes", "hours", "days", "weeks", "stores", "companies"]
          .contains(unit)
        return isTold && row["factor"] == "1" ? unit : nil
      }
    }
    return nil
  }

  /// Equipment more than 12 years old: the age of a thing is told in years.
  func isAgeOfThing(_ quantity: FoundQuantity) -> Bool {
    guard quantity.quantity.unit == "age",
      quantity.quantity.surface.lowercased().hasSuffix(" old"),
      // Where a tree is more than a hundred years old: what is that old stands before its verb.
      let noun = tokens.last(where: {
        $0.upper <= quantity.bytes.lowerBound && $0.kind != .mark && !$0.isFunction("aux", "adverb")
      }),
      noun.isContent, noun.form == .noun
    else { return false }
    return noun.sort != .role && !isPerson(noun)
      && knowledge.theme(of: noun.id) != "counterparties"
  }

  /// Maximum age on the crane: 62; nobody stays in post beyond 70.
  private func countsYearsOfAge(_ quantity: FoundQuantity) -> Bool {
    let next = tokens.first { $0.lower >= quantity.bytes.upperBound }
    guard next?.isContent != true, next?.isFunction("preposition") != true else { return false }
    let before = wordsBefore(quantity.bytes.lowerBound)
    if before.prefix(8).contains(where: { $0 == "age" || $0.hasSuffix(" age") }) { return true }
    let surface = quantity.quantity.surface.lowercased()
    return (quantity.quantity.value ?? 0) >= 50
      && ["past ", "beyond ", "after "].contains(where: surface.hasPrefix)
      && before.last.map { ["nobody", "no one", "anyone", "anybody"].contains($0) } ?? false
  }

  /// Two carers, at most six divers; class size 18: what a number counts is people.
  private func countsPeople(_ quantity: FoundQuantity) -> Bool {
    let next = tokens.partition { $0.lower >= quantity.bytes.upperBound }
    let nouns = tokens[next...].prefix(3).prefix { $0.isContent }
    if let noun = nouns.last(where: { $0.form == .noun || $0.sort == .role }) ?? nouns.last {
      return isPerson(noun)
    }
    let before = wordsBefore(quantity.bytes.lowerBound).prefix(8)
    // Groups of 15 and up, a team of fewer than five, parties above ten.
    let group = before.first == "of" ? before.dropFirst().first : before.first
    if let group, StatementView.groups.contains(group) { return true }
    return before.contains { word in
      ["headcount", "attendance", "enrolment", "enrollment"].contains(word)
        || ["class size", "group size", "team size", "crew size", "party size"].contains {
          word.hasSuffix($0)
        }
    }
      || before.contains("size")
        && before.contains { ["class", "group", "team", "crew", "party"].contains($0) }
  }

  /// Whether a noun names people; one that the lexicon lacks does by its ending.
  private func isPerson(_ noun: Token) -> Bool {
    if noun.sort == .role || StatementView.people.contains(noun.id) { return true }
    let word = text.surface(noun)
    if noun.kind == .concept {
      // Lifeguards, receptionists, firemen: endings that no thing has.
      return ["employee", "relative"].contains { knowledge.isA(noun.id, $0) }
        || ["ists", "men", "women", "guards", "hands", "mates"].contains(where: word.hasSuffix)
    }
    return word.utf8.count > 5
      && ["ers", "ists", "men", "women", "guards", "hands", "mates", "ants", "tors", "sors"]
        .contains(
          where: word.hasSuffix)
  }

  /// People who are no employees.
  private static let people: WordSet = [
    "student_person", "child", "minor_person", "disabled_person", "passenger", "patient",
    "hotel_guest", "tenant_person", "care_user", "elderly_person", "applicant", "audience",
    "temporary_volunteer", "doctor", "victim", "passer_by", "celebrity", "official",
  ]
}
