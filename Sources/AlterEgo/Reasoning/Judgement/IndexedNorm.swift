// SPDX-License-Identifier: GPL-3.0-or-later
import Knowledge
import Model

/// What a norm needs of a case to take part in an answer to it.
///
/// A norm covers a case by its act and by some of its other content, as ``Coverage`` has it; a
/// norm that may do so in another way needs any of its terms only.
struct IndexedNorm: Sendable {
  /// The part that a term has in a norm.
  enum Part: UInt8 {
    case act, content, condition
    /// An act by way of which a ban is broken.
    case means
    /// Any term that is enough.
    case whole
    /// What a ranking ranks.
    case ranked

    var parts: Parts { Parts(rawValue: 1 << rawValue) }
  }

  struct Parts: OptionSet {
    let rawValue: UInt8
    static let act = Part.act.parts
    static let content = Part.content.parts
    static let condition = Part.condition.parts
    static let means = Part.means.parts
    static let whole = Part.whole.parts
    static let ranked = Part.ranked.parts
    /// All that a case touches by what it speaks of.
    static let terms: Parts = [.act, .content, .condition, .means, .whole]
  }

  enum Need: UInt8 {
    /// Any of its terms.
    case whole
    /// Its act, whatever else it is about.
    case act
    /// Something of its content, as its act says nothing.
    case content
    /// Both.
    case both
  }

  let statement: Int32
  let needs: Need
  /// Whether a case may be held against it by what it is about alone.
  let speaksOfCases: Bool

  init(statement: Int32, needs: Need, speaksOfCases: Bool) {
    self.statement = statement
    self.needs = needs
    self.speaksOfCases = speaksOfCases
  }

  init(_ norm: Norm, statement: Int32, _ knowledge: KnowledgeBase, _ tables: DecisionTables) {
    self.statement = statement
    speaksOfCases = norm.speaksOfCases
    guard let act = norm.act, !norm.decides, norm.modality != .prefer else {
      needs = .whole
      return
    }
    let content = norm.content.filter { !tables.lightTerms.contains($0) }
    // A ban may be doubted, and its object be meant, for its conditions alone.
    let isByCondition =
      norm.modality == .mustNot && !(norm.when.isEmpty && norm.unless.isEmpty)
    let isFree =
      content.isEmpty || isByCondition
      || content.contains { IndexedNorm.isFree($0, act, knowledge) }
      || (content + norm.when.flatMap(\.terms)).contains {
        tables.isWish($0) || knowledge.isA($0.id, "customer")
      }
    let tellsNothing = tables.lightActs.contains(act.id)
    needs = isFree ? (tellsNothing ? .whole : .act) : (tellsNothing ? .content : .both)
  }

  /// Content that a case need not name: an outsider, and what the act contains already.
  private static func isFree(_ term: Term, _ act: Term, _ knowledge: KnowledgeBase) -> Bool {
    term.id == "third_party"
      || knowledge.objects(of: act.id).contains {
        knowledge.isA($0, term.id) || knowledge.isA(term.id, $0)
      }
  }

  /// The terms by which a norm is found, each with its part.
  static func parts(of norm: Norm, _ knowledge: KnowledgeBase) -> [(Term, Part)] {
    let conditions = norm.when.flatMap(\.terms)
    guard norm.modality != .prefer else {
      let ranks = [norm.object, norm.counterparty, norm.over].compactMap { $0 }
      return (ranks + norm.about + [norm.act].compactMap { $0 } + conditions).map { ($0, .whole) }
        + ranks.map { ($0, .ranked) }
    }
    var parts = [norm.act].compactMap { $0 }.map { ($0, Part.act) }
    parts += norm.content.map { ($0, .content) } + conditions.map { ($0, .condition) }
    guard norm.modality == .mustNot else { return parts }
    return parts + norm.about.filter { knowledge.sort(of: $0.id) == .act }.map { ($0, .means) }
  }

  /// Whether a case that touches so many terms of the norm may be near it, as ``NearestRule`` has it.
  func isNear(_ parts: Parts, _ count: Int, _ asked: CaseKeys) -> Bool {
    speaksOfCases && !parts.isDisjoint(with: [.act, .content])
      && (count > 1 || asked.hasNumber)
  }

  /// Whether a norm of which a case touches `parts` may take part in the answer.
  func isMet(by parts: Parts, _ asked: CaseKeys) -> Bool {
    if !parts.isDisjoint(with: [.whole, .ranked, .means]) { return true }
    // A question whose verb tells nothing is about what it tells.
    if asked.isLoose { return true }
    guard !parts.isDisjoint(with: [.act, .content]) else { return false }
    // What is left out, and what can be kept only by breaking another rule, needs no act.
    if asked.leavesOut || asked.namesConflict { return true }
    let isInCase = parts.contains(.act) && parts.contains(.condition)
    switch needs {
    case .whole: return true
    case .act: return parts.contains(.act)
    case .content: return parts.contains(.content) || isInCase
    case .both: return parts.contains(.act) && parts.contains(.content) || isInCase
    }
  }
}

extension Norm {
  /// What the norm is about besides its act.
  var content: [Term] { [object, counterparty].compactMap { $0 } + about }

  /// A duty to put cases before somebody, or a rule on any work under some condition.
  func coversAnything(_ knowledge: KnowledgeBase) -> Bool {
    if decides, act.map({ knowledge.isA($0.id, "ask_approval") }) ?? false { return true }
    return act == nil && !when.isEmpty
      && ([object].compactMap { $0 } + about).contains { $0.id == "task" || $0.id == "order" }
  }

  /// What costs money is spent on, under whatever name.
  func isPriced(_ knowledge: KnowledgeBase) -> Bool {
    guard let act,
      ["spend", "pay", "buy", "place_order"].contains(where: { knowledge.isA(act.id, $0) })
    else { return false }
    return (requires + when).contains {
      $0.kind == .metric && Quantity.isMoney($0.unit)
    }
  }
}
