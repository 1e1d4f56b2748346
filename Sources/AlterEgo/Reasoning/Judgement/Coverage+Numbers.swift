// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What the numbers of a norm say about whether it covers a case.
extension Coverage {
  /// Whether the case gives a number that a norm limits.
  func hasNumber(_ norm: Norm) -> Bool {
    norm.when.contains { $0.kind == .metric && !reading.facts($0).isEmpty }
  }

  /// Whether the case gives a number that one of some predicates is met or failed by.
  func decidesNumber(_ predicates: [Predicate], _ statement: Statement) -> Bool {
    predicates.contains { $0.kind == .metric && truth.truth($0, in: statement) != .unknown }
  }

  /// Up to 30 kg is left to the baker, more to the owner: beyond a limit somebody else decides, and nothing is banned.
  func isForOther(_ own: Consideration) -> Bool {
    own.stance == .forbids && own.role == .limits && own.norm.modality == .may
      && own.statement.draft.norms.contains(where: \.decides)
  }

  /// A purchase of something no lexicon knows, with its amount: the limit tells whose it is.
  func isOfUnknownThing(_ norm: Norm) -> Bool {
    guard reading.proposal.object.map(\.isWord) ?? true, !namesOther(than: norm) else {
      return false
    }
    return norm.when.contains {
      $0.kind == .metric && Quantity.isMoney($0.unit)
        && !reading.facts($0).isEmpty
    }
  }

  /// 屋根の修理: whether what is asked names a thing that is none of those the norm is about.
  private func namesOther(than norm: Norm) -> Bool {
    let own = content(norm).filter { knowledge.sort(of: $0.id) == .concept && !light.contains($0) }
    guard !own.isEmpty else { return false }
    return reading.proposal.terms.contains { said in
      guard said.inProposal, !said.denied, !said.term.isWord, !light.contains(said.term),
        Coverage.thingThemes.contains(knowledge.theme(of: said.term.id) ?? ""),
        reading.proposal.asked.utf8.has(said.surface.utf8)
      else { return false }
      let kinds = reading.widened(said.term.id)
      return !own.contains { kinds.contains($0.id) || knowledge.isA($0.id, said.term.id) }
    }
  }

  /// Folders of the lexicon's things that can be held in the hand or stood before.
  private static let thingThemes: Set = ["objects", "products", "everyday", "places"]

  /// Suppliers who give us less than 60 days are turned down, with 60 days or more we may sign; we get 30,
  /// do we sign: leave that fails by its number alone leaves the ban on the other side of that number.
  func otherSides(of found: [Consideration], _ statement: Statement) -> [Consideration] {
    let taken = Set(found.map(\.normIndex))
    let failed = found.filter { own in
      own.stance == .permits && own.applies == .no && !own.isExcepted && !own.norm.decides
    }
    // 十日前までなら無料にする。過ぎたら半分をもらう: a duty that fails is no leave, where another one takes its place.
    let undone = found.filter { own in
      own.stance == .requires && own.applies == .no && !own.norm.decides && own.norm.act != nil
    }
    return statement.draft.norms.enumerated().compactMap { index, norm in
      guard !norm.otherwise, !norm.decides, !norm.negated,
        norm.modality == .mustNot && !taken.contains(index)
          && failed.contains(where: { isOtherSide($0, of: norm) })
          || norm.modality == .must
            && (undone + failed).contains(where: { takesPlace(of: $0, norm) })
      else { return nil }
      var ban = Consideration(
        statement: statement, norm: norm, normIndex: index, stance: .forbids, role: .prohibits,
        applies: .yes, missing: [], tested: [], fit: 0.7)
      conditions.test(norm, &ban, upward: false)
      return ban.applies == .yes ? ban : nil
    }
  }

  /// Whether a duty to do something else begins where another one ends: beyond its number, or where the exception that
  /// it is the ruling on does not hold.
  private func takesPlace(of own: Consideration, _ duty: Norm) -> Bool {
    guard duty.act != nil, duty.act != own.norm.act, duty.over == nil else { return false }
    if own.isExcepted {
      // Returned unless something is broken; then we keep them.
      return own.tested.contains { told in
        told.truth == .yes && own.norm.unless.contains(told.predicate)
          && duty.when.contains { $0.text == told.predicate.text }
      }
    }
    if isOtherSide(own, of: duty) { return true }
    let failed = own.tested.filter { $0.truth == .no && $0.predicate.kind != .metric }
    return failed.contains { told in duty.unless.contains { $0.text == told.predicate.text } }
  }

  private func isOtherSide(_ leave: Consideration, of ban: Norm) -> Bool {
    leave.tested.contains { told in
      guard told.truth == .no, told.predicate.kind == .metric, let op = told.predicate.op else {
        return false
      }
      return ban.when.contains {
        $0.kind == .metric && $0.op == op.complement && $0.value == told.predicate.value
          && $0.unit == told.predicate.unit
      }
    }
  }

  private static let amounts = [
    "service_charge", "price", "amount", "cost", "word:worth", "word:value", "word:sum",
  ]

  /// Jobs with a fee under $4,000: the noun that only names what the amount is of need not be said.
  func namesMeasure(_ term: Term, of norm: Norm, in statement: Statement) -> Bool {
    // 水分が20％以下のはちみつ: what the number is said of goes with the number.
    if truth.measured.isMeasured(term, of: norm, in: statement) { return true }
    guard term != norm.object, Coverage.amounts.contains(term.id) else { return false }
    let isMoney = { (limit: Predicate) in limit.kind == .metric && Quantity.isMoney(limit.unit) }
    return norm.when.contains(where: isMoney) || norm.requires.contains(where: isMoney)
  }
}
