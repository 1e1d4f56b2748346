// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Says for whom a statement is or toward whom it binds, and which word says so.
///
/// The words of the statement are evidence of different weight (`decisions/directions.tsv`): one
/// that decides outdoes several that merely speak for a direction. What no word tells, the kind
/// does: a rule about the work itself is for those the work is done for, while numbers, ways and
/// authority are the company's own.
package struct DirectionReader: Sendable {
  /// What one word, or the kind of the statement, says.
  package struct Evidence: Sendable {
    package let direction: Direction
    /// In quarters of a point; 32 is a word that decides.
    package let points: Int
    /// Folded bytes of the word; nil for what the statement as a whole says.
    package let bytes: Range<Int>?
    package let id: String
  }

  let knowledge: KnowledgeBase
  let weights: [String: Weights]
  /// Whether some of those weights belong to no concept of the lexicon.
  let hasStrays: Bool
  let known: Known

  init(_ knowledge: KnowledgeBase) {
    self.knowledge = knowledge
    var weights: [String: Weights] = [:]
    for row in knowledge.rows("kpis/kpis.tsv") {
      let name = row["direction"] == "next" ? Direction.nextGeneration.rawValue : row["direction"]
      weights[row["id"]] = Weights(Direction.allCases.map { $0.rawValue == name ? 2 : 0 })
    }
    let columns = ["company", "employees", "customers", "society", "next_generation"]
    for row in knowledge.rows("decisions/directions.tsv") {
      weights[row["id"]] = Weights(columns.map { Int(row[$0]) ?? 0 })
    }
    self.weights = weights
    hasStrays = weights.keys.contains {
      !$0.hasPrefix("theme:") && knowledge.number(of: $0) == nil
    }
    known = Known(knowledge.concepts.count)
  }

  /// The directions, the first in their fixed order; seldom more than one.
  func directions(_ draft: Draft, _ tokens: [Token], _ sentences: [ParsedSentence]) -> [Direction] {
    var sums = [Int](repeating: 0, count: DirectionReader.all.count)
    let evidence = evidence(draft, tokens, sentences)
    for piece in evidence { sums[DirectionReader.index(piece.direction)] += piece.points }
    guard let top = sums.max(), top > 0 else { return [.company] }
    return DirectionReader.all.filter { sums[DirectionReader.index($0)] * 10 >= top * 9 }
  }

  /// Everything that speaks for a direction, in the order of the text.
  package func evidence(
    _ draft: Draft, _ tokens: [Token], _ sentences: [ParsedSentence]
  ) -> [Evidence] {
    let places = places(sentences, tokens, isPurpose: draft.kind == .purpose)
    var found: [Evidence] = []
    var told = WordSet()
    for index in tokens.indices where tokens[index].kind == .word {
      let token = tokens[index]
      guard let direction = namedPerson(token) else { continue }
      let share = places[index].share
      found.append(
        Evidence(
          direction: direction, points: 2 * share, bytes: token.lower..<token.upper, id: token.id))
    }
    for index in tokens.indices
    where tokens[index].kind == .concept && told.insert(tokens[index].id) {
      let token = tokens[index]
      // Who may decide is not whom the decision is for.
      if token.sort == .role, draft.kind == .delegation { continue }
      let place = places[index]
      let bytes = token.lower..<token.upper
      if let direction = place.bound {
        found.append(Evidence(direction: direction, points: 12, bytes: bytes, id: token.id))
      }
      if asksServed(token, place) {
        found.append(Evidence(direction: .customers, points: 24, bytes: bytes, id: token.id))
      }
      guard let (id, weights) = tellingWeight(of: token) else {
        if let owner = place.owner {
          found.append(Evidence(direction: owner, points: 6, bytes: bytes, id: token.id))
        }
        continue
      }
      found += turned(
        pieces(weights, share: place.share, id: id, bytes: bytes), place, draft)
    }
    if let metric = draft.quantities.lazy.compactMap(\.metric).first, !told.contains(metric) {
      found += pieces(weight(of: metric), share: 2, id: metric, bytes: nil)
    }
    // 前金が入らない限り始めない: what waits for the money is for the company.
    if draft.modality == .mustNot, waitsForMoney(sentences) {
      found.append(Evidence(direction: .company, points: 20, bytes: nil, id: "pay"))
    }
    return found + whole(draft, found)
  }

  private func waitsForMoney(_ sentences: [ParsedSentence]) -> Bool {
    sentences.lazy.flatMap(\.clauses).contains { clause in
      [.unless, .until].contains(clause.role)
        && clause.items.contains {
          ["advance", "deposit", "advance_payment_policy", "collect_payment"].contains($0.token.id)
            || knowledge.isA($0.token.id, "pay")
        }
    }
  }

  /// The weights of a token, else of the first entry inside it, that speak for anyone.
  private func tellingWeight(of token: Token) -> (id: String, weights: Weights)? {
    let own = weight(of: token.id)
    if own.speaks { return (token.id, own) }
    for entry in token.nested {
      let weights = weight(of: entry.id)
      if weights.speaks { return (entry.id, weights) }
    }
    return nil
  }

  /// お客様の承諾, the customer's consent: to ask those who are served is for them.
  private func asksServed(_ token: Token, _ place: Place) -> Bool {
    guard
      token.id == "consent_given" || knowledge.isA(token.id, "approval")
        || knowledge.isA(token.id, "permit_consent")
    else { return false }
    return place.owner == .customers || token.nested.contains { weight(of: $0.id)[2] > 0 }
  }

  /// What the statement as a whole says: its kind, and how far ahead it looks.
  private func whole(_ draft: Draft, _ words: [Evidence]) -> [Evidence] {
    func whole(_ direction: Direction, _ points: Int) -> Evidence {
      Evidence(direction: direction, points: points, bytes: nil, id: draft.kind?.rawValue ?? "")
    }
    var found: [Evidence] = []
    switch draft.kind {
    // Why a company exists is said of those it serves.
    case .purpose: found.append(whole(.customers, 16))
    case .intention, .vision, .candid: found.append(whole(.customers, 8))
    case .criterion: found.append(whole(.employees, 36))
    // Who may decide is the company's order, whatever is decided about.
    case .delegation: found.append(whole(.company, 14))
    // How the work is done is for those it is done for.
    case .principle:
      found.append(whole(.customers, 5))
      // 腕前が同じなら、よく聞ける人を採用する: whom we take on.
      if let act = draft.norms.first?.act, knowledge.isA(act.id, "hire") {
        found.append(whole(.employees, 20))
      }
    // 一クラスは12人を超えない: a limit on the work that is no number of the books.
    case .kpi
    where draft.modality != .aim
      && !draft.quantities.contains { $0.metric != nil || ["percent", "money"].contains($0.type) }:
      found.append(whole(.customers, 5))
    // A way chosen is the company's own, unless a word decides for others.
    case .strategy: found.append(whole(.company, 14))
    default: found.append(whole(.company, 4))
    }
    // 粗利が二割を切る団体客は取らない: who is turned away for a figure of the books, for its sake.
    if draft.modality == .mustNot, let limit = draft.threshold, limit.unit != "people",
      let metric = limit.id, draft.quantities.contains(where: { $0.metric == metric }),
      weight(of: metric)[0] > 1,
      draft.norms.first?.when.contains(where: { $0.id == metric }) ?? false
    {
      found.append(whole(.company, 24))
    }
    // Fruit sprayed lately must not be sold: what is kept from a sale is kept from who would buy.
    if draft.modality == .mustNot, draft.language == .english,
      let act = draft.norms.first?.act,
      ["sell", "ship_out"].contains(where: { knowledge.isA(act.id, $0) }),
      !draft.quantities.contains(where: { ["money", "percent", "multiple"].contains($0.type) })
    {
      found.append(whole(.customers, 6))
    }
    // 頼まれたら断らない: not to refuse binds toward whoever asks.
    if draft.norms.contains(where: { $0.isOpenDoor(knowledge) }) {
      found.append(whole(.customers, 32))
    }
    // What is to last: ten years ahead by themselves, five where a word speaks of the future.
    let years = draft.horizonYears ?? 0
    let speaksOfFuture = words.contains { $0.direction == .nextGeneration }
    if years >= 10 || years >= 5 && speaksOfFuture {
      var sums: [Direction: Int] = [:]
      for piece in words + found { sums[piece.direction, default: 0] += piece.points }
      let top = sums.values.max() ?? 0
      found.append(whole(.nextGeneration, top - (sums[.nextGeneration] ?? 0)))
    }
    return found
  }

  /// A word that decides is worth more than several that speak for something.
  private static let points = [0, 1, 3, 8]

  private func pieces(
    _ weights: Weights, share: Int, id: String, bytes: Range<Int>?
  ) -> [Evidence] {
    guard weights.speaks else { return [] }
    return DirectionReader.all.compactMap { direction in
      let weight = weights[DirectionReader.index(direction)]
      guard weight > 0 else { return nil }
      return Evidence(
        direction: direction, points: DirectionReader.points[min(weight, 3)] * share,
        bytes: bytes, id: id)
    }
  }

  // MARK: Places

  /// What the part a word plays makes of it.
  private struct Place {
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
  private func places(
    _ sentences: [ParsedSentence], _ tokens: [Token], isPurpose: Bool
  ) -> [Place] {
    let driven = tokens.filter { $0.isFunction("aux") && $0.value == "causative" }.map(\.lower)
    var places = [Place](repeating: Place(), count: tokens.count)
    for sentence in sentences {
      for clause in sentence.clauses {
        place(clause, tokens, driven, isPurpose: isPurpose, &places)
      }
    }
    return places
  }

  private func place(
    _ clause: Clause, _ tokens: [Token], _ driven: [Int], isPurpose: Bool,
    _ places: inout [Place]
  ) {
    let serves = clause.items.contains { knowledge.isA($0.token.id, "serve_customer") }
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
      if item.role == .to, knowledge.theme(of: item.token.id) == "counterparties" {
        place.share = 8
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
      // We are here to serve the community: those who are served, whoever they are.
      if serves, item.role == .object, weight(of: item.token.id)[3] > 0 { place.share = 24 }
      if item.role == .than || item.denied { place.share = 1 }
      if item.token.sort != .act { place.owner = owner }
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
  private func namedPerson(_ token: Token) -> Direction? {
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

  /// What a word says where it stands: a thing of someone's is his, and to forbid what takes from
  /// someone is for him.
  private func turned(_ pieces: [Evidence], _ place: Place, _ draft: Draft) -> [Evidence] {
    let isTaken =
      place.isMain && draft.modality == .mustNot && draft.norms.first?.negated != true
      || place.isLeft
    return pieces.map { piece in
      var direction = piece.direction
      // 本人の許し: whose consent it takes.
      let isConsent = place.owner == .customers && knowledge.isA(piece.id, "approval")
      if let owner = place.owner, direction != .company && direction != .nextGeneration || isConsent
      {
        direction = owner
      }
      if isTaken, direction == .company, let loser = loser(by: piece.id) { direction = loser }
      return Evidence(direction: direction, points: piece.points, bytes: piece.bytes, id: piece.id)
    }
  }

  /// From whom an act takes what it gives the company: 料金を上げる.
  private func loser(by id: String) -> Direction? {
    guard let concept = knowledge.concept(id), concept.sort == .act, concept.affinity.count == 5,
      concept.affinity[0] > 0, let least = concept.affinity.min(), least < 0
    else { return nil }
    return Direction.allCases[concept.affinity.firstIndex(of: least) ?? 0]
  }

  private static let all = Direction.allCases

  private static func index(_ direction: Direction) -> Int {
    switch direction {
    case .company: 0
    case .employees: 1
    case .customers: 2
    case .society: 3
    case .nextGeneration: 4
    }
  }
}

extension Norm {
  /// Whether it forbids to refuse.
  fileprivate func isOpenDoor(_ knowledge: KnowledgeBase) -> Bool {
    guard let act, knowledge.isA(act.id, "refuse") else { return false }
    return modality == .mustNot && !negated || modality == .must && negated
  }
}
