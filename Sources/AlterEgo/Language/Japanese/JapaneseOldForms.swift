// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Ends of verbs that hold more than the verb: an old denial, a plan that is being weighed.
extension JapaneseParser {
  /// 濡れた屋根に上がらぬこと: an old denial within the verb turns the order behind it.
  func oldDenials(_ tokens: [Token]) -> [Token] {
    guard text.bytes.has(JapaneseParser.nu) else { return tokens }
    var tokens = tokens
    for index in tokens.indices.dropLast() where tokens[index].kind == .word {
      let word = text.surface(tokens[index])
      let next = tokens[index + 1]
      guard word.hasSuffix("ぬ"), word != "死ぬ", next.isFunction("modal"), next.value == "must",
        ["こと", "よう"].contains(where: text.surface(next).hasPrefix)
      else { continue }
      tokens[index + 1].value = "prohibit"
    }
    return tokens
  }

  /// 機械を入れようと考えている, 外注しようと思う: what somebody thinks of doing is aimed at.
  func weighing(_ tokens: [Token]) -> [Token] {
    guard text.bytes.has(JapaneseParser.thought) || text.bytes.has(JapaneseParser.considered) else {
      return tokens
    }
    var tokens = tokens
    for index in tokens.indices.dropLast() {
      let word = text.surface(tokens[index])
      guard tokens[index].form == .verb || tokens[index].isFunction("aux"), isVolitional(word)
      else { continue }
      let start = tokens[index].upper
      guard
        let phrase = JapaneseParser.thoughts.first(where: { text.bytes.has($0, start) })
      else { continue }
      let end = start + phrase.count
      let behind = tokens[(index + 1)...].prefix { $0.lower < end }
      guard let first = behind.first else { continue }
      var last = behind.endIndex
      while last < tokens.endIndex, tokens[last].isFunction("aux"), tokens[last].value != "copula" {
        last += 1
      }
      var aim = Token(.function, first.lower, tokens[last - 1].upper)
      (aim.function, aim.value, aim.form) = ("modal", "aim", .fixed)
      tokens.replaceSubrange(behind.startIndex..<last, with: [aim])
      break
    }
    return tokens
  }

  /// 鍵をかけないといけない: a state that holds its ない, behind which that is ruled out.
  func heldDenials(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    var index = 0
    while index < tokens.count {
      defer { index += 1 }
      let state = tokens[index]
      guard state.sort == .state, state.truth == .no, state.upper > 6,
        text.bytes.has(JapaneseParser.nai, state.upper - 6),
        let phrase = JapaneseParser.ruledOut.first(where: { text.bytes.has($0, state.upper) })
      else { continue }
      let end = state.upper + phrase.count
      let behind = tokens[(index + 1)...].prefix { $0.lower < end }
      guard let first = behind.first, let last = behind.last, last.upper >= end else { continue }
      var duty = Token(.function, first.lower, last.upper)
      (duty.function, duty.value, duty.form) = ("modal", "must", .fixed)
      tokens[index].truth = .yes
      tokens.replaceSubrange(behind.startIndex..<behind.endIndex, with: [duty])
    }
    return tokens
  }

  private static let nai = Array("ない".utf8)
  private static let ruledOut = [
    "といけない", "といけません", "とだめだ", "とダメだ", "といかん", "とならない", "わけにはいかない",
    "ことは許されない", "ことは許さない", "ことは認めない", "のは許さない", "のは許されない", "のは認めない",
    "日があってはならない", "ことがあってはならない", "という選択はない", "という選択肢はない", "では済まされない",
  ].map { Array($0.utf8) }

  /// 教材を買う権限は講師にある: who has the authority may.
  func vested(_ tokens: [Token]) -> [Token] {
    guard text.bytes.has(JapaneseParser.authority) else { return tokens }
    var tokens = tokens
    for index in tokens.indices.dropLast(3)
    where text.surface(tokens[index]).hasSuffix("権限") {
      guard tokens[index + 1].isFunction("particle"),
        ["は", "が"].contains(tokens[index + 1].value),
        let last = tokens[(index + 2)...].firstIndex(where: { token in
          ["ある", "あります", "与える", "渡す", "持たせる"].contains(
            text.surface(token))
        }), tokens[last - 1].isFunction("particle"), tokens[last - 1].value == "に"
      else { continue }
      (tokens[last].kind, tokens[last].function, tokens[last].value) = (.function, "modal", "may")
    }
    return tokens
  }

  /// 入れよう, 買おう: the form of a verb that proposes.
  private func isVolitional(_ word: String) -> Bool {
    let end = word.suffix(2)
    return end.count == 2 && end.last == "う"
      && "よこそとのほもろごぞどぼぽお".contains(end.first ?? " ")
  }

  private static let authority = Array("権限".utf8)
  private static let nu = Array("ぬ".utf8)
  private static let thought = Array("うと思".utf8)
  private static let considered = Array("うと考え".utf8)
  private static let thoughts = ["と思っ", "と思い", "と思う", "と考え"].map { Array($0.utf8) }
}
