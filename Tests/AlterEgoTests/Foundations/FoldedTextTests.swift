// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

/// What is compared folded is shown as it was written.
@Suite struct FoldedTextTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let folded: String
    var testDescription: String { "「\(text)」→「\(folded)」" }
  }

  static let rows: [Row] = [
    Row(text: "ＡＢＣ　ｘｙｚ", folded: "abc xyz"), Row(text: "CEO", folded: "ceo"),
    Row(text: "２５％を下回る", folded: "25%を下回る"), Row(text: "（株）！？", folded: "(株)!?"),
    Row(text: "ｶﾞｿﾘﾝ", folded: "ガソリン"), Row(text: "ﾊﾟｰﾄ", folded: "パート"),
    Row(text: "ｳﾞｧ", folded: "ヴァ"),
    Row(text: "ｱﾞ", folded: "アﾞ"), Row(text: "ｶ", folded: "カ"), Row(text: "ｶﾞﾞ", folded: "ガﾞ"),
    Row(text: "ｶｶﾞｶ", folded: "カガカ"), Row(text: "㈱山田", folded: "(株)山田"),
    Row(text: "①②⑳", folded: "1220"), Row(text: "½と¾", folded: "1/2と3/4"),
    Row(text: "㍻", folded: "平成"), Row(text: "“a”—‘b’", folded: "\"a\"—'b'"),
    Row(text: "a\u{2011}b\u{2212}c", folded: "a-b-c"), Row(text: "〜", folded: "~"),
    Row(text: "｡｢｣､", folded: "。「」、"), Row(text: "￥100", folded: "¥100"),
    Row(text: "e\u{301}É", folded: "e\u{301}É"), Row(text: "👨‍👩‍👧", folded: "👨‍👩‍👧"),
    Row(text: "か\u{3099}", folded: "か\u{3099}"), Row(text: "", folded: ""),
  ]

  @Test(arguments: rows)
  func `width, case and blanks are folded and nothing else`(_ row: Row) {
    #expect(String(decoding: FoldedText(row.text).bytes, as: UTF8.self) == row.folded)
    #expect(FoldedText.fold(row.text) == row.folded)
  }

  struct Part: CustomTestStringConvertible, Sendable {
    let text: String
    let folded: String
    let original: String
    var testDescription: String { "\(folded) in \(text)" }
  }

  static let parts: [Part] = [
    Part(text: "社長はＣＥＯだ", folded: "ceo", original: "ＣＥＯ"),
    Part(text: "ｶﾞｿﾘﾝ代", folded: "ガ", original: "ｶﾞ"),
    Part(text: "ｶﾞｿﾘﾝ代", folded: "リン", original: "ﾘﾝ"),
    Part(text: "月のﾊﾟｰﾄ代", folded: "パート", original: "ﾊﾟｰﾄ"),
    Part(text: "㈱山田", folded: "株", original: "㈱"), Part(text: "㈱山田", folded: "山田", original: "山田"),
    Part(text: "㈱山田", folded: ")山", original: "㈱山"),
    Part(text: "👨‍👩‍👧の粗利率", folded: "粗利率", original: "粗利率"),
    Part(text: "e\u{301}で値引", folded: "値引", original: "値引"),
    Part(text: "約⑳％", folded: "20%", original: "⑳％"),
    Part(text: "𠮷野の受注", folded: "受注", original: "受注"),
    Part(text: "令和㋿", folded: "令和", original: "令和"),
  ]

  @Test(arguments: parts)
  func `a span of the folded text names a part of the original`(_ part: Part) throws {
    let text = FoldedText(part.text)
    let needle = Array(part.folded.utf8)
    let at = try #require(
      (0...max(0, text.bytes.count - needle.count)).first {
        text.bytes[$0..<$0 + needle.count].elementsEqual(needle)
      })
    #expect(part.text.slice(text.span(at, at + needle.count)) == part.original)
  }

  @Test func `every span of any text is a part of it, and the whole is the whole`() {
    var random = Seeded(20)
    for _ in 0..<2_000 {
      let original = random.text()
      let text = FoldedText(original)
      let scalars = original.unicodeScalars.count
      #expect(text.scalarCount == scalars)
      #expect(text.origin.count == text.bytes.count + 1)
      #expect(zip(text.origin, text.origin.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(FoldedText.fold(original) == String(decoding: text.bytes, as: UTF8.self))
      guard !text.bytes.isEmpty else { continue }
      #expect(text.span(0, text.bytes.count) == Span(0, scalars))
      let lower = random.below(text.bytes.count)
      let span = text.span(lower, lower + 1 + random.below(text.bytes.count - lower))
      #expect(span.lower < span.upper && span.upper <= scalars && span.lower >= 0, "\(original)")
    }
  }

  @Test func `folding twice is folding once`() {
    var random = Seeded(21)
    for _ in 0..<2_000 {
      let once = FoldedText.fold(random.text())
      #expect(FoldedText.fold(once) == once)
    }
  }
}
