// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

extension Fact: JSONCoded {
  package var json: JSON {
    var members = Members()
    members.add("id", .string(id))
    members.add("truth", .string(truth.rawValue))
    members.addIfSet("op", op?.rawValue)
    members.addIfSet("value", value)
    members.addIfSet("value2", value2)
    members.addIfSet("unit", unit)
    members.addIfSet("per", per)
    members.add("span", .span(span))
    return members.json
  }

  package init(_ cursor: inout JSONCursor) {
    self.init(id: "", truth: .unknown, span: Span(0, 0))
    cursor.enterObject()
    while let key = cursor.nextKey() {
      switch key {
      case "id": id = cursor.string()
      case "truth": truth = cursor.name(or: .unknown)
      case "op": op = cursor.optionalName()
      case "value": value = cursor.optionalNumber()
      case "value2": value2 = cursor.optionalNumber()
      case "unit": unit = cursor.optionalString()
      case "per": per = cursor.optionalString()
      case "span": span = cursor.span()
      default: cursor.skip()
      }
    }
  }
}

extension ProposedTerm: JSONCoded {
  package var json: JSON {
    .object([
      ("term", .string(term.id)), ("denied", .bool(denied)), ("inProposal", .bool(inProposal)),
      ("span", .span(span)),
    ])
  }

  package init(_ cursor: inout JSONCursor) {
    self.init(term: Term(""), denied: false, inProposal: false, span: Span(0, 0))
    cursor.enterObject()
    while let key = cursor.nextKey() {
      switch key {
      case "term": term = Term(cursor.string())
      case "denied": denied = cursor.bool()
      case "inProposal": inProposal = cursor.bool()
      case "span": span = cursor.span()
      default: cursor.skip()
      }
    }
  }
}

extension Proposal: JSONCoded {
  package var json: JSON {
    var members = Members()
    members.add("act", .optional(act))
    members.add("negated", .bool(negated))
    members.add("actor", .optional(actor))
    members.add("object", .optional(object))
    members.add("counterparty", .optional(counterparty))
    members.add("terms", .list(terms))
    members.add("facts", .list(facts))
    members.add("yesNo", .bool(isYesNo))
    members.add("span", .span(span))
    return members.json
  }

  package init(_ cursor: inout JSONCursor) {
    self.init(span: Span(0, 0))
    cursor.enterObject()
    while let key = cursor.nextKey() {
      switch key {
      case "act": act = cursor.optionalTerm()
      case "negated": negated = cursor.bool()
      case "actor": actor = cursor.optionalTerm()
      case "object": object = cursor.optionalTerm()
      case "counterparty": counterparty = cursor.optionalTerm()
      case "terms": terms = cursor.list()
      case "facts": facts = cursor.list()
      case "yesNo": isYesNo = cursor.bool()
      case "span": span = cursor.span()
      default: cursor.skip()
      }
    }
  }
}
