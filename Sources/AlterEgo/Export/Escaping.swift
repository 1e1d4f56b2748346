// SPDX-License-Identifier: GPL-3.0-or-later

/// How foreign text enters each format: as text, never as syntax.
///
/// Characters that steer a terminal or turn the direction of writing are made visible first, in
/// every format but JSON, which can carry them escaped.
enum Escaping {
  /// Element text and quoted attribute values of HTML.
  static func html(_ text: String) -> String {
    replacing(visible(text)) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      case "`": "&#96;"
      case "{": "&#123;"
      default: nil
      }
    }
  }

  /// Element text and quoted attribute values of SVG, which knows no named HTML entities.
  static func svg(_ text: String) -> String { html(text) }

  /// Inline text of Markdown, safe in a paragraph, a list, a heading and a table cell.
  static func markdown(_ text: String) -> String {
    let shown = visible(text)
    var out = ""
    if let mark = leadingMark(shown) {
      out = markdownInline(mark.head) + "\\"
      return out + markdownInline(mark.tail)
    }
    return markdownInline(shown)
  }

  private static func markdownInline(_ text: String) -> String {
    replacing(text) { scalar in
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "{", "}": "\\\(scalar)"
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      default: nil
      }
    }
  }

  /// Where a text that stands at the start of a line would begin a heading, list or rule.
  private static func leadingMark(_ text: String) -> (head: String, tail: String)? {
    guard let first = text.first else { return nil }
    if "-+#=:".contains(first) { return ("", text) }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" else { return nil }
    return (String(digits), String(rest))
  }

  /// The inside of a double-quoted DOT string.
  static func dot(_ text: String) -> String {
    replacing(visible(text)) { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: nil
      }
    }
  }

  /// The inside of a double-quoted Mermaid label, in Mermaid's own entity codes.
  static func mermaid(_ text: String) -> String {
    replacing(visible(text)) { scalar in
      switch scalar {
      case "\"", "'", "`", "#", "&", "<", ">", "{", "}", "[", "]", "(", ")", "|", ";", "\\", "%",
        "*", "_", "~", "$", "@", ":", "/":
        "#\(scalar.value);"
      default: nil
      }
    }
  }

  /// One text cell of a CSV file; a cell that a spreadsheet would run is led by an apostrophe.
  static func csv(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let shown = lines.map { visible(String($0)) }.joined(separator: "\n")
    let quoted = startsFormula(text) ? "'" + shown : shown
    let special = "\",;\n\r\t'".unicodeScalars
    guard quoted.unicodeScalars.contains(where: special.contains) else { return quoted }
    return "\"" + replacing(quoted) { $0 == "\"" ? "\"\"" : nil } + "\""
  }

  /// Whether a spreadsheet may take the text for a formula, blanks and marks before it aside.
  private static func startsFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if "\t\n\r".unicodeScalars.contains(first) { return true }
    let start = text.unicodeScalars.first { !$0.properties.isWhitespace && !isSteering($0) }
    return start.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
  }

  // MARK: - Characters that must be seen

  /// The text on one line, with steering characters in visible form.
  static func visible(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var afterBlank = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029:
        if !afterBlank { out.append(" ") }
        afterBlank = true
        continue
      case 0x00...0x1F:
        out.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F:
        out.append("\u{2421}")
      default:
        if isSteering(scalar) {
          out.append(contentsOf: "[U+\(hex(scalar.value))]".unicodeScalars)
        } else {
          out.append(scalar)
        }
      }
      afterBlank = false
    }
    return String(out)
  }

  /// Controls, marks that turn the direction of writing, byte order marks, non-characters, tags.
  static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0xFDD0...0xFDEF, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// At least four hexadecimal digits.
  static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func replacing(
    _ text: String, _ substitute: (Unicode.Scalar) -> String?
  ) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if let other = substitute(scalar) {
        out += other
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
