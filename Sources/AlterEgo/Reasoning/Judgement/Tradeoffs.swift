// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What a question does to two things that a ranking sets against each other, by the words right
/// beside them: it stops one, makes it wait, serves it first, or says that it does not come up.
struct Tradeoffs: Sendable {
  enum Effect: String {
    case setsBack = "sets_back"
    case servesFirst = "serves_first"
    /// 親御さんの言うとおりに: what is asked does as that one says.
    case follows
  }
  enum Side: String {
    /// The thing stands before the words: 仕込みを止め, make the hospital wait.
    case before
    /// The thing stands after them: put off the rehearsal.
    case after
    case either
  }

  private let knowledge: KnowledgeBase
  private let terms: [ProposedTerm]
  private let said: String
  /// The parts of what is asked: each does one thing.
  private let parts: [String]

  init(_ knowledge: KnowledgeBase, _ proposal: Proposal) {
    self.knowledge = knowledge
    terms = proposal.terms
    said = " " + proposal.said
    let asked = proposal.asked.isEmpty ? proposal.said : proposal.asked
    parts = Tradeoffs.parts(of: asked) + Tradeoffs.wished(proposal, asked)
  }

  /// Whether what is asked stops `value`, leaves it for later or puts the rival first.
  func setsBack(_ value: Term, for rival: Term?) -> Bool {
    if parts.contains(where: { has(.setsBack, value, besides: rival, in: $0) }) { return true }
    if let rival, parts.contains(where: { has(.follows, rival, besides: value, in: $0) }) {
      return true
    }
    // Can't do both; the villa first: the one that gives way was told.
    guard let rival, isAsked(value) || !surfaces(of: value).isEmpty && !isAbsent(value) else {
      return false
    }
    return parts.contains { has(.servesFirst, rival, besides: value, in: $0) }
  }

  /// Whether what is asked serves `value` before `rival`.
  func servesFirst(_ value: Term, before rival: Term?) -> Bool {
    parts.contains { part in
      has(.servesFirst, value, besides: rival, in: part)
        || has(.follows, value, besides: rival, in: part)
    }
  }

  /// 仕込みのない夏, no rehearsal on Monday: what does not come up stands against nothing.
  func isAbsent(_ value: Term) -> Bool {
    surfaces(of: value).contains { surface in
      guard let place = said.utf8.place(of: surface.utf8) else { return false }
      if surface.utf8.contains(where: { $0 >= 0x80 }) {
        let after = said.utf8[place.upperBound...]
        return Tradeoffs.absent.contains { after.starts(with: $0.utf8) }
      }
      return said[..<place.lowerBound].hasSuffix(" no ")
    }
  }

  /// Not from our own county, 県内の業者ではない: the case says that `term` is not so.
  func denies(_ term: Term) -> Bool {
    surfaces(of: term).contains { surface in
      guard let place = said.utf8.place(of: surface.utf8) else { return false }
      if surface.utf8.contains(where: { $0 >= 0x80 }) {
        let after = said.utf8[place.upperBound...].prefix(24)
        let near = after.place(of: "、".utf8).map { after[..<$0.lowerBound] } ?? after
        return ["ではない", "ではありません", "でない", "じゃない", "以外"].contains { near.has($0.utf8) }
      }
      let before = said[..<place.lowerBound]
      return Tradeoffs.denials.contains { denial in
        Tradeoffs.links.contains { before.hasSuffix(denial + $0) }
      }
    }
  }

  /// A customer wants a cheaper oil than the manual allows, do we put it in: what is asked for by
  /// pointing back is what somebody wants.
  private static func wished(_ proposal: Proposal, _ asked: String) -> [String] {
    let words = asked.split(whereSeparator: { !$0.isLetter && $0 != "'" })
    guard words.count < 8,
      words.contains(where: { ["it", "them", "so", "that", "him", "her"].contains($0) })
        || words.count < 4
    else { return [] }
    return proposal.sentences.filter { sentence in
      [" wants", " asks", " would like", " wishes", " insists", " want "].contains {
        sentence.utf8.has($0.utf8)
      }
    }.flatMap { parts(of: String($0)) }
  }

