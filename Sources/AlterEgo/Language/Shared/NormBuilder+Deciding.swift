// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Who decides, and what a duty bars on the way.
extension NormBuilder {
  /// 前例のない仕事は専務に上げる: work, a matter, a case stand for whatever it is.
  func dropMatter(_ main: Clause, _ norm: inout Norm) {
    let named = main.items.filter { item in
      let surface = text.surface(item.token)
      return NormBuilder.matters.contains { surface == $0 || surface == $0 + "s" }
    }.map(\.token.term)
    if let object = norm.object, named.contains(object) { norm.object = nil }
    norm.about.removeAll(where: named.contains)
  }

  private static let matters = [
    "仕事", "案件", "件", "もの", "物", "こと", "話", "判断", "事柄", "matter", "job", "case", "work", "anything",
    "thing", "decision", "question",
  ]

  /// A partner decides: the subject of deciding holds a title, whether the lexicon knows it or not.
  func unknownTitle(_ main: Clause) -> (role: Term, word: Term)? {
    guard let first = main.items.first, first.token.isContent, first.token.form == .noun,
      [.none, .concept].contains(first.token.sort),
      first.role == .subject || first.role == .topic || first.role == .none, main.head != 0,
      let head = main.headItem,
      ["decide", "approve"].contains(where: { knowledge.isA(head.token.id, $0) }),
      case let surface = first.token.term.surface
        ?? text.surface(first.token)
    else { return nil }
    return (Term("role:" + surface), first.token.term)
  }

  /// Associates may agree fees up to … A partner decides on anything above: leave up to a limit,
  /// beyond which a title decides, is a title's own.
  func entitle(_ norm: inout Norm, by main: Clause?) {
    guard norm.modality == .may, norm.actor == nil, let first = main?.items.first,
      first.token.kind == .word, first.token.form == .noun, let surface = first.token.term.surface,
      norm.about.contains(first.token.term)
    else { return }
    norm.actor = Term("role:" + surface)
    norm.decides = true
    norm.about.removeAll { $0 == first.token.term }
  }

  /// 捨てずに料理酒にする: a duty to do one thing and not another bans the other.
  func ban(in manner: Clause, beside norm: Norm) -> Norm? {
    guard norm.modality == .must, manner.negated, let head = manner.headItem,
      head.token.sort == .act, !knowledge.isA(head.token.id, "ask_approval"),
      !knowledge.isA(head.token.id, "consult"), !knowledge.isA(head.token.id, "refuse"),
      norm.actor == nil
    else { return nil }
    let reading = terms.act(manner, deontic: "")
    guard let act = reading.act else { return nil }
    var ban = Norm(modality: .mustNot, span: norm.span)
    ban.act = act
    ban.object = reading.object ?? norm.object
    ban.counterparty = reading.counterparty
    ban.when = norm.when
    return ban
  }

  /// Is rebooked and not treated; goes to the workshop and never out to a customer: where what is
  /// denied behind the duty begins, and is banned with it.
  func joinedDenial(_ main: Clause, beside norm: Norm) -> Int? {
    guard norm.modality == .must, norm.actor == nil else { return nil }
    return main.items.firstIndex { item in
      guard item.denied, item.role == .at, item.token.isContent else { return false }
      let before = text.folded(max(0, item.token.lower - 24), item.token.lower)
      return before.hasSuffix("and not ") || before.contains("and never ")
    }
  }

  /// The ban on it: another act, or the same with another place or receiver.
  func joinedBan(_ denied: [Item], _ main: Clause, beside norm: Norm) -> Norm {
    var ban = norm
    (ban.modality, ban.requires) = (.mustNot, [])
    guard let first = denied.first else { return ban }
    let isParticiple = text.surface(first.token).hasSuffix("ed")
    if first.token.form == .verb || first.token.sort == .act || isParticiple {
      ban.act = first.token.term
      return ban
    }
    let kept = Set(
      main.items.filter { [.to, .at, .from].contains($0.role) && $0.token.isContent }
        .map(\.token.term))
    ban.about.removeAll(where: kept.contains)
    if ban.counterparty.map(kept.contains) ?? false { ban.counterparty = nil }
    for item in denied {
      if terms.isCounterparty(item.token.id), ban.counterparty == nil {
        ban.counterparty = item.token.term
      } else {
        ban.about.append(item.token.term)
      }
    }
    return ban
  }

