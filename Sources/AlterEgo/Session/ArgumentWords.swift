// SPDX-License-Identifier: GPL-3.0-or-later

/// Splits a prompt line into words as a shell would: blanks separate, quotes of both languages
/// hold together, a backslash takes the next character as it is.
enum ArgumentWords {
  /// Nil when a quote is not closed.
  static func split(_ line: String) -> [String]? {
    var words: [String] = []
    var word = ""
    var started = false
    var closing: Character?
    var escaped = false
    let quotes: [Character: Character] = ["\"": "\"", "'": "'", "「": "」", "『": "』", "“": "”"]
    for character in line {
      if escaped {
        word.append(character)
        escaped = false
      } else if let close = closing {
        if character == close {
          closing = nil
        } else {
          word.append(character)
        }
      } else if character == "\\" {
        escaped = true
        started = true
      } else if let close = quotes[character],
        // condition="a b": a quote opens behind the sign, too.
        word.isEmpty || word.last == "=" || word.last == "＝"
      {
        closing = close
        started = true
      } else if character.isWhitespace {
        if started { words.append(word) }
        word = ""
        started = false
      } else {
        word.append(character)
        started = true
      }
    }
    if closing != nil { return nil }
    if started { words.append(word) }
    return words
  }

  /// Words as the parser of options takes them: a number below nought is no option, and the unit of
  /// an option's number stays with it (`--return 120,000 yen`).
  static func settled(_ words: [String]) -> [String] {
    var settled: [String] = []
    for word in words {
      let isValue = settled.count > 1 && settled[settled.count - 2].hasPrefix("--")
      if isValue, let value = settled.last, value.first?.isNumber ?? false || value.hasPrefix("¥"),
        units.contains(word.lowercased())
      {
        settled[settled.count - 1] += " " + word
        continue
      }
      let isBelow = word.hasPrefix("-") && (word.dropFirst().first?.isNumber ?? false)
      settled.append(isBelow ? "\u{2212}" + word.dropFirst() : word)
    }
    return settled
  }

  private static let units: Set<String> = [
    "yen", "円", "hours", "hour", "時間", "thousand", "million", "billion", "percent", "%",
  ]
}
