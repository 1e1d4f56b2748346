// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Model

/// The common ground of a company, looked for block by block.
///
/// A block holds the statements whose ids have numbers of one range, so that one more of ten
/// thousand costs a look at its block alone; all statements of a company of some hundreds stand in
/// the first.
struct GroundBlocks {
  /// How many numbers of each kind of id make a block.
  private static let size = 48

  /// Statements and what they have in common.
  private struct Ground {
    var members: [String: CommonGround.Member] = [:]
    var facts: [Datalog.Fact] = []
  }

  private struct Block {
    var members: [String: CommonGround.Member] = [:]
    /// As it was looked at last.
    var ground = Ground()
    /// As it was without any edit tried, so that taking one back costs nothing.
    var untried = Ground()
  }

  private var blocks: [Int: Block] = [:]
  private var touched: Set<Int> = []

  /// Takes what a statement says, or takes it out.
  mutating func put(
    _ id: String, _ said: (statement: Statement, profile: GroundProfile)?, _ matters: Matters
  ) {
    let number = id.split(separator: "-").last.flatMap { Int($0) } ?? 0
    let place = number / GroundBlocks.size
    var member: CommonGround.Member?
    if let said, let station = said.statement.kind.station {
      member = CommonGround.Member(id: id, station: station, profile: said.profile, matters)
    }
    if blocks[place]?.members[id] == member { return }
    blocks[place, default: Block()].members[id] = member
    touched.insert(place)
  }

  /// Looks again at the blocks that were touched.
  mutating func settle(_ matters: Matters, isTrial: Bool, _ change: inout HeldFacts.Change) {
    for place in touched.sorted() {
      guard var block = blocks[place] else { continue }
      let old = block.ground.facts
      if block.members == block.untried.members {
        block.ground = block.untried
      } else if block.members != block.ground.members {
        let members = block.members.values.sorted { StatementOrder.comesBefore($0.id, $1.id) }
        block.ground = Ground(
          members: block.members, facts: CommonGround.facts(members, matters))
      }
      if !isTrial { block.untried = block.ground }
      change.add(from: old, to: block.ground.facts)
      blocks[place] = block
    }
    touched.removeAll()
  }
}
