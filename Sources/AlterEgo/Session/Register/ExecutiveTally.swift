// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Store

/// Who has decided what, with which number and result; who is asked, and who proposes.
struct ExecutiveTally {
  /// One decision with who took it.
  struct Decision {
    let id: String
    /// Nil for the president.
    let person: String?
    /// A choice of the field `category`; nil for none of the three.
    let category: String?
    let number: RegisterAmount?
    let result: String?
    let met: Bool?
    let text: String
  }

  /// What one month's questions came to.
  struct Month: Equatable {
    let month: String
    var asked = 0
    /// Answered without the president.
    var answered = 0
    var escalated = 0
    /// Percent answered without the president.
    var rate: Double { asked == 0 ? 0 : Double(answered) / Double(asked) * 100 }
  }

  let decisions: [Decision]
  /// The roles of initiatives: person and field.
  let roles: [(person: String, field: String, initiative: String)]
  let categories: [RegisterChoice]

  init(_ desk: LineDesk, _ store: StatementStore) throws(Problem) {
    let knowledge = desk.line.rules.knowledge
    let choices = knowledge.registerSheet.field("category", of: "R")?.choices ?? []
    categories = choices
    let reviews = try store.decisionReviews()
    let kept = try store.register(asOf: nil)
    decisions = try store.precedents().map { precedent in
      let entry = kept[precedent.id]
      let spoken = precedent.draft.outerMentions.map(\.id)
      let said = choices.first { choice in
        choice.concepts.contains { wanted in spoken.contains { knowledge.isA($0, wanted) } }
      }
      let review = reviews[precedent.id]
      let quantity = precedent.draft.quantities.first { $0.value != nil }
      let number = quantity.flatMap { found in
        found.value.map { RegisterAmount($0, found.unit) }
      }
      return Decision(
        id: precedent.id,
        person: review?.decidedBy.flatMap { ExecutiveTally.isPresident($0) ? nil : $0 },
        category: entry["category"] ?? said?.id, number: entry.amount("number") ?? number,
        result: review?.result, met: review?.met, text: precedent.draft.text)
    }
    var roles: [(person: String, field: String, initiative: String)] = []
    for initiative in desk.line.initiatives {
      let entry = desk.line.register[initiative.id]
      for field in ["budget", "check", "owner"] {
        if let person = entry[field] { roles.append((person, field, initiative.id)) }
      }
    }
    self.roles = roles
  }

  static func isPresident(_ role: String) -> Bool {
    ["社長", "代表", "代表取締役", "president", "ceo", "owner"].contains(FoldedText.fold(role))
  }

  /// Everybody but the president, in the order in which they first appear.
  var people: [String] {
    var people: [String] = []
    for person in decisions.compactMap(\.person) + roles.map(\.person)
    where !people.contains(person) && !ExecutiveTally.isPresident(person) { people.append(person) }
    return people
  }

  /// How often somebody did it: decisions of the category, and roles of initiatives that are it.
  func count(_ person: String, _ category: String) -> Int {
    let decided = decisions.filter { $0.person == person && $0.category == category }.count
    let field = ["budget": "budget", "project": "owner"][category]
    return decided + roles.filter { $0.person == person && $0.field == field }.count
  }

  /// The categories somebody has no experience of.
  func missing(_ person: String) -> [RegisterChoice] {
    categories.filter { count(person, $0.id) == 0 }
  }

  /// Percent of the decisions of a category that the president took; nil without any.
  func presidentShare(_ category: String?) -> (share: Double, of: Int)? {
    let own = decisions.filter { $0.category == category }
    guard !own.isEmpty else { return nil }
    let alone = own.filter { $0.person == nil }.count
    return (Double(alone) / Double(own.count) * 100, own.count)
  }

  /// The logged questions by month, oldest first.
  static func months(_ questions: [LoggedQuestion]) -> [Month] {
    var months: [String: Month] = [:]
    for question in questions {
      let month = String(question.askedAt.prefix(7))
      var count = months[month] ?? Month(month: month)
      count.asked += 1
      if question.verdict == .escalate { count.escalated += 1 } else { count.answered += 1 }
      months[month] = count
    }
    return months.values.sorted { $0.month < $1.month }
  }
}
