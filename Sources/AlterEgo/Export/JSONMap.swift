// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Model
import Wording

/// The map as one JSON object on one line.
struct JSONMap {
  private let map: CompanyMap
  private let wording: MapWording

  init(_ map: CompanyMap, in language: SpokenLanguage) {
    self.map = map
    wording = MapWording(map, in: language)
  }

  var text: String {
    let object = JSON.object([
      ("company", .optional(map.company)),
      ("asOf", .string(map.asOf.description)),
      ("audience", .string(map.audience.rawValue)),
      ("language", .string(wording.language.rawValue)),
      ("nodes", .array(map.nodes.map(node))),
      ("edges", .array(map.edges.map(edge))),
      ("lines", .array(map.lines.map(line))),
      (
        "missing",
        .array(
          map.lines.filter { !$0.missing.isEmpty }.map { line in
            .object([
              ("statement", .string(line.statement)),
              ("missing", .strings(line.missing.map(\.rawValue))),
            ])
          })
      ),
      ("orphans", .strings(map.orphans)),
      ("readingOrder", .strings(map.readingOrder)),
    ])
    return escapingSteering(object.text) + "\n"
  }

  private func node(_ node: CompanyMap.Node) -> JSON {
    .object([
      ("id", .string(node.id)),
      ("kind", .string(node.kind.rawValue)),
      ("station", .string(node.station.rawValue)),
      ("text", .string(node.text)),
      ("plainWords", .string(wording.plainWords(node))),
      ("owner", .optional(node.owner)),
      ("directions", .strings(node.directions.map(\.rawValue))),
      ("horizon", node.horizonYears.map { .int($0) } ?? .null),
      ("figures", .array(node.figures.map(figure))),
    ])
  }

  private func figure(_ figure: CompanyMap.Figure) -> JSON {
    func number(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }
    return .object([
      ("metric", .optional(figure.metric?.id)),
      ("role", .string(figure.role.rawValue)),
      ("op", .string(figure.op.rawValue)),
      ("value", number(figure.value)),
      ("value2", number(figure.value2)),
      ("unit", .string(figure.unit)),
      ("per", .optional(figure.per)),
      ("surface", .string(figure.surface)),
      ("words", .string(wording.figure(figure))),
      ("actual", number(figure.actual?.value)),
      ("actualMonth", .optional(figure.actual.map { "\($0.month)" })),
    ])
  }

  private func edge(_ edge: CompanyMap.Edge) -> JSON {
    .object([
      ("from", .string(edge.link.from)),
      ("to", .string(edge.link.to)),
      ("relation", .string(edge.link.relation.rawValue)),
      ("strength", .number(edge.link.strength)),
      ("origin", .string(edge.link.origin.rawValue)),
      ("reason", .string(wording.reason(edge))),
    ])
  }

  private func line(_ line: CompanyMap.Line) -> JSON {
    .object([
      ("statement", .string(line.statement)),
      (
        "line",
        .object(Station.allCases.map { ($0.rawValue, .strings(line[$0])) })
      ),
      ("missing", .strings(line.missing.map(\.rawValue))),
    ])
  }

  /// The same JSON with steering characters as `\u202E`; they can only stand inside strings.
  private func escapingSteering(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: Escaping.isSteering) else { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      if Escaping.isSteering(scalar) {
        for unit in String(scalar).utf16 { out += "\\u" + Escaping.hex(UInt32(unit)) }
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
