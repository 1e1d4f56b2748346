// SPDX-License-Identifier: GPL-3.0-or-later

/// Texts that try to be more than text, in whatever format they end up.
enum AttackStrings {
  private static let bare = [
    "<script>alert(1)</script>", "</script>", "<ScRiPt src=//x>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "</svg>", "</title></svg><b>", "</style><style>*{}", "<!--", "-->",
    "<![CDATA[", "]]>", "<?xml version=\"1.0\"?>", "<!DOCTYPE html>", "&lt;script&gt;",
    "&#60;b&#62;",
    "&#x3c;", "&amp;", "\" onload=\"alert(1)", "' onmouseover='x", "\"><b>", "`", "```",
    "javascript:alert(1)", "[x](javascript:alert(1))", "![x](https://example.com/x.png)",
    "<https://example.com>", "https://example.com/?a=1&b=2", "{{7*7}}", "{% raw %}", "${7*7}",
    "#{7*7}", "%%{init: {}}%%", "%% comment", "click n0 href \"x\"", "n0 --> n1", "end",
    "subgraph x",
    "\"]; evil [label=\"x", "\\\"]; evil", "\\", "\\\\\"", "\\N\\G\\L", "| a | b |", "---", "# h",
    "- i",
    "1. i", "> q", "    code", "**b**", "__b__", "~~s~~", "$x$", "a\nb", "a\r\nb", "\n# h", "\t=1",
    "a\tb", "\u{0}", "a\u{0}b", "\u{1B}[31mred", "\u{1B}]0;t\u{7}", "\u{7F}", "\u{9B}31m", "\u{85}",
    "\u{202E}txt.exe", "\u{2066}a\u{2069}", "\u{200E}\u{200F}", "\u{061C}", "\u{FEFF}bom",
    "\u{FFFE}",
    "\u{FFFF}", "\u{2028}x", "\u{2029}x", "\u{E0041}", "\u{FFF9}a\u{FFFB}", "=1+1", "+1", "-1",
    "@SUM(1)",
    "＝1＋1", "＋1", "－1", "＠x", " =1", "\u{200B}=1", "=HYPERLINK(\"https://example.com\")", "'=1",
    "\"", "\"\"", ",", ";", "a,b;c", "a\"b", "\u{1F469}\u{200D}\u{1F4BB}", "é\u{301}\u{301}\u{301}",
  ]

  /// A hundred and fifty, bare and inside ordinary words.
  static let all: [String] = {
    var all = bare
    for text in bare where all.count < 150 { all.append("値引き\(text)は断る。") }
    return all
  }()
}
