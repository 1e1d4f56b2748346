// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What the end of a Japanese clause does to it: negation, modality, question.
extension JapaneseParser {
  func readTail(_ tail: [Token], _ head: Token?, isEnd: Bool, _ clause: inout Clause) {
    let isOfRole = clause.items.contains {
      $0.token.sort == .role && ($0.role == .topic || $0.role == .subject)
    }
    for (index, token) in tail.enumerated() {
      guard token.kind == .function else {
        if token.kind == .mark, text.surface(token) == "?",
          clause.question.isEmpty
        {
          clause.question = "yes-no"
        }
        let before = index > 0 ? tail[index - 1] : nil
        let isCommand =
          index == 0
          ? head?.row == UInt8(ascii: "u")
          : before.map {
            $0.isFunction("aux")
              && ["る", "く"].contains(where: text.surface($0).hasSuffix)
          } ?? false
        // 許さん, 言わんこと: the short form of ぬ.
        if token.kind == .other, text.surface(token) == "ん",
          index == 0 ? "ase".utf8.contains(head?.row ?? 0) : false
        {
          clause.negated.toggle()
        }
        if token.kind == .other, isEnd, text.surface(token) == "な", isCommand,
          closesBan(text.folded(token.upper, tail.last?.upper ?? token.upper))
        {
          clause.modal = "prohibit"
        }
        if token.kind == .other, isEnd, text.surface(token) == "う",
          head?.row == UInt8(ascii: "o")
        {
          clause.modal = "aim"
        }
        continue
      }
      switch token.function {
      case "negation": clause.negated.toggle()
      case "modal":
        let surface = text.surface(token)
        let last = !tail[(index + 1)...].contains { $0.isFunction("modal", "negation", "question") }
        if ["こと", "べき", "必要", "不要"].contains(surface), !last || !isEnd { continue }
        if clause.modal.isEmpty || last { clause.modal = token.value }
      case "question": clause.question = token.value
      case "aux":
        if token.value == "passive" { clause.isPassive = true }
        // 課長は10万円まで決められる, 決裁できる: what a role can decide, it may.
        if isEnd, clause.modal.isEmpty, !clause.negated,
          token.value == "can" || token.value == "passive", isOfRole
        {
          clause.modal = "may"
        }
        if token.value == "past" { clause.isPast = true }
        if token.value == "want-other" { clause.isWish = true }
        if token.value == "do",
          ["した", "しました", "やった", "行った"].contains(text.surface(token))
        {
          clause.isPast = true
        }
      case "except-tail": clause.isExceptionTail = true
      case "restrict": clause.isRestriction = true
      case "particle":
        if token.value == "か", index >= tail.count - 2, isEnd {
          clause.question = clause.question.isEmpty ? "yes-no" : clause.question
        }
      case "unknown": clause.saysUnknown = true
      default: break
      }
    }
  }

  /// Turns 1割までしか認めない into 1割まで認める.
  ///
  /// What is denied is all beyond the limit, and not what keeps it.
  func limitsUpTo(_ tokens: [Token], _ clause: inout Clause) {
    guard clause.negated || clause.modal == "prohibit",
      let limit = tokens.first(where: {
        $0.kind == .quantity && text.bytes.has(JapaneseParser.only, $0.upper)
      })
    else { return }
    let number = text.surface(limit)
    guard ["まで", "迄", "以内", "以下", "を上限"].contains(where: number.hasSuffix) else { return }
    if clause.modal == "prohibit" { clause.modal = "must" } else { clause.negated = false }
  }

  private static let only = Array("しか".utf8)

  /// 嘘はつくなよ, 値引きはするなって: what may stand behind the な that forbids.
  private func closesBan(_ rest: String) -> Bool {
    ["", "よ", "よな", "よね", "や", "って", "ってば", "ぞ", "よう", "よー", "っての"].contains(rest)
  }

  /// 安全より優先する仕事はない, 例外などありえない: the clause says that there is no such thing.
  func deniesAny(_ tokens: [Token]) -> Bool {
    guard let at = tokens.lastIndex(where: { $0.isFunction("negation") }), at > 0 else {
      return false
    }
    let surface = text.surface(tokens[at])
    guard ["ない", "ありません", "ありえない"].contains(where: surface.hasSuffix),
      !surface.hasSuffix("ではない"), !surface.hasSuffix("でない"), !surface.hasSuffix("じゃない")
    else { return false }
    let before = tokens[..<at].last {
      !$0.isFunction("particle", "adverb") && $0.kind != .mark && $0.kind != .other
    }
    guard let before else { return false }
    return before.isContent && before.form == .noun
      || before.isFunction("aux") && before.value == "nominal"
  }

  /// Whether the token ends a predicate in the form that qualifies a noun.
  func endsAttributive(_ tokens: [Token], _ at: Int) -> Bool {
    let token = tokens[at]
    switch token.kind {
    case .concept:
      return token.form == .verb && token.row == UInt8(ascii: "u")
        || token.form == .adjective && text.bytes[token.upper - 1] == 0x84
          && text.surface(token).hasSuffix("い")
    case .quantity:
      let surface = text.surface(token)
      return ["る", "た", "ない", "す", "だ"].contains { surface.hasSuffix($0) }
    case .function:
      let surface = text.surface(token)
      switch token.function {
      case "aux":
        return [
          "する", "した", "れる", "られる", "せる", "される", "された", "できる", "た", "だ", "ている", "ていた", "てある", "している",
          "していた", "行う", "行った", "やる", "やった", "んだ", "でいる", "可能な", "れた", "られた", "といった", "ある",
          "あった", "かかる", "かかった", "いる", "いた", "もらう", "もらった",
        ].contains(surface) && at > 0
      case "negation":
        return ["ない", "ぬ", "なかった", "ざる", "でない", "ではない", "がない", "のない", "もない", "へん"].contains(surface)
      case "deontic": return token.row == UInt8(ascii: "u")
      default: return false
      }
    default: return false
    }
  }
}
