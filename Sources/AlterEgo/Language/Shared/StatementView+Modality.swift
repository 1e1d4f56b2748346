// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What the norm that a line is about says of the line as a whole: duty, ban, leave.
extension StatementView {
  /// 〜に限る reads as a duty although its norms are a may and a must-not.
  func topModality(_ norm: Norm) -> Modality {
    let main = sentences.first {
      text.span($0.bytes.lowerBound, $0.bytes.upperBound).lower == norm.span.lower
    }?.main
    if main?.isRestriction == true { return .must }
    // 会員にだけ貸す, 会員にしか貸さない: a plain verb gives no leave, whatever the norms permit.
    if norm.modality == .may, norm.isPlain, !norm.negated {
      return main?.negated == true ? .mustNot : .must
    }
    if norm.negated, norm.modality == .may { return isUnasked(main) ? .mustNot : .may }
    // Refuse to print a libel: an act that is itself a refusal keeps the thing from being done.
    if norm.modality == .must, let act = norm.act, act.id != "refuse",
      main?.headItem?.token.id == act.id, knowledge.isA(act.id, "refuse")
    {
      return .mustNot
    }
    return norm.modality
  }

  /// 二年以上使わなかった道具: how long something was left undone, and no time it falls short of.
  func lastsUndone(_ clause: Clause, _ chosen: FoundQuantity, _ draft: Draft) -> Bool {
    guard draft.language == .japanese, chosen.quantity.type == "duration",
      chosen.quantity.op == .atLeast
    else { return false }
    return clause.items.contains {
      $0.token.lower == chosen.bytes.upperBound && $0.token.sort == .act
    }
  }

  /// Whether a plan or number says by a *will* or *should* what is to be in some years.
  func foretells(_ draft: Draft) -> Bool {
    guard draft.kind == .strategy || draft.kind == .kpi || draft.kind == .vision,
      draft.norms.count == 1, let main = sentences.first?.main, main.modal == "must",
      !main.negated
    else { return false }
    let isAhead =
      (draft.horizonYears ?? 0) > 1
      || found.contains {
        ["year", "fiscal"].contains($0.quantity.type) && $0.quantity.value != nil
      }
    return isAhead
      && within(main.bytes).contains {
        $0.isFunction("modal") && ["will", "should", "will be", "should be"].contains(surface($0))
      }
  }

  /// 社員に休日の出勤を求めない: what is not asked of those who work here is kept from them, while what is
  /// not asked of a case (保証人は求めない) is waived.
  private func isUnasked(_ main: Clause?) -> Bool {
    guard let main, main.modal == "need-not",
      text.folded(main.bytes.lowerBound, main.bytes.upperBound).utf8.has("求めない".utf8)
    else { return false }
    return main.items.contains {
      $0.role == .to && ($0.token.sort == .role || knowledge.isA($0.token.id, "employee"))
    }
  }
}
