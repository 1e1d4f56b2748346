// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Synchronization

/// Says for whom a statement is or toward whom it binds, and which word says so.
///
/// The words of the statement are evidence of different weight (`decisions/directions.tsv`): one
/// that decides outdoes several that merely speak for a direction. The company is meant when
/// nothing says otherwise, since a president's rule is the company's rule.
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

  private let knowledge: KnowledgeBase
  /// Weights 0…3 in the order of `Direction.allCases`.
  private let weights: [String: [Int]]
  private let known = Known()

  /// The weights worked out so far; there are no more than concepts.
  private final class Known: Sendable {
    let weights = Mutex<[String: [Int]]>([:])
  }

  init(_ knowledge: KnowledgeBase) {
    self.knowledge = knowledge
    var weights: [String: [Int]] = [:]
    for row in knowledge.rows("kpis/kpis.tsv") {
      let name = row["direction"] == "next" ? Direction.nextGeneration.rawValue : row["direction"]
      weights[row["id"]] = Direction.allCases.map { $0.rawValue == name ? 2 : 0 }
    }
    let columns = ["company", "employees", "customers", "society", "next_generation"]
    for row in knowledge.rows("decisions/directions.tsv") {
      weights[row["id"]] = columns.map { Int(row[$0]) ?? 0 }
    }
    self.weights = weights
  }

  /// The directions, the first in their fixed order; seldom more than one.
  func directions(_ draft: Draft, _ tokens: [Token], _ sentences: [ParsedSentence]) -> [Direction] {
    var sums = [Int](repeating: 0, count: Direction.allCases.count)
    let evidence = evidence(draft, tokens, sentences)
    for piece in evidence { sums[DirectionReader.index(piece.direction)] += piece.points }
    guard let top = sums.max(), top > 0 else { return [.company] }
    return Direction.allCases.enumerated().filter { sums[$0.offset] * 5 >= top * 4 }
      .map(\.element)
  }

  /// Everything that speaks for a direction, in the order of the text.
  package func evidence(
    _ draft: Draft, _ tokens: [Token], _ sentences: [ParsedSentence]
  ) -> [Evidence] {
    let places = places(sentences)
    var found: [Evidence] = []
    var told: Set<String> = []
    for token in tokens where token.kind == .concept && told.insert(token.id).inserted {
      // Who may decide is not whom the decision is for.
      if token.sort == .role, draft.kind == .delegation { continue }
      let ids = [token.id] + token.nested.map(\.id)
      guard let id = ids.first(where: { weight(of: $0).contains { $0 > 0 } }) else { continue }
      let share = places[token.lower] ?? 4
      found += pieces(weight(of: id), share: share, id: id, bytes: token.lower..<token.upper)
    }
    if let metric = draft.quantities.lazy.compactMap(\.metric).first, !told.contains(metric) {
      found += pieces(weight(of: metric), share: 2, id: metric, bytes: nil)
    }
    return found + whole(draft, found)
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
    case .criterion: found.append(whole(.employees, 32))
    // Who may decide is the company's order, whatever is decided about.
    case .delegation: found.append(whole(.company, 12))
    default: found.append(whole(.company, 4))
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

  private func pieces(_ weights: [Int], share: Int, id: String, bytes: Range<Int>?) -> [Evidence] {
    Direction.allCases.enumerated().compactMap { index, direction in
      guard weights[index] > 0 else { return nil }
      return Evidence(
        direction: direction, points: DirectionReader.points[min(weights[index], 3)] * share,
        bytes: bytes, id: id)
    }
  }

  /// In quarters, how much a word at a place counts: what yields or is denied says little, a
  /// condition less than the rule, and whom the act is done to most.
  private func places(_ sentences: [ParsedSentence]) -> [Int: Int] {
    var shares: [Int: Int] = [:]
    for clause in sentences.flatMap(\.clauses) {
      for item in clause.items {
        var share =
          switch clause.role {
          case .regardless: 1
          case .when, .onlyWhen, .unless, .until, .relative, .background: 3
          default: 4
          }
        if item.role == .to, knowledge.theme(of: item.token.id) == "counterparties" {
          share = 8
        }
        if item.role == .than || item.denied { share = 1 }
        shares[item.token.lower] = share
      }
    }
    return shares
  }

  /// The row of an id, else the nearest over its kinds, else that of its file.
  ///
  /// An act is a kind of promising, moving or giving in the end; what its file is about says more.
  private func weight(of id: String) -> [Int] {
    if let weight = known.weights.withLock({ $0[id] }) { return weight }
    let weight = workedOut(id)
    if knowledge.theme(of: id) != nil { known.weights.withLock { $0[id] = weight } }
    return weight
  }

  private func workedOut(_ id: String) -> [Int] {
    let file = weights["theme:" + (knowledge.concept(id)?.theme ?? "")]
    var level = [id]
    var seen: Set<String> = []
    while !level.isEmpty {
      for kind in level {
        let isGeneral = ["generic", "everyday"].contains(knowledge.concept(kind)?.theme)
        if let known = weights[kind], kind == id || file == nil || !isGeneral { return known }
      }
      seen.formUnion(level)
      level = level.flatMap { knowledge.concept($0)?.isa ?? [] }.filter { !seen.contains($0) }
    }
    return file ?? [Int](repeating: 0, count: Direction.allCases.count)
  }

  private static func index(_ direction: Direction) -> Int {
    Direction.allCases.firstIndex(of: direction) ?? 0
  }
}

extension Norm {
  /// Whether it forbids to refuse.
  fileprivate func isOpenDoor(_ knowledge: KnowledgeBase) -> Bool {
    guard let act, knowledge.isA(act.id, "refuse") else { return false }
    return modality == .mustNot && !negated || modality == .must && negated
  }
}
