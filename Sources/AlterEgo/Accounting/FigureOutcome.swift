// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// What an item or a KPI came to, or why nobody can say; never a nought for want of figures.
package enum FigureOutcome: Equatable, Sendable {
  case known(Double)
  /// Figures that nobody told.
  case missing([MissingFigure])
  /// The figures are there and the answer makes no sense: what it is divided by is nothing, or
  /// less than nothing where that can't be.
  case undefined(String)

  package var value: Double? { if case .known(let value) = self { value } else { nil } }

  package func map(_ body: (Double) -> Double) -> FigureOutcome {
    if case .known(let value) = self { .known(body(value)) } else { self }
  }

  /// Both values taken together; what is missing of either is missing of both.
  func with(
    _ other: FigureOutcome, _ body: (Double, Double) -> FigureOutcome
  ) -> FigureOutcome {
    switch (self, other) {
    case (.known(let a), .known(let b)): body(a, b)
    case (.missing(let a), .missing(let b)): .missing(a + b.filter { !a.contains($0) })
    case (.missing, _): self
    case (_, .missing): other
    case (.undefined, _): self
    default: other
    }
  }
}

/// A figure that an answer lacks.
package struct MissingFigure: Hashable, Sendable {
  /// The id of an item or KPI.
  package let id: String
  /// How many months of those needed are there.
  package let known: Int
  package let needed: Int

  package init(id: String, known: Int, needed: Int) {
    self.id = id
    self.known = known
    self.needed = needed
  }
}
