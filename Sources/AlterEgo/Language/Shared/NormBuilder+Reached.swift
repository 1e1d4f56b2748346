// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Bans that last until a number is reached, and rules whose verb is no more than to be free.
extension NormBuilder {
  /// Not before they've had ten lessons, 十回受けるまでは: ten of them or more, and no more and no fewer is not what is meant.
  func reached(_ predicate: Predicate) -> Predicate {
    guard predicate.kind == .metric, predicate.op == .equal,
      predicate.unitWord != ClockReader.unitWord, predicate.id != ClockReader.metric
    else { return predicate }
    var predicate = predicate
    predicate.op = .atLeast
    return predicate
  }

  /// Remakes are free, chippings go free to the school: what is done is to charge nothing for it.
  func costless(_ main: Clause, _ norm: inout Norm) {
    guard norm.act == nil, norm.modality == .must, !main.negated,
      main.items.contains(where: { $0.token.id == "free_of_charge" && !$0.denied })
    else { return }
    norm.act = Term("work_for_free")
    if norm.object == nil, let first = norm.about.first {
      norm.object = first
      norm.about.removeFirst()
    }
  }
}
