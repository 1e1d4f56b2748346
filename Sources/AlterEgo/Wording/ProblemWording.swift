// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A problem in the user's language: what is wrong, where, and what to do next.
package struct WordedProblem: Sendable {
  package let message: String
  package let remedy: String
  package let code: String
  package let location: String?

  package init(_ problem: Problem, in language: SpokenLanguage) {
    let words = Phrasebook.builtIn
    let key = "problem/" + problem.code.rawValue
    message = words.phrase(key, problem.parameters, in: language)
    remedy = words.phrase(key + "/remedy", problem.parameters, in: language)
    code = problem.code.rawValue
    location = problem.location
  }

  /// Two lines for standard error.
  package var text: String {
    let place = location.map { "\($0): " } ?? ""
    return "\(place)\(message)\n  → \(remedy)  [\(code)]\n"
  }

  package var json: JSON {
    .object([
      (
        "error",
        .object([
          ("code", .string(code)), ("message", .string(message)), ("remedy", .string(remedy)),
          ("at", .optional(location)),
        ])
      )
    ])
  }
}
