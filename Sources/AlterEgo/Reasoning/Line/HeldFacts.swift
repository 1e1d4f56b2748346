// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Knowledge
import Model

/// The facts that linking and gap rules stand on, of one line at a time;
/// `knowledge/rules/README.md` lists them.
///
/// They move from one line to another, and to a line with an edit tried on it, by what differs.
final class HeldFacts {
  /// One live statement and what it says.
  private struct Said {
    let statement: Statement
    let facts: StatementFacts
  }

  /// What the register says of one id.
  private struct Kept {
    var facts: [Datalog.Fact] = []
    var metrics: Set<String> = []
  }

  private(set) var source = LineSource([], [], .empty, nil)
  /// The edit that is tried on the source; nil without one.
  private(set) var edit: LineEdit?

  private let lexicon: LineLexicon
  private let sheet: RegisterSheet
  private var recent = RecentFacts()
  /// The live statements of each id; two under one name only in a company tried out.
  private var said: [String: [Said]] = [:]
  private var kept: [String: Kept] = [:]
  /// The ids of the live statements in the order in which they were typed.
  private var ids: [String] = []
  /// The same of a line without the edit that is tried on it.
  private var untried: (source: LineSource, ids: [String])?
  private var decisions: [Datalog.Fact] = []
  private var weights: [Datalog.Fact] = []
  private var named = NameTally()
  private var metrics = NameTally()
  private(set) var roles = NameTally()
  /// How many live statements the president ranks.
  private(set) var rankedCount = 0
  private var lexiconFacts: LexiconFacts
  private var blocks = GroundBlocks()

  init(_ lexicon: LineLexicon) {
    self.lexicon = lexicon
    sheet = lexicon.knowledge.registerSheet
    lexiconFacts = LexiconFacts(lexicon)
  }

  /// Facts that go and come.
  struct Change {
    var gone: [Datalog.Fact] = []
    var come: [Datalog.Fact] = []

    /// Adds what leads from some facts to others.
    mutating func add(from old: [Datalog.Fact], to new: [Datalog.Fact]) {
      if old.isEmpty || new.isEmpty {
        gone += old
        come += new
        return
      }
      let (had, has) = (Set(old), Set(new))
      gone += old.filter { !has.contains($0) }
      come += new.filter { !had.contains($0) }
    }
  }

  var isEdited: Bool { edit != nil }
  /// How many live statements there are.
  var count: Int { ids.count }

  func isStatement(_ id: String) -> Bool { said[id] != nil }

  /// What the live statements of an id say, and the register of it.
  func facts(of id: String) -> [Datalog.Fact] {
    var facts: [Datalog.Fact] = []
    for own in said[id] ?? [] { facts += own.facts.all }
    if let kept = kept[id] { facts += kept.facts }
    return facts
  }

  /// What the live statements of an id say themselves.
  func said(of id: String) -> [Datalog.Fact] { said[id]?.flatMap(\.facts.all) ?? [] }

  /// The live statement of an id, as it is with the edit.
  func statement(_ id: String) -> Statement? { said[id]?.last?.statement }

  /// The live statement of an id, as it is without the edit.
  func unedited(_ id: String) -> Statement? {
    guard let edit else { return statement(id) }
    if let replaced = edit.replaced.last(where: { $0.old.id == id && $0.old.isOnLine }) {
      return replaced.old
    }
    return said[id]?.last { own in
      !edit.added.contains { $0.isSame(as: own.statement) }
        && !edit.replaced.contains { $0.new.isSame(as: own.statement) }
    }?.statement
  }

  /// What differs between a line with an edit and what is held; from then on that is held.
  func move(to wanted: LineSource, trying wantedEdit: LineEdit?) -> Change {
    var change = Change()
    let old = source
    var moves = Moves()
    if let edit { moves.add(edit, isTakenBack: true) }
    if old !== wanted { moves.add(from: old.statements, to: wanted.statements) }
    if let wantedEdit { moves.add(wantedEdit, isTakenBack: false) }
    if edit != nil || wantedEdit != nil { moves.settle() }
    let tried = edit
    (source, edit) = (wanted, wantedEdit)
    moveStatements(moves, from: old, tried: tried, &change)
    moveRest(from: old, &change)
    return change
  }

  /// The statements on the line that go and come in one move.
  private struct Moves {
    private(set) var gone: [Statement] = []
    private(set) var come: [Statement] = []
    /// Whether statements come or go as such, rather than change in their place.
    private(set) var areOrdered = false
    /// Whether they do so behind all others only.
    private(set) var areAtEnd = true

