// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Cuts a folded text into tokens by longest match, left to right, in one pass.
package final class Tokenizer: Sendable {
  let lexicon: Lexicon
  private let fillers = ParticleSlot.fillers

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
      let match = beforeQuestion(longestMatch(bytes, at, limit: bytes.count), bytes)
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
        // A match never swallows the beginning of a number.
        if nextQuantity < quantities.count, quantities[nextQuantity].lowerBound < match.end,
          quantities[nextQuantity].upperBound > match.end,
          let shorter = longestMatch(bytes, at, limit: quantities[nextQuantity].lowerBound)
        {
          tokens.append(token(shorter, bytes))
          at = shorter.end
          continue
        }
        // Is not to go above 80,000 yen: what ranks is no part of a bound.
        if lexicon.language == .english, nextQuantity < quantities.count,
          quantities[nextQuantity].lowerBound < match.end,
          quantities[nextQuantity].upperBound > match.end,
          firstEntry(match, bytes, where: { meaning($0).function == "modal" }) != nil
        {
          at = appendUnmatched(bytes, at, quantities[nextQuantity].lowerBound, &tokens)
          continue
        }
        if let title = title(match, bytes, at) {
          tokens.append(title)
          at = title.upper
          continue
        }
        var found = token(match, bytes)
        if found.kind == .concept {
          let inside = nested(bytes, at, match.end, besides: found.id)
          if !inside.isEmpty { found.nested = inside }
        }
        tokens.append(found)
        at = match.end
        continue
      }
      at = appendUnmatched(
        bytes, at,
        nextQuantity < quantities.count ? quantities[nextQuantity].lowerBound : bytes.count, &tokens
      )
    }
    markNegated(&tokens, bytes)
    for index in tokens.indices { tokens[index].spell(by: text) }
    return tokens
  }

  /// Entries of the lexicon found in the text.
  struct Match {
    var start: Int
    var end: Int
    var node: Int32
    /// The end of what follows a gap; −1 for entries without one.
    var tailEnd = -1
    /// How many bytes of it the text has, a gap left out.
    var weight: Int
  }

  /// Of the entries that a match stands for, the one inserted first that fulfils a condition.
  func firstEntry(_ match: Match, _ bytes: [UInt8], where holds: (Int32) -> Bool) -> Int32? {
    var cell = lexicon.trie.firstCell(match.node)
    while cell >= 0 {
      let value = lexicon.trie.value(cell)
      cell = lexicon.trie.nextCell(cell)
      if holds(value), stands(value, match, bytes) { return value }
    }
    return nil
  }

  /// Whether an entry at the node of a match stands where the match does.
  private func stands(_ value: Int32, _ match: Match, _ bytes: [UInt8]) -> Bool {
    let tail = lexicon.entries[Int(value)].tail
    return match.tailEnd < 0
      ? tail < 0 && mayStand(value, bytes, match.start, match.end)
      : tail >= 0 && findTail(bytes, match.end, Int(tail)) == match.tailEnd
  }

  /// A title made of a department and a rank, which nobody lists one by one: 総務部長.
  private func title(_ match: Match, _ bytes: [UInt8], _ start: Int) -> Token? {
    guard firstEntry(match, bytes, where: { meaning($0).isDepartment }) != nil else { return nil }
    var at = match.end
    if at < bytes.count, bytes[at] == 0x20 { at += 1 }
    guard at < bytes.count, let rank = longestMatch(bytes, at, limit: bytes.count),
      firstEntry(rank, bytes, where: { meaning($0).isRank }) != nil
    else { return nil }
    var token = Token(.concept, start, rank.end)
    token.id = "role:" + String(decoding: bytes[start..<rank.end], as: UTF8.self)
    token.sort = .role
    return token
  }

  @inline(__always)
  func meaning(_ entry: Int32) -> Lexicon.Meaning {
    lexicon.meanings[Int(lexicon.entries[Int(entry)].meaning)]
  }

  private func token(_ match: Match, _ bytes: [UInt8]) -> Token {
    let (main, other) = entries(match, bytes)
    let entry = lexicon.entries[Int(main)]
    let meaning = self.meaning(main)
    var token = Token(meaning.function.isEmpty ? .concept : .function, match.start, match.end)
    token.say(meaning.said)
    token.sort = meaning.sort
    token.form = meaning.form
    token.truth = meaning.truth
    token.row = entry.row
    token.isPast = entry.isPast
    token.isGerund = entry.isGerund
    if let other {
      let deontic = self.meaning(other)
      if other != main { token.say(Said(meaning.id, deontic.function, deontic.value, [])) }
      if token.kind == .function { token.form = deontic.form }
    }
    // The parts of titles are words of their own only where they make no title.
    if token.isFunction("department", "rank") {
      token.kind = .word
      // In our account: alone it is what it says, and no department.
      let said = String(decoding: bytes[match.start..<match.end], as: UTF8.self)
      let isEnglish = lexicon.language == .english
      token.form = .noun
      token.id = "word:" + (isEnglish ? EnglishInflection.lemma(said) : said)
      token.function = ""
    }
    return token
  }

  /// Of the entries that a match stands for the one that is meant: the company's own, else the first
  /// with content, else the first; and the first that tells what a verb does to its object.
  private func entries(_ match: Match, _ bytes: [UInt8]) -> (main: Int32, deontic: Int32?) {
    var (own, plain, any, deontic): (Int32?, Int32?, Int32?, Int32?)
    var cell = lexicon.trie.firstCell(match.node)
    while cell >= 0 {
      let value = lexicon.trie.value(cell)
      cell = lexicon.trie.nextCell(cell)
      let meaning = self.meaning(value)
      let isPlain = meaning.function.isEmpty
      guard
        any == nil || own == nil && meaning.isOwn || plain == nil && isPlain
          || deontic == nil && meaning.isDeontic, stands(value, match, bytes)
      else { continue }
      any = any ?? value
      if meaning.isOwn { own = own ?? value }
      if isPlain { plain = plain ?? value }
      if meaning.isDeontic { deontic = deontic ?? value }
    }
    return (own ?? plain ?? any ?? 0, deontic)
  }

  /// The longest entry that starts at `start` and may stand there.
  func longestMatch(_ bytes: [UInt8], _ start: Int, limit: Int) -> Match? {
    if start > 0, isASCIIWord(bytes[start]), isASCIIWord(bytes[start - 1]) { return nil }
    var best: Match?
    if ByteTrie.isWide(bytes, start, before: limit) {
      guard let node = lexicon.trie.jump(bytes, start) else { return nil }
      follow(bytes, start, from: node, start + 3, limit, &best)
    } else {
      follow(bytes, start, from: ByteTrie.root, start, limit, &best)
    }
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
      if at > start {
        if lexicon.trie.hasValues(node) { consider(bytes, start, at, node, &best) }
        let slots = lexicon.trie.lowBytes(node) & ParticleSlot.all
        if slots != 0 { fill(slots, at: node, bytes, start, at, limit, &best) }
      }
      guard at < limit, let next = lexicon.trie.step(node, bytes[at]) else { return }
      node = next
      at += 1
    }
  }

  /// Goes on behind each particle that the text has in the slots of a node.
  private func fill(
    _ slots: UInt8, at node: Int32, _ bytes: [UInt8], _ start: Int, _ at: Int, _ limit: Int,
    _ best: inout Match?
  ) {
    // Every particle is of kana.
    let mayFill = at < limit && bytes[at] == 0xE3
    for slot in ParticleSlot.object...ParticleSlot.target where slots & 1 << slot != 0 {
      guard let opened = lexicon.trie.step(node, slot) else { continue }
      if mayFill {
        for number in fillers[Int(slot)].indices {
          let length = fillers[Int(slot)][number].count
          guard length > 0, at + length <= limit, bytes.has(fillers[Int(slot)][number], at) else {
            continue
          }
          follow(bytes, start, from: opened, at + length, limit, &best)
        }
      }
      if ParticleSlot.mayBeEmpty(slot) { follow(bytes, start, from: opened, at, limit, &best) }
    }
  }

  private func consider(
    _ bytes: [UInt8], _ start: Int, _ at: Int, _ node: Int32, _ best: inout Match?
  ) {
    if isASCIIWord(bytes[at - 1]), at < bytes.count, isASCIIWord(bytes[at]) { return }
    if at < bytes.count, goesOnEnglish(bytes, start, at) { return }
    var match = Match(start: start, end: at, node: node, weight: at - start)
    var stands = false
    var tailLength = 0
    var window: UInt64?
    var gapEnd: Int?
    var cell = lexicon.trie.firstCell(node)
    while cell >= 0 {
      let value = lexicon.trie.value(cell)
      cell = lexicon.trie.nextCell(cell)
      let tail = lexicon.entries[Int(value)].tail
      guard tail >= 0 else {
        if !stands { stands = mayStand(value, bytes, start, at) }
        continue
      }
      let ahead = window ?? bytesAhead(bytes, at)
      window = ahead
      let wanted = lexicon.tailBytes[Int(tail)]
      guard ahead & wanted == wanted, lexicon.tails[Int(tail)].count > tailLength else { continue }
      let last = gapEnd ?? self.gapEnd(bytes, at)
      gapEnd = last
      guard let end = findTail(bytes, at, Int(tail), before: last) else { continue }
      // Of several with a gap the fullest: take ~ off the menu, not take ~ off.
      match.tailEnd = end
      tailLength = lexicon.tails[Int(tail)].count
    }
    // Lend a hand is longer than lend ~ to: what a gap skips is no part of the word.
    match.weight += tailLength
    if stands || match.tailEnd >= 0, match.weight > (best?.weight ?? 0) { best = match }
  }

  /// お伝えして, お届けいたします: a stem between お and する.
  private func isPolite(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard start >= 3, end + 2 < bytes.count, bytes[start - 3] == 0xE3, bytes[start - 2] == 0x81,
      bytes[start - 1] == 0x8A, bytes[end] == 0xE3, bytes[end + 1] == 0x81
    else { return false }
    return [0x97, 0x99, 0x84].contains(bytes[end + 2])
  }

  /// Whether what follows lets an entry that starts at `start` end here.
  private func mayStand(_ number: Int32, _ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard lexicon.language == .japanese else { return true }
    let entry = lexicon.entries[Int(number)]
    if entry.row == UInt8(ascii: "s"), lexicon.meanings[Int(entry.meaning)].form == .verb,
      !JapaneseInflection.canFollowStem(bytes, end), !isPolite(bytes, start, end)
    {
      return false
    }
    // いただく, もらう by themselves stand behind what is taken: 料金をいただく, never お越しいただく.
    if start > 0, Tokenizer.takers.contains(where: { bytes.has($0, start) }),
      !followsParticle(bytes, start)
    {
      return false
    }
    // 看取りの時期: の時 ends no clause within a word.
    if Tokenizer.ends.contains(where: { start < end - 3 && bytes.has($0, end - 3) }),
      end < bytes.count, scriptClass(bytes, end) == .kanji,
      lexicon.meanings[Int(entry.meaning)].function == "condition"
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

  private static let ends = ["時", "際", "間", "上"].map { Array($0.utf8) }
  private static let takers = ["いただ", "もら"].map { Array($0.utf8) }
  private static let taken = [
    "を", "は", "も", "が", "ず", "、", "。", "だけ", "から", "しか", "でも", "額", "円", "割", "分", "銭", "なら",
  ].map { Array($0.utf8) }

  private func followsParticle(_ bytes: [UInt8], _ start: Int) -> Bool {
    Tokenizer.taken.contains { start >= $0.count && bytes.has($0, start - $0.count) }
  }

  /// 店内, 客側: kanji that follow any noun.
  private func isSuffix(_ bytes: [UInt8], _ at: Int) -> Bool {
    Tokenizer.suffixes.contains(scalar(bytes, at))
  }

  static let particles = Set("をがはのにで".unicodeScalars.map(\.value))
  private static let suffixes = Set("型的性用側等化内外上下中前後間先別毎分".unicodeScalars.map(\.value))

  /// Whether any entry is spelled out from a byte on, wherever it may stand.
  private func beginsEntry(_ bytes: [UInt8], _ start: Int) -> Bool {
    var node = ByteTrie.root
    var at = start
    if ByteTrie.isWide(bytes, at, before: bytes.count) {
      guard let next = lexicon.trie.jump(bytes, at) else { return false }
      node = next
      at += 3
      if lexicon.trie.hasValues(node) { return true }
    }
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
}
