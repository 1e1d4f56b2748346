// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

extension Mention: JSONCoded {
  package var json: JSON {
    .object(
      [
        ("id", .string(id)), ("ja", .string(ja)), ("en", .string(en)),
        ("surface", .string(surface)), ("span", .span(span)),
      ] + (isKnown ? [] : [("known", .bool(false))]))
  }

  package init(_ cursor: inout JSONCursor) {
    self.init(id: "", ja: "", en: "", surface: "", span: Span(0, 0))
    cursor.enterObject()
    while let key = cursor.nextKey() {
      switch key {
      case "id": id = cursor.string()
      case "ja": ja = cursor.string()
      case "en": en = cursor.string()
      case "surface": surface = cursor.string()
      case "span": span = cursor.span()
      case "known": isKnown = cursor.bool()
      default: cursor.skip()
      }
    }
  }
}

extension Vagueness: JSONCoded {
  package var json: JSON {
    .object([
      ("surface", .string(surface)), ("span", .span(span)), ("question", .string(question)),
    ])
  }

  package init(_ cursor: inout JSONCursor) {
    self.init(surface: "", span: Span(0, 0), question: "")
    cursor.enterObject()
    while let key = cursor.nextKey() {
      switch key {
      case "surface": surface = cursor.string()
      case "span": span = cursor.span()
      case "question": question = cursor.string()
      default: cursor.skip()
      }
    }
  }
}

extension Draft: JSONCoded {
  /// The object that `parse --json` prints.
  ///
  /// `threshold` shows the limit alone; `thresholdSource`, the whole predicate behind it, stands
  /// beside it so that reading back gives the same draft.
  package var json: JSON {
    var members = Members()
    members.add("text", .string(text))
    members.add("language", .string(language.rawValue))
    members.add("speech", .string(speech.rawValue))
    members.add("kind", .optional(kind?.rawValue))
    members.add("modality", .optional(modality?.rawValue))
    members.add("concepts", .list(concepts + words))
    members.add("directions", .strings(directions.map(\.rawValue)))
    members.add("threshold", threshold?.limitJSON ?? .null)
    members.add("quantities", .list(quantities))
    members.add("change", change?.json ?? .null)
    members.add("condition", .optional(condition))
    members.add("exception", .optional(exception))
    members.add("horizonYears", .optional(horizonYears.map(Double.init)))
    members.add("holder", .optional(holder))
    members.add("preferred", .optional(preferred))
    members.add("yields", .optional(yields))
    members.add("vague", .list(vague))
    members.add("notUnderstood", .strings(notUnderstood))
    members.add("norms", .list(norms))
    if !settled.isEmpty { members.add("settled", .list(settled)) }
    if !corrected.isEmpty { members.add("corrected", .strings(corrected.map(\.rawValue))) }
    if let proposal { members.add("proposal", proposal.json) }
    if let threshold { members.add("thresholdSource", threshold.json) }
    return members.json
  }

  package init(_ cursor: inout JSONCursor) {
    self.init(text: "", language: .japanese, speech: .other)
    cursor.enterObject()
    while let key = cursor.nextKey() {
      switch key {
      case "text": text = cursor.string()
      case "language": language = cursor.name(or: .japanese)
      case "speech": speech = cursor.name(or: .other)
      case "kind": kind = cursor.optionalName()
      case "modality": modality = cursor.optionalName()
      case "concepts":
        let mentions: [Mention] = cursor.list()
        words = mentions.filter { !$0.isKnown }
        concepts = words.isEmpty ? mentions : mentions.filter { $0.isKnown }
      case "directions": directions = Draft.directions(&cursor)
      case "threshold": threshold = cursor.optional()
      case "quantities": quantities = cursor.list()
      case "change": change = cursor.optional()
      case "condition": condition = cursor.optionalString()
      case "exception": exception = cursor.optionalString()
      case "horizonYears": horizonYears = cursor.isNull() ? nil : cursor.int()
      case "holder": holder = cursor.optionalString()
      case "preferred": preferred = cursor.optionalString()
      case "yields": yields = cursor.optionalString()
      case "vague": vague = cursor.list()
      case "notUnderstood": notUnderstood = cursor.strings()
      case "norms": norms = cursor.list()
      case "settled": settled = cursor.list()
      case "corrected": corrected = cursor.strings().compactMap(Correction.Field.init)
      case "proposal": proposal = cursor.optional()
      case "thresholdSource": threshold = cursor.optional()
      default: cursor.skip()
      }
    }
  }

  private static func directions(_ cursor: inout JSONCursor) -> [Direction] {
    var values: [Direction] = []
    cursor.enterArray()
    while cursor.nextElement() { values.append(cursor.name(or: .company)) }
    return values
  }
}
