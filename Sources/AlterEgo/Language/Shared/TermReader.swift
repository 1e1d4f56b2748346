// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Reads acts, parties and predicates out of clauses, for norms and proposals alike.
struct TermReader {
  let text: FoldedText
  let knowledge: KnowledgeBase
  let metrics: MetricFinder
  let quantities: [Quantity]
  let light: WordSet
  let clock: ClockReader
  let titles: TitleReader
  let senses: SenseReader

  init(text: FoldedText, knowledge: KnowledgeBase, metrics: MetricFinder, quantities: [Quantity]) {
    self.text = text
    self.knowledge = knowledge
    self.metrics = metrics
    self.quantities = quantities
    light = metrics.lightActs
    clock = ClockReader(text)
    titles = TitleReader(text: text, knowledge: knowledge)
    senses = SenseReader(text: text, knowledge: knowledge, senses: metrics.senses)
  }

  struct ActReading {
    var act: Term?
    var actItem: Int?
    var object: Term?
    var counterparty: Term?
    var actor: Term?
    var about: [Term] = []
  }

  /// Verbs that say little without their object: 決める, 決裁する, 行う.
  func isLightAct(_ id: String) -> Bool { light.contains(id) }

  /// Verbs that leave it to what was said before what is done: 応じる, 受ける, 認める.
  func yieldsToBackground(_ id: String) -> Bool {
    light.contains(id) || metrics.yieldingActs.contains(id)
  }

  func isCounterparty(_ id: String) -> Bool {
    knowledge.theme(of: id) == "counterparties"
  }

  /// The role a token names, with the words that make it a title of its own.
  func role(_ token: Token) -> Term { titles.role(token) }

  /// What the head verb does to its object: the clause's own, or refuse for an act that is a
  /// refusal by the lexicon (受注を断る).
  func deontic(_ clause: Clause) -> String {
    if !clause.deontic.isEmpty { return clause.deontic }
    guard let head = clause.headItem, head.token.sort == .act, head.token.id != "refuse",
      knowledge.isA(head.token.id, "refuse"), knowledge.opposite(of: head.token.id) != nil
    else { return "" }
    return "refuse"
  }

  /// The act of a clause with what it is done to, by whom and to whom.
  func act(_ clause: Clause, deontic: String) -> ActReading {
    let clause = withReceiver(clause)
    var reading = roughAct(clause, deontic: deontic)
    if let index = reading.actItem, reading.act == clause.items[index].token.term,
      let meant = senses.act(clause.items[index].token, of: clause.items, reading.object)
    {
      reading.act = Term(meant)
    }
    return reading
  }

  private func roughAct(_ clause: Clause, deontic: String) -> ActReading {
    var reading = ActReading()
    let items = clause.items
    let head = clause.head
    let headItem = head.map { items[$0] }
    // 刷り直しに上司の承認は要らない: what is not needed is the approval, not what it is for.
    let isWaived =
      clause.modal == "need-not" && ["approve", "ask_approval"].contains(headItem?.token.id)
    if let headItem, deontic.isEmpty, headItem.token.sort == .act,
      isWaived || !isLightAct(headItem.token.id)
    {
      reading.act = headItem.token.term
      reading.actItem = head
    }
    if deontic == "refuse", let headItem, headItem.token.sort == .act,
      headItem.token.id != "refuse",
      let opposite = knowledge.opposite(of: headItem.token.id)
    {
      reading.act = Term(opposite)
      reading.actItem = head
      fillParties(items, clause, &reading)
      return reading
    }
    if !deontic.isEmpty || reading.act == nil {
      // The act a deontic verb rules on, or an act noun when the head is none or says little.
      let saysOwn = headItem.map { tellsItself($0, deontic) } ?? false
      let candidates = items.indices.filter {
        items[$0].token.sort == .act && $0 != head && !isLightAct(items[$0].token.id)
          && !(items[$0].denied && items[$0].role == .at)
          && !(saysOwn && [.to, .from, .by, .with].contains(items[$0].role))
      }
      let close = candidates.last { $0 < (head ?? items.count) } ?? candidates.first
      if let close {
        reading.act = items[close].token.term
        reading.actItem = close
      } else if deontic == "refuse" || isTaking(headItem, clause) {
        reading.act = Term("accept")
      } else if let headItem, deontic.isEmpty, headItem.token.sort == .act {
        reading.act = headItem.token.term
        reading.actItem = head
      } else if let headItem, deontic.isEmpty, headItem.token.kind == .word,
        headItem.token.form == .verb
      {
        reading.act = headItem.token.term
        reading.actItem = head
      }
    }
    fillParties(items, clause, &reading)
    return reading
  }

