// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Model

/// The words of a ``CompanyMap`` in one language; statements keep the president's own words.
///
/// Everything here is plain text: an export escapes it for its format.
package struct MapWording {
  /// Something that stands at a station, as it is shown to a reader.
  package struct Item: Equatable, Sendable {
    /// The statement it comes from; nil where the reader is already at that statement.
    package var id: String?
    package var text: String
    package var language: SpokenLanguage
  }

  /// A label with what stands behind it: 数字では: 粗利率 25%以上.
  package struct Passage: Equatable, Sendable {
    package var label: String
    /// The station it speaks of; nil for what is missing.
    package var station: Station?
    package var items: [Item]
    /// Such as ほか4件, when not all is shown.
    package var more: String?
  }

  package let map: CompanyMap
  package let language: SpokenLanguage
  private let lines: [String: CompanyMap.Line]

  package init(_ map: CompanyMap, in language: SpokenLanguage) {
    self.map = map
    self.language = language
    lines = Dictionary(uniqueKeysWithValues: map.lines.map { ($0.statement, $0) })
  }

  private var isJapanese: Bool { language == .japanese }

  // MARK: - One line for a newcomer

  /// What a newcomer reads about the line: the statement, how, in numbers, who, what is missing.
  package func passages(_ line: CompanyMap.Line) -> [Passage] {
    guard let start = map.node(line.statement) else { return [] }
    var passages = [
      Passage(
        label: label(start.kind), station: .philosophy,
        items: [Item(id: start.id, text: start.text, language: start.language)])
    ]
    for station in Station.allCases {
      var items = line.shown(station).compactMap(map.node).filter { $0.id != start.id }.map(item)
      if station == .number {
        let known = Set(items.map(\.text))
        let own = ownFigures(start).filter { !known.contains($0) }
        items.insert(
          contentsOf: own.map { Item(id: nil, text: $0, language: language) }, at: 0)
      }
      guard !items.isEmpty else { continue }
      let more = line.more(station)
      passages.append(
        Passage(
          label: label(station), station: station, items: items,
          more: more > 0 ? self.more(more) : nil))
    }
    if !line.missing.isEmpty {
      let item = Item(id: nil, text: contents(line.missing), language: language)
      passages.append(Passage(label: missingLabel, station: nil, items: [item]))
    }
    return passages
  }

  /// The statement in one plain sentence; a philosophy statement with its whole line.
  package func plainWords(_ node: CompanyMap.Node) -> String {
    if let line = line(of: node) {
      return passages(line).map(sentence).joined(separator: isJapanese ? "" : " ")
    }
    let label = node.station == .philosophy ? label(node.kind) : label(node.station)
    return sentence(Passage(label: label, station: node.station, items: [item(node)]))
  }

  /// The line that starts at a philosophy statement.
  package func line(of node: CompanyMap.Node) -> CompanyMap.Line? { lines[node.id] }

  /// A passage as one sentence.
  package func sentence(_ passage: Passage) -> String {
    let items = passage.items.map(\.text).joined(separator: isJapanese ? "、" : "; ")
    let more = passage.more.map { (isJapanese ? "、" : "; ") + $0 } ?? ""
    let text = passage.label + ": " + items + more
    let ends = text.last.map { "。．.!?！？".contains($0) } ?? false
    return ends ? text : text + (isJapanese ? "。" : ".")
  }

  /// What stands at a station, shortest: a number by its figures, a delegation by who decides.
  package func item(_ node: CompanyMap.Node) -> Item {
    let levels = node.figures.filter { $0.role == .level }.map(figure)
    switch node.station {
    case .number where !levels.isEmpty:
      return Item(id: node.id, text: withHorizon(list(levels), node), language: language)
    case .organization:
      guard let owner = node.owner else { break }
      let limit = levels.isEmpty ? "" : bracketed(list(levels))
      return Item(id: node.id, text: owner + limit, language: language)
    default: break
    }
    return Item(id: node.id, text: withHorizon(node.text, node), language: node.language)
  }

  /// The levels and conditions that the statement itself names.
  private func ownFigures(_ node: CompanyMap.Node) -> [String] {
    node.figures.filter { $0.role != .exception }.map(figure)
  }

  private func withHorizon(_ text: String, _ node: CompanyMap.Node) -> String {
    guard let years = node.horizonYears, node.station == .number else { return text }
    return text + bracketed(horizonName(years: years, in: language))
  }

  // MARK: - Figures

  /// A metric's name; a number's own kind (金額, 期間) where no KPI is named.
  package func name(_ metric: CompanyMap.Metric) -> String {
    let key = "metric/\(metric.id)"
    let words = Phrasebook.builtIn
    return words.has(key) ? words.phrase(key, in: language) : metric.name(in: language)
  }

  /// A figure with its metric: 粗利率 25%以上, `gross margin at least 25%`.
  package func figure(_ figure: CompanyMap.Figure) -> String {
    let name = figure.metric.map { self.name($0) + " " } ?? ""
    let text = name + limit(figure)
    switch (figure.role, language) {
    case (.level, _): return text + standing(figure)
    case (.condition, .japanese): return text + "のとき"
    case (.exception, .japanese): return text + "のときを除く"
    case (.condition, .english): return "where " + text
    case (.exception, .english): return "except where " + text
    }
  }

  /// Where the company stands: (今 28.3%、2026-10).
  private func standing(_ figure: CompanyMap.Figure) -> String {
    guard let actual = figure.actual else { return "" }
    let value = KPIUnit(actual.unit).text(actual.value, in: language)
    return bracketed(isJapanese ? "今 \(value)、\(actual.month)" : "now \(value), \(actual.month)")
  }

  /// The figure without its metric; an imprecise one in the words of the statement.
  package func limit(_ figure: CompanyMap.Figure) -> String {
    guard let value = figure.value else { return figure.surface }
    if let change = figure.change { return FigureWording.phrase(change, in: language) }
    return FigureWording.phrase(
      op: figure.op, value: value, value2: figure.value2, unit: figure.unit, per: figure.per,
      in: language)
  }

  package func role(_ role: CompanyMap.Figure.Role) -> String {
    switch (role, language) {
    case (.level, .japanese): "守る・目指す水準"
    case (.condition, .japanese): "あてはまる条件"
    case (.exception, .japanese): "例外"
    case (.level, .english): "level to keep or reach"
    case (.condition, .english): "when it applies"
    case (.exception, .english): "exception"
    }
  }

  // MARK: - Labels

  /// How a newcomer is told what kind of philosophy statement follows.
  package func label(_ kind: Kind) -> String {
    switch (kind, language) {
    case (.purpose, .japanese): "この会社がある理由"
    case (.intention, .japanese): "社長が実現したいこと"
    case (.candid, .japanese): "社長の本音"
    case (_, .japanese): "この会社が大切にしていること"
    case (.purpose, .english): "Why this company exists"
    case (.intention, .english): "What the president wants to bring about"
    case (.candid, .english): "What the president truly thinks"
    case (_, .english): "What this company holds to"
    }
  }

  package func label(_ station: Station) -> String {
    switch (station, language) {
    case (.philosophy, .japanese): "そこから来る考え"
    case (.strategy, .japanese): "進め方"
    case (.number, .japanese): "数字では"
    case (.evaluation, .japanese): "評価のしかた"
    case (.organization, .japanese): "決める人"
    case (.philosophy, .english): "What follows from it"
    case (.strategy, .english): "How"
    case (.number, .english): "In numbers"
    case (.evaluation, .english): "Evaluated by"
    case (.organization, .english): "Who decides"
    }
  }

  package var missingLabel: String { isJapanese ? "まだ無いもの" : "Not there yet" }

  /// What does not stand at the stations yet: 戦略・評価基準.
  package func contents(_ stations: [Station]) -> String {
    stations.map { $0.content(in: language) }.joined(separator: isJapanese ? "・" : ", ")
  }

  /// The missing stations with their label: まだ無いもの: 戦略・評価基準.
  package func missing(_ stations: [Station]) -> String { missingLabel + ": " + contents(stations) }

  package func more(_ count: Int) -> String { isJapanese ? "ほか\(count)件" : "and \(count) more" }

  /// Why two statements are linked.
  package func reason(_ edge: CompanyMap.Edge) -> String {
    if edge.link.origin == .hand { return isJapanese ? "社長が結んだ" : "drawn by the president" }
    let names = edge.via.map { name($0) }
    if names.isEmpty { return isJapanese ? "規則で結ばれた" : "linked by a rule" }
    return isJapanese
      ? names.map { "「\($0)」" }.joined() + "でつながる" : "both concern " + list(names)
  }

  private func list(_ parts: [String]) -> String {
    parts.joined(separator: language.comma)
  }

  private func bracketed(_ text: String) -> String { isJapanese ? "(\(text))" : " (\(text))" }
}
