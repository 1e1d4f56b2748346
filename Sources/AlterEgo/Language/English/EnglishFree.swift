// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Free as what costs nothing: repaired free within six months, chippings go free to the allotments.
extension EnglishParser {
  /// The tokens with such a word as the state that it tells; a room that is free, and free from dust, stay as they are.
  func costless(_ tokens: [Token]) -> [Token] {
    guard let first = tokens.firstIndex(where: { surface($0) == "free" }), first > 0 else {
      return tokens
    }
    var tokens = tokens
    for index in first..<tokens.count
    where surface(tokens[index]) == "free" && isCostless(tokens, index) {
      tokens[index].id = "free_of_charge"
      (tokens[index].kind, tokens[index].sort, tokens[index].truth) = (.concept, .state, .yes)
      tokens[index].form = .fixed
    }
    return tokens
  }

  private func isCostless(_ tokens: [Token], _ index: Int) -> Bool {
    guard tokens[index].kind != .function else { return false }
    let before = tokens[index - 1]
    let next = tokens.indices.contains(index + 1) ? tokens[index + 1] : nil
    let behind = next.map(surface) ?? "."
    if let next, next.isContent { return false }
    if ["from", "of", "up", "and", "or"].contains(behind) { return false }
    let word = surface(before)
    if EnglishParser.beings.contains(word) || isCopula(before) {
      // The repair is free if the fault was ours; a table that is free.
      let start = tokens[..<index].lastIndex { $0.kind == .mark } ?? -1
      let isVacant = tokens[(start + 1)..<index].contains {
        EnglishParser.vacated.contains(surface($0))
      }
      return !isVacant && behind != "to" && behind != "at" && behind != "on"
    }
    if EnglishParser.handed.contains(word) { return true }
    return before.isContent && (before.form == .verb || before.sort == .act)
      && !["feel", "feels", "set", "sets", "break", "breaks", "get", "run", "runs"].contains(word)
  }

  private static let beings: WordSet = ["is", "are", "be", "was", "were", "being"]
  private static let handed: WordSet = ["it", "them", "him", "her", "one", "these", "those"]
  /// What is free when nobody has it, and who is free when nothing else is to be done.
  private static let vacated: WordSet = [
    "room", "rooms", "table", "tables", "seat", "seats", "bed", "beds", "desk", "desks", "slot",
    "slots", "court", "courts", "lane", "lanes", "boat", "boats", "van", "vans", "car", "cars",
    "hall", "space", "spaces", "berth", "pitch", "pitches", "line", "crew", "he", "she", "they",
    "we", "i", "you", "who", "day", "days", "evening", "hand", "hands", "time", "crane", "dock",
  ]
}
