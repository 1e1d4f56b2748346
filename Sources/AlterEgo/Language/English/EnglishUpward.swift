// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Words by which a matter goes up to somebody, and by which somebody says who speaks.
extension EnglishParser {
  /// Anything above that goes to the director: going to a role is asking it to decide.
  func upwardActs(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices.reversed() where tokens[index].isFunction("upward") {
      // The project of the project director stands before who is meant.
      let after = tokens[(index + 1)...].prefix(4).filter { !$0.isFunction("determiner") }
      let next = after.first { !$0.isContent || $0.sort == .role || $0.form == .verb }
      guard let next,
        next.sort == .role || next.isFunction("pronoun") && ["me", "i"].contains(surface(next))
      else {
        if let parts = asMovement(tokens[index]) {
          tokens.replaceSubrange(index...index, with: parts)
        }
        continue
      }
      tokens[index].kind = .concept
      tokens[index].id = "ask_approval"
      tokens[index].sort = .act
      tokens[index].form = .verb
      tokens[index].function = ""
      if next.sort != .role {
        tokens[index].nested = [NestedEntry(id: "president", lower: next.lower, upper: next.upper)]
      }
    }
    return tokens
  }

  /// Bones go to the renderer: to a place it is going, and no asking.
  private func asMovement(_ token: Token) -> [Token]? {
    guard let verb = ["goes", "go", "comes", "come"].first(where: { surface(token) == $0 + " to" })
    else { return nil }
    var going = Token(.word, token.lower, token.lower + verb.utf8.count)
    going.id = "word:" + (verb.hasPrefix("go") ? "go" : "come")
    going.form = .verb
    var to = Token(.function, token.upper - 2, token.upper)
    (to.function, to.value, to.form) = ("preposition", "to", .fixed)
    return [going, to]
  }

  /// I'm the buyer and …; as depot manager: the role is who speaks.
  func namesSelf(_ tokens: [Token], _ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, tokens[before].isFunction("determiner") { before -= 1 }
    return before >= 0 && tokens[before].isFunction("pronoun") && tokens[before].value == "i-am"
  }
}
