// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The cases in which two norms both apply, if there are any.
struct ClashScope {
  private let knowledge: KnowledgeBase
  private(set) var example = Clash.Case()

  /// Nil when no case meets the conditions of both, or an exception of one reconciles them.
  init?(_ a: ClashSide, _ b: ClashSide, _ knowledge: KnowledgeBase) {
    self.knowledge = knowledge
    let sides = [a, b]
    guard !rulesOut(a, b), levels(sides), states(sides) else { return nil }
    example.act = narrower(a.act, b.act)
    for side in sides {
      for term in side.content where !(term.isWord && side.statement.draft.language == .english) {
        add(thing: surface(term, side.statement))
      }
      for predicate in side.norm.when
      where [.words, .object, .counterparty].contains(predicate.kind) {
        add(thing: ClashScope.bare(predicate.text))
      }
      for predicate in side.norm.when where predicate.kind == .state {
        let text = ClashScope.bare(predicate.text)
        if !example.conditions.contains(text) { example.conditions.append(text) }
      }
    }
    example.topics = [b, a].compactMap { ClashScope.topic($0.statement) }
    guard !isExcepted(a, by: b), !isExcepted(b, by: a) else { return nil }
  }

  /// What a statement is about in its own words: its condition, else what stands before は or を.
  private static func topic(_ statement: Statement) -> String? {
    if let condition = statement.draft.condition { return condition }
    guard statement.draft.language == .japanese,
      let at = statement.text.lastIndex(of: "は") ?? statement.text.lastIndex(of: "を"),
      at > statement.text.startIndex
    else { return nil }
    let topic = String(statement.text[..<at])
    return topic.unicodeScalars.count <= 40 && !topic.contains("。") ? topic : nil
  }

  // MARK: Numbers

  /// Finds a value for each number that meets what both say of it.
  private mutating func levels(_ sides: [ClashSide]) -> Bool {
    let conditions = sides.flatMap(\.norm.when).filter(ClashScope.isNumber)
    let exceptions = sides.flatMap(\.norm.unless).filter(ClashScope.isNumber)
    var order: [String] = []
    for predicate in conditions {
      if let id = predicate.id, !order.contains(id) { order.append(id) }
    }
    for id in order {
      let own = conditions.filter { $0.id == id }
      let unit = own[0].unit ?? "count"
      guard own.allSatisfy({ Measure.comparable($0.unit, unit) && $0.unitWord == own[0].unitWord })
      else {
        example.conditions += own.map(\.text)
        continue
      }
      let barred = exceptions.filter {
        $0.id == id && $0.group == 0 && Measure.comparable($0.unit, unit)
      }
      guard let value = ClashScope.value(meeting: own, avoiding: barred, unit) else { return false }
      // 一箱, 5 pm: what no unit of the closed list counts stays in the words of the statement.
      guard own[0].unit != nil, own[0].unitWord == nil else {
        example.conditions += own.map(\.text)
        continue
      }
      example.levels.append(Clash.Case.Level(metric: id, value: value, unit: unit))
    }
    return true
  }

  static func isNumber(_ predicate: Predicate) -> Bool {
    predicate.kind == .metric && predicate.op != nil && predicate.value != nil
  }

  /// The round value nearest to the limits that meets all of `own` and none of `barred`.
  static func value(
    meeting own: [Predicate], avoiding barred: [Predicate], _ unit: String
  ) -> Double? {
    func bounds(_ predicate: Predicate) -> [Double] {
      [predicate.value, predicate.value2].compactMap { $0 }
        .map { Measure.convert($0, from: predicate.unit, to: unit) }
    }
    let limits = (own + barred).flatMap(bounds)
    let candidates = limits.flatMap { limit -> [Double] in
      let step = ClashScope.step(limit)
      return [limit, limit - step, limit + step]
    }
    return candidates.first { candidate in
      candidate >= 0 && own.allSatisfy { holds($0, candidate, unit) }
        && !barred.contains { holds($0, candidate, unit) }
    }
  }

  private static func holds(_ predicate: Predicate, _ actual: Double, _ unit: String) -> Bool {
    guard let op = predicate.op, let value = predicate.value else { return false }
    return op.holds(
      Measure.convert(actual, from: unit, to: predicate.unit), value, predicate.value2)
  }

  /// One of the digits that a person would move: 24 beside 25, 40万 beside 50万.
  private static func step(_ limit: Double) -> Double {
    var step = 1.0
    while step * 100 < limit { step *= 10 }
    while step > 0.01, limit > 0, step >= limit { step /= 10 }
    return step
  }

  // MARK: States

  /// Whether no state would have to hold and not hold at once.
  private func states(_ sides: [ClashSide]) -> Bool {
    let states = sides.flatMap(\.norm.when).filter { $0.kind == .state }
    return !states.contains { a in
      states.contains { b in
        guard let first = a.id, let second = b.id else { return false }
        if first == second { return a.holds != b.holds }
        return knowledge.opposite(of: first) == second && a.holds == b.holds
      }
    }
  }

  // MARK: Words

