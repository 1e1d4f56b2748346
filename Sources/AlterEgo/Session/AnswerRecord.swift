// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Wording

/// An answer with its receipt and its JSON.
struct AnswerRecord {
  let question: String
  let answer: Answer
  let draft: Draft
  let receipt: Receipt
  /// How many statements the asker may not see; nil for all but the president, to whom it is told.
  let withheld: Int?
  let knowledge: KnowledgeBase

  /// The `ask --json` object.
  func json(in language: SpokenLanguage, companyFigures: [JSON] = []) -> JSON {
    let wording = AnswerWording(knowledge, in: language)
    var pairs: [(key: String, value: JSON)] = [
      ("verdict", .string(answer.verdict.rawValue)), ("question", .string(question)),
      ("main", .string(wording.main(answer))),
      ("because", .array(answer.because.map(citation))),
      ("missing", .strings(answer.missing)),
      ("conditions", .array(answer.conditions.map { $0.json })),
      ("authority", authority), ("escalateTo", .optional(answer.escalateTo)),
      ("reason", .optional(answer.reason?.rawValue)),
      ("counter", .array(answer.counter.map(citation))),
      ("flip", .array(answer.flips.map(AnswerRecord.json))),
      ("directions", directions), ("effects", effects),
      (
        "understood",
        .object([
          ("act", .optional(answer.proposal.act?.id)),
          ("object", .optional(answer.proposal.object?.id)),
          ("counterparty", .optional(answer.proposal.counterparty?.id)),
          ("actor", .optional(answer.proposal.actor?.id)),
          ("facts", .array(answer.proposal.facts.map { $0.json })),
        ])
      ),
      ("notUnderstood", .strings(draft.notUnderstood)),
    ]
    // Figures of the company that were used because nobody told others.
    if !companyFigures.isEmpty { pairs.append(("companyFigures", .array(companyFigures))) }
    if let withheld { pairs.append(("withheld", .int(withheld))) }
    pairs += [("receipt", receipt.json), ("proof", proof)]
    return .object(pairs)
  }

  private func citation(_ c: Citation) -> JSON {
    .object([
      ("statement", .string(c.statement)), ("text", .string(c.text)),
      ("role", .string(c.role.rawValue)),
    ])
  }

  static func json(_ flip: Flip) -> JSON {
    .object([
      ("metric", .optional(flip.predicate.id)), ("op", .optional(flip.predicate.op?.rawValue)),
      ("value", flip.predicate.value.map { .number($0) } ?? .null),
      ("unit", .optional(flip.predicate.unit)), ("verdict", .string(flip.verdict.rawValue)),
    ])
  }

  private var authority: JSON {
    switch answer.authority.standing {
    case .untested: .null
    case .within:
      .object([
        ("within", .bool(true)), ("statements", .strings(answer.authority.statements.map(\.id))),
      ])
    case .beyond(let to):
      .object([
        ("within", .bool(false)), ("statements", .strings(answer.authority.statements.map(\.id))),
        ("escalateTo", .optional(to)),
      ])
    }
  }

  private var directions: JSON {
    .object(
      Direction.allCases.compactMap { direction in
        answer.directions[direction].map {
          (key: direction.rawValue, value: JSON.string($0 > 0 ? "+" : "-"))
        }
      })
  }

  /// Usual effects on KPIs; they decide nothing.
  private var effects: JSON {
    let found = UsualEffects(of: answer.proposal, knowledge)
    func list(_ effects: [UsualEffects.Effect]) -> JSON {
      .array(
        effects.map {
          .object([("metric", .string($0.kpi)), ("sign", .string($0.rises ? "+" : "-"))])
        })
    }
    return .object([("thisYear", list(found.thisYear)), ("tenYears", list(found.tenYears))])
  }

  /// What was looked at: each norm that covers the case, its stance, and each condition's truth.
  private var proof: JSON {
    .object([
      (
        "norms",
        .array(
          answer.considered.map { c in
            .object([
              ("statement", .string(c.statement.id)), ("norm", .int(c.normIndex)),
              ("stance", .string(c.stance.rawValue)), ("applies", .string(c.applies.rawValue)),
              ("excepted", .bool(c.isExcepted)),
              (
                "conditions",
                .array(
                  c.tested.map {
                    .object([
                      ("text", .string($0.predicate.text)), ("truth", .string($0.truth.rawValue)),
                    ])
                  })
              ),
            ])
          })
      )
    ])
  }
}

/// What an answer stood on; `replay` gives the same bytes from it.
struct Receipt {
  /// The engine's own version; it changes whenever the same inputs may give another answer.
  static let engine = "1"

  let store: String
  let knowledge: String
  let asOf: String
  let question: String
  let asker: String?
  let given: [String]
  let audience: String

  private var inputs: JSON {
    .object([
      ("question", .string(question)), ("as", .optional(asker)), ("given", .strings(given)),
      ("audience", .string(audience)),
    ])
  }

  var id: String {
    let all = [store, knowledge, Receipt.engine, asOf, inputs.text].joined(separator: "\n")
    return String(SHA256.hex(of: all).prefix(12))
  }

  var json: JSON {
    .object([
      ("id", .string(id)), ("store", .string(store)), ("knowledge", .string(knowledge)),
      ("engine", .string(Receipt.engine)), ("asOf", .string(asOf)), ("inputs", inputs),
    ])
  }
}
