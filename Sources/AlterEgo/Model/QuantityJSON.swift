// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

extension Quantity: JSONCoded {
  package var json: JSON {
    var members = Members()
    members.add("surface", .string(surface))
    members.add("span", .span(span))
    members.add("type", .string(type))
    members.add("op", .string(op.rawValue))
    members.addIfSet("value", value)
    members.addIfSet("value2", value2)
    members.addIfSet("low", low)
    members.addIfSet("high", high)
    members.add("unit", .string(unit))
    members.add("metric", .optional(metric))
    members.addIfSet("per", per)
    if consecutive { members.add("consecutive", .bool(true)) }
    members.addIfSet("sense", sense)
    if imprecise { members.add("imprecise", .bool(true)) }
    return members.json
  }

  package init(_ cursor: inout JSONCursor) {
    self.init(surface: "", span: Span(0, 0), type: "", op: .equal, value: nil, unit: "")
    cursor.enterObject()
    while let key = cursor.nextKey() {
      switch key {
      case "surface": surface = cursor.string()
      case "span": span = cursor.span()
      case "type": type = cursor.string()
      case "op": op = cursor.name(or: .equal)
      case "value": value = cursor.optionalNumber()
      case "value2": value2 = cursor.optionalNumber()
      case "low": low = cursor.optionalNumber()
      case "high": high = cursor.optionalNumber()
      case "unit": unit = cursor.string()
      case "metric": metric = cursor.optionalString()
      case "per": per = cursor.optionalString()
      case "consecutive": consecutive = cursor.bool()
      case "sense": sense = cursor.optionalString()
      default: cursor.skip()
      }
    }
  }
}

extension Change: JSONCoded {
  package var json: JSON {
    .object([("by", .number(by)), ("unit", .string(unit)), ("ambiguous", .bool(ambiguous))])
  }

  package init(_ cursor: inout JSONCursor) {
    self.init(by: 0, unit: "", ambiguous: false)
    cursor.enterObject()
    while let key = cursor.nextKey() {
      switch key {
      case "by": by = cursor.number()
      case "unit": unit = cursor.string()
      case "ambiguous": ambiguous = cursor.bool()
      default: cursor.skip()
      }
    }
  }
}
