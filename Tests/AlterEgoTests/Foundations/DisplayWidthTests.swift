// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@Suite struct DisplayWidthTests {
  struct Width: CustomTestStringConvertible {
    let text: String
    let columns: Int
    init(_ text: String, _ columns: Int) {
      self.text = text
      self.columns = columns
    }
    var testDescription: String { "「\(text)」= \(columns)" }
  }

  static let golden: [Width] = [
    // Plain, kanji, kana.
    Width("", 0), Width("abc", 3), Width("粗利率", 6), Width("ひらがな", 8), Width("カタカナ", 8),
    Width("𠮷野家", 6), Width("髙﨑", 4), Width("々〆〇", 6), Width("社長の分身", 10),
    Width("ＡＢＣ１２３", 12), Width("、。「」", 8), Width("\u{3000}", 2), Width("ー～", 4),
    // Half-width kana; the sound marks take a column of their own.
    Width("ｶﾀｶﾅ", 4), Width("ｶﾞｷﾞｸﾞ", 6), Width("ﾊﾟ", 2), Width("ﾈﾋﾞｷ", 4), Width("｢｣｡､･ｰ", 6),
    // Combining characters.
    Width("e\u{301}", 1), Width("か\u{3099}", 2), Width("は\u{309A}", 2), Width("a\u{20DD}", 1),
    Width("n\u{303}o\u{308}", 2), Width("\u{301}", 0), Width("葛\u{E0100}城", 4),
    Width("한국", 4), Width("\u{1112}\u{1161}\u{11AB}", 2), Width("नि", 2), Width("ไทย", 3),
    Width("ที่", 1),
    // Emoji.
    Width("😀", 2), Width("👍🏽", 2), Width("👨‍👩‍👧‍👦", 2), Width("👩🏻‍💻", 2),
    Width("🏳️‍🌈", 2), Width("❤️", 2), Width("❤", 1), Width("☀️", 2), Width("1️⃣", 2),
    Width("🇯🇵", 2), Width("🇯🇵🇺🇸", 4), Width("🧑‍🤝‍🧑", 2), Width("⌚", 2), Width("✅", 2),
    Width("📈↑", 3),
    // Signs that are ambiguous or look wide.
    Width("㈱", 2), Width("㌔㍻", 4), Width("①②", 2), Width("│─┌", 3), Width("█░", 2),
    Width("α±×", 3), Width("…—", 2), Width("￥", 2), Width("¥", 1), Width("￣", 2), Width("→■", 2),
    // Latin with accents, and mixtures.
    Width("Čapek, café", 11), Width("naïve Œuvre", 11), Width("粗利率 25% 以上", 15),
    Width("P-3: 値引きは5％まで", 20), Width("A社 → Ｂ社", 10), Width("合計\u{A0}△300", 9),
    Width("a\u{200B}b", 2), Width("\u{AD}", 1),
  ]

  @Test(arguments: golden) func `counts the columns a terminal uses`(_ row: Width) {
    #expect(row.text.columns() == row.columns)
  }

  @Test(arguments: golden) func `counts the same character by character`(_ row: Width) {
    #expect(row.text.reduce(0) { $0 + DisplayWidth.columns($1) } == row.columns)
  }

  @Test(arguments: [Width("①", 2), Width("…", 2), Width("│α±", 6), Width("¥A粗ｱ", 5)])
  func `gives ambiguous characters the width asked for`(_ row: Width) {
    #expect(row.text.columns(ambiguous: 2) == row.columns)
  }

  @Test(arguments: golden) func `cuts to any width between characters`(_ row: Width) {
    for width in 0...24 {
      let cut = row.text.truncated(to: width)
      #expect(cut.columns() <= width)
      if row.columns <= width {
        #expect(cut == row.text)
      } else {
        #expect(row.text.hasPrefix(width > 0 ? String(cut.dropLast()) : cut))
      }
    }
  }

  @Test func `marks what was cut`() {
    #expect("粗利率が低い".truncated(to: 7) == "粗利率…")
    #expect("粗利率が低い".truncated(to: 6) == "粗利…")
    #expect("粗利率が低い".truncated(to: 6, mark: "") == "粗利率")
    #expect("粗利率".truncated(to: 6) == "粗利率")
    #expect("粗利率".truncated(to: 1) == "…")
    #expect("👨‍👩‍👧‍👦家族".truncated(to: 3) == "👨‍👩‍👧‍👦…")
  }

  @Test func `pads on the side asked for`() {
    #expect("値引".padded(to: 6) + "|" == "値引  |")
    #expect("値引".padded(to: 7, alignment: .right) == "   値引")
    #expect("値引".padded(to: 7, alignment: .center) == " 値引  ")
    #expect("値引き".padded(to: 3) == "値引き")
  }

  @Test func `breaks Japanese between characters but not before a closing mark`() {
    #expect("粗利率を守る。".wrapped(width: 6) == ["粗利率", "を守", "る。"])
    #expect("「粗利」、「品質」".wrapped(width: 8) == ["「粗", "利」、", "「品質」"])
    #expect("これは（例外）です".wrapped(width: 8) == ["これは", "（例外）", "です"])
    #expect("サービス".wrapped(width: 4) == ["サー", "ビス"])
    #expect("ちょっと".wrapped(width: 2) == ["ち", "ょ", "っ", "と"])
  }

  @Test func `breaks English at spaces`() {
    #expect(
      "never sell below cost".wrapped(width: 10) == ["never sell", "below cost"])
    #expect("a  b".wrapped(width: 2) == ["a", "b"])
    #expect("incomprehensible".wrapped(width: 7) == ["incompr", "ehensib", "le"])
    #expect("粗利率gross margin確保".wrapped(width: 12) == ["粗利率gross", "margin確保"])
    #expect("粗利率は1,250万円".wrapped(width: 11) == ["粗利率は", "1,250万円"])
  }

  @Test func `keeps newlines, indents and empty lines`() {
    #expect("一\n\n二\n".wrapped(width: 10) == ["一", "", "二", ""])
    #expect("  二字下げの文".wrapped(width: 8) == ["  二字下", "げの文"])
    #expect("・値引きは断る".wrapped(width: 8, continuation: "  ") == ["・値引き", "  は断る"])
    #expect("".wrapped(width: 10) == [""])
  }

  @Test(arguments: golden) func `wraps to any width without losing or splitting a character`(
    _ row: Width
  ) {
    for width in 1...12 {
      let lines = row.text.wrapped(width: width)
      let widest = row.text.map { DisplayWidth.columns($0) }.max() ?? 0
      for line in lines { #expect(line.columns() <= max(width, widest)) }
      let blanks: Set<Character> = [" ", "\u{3000}"]
      #expect(
        lines.joined().filter { !blanks.contains($0) }.map(\.self)
          == row.text.filter { !blanks.contains($0) }.map(\.self))
    }
  }
}
