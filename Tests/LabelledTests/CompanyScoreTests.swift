// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// How well the line of worked companies is drawn, typed as their presidents would.
///
/// Floors are what stands today, so that nothing gets worse unseen.
@Suite struct CompanyScoreTests {
  struct Floor: CustomTestStringConvertible, Sendable {
    let company: String
    let capture: CompanyScore.Capture
    /// Precision and recall.
    let links: (Double, Double)
    let gaps: (Double, Double)

    var testDescription: String { "\(company), kinds \(capture.rawValue)" }
  }

  static let floors = [
    Floor(company: "food", capture: .named, links: (0.88, 0.93), gaps: (0.92, 0.95)),
    Floor(company: "builder", capture: .named, links: (0.92, 0.9), gaps: (0.9, 0.93)),
    Floor(company: "freight", capture: .named, links: (0.95, 0.92), gaps: (0.78, 0.9)),
    Floor(company: "care", capture: .named, links: (0.93, 0.85), gaps: (0.83, 0.83)),
    // By other hands; packaging, which nobody has read, is far below what is wanted.
    Floor(company: "bus", capture: .named, links: (0.86, 0.72), gaps: (0.68, 0.8)),
    Floor(company: "dental", capture: .named, links: (0.87, 0.79), gaps: (0.82, 0.86)),
    Floor(company: "packaging", capture: .named, links: (0.6, 0.45), gaps: (0.5, 0.78)),
    Floor(company: "garden", capture: .named, links: (0.82, 0.68), gaps: (0.62, 0.8)),
    Floor(company: "laundry", capture: .named, links: (0.83, 0.7), gaps: (0.8, 0.88)),
    Floor(company: "vets", capture: .named, links: (0.78, 0.8), gaps: (0.8, 0.85)),
    // By the same hand as many of the words that tell matters.
    Floor(company: "inn", capture: .named, links: (0.8, 0.62), gaps: (0.68, 0.88)),
    Floor(company: "food", capture: .read, links: (0.86, 0.86), gaps: (0.87, 0.81)),
    Floor(company: "builder", capture: .read, links: (0.81, 0.81), gaps: (0.63, 0.75)),
    Floor(company: "freight", capture: .read, links: (0.85, 0.82), gaps: (0.38, 0.73)),
  ]

  @Test(arguments: floors)
  func `links and breaks are those a careful reader sees`(_ floor: Floor) throws {
    let score = try CompanyScore(LabelledCompany(floor.company), floor.capture)
    print("\(floor.testDescription): links \(score.links); gaps \(score.gaps)")
    if ProcessInfo.processInfo.environment["SHOW_MISSES"] != nil {
      for line in score.links.extra + score.gaps.extra { print("  extra  \(line)") }
      for line in score.links.missed + score.gaps.missed { print("  missed \(line)") }
    }
    #expect(score.links.precision >= floor.links.0, "extra: \(score.links.extra)")
    #expect(score.links.recall >= floor.links.1, "missed: \(score.links.missed)")
    #expect(score.gaps.precision >= floor.gaps.0, "extra: \(score.gaps.extra)")
    #expect(score.gaps.recall >= floor.gaps.1, "missed: \(score.gaps.missed)")
  }

  @Test(arguments: LabelledCompany.names)
  func `a worked company is of a size that tells`(_ name: String) throws {
    let company = try LabelledCompany(name)
    #expect(company.lines.filter { $0.id != nil }.count >= 60)
    #expect(!company.links.isEmpty && !company.gaps.isEmpty)
  }
}
