// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Words that stand in for something else: without it for otherwise, ask for whose it is.
extension EnglishParser {
  /// Without it the room is not kept: otherwise; and in advance, of money, gives no notice.
  func standIns(_ tokens: [Token]) -> [Token] {
    guard tokens.contains(where: mayStandIn) else { return tokens }
    var tokens = tokens
    for index in tokens.indices.dropLast() where surface(tokens[index]) == "without" {
      let opens = index == 0 || [";", ".", ","].contains(surface(tokens[index - 1]))
      guard opens, ["it", "them", "one", "that", "this"].contains(surface(tokens[index + 1])),
        index + 2 < tokens.count, !tokens[index + 1].isContent,
        tokens[index + 2].kind == .mark
          || tokens[index + 2].isFunction("determiner", "pronoun", "negation")
      else { continue }
      tokens[index].kind = .function
      (tokens[index].function, tokens[index].value) = ("connective", "otherwise")
      tokens[index + 1] = Token(.other, tokens[index + 1].lower, tokens[index + 1].upper)
    }
    // For more, ask the works manager: whose it is then.
    for index in tokens.indices where surface(tokens[index]) == "ask" {
      let opens = index == 0 || tokens[index - 1].kind == .mark
      let rest = tokens[(index + 1)...].prefix { $0.kind != .mark }
      guard opens, (1...4).contains(rest.count), rest.last?.sort == .role else { continue }
      tokens[index] = Token(.function, tokens[index].lower, tokens[index].upper)
      (tokens[index].function, tokens[index].value, tokens[index].form) = ("upward", "up", .fixed)
    }
    // If it is not, we refuse: a condition with nothing but the denial of what was said.
    for index in tokens.indices where tokens[index].isFunction("condition") {
      let rest = tokens[(index + 1)...].prefix { $0.kind != .mark }
      guard ["if", "when", "where"].contains(surface(tokens[index])), (2...4).contains(rest.count),
        rest.first?.isFunction("pronoun") == true, !rest.contains(where: \.isContent),
        rest.contains(where: { surface($0).hasSuffix("not") || surface($0).hasSuffix("n't") }),
        rest.endIndex < tokens.count, surface(tokens[rest.endIndex]) == ","
      else { continue }
      (tokens[index].function, tokens[index].value) = ("connective", "otherwise")
      for at in rest.indices {
        tokens[at] = Token(.other, tokens[at].lower, tokens[at].upper)
      }
    }
    // If not, we refuse: otherwise.
    for index in tokens.indices.dropLast() where surface(tokens[index]) == "if not" {
      guard surface(tokens[index + 1]) == "," else { continue }
      (tokens[index].function, tokens[index].value) = ("connective", "otherwise")
    }
    for index in tokens.indices where tokens[index].function == "deontic" {
      // Interns are never left alone with customers: to leave somebody alone is what is ruled out.
      guard ["leave", "left", "leaves", "leaving"].contains(surface(tokens[index])),
        isLeftBehind(tokens, index)
      else { continue }
      var verb = Token(.word, tokens[index].lower, tokens[index].upper)
      (verb.id, verb.form, verb.isPast) = (
        "word:leave", .verb, surface(tokens[index]) == "left"
      )
      verb.isGerund = surface(tokens[index]) == "leaving"

      tokens[index] = verb
    }
    for index in tokens.indices where tokens[index].id == "advance_notice" {
      guard ["in advance", "beforehand", "ahead of time"].contains(surface(tokens[index])),
        tokens.contains(where: pays)
      else { continue }
      tokens[index] = Token(.function, tokens[index].lower, tokens[index].upper)
      (tokens[index].function, tokens[index].value, tokens[index].form) = ("adverb", "x", .fixed)
    }
    return tokens
  }

  /// Whether a token is one of those that may stand in for something else; most sentences have none.
  private static let standing: WordSet = ["without", "ask", "if not"]

  private func mayStandIn(_ token: Token) -> Bool {
    token.isFunction("condition") || EnglishParser.standing.contains(surface(token))
      || token.function == "deontic" || token.id == "advance_notice"
  }

  private func pays(_ token: Token) -> Bool {
    EnglishParser.paying.contains { surface(token).hasPrefix($0) }
  }

  /// Whether to leave somebody alone is what a rule denies or speaks of: no nurse leaves a resident
  /// alone, leaving a child alone is a firing matter.
  private func isLeftBehind(_ tokens: [Token], _ index: Int) -> Bool {
    if surface(tokens[index]) == "leaving" { return true }
    if tokens[..<index].contains(where: { $0.isFunction("question") }) { return true }
    return tokens[..<index].reversed().prefix { $0.kind != .mark }.contains(where: denies)
  }

  private static let paying = ["pay", "paid", "prepa", "deposit", "charge", "bill", "invoice"]
}
