// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing
import Wording

/// Tables keep to the screen, full-width text and all.
@Suite struct PlainTableTests {
  private static let table = PlainTable(
    ["方向", "理念", "戦略", "数値", "評価", "組織"],
    [
      ["会社", "P-1 P-2 +3", "S-1", "K-1 K-2", "—", "D-1"],
      ["次世代", "—", "S-2", "K-1", "—", "—"],
    ])

  @Test func `columns stand under each other by display width`() {
    let lines = Self.table.lines(width: 80)
    #expect(lines.count == 3)
    let places = lines.map { line in
      line.firstRange(of: line.contains("戦略") ? "戦略" : line.contains("S-1") ? "S-1" : "S-2")
        .map { String(line[..<$0.lowerBound]).columns() }
    }
    #expect(Set(places) == [20])
  }

  @Test(arguments: [24, 30, 36]) func `a narrow screen gets a line for each cell`(_ width: Int) {
    let lines = Self.table.lines(width: width)
    for line in lines { #expect(line.columns() <= width, "\(line)") }
    let text = lines.joined(separator: "\n")
    for cell in ["会社", "P-1 P-2 +3", "K-1 K-2", "次世代", "S-2"] { #expect(text.contains(cell)) }
    // Empty cells are shown, not left out.
    #expect(text.components("—") == 4)
  }

  @Test func `two columns stay a table`() {
    let table = PlainTable(["番号", "言葉"], [["P-1", "粗利率25%を下回る受注は断る。"]])
    let lines = table.lines(width: 24)
    #expect(lines[0].hasPrefix("番号"))
    for line in lines { #expect(line.columns() <= 24) }
  }
}

extension String {
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