  /// アルバイトの時給: whose a thing is does not act; 課長の決裁で does.
  private func owns(_ items: [Item], _ index: Int) -> Bool {
    guard items[index].role == .of, items[index].qualifiesNext, index + 1 < items.count,
      text.bytes[items[index].token.lower] >= 0x80
    else { return false }
    let next = items[index + 1]
    return [.topic, .object, .subject].contains(next.role) && next.token.isContent
      && next.token.sort != .act && next.token.sort != .role && next.token.sort != .state
  }

  /// 運転手は証明を出した人だけ採用してよい: who is hired or moved, where nobody else is named.
  private func isDoneToPeople(_ act: Term, _ items: [Item]) -> Bool {
    guard
      ["hire", "rehire", "dismiss", "promote", "transfer_staff", "lay_off"].contains(where: {
        knowledge.isA(act.id, $0)
      }), let first = items.first, text.bytes[first.token.lower] >= 0x80
    else { return false }
    return items.count { $0.token.sort == .role } == 1
      && !items.contains { $0.role == .object && $0.token.isContent }
  }

  /// Pass the letters to the print shop: a verb of its own, not the act that names a place.
  private func tellsItself(_ head: Item, _ deontic: String) -> Bool {
    guard deontic.isEmpty, head.token.kind == .word, head.token.form == .verb,
      text.bytes[head.token.lower] < 0x80
    else { return false }
    return ![
      "word:go", "word:proceed", "word:start", "word:begin", "word:get", "word:come", "word:be",
      "word:move", "word:put", "word:set", "word:let", "word:have", "word:do",
    ].contains(head.token.id)
  }

  /// Staff accept no money: with a thing of its own it is the act.
  private func isTaking(_ head: Item?, _ clause: Clause) -> Bool {
    guard let head, !clause.isPassive else { return false }
    return text.surface(head.token).hasPrefix("accept")
      && clause.items.contains { $0.role == .object && $0.token.isContent }
  }

  /// Sold to buyers, kept for a guide: who gets it, and nobody who decides.
  private func isReceiver(_ token: Token, of act: Term?) -> Bool {
    guard text.bytes[token.lower] < 0x80 else { return false }
    let before = " " + text.folded(max(0, token.lower - 12), token.lower)
    if [" for ", " for a ", " for an ", " for the ", " for our "].contains(where: before.hasSuffix)
    {
      return true
    }
    guard let act, knowledge.sort(of: act.id) == .act else { return false }
    return ["sell", "give", "lend_item", "rent_out", "deliver", "pay", "serve_food", "disclose"]
      .contains { knowledge.isA(act.id, $0) }
  }

  /// Whether a number tells how much of a thing the verb is done to: two tons of wheat, and no 30 days of purchase.
  private func isMeasuredOut(_ number: Item, _ token: Token) -> Bool {
    guard [.object, .none].contains(number.role), token.sort == .concept || token.kind == .word,
      quantities.indices.contains(number.token.quantity)
    else { return false }
    let quantity = quantities[number.token.quantity]
    return quantity.op == .equal && quantity.unit == "count"
  }

