// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// Whether open norms decide a case: each of up to six is taken as met and as not met, of which only the verdict
/// is asked, with hundreds of others that stand as they do whichever way those are taken.
extension Resolution {
  /// Whether some way of taking the open norms leads to another verdict than all of them not met.
  ///
  /// One that differs is enough to know that they decide.
  func turns(_ open: ArraySlice<Int>, from verdict: Verdict) -> Bool {
    if open.isEmpty { return false }
    let turning = open.map { traits[$0].statement }
    var (firm, rest): ([Settled], [Settled]) = ([], [])
    firm.reserveCapacity(norms.count)
    for at in norms.indices {
      if turning.contains(traits[at].statement) {
        rest.append(asItStands(at))
      } else {
        firm.append(asItStands(at))
      }
    }
    let sides = Sides(of: firm, self)
    return (1..<(1 << open.count)).contains { choice in
      self.verdict(sides, Sides(of: settled(rest, open, choice: choice), self)) != verdict
    }
  }

  /// Norms by the side on which they speak; those of one statement are in one and the same.
  private struct Sides {
    var against: [Settled] = []
    var required: [Settled] = []
    /// Bans that no duty of these ranks above.
    var unattacked: [Settled] = []
    /// Whether some of them clash.
    var clashes = false
    /// Whether one may be meant though nobody could read its act.
    var hasUnread = false
    /// Whether one lets the case pass, by itself or by its exception.
    var hasSupport = false

    init(of settled: [Settled], _ own: Resolution) {
      for norm in own.mostSpecific(settled.filter { $0.applies == .yes }) {
        switch norm.stance {
        case .forbids: against.append(norm)
        case .requires:
          required.append(norm)
          if own.isUnread(norm) { hasUnread = true }
          if !own.norms[norm.at].isWeak { hasSupport = true }
        case .permits, .waives: hasSupport = true
        }
      }
      if !hasSupport { hasSupport = settled.contains(where: own.isLifted) }
      clashes = own.hasClash(against, required)
      unattacked = against.filter { [required] in !own.isAttacked($0, by: required) }
    }
  }

  /// The verdict alone of ``outcome(_:)``, of norms in two parts.
  private func verdict(_ firm: Sides, _ rest: Sides) -> Verdict {
    if !firm.against.isEmpty || !rest.against.isEmpty {
      let clashes =
        firm.clashes || rest.clashes || hasClash(firm.against, rest.required)
        || hasClash(rest.against, firm.required)
      if clashes { return .escalate }
      // What nothing attacks is left whatever else is weighed.
      let isLeft =
        firm.unattacked.contains { !isAttacked($0, by: rest.required) }
        || rest.unattacked.contains { !isAttacked($0, by: firm.required) }
        || !survivors(firm.against + rest.against, firm.required + rest.required).isEmpty
      if isLeft { return .decline }
    }
    if case .beyond = authority.standing { return .escalate }
    guard isYesNo, !firm.hasUnread, !rest.hasUnread else { return .escalate }
    if firm.hasSupport || rest.hasSupport || authority.standing == .within { return .approve }
    if !onPoint(.approved).isEmpty { return .approve }
    return onPoint(.declined).isEmpty ? .escalate : .decline
  }
}