    /// The ids of all of them.
    var ids: Set<String> { Set(gone.map(\.id)).union(come.map(\.id)) }

    mutating func add(_ edit: LineEdit, isTakenBack: Bool) {
      for (old, new) in edit.replaced {
        if old.isOnLine != new.isOnLine { (areOrdered, areAtEnd) = (true, false) }
        add(gone: [isTakenBack ? new : old], come: [isTakenBack ? old : new])
      }
      if edit.added.contains(where: \.isOnLine) { areOrdered = true }
      add(gone: isTakenBack ? edit.added : [], come: isTakenBack ? [] : edit.added)
    }

    mutating func add(from old: [Statement], to new: [Statement]) {
      let between = StatementDifference.between(old, new)
      if between.isReordered { areOrdered = true }
      if !between.isAppended { areAtEnd = false }
      add(gone: between.gone, come: between.come)
    }

    private mutating func add(gone: [Statement], come: [Statement]) {
      for statement in gone where statement.isOnLine { self.gone.append(statement) }
      for statement in come where statement.isOnLine { self.come.append(statement) }
    }

    /// What goes and comes back in one move stays.
    mutating func settle() {
      let (left, arrived) = (Set(gone.map(\.identity)), Set(come.map(\.identity)))
      if left.isDisjoint(with: arrived) { return }
      gone.removeAll { arrived.contains($0.identity) }
      come.removeAll { left.contains($0.identity) }
    }
  }

  // MARK: Statements

  private func moveStatements(
    _ moves: Moves, from old: LineSource, tried: LineEdit?, _ change: inout Change
  ) {
    if moves.areOrdered { moveNeighbours(moves, from: old, tried: tried, &change) }
    var touched: [String] = []
    var seen: Set<String> = []
    for statement in moves.gone + moves.come where seen.insert(statement.id).inserted {
      touched.append(statement.id)
    }
    for id in subjectsReread(from: old) where seen.insert(id).inserted { touched.append(id) }
    if touched.isEmpty { return }
    let before = touched.map { facts(of: $0) }
    for statement in moves.gone { drop(statement) }
    for statement in moves.come { take(statement) }
    for (id, facts) in zip(touched, before) {
      keep(id)
      change.add(from: facts, to: self.facts(of: id))
    }
    for statement in moves.gone + moves.come {
      blocks.put(
        statement.id, said[statement.id]?.last.map { ($0.statement, $0.facts.profile) },
        lexicon.matters)
    }
    blocks.settle(lexicon.matters, isTrial: edit != nil, &change)
  }

  private func drop(_ statement: Statement) {
    guard var own = said[statement.id],
      let at = own.lastIndex(where: { $0.statement.isSame(as: statement) })
        ?? own.lastIndex(where: { $0.statement == statement })
    else { return }
    let facts = own[at].facts
    recent.keep(facts, of: own[at].statement)
    own.remove(at: at)
    said[statement.id] = own.isEmpty ? nil : own
    tally(facts, times: -1)
    if statement.priority != 0 { rankedCount -= 1 }
  }

  private func take(_ statement: Statement) {
    let facts = recent.facts(of: statement) ?? StatementFacts(statement, lexicon)
    said[statement.id, default: []].append(Said(statement: statement, facts: facts))
    tally(facts, times: 1)
    if statement.priority != 0 { rankedCount += 1 }
  }

  private func tally(_ facts: StatementFacts, times: Int) {
    named.add(facts.named, times: times)
    metrics.add(facts.metrics, times: times)
    roles.add(facts.executives, times: times)
  }

  /// `from` and `tried` are the line and the edit that were held before.
  private func moveNeighbours(
    _ moves: Moves, from old: LineSource, tried: LineEdit?, _ change: inout Change
  ) {
    let added = { (edit: LineEdit?) in edit?.added.filter(\.isOnLine).map(\.id) ?? [] }
    let (before, after): ([String], [String])
    if moves.areAtEnd {
      // Those that stay need no look, but for the last few.
      let kept = ids.count - added(tried).count
      let start = max(0, kept - Neighbours.reach)
      before = Array(ids[start...])
      ids.removeSubrange(kept...)
      for statement in source.statements[old.statements.count...] where statement.isOnLine {
        ids.append(statement.id)
      }
      ids += added(edit)
      after = Array(ids[start...])
    } else {
      before = ids
      ids = idsOfSource()
      if let edit {
        let retired = Set(edit.replaced.filter { !$0.new.isOnLine }.map(\.old.id))
        if !retired.isEmpty { ids.removeAll { retired.contains($0) } }
        ids += added(edit)
      }
      after = ids
    }
    let pairs = Neighbours.change(from: before, to: after, moves.ids)
    change.gone += Neighbours.facts(pairs.gone)
    change.come += Neighbours.facts(pairs.come)
  }

