// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Model

/// Statements of a map that pull apart, in the words of a reader.
extension MapWording {
  /// Two statements that pull apart, and which of them the president puts first.
  package struct Clash: Sendable {
    package let first: CompanyMap.Node
    package let second: CompanyMap.Node
    package let order: String
  }

  package var clashesHeading: String {
    language == .japanese ? "ぶつかり合う言葉" : "Statements that pull apart"
  }

  /// Each pair once, in the order in which their lines are read.
  package var clashes: [Clash] {
    let place = Dictionary(
      uniqueKeysWithValues: map.readingOrder.enumerated().map { ($1, $0) })
    var seen: Set<[String]> = []
    var found: [Clash] = []
    for link in map.edges.map(\.link) where link.relation == .opposes {
      let ids = [link.from, link.to].sorted { (place[$0] ?? 0, $0) < (place[$1] ?? 0, $1) }
      guard seen.insert(ids).inserted, let first = map.node(ids[0]), let second = map.node(ids[1])
      else { continue }
      found.append(Clash(first: first, second: second, order: order(first, second)))
    }
    return found.sorted { a, b in
      let (one, two) = (place[a.first.id] ?? 0, place[b.first.id] ?? 0)
      return one != two ? one < two : (place[a.second.id] ?? 0) < (place[b.second.id] ?? 0)
    }
  }

  private func order(_ first: CompanyMap.Node, _ second: CompanyMap.Node) -> String {
    guard first.priority != second.priority else {
      return language == .japanese
        ? "どちらを先にするかは決まっていません。" : "Nothing says which comes first."
    }
    let id = (first.priority > second.priority ? first : second).id
    return language == .japanese ? "先にするのは \(id) です。" : "\(id) comes first."
  }
}
