// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Store

/// Statements that stay in the store, found by what was kept of them beside them.
///
/// What is kept is a pure function of the statements and of the program that made it; it is taken
/// up only by the very same build, and only while none of the statements changed.
final class KeptStatements {
  private enum Part {
    static let index = 0
    static let ordinals = 1
    static let roles = 2
    static let audience = 3
    static let hash = 4
    static let knowledge = 5
    static let count = 6
  }

  private let store: StatementStore
  private let ordinals: [Int]
  private let audience: Audience
  private let sum: SHA256
  let index: StatementIndex
  private(set) var roles: RoleRegister
  /// What was read so far, by its number.
  private var known: [Int: Statement]

  /// Takes up what was kept, with the statements that came since.
  ///
  /// Nil when it isn't what this program keeps, or when so many came since that it is better made
  /// anew.
  init?(_ reading: KeptReading, _ store: StatementStore, _ knowledge: KnowledgeBase)
    throws(Problem)
  {
    guard let parts = PackedParts(reading.content, parts: Part.count),
      var index = StatementIndex(kept: Array(parts.slice(Part.index)), knowledge),
      let audience = Audience(rawValue: KeptStatements.text(parts, Part.audience)),
      var sum = SHA256(midway: parts.slice(Part.hash))
    else { return nil }
    var ordinals = parts.numbers(Part.ordinals, as: Int64.self).map { Int($0) }
    guard ordinals.count == index.statementCount else { return nil }
    var roles = RoleRegister(text: KeptStatements.text(parts, Part.roles))
    var known: [Int: Statement] = [:]
    let added = try store.statements(after: ordinals.last ?? 0)
    guard added.count <= KeptStatements.mostAdded else { return nil }
    for (ordinal, statement) in added {
      known[ordinals.count] = statement
      ordinals.append(ordinal)
      index.take(statement)
      roles.take(statement)
      sum.take(statement, for: audience)
    }
    knowledge.know(hash: KeptStatements.text(parts, Part.knowledge))
    self.store = store
    (self.ordinals, self.audience, self.sum) = (ordinals, audience, sum)
    (self.index, self.roles, self.known) = (index, roles, known)
  }

  /// As many statements may come before all is worked out again.
  static let mostAdded = 200
  /// Stores with fewer statements are read whole: that takes no longer.
  static let fewest = 500

  static let name = "asking"

  private static func text(_ parts: PackedParts, _ part: Int) -> String {
    String(decoding: parts.slice(part), as: UTF8.self)
  }

  static func bytes(
    _ index: StatementIndex, _ ordinals: [Int], _ roles: RoleRegister, _ audience: Audience,
    _ hash: SHA256, _ knowledgeHash: String
  ) -> [UInt8] {
    var writer = PackedParts.Writer()
    writer.add(index.bytes)
    writer.add(numbers: ordinals.map { Int64($0) })
    writer.add(Array(roles.text.utf8))
    writer.add(Array(audience.rawValue.utf8))
    writer.add(hash.midway)
    writer.add(Array(knowledgeHash.utf8))
    return writer.bytes
  }

  /// The statements with these numbers, in their order.
  func statements(_ numbers: [Int]) throws(Problem) -> [Statement] {
    let missing = numbers.filter { known[$0] == nil }
    let read = try store.statements(ordinals: missing.map { ordinals[$0] })
    for (number, statement) in zip(missing, read) { known[number] = statement }
    return numbers.compactMap { known[$0] }
  }

  /// Those that questions met so far, in their order.
  var read: [Statement] { known.sorted { $0.key < $1.key }.map(\.value) }

  func all() throws(Problem) -> [Statement] { try store.statements() }

  /// The hash of what an audience may see; nil for another audience than the one it was kept for.
  func hash(for audience: Audience) -> SHA256? { audience == self.audience ? sum : nil }
}
