// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What the part that a word plays makes of it.
extension DirectionReader {
  /// What the part a word plays makes of it.
  struct Place {
    /// In quarters, how much it counts.
    var share = 4
    /// Whose it is: 来場者の安全, 顧客のデータ.
    var owner: Direction?
    /// Who is made to do something: 警備員を立たせる.
    var bound: Direction?
    /// Not done: 代金をいただかずに.
    var isLeft = false
    var isMain = false
  }

  /// The place of each token.
  ///
  /// What yields or is denied says little, and so does a reason; a condition says less than the
  /// rule, and whom the act is done to most.
  func places(
    _ sentences: [ParsedSentence], _ tokens: [Token], _ draft: Draft
  ) -> [Place] {
    let driven = tokens.filter { $0.isFunction("aux") && $0.value == "causative" }.map(\.lower)
    var places = [Place](repeating: Place(), count: tokens.count)
    for sentence in sentences {
      for clause in sentence.clauses {
        place(clause, tokens, driven, draft, &places)
      }
    }
    return places
  }

  private func place(
    _ clause: Clause, _ tokens: [Token], _ driven: [Int], _ draft: Draft,
    _ places: inout [Place]
  ) {
    let isPurpose = draft.kind == .purpose
    let hasMoney = draft.quantities.contains { $0.type == "money" || $0.type == "percent" }
    let refusesPay =
      (clause.negated || clause.modal == "prohibit")
      && clause.headItem.map { knowledge.isA($0.token.id, "pay") } ?? false
    let sparesCompany =
      draft.threshold.map { limit in
        limit.unit == "times_occurrence"
          || draft.quantities.contains {
            $0.unit == limit.unit && ["money", "percent", "multiple"].contains($0.type)
          }
      } ?? false
    let leansOnNone =
      draft.modality == .mustNot
      && draft.threshold.map { $0.unit == "percent" && $0.op == .more } ?? false
    let barsGift =
      draft.modality == .mustNot
      && clause.items.contains { item in
        ["deposit", "gift", "advance", "prepayment"].contains { knowledge.isA(item.token.id, $0) }
      }
    let isPicture =
      [.purpose, .intention, .vision, .candid].contains(draft.kind)
      || [.purpose, .reason].contains(clause.role)
    let isDriven = clause.role == .main && driven.contains { clause.bytes.contains($0) }
    var owner: Direction?
    for (index, item) in clause.items.enumerated() {
      var place = Place()
      place.share =
        switch clause.role {
        case .regardless: 1
        // 次の世代へ残すために: what a purpose is there for is the purpose.
        case .reason: isPurpose ? 4 : 1
        // So that our grandchildren can live from it: whom it is all for.
        case .purpose: isPurpose && weight(of: item.token.id)[4] > 0 ? 8 : 4
        case .when, .onlyWhen, .unless, .until, .relative, .background: 3
        default: 4
        }
      let person = person(item.token)
      if item.role == .to, !refusesPay, knowledge.theme(of: item.token.id) == "counterparties",
        !isDoneTo(item.token, tokens)
      {
        place.share = 8
      }
      // Clean water for the district, work for our people: whom a purpose names besides customers.
      if isPurpose, place.share == 4, weight(of: item.token.id).speaksForOthers { place.share = 8 }
      // Families may visit at any hour, 社員はすぐに帰ってよい: leave for those who decide nothing
      // else is for them.
      if draft.kind == .delegation || draft.kind == .principle, draft.modality == .may,
        clause.role == .main, !hasMoney,
        item.role == .subject || item.role == .topic, person != nil,
        item.token.sort != .role || leavesHands(item.token, clause)
      {
        place.share = 16
      }
      // Tell the family about an accident: whoever is told.
      if clause.role == .main, item.role == .object || item.role == .to, person == .customers,
        let head = clause.headItem?.token.id, knowledge.isA(head, "tell")
      {
        place.bound = .customers
        place.share = 24
      }
      // Pay the supplier in 30 days, 仕入先に代金を支払う: whoever is paid.
      if clause.role == .main, !clause.negated, clause.modal != "prohibit",
        item.role == .to || item.role == .topic || item.role == .object,
        knowledge.isA(item.token.id, "supplier"), let head = clause.headItem?.token.id,
        knowledge.isA(head, "pay")
      {
        place.share = 16
      }
      // 外注先への前払いは2割まで, two late deliveries: how far it goes along is the company's.
      if sparesCompany, knowledge.isA(item.token.id, "supplier") { place.share = 1 }
      // 売上の1%を研修に充てる: what it is a share of says little of what it is for.
      if item.role == .of, isBase(item.token, tokens) { place.share = 2 }
      // We are here to serve the community: those who are served, whoever they are.
      if item.role == .object, weight(of: item.token.id)[3] > 0,
        clause.items.contains(where: { knowledge.isA($0.token.id, "serve_customer") })
      {
        place.share = 24
      }
      // No single client may account for more than 30%: whom the company does not hang on.
      if leansOnNone, item.role == .subject, knowledge.isA(item.token.id, "business_partner") {
        place.share = 1
      }
      // No advance to a subcontractor, gifts from vendors: who gets nothing, or gives nothing, is not
      // whom the ban is for.
      if barsGift, knowledge.isA(item.token.id, "supplier") { place.share = 1 }
      if item.role == .than || item.denied { place.share = 1 }
      if item.token.sort != .act { place.owner = owner }
      // Health records of employees: the owner stands behind.
      if place.owner == nil, item.token.sort != .act, person == nil, index + 1 < clause.items.count,
        clause.items[index + 1].role == .of
      {
        place.owner = self.person(clause.items[index + 1].token)
      }
      // Every child in the district, 町の子ども: those who live there are the place, and no customers.
      if isPicture, person == .customers, livesThere(clause, index) { place.owner = .society }
      place.isMain = clause.role == .main
      place.isLeft = clause.role == .manner && clause.negated
      if isDriven, [.object, .to, .topic].contains(item.role) { place.bound = person }
      // The customer's consent: the owner ends where 's begins.
      let isOwner =
        item.role == .of && index + 1 < clause.items.count
        && clause.items[index + 1].token.lower == item.token.upper + 3
      owner = item.qualifiesNext || isOwner ? person ?? owner : nil
      if let at = tokens.index(startingAt: item.token.lower) { places[at] = place }
    }
  }

