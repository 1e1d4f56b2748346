// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Model
import Reasoning
import Testing

/// How many links a statement gets in a large company, of sentences made from small parts.
@Suite struct LinkCountTests {
  private static let things = [
    "検査", "納期", "在庫", "残業", "研修", "苦情", "廃棄", "紹介", "点検", "採用", "安全", "現金", "値引き", "通販", "燃料",
  ]
  private static let metrics = [
    "gross_margin", "operating_margin", "defect_rate", "utilization", "sales_amount",
  ]
  /// `measured` gives each of them a number of one of five metrics as well.
  private static func statements(_ count: Int, measured: Bool) -> [Statement] {
    let places = (1...count / 50).map { "第\($0)工場" }
    var statements: [Statement] = []
    var seed: UInt64 = 7
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    let shapes: [(Kind, String, (String, String) -> String)] = [
      (.principle, "P", { "\($1)では\($0)をおろそかにしない。" }),
      (.strategy, "S", { "3年かけて\($1)の\($0)のやり方を改める。" }),
      (.kpi, "K", { "\($1)の\($0)の件数を3年で2割良くする。" }),
      (.criterion, "C", { "\($1)の者は\($0)の出来で評価する。" }),
      (.delegation, "D", { "工場長は、\($1)の\($0)に年50万円まで使ってよい。" }),
    ]
    var numbers: [String: Int] = [:]
    for _ in 0..<count {
      let (kind, letter, sentence) = shapes[next(shapes.count)]
      numbers[letter, default: 0] += 1
      let thing = things[next(things.count)]
      let place = places[next(places.count)]
      statements.append(
        StatementShape.statement(
          "\(letter)-\(numbers[letter] ?? 0)", kind, sentence(thing, place),
          "for word:\(place)"
            + (measured ? "; sets \(metrics[next(metrics.count)]) >= \(next(60)) percent" : "")))
    }
    return statements
  }

  @Test(arguments: LinkCountTests.sizes, [false, true])
  func `a statement of a large company has a readable few links`(
    _ count: Int, measured: Bool
  ) throws {
    let line = try WorkedCompany.line(Self.statements(count, measured: measured))
    var perStatement: [String: Int] = [:]
    for link in line.links {
      perStatement[link.from, default: 0] += 1
      perStatement[link.to, default: 0] += 1
    }
    let counts = perStatement.values.sorted()
    let median = counts.isEmpty ? 0 : counts[counts.count / 2]
    let high = counts.isEmpty ? 0 : counts[counts.count * 95 / 100]
    print("links at \(count): \(line.links.count), median \(median), 95th \(high)")
    #expect(!line.links.isEmpty)
    #expect(high <= 24, "a list that nobody reads")
  }

  /// The large company takes minutes without optimisation; `ALTEREGO_LARGE=1` adds it.
  static var sizes: [Int] {
    ProcessInfo.processInfo.environment["ALTEREGO_LARGE"] == nil ? [2_000] : [2_000, 10_000]
  }
}