  /// Above that the finance director decides: who decides is who is named, wherever it stands.
  func nameDecider(_ main: Clause, _ deontic: String, _ norm: inout Norm) {
    guard norm.actor == nil, decides(main),
      let item = main.items.first(where: { $0.token.sort == .role && $0.role != .than }),
      norm.about.contains(item.token.term)
    else { return }
    norm.actor = terms.role(item.token)
    norm.about.removeAll { $0 == item.token.term }
  }

  /// 貸し出しは断らない: what is not to be refused is an act of its own.
  func keepRefused(_ act: Term?, _ outer: Outer, _ norm: inout Norm) {
    guard outer.refuses, let act, knowledge.sort(of: act.id) == .act,
      !knowledge.isA(act.id, "refuse"), act.id != "accept", !terms.isLightAct(act.id),
      norm.object != act, !norm.about.contains(act)
    else { return }
    if norm.object == nil { norm.object = act } else { norm.about.append(act) }
  }

  /// Whose an act is by who is said to do it.
  func assign(_ main: Clause, _ norm: inout Norm) {
    reserve(main, &norm)
    grant(main, &norm)
  }

  /// Machines are bought by the director, accepted by the owner only: what a title of some rank does is for no
  /// other to do.
  private func reserve(_ main: Clause, _ norm: inout Norm) {
    guard norm.actor == nil, [.must, .may].contains(norm.modality), !norm.negated,
      main.isPassive || main.modal == "may" || !main.deontic.isEmpty,
      !main.items.contains(where: { $0.token.kind == .quantity }),
      text.bytes[main.bytes].allSatisfy({ $0 < 0x80 }),
      let item = main.items.last(where: { $0.role == .by && $0.token.sort == .role }),
      case let role = terms.role(item.token), norm.act != nil || main.deontic == "permit",
      isAlone(item.token) || (knowledge.concept(role.id)?.rank ?? 0) >= NormBuilder.deciding
    else { return }
    norm.act = norm.act ?? Term("accept")
    norm.actor = role
    norm.modality = .must
    norm.decides = true
    norm.about.removeAll { $0 == role || $0 == item.token.term }
    if norm.object == item.token.term { norm.object = nil }
  }

  /// Foremen sign for tooling up to $2,500; fees under $60 can be waived by the instructor: what a title does up to
  /// an amount is his to decide, and nobody's duty.
  private func grant(_ main: Clause, _ norm: inout Norm) {
    guard !norm.decides, !norm.negated, norm.act != nil, capsMoney(main),
      text.bytes[main.bytes].allSatisfy({ $0 < 0x80 })
    else { return }
    if norm.modality == .must, norm.actor != nil, !main.isPassive, main.modal.isEmpty,
      main.deontic.isEmpty
    {
      (norm.modality, norm.decides) = (.may, true)
    }
    // Licences up to $20,000 are signed by account managers.
    if norm.modality == .may || norm.modality == .must && main.deontic.isEmpty, norm.actor == nil,
      main.isPassive,
      let item = main.items.last(where: { $0.role == .by && $0.token.sort == .role })
    {
      let role = terms.role(item.token)
      (norm.modality, norm.actor, norm.decides) = (.may, role, true)
      norm.about.removeAll { $0 == role || $0 == item.token.term }
    }
  }

  /// Whether the clause has an amount of money as the most.
  private func capsMoney(_ main: Clause) -> Bool {
    main.items.contains { item in
      guard item.token.kind == .quantity, item.token.quantity >= 0,
        item.token.quantity < quantities.count
      else { return false }
      let quantity = quantities[item.token.quantity]
      return Quantity.isMoney(quantity.unit) && (quantity.op == .atMost || quantity.op == .less)
    }
  }

  /// By the owner only, by the bursar alone.
  private func isAlone(_ token: Token) -> Bool {
    // By our own engineers only: who works on it, and not who decides.
    if text.surface(token).hasSuffix("s") { return false }
    let after = text.folded(token.upper, min(token.upper + 8, text.bytes.count))
    if [" only", " alone"].contains(where: after.hasPrefix) { return true }
    let before = text.folded(max(0, token.lower - 16), token.lower)
    return ["only by ", "only by the ", "only by our ", "solely by the "]
      .contains(where: before.hasSuffix)
  }

