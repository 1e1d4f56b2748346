// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Cuts a folded text into tokens by longest match, left to right, in one pass.
package struct Tokenizer: Sendable {
  let lexicon: Lexicon
  /// A gap in a phrase spans at most this many bytes.
  private static let longestGap = 60

  package init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  package func tokens(_ text: FoldedText, quantities: [Range<Int>]) -> [Token] {
    let bytes = text.bytes
    var tokens: [Token] = []
    var nextQuantity = 0
    var at = 0
    while at < bytes.count {
      while nextQuantity < quantities.count, quantities[nextQuantity].lowerBound < at {
        nextQuantity += 1
      }
      let match = longestMatch(bytes, at, limit: bytes.count)
      if nextQuantity < quantities.count, quantities[nextQuantity].lowerBound == at {
        let range = quantities[nextQuantity]
        if match == nil || (match?.end ?? 0) <= range.upperBound {
          var token = Token(.quantity, at, range.upperBound)
          token.quantity = nextQuantity
          tokens.append(token)
          at = range.upperBound
          continue
        }
      }
      if let match {
        var end = match.end
        // A match never swallows the beginning of a number.
        if nextQuantity < quantities.count, quantities[nextQuantity].lowerBound < end,
          quantities[nextQuantity].upperBound > end,
          let shorter = longestMatch(bytes, at, limit: quantities[nextQuantity].lowerBound)
        {
          tokens.append(token(shorter, at))
          at = shorter.end
          continue
        }
        if let title = title(match, bytes, at) {
          tokens.append(title)
          at = title.upper
          continue
        }
        var found = token(match, at)
        if found.kind == .concept { found.nested = nested(bytes, at, match.end, besides: found.id) }
        tokens.append(found)
        if match.tailEnd > match.end { end = match.end }
        at = end
        continue
      }
      at = appendUnmatched(
        bytes, at,
        nextQuantity < quantities.count ? quantities[nextQuantity].lowerBound : bytes.count, &tokens
      )
    }
    return tokens
  }

  struct Match {
    var end: Int
    var entries: [Int32]
    /// End of what follows a gap; equals `end` without one.
    var tailEnd: Int
    /// How many bytes of it the text has, a gap left out.
    var weight: Int
  }

  /// A title made of a department and a rank, which nobody lists one by one: 総務部長.
  private func title(_ match: Match, _ bytes: [UInt8], _ start: Int) -> Token? {
    guard match.entries.contains(where: { meaning($0).isDepartment }) else { return nil }
    var at = match.end
    if at < bytes.count, bytes[at] == 0x20 { at += 1 }
    guard at < bytes.count, let rank = longestMatch(bytes, at, limit: bytes.count),
      rank.entries.contains(where: { meaning($0).isRank })
    else { return nil }
    var token = Token(.concept, start, rank.end)
    token.id = "role:" + String(decoding: bytes[start..<rank.end], as: UTF8.self)
    token.sort = .role
    return token
  }

  func meaning(_ entry: Int32) -> Lexicon.Meaning {
    lexicon.meanings[Int(lexicon.entries[Int(entry)].meaning)]
  }

  private func token(_ match: Match, _ start: Int) -> Token {
    let main =
      match.entries.first { self.meaning($0).isOwn }
      ?? match.entries.first { self.meaning($0).function.isEmpty } ?? match.entries[0]
    let entry = lexicon.entries[Int(main)]
    let meaning = self.meaning(main)
    var token = Token(meaning.function.isEmpty ? .concept : .function, start, match.end)
    token.id = meaning.id
    token.sort = meaning.sort
    token.form = meaning.form
    token.truth = meaning.truth
    token.row = entry.row
    token.isPast = entry.isPast
    token.isGerund = entry.isGerund
    token.function = meaning.function
    token.value = meaning.value
    if let deontic = match.entries.map({ self.meaning($0) }).first(where: {
      $0.function == "deontic"
    }) {
      token.function = deontic.function
      token.value = deontic.value
      if token.kind == .function { token.form = deontic.form }
    }
    // The parts of titles are words of their own only where they make no title.
    if token.isFunction("department", "rank") {
      token.kind = .word
      token.id = "word:" + token.value
      token.function = ""
    }
    return token
  }

  /// The longest entry that starts at `start` and may stand there.
  func longestMatch(_ bytes: [UInt8], _ start: Int, limit: Int) -> Match? {
    if start > 0, isASCIIWord(bytes[start]), isASCIIWord(bytes[start - 1]) { return nil }
    var best: Match?
    follow(bytes, start, from: ByteTrie.root, start, limit, &best)
    return best
  }

  /// Walks the trie from `node` at byte `from`, through particle slots too, and keeps the longest.
  private func follow(
    _ bytes: [UInt8], _ start: Int, from first: Int32, _ from: Int, _ limit: Int,
    _ best: inout Match?
  ) {
    var node = first
    var at = from
    while true {
      if lexicon.trie.hasValues(node), at > start { consider(bytes, start, at, node, &best) }
      if lexicon.language == .japanese, at > start {
        for slot in ParticleSlot.object...ParticleSlot.target {
          guard let opened = lexicon.trie.step(node, slot) else { continue }
          for filler in ParticleSlot.fillers[Int(slot)]
          where at + filler.count <= limit && bytes[at..<at + filler.count].elementsEqual(filler) {
            follow(bytes, start, from: opened, at + filler.count, limit, &best)
          }
        }
      }
      guard at < limit, let next = lexicon.trie.step(node, bytes[at]) else { return }
      node = next
      at += 1
    }
  }

  private func consider(
    _ bytes: [UInt8], _ start: Int, _ at: Int, _ node: Int32, _ best: inout Match?
  ) {
    if isASCIIWord(bytes[at - 1]), at < bytes.count, isASCIIWord(bytes[at]) { return }
    var usable: [Int32] = []
    var (tailEnd, tailLength) = (at, 0)
    for value in lexicon.trie.values(at: node) {
      let entry = lexicon.entries[Int(value)]
      if entry.tail >= 0 {
        let tail = lexicon.tails[Int(entry.tail)]
        guard let end = findTail(bytes, at, tail), tailLength == 0 || tailEnd == end else {
          continue
        }
        if tailLength == 0 { usable = [] }
        usable.append(value)
        (tailEnd, tailLength) = (end, tail.count)
        continue
      }
      if tailLength == 0, mayStand(entry, bytes, start, at) { usable.append(value) }
    }
    // Lend a hand is longer than lend ~ to: what a gap skips is no part of the word.
    let weight = at - start + tailLength
    if !usable.isEmpty, weight > (best?.weight ?? 0) {
      best = Match(end: at, entries: usable, tailEnd: tailEnd, weight: weight)
    }
  }

  /// The longest entries inside `start..<end` that are not the whole, left to right.
  func nested(_ bytes: [UInt8], _ start: Int, _ end: Int, besides id: String)
    -> [NestedEntry]
  {
    var found: [NestedEntry] = []
    var at = start
    while at < end {
      var node = ByteTrie.root
      var probe = at
      var best: (end: Int, meaning: Lexicon.Meaning)?
      while probe < end, let next = lexicon.trie.step(node, bytes[probe]) {
        node = next
        probe += 1
        guard lexicon.trie.hasValues(node), probe - at >= 4 else { continue }
        if isASCIIWord(bytes[probe - 1]), probe < bytes.count, isASCIIWord(bytes[probe]) {
          continue
        }
        for value in lexicon.trie.values(at: node) {
          let meaning = self.meaning(value)
          if meaning.id.isEmpty || meaning.id == id || lexicon.entries[Int(value)].tail >= 0
            || meaning.sort == .state
          {
            continue
          }
          // A quote is a noun before it is a verb.
          if best?.end == probe, best?.meaning.form != .verb || meaning.form == .verb { continue }
          best = (probe, meaning)
        }
      }
      if let best, !(isASCIIWord(bytes[at]) && at > 0 && isASCIIWord(bytes[at - 1])) {
        found.append(
          NestedEntry(
            id: best.meaning.id, lower: at, upper: best.end, isVerb: best.meaning.form == .verb))
        at = best.end
      } else {
        at += characterWidth(bytes, at)
      }
    }
    return found
  }

  /// お伝えして, お届けいたします: a stem between お and する.
  private func isPolite(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard start >= 3, end + 2 < bytes.count, bytes[start - 3] == 0xE3, bytes[start - 2] == 0x81,
      bytes[start - 1] == 0x8A, bytes[end] == 0xE3, bytes[end + 1] == 0x81
    else { return false }
    return [0x97, 0x99, 0x84].contains(bytes[end + 2])
  }

  /// Whether what follows lets an entry that starts at `start` end here.
  private func mayStand(_ entry: Lexicon.Entry, _ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool
  {
    guard lexicon.language == .japanese else { return true }
    if entry.row == UInt8(ascii: "s"), lexicon.meanings[Int(entry.meaning)].form == .verb,
      !JapaneseInflection.canFollowStem(bytes, end), !isPolite(bytes, start, end)
    {
      return false
    }
    // So is a kanji before another that nothing else begins with: 荷 is not found in 荷主.
    if entry.row == UInt8(ascii: "n"), end - start == 3, end < bytes.count, bytes[end] >= 0x80,
      scriptClass(bytes, start) == .kanji, scriptClass(bytes, end) == .kanji,
      !isSuffix(bytes, end), !beginsEntry(bytes, end)
    {
      return false
    }
    // A katakana word is whole: ライン is not found in オンライン or ラインナップ.
    if end < bytes.count, isKatakana(bytes, end), isKatakana(bytes, end - 3) {
      var probe = end
      while probe < bytes.count, isKatakana(bytes, probe) { probe += 3 }
      return covers(bytes, end, probe)
    }
    return true
  }

  /// 店内, 客側: kanji that follow any noun.
  private func isSuffix(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard let scalar = character(bytes, at)?.unicodeScalars.first else { return false }
    return "型的性用側等化内外上下中前後間先別毎分".unicodeScalars.contains(scalar)
  }

  /// Whether any entry is spelled out from a byte on, wherever it may stand.
  private func beginsEntry(_ bytes: [UInt8], _ start: Int) -> Bool {
    var node = ByteTrie.root
    var at = start
    while at < bytes.count, let next = lexicon.trie.step(node, bytes[at]) {
      node = next
      at += 1
      if lexicon.trie.hasValues(node) { return true }
    }
    return false
  }

  /// Whether one entry covers the bytes exactly, for the rest of a katakana compound.
  private func covers(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var node = ByteTrie.root
    var at = start
    while at < end {
      guard let next = lexicon.trie.step(node, bytes[at]) else { return false }
      node = next
      at += 1
    }
    return lexicon.trie.hasValues(node)
  }

  private func findTail(_ bytes: [UInt8], _ start: Int, _ tail: [UInt8]) -> Int? {
    let limit = min(bytes.count, start + Tokenizer.longestGap)
    var at = start
    while at + tail.count <= limit {
      // A gap ends with the sentence.
      if bytes[at] == 0xE3, at + 2 < limit, bytes[at + 1] == 0x80, bytes[at + 2] == 0x82 {
        return nil
      }
      if bytes[at] == tail[0], bytes[at..<at + tail.count].elementsEqual(tail) {
        return at + tail.count
      }
      at += 1
    }
    return nil
  }

  enum Script {
    case kanji, katakana, hiragana, mark
  }

  func scriptClass(_ bytes: [UInt8], _ at: Int) -> Script {
    guard let scalar = character(bytes, at)?.unicodeScalars.first?.value else { return .mark }
    switch scalar {
    case 0x30A1...0x30FA, 0x30FC...0x30FE: return .katakana
    case 0x3041...0x309F: return .hiragana
    case 0x3005...0x3007, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return .kanji
    case 0xC0...0x24F: return .kanji
    default: return .mark
    }
  }

  func isKatakana(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard at >= 0, at + 2 < bytes.count, bytes[at] == 0xE3 else { return false }
    return scriptClass(bytes, at) == .katakana
  }

  @inline(__always)
  func isASCIIWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  func characterWidth(_ bytes: [UInt8], _ at: Int) -> Int {
    let width = bytes[at] < 0x80 ? 1 : bytes[at] < 0xE0 ? 2 : bytes[at] < 0xF0 ? 3 : 4
    return min(width, bytes.count - at)
  }

  func character(_ bytes: [UInt8], _ at: Int) -> Character? {
    guard at < bytes.count else { return nil }
    return String(decoding: bytes[at..<at + characterWidth(bytes, at)], as: UTF8.self).first
  }
}
