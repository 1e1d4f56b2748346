// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The statements of a company by what their norms rule out, ask for, permit and rank, so that a
/// new statement need not be held against each of them.
///
/// It finds every statement that ``ClashFinder`` may tell to clash with another, and some that
/// don't; a test holds the two ways against each other. Kept from statement to statement: a change
/// costs what it touches.
///
/// Not `Sendable`: one owner, one thread.
package final class ClashIndex {
  private let knowledge: KnowledgeBase
  private var statements: [Statement] = []
  /// How many postings stand for statements as they were before a change.
  private var outdated = 0

  /// Places of statements by the acts of their norms, and by what those acts are kinds of.
  private var acts: [String: [Int32]] = [:]
  private var actsUnder: [String: [Int32]] = [:]
  /// By the number whose level they set.
  private var levels: [String: [Int32]] = [:]
  /// By what is chosen and how, and by what that is a kind of.
  private var choices: [String: [Int32]] = [:]
  private var choicesUnder: [String: [Int32]] = [:]
  /// By kind and shape, for those that say the same.
  private var shapes: [String: [Int32]] = [:]
  private var bans: [Int32] = []
  private var openHanded: [Int32] = []
  private var rankings: [Int32] = []

  /// By place, what the norms of a statement do.
  private var stances: [ClashSide.Stances] = []
  private var kinds: [String: [String]] = [:]

  package init(_ knowledge: KnowledgeBase) { self.knowledge = knowledge }

  /// Whether it was made by the same knowledge.
  package func isMade(by knowledge: KnowledgeBase) -> Bool { knowledge.isSame(as: self.knowledge) }

  /// Brings the index to the statements of the company, in the order in which they were typed.
  package func update(to new: [Statement]) {
    if statements.isSameBuffer(as: new) { return }
    if new.sharedStart(with: statements) == statements.count {
      for place in statements.count..<new.count {
        take(new[place], Int32(truncatingIfNeeded: place))
      }
      statements = new
      return
    }
    let isLonger = new.count >= statements.count
    let same = isLonger && statements.indices.allSatisfy { new[$0].id == statements[$0].id }
    guard same, outdated <= statements.count / 2 else {
      startAgain(new)
      return
    }
    for place in statements.indices where !new[place].isSame(as: statements[place]) {
      outdated += 1
      take(new[place], Int32(truncatingIfNeeded: place))
    }
    for place in statements.count..<new.count {
      take(new[place], Int32(truncatingIfNeeded: place))
    }
    statements = new
  }

  private func startAgain(_ new: [Statement]) {
    outdated = 0
    (acts, actsUnder, levels) = ([:], [:], [:])
    (choices, choicesUnder, shapes) = ([:], [:], [:])
    (bans, openHanded, rankings, stances) = ([], [], [], [])
    statements = new
    for (place, statement) in new.enumerated() {
      take(statement, Int32(truncatingIfNeeded: place))
    }
  }

  // MARK: Statements

  private func take(_ statement: Statement, _ place: Int32) {
    if stances.count <= place {
      stances += Array(repeating: [], count: Int(place) + 1 - stances.count)
    }
    stances[Int(place)] = []
    guard statement.isLive, ClashFinder.isRule(statement) else { return }
    shapes[ClashIndex.shape(statement), default: []].append(place)
    for norm in statement.draft.norms {
      if let object = norm.object {
        if norm.modality == .prefer, norm.over != nil { rankings.append(place) }
        if norm.over == nil {
          choices[ClashIndex.choice(object.id, norm), default: []].append(place)
          for kind in ancestors(object.id) {
            choicesUnder[ClashIndex.choice(kind, norm), default: []].append(place)
          }
        }
      }
      guard let gist = ClashSide.Gist(norm, of: statement, knowledge) else { continue }
      stances[Int(place)].insert(gist.stance.mark)
      if let act = gist.act {
        acts[act.id, default: []].append(place)
        for kind in ancestors(act.id) { actsUnder[kind, default: []].append(place) }
      }
      if gist.stance == .forbids { bans.append(place) }
      if gist.isRefusal { openHanded.append(place) }
      for number in ClashIndex.numbers(gist, norm) { levels[number, default: []].append(place) }
    }
  }

  private func ancestors(_ id: String) -> [String] {
    if let known = kinds[id] { return known }
    let found = Array(knowledge.ancestors(of: id))
    kinds[id] = found
    return found
  }

  /// Two that say the same have the same of it.
  private static func shape(_ statement: Statement) -> String {
    var shape = statement.kind.rawValue
    for norm in statement.draft.norms {
      shape += " \(norm.modality.rawValue) \(norm.act?.id ?? "") \(norm.object?.id ?? "")"
    }
    return shape
  }

  private static func choice(_ object: String, _ norm: Norm) -> String {
    "\(object) \(norm.act?.id ?? "")"
  }

  /// The numbers of which a duty sets the level.
  private static func numbers(_ gist: ClashSide.Gist, _ norm: Norm) -> [String] {
    guard gist.stance == .requires else { return [] }
    return norm.requires.filter(ClashScope.isNumber).map { $0.id ?? "" }
  }

  // MARK: A new statement

  /// The statements that one may clash with, in their order.
  package func near(_ statement: Statement) -> [Statement] {
    guard statement.isLive, ClashFinder.isRule(statement) else { return [] }
    var found = Set(shapes[ClashIndex.shape(statement)] ?? [])
    func meet(
      _ id: String, _ named: [String: [Int32]], _ under: [String: [Int32]],
      _ key: (String) -> String, _ isMet: (Int32) -> Bool = { _ in true }
    ) {
      for place in named[key(id)] ?? [] where isMet(place) { found.insert(place) }
      for place in under[key(id)] ?? [] where isMet(place) { found.insert(place) }
      for kind in ancestors(id) {
        for place in named[key(kind)] ?? [] where isMet(place) { found.insert(place) }
      }
    }
    for norm in statement.draft.norms {
      if let object = norm.object {
        if norm.modality == .prefer, norm.over != nil { found.formUnion(rankings) }
        if norm.over == nil {
          meet(object.id, choices, choicesUnder) { ClashIndex.choice($0, norm) }
        }
      }
      guard let gist = ClashSide.Gist(norm, of: statement, knowledge) else { continue }
      // Of ten thousand rules about one act most do the same: two bans never clash.
      let rivals = gist.stance.rivals
      if let act = gist.act {
        meet(act.id, acts, actsUnder, { $0 }) { !rivals.isDisjoint(with: stances[Int($0)]) }
      }
      if gist.isRefusal { found.formUnion(bans) }
      if gist.stance == .forbids { found.formUnion(openHanded) }
      for number in ClashIndex.numbers(gist, norm) { found.formUnion(levels[number] ?? []) }
    }
    return found.sorted().map { statements[Int($0)] }
  }
}
