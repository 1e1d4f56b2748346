// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Reasoning
import Testing

/// A number that many statements bear on says little of any two of them.
@Suite struct CrowdedNumberTests {
  /// So many pairs of a principle and a target of one number, with other statements between them
  /// so that no two stand in one train of thought.
  private static func company(_ pairs: Int, _ notes: [String: String] = [:]) -> [Statement] {
    var statements: [Statement] = []
    for number in 1...pairs {
      let rows: [(String, Kind, String, String)] = [
        ("P-\(number)", .principle, "\(number)番の値を守る。", "sets utilization >= \(number) percent"),
        ("P-\(number + 500)", .principle, "\(number)番の窓を開ける。", ""),
        ("P-\(number + 600)", .principle, "\(number)番の扉を閉じる。", ""),
        ("P-\(number + 700)", .principle, "\(number)番の床を掃く。", ""),
        ("P-\(number + 800)", .principle, "\(number)番の壁を拭く。", ""),
        ("P-\(number + 900)", .principle, "\(number)番の灯を消す。", ""),
        ("K-\(number)", .kpi, "\(number)番の値を上げる。", "sets utilization >= \(number) percent"),
        ("P-\(number + 1000)", .principle, "\(number)番の棚を直す。", ""),
        ("P-\(number + 1100)", .principle, "\(number)番の机を拭く。", ""),
        ("P-\(number + 1200)", .principle, "\(number)番の庭を掃く。", ""),
        ("P-\(number + 1300)", .principle, "\(number)番の門を開ける。", ""),
        ("P-\(number + 1400)", .principle, "\(number)番の鍵を掛ける。", ""),
      ]
      statements += rows.map { id, kind, text, note in
        StatementShape.statement(
          id, kind, text, [note, notes[id]].compactMap(\.self).joined(separator: "; "))
      }
    }
    return statements
  }

  private static func targets(_ id: String, _ statements: [Statement]) throws -> [String] {
    try WorkedCompany.line(statements).links
      .filter { $0.from == id && $0.relation == .measuredBy }.map(\.to).sorted()
  }

  @Test func `a dozen principles are measured by each target of their number`() throws {
    #expect(try Self.targets("P-3", Self.company(5)) == ["K-1", "K-2", "K-3", "K-4", "K-5"])
  }

  @Test func `of many, none is tied to targets that share nothing else`() throws {
    #expect(try Self.targets("P-3", Self.company(20)).isEmpty)
  }

  @Test func `of many, those that name what few do are tied`() throws {
    let notes = ["P-3": "for standardization", "K-9": "for standardization"]
    #expect(try Self.targets("P-3", Self.company(20, notes)).contains("K-9"))
  }

  @Test func `of many, those typed soon after one another are tied`() throws {
    var statements = Self.company(20)
    let target = statements.remove(at: statements.firstIndex { $0.id == "K-9" } ?? 0)
    let at = statements.firstIndex { $0.id == "P-3" } ?? 0
    statements.insert(target, at: at + 2)
    #expect(try Self.targets("P-3", statements) == ["K-9"])
  }

  @Test(arguments: [(3, 3), (40, 0)])
  func `what makes a matter worse opposes its targets while they are few`(
    _ targets: Int, _ opposed: Int
  ) throws {
    let criterion = StatementShape.statement("C-1", .criterion, "製造部は、作った量で評価する。")
    let numbers = (1...targets).map {
      StatementShape.statement("K-\($0)", .kpi, "\($0)番の棚の廃棄率を2％以下にする。")
    }
    let links = try WorkedCompany.line([criterion] + numbers).links
    #expect(links.filter { $0.from == "C-1" && $0.relation == .opposes }.count == opposed)
  }
}
