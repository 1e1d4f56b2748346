// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Wording

/// The argument parser's own complaints in both languages; those it doesn't know stay as they are.
enum ParserComplaint {
  private static let forms: [(start: String, key: String)] = [
    ("Unknown option '", "complaint/unknown-option"),
    ("Missing value for '", "complaint/missing-value"),
    ("Missing expected argument '", "complaint/missing-argument"),
    ("Unexpected argument '", "complaint/unexpected"),
    ("The value '", "complaint/bad-value"),
  ]

  static func worded(_ message: String, in language: SpokenLanguage) -> String {
    var first = String(message.split(separator: "\n").first ?? "")
    if first.hasPrefix("Error: ") { first = String(first.dropFirst("Error: ".count)) }
    for (start, key) in forms where first.hasPrefix(start) {
      let quoted = first.split(separator: "'", omittingEmptySubsequences: false)
      let word = quoted.count > 1 ? String(quoted[1]) : ""
      let name = quoted.count > 3 ? String(quoted[3]) : ""
      return Phrasebook.builtIn.phrase(key, ["word": word, "name": name], in: language)
    }
    return first
  }
}