  /// Whether what the two are about can't be one and the same: 新規 and 長年の, kinds of one class.
  private func rulesOut(_ a: ClashSide, _ b: ClashSide) -> Bool {
    let (first, second) = (ClashScope.terms(a), ClashScope.terms(b))
    for one in first {
      for other in second where one != other {
        if knowledge.opposite(of: one.id) == other.id { return true }
        if areSiblings(one, other) { return true }
      }
    }
    return areContrary(ClashScope.text(a), ClashScope.text(b))
  }

  /// Whether one says one way of doing a thing, and the other the way that rules it out.
  private func areContrary(_ text: String, _ otherText: String) -> Bool {
    let tables = knowledge.decisionTables
    // Most speak of no such way at all: one look for all words tells.
    let marks = tables.contrarySides.lists(in: Array(text.utf8))
    if marks.isEmpty { return false }
    let otherMarks = tables.contrarySides.lists(in: Array(otherText.utf8))
    return marks.contains { mark in
      guard otherMarks.contains(mark ^ 1) else { return false }
      let sides = tables.contraries[mark / 2]
      let own = sides.map { ClashScope.has(text, $0) }
      let others = sides.map { ClashScope.has(otherText, $0) }
      return own[0] && !own[1] && others[1] && !others[0]
        || own[1] && !own[0] && others[0] && !others[1]
    }
  }

  /// Kinds of one class that neither contains the other.
  private func areSiblings(_ a: Term, _ b: Term) -> Bool {
    guard !a.isWord, !b.isWord, knowledge.sort(of: a.id) != .act else { return false }
    guard !knowledge.isA(a.id, b.id), !knowledge.isA(b.id, a.id) else { return false }
    return !Set(knowledge.parents(of: a.id)).isDisjoint(with: knowledge.parents(of: b.id))
  }

  static func terms(_ side: ClashSide) -> [Term] {
    side.content + side.norm.when.flatMap(ClashScope.terms)
  }

  static func terms(_ predicate: Predicate) -> [Term] {
    predicate.terms
      + ([.object, .counterparty].contains(predicate.kind)
        ? [predicate.id.map { Term($0) }].compactMap { $0 } : [])
  }

  private static func text(_ side: ClashSide) -> String {
    " " + FoldedText.fold(side.statement.text.slice(side.norm.span)) + " "
  }

  /// Alphabetic words whole, Japanese ones anywhere.
  private static func has(_ text: String, _ words: [String]) -> Bool {
    words.contains { word in
      let isWide = word.utf8.first.map { $0 >= 0x80 } ?? false
      return text.utf8.has((isWide ? word : " \(word) ").utf8)
    }
  }

  // MARK: Exceptions

  /// Whether an exception of one norm takes in the cases of the other.
  private func isExcepted(_ side: ClashSide, by other: ClashSide) -> Bool {
    let told = ClashScope.terms(other)
    let states = other.norm.when.filter { $0.kind == .state }
    let said = FoldedText.fold(other.statement.text)
    func holds(_ predicate: Predicate) -> Bool {
      switch predicate.kind {
      case .metric:
        return example.levels.contains { level in
          level.metric == predicate.id && ClashScope.holds(predicate, level.value, level.unit)
        }
      case .state:
        return states.contains { $0.id == predicate.id && $0.holds == predicate.holds }
      case .role: return false
      case .object, .counterparty, .words:
        let terms = ClashScope.terms(predicate).filter {
          !knowledge.decisionTables.lightTerms.contains($0)
        }
        guard !terms.isEmpty else { return false }
        return terms.contains { term in
          told.contains { $0 == term || knowledge.isA($0.id, term.id) }
            || term.surface.map { said.utf8.has($0.utf8) } ?? false
        }
      }
    }
    let groups = Dictionary(grouping: side.norm.unless.enumerated()) { index, predicate in
      predicate.group == 0 ? -1 - index : predicate.group
    }
    return groups.values.contains { $0.allSatisfy { holds($0.element) } }
  }

  // MARK: Wording of the case

  private func narrower(_ a: Term?, _ b: Term?) -> Term? {
    guard let a, let b else { return a ?? b }
    return knowledge.isA(b.id, a.id) ? b : a
  }

  private func surface(_ term: Term, _ statement: Statement) -> String {
    term.surface ?? CourseReader.surface(term, in: statement)
      ?? knowledge.name(term, in: statement.draft.language)
  }

  private mutating func add(thing: String) {
    guard !thing.isEmpty,
      !example.things.contains(where: { $0.utf8.has(thing.utf8) })
    else { return }
    example.things.removeAll { thing.utf8.has($0.utf8) }
    example.things.append(thing)
  }

  /// A condition without the words that make it one: 納期に間に合わないときは → 納期に間に合わない.
  static func bare(_ text: String) -> String {
    var text = text
    for ending in [
      "ときには", "ときは", "場合には", "場合は", "とき", "場合", "なら", "には", "からの", "は", "、", "の",
    ] where text.hasSuffix(ending) && text.count > ending.count {
      text = String(text.dropLast(ending.count))
    }
    for opening in ["when ", "if ", "for ", "from ", "to ", "where "] {
      if text.lowercased().hasPrefix(opening) { text = String(text.dropFirst(opening.count)) }
    }
    return text
  }
}
