// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// An entry of the lexicon: a concept, an act, a role, a state or a KPI.
@usableFromInline package struct Concept: Sendable {
  @usableFromInline package enum Sort: String, Sendable {
    case concept, act, role, state, kpi
  }

  package let id: String
  package let sort: Sort
  package let ja: String
  package let en: String
  /// The file's stem, such as `finance` or `objects`.
  package let theme: String
  package let isa: [String]
  /// 0…3 for whom it is good, negative where it harms; in the order of `Direction.allCases`.
  package let affinity: [Int]
  /// Concepts the act already contains: accept_order has `order`.
  package var objects: [String] = []
  /// What the act or state brings about without being a kind of it.
  package var effects: [String] = []
  package var opposite: String?
  /// 0…100 for roles.
  package var rank = 0
  /// Departments a role heads.
  package var domains: [String] = []
  package var influences: [Influence] = []
  package var conflicts: [String] = []
  package var unit: String?
  package var formula: String?
  /// `up`, `down` or `range` for KPIs.
  package var better: String?
  package let place: String

  package init(
    id: String, sort: Sort, ja: String, en: String, theme: String, isa: [String], affinity: [Int],
    place: String
  ) {
    self.id = id
    self.sort = sort
    self.ja = ja
    self.en = en
    self.theme = theme
    self.isa = isa
    self.affinity = affinity
    self.place = place
  }
}

/// A usual effect of a concept on a KPI; shown and overridable, never enough to decide alone.
@usableFromInline package struct Influence: Sendable, Equatable {
  package let kpi: String
  /// −3…3.
  package let strength: Int
  /// S, M or L: how soon it shows.
  package let term: Character

  /// Reads `operating_margin+1M`; nil when it is written otherwise.
  package init?(_ text: String) {
    guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }),
      let term = text.last, "SML".contains(term), let strength = Int(text[sign...].dropLast())
    else { return nil }
    kpi = String(text[..<sign])
    self.strength = strength
    self.term = term
  }
}

/// One way of saying a concept.
@usableFromInline package struct Word: Sendable {
  @usableFromInline package enum Form: Sendable {
    case noun, verb, godan, adjective, fixed
  }

  /// Folded UTF-8 of the word as the table has it, without its mark; `~` stands for a gap.
  package let surface: [UInt8]
  package let form: Form
  /// Index of its concept.
  package let concept: Int
  /// For states, what saying it means.
  package let truth: Truth
}
