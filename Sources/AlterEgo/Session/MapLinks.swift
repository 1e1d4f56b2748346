// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Store

/// The links of a map: between statements that are given, and no others.
enum MapLinks {
  static func links(
    _ statements: [Statement], _ store: StatementStore, _ context: CommandContext
  ) throws(Problem) -> [Link] {
    try store.linkDecisions().filter(\.accepted).map {
      Link(
        from: $0.from, to: $0.to, relation: $0.relation, strength: 1, origin: .hand, rule: nil,
        via: [])
    }
  }
}
