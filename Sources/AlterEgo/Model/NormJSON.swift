// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

extension Predicate: JSONCoded {
  /// The kind's name holds its id; further members stand only where they say something.
  package var json: JSON {
    var members = Members()
    switch kind {
    case .metric: members.add("metric", .optional(id))
    case .state: members.add("state", .optional(id))
    case .object: members.add("object", .optional(id))
    case .counterparty: members.add("counterparty", .optional(id))
    case .role: members.add("role", .optional(id))
    case .words:
      members.add("words", .strings(terms.map(\.id)))
      members.addIfSet("id", id)
    }
    if kind == .metric {
      members.add("op", .optional(op?.rawValue))
      members.add("value", .optional(value))
      members.addIfSet("value2", value2)
      members.add("unit", .optional(unit))
    } else {
      members.addIfSet("op", op?.rawValue)
      members.addIfSet("value", value)
      members.addIfSet("value2", value2)
      members.addIfSet("unit", unit)
    }
    members.addIfSet("per", per)
    if kind == .state || !holds { members.add("holds", .bool(holds)) }
    if kind != .words, !terms.isEmpty { members.add("words", .strings(terms.map(\.id))) }
    if !anyOf.isEmpty { members.add("anyOf", .strings(anyOf.map(\.id))) }
    members.addIfSet("unitWord", unitWord)
    if group != 0 { members.add("group", .int(group)) }
    members.add("text", .string(text))
    members.add("span", .span(span))
    return members.json
  }

  package init(_ cursor: inout JSONCursor) {
    self.init(kind: .words, span: Span(0, 0), text: "")
    cursor.enterObject()
    while let key = cursor.nextKey() {
      switch key {
      case "metric": read(.metric, &cursor)
      case "op": op = cursor.optionalName()
      case "value": value = cursor.optionalNumber()
      case "unit": unit = cursor.optionalString()
      case "span": span = cursor.span()
      case "text": text = cursor.string()
      case "unitWord": unitWord = cursor.optionalString()
      case "group": group = cursor.int()
      case "state": read(.state, &cursor)
      case "holds": holds = cursor.bool()
      case "object": read(.object, &cursor)
      case "counterparty": read(.counterparty, &cursor)
      case "role": read(.role, &cursor)
      case "words": terms = cursor.terms()
      case "anyOf": anyOf = cursor.terms()
      case "value2": value2 = cursor.optionalNumber()
      case "per": per = cursor.optionalString()
      case "id": id = cursor.optionalString()
      default: cursor.skip()
      }
    }
  }

  private mutating func read(_ kind: Kind, _ cursor: inout JSONCursor) {
    self.kind = kind
    id = cursor.optionalString()
  }

  /// The limit alone, as the top level of a line shows it.
  var limitJSON: JSON {
    var members = Members()
    members.add("metric", .optional(id))
    members.add("op", .optional(op?.rawValue))
    members.add("value", .optional(value))
    members.addIfSet("value2", value2)
    members.add("unit", .optional(unit))
    return members.json
  }
}

extension Norm: JSONCoded {
  package var json: JSON {
    var members = Members()
    members.add("modality", .string(modality.rawValue))
    members.add("act", .optional(act))
    members.add("actor", .optional(actor))
    members.add("object", .optional(object))
    members.add("counterparty", .optional(counterparty))
    members.add("when", .list(when))
    members.add("unless", .list(unless))
    members.add("over", .optional(over))
    members.add("span", .span(span))
    if negated { members.add("negated", .bool(true)) }
    if !about.isEmpty { members.add("about", .strings(about.map(\.id))) }
    if !requires.isEmpty { members.add("requires", .list(requires)) }
    members.addIfSet("concludes", concludes?.id)
    if isPlain { members.add("plain", .bool(true)) }
    if decides { members.add("decides", .bool(true)) }
    if otherwise { members.add("otherwise", .bool(true)) }
    return members.json
  }

  package init(_ cursor: inout JSONCursor) {
    self.init(modality: .must, span: Span(0, 0))
    cursor.enterObject()
    while let key = cursor.nextKey() {
      switch key {
      case "modality": modality = cursor.name(or: .must)
      case "act": act = cursor.optionalTerm()
      case "actor": actor = cursor.optionalTerm()
      case "object": object = cursor.optionalTerm()
      case "counterparty": counterparty = cursor.optionalTerm()
      case "when": when = cursor.list()
      case "unless": unless = cursor.list()
      case "over": over = cursor.optionalTerm()
      case "span": span = cursor.span()
      case "negated": negated = cursor.bool()
      case "about": about = cursor.terms()
      case "requires": requires = cursor.list()
      case "concludes": concludes = cursor.optionalTerm()
      case "plain": isPlain = cursor.bool()
      case "decides": decides = cursor.bool()
      case "otherwise": otherwise = cursor.bool()
      default: cursor.skip()
      }
    }
  }
}
