// SPDX-License-Identifier: GPL-3.0-or-later

/// Markdown's inline marks, which are no words.
enum Markup {
  /// The text without emphasis, code marks and link addresses.
  static func plain(_ text: String) -> String {
    var out = ""
    var rest = Substring(text)
    while let first = rest.first {
      if rest.hasPrefix("!["), let image = link(rest.dropFirst()) {
        out += image.words
        rest = image.rest
      } else if first == "[", let link = link(rest) {
        out += link.words
        rest = link.rest
      } else if rest.hasPrefix("**") || rest.hasPrefix("__") || rest.hasPrefix("~~") {
        rest = rest.dropFirst(2)
      } else if first == "`" {
        rest = rest.dropFirst()
      } else if first == "\\", let next = rest.dropFirst().first, next.isPunctuation {
        out.append(next)
        rest = rest.dropFirst(2)
      } else {
        out.append(first)
        rest = rest.dropFirst()
      }
    }
    return trimmed(out)
  }

  /// The words of a text in which a link is only its address; used to tell links from sentences.
  static func withoutLinks(_ text: String) -> String {
    var out = ""
    var rest = Substring(text)
    while let first = rest.first {
      if rest.hasPrefix("!["), let image = link(rest.dropFirst()) {
        rest = image.rest
      } else if first == "[", let link = link(rest) {
        rest = link.rest
      } else if ["http://", "https://", "www.", "mailto:"].contains(where: rest.hasPrefix) {
        rest = rest.drop { $0.isASCII && !$0.isWhitespace }
      } else {
        out.append(first)
        rest = rest.dropFirst()
      }
    }
    return trimmed(out)
  }

  /// `[words](address)` at the start of the text.
  private static func link(_ text: Substring) -> (words: String, rest: Substring)? {
    guard let close = text.firstIndex(of: "]") else { return nil }
    let words = text[text.index(after: text.startIndex)..<close]
    let after = text[text.index(after: close)...]
    guard after.first == "(", let end = after.firstIndex(of: ")") else { return nil }
    return (String(words), after[after.index(after: end)...])
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
