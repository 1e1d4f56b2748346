// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning
import Store

/// The links of a map: between statements that are given, and no others.
enum MapLinks {
  static func links(
    _ statements: [Statement], _ store: StatementStore, _ context: CommandContext
  ) throws(Problem) -> [Link] {
    try LineDesk(context, statements, store).line.links
  }
}
