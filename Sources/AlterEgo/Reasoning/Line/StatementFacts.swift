// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Knowledge
import Model

/// What one statement says, as facts.
struct StatementFacts {
  private(set) var all: [Datalog.Fact] = []
  /// The concepts and words it names, and the numbers it is about.
  private(set) var named: Set<String> = []
  private(set) var metrics: Set<String> = []
  /// The roles below the president that it names, each time it does.
  private(set) var executives: [String] = []

  /// What it shares with others, by which common ground is found.
  private(set) var profile = GroundProfile(matters: [], words: [])

  private let lexicon: LineLexicon
  private var knowledge: KnowledgeBase { lexicon.knowledge }

  init(_ statement: Statement, _ lexicon: LineLexicon) {
    self.lexicon = lexicon
    add(statement)
  }

  private mutating func add(_ predicate: String, _ values: Datalog.Value...) {
    all.append(Datalog.Fact(predicate, values))
  }

  private mutating func add(_ statement: Statement) {
    let id = Datalog.Value.symbol(statement.id)
    let draft = statement.draft
    add("statement", id, .symbol(statement.kind.rawValue))
    if let station = statement.kind.station { add("station", id, .symbol(station.rawValue)) }
    add("priority", id, .number(statement.priority))
    if let years = draft.horizonYears { add("horizon", id, .number(years)) }
    for direction in Direction.allCases where draft.directions.contains(direction) {
      add("direction", id, .symbol(direction.rawValue))
    }
    let modalities = Set(draft.norms.map(\.modality)).union([draft.modality].compactMap { $0 })
    for modality in Modality.allCases where modalities.contains(modality) {
      add("modality", id, .symbol(modality.rawValue))
    }
    addStance(statement, id)
    addNumbers(draft, id)
    if let holder = draft.holder { add("holder", id, .symbol(holder)) }
    for mention in draft.concepts {
      guard let role = knowledge.concept(mention.id), role.sort == .role else { continue }
      if (40...95).contains(role.rank) { executives.append(role.id) }
    }
    if let vague = draft.vague.first {
      let words = draft.vague.map(\.surface).joined(separator: "・")
      add("vague", id, .symbol(words), .symbol(vague.question))
    }
    add("says", id, .symbol(statement.signature))
    let matters = MatterFacts(statement, lexicon)
    all += matters.all
    profile = matters.profile
  }

  private mutating func addStance(_ statement: Statement, _ id: Datalog.Value) {
    let stance = ConceptStance(statement, knowledge, lexicon.effects)
    for concept in stance.mentioned where isWorthNaming(concept) {
      named.insert(concept)
      add("mentions", id, .symbol(concept))
    }
    for concept in stance.favoured where named.contains(concept) {
      add("favours", id, .symbol(concept))
    }
    for concept in stance.shunned where named.contains(concept) {
      add("shuns", id, .symbol(concept))
    }
    for concept in stance.banned where named.contains(concept) {
      add("bans", id, .symbol(concept))
    }
    for act in stance.acts where named.contains(act) { add("does", id, .symbol(act)) }
    for department in lexicon.departments.departments(
      of: statement.draft, naming: stance.mentioned)
    {
      add("department", id, .symbol(department))
    }
    for role in stance.roles {
      add("role", id, .symbol(role))
      let isPresident =
        knowledge.isA(role, "president") || (knowledge.concept(role)?.rank ?? 0) > 95
      if !isPresident { add("executive", id, .symbol(role)) }
    }
  }

  /// A content word the lexicon lacks counts when it is more than a scrap of kana and no
  /// department, which says who rather than what.
  private func isWorthNaming(_ id: String) -> Bool {
    guard let surface = Model.Term(id).surface else { return true }
    if lexicon.departments.isDepartment(surface) { return false }
    let scalars = surface.unicodeScalars
    if Analyzed.isLatin(scalars) { return scalars.count >= 4 }
    return scalars.count >= 2 && scalars.contains { $0.value >= 0x30A1 }
  }

  private mutating func addNumbers(_ draft: Draft, _ id: Datalog.Value) {
    let numbers = NumberReading(draft, knowledge, lexicon.effects)
    for measure in numbers.set {
      metrics.insert(measure.metric)
      add("sets", id, .symbol(measure.metric), .number(measure.sign))
    }
    for measure in numbers.named {
      metrics.insert(measure.metric)
      add("names", id, .symbol(measure.metric), .number(measure.sign))
    }
    for measure in numbers.moved {
      add("changes", id, .symbol(measure.metric), .number(measure.sign))
    }
    for bound in numbers.bounds {
      add(
        bound.isFloor ? "floor" : "ceiling", id, .symbol(bound.metric), .symbol(bound.unit),
        .number(bound.value))
    }
    if numbers.isLimited { add("limited", id) }
    if draft.isRelative { add("relative", id) }
  }
}

/// Small questions about text.
private enum Analyzed {
  static func isLatin(_ scalars: String.UnicodeScalarView) -> Bool {
    scalars.allSatisfy { $0.value < 0x250 }
  }
}