  /// The ids on the line without the edit; several edits are tried on one line.
  private func idsOfSource() -> [String] {
    if let untried, untried.source === source { return untried.ids }
    let ids = source.statements.compactMap { $0.isOnLine ? $0.id : nil }
    untried = (source, ids)
    return ids
  }

  // MARK: Register

  /// The ids of which the register or the books may say something else now.
  private func subjectsReread(from old: LineSource) -> [String] {
    if old === source { return [] }
    let (before, after) = (old.register, source.register)
    var ids: Set<String> = []
    if before.asOf != after.asOf {
      ids.formUnion(kept.keys)
      ids.formUnion(after.entries.keys)
    } else if before.entries != after.entries {
      for (id, entry) in before.entries where after.entries[id] != entry { ids.insert(id) }
      for (id, entry) in after.entries where before.entries[id] != entry { ids.insert(id) }
    }
    if old.booksVersion != source.booksVersion {
      for (id, own) in said where own.contains(where: { $0.statement.mayBeBooked }) {
        ids.insert(id)
      }
    }
    return ids.filter { said[$0] != nil || RegisterFacts.isThing($0) }.sorted()
  }

  /// Reads again what the register, the sentence and the books say of an id.
  private func keep(_ id: String) {
    if let old = kept[id] { metrics.add(old.metrics, times: -1) }
    kept[id] = read(id)
    if let new = kept[id] { metrics.add(new.metrics) }
  }

  private func read(_ id: String) -> Kept? {
    let own = said[id] ?? []
    guard !own.isEmpty || RegisterFacts.isThing(id) else { return nil }
    let reading = RegisterReading(lexicon, sheet, books: source.books)
    var entry = source.register.entries[id]
    for said in own where said.statement.kind == .initiative {
      entry = reading.entry(said.statement, in: source.register)
    }
    for said in own {
      guard let start = reading.start(of: said.statement) else { continue }
      if entry == nil { entry = RegisterEntry(id) }
      entry?.rows.append(start)
    }
    guard let entry, !entry.has("dropped") else { return nil }
    let facts = RegisterFacts(
      entry, recordedAt: own.first?.statement.recordedAt ?? "", asOf: source.register.asOf, lexicon)
    return Kept(facts: facts.all, metrics: facts.metrics)
  }

  // MARK: What comes from no single statement

  private func moveRest(from old: LineSource, _ change: inout Change) {
    let wasWeighed = !weights.isEmpty
    change.add(
      from: RegisterFacts.day(old.register.asOf), to: RegisterFacts.day(source.register.asOf))
    if wasWeighed || source.usesWeights {
      let fresh = weightFacts
      change.add(from: weights, to: fresh)
      weights = fresh
    }
    let decided = decisionFacts
    if decided != decisions {
      change.add(from: decisions, to: decided)
      decisions = decided
    }
    let (names, numbers) = (named.changes(), metrics.changes())
    _ = roles.changes()
    lexiconFacts.change(names, numbers, &change)
  }

  private var weightFacts: [Datalog.Fact] {
    guard source.usesWeights else { return [] }
    var criteria: [Statement] = []
    for statement in source.statements where statement.kind == .criterion && statement.isOnLine {
      let replaced = edit?.replaced.first { $0.old.isSame(as: statement) }?.new
      if replaced?.isOnLine ?? true { criteria.append(replaced ?? statement) }
    }
    criteria += edit?.added.filter { $0.kind == .criterion && $0.isOnLine } ?? []
    return WeightFacts(criteria.flatMap { facts(of: $0.id) }, criteria, source.register).all
  }

  private var decisionFacts: [Datalog.Fact] {
    var facts: [Datalog.Fact] = []
    for decision in source.decisions + (edit?.decided ?? [])
    where said[decision.from] != nil && said[decision.to] != nil {
      let relation = Datalog.Value.symbol(decision.relation.rawValue)
      let (from, to) = (Datalog.Value.symbol(decision.from), Datalog.Value.symbol(decision.to))
      let predicate = decision.accepted ? "accepted" : "refused"
      facts.append(Datalog.Fact(predicate, [from, to, relation]))
      if !decision.accepted, decision.relation == .opposes {
        facts.append(Datalog.Fact(predicate, [to, from, relation]))
      }
    }
    return facts
  }
}

extension Statement {
  /// Whether the company's books may tell something of it.
  fileprivate var mayBeBooked: Bool { kind == .initiative || kind == .kpi }
}
