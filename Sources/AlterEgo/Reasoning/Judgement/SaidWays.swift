// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What a case says in other words than the lexicon's, with what the words around it do to it.
struct SaidWays: Sendable {
  struct Way: Sendable {
    /// Ids of concepts, and words that no lexicon holds.
    let means: [String]
    let denied: Bool
    let inProposal: Bool
  }

  private(set) var ways: [Way] = []

  init(_ proposal: Proposal, _ knowledge: KnowledgeBase) {
    let text = Array(proposal.said.utf8)
    let asked = text.place(of: Array(proposal.asked.utf8)) ?? text.count..<text.count
    for hit in knowledge.waysOfSaying.hits(in: text) {
      let sentence = SaidWays.sentence(around: hit.range, in: text)
      let words = String(decoding: text[sentence], as: UTF8.self)
      if knowledge.decisionTables.caseCues.tell(.open, words) { continue }
      let isAsked = asked.contains(hit.range.lowerBound)
      let written = String(decoding: text[hit.range], as: UTF8.self)
      let near = proposal.terms.filter { term in
        !term.surface.isEmpty
          && (written.utf8.has(term.surface.utf8) || term.surface.utf8.has(written.utf8))
      }
      let beside =
        near.isEmpty
        ? proposal.terms.filter { !$0.surface.isEmpty && words.utf8.has($0.surface.utf8) } : near
      let isNegated =
        SaidWays.isNegated(hit.range, sentence, text) && !(isAsked && proposal.negated)
      // If we don't drive, we miss the day. May we drive? What is denied is the first.
      let own = isNegated && beside.contains(where: \.denied) ? beside.filter(\.denied) : beside
      let inProposal = isAsked || own.contains(where: \.inProposal)
      let ruledOut = hit.means.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
      let meant = hit.means.filter { !$0.hasPrefix("!") }
      if !ruledOut.isEmpty {
        ways.append(Way(means: ruledOut, denied: true, inProposal: inProposal))
      }
      if !meant.isEmpty {
        let denied = isNegated && ruledOut.isEmpty
        ways.append(Way(means: meant, denied: denied, inProposal: inProposal))
      }
    }
  }

  private static let toldDenials = ["ないと言", "ないという", "ないと思", "ないと聞", "ないと答", "ないそう"]

  /// The bytes of the sentence that holds a range.
  private static func sentence(around range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower > 0, !isStop(text, lower - 1) { lower -= 1 }
    while upper < text.count, !isStop(text, upper) { upper += 1 }
    return lower..<upper
  }

  /// A full stop, a question mark, or the last byte of 。.
  private static func isStop(_ text: [UInt8], _ at: Int) -> Bool {
    if [UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(text[at]) { return true }
    return at >= 2 && text[at] == 0x82 && text[at - 1] == 0x80 && text[at - 2] == 0xE3
  }

  /// 葺き替えの人手が足りない: what is denied is something of it, and not the thing itself.
  private static func deniesAnother(_ after: String) -> Bool {
    guard after.hasPrefix("の"), !["のな", "のは", "のが", "のも"].contains(where: after.hasPrefix),
      !["必要", "予定", "つもり", "形跡"].contains(where: { after.utf8.has($0.utf8) })
    else { return false }
    return ["が足り", "が間に合", "が取れ", "が付か", "がつか", "が見つか", "が決ま"].contains {
      after.utf8.has($0.utf8)
    }
  }

  /// Whether the words right beside it deny what is said: つけにはしない, no bread left.
  private static func isNegated(
    _ range: Range<Int>, _ sentence: Range<Int>, _ text: [UInt8]
  ) -> Bool {
    if text[range].contains(where: { $0 >= 0x80 }) {
      let rest = text[range.upperBound..<min(range.upperBound + 24, sentence.upperBound)]
      // A comma ends what a negation reaches.
      let near = rest.place(of: [0xE3, 0x80, 0x81]).map { rest[..<$0.lowerBound] } ?? rest
      let after = String(decoding: near, as: UTF8.self)
      // 前金は出せないと言う: told, and no condition.
      if SaidWays.toldDenials.contains(where: { after.utf8.has($0.utf8) }) { return true }
      if SaidWays.deniesAnother(after) { return false }
      return ["ない", "ません", "なかった", "なし", "ずに"].contains { after.utf8.has($0.utf8) }
        && !["しかない", "なければ", "ないと", "構わない", "かまわない", "構いません", "かまいません", "問題ない", "差し支えない"].contains {
          after.utf8.has($0.utf8)
        }
    }
    let before = String(
      decoding: text[max(sentence.lowerBound, range.lowerBound - 14)..<range.lowerBound],
      as: UTF8.self)
    return [" not ", "n't ", " no ", " never ", "without "].contains {
      (" " + before).utf8.has($0.utf8)
    }
  }
}

extension SaidWays.Way {
  /// Whether this is another way of saying `term`, which its statement writes as `written`.
  func mean(_ term: Term, _ written: Surface, _ knowledge: KnowledgeBase) -> Bool {
    means.contains { meant in
      // 検査していない denies 検査, and affirms 検査していない製品, though the one is written in the other.
      meant == term.id || knowledge.isA(meant, term.id)
        || knowledge.concept(meant) == nil && (term.isWord || !denied)
          && written.likeness(Surface(meant)) >= 0.75
    }
  }
}
