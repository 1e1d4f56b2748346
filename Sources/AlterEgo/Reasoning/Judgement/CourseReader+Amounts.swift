// SPDX-License-Identifier: GPL-3.0-or-later
import Knowledge
import Model

/// What an amount of the case tells of the act that a norm is about.
extension CourseReader {
  /// What costs money is spent on, under whatever name: we take a $12,000 stand.
  func byAmount(_ act: String, _ norm: Norm) -> Double {
    guard ["spend", "pay", "buy", "place_order"].contains(where: { knowledge.isA(act, $0) }) else {
      return 0
    }
    let limits = (norm.requires + norm.when).filter {
      $0.kind == .metric && Quantity.isMoney($0.unit)
    }
    return limits.contains { !reading.facts($0).isEmpty } ? 0.7 : 0
  }
}
