// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model
import Reasoning
import Store
import Wording

/// Draws or forbids a link by hand; the president's word outlives the rules.
struct LinkCommand: SessionCommand {
  static let entry = CommandEntry("link", "結ぶ", writes: true, completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var relation: String?
  @Flag(name: .long) var reject = false
  /// Leaves the link to the rules again.
  @Flag(name: .long) var withdraw = false
  @Argument var ids: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    guard ids.count == 2 else { throw Problem(.usageNothingSaid, ["command": "link P-1 K-1"]) }
    let store = try context.reading()
    let first = try context.statement(ids[0], store)
    let second = try context.statement(ids[1], store)
    for statement in [first, second] where !statement.isLive {
      throw Problem(.storeRetired, ["id": statement.id])
    }
    let (upper, lower) = LinkEnds.ordered(first, second)
    let relation = try relation.map(LinkEnds.read) ?? LinkEnds.usual(lower)
    guard let relation, upper.id != lower.id else {
      throw Problem(
        .usageBadValue,
        [
          "option": "--relation", "text": self.relation ?? "",
          "allowed": Link.Relation.allCases.map(\.rawValue).joined(separator: ", "),
        ])
    }
    let decision = LinkDecision(
      from: upper.id, to: lower.id, relation: relation, accepted: !reject)
    try context.change { (store) throws(Problem) in
      if withdraw {
        try store.withdraw(decision, by: context.signature)
      } else {
        try store.decide(decision, by: context.signature)
      }
    }
    let said = Phrasebook.builtIn.phrase(
      "relation/\(relation.rawValue)", ["from": upper.id, "to": lower.id], in: context.language)
    let key = withdraw ? "link/withdrawn" : reject ? "link/rejected" : "link/drawn"
    return context.changed(
      [context.say(key, ["relation": said])],
      next: context.say("link/next", ["command": context.typed("trace \(upper.id)")]),
      json: [
        .object([
          ("from", .string(upper.id)), ("to", .string(lower.id)),
          ("relation", .string(relation.rawValue)), ("accepted", .bool(!reject)),
          ("withdrawn", .bool(withdraw)),
        ])
      ])
  }
}

extension LinkEnds {
  static func read(_ text: String) throws(Problem) -> Link.Relation {
    guard let relation = Link.Relation(rawValue: FoldedText.fold(text)) else {
      throw Problem(
        .usageBadValue,
        [
          "option": "--relation", "text": text,
          "allowed": Link.Relation.allCases.map(\.rawValue).joined(separator: ", "),
        ])
    }
    return relation
  }
}
