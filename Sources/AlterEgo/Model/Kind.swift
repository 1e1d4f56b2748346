// SPDX-License-Identifier: GPL-3.0-or-later

/// What a statement is on the president's line.
@usableFromInline package enum Kind: String, CaseIterable, Sendable {
  case purpose, principle, intention, candid, vision, strategy, initiative, kpi, criterion,
    delegation, decision

  /// The letter that starts ids of this kind, such as `P` in `P-3`.
  package var letter: String {
    switch self {
    case .purpose, .principle, .intention, .candid: "P"
    case .vision, .strategy: "S"
    case .initiative: "I"
    case .kpi: "K"
    case .criterion: "C"
    case .delegation: "D"
    case .decision: "R"
    }
  }

  /// Where the kind stands on the line; nil for decisions, which are no part of it.
  package var station: Station? {
    switch self {
    case .purpose, .principle, .intention, .candid: .philosophy
    case .vision, .strategy, .initiative: .strategy
    case .kpi: .number
    case .criterion: .evaluation
    case .delegation: .organization
    case .decision: nil
    }
  }
}

/// One of the five stations of the line from principle to organisation, in its order.
@usableFromInline package enum Station: String, CaseIterable, Sendable {
  case philosophy, strategy, number, evaluation, organization
}

/// What a norm does with its act: OMG BMM directives in five strengths.
@usableFromInline package enum Modality: String, CaseIterable, Sendable {
  case must
  case mustNot = "must-not"
  case prefer, may, aim
}

/// The five for whom a company is good, in the order of the source text.
@usableFromInline package enum Direction: String, CaseIterable, Sendable {
  case company, employees, customers, society
  case nextGeneration = "next-generation"
}

/// What a typed line is.
@usableFromInline package enum Speech: String, CaseIterable, Sendable {
  case statement, question, worry, answer, fact, command, other
}

/// Who may see a statement or an answer.
///
/// Executive and below are sets, not a ladder.
@usableFromInline package enum Audience: String, CaseIterable, Sendable {
  case president, executive, employee, `public`, bank, partner, recruit, successor
}
