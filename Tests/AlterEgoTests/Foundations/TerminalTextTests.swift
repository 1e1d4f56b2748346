// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Testing

@Suite struct TerminalTextTests {
  struct Attack: CustomTestStringConvertible {
    let payload: String
    let text: String
    var testDescription: String {
      text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
    }
  }

  /// What someone could have typed, pasted or imported to fool a reader's terminal.
  static let payloads = [
    "\u{1B}[2J", "\u{1B}[31m", "\u{1B}[1;1H", "\u{1B}]0;title\u{7}", "\u{1B}]52;c;eA==\u{7}",
    "\u{1B}]8;;http://example.com\u{1B}\\", "\u{1B}P+q\u{1B}\\", "\u{1B}c", "\u{9B}31m",
    "\u{9D}0;t\u{9C}", "\u{90}x\u{9C}", "\u{8}\u{8}\u{8}", "\r", "\r\n", "\u{0}", "\u{7}",
    "\u{B}\u{C}", "\u{E}\u{F}", "\u{7F}", "\u{85}", "\u{202E}", "\u{202A}x\u{202C}",
    "\u{2066}x\u{2069}", "\u{2067}", "\u{200E}", "\u{200F}", "\u{61C}", "\u{FEFF}", "\u{200B}",
    "\u{200C}", "\u{200D}", "\u{2060}", "\u{2028}", "\u{2029}", "\u{E0041}\u{E007F}", "\u{E0001}",
    "\u{AD}", "\u{34F}", "\u{3164}", "\u{FFF9}", "\u{FFFE}", "\u{180E}",
  ]
  static let templates: [@Sendable (String) -> String] = [
    { $0 }, { "粗利率\($0)は25％" }, { "\($0)先頭" }, { "末尾\($0)" }, { "a\($0)b" },
    { "「\($0)」" }, { $0 + $0 }, { "e\u{301}\($0)\u{301}" },
  ]
  static let attacks = payloads.flatMap { payload in
    templates.map { Attack(payload: payload, text: $0(payload)) }
  }

  /// Said once more, independently of how the code under test says it.
  private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x09: false
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x180E, 0x200B...0x200F,
      0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE...0xFFFF,
      0xE0000...0xE00FF:
      true
    default: false
    }
  }

  @Test func `there are more than 300 attacks`() {
    #expect(Self.attacks.count > 300)
  }

  @Test(arguments: attacks) func `nothing a terminal would obey or hide comes through`(
    _ attack: Attack
  ) {
    for form in [TerminalText.Form.screen, .line, .json] {
      let shown = TerminalText.visible(attack.text, as: form)
      #expect(!shown.unicodeScalars.contains(where: Self.isDangerous))
      #expect(shown != attack.text)
    }
    #expect(TerminalText(attack.text).plain == TerminalText.visible(attack.text))
  }

  @Test(arguments: attacks) func `what was made visible stays as it is`(_ attack: Attack) {
    let shown = TerminalText.visible(attack.text)
    #expect(TerminalText.visible(shown) == shown)
  }

  @Test(arguments: attacks) func `JSON made visible reads back as the same value`(
    _ attack: Attack
  ) throws {
    let encoder = JSONEncoder()
    let json = String(decoding: try encoder.encode([attack.text]), as: UTF8.self)
    let shown = TerminalText.visible(json, as: .json)
    let back = try JSONDecoder().decode([String].self, from: Data(shown.utf8))
    #expect(back[0].unicodeScalars.elementsEqual(attack.text.unicodeScalars))
  }

  @Test(arguments: [
    "", "粗利率が25％を下回る受注は断ること。", "a\tb\nc", "👨‍👩‍👧‍👦と👩🏻‍💻と🏳️‍🌈", "🇯🇵", "❤️", "1️⃣",
    "葛\u{E0100}城", "か\u{3099}", "ｶﾞ", "㈱①…—─│", "naïve e\u{301}", "\u{3000}字下げ", "한국어",
    "\\x1b", "￥1,234",
  ])
  func `honest text comes through unchanged`(_ text: String) {
    #expect(TerminalText.visible(text).unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test func `the form is clear`() {
    #expect(TerminalText.visible("\u{1B}[31m赤") == "\\x1b[31m赤")
    #expect(TerminalText.visible("a\u{202E}b") == "a\\u{202e}b")
    #expect(TerminalText.visible("\u{E0041}") == "\\u{e0041}")
    #expect(TerminalText.visible("a\r\nb") == "a\\x0d\nb")
    #expect(TerminalText.visible("a\n\tb", as: .line) == "a\\x0a\\x09b")
    #expect(TerminalText.visible("\u{E0041}\u{7F}", as: .json) == "\\udb40\\udc41\\u007f")
  }

  @Test func `a joiner or selector stays only where it belongs`() {
    #expect(TerminalText.visible("粗\u{200D}利") == "粗\\u{200d}利")
    #expect(TerminalText.visible("👩\u{200D}") == "👩\\u{200d}")
    #expect(TerminalText.visible("\u{FE0F}a") == "\\u{fe0f}a")
    #expect(TerminalText.visible("a\u{FE0F}\u{FE0F}\u{FE0F}") == "a\u{FE0F}\\u{fe0f}\\u{fe0f}")
  }

  @Test func `only our own styles reach the terminal, line by line`() {
    var text = TerminalText("注意\u{1B}[2J\n次\n", .warning)
    text.append(" plain")
    #expect(
      text.rendered(color: true)
        == "\u{1B}[33m注意\\x1b[2J\u{1B}[0m\n\u{1B}[33m次\u{1B}[0m\n plain")
    #expect(text.rendered(color: false) == "注意\\x1b[2J\n次\n plain")
    #expect(text.plain == text.rendered(color: false))
  }
}
