// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// The company as one line from principles to numbers, for one audience on one day.
///
/// It holds live statements that the audience may see and nothing else, so that no export can
/// tell what was left out. Every order in it is fixed by the statements themselves.
package struct CompanyMap: Equatable, Sendable {
  /// How many of a station are shown before "and N more".
  package static let shownPerStation = 3

  /// Something measured, with its names as the statements use them.
  package struct Metric: Hashable, Sendable {
    package var id: String
    package var ja: String
    package var en: String

    package init(id: String, ja: String, en: String) {
      self.id = id
      self.ja = ja
      self.en = en
    }

    package func name(in language: SpokenLanguage) -> String {
      language == .japanese ? ja : en
    }
  }

  /// A number of a statement, as the level it asks for or the case it speaks of.
  package struct Figure: Equatable, Sendable {
    package enum Role: String, Sendable {
      /// What is to be kept or reached: 粗利率 25%以上.
      case level
      /// When the statement applies: 投資額 100万円以上なら.
      case condition
      /// When it does not apply.
      case exception
    }

    package var role: Role
    package var metric: Metric?
    package var op: Comparator
    /// Nil when the number is imprecise; then the words of the statement stand for it.
    package var value: Double?
    package var value2: Double?
    package var unit: String
    package var per: String?
    package var surface: String
    /// How far it is to move, where the number is no level but a step: 残業を20%減らす.
    package var change: Change?
    /// Where the company stands, of a level to reach; nil where nobody knows.
    package var actual: Actual?
  }

  /// The company's own figure of a metric.
  package struct Actual: Equatable, Sendable {
    package var value: Double
    /// In the manner of the KPI tables: `%`, `JPY`.
    package var unit: String
    package var month: Month

    package init(value: Double, unit: String, month: Month) {
      self.value = value
      self.unit = unit
      self.month = month
    }
  }

  /// One statement of the map.
  package struct Node: Equatable, Sendable {
    package var id: String
    package var kind: Kind
    package var station: Station
    package var text: String
    package var language: SpokenLanguage
    package var priority: Int
    /// The role that decides or answers for it.
    package var owner: String?
    package var directions: [Direction]
    package var horizonYears: Int?
    package var figures: [Figure]
  }

  /// A link between two statements of the map.
  package struct Edge: Equatable, Sendable {
    package var link: Link
    /// What carries the link, with names.
    package var via: [Metric]
  }

  /// The line of one philosophy statement.
  package struct Line: Equatable, Sendable {
    package var statement: String
    /// The ids at each station, strongest first; the statement itself leads its own.
    package var stations: [Station: [String]]

    package subscript(_ station: Station) -> [String] { stations[station] ?? [] }

    /// The stations that nothing stands at.
    package var missing: [Station] { Station.allCases.filter { self[$0].isEmpty } }

    package func shown(_ station: Station) -> [String] {
      Array(self[station].prefix(CompanyMap.shownPerStation))
    }

    /// How many of a station are not shown.
    package func more(_ station: Station) -> Int {
      max(0, self[station].count - CompanyMap.shownPerStation)
    }

    /// True when the statement is tied to nothing at all.
    package var isBare: Bool { missing.count == Station.allCases.count - 1 }
  }

  package let company: String?
  package let audience: Audience
  package let asOf: CalendarDate
  package let nodes: [Node]
  package let edges: [Edge]
  /// One for each purpose, principle, intention and candid statement, in reading order.
  package let lines: [Line]
  /// Strategies, numbers, criteria and delegations that no line reaches.
  package let orphans: [String]
  /// Every node once, as a newcomer reads best.
  package let readingOrder: [String]

  private let index: [String: Int]

  /// Builds the map from the statements and the links between them.
  ///
  /// Decisions stand on no station and are no part of the map. `actuals` are the company's own
  /// figures by metric, of those the audience may see.
  package init(
    statements: [Statement], links: [Link], profile: CompanyProfile, audience: Audience,
    asOf: CalendarDate, actuals: [String: Actual] = [:]
  ) {
    let plan = MapPlan(statements: statements, links: links, audience: audience)
    company = profile.name
    self.audience = audience
    self.asOf = asOf
    let lines = plan.lines()
    var nodes = plan.nodes
    // Who decides about a principle is who decides at the end of its line.
    for line in lines {
      guard let start = plan.index[line.statement], nodes[start].owner == nil else { continue }
      let deciders = line[.organization].compactMap { plan.index[$0] }
      nodes[start].owner = deciders.compactMap { plan.nodes[$0].owner }.first
    }
    for at in nodes.indices where nodes[at].station == .number && !actuals.isEmpty {
      for figure in nodes[at].figures.indices where nodes[at].figures[figure].role == .level {
        let metric = nodes[at].figures[figure].metric?.id
        nodes[at].figures[figure].actual = metric.flatMap { actuals[$0] }
      }
    }
    self.nodes = nodes
    self.lines = lines
    edges = plan.edges
    index = plan.index
    let reached = Set(lines.flatMap { line in line.stations.values.joined() })
    orphans = plan.nodes.map(\.id).filter { !reached.contains($0) }
    readingOrder = CompanyMap.order(lines: lines, orphans: orphans)
  }

  package func node(_ id: String) -> Node? { index[id].map { nodes[$0] } }

  /// Each line's statement followed by what it reaches, then what belongs to nothing.
  private static func order(lines: [Line], orphans: [String]) -> [String] {
    var order: [String] = []
    var read: Set<String> = []
    for line in lines {
      for station in Station.allCases {
        for id in line[station] where read.insert(id).inserted { order.append(id) }
      }
    }
    return order + orphans
  }
}
