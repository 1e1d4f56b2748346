// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning

/// For whom, where on the line and by when: the statements by direction, station and horizon.
package struct DirectionMatrix: Sendable {
  /// Years ahead; nil for statements that name none.
  package static let horizons: [Int?] = [1, 3, 5, 10, nil]

  package struct Cell: Equatable, Sendable {
    package let direction: Direction
    package let station: Station
    package let horizonYears: Int?
    package let statements: [String]
  }

  /// Every cell, filled or not: 5 directions × 5 stations × 5 horizons.
  package let cells: [Cell]
  /// Statements that are for nobody in particular.
  package let undirected: [String]

  package init(_ line: CompanyLine) {
    var filled: [Key: [String]] = [:]
    var undirected: [String] = []
    for statement in line.statements {
      guard let station = statement.kind.station else { continue }
      let entry = line.register[statement.id]
      let told = (entry.amount("years") ?? entry.amount("horizon"))?.value
      let years = told.flatMap { Int(exactly: $0) } ?? statement.draft.horizonYears
      if statement.draft.directions.isEmpty { undirected.append(statement.id) }
      for direction in statement.draft.directions {
        let key = Key(direction: direction, station: station, years: years.map(Self.bucket))
        filled[key, default: []].append(statement.id)
      }
    }
    cells = Direction.allCases.flatMap { direction in
      Station.allCases.flatMap { station in
        Self.horizons.map { years in
          Cell(
            direction: direction, station: station, horizonYears: years,
            statements: filled[Key(direction: direction, station: station, years: years)] ?? [])
        }
      }
    }
    self.undirected = undirected
  }

  /// The statements of a direction, of one station or horizon where given, each once.
  package func statements(
    _ direction: Direction, station: Station? = nil, horizon: Int?? = .none
  ) -> [String] {
    var found: Set<String> = []
    for cell in cells where cell.direction == direction {
      if let station, cell.station != station { continue }
      if case .some(let years) = horizon, cell.horizonYears != years { continue }
      found.formUnion(cell.statements)
    }
    return found.sorted(by: StatementOrder.comesBefore)
  }

  /// The horizon that so many years belong to: two years are on the way to three.
  private static func bucket(_ years: Int) -> Int {
    years <= 1 ? 1 : years <= 3 ? 3 : years <= 5 ? 5 : 10
  }

  private struct Key: Hashable {
    let direction: Direction
    let station: Station
    let years: Int?
  }
}
