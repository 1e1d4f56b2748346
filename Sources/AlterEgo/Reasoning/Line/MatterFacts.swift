// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Knowledge
import Model

/// What a statement is about and whom it names, read from its words rather than from concepts.
struct MatterFacts {
  private(set) var all: [Datalog.Fact] = []
  /// What it shares with others, by which common ground is found.
  let profile: GroundProfile

  init(_ statement: Statement, _ lexicon: LineLexicon) {
    let id = Datalog.Value.symbol(statement.id)
    let draft = statement.draft
    let text = MatterFacts.withoutTitles(draft, lexicon.knowledge)
    let reading = lexicon.matters.read(text)
    profile = GroundProfile(
      matters: reading.weights, words: lexicon.words.read(text, withSigns: true),
      things: MatterFacts.things(draft, lexicon))
    for word in lexicon.words.read(text) { add("says_word", id, .symbol(word)) }
    for matter in reading.concerns { add("concerns", id, .symbol(matter)) }
    for matter in reading.touches { add("touches", id, .symbol(matter)) }
    for matter in reading.tells { add("tells", id, .symbol(matter)) }
    for matter in reading.harms { add("harms", id, .symbol(matter)) }
    if let subject = NamedSubject(draft.text).words { add("subject", id, .symbol(subject)) }
    let isMoney = draft.quantities.contains { Quantity.isMoney($0.unit) }
    if isMoney { add("sums", id) }
    if let figures = MatterFacts.figures(draft) { add("figures", id, .symbol(figures)) }
    all += SaidBounds(statement, id).all
    addBans(statement, id, lexicon.knowledge)
  }

  /// What the table of matters says of them, once for a company.
  static func lexicon(_ matters: Matters) -> [Datalog.Fact] {
    matters.all.flatMap { matter in
      matter.above.map { Datalog.Fact("matter_of", [.symbol(matter.id), .symbol($0)]) }
        + matter.serves.map { Datalog.Fact("serves", [.symbol(matter.id), .symbol($0)]) }
        + matter.traits.map { Datalog.Fact("matter_is", [.symbol(matter.id), .symbol($0)]) }
    }
  }

  private mutating func add(_ predicate: String, _ values: Datalog.Value...) {
    all.append(Datalog.Fact(predicate, values))
  }

  /// The text with a mark for each title: a quality manager need not speak of quality.
  private static func withoutTitles(_ draft: Draft, _ knowledge: KnowledgeBase) -> String {
    let titles = MatterFacts.titles(draft, knowledge)
    if titles.isEmpty { return draft.text }
    var scalars: [Unicode.Scalar?] = Array(draft.text.unicodeScalars)
    for span in titles.map(\.span) {
      for at in max(0, span.lower)..<min(scalars.count, max(span.lower, span.upper)) {
        scalars[at] = at == span.lower ? "◆" : nil
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.compactMap { $0 })
    return String(text)
  }

  private static func titles(_ draft: Draft, _ knowledge: KnowledgeBase) -> [Mention] {
    draft.concepts.filter { mention in
      if mention.id.hasPrefix("role:") { return true }
      guard let role = knowledge.concept(mention.id), role.sort == .role else { return false }
      return role.rank >= 25 && role.rank < 100
    }
  }

  /// What the text names outside titles, and what that is a kind of, each step half as near.
  private static func things(_ draft: Draft, _ lexicon: LineLexicon) -> [GroundProfile.Thing] {
    let titles = titles(draft, lexicon.knowledge).map(\.span)
    var found: [String: Float] = [:]
    for mention in draft.concepts where !titles.contains(where: { $0.contains(mention.span) }) {
      for thing in lexicon.nearness(of: mention.id) {
        found[thing.id] = max(found[thing.id] ?? 0, thing.nearness)
      }
    }
    return found.sorted { $0.key < $1.key }.map {
      GroundProfile.Thing(id: $0.key, nearness: $0.value)
    }
  }

  /// Every number of the statement with its unit, and how far off it is meant to be.
  private static func figures(_ draft: Draft) -> String? {
    let numbers = draft.quantities.compactMap { quantity in
      quantity.value.map { "\($0) \(quantity.unit)" }
    }
    if numbers.isEmpty { return nil }
    let years = draft.horizonYears.map { " in \($0) years" } ?? ""
    return Set(numbers).sorted().joined(separator: ", ") + years
  }

  /// The acts that the statement rules out, what they are ruled out for, and what is let off.
  private mutating func addBans(
    _ statement: Statement, _ id: Datalog.Value, _ knowledge: KnowledgeBase
  ) {
    for norm in statement.draft.norms
    where norm.modality == .mustNot && !norm.negated && !norm.otherwise {
      // A ban below a level (粗利率25%未満は断る) leaves room for the permission above it.
      if norm.when.contains(where: { $0.kind == .metric }) { continue }
      if norm.when.isEmpty, norm.unless.isEmpty, let act = norm.act?.id {
        for thing in [norm.object, norm.counterparty].compactMap({ $0 }) {
          add("keeps_from", id, .symbol(act), .symbol(thing.id))
        }
      }
      guard let act = norm.act?.id, knowledge.concept(act)?.sort == .act else { continue }
      add("rules_out", id, .symbol(act))
      for term in [norm.object, norm.counterparty].compactMap({ $0 }) + norm.about
      where term.id != act && knowledge.concept(term.id)?.sort == .concept {
        add("ruled_out_for", id, .symbol(term.id))
      }
      for predicate in norm.unless {
        for mention in statement.draft.concepts where predicate.span.contains(mention.span) {
          add("spares", id, .symbol(mention.id))
        }
      }
    }
  }
}

/// The person or team in the place of the subject: お客様係は, a load planner may.
///
/// Titles that the lexicon knows are read before; this is for those it lacks.
struct NamedSubject {
  let words: String?