  private func fillParties(_ items: [Item], _ clause: Clause, _ reading: inout ActReading) {
    var object: (rank: Int, index: Int)?
    // The yard of the yard manager.
    let held = items.filter { $0.token.sort == .role }.map { titles.range($0.token) }
    let isHeld = { (token: Token) in
      token.sort != .role && held.contains { $0.contains(token.lower) }
    }
    let hasNumber = items.contains { $0.token.kind == .quantity }
    // 社長に上げる: the phrase itself names who decides.
    if let actItem = reading.actItem, knowledge.isA(items[actItem].token.id, "ask_approval"),
      let role = items[actItem].token.nested.first(where: {
        knowledge.sort(of: $0.id) == .role
      })
    {
      reading.actor = Term(role.id)
    }
    // アルバイトの採用は…倉庫長が決める: who decides is the subject, whoever else is named before.
    let hasDecider = items.contains { $0.token.sort == .role && $0.role == .subject }
    let isOfPeople = reading.act.map { isDoneToPeople($0, items) } ?? false
    for (index, item) in items.enumerated()
    where item.token.isContent && index != reading.actItem && !isHeld(item.token) {
      let token = item.token
      if token.sort == .role, isOfPeople, item.role == .topic {
        if reading.object == nil { object = (3, index) }
        continue
      }
      if token.sort == .role, !hasDecider || item.role != .of, !owns(items, index) {
        let isAsked =
          item.role == .object
          && reading.act.map { knowledge.isA($0.id, "ask_approval") } ?? false
        let isReceiver = item.role == .to && isReceiver(token, of: reading.act)
        if reading.actor == nil, !isReceiver,
          isAsked || [.topic, .subject, .of, .none, .to].contains(item.role)
        {
          reading.actor = role(token)
          continue
        }
      }
      if token.sort == .state { continue }
      if isPeriod(items, index) { continue }
      // Within 30 days of purchase: what a number counts from.
      if item.role == .of, index > 0, items[index - 1].token.kind == .quantity {
        // Two tons of wheat: what is counted or weighed is what is bought.
        if isMeasuredOut(items[index - 1], token), 4 > object?.rank ?? 0 { object = (4, index) }
        continue
      }
      if index == clause.head, token.sort == .kpi { continue }
      let isParty = isCounterparty(token.id)
      if isParty, [.to, .from, .with].contains(item.role) || item.qualifiesNext,
        reading.counterparty == nil
      {
        reading.counterparty = token.term
        continue
      }
      let rank: Int
      switch item.role {
      case .object: rank = 4
      case .subject: rank = 2
      case .topic: rank = 3
      case .to: rank = 1
      default: rank = 0
      }
      // Cash in hand out cash is what is handed out; a figure is not.
      if token.sort == .kpi, item.role != .object || hasNumber { continue }
      if rank > 0, rank > (object?.rank ?? 0) { object = (rank, index) }
    }
    if let object { reading.object = items[object.index].token.term }
    // 専務に上げる: to bring a matter before somebody asks him to decide.
    if let act = reading.act, act.id == "raise" || act.id == "hand_over",
      let above = items.first(where: { $0.token.sort == .role && $0.role == .to })
    {
      reading.act = Term("ask_approval")
      reading.actor = role(above.token)
    }
    for (index, item) in items.enumerated()
    where item.token.isContent && !clock.covers(item.token) {
      let token = item.token
      if item.role == .of, index > 0, items[index - 1].token.kind == .quantity { continue }
      if isHeld(token) { continue }
      if index == reading.actItem || index == object?.index
        || token.sort == .role && role(token) == reading.actor
      {
        continue
      }
      if token.sort == .kpi || token.sort == .state || token.term == reading.counterparty {
        continue
      }
      if index == clause.head, token.function == "deontic" { continue }
      if index == clause.head, token.kind == .concept, token.sort != .act, reading.act != nil {
        continue
      }
      if item.role == .than || token.sort == .act && isLightAct(token.id) { continue }
      reading.about.append(token.term)
    }
    if reading.object == nil, let party = reading.counterparty, reading.act == nil {
      reading.object = party
    }
  }
}
