// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// What the president set right about how a wording is understood, field by field.
///
/// Values are kept as they can be read again: raw values of the model (`strategy`, `must-not`),
/// ids, or the president's own words, which are read anew whenever the wording is.
@usableFromInline package struct Correction: Equatable, Sendable {
  @usableFromInline package enum Field: String, CaseIterable, Sendable {
    case kind, modality, concept, number, condition, exception, directions, horizon, holder, act
    /// A vague word, and what it was said to mean.
    case limit
  }

  @usableFromInline package struct Change: Equatable, Sendable {
    package var field: Field
    /// What is replaced, for a number, a concept or a vague word; nil for the field as a whole.
    package var from: String?
    /// What stands instead; nil when the field is to be empty.
    package var to: String?

    package init(_ field: Field, from: String? = nil, to: String?) {
      self.field = field
      self.from = from
      self.to = to
    }
  }

  package var changes: [Change]

  package init(_ changes: [Change]) { self.changes = changes }

  /// This correction with a later one over it: the last word on a field counts.
  package func followed(by later: Correction) -> Correction {
    let kept = changes.filter { old in
      !later.changes.contains { $0.field == old.field && $0.from == old.from }
    }
    return Correction(kept + later.changes)
  }

  package var json: JSON {
    .object([
      (
        "changes",
        .array(
          changes.map {
            .object([
              ("field", .string($0.field.rawValue)), ("from", .optional($0.from)),
              ("to", .optional($0.to)),
            ])
          })
      )
    ])
  }

  /// Changes of fields that this program doesn't know are left out.
  package init(json: JSON) {
    changes = (json["changes"]?.array ?? []).compactMap { change in
      guard let field = change["field"]?.string.flatMap(Field.init) else { return nil }
      return Change(field, from: change["from"]?.string, to: change["to"]?.string)
    }
  }
}

/// A vague word that the president made testable.
@usableFromInline package struct SettledWord: Equatable, Sendable {
  package var surface: String
  package var answer: String

  package init(surface: String, answer: String) {
    self.surface = surface
    self.answer = answer
  }
}

extension SettledWord: JSONCoded {
  package var json: JSON { .object([("surface", .string(surface)), ("answer", .string(answer))]) }

  package init(_ cursor: inout JSONCursor) {
    self.init(surface: "", answer: "")
    cursor.enterObject()
    while let key = cursor.nextKey() {
      switch key {
      case "surface": surface = cursor.string()
      case "answer": answer = cursor.string()
      default: cursor.skip()
      }
    }
  }
}