  init(_ text: String) {
    let isLatin = text.unicodeScalars.allSatisfy { $0.value < 0x2E80 }
    words = isLatin ? NamedSubject.english(text) : NamedSubject.japanese(text)
  }

  private static let japaneseEndings: [String] = [
    "長", "係", "員", "者", "士", "師", "役", "班", "担当", "スタッフ", "チーム", "リーダー", "職人", "部門",
    "主任", "課", "部", "室",
  ]

  private static func japanese(_ text: String) -> String? {
    for particle in ["には", "は", "が"] {
      guard let at = text.firstRange(of: particle) else { continue }
      let subject = text[..<at.lowerBound]
      let head = subject.split { "、。,".contains($0) }.last.map(String.init) ?? ""
      if head.hasSuffix("社長") || head == "会長" { return nil }
      if head.count >= 2, head.count <= 14, japaneseEndings.contains(where: head.hasSuffix) {
        return head
      }
    }
    return nil
  }

  private static let englishEndings: [String] = [
    "er", "ers", "or", "ors", "ist", "ists", "lead", "leads", "head", "team", "crew", "desk",
    "staff", "clerk", "clerks", "chief", "nurse", "nurses", "director", "partner", "captain",
    "technician", "technicians", "foreman", "assistant", "assistants", "attendant", "attendants",
    "agent", "agents", "chef", "chefs", "cook", "cooks", "vet", "vets", "guide", "guides", "man",
    "men", "woman", "women", "steward", "stewards", "mate", "mates",
  ]
  private static let things: Set<String> = [
    "order", "orders", "offer", "offers", "number", "paper", "whatever", "matter", "matters",
    "customer", "customers", "computer", "error", "errors", "letter", "trailer", "trailers",
    "supplier", "suppliers", "vendor", "either", "other", "others",
  ]

  private static func english(_ text: String) -> String? {
    let words = text.lowercased().split { " ,.;:".contains($0) }.map(String.init)
    guard let at = words.firstIndex(where: { ["may", "can", "decides", "decide"].contains($0) }),
      at > 0, at <= 6
    else { return nil }
    if at + 1 < words.count, words[at + 1] == "be" { return nil }
    let subject = words[..<at]
    let end = subject.firstIndex { ["of", "on", "in", "at"].contains($0) } ?? subject.endIndex
    guard let head = subject[..<end].last, !things.contains(head),
      englishEndings.contains(where: head.hasSuffix)
    else { return nil }
    return subject.joined(separator: " ")
  }
}
