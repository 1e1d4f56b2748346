// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing
import Wording

@Suite struct NamesTests {
  @Test(arguments: SpokenLanguage.allCases)
  func `no two of a sort have the same name`(_ language: SpokenLanguage) {
    func differ(_ names: [String]) -> Bool {
      Set(names).count == names.count && names.allSatisfy { !$0.isEmpty }
    }
    #expect(differ(Station.allCases.map { $0.name(in: language) }))
    #expect(differ(Station.allCases.map { $0.content(in: language) }))
    #expect(differ(Kind.allCases.map { $0.name(in: language) }))
    #expect(differ(Direction.allCases.map { $0.name(in: language) }))
    #expect(differ(Audience.allCases.map { $0.name(in: language) }))
  }

  @Test func `a day and a horizon read as people write them`() throws {
    let day = try #require(CalendarDate(iso: "2026-11-22"))
    #expect(day.written(in: .japanese) == "2026年11月22日")
    #expect(day.written(in: .english) == "22 November 2026")
    #expect(horizonName(years: 1, in: .japanese) == "1年以内")
    #expect(horizonName(years: 3, in: .japanese) == "3年後")
    #expect(horizonName(years: 5, in: .english) == "in 5 years")
  }
}
