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
  let known: Known

  init(_ knowledge: KnowledgeBase) {
    self.knowledge = knowledge
    known = Known(knowledge.conceptCount)
  }

  /// The directions, the first in their fixed order; seldom more than one.
  func directions(_ draft: Draft, _ tokens: [Token], _ sentences: [ParsedSentence]) -> [Direction] {
    let sums = DirectionReader.sums(evidence(draft, tokens, sentences))
    guard let top = sums.max(), top > 0 else { return [.company] }
    return DirectionReader.all.filter { sums[DirectionReader.index($0)] * 10 >= top * 9 }
  }

  /// What the evidence comes to for each direction.
  ///
  /// Money, goods and those who buy occur in rules of all sorts; who names his people, the place
  /// around or those to come seldom does so by the way.
  private static func sums(_ evidence: [Evidence]) -> [Int] {
    var sums = [Int](repeating: 0, count: all.count)
    for piece in evidence {
      let place = index(piece.direction)
      sums[place] += piece.points * rarity[place]
    }
    return sums
  }

  /// How much a word says that speaks for a direction, in the order of `Direction.allCases`.
  private static let rarity = [4, 5, 4, 5, 5]

  /// Everything that speaks for a direction, in the order of the text.
  package func evidence(
    _ draft: Draft, _ tokens: [Token], _ sentences: [ParsedSentence]
  ) -> [Evidence] {
    let places = places(sentences, tokens, draft)
    var found: [Evidence] = []
    var told = WordSet()
    let rows = rows
    for index in tokens.indices where tokens[index].kind == .word {
      let token = tokens[index]
      let share = places[index].share
      if let weights = rows[token.id] {
        found += turned(
          pieces(weights, share: share, id: token.id, bytes: token.lower..<token.upper),
          places[index], draft)
        continue
      }
      guard let direction = namedPerson(token) else { continue }
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
    // Nobody, everyone, you: a rule that names no one else is for those who work here.
    if draft.language == .english,
      let weights = rows["subject:" + DirectionReader.opening(draft.text)]
    {
      found += pieces(weights, share: 4, id: draft.kind?.rawValue ?? "", bytes: nil)
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

  /// The first word of a text in lower case, with its second behind a *no*.
  private static func opening(_ text: String) -> String {
    if let words = plainOpening(text) { return words }
    let words = text.prefix(24).split(separator: " ", maxSplits: 2)
    guard let first = words.first?.lowercased() else { return "" }
    return first == "no" && words.count > 1 ? first + " " + words[1].lowercased() : first
  }

  /// The same of a text whose first letters are plain ones of ASCII; nil for any other.
  private static func plainOpening(_ text: String) -> String? {
    var words: [[UInt8]] = [[]]
    for byte in text.utf8.prefix(24) {
      switch byte {
      case 0x20:
        if words[words.count - 1].isEmpty { continue }
        guard words.count == 1, words[0] == [0x6E, 0x6F] else {
          return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        }
        words.append([])
      case 0x41...0x5A: words[words.count - 1].append(byte | 0x20)
      case 0x21...0x7E: words[words.count - 1].append(byte)
      default: return nil
      }
    }
    if words[words.count - 1].isEmpty { words.removeLast() }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
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
    guard place.owner == .customers || !token.nested.isEmpty,
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
    case .purpose: found.append(whole(.customers, 14))
    case .intention, .vision, .candid: found.append(whole(.customers, 3))
    case .criterion: found.append(whole(.employees, 36))
    // Who may decide is the company's order, whatever is decided about.
    case .delegation: found.append(whole(.company, 18))
    // How the work is done is for those it is done for; what comes before what, where nobody is
    // named, is the company's way.
    case .principle:
      found.append(whole(draft.modality == .prefer && words.isEmpty ? .company : .customers, 3))
      // 腕前が同じなら、よく聞ける人を採用する: whom we take on.
      if let act = draft.norms.first?.act, knowledge.isA(act.id, "hire") {
        found.append(whole(.employees, 20))
      }
    // 一クラスは12人を超えない: a limit on the work that is no number of the books.
    case .kpi
    where draft.modality != .aim
      && !draft.quantities.contains { $0.metric != nil || ["percent", "money"].contains($0.type) }:
      found.append(whole(.customers, 3))
    // A way chosen is the company's own, unless a word decides for others.
    case .strategy: found.append(whole(.company, 18))
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
    // An amount of money is the company's, an age that of those who work.
    if draft.kind == .principle || draft.kind == .kpi, let limit = draft.threshold,
      let unit = limit.unit,
      let weights = rows[
        "unit:"
          + (draft.quantities.contains { $0.unit == unit && $0.type == "money" } ? "money" : unit)
      ]
    {
      found += pieces(weights, share: 4, id: draft.kind?.rawValue ?? "", bytes: nil)
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
      let sums = DirectionReader.sums(words + found)
      let place = DirectionReader.index(.nextGeneration)
      let lacking = (sums.max() ?? 0) - sums[place]
      found.append(
        whole(
          .nextGeneration,
          (lacking + DirectionReader.rarity[place] - 1) / DirectionReader.rarity[place]))
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

  static let all = Direction.allCases

  static func index(_ direction: Direction) -> Int {
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
