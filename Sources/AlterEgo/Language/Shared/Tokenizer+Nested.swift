// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Entries of the lexicon inside longer ones.
extension Tokenizer {
  /// The longest entries inside `start..<end` that are not the whole, left to right.
  func nested(_ bytes: [UInt8], _ start: Int, _ end: Int, besides id: String)
    -> [NestedEntry]
  {
    var found: [NestedEntry] = []
    var at = start
    while at < end {
      var node = ByteTrie.root
      var probe = at
      var best: (end: Int, meaning: Int)?
      // The node behind a whole character is looked at before the next step.
      var isAhead = ByteTrie.isWide(bytes, at, before: end)
      if isAhead {
        guard let next = lexicon.trie.jump(bytes, at) else {
          at += 3
          continue
        }
        node = next
        probe += 3
      }
      while true {
        if isAhead {
          isAhead = false
        } else {
          guard probe < end, let next = lexicon.trie.step(node, bytes[probe]) else { break }
          node = next
          probe += 1
        }
        guard lexicon.trie.hasValues(node),
          probe - at >= (lexicon.language == .english ? 3 : 4)
            || isAlone(bytes, at, probe, within: start..<end)
        else { continue }
        if isASCIIWord(bytes[probe - 1]), probe < bytes.count, isASCIIWord(bytes[probe]) {
          continue
        }
        var cell = lexicon.trie.firstCell(node)
        while cell >= 0 {
          let entry = lexicon.entries[Int(lexicon.trie.value(cell))]
          cell = lexicon.trie.nextCell(cell)
          let number = Int(entry.meaning)
          guard entry.tail < 0, lexicon.meanings[number].isNamed, lexicon.meanings[number].id != id
          else { continue }
          // A quote is a noun before it is a verb.
          if let best, best.end == probe,
            lexicon.meanings[best.meaning].form != .verb || lexicon.meanings[number].form == .verb
          {
            continue
          }
          best = (probe, number)
        }
      }
      // ローン is no part of ドローン.
      let isInside =
        at > start && isKatakana(bytes, at) && isKatakana(bytes, at - 3)
        || at > 0 && isASCIIWord(bytes[at]) && isASCIIWord(bytes[at - 1])
      if let best, !isInside {
        let meaning = lexicon.meanings[best.meaning]
        found.append(
          NestedEntry(
            id: meaning.id, lower: at, upper: best.end, isVerb: meaning.form == .verb))
        at = best.end
      } else {
        at += characterWidth(bytes, at)
      }
    }
    return found
  }

  /// 味 in 味を変える: one kanji is a word inside another where kana stand on both sides.
  private func isAlone(_ bytes: [UInt8], _ lower: Int, _ upper: Int, within word: Range<Int>)
    -> Bool
  {
    guard upper - lower == 3, upper < word.upperBound,
      scriptClass(bytes, lower) == .kanji, scriptClass(bytes, upper) == .hiragana,
      lower == word.lowerBound || scriptClass(bytes, lower - 3) == .hiragana
    else { return false }
    return Tokenizer.particles.contains(scalar(bytes, upper))
  }
}
