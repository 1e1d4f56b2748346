// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Things that a rule names side by side, any one of which it is about: may replace poles and ropes.
extension Coverage {
  /// Whether the case speaks of a thing that the rule names beside `term`, and not of that one.
  func isReplaced(_ term: Term, of norm: Norm, _ statement: Statement) -> Bool {
    guard norm.modality != .prefer, degree(term, norm, statement) < 0.6 else { return false }
    return besides(term, of: norm, statement).contains { degree($0, norm, statement) >= 0.65 }
  }

  /// What stands beside a term of the norm, joined by and, or or a comma.
  private func besides(_ term: Term, of norm: Norm, _ statement: Statement) -> [Term] {
    let content = content(norm)
    guard content.count > 1, knowledge.sort(of: term.id) != .act else { return [] }
    let named = (statement.draft.concepts + statement.draft.words).filter { mention in
      norm.span.contains(mention.span) && content.contains { $0.id == mention.id }
    }.sorted { $0.span.lower < $1.span.lower }
    guard let own = named.firstIndex(where: { $0.id == term.id }) else { return [] }
    var found: [Term] = []
    for step in [1, -1] {
      var at = own
      while named.indices.contains(at + step) {
        let (first, second) = step > 0 ? (named[at], named[at + 1]) : (named[at - 1], named[at])
        guard joins(first, second, statement) else { break }
        at += step
        found.append(Term(named[at].id))
      }
    }
    return found.filter { $0 != term && knowledge.sort(of: $0.id) != .act }
  }

  private func joins(_ first: Mention, _ second: Mention, _ statement: Statement) -> Bool {
    guard first.span.upper <= second.span.lower else { return false }
    let between = statement.text.slice(Span(first.span.upper, second.span.lower))
    if Coverage.joints.contains(between) { return true }
    // Pets or small children: with one word that tells which.
    guard let joint = [" or ", " and "].first(where: between.hasPrefix) else { return false }
    let rest = between.dropFirst(joint.count)
    return rest.hasSuffix(" ") && rest.dropLast().allSatisfy { $0.isLetter || $0 == "-" }
  }

  private static let joints: Set<String> = [
    " and ", " or ", " nor ", ", ", ", and ", ", or ", "や", "か", "または", "及び", "および", "・", "、",
    "あるいは", "、または", "もしくは",
  ]

  /// 銅 and 鉄 are both metal to the lexicon; what an exception names is just the one.
  private func isOtherKind(_ term: Term, _ surface: String) -> Bool {
    guard let concept = knowledge.concept(term.id), !surface.isEmpty else { return false }
    let own = Surface(FoldedText.fold(surface))
    let names = [Surface(FoldedText.fold(concept.ja)), Surface(FoldedText.fold(concept.en))]
    guard !names.contains(where: { $0.likeness(own) > 0.5 }) else { return false }
    let same = reading.proposal.terms.filter { $0.term == term && !$0.surface.isEmpty }
    return !same.isEmpty
      && same.allSatisfy { said in
        let other = Surface(said.surface)
        return own.likeness(other) == 0 && !names.contains { $0.likeness(other) > 0.5 }
      }
  }

  /// How far the case affirms a term, by parts of its words where nothing else is said.
  func special(_ term: Term, _ statement: Statement) -> Double {
    let surface = term.surface ?? CourseReader.surface(term, in: statement) ?? ""
    let found = evidence.evidence(term, surface)
    if found.negated > found.affirmed || isOtherKind(term, surface) { return 0 }
    return max(found.affirmed, 0.6 * Surface(FoldedText.fold(surface)).share(in: said))
  }
}
