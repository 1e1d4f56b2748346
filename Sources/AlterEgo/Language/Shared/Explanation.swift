// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Each stage of reading one line, for people who mend the lexicon.
package struct Explanation: Sendable {
  package struct Piece: Sendable {
    package let surface: String
    package let span: Span
    /// What the stage took it for.
    package let reading: String
  }

  package var folded: String
  package var tokens: [Piece]
  package var clauses: [Piece]
  package var norms: [Piece]
  /// Which word speaks for which direction, with its points.
  package var directions: [Piece]
}

extension Analyzer {
  /// Shows how a line is read: folded text, tokens, clauses, norms.
  package func explain(_ line: String) -> Explanation {
    let reading = reading(line, Analyzer.language(of: line))
    let text = reading.text
    func piece(_ lower: Int, _ upper: Int, _ reading: String) -> Explanation.Piece {
      let span = text.span(lower, upper)
      return Explanation.Piece(surface: text.slice(span), span: span, reading: reading)
    }
    let tokens = reading.tokens.map { token in
      var what = "\(token.kind)"
      if !token.id.isEmpty { what = token.id }
      if !token.function.isEmpty { what += " [\(token.function)=\(token.value)]" }
      if token.sort != .none { what += " (\(token.sort), \(token.form))" }
      if token.quantity >= 0 {
        let q = reading.quantities[token.quantity]
        what = "\(q.op.rawValue) \(q.value.map(JSON.written) ?? "?") \(q.unit) \(q.metric ?? "")"
      }
      return piece(token.lower, token.upper, what)
    }
    let clauses = reading.sentences.flatMap(\.clauses).map { clause in
      var what = clause.role.rawValue
      if clause.negated { what += " not" }
      for part in [clause.modal, clause.question, clause.deontic, clause.connective]
      where !part.isEmpty { what += " \(part)" }
      if let head = clause.headItem { what += " head=\(head.token.id)" }
      what +=
        " "
        + clause.items.map {
          "\($0.token.id.isEmpty ? "#" : $0.token.id):\($0.role.rawValue)\($0.denied ? "!" : "")"
        }.joined(separator: " ")
      return piece(clause.bytes.lowerBound, clause.bytes.upperBound, what)
    }
    let norms = reading.draft.norms.map {
      Explanation.Piece(surface: text.slice($0.span), span: $0.span, reading: $0.json.text)
    }
    let evidence = directions.evidence(reading.draft, reading.tokens, reading.sentences)
    let told = evidence.map { found in
      let bytes = found.bytes ?? 0..<text.bytes.count
      return piece(
        bytes.lowerBound, bytes.upperBound,
        "\(found.direction.rawValue) \(JSON.written(Double(found.points) / 4)) \(found.id)")
    }
    return Explanation(
      folded: text.folded(0, text.bytes.count), tokens: tokens, clauses: clauses, norms: norms,
      directions: told)
  }
}