  /// From which rank on what somebody is said to do is his to decide: heads of a place.
  private static let deciding = 58

  /// A director may agree a price up to so much, above that the owner agrees it: to do what is somebody's to decide
  /// is to decide it.
  func takeDecision(_ norms: inout [Norm], after rule: Norm, _ main: Clause) {
    guard rule.decides, rule.actor != nil else { return }
    let isBeyond = backReference(main) != nil
    for i in norms.indices where !norms[i].decides && norms[i].modality == .must {
      guard isBeyond || beginsWhereEnds(rule, norms[i]),
        let item = main.items.first(where: { $0.token.sort == .role && $0.role != .than }),
        case let role = terms.role(item.token), norms[i].actor == nil || norms[i].actor == role,
        norms[i].act == nil || norms[i].act == rule.act
      else { continue }
      norms[i].actor = role
      norms[i].decides = true
      norms[i].act = rule.act
      norms[i].about.removeAll { $0 == role || $0 == item.token.term }
      norms[i].when += norms[i].requires.filter { $0.kind == .metric }
      norms[i].requires.removeAll { $0.kind == .metric }
    }
  }

  /// The branch head waives those of $60 or more, beside less than $60 for somebody else.
  private func beginsWhereEnds(_ rule: Norm, _ other: Norm) -> Bool {
    rule.when.contains { limit in
      limit.kind == .metric && limit.op?.complement != nil
        && (other.requires + other.when).contains {
          $0.kind == .metric && $0.op == limit.op?.complement && $0.value == limit.value
            && $0.unit == limit.unit
        }
    }
  }

  /// Decides on porcelain clay: what is decided on is what it is about, the last of its nouns.
  func decideOn(_ norm: inout Norm, _ main: Clause) {
    guard norm.decides, norm.object == nil, norm.act?.id == "decide", let thing = norm.about.last,
      let item = main.items.last(where: { $0.token.term == thing }), item.role == .at,
      text.bytes[main.bytes].allSatisfy({ $0 < 0x80 })
    else { return }
    norm.object = norm.about.removeLast()
  }

  /// What we have never done before goes to the owner: the clause that qualifies what goes up is
  /// no ban.
  func sendUp(_ main: Clause, _ norm: inout Norm) {
    guard norm.modality == .mustNot, let head = main.head,
      let up = main.items.lastIndex(where: { $0.token.id == "ask_approval" }),
      up > head || opensWithWhatever(main),
      let role = main.items[(up + 1)...].first(where: { $0.token.sort == .role })
    else { return }
    norm.modality = .must
    norm.negated = false
    norm.act = Term("ask_approval")
    norm.actor = terms.role(role.token)
    norm.decides = true
    norm.object = nil
    norm.about = []
    norm.when.removeAll { $0.id == "first_of_kind" }
    norm.unless.removeAll { $0.id == "first_of_kind" }
    let folded = text.folded(main.bytes.lowerBound, main.bytes.upperBound)
    guard ["never", "none of", "nobody", "no one"].contains(where: { folded.utf8.has($0.utf8) }),
      folded.utf8.has("before".utf8)
    else { return }
    let span = text.span(main.bytes.lowerBound, main.items[up].token.lower)
    norm.when.append(
      Predicate(kind: .state, id: "first_of_kind", span: span, text: text.slice(span)))
  }

  /// Whatever none of our stores has done before: what is said of it is no ban.
  private func opensWithWhatever(_ main: Clause) -> Bool {
    let opening = text.folded(
      main.bytes.lowerBound, min(main.bytes.upperBound, main.bytes.lowerBound + 12))
    return ["what ", "whatever ", "anything "].contains(where: opening.hasPrefix)
  }

  /// 断らずに買う: not to refuse is no condition of what has to be done.
  func isWithoutRefusing(_ predicate: Predicate, _ norm: Norm) -> Bool {
    norm.modality == .must && !predicate.holds && predicate.kind == .words
      && predicate.terms.contains { knowledge.isA($0.id, "refuse") }
      && predicate.terms.filter { !knowledge.isA($0.id, "refuse") }.count < 2
  }
}
