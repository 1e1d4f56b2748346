// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A problem in the user's language: what is wrong, where, and what to do next.
package struct WordedProblem: Sendable {
  package let message: String
  package let remedy: String
  package let code: String
  package let location: String?

  /// `prefix` stands before a command where the problem is read: `/`, `alterego `, or nothing.
  package init(_ problem: Problem, in language: SpokenLanguage, prefix: String = "") {
    let words = Phrasebook.builtIn
    let key = "problem/" + problem.code.rawValue
    var parameters = problem.parameters
    parameters["prefix"] = prefix
    if let option = parameters["option"], words.has("option/\(option)") {
      parameters["option"] = words.phrase("option/\(option)", in: language)
    }
    if let audience = parameters["audience"].flatMap(Audience.init) {
      parameters["audience"] = audience.name(in: language)
    }
    var (said, remedied) = (key, key + "/remedy")
    if let variant = parameters["variant"], words.has("\(key)/\(variant)") {
      (said, remedied) = ("\(key)/\(variant)", "\(key)/\(variant)/remedy")
    }
    message = words.phrase(said, parameters, in: language)
    remedy = words.phrase(remedied, parameters, in: language)
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
