// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Makes a statement from a short note of what it is understood to say.
///
/// The note is a list with `;` between its parts: `for X` (a concept it is for), `bans X`, `does X`
/// (its act), `names K`, `sets K >= 25 percent`, `refuses K < 25 percent`, `raises K`, `lowers K`,
/// `moves -20 percent`, `years 3`, `holder 営業部長`, `role sales_head`, `may`, `limit`, `vague できるだけ`, `priority 2`.
/// `keeps F value` is a field of the register, `keeps F@item value` one of several entries, and
/// `reviewed 25 percent` or `reviewed 楽になった` a review.
enum StatementShape {
  static func statement(_ id: String, _ kind: Kind, _ text: String, _ note: String = "")
    -> Statement
  {
    var draft = Draft(text: text, language: .japanese, speech: .statement)
    draft.kind = kind
    var norm = Norm(modality: .must, span: Span(0, text.unicodeScalars.count))
    var bans: [String] = []
    var priority = 0
    for part in note.split(separator: ";") {
      let words = part.split(separator: " ").map(String.init)
      guard let verb = words.first else { continue }
      let rest = Array(words.dropFirst())
      switch verb {
      case "for":
        for id in rest {
          mention(id, &draft)
          norm.about.append(Term(id))
        }
      case "bans": bans += rest
      case "does": norm.act = rest.first.map(Term.init)
      case "names": for id in rest { mention(id, &draft) }
      case "raises", "lowers":
        norm.act = Term(verb == "raises" ? "raise" : "lower")
        for id in rest {
          mention(id, &draft)
          norm.about.append(Term(id))
        }
      case "sets", "refuses":
        guard let predicate = predicate(rest) else { continue }
        draft.threshold = predicate
        draft.quantities.append(quantity(predicate))
        if verb == "sets" {
          norm.requires.append(predicate)
        } else {
          norm.modality = .mustNot
          norm.when.append(predicate)
        }
      case "moves":
        let by = rest.first.flatMap { Double($0) } ?? 0
        draft.change = Change(by: by, unit: rest.last ?? "", ambiguous: false)
        draft.quantities.append(
          Quantity(
            surface: "", span: Span(0, 0), type: "percent", op: .equal, value: abs(by),
            unit: rest.last ?? ""))
      case "years": draft.horizonYears = rest.first.flatMap { Int($0) }
      case "holder": draft.holder = rest.first
      case "role": norm.actor = rest.first.map(Term.init)
      case "may": norm.modality = .may
      case "limit":
        draft.quantities.append(
          Quantity(
            surface: "", span: Span(0, 0), type: "money", op: .atMost, value: 1_000_000, unit: "JPY"
          ))
      case "vague":
        let word = rest.first ?? ""
        draft.vague.append(Vagueness(surface: word, span: Span(0, 0), question: "いつまでですか。"))
      case "priority": priority = rest.first.flatMap { Int($0) } ?? 0
      case "keeps", "reviewed": continue
      default: fatalError("no such part of a shape: \(verb)")
      }
    }
    draft.norms = [norm]
    for id in bans {
      mention(id, &draft)
      var ban = Norm(modality: .mustNot, span: Span(0, 0))
      ban.about = [Term(id)]
      draft.norms = draft.norms.filter { $0.act != nil || !$0.about.isEmpty } + [ban]
    }
    draft.modality = draft.norms.first?.modality
    var statement = Statement(
      id: id, kind: kind, draft: draft, audiences: Statement.defaultAudiences(for: kind),
      recordedAt: "2026-11-22T09:00:00Z")
    statement.priority = priority
    return statement
  }

  /// What the note says of the register.
  static func entry(_ id: String, _ note: String) -> RegisterEntry {
    var entry = RegisterEntry(id)
    for part in note.split(separator: ";") {
      let words = part.split(separator: " ", maxSplits: 2).map(String.init)
      guard words.count > 1 else { continue }
      if words[0] == "keeps" {
        let parts = words[1].split(separator: "@").map(String.init)
        entry.rows.append(
          RegisterRow(
            id, parts[0], item: parts.count > 1 ? parts[1] : "",
            value: words.count > 2 ? words[2] : ""))
      }
      if words[0] == "reviewed" {
        var review = RegisterReview(
          subject: id, number: entry.reviews.count + 1, date: "2026-11-22")
        review.figure = words.count > 2 ? RegisterAmount(words[1] + " " + words[2]) : nil
        review.words = review.figure == nil ? words[1] : nil
        entry.reviews.append(review)
      }
    }
    return entry
  }

  private static func mention(_ id: String, _ draft: inout Draft) {
    draft.concepts.append(Mention(id: id, ja: id, en: id, surface: id, span: Span(0, 0)))
  }

  private static func predicate(_ words: [String]) -> Predicate? {
    guard words.count == 4, let op = Comparator(rawValue: words[1]), let value = Double(words[2])
    else { return nil }
    var predicate = Predicate(kind: .metric, id: words[0], span: Span(0, 0), text: words[0])
    predicate.op = op
    predicate.value = value
    predicate.unit = words[3]
    return predicate
  }

  private static func quantity(_ predicate: Predicate) -> Quantity {
    var quantity = Quantity(
      surface: "\(predicate.value ?? 0)", span: Span(0, 0), type: "percent",
      op: predicate.op ?? .equal, value: predicate.value, unit: predicate.unit ?? "")
    quantity.metric = predicate.id
    return quantity
  }
}

/// The knowledge of this folder, as people edit it.
enum KnowledgeFolder {
  static var path: String {
    let here = #filePath.split(separator: "/")
    let root = here.prefix { $0 != "Tests" }
    return "/" + root.joined(separator: "/") + "/knowledge"
  }
}
