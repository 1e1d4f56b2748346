// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What the words right behind a Japanese number make of it: 80％に引き上げる, 二人は採る, 3％ずつ.
struct GoalWords {
  let text: FoldedText
  let knowledge: KnowledgeBase

  /// 1 for a number to reach or exceed, −1 for one to stay below, 0 for one that is exact as said;
  /// nil when the words behind it say nothing of it.
  func sign(after quantity: FoundQuantity) -> Int? {
    let surface = quantity.quantity.surface
    if surface.hasPrefix("半減") { return -1 }
    if surface.hasPrefix("倍増") { return 1 }
    let end = quantity.bytes.upperBound
    let upper = min(text.bytes.count, end + 60)
    guard end < upper else { return nil }
    let rest = text.folded(end, boundary(upper))
    if rest.hasPrefix("ずつ") { return 0 }
    // 月に一度は顔を合わせる: so often, if not more.
    if rest.hasPrefix("は"), !rest.hasPrefix("は、"), quantity.quantity.unit == "per_year" { return 1 }
    if rest.hasPrefix("は"), let verb = rest.dropFirst().unicodeScalars.first,
      isKanji(verb), !rest.dropFirst().contains(where: { "はがをにで、".contains($0) })
    {
      // 二人は採る, 3,000万円は残しておけ: no less than that.
      return 1
    }
    // 45分はかけてちょうだい, 三か月分ないと困る: verbs of spending and having are written in kana.
    if ["はかけ", "はかか", "はとっ", "はとる", "はとれ", "はおい", "はあけ", "はほし", "は欲し"]
      .contains(where: rest.hasPrefix)
    {
      return 1
    }
    // 2週間で完了させる, 三日で返事を出す: by when it is to be done.
    if quantity.quantity.type == "duration", rest.hasPrefix("で"),
      GoalWords.finishing.contains(where: rest.dropFirst().hasPrefix)
    {
      return -1
    }
    if ["ないと", "はないと", "なきゃ", "はなきゃ", "はなければ"].contains(where: rest.hasPrefix),
      !rest.hasPrefix("ないとき"), !rest.hasPrefix("はないとき")
    {
      return 1
    }
    for particle in ["にまで", "まで", "に", "へ"] where rest.hasPrefix(particle) {
      let verb = rest.dropFirst(particle.count)
      if let sign = move(in: verb) { return sign }
      // 売上の三割に育てる: a verb that moves up only what has a number to come to.
      if ["育て", "膨らま", "太らせ", "のせ", "乗せ", "到達", "達す"].contains(where: verb.hasPrefix) { return 1 }
    }
    return nil
  }

  private static let finishing = [
    "完了", "終わ", "終え", "仕上", "片付", "片づけ", "済ま", "済ませ", "届け", "返", "直す", "直し", "納め", "納品", "出す",
    "出せ", "決め", "答え", "まとめ", "引き渡", "支払", "払",
  ]

  /// 45％へ。: where a number ends up, with no verb to say so.
  func isEnd(of quantity: FoundQuantity) -> Bool {
    let end = quantity.bytes.upperBound
    guard end + 3 <= text.bytes.count else { return false }
    let rest = text.folded(end, boundary(min(text.bytes.count, end + 6)))
    if ["へ", "へ。", "に", "に。"].contains(rest) { return true }
    // 四割に持っていく: which way, what is measured tells.
    let verb = text.folded(end, boundary(min(text.bytes.count, end + 15)))
    return ["に持って", "へ持って", "にもって", "へもって"].contains(where: verb.hasPrefix)
  }

  /// Whether a verb of moving or holding a number follows at a byte: に抑え込む, まで縮める.
  func isBrought(from byte: Int) -> Bool {
    let upper = min(text.bytes.count, byte + 30)
    guard byte < upper else { return false }
    let rest = text.folded(byte, boundary(upper))
    return ["にまで", "まで", "に", "へ"].contains { particle in
      guard rest.hasPrefix(particle) else { return false }
      let verb = rest.dropFirst(particle.count)
      return move(in: verb) != nil
        || ["抑え", "収め", "納め", "保", "持って", "もって", "戻", "近づけ", "届"].contains(where: verb.hasPrefix)
    }
  }

  /// 年2件以下にする, 98％とする: whether a number is what something is made at a byte.
  func isMade(from byte: Int) -> Bool {
    let rest = text.folded(byte, boundary(min(text.bytes.count, byte + 18)))
    return ["にする", "にします", "にしたい", "とする", "に止め", "に留め", "にとどめ"].contains(where: rest.hasPrefix)
  }

  /// The sign of the verb of moving a number that the text starts with.
  private func move(in rest: Substring) -> Int? {
    let moves = knowledge.prepared(MovingVerbs.init)
    guard let sign = moves.stems.longest(Array(rest.utf8), 0)?.payload else { return nil }
    return sign == 0 ? nil : sign
  }

  /// The stems of verbs that move a number, with the way they move it.
  private struct MovingVerbs: Sendable {
    var stems = WordTrie<Int>()

    init(_ knowledge: KnowledgeBase) {
      for row in knowledge.rows("language/ja/change_words.tsv") where row["role"] == "verb" {
        for stem in row.list("word") { stems.insert(stem.utf8, Int(row["sign"]) ?? 0) }
      }
    }
  }

  private func isKanji(_ scalar: Unicode.Scalar) -> Bool {
    (0x3400...0x9FFF).contains(scalar.value)
  }

  /// The last place up to `end` where a character begins.
  private func boundary(_ end: Int) -> Int {
    var end = end
    while end < text.bytes.count, end > 0, text.bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
