// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Sentences that ban several acts at once.
extension JapaneseParser {
  /// 工場の中で走ったり、電話を使ったりしてはならない: a sentence for each act that 〜たり〜たりしない bans, each with what
  /// they share; the tokens themselves where nothing is listed.
  func listed(_ tokens: [Token]) -> [[Token]] {
    let joints = tokens.indices.filter { isListing(tokens, $0) }
    guard joints.count > 1, let last = joints.last,
      let tail = listTail(tokens[(last + 1)...])
    else { return [tokens] }
    var lists: [[Token]] = []
    var shared: [Token] = []
    var first: [Token] = []
    var start = 0
    for joint in joints {
      var own = Array(
        tokens[start..<joint].drop { $0.kind == .mark || $0.isFunction("connective") })
      guard let verb = own.last, verb.isContent || verb.isFunction("aux") else { return [tokens] }
      if start == 0 {
        // What stands before the first verb and its object holds for all of them.
        shared = Array(own[..<sharedEnd(own)])
        first = own
      } else if !own.dropLast().contains(where: \.isContent) {
        // 展示品に触ったり動かしたり: of the same thing.
        own = Array(first.dropLast()) + own
      } else {
        own = shared + own
      }
      // 電話したり: a noun that takes する keeps it.
      let isNoun = verb.isContent && verb.form == .noun
      lists.append(own + (isNoun ? tail.doing : []) + tail.end)
      start = joint + 1
    }
    return lists
  }

  /// した, し and what follows them: the end that bans.
  private struct ListTail {
    var doing: [Token]
    var end: [Token]
  }

  private func listTail(_ rest: ArraySlice<Token>) -> ListTail? {
    let rest = Array(rest.drop { $0.isFunction("particle") })
    guard let first = rest.first else { return nil }
    let doing = first.isFunction("aux") && first.value == "do" ? [first] : []
    let end = Array(rest.dropFirst(doing.count))
    let bans = end.contains {
      $0.isFunction("negation") || $0.isFunction("modal") && $0.value == "prohibit"
    }
    guard bans, !end.contains(where: { $0.isFunction("question") || $0.isContent }) else {
      return nil
    }
    return ListTail(doing: doing, end: end)
  }

  private func isListing(_ tokens: [Token], _ at: Int) -> Bool {
    guard at > 0, tokens[at].isFunction("aux") || tokens[at].kind == .other else { return false }
    let surface = text.surface(tokens[at])
    return surface == "たり" || surface == "だり" || surface == "したり"
  }

  /// After the last topic, or the place or reason a list opens with.
  private func sharedEnd(_ own: [Token]) -> Int {
    let at = own.indices.dropLast().last { index in
      guard own[index].isFunction("particle") else { return false }
      return ["は", "には", "では", "で"].contains(own[index].value)
    }
    return at.map { $0 + 1 } ?? 0
  }
}
