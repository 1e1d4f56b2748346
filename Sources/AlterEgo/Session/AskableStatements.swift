// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning

/// The statements that questions are put to, with what is worked out from them once: their index
/// and the hashes that receipts name.
///
/// They stand in memory, or in the store with their index kept beside them; then only those that
/// a question meets are read.
///
/// One owner, one thread, as with the conversation that keeps it from question to question.
final class AskableStatements {
  private enum Source {
    case memory([Statement])
    case store(KeptStatements)
  }

  private let source: Source
  private var index: StatementIndex?
  /// The hash of the live statements that an audience may see, before any decisions.
  private var hashes: [Audience: SHA256] = [:]
  /// The roles that live statements name, of those an audience may see.
  private var roles: [Audience: [Term]] = [:]

  init(_ statements: [Statement]) { source = .memory(statements) }

  init(_ kept: KeptStatements) {
    source = .store(kept)
    index = kept.index
  }

  /// Whether these are just those statements in memory: while this holds them nobody changes them
  /// there.
  func hold(_ others: [Statement]) -> Bool {
    guard case .memory(let statements) = source else { return false }
    return statements.isSameBuffer(as: others)
  }

  /// All of them; what stands in the store is read for it.
  func all() throws(Problem) -> [Statement] {
    switch source {
    case .memory(let statements): statements
    case .store(let kept): try kept.all()
    }
  }

  /// Those with the ids given, in their order; every id is one that an answer named.
  func named(_ ids: Set<String>) throws(Problem) -> [Statement] {
    switch source {
    case .memory(let statements): statements.filter { ids.contains($0.id) }
    case .store(let kept): kept.read.filter { ids.contains($0.id) }
    }
  }

  /// Makes the index, unless it is there.
  func prepare(_ knowledge: KnowledgeBase) {
    guard case .memory(let statements) = source,
      index?.knowledge.isSame(as: knowledge) != true
    else { return }
    index = StatementIndex(statements, knowledge)
  }

  /// The statements that may take part in the answer to `proposal`, of those an audience may see.
  func near(
    _ proposal: Proposal, for audience: Audience, _ knowledge: KnowledgeBase
  ) throws(Problem) -> [Statement] {
    prepare(knowledge)
    guard let index else { return [] }
    let numbers = index.near(proposal)
    let near: [Statement]
    switch source {
    case .memory(let statements): near = numbers.map { statements[$0] }
    case .store(let kept): near = try kept.statements(numbers)
    }
    return near.filter { $0.isVisible(to: audience) }
  }

  /// All of them where they are few enough to be read word by word; nil where they are many.
  func few(for audience: Audience) -> [Statement]? {
    guard case .memory(let statements) = source, statements.count < KeptStatements.fewest else {
      return nil
    }
    return statements.filter { $0.isVisible(to: audience) }
  }

  /// Every role that live statements name, of those an audience may see.
  func roles(for audience: Audience) -> [Term] {
    if let known = roles[audience] { return known }
    let sorted: [Term]
    switch source {
    case .memory(let statements): sorted = RoleRegister(statements).roles(for: audience)
    case .store(let kept): sorted = kept.roles.roles(for: audience)
    }
    roles[audience] = sorted
    return sorted
  }

  /// How many live statements an audience may not see.
  func hidden(from audience: Audience) throws(Problem) -> Int {
    audience == .president
      ? 0 : try all().count(where: { $0.isLive && !$0.isVisible(to: audience) })
  }

  /// Hashes the statements and decisions that take part, by content.
  func hash(for audience: Audience, _ precedents: [Precedent]) throws(Problem) -> String {
    var hash: SHA256
    if let known = hashes[audience] { hash = known } else { hash = try statementHash(audience) }
    for p in precedents {
      hash.update(Array("\(p.id)\t\(p.outcome.rawValue)\t\(p.draft.text)\n".utf8))
    }
    return String(hash.finish().prefix(16))
  }

  private func statementHash(_ audience: Audience) throws(Problem) -> SHA256 {
    var hash: SHA256
    if case .store(let kept) = source, let known = kept.hash(for: audience) {
      hash = known
    } else {
      hash = SHA256()
      for statement in try all() { hash.take(statement, for: audience) }
    }
    hashes[audience] = hash
    return hash
  }

  /// What may be kept of them up to a journal entry; nil for what was kept already.
  func keepable(
    _ ordinals: [Int], for audience: Audience, _ knowledge: KnowledgeBase
  ) throws(Problem) -> [UInt8]? {
    guard case .memory(let statements) = source, statements.count == ordinals.count else {
      return nil
    }
    prepare(knowledge)
    guard let index else { return nil }
    return KeptStatements.bytes(
      index, ordinals, RoleRegister(statements), audience, try statementHash(audience),
      knowledge.hash)
  }
}

extension SHA256 {
  /// Takes what receipts name of a statement, where an audience may see it.
  mutating func take(_ statement: Statement, for audience: Audience) {
    guard statement.isLive, statement.isVisible(to: audience) else { return }
    update(
      Array(
        "\(statement.id)\t\(statement.kind.rawValue)\t\(statement.priority)\t\(statement.text)\n"
          .utf8))
  }
}

/// The roles that live statements name, with who may see any of those.
struct RoleRegister {
  private var audiences: [Term: Set<Audience>] = [:]

  init(_ statements: [Statement] = []) {
    for statement in statements { take(statement) }
  }

  init(_ audiences: [Term: Set<Audience>]) { self.audiences = audiences }

  mutating func take(_ statement: Statement) {
    guard statement.isLive else { return }
    for norm in statement.draft.norms {
      guard let actor = norm.actor else { continue }
      audiences[actor, default: [.president]].formUnion(statement.audiences)
    }
  }

  func roles(for audience: Audience) -> [Term] {
    audiences.filter { $0.value.contains(audience) }.keys.sorted()
  }

  /// One line for each role: its id and who sees it.
  var text: String {
    audiences.sorted { $0.key < $1.key }.map { role, audiences in
      "\(role.id)\t"
        + Audience.allCases.filter(audiences.contains).map(\.rawValue).joined(separator: ",")
    }.joined(separator: "\n")
  }

  init(text: String) {
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 2 else { continue }
      audiences[Term(String(cells[0]))] = Set(
        cells[1].split(separator: ",").compactMap { Audience(rawValue: String($0)) })
    }
  }
}
