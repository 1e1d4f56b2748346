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

  /// Words as the parser of options takes them: a number below nought is no option, and what is
  /// said in several words behind an option stays together (`--return 120,000 yen`,
  /// `--because it inspects faster`), where the command's own words stand before it.
  static func settled(_ words: [String]) -> [String] {
    var settled: [String] = []
    var hasWords = false
    for word in words {
      let isBelow = word.hasPrefix("-") && (word.dropFirst().first?.isNumber ?? false)
      let plain = isBelow ? "\u{2212}" + word.dropFirst() : word
      let isOption = plain.hasPrefix("-") && plain.count > 1
      if !isOption, settled.count > 1, let value = settled.last, !value.hasPrefix("--") {
        let option = settled[settled.count - 2]
        let isNumber = value.first.map { $0.isNumber || $0 == "¥" } ?? false
        let staysWith =
          option.hasPrefix("--") && isNumber && units.contains(plain.lowercased())
          || hasWords && spoken.contains(option)
        if staysWith {
          settled[settled.count - 1] += " " + plain
          continue
        }
      }
      let isValue = settled.last.map { $0.hasPrefix("--") } ?? false
      if !isOption, !isValue { hasWords = true }
      settled.append(plain)
    }
    return settled
  }

  private static let units: Set<String> = [
    "yen", "円", "hours", "hour", "時間", "thousand", "million", "billion", "percent", "%",
  ]

  /// Options that take what people say in several words.
  private static let spoken: Set<String> = [
    "--because", "--to", "--by", "--expect", "--review", "--date", "--cost", "--gain", "--return",
    "--result",
  ]
}
