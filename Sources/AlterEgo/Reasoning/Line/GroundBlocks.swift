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

  private typealias Member = CommonGround.Member

  private struct Block {
    /// In the order of the ids.
    var members: [Member] = []
    /// What they had in common when it was looked at last.
    var ground: [Datalog.Fact] = []
    /// Those that differ from the members looked at last, as they were then; nil for none of the id.
    var unseen: [String: Member?] = [:]
    /// The same as it was without any edit tried, so that taking one back costs nothing.
    var untried: [Datalog.Fact] = []
    var tried: [String: Member?] = [:]
    /// What edits tried before made of it, by the members that they put there.
    var trials: [(members: [String: Member?], facts: [Datalog.Fact])] = []

    func place(of id: String) -> Int {
      var (low, high) = (0, members.count)
      while low < high {
        let middle = (low + high) / 2
        if StatementOrder.comesBefore(members[middle].id, id) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      return low
    }

    /// Takes what a statement says, or takes it out; false where nothing changes.
    mutating func put(_ id: String, _ member: Member?) -> Bool {
      let (at, old) = (place(of: id), self.member(id))
      if old == member { return false }
      if let member {
        if old == nil { members.insert(member, at: at) } else { members[at] = member }
      } else {
        members.remove(at: at)
      }
      Block.note(id, old, member, &unseen)
      Block.note(id, old, member, &tried)
      return true
    }

    /// So many trials are remembered.
    private static let most = 16

    /// What they have in common with the edit that is tried.
    mutating func trial(_ matters: Matters) -> [Datalog.Fact] {
      var put: [String: Member?] = [:]
      for id in tried.keys { put[id] = .some(member(id)) }
      if let known = trials.first(where: { $0.members == put }) { return known.facts }
      let facts = CommonGround.facts(members, matters)
      if trials.count == Block.most { trials.removeFirst() }
      trials.append((put, facts))
      return facts
    }

    private func member(_ id: String) -> Member? {
      let at = place(of: id)
      return at < members.count && members[at].id == id ? members[at] : nil
    }

    /// Notes that a member is another one now, or again what it was.
    private static func note(
      _ id: String, _ old: Member?, _ new: Member?, _ differing: inout [String: Member?]
    ) {
      guard let was = differing[id] else {
        differing[id] = .some(old)
        return
      }
      if was == new { differing[id] = nil }
    }
  }

  private var blocks: [Int: Block] = [:]
  private var touched: Set<Int> = []

  /// Takes what a statement says, or takes it out.
  mutating func put(
    _ id: String, _ said: (statement: Statement, profile: GroundProfile)?, _ matters: Matters
  ) {
    let number = id.split(separator: "-").last.flatMap { Int($0) } ?? 0
    let place = number / GroundBlocks.size
    var member: Member?
    if let said, let station = said.statement.kind.station {
      member = Member(id: id, station: station, profile: said.profile, matters)
    }
    if blocks[place, default: Block()].put(id, member) { touched.insert(place) }
  }

  /// Looks again at the blocks that were touched.
  mutating func settle(_ matters: Matters, isTrial: Bool, _ change: inout HeldFacts.Change) {
    for place in touched.sorted() {
      guard var block = blocks.removeValue(forKey: place) else { continue }
      let old = block.ground
      if block.tried.isEmpty {
        block.ground = block.untried
      } else if !block.unseen.isEmpty {
        block.ground = isTrial ? block.trial(matters) : CommonGround.facts(block.members, matters)
      }
      block.unseen = [:]
      if !isTrial, !block.tried.isEmpty {
        (block.untried, block.tried, block.trials) = (block.ground, [:], [])
      }
      change.add(from: old, to: block.ground)
      blocks[place] = block
    }
    touched.removeAll()
  }
}