  // MARK: Words

  private static let absent = [
    "のない", "がない", "はない", "もない", "のなかった", "がなかった", "の予定がない", "の予定はない", "が入っていない",
  ]
  private static let denials = [" not ", "n't ", " no ", " not a ", " not an "]
  private static let links = [
    "", "from ", "from our ", "from our own ", "our ", "our own ", "in ", "in our ", "in our own ",
    "the ", "from the ", "in the ", "have ", "have any ", "with ", "a ", "use ", "run ",
  ]

  private func has(_ effect: Effect, _ value: Term, besides rival: Term?, in part: String) -> Bool {
    let own = surfaces(of: value)
    guard own.contains(where: { part.utf8.has($0.utf8) }) else { return false }
    let others = rival.map { surfaces(of: $0).filter { !own.contains($0) } } ?? []
    return knowledge.decisionTables.rankingCues.contains { cue in
      guard cue.effect == effect, let place = part.utf8.place(of: cue.words.utf8),
        !isDenied(place, in: part), let near = nearest(own, to: place, cue.side, part)
      else { return false }
      return nearest(others, to: place, cue.side, part).map { near < $0 } ?? true
    }
  }

  private func nearest(
    _ surfaces: [String], to cue: Range<String.Index>, _ side: Side, _ part: String
  ) -> Int? {
    surfaces.compactMap { surface in
      guard let place = part.utf8.place(of: surface.utf8) else { return nil }
      if place.upperBound <= cue.lowerBound, side != .after {
        return part.utf8.distance(from: place.upperBound, to: cue.lowerBound)
      }
      if place.lowerBound >= cue.upperBound, side != .before {
        return part.utf8.distance(from: cue.upperBound, to: place.lowerBound)
      }
      return nil
    }.min()
  }

  /// 止めずに, without stopping.
  private func isDenied(_ cue: Range<String.Index>, in part: String) -> Bool {
    let after = part.utf8[cue.upperBound...].prefix(15)
    if ["ず", "ない", "なく", "ません"].contains(where: { after.has($0.utf8) }) { return true }
    let before = part.utf8[..<cue.lowerBound]
    return ["without ", " not ", "n't ", "never "].contains { before.has($0.utf8) }
  }

  private func isAsked(_ value: Term) -> Bool {
    let own = surfaces(of: value)
    return parts.contains { part in own.contains { part.utf8.has($0.utf8) } }
  }

  /// The words by which the question speaks of `value`.
  private func surfaces(of value: Term) -> [String] {
    let named = terms.filter { said in
      guard !said.surface.isEmpty else { return false }
      if let a = said.term.surface, let b = value.surface { return CaseReading.meet(a, b) }
      // 親御さん for 親, whatever the lexicon calls them.
      if let word = value.surface, word.utf8.first.map({ $0 >= 0x80 }) ?? false,
        said.surface.hasPrefix(word) || said.surface.hasSuffix(word)
      {
        return true
      }
      return said.term == value || knowledge.isA(said.term.id, value.id)
    }.map(\.surface)
    guard !named.isEmpty else { return [] }
    // A private villa wants it; the villa first: what the word qualifies stands for it.
    let qualified = terms.filter { own in
      !own.surface.isEmpty && knowledge.sort(of: own.term.id) != .act
        && named.contains {
          said.utf8.has((" " + $0 + " " + own.surface).utf8)
            || said.utf8.has(($0 + "の" + own.surface).utf8)
        }
    }.map(\.surface)
    return named + qualified.filter { !named.contains($0) }
  }

  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var rest = " " + text
    let breaks = ["、", "。", ",", " and ", " but ", " so that ", " then "]
    while true {
      let next = breaks.compactMap { rest.utf8.place(of: $0.utf8) }
        .min { $0.lowerBound < $1.lowerBound }
      guard let next else { return parts + [rest] }
      parts.append(String(rest[..<next.lowerBound]) + " ")
      rest = " " + rest[next.upperBound...]
    }
  }
}