  /// Whether the word beside a person says where he lives: a child in town, 地域の子ども.
  private func livesThere(_ clause: Clause, _ index: Int) -> Bool {
    if index > 0, clause.items[index - 1].qualifiesNext { return isAround(clause.items[index - 1]) }
    guard index + 1 < clause.items.count else { return false }
    let next = clause.items[index + 1]
    return [.at, .of, .to].contains(next.role) && isAround(next)
  }

  private func isAround(_ item: Item) -> Bool { weight(of: item.token.id)[3] > 1 }

  /// Stylists may set their own hours: leave for those who work, and no power to spend or decide.
  private func leavesHands(_ token: Token, _ clause: Clause) -> Bool {
    guard !knowledge.isA(token.id, "manager"), weight(of: token.id)[1] > 0,
      let head = clause.headItem?.token
    else { return false }
    return ![
      "decide", "approve", "buy", "spend", "hire", "order", "give", "sell", "refuse", "choose",
    ]
    .contains { knowledge.isA(head.id, $0) }
  }

  /// To please a bank: an English *to* with a verb behind it hands nothing to anyone.
  private func isDoneTo(_ token: Token, _ tokens: [Token]) -> Bool {
    guard let at = tokens.index(startingAt: token.lower) else { return false }
    var before = tokens[..<at].suffix(3)
    if let last = before.last, last.isFunction("determiner") { before.removeLast() }
    guard let verb = before.popLast(), let to = before.last else { return false }
    return !verb.isFunction("preposition") && !verb.isFunction("pronoun")
      && to.isFunction("preposition") && to.value == "to" && to.upper - to.lower == 2
  }

  /// Whether a part is told of it: 2% of sales, 売上の2%.
  private func isBase(_ token: Token, _ tokens: [Token]) -> Bool {
    guard let at = tokens.index(startingAt: token.lower) else { return false }
    if at + 2 < tokens.count, tokens[at + 1].kind == .function, tokens[at + 2].kind == .quantity {
      return tokens[at + 1].upper == tokens[at + 2].lower
    }
    var of = at - 1
    if of > 0, tokens[of].isFunction("determiner") { of -= 1 }
    return of >= 1 && tokens[of - 1].kind == .quantity && tokens[of].kind == .function
  }

  /// For whom a rule about a person is: those who are served, who work here, who live around.
  private func person(_ token: Token) -> Direction? {
    if token.kind == .word { return namedPerson(token) }
    guard token.kind == .concept else { return nil }
    if token.sort == .role || knowledge.isA(token.id, "employee") { return .employees }
    guard knowledge.theme(of: token.id) == "counterparties" else { return nil }
    let weights = weight(of: token.id)
    guard weights.speaks else { return nil }
    return DirectionReader.all.first { weights[DirectionReader.index($0)] == weights.max }
  }

  /// 教習生, 釣り客, 参加者: who a person is that no table lists, by the end of the word.
  func namedPerson(_ token: Token) -> Direction? {
    if DirectionReader.everyone.contains(token.id) { return .employees }
    if DirectionReader.theirs.contains(token.id) { return .customers }
    guard token.id.utf8.count > 5 + 6 else { return nil }
    if DirectionReader.hands.contains(where: token.id.hasSuffix) { return .employees }
    return DirectionReader.served.contains(where: token.id.hasSuffix) ? .customers : nil
  }

  private static let everyone = ["全員", "一同", "皆", "みんな"].map { "word:" + $0 }
  private static let theirs = ["本人", "子", "親"].map { "word:" + $0 }
  private static let hands = [
    "責任者", "担当者", "管理者", "作業者", "労働者", "技術者", "出勤者", "監督者", "当番", "係員", "店員", "隊員", "工員",
    "組員", "職人", "縫い手", "織り手", "見習い", "新人", "若手", "士", "師", "工", "夫", "支援員", "乗員", "船員", "作業員",
    "指導員", "相談員", "甲板員", "係", "番頭",
  ]
  private static let served = ["客", "様", "生", "者", "主", "会員", "員様", "さん", "家族"]
}
