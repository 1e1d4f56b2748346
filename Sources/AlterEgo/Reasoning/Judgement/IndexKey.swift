// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// A number by which a term of a statement and a term of a case find each other.
///
/// It is a hash of what the two have in common. Two different things may share a key; a statement
/// found by such a chance is looked at in vain, and no statement is missed.
struct IndexKey: Hashable, Sendable {
  enum Kind: UInt64 {
    /// A concept, or a word as it is written.
    case id
    /// A kind of the concept.
    case under
    /// An act whose opposite this is.
    case undoneBy
    /// Two signs in a row of a Japanese word.
    case pair
    /// A word of one sign; and a word that one sign may stand for.
    case loneSign, tellingSign
    /// A stem of an alphabetic word.
    case stem
    /// The first and the last two letters of a word, and the whole of an alphabetic one.
    case opening, ending, spelling
    /// The words of a mention, and their first letters.
    case written, start
    /// What a ranking ranks.
    case value, valueUnder
    /// One side of two ways that rule each other out.
    case contrary
  }

  let hash: UInt64

  init(_ kind: Kind, _ text: some StringProtocol) {
    var hash = IndexKey.start(kind)
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* IndexKey.prime }
    self.hash = hash
  }

  init(_ kind: Kind, _ numbers: UInt32...) {
    var hash = IndexKey.start(kind)
    for number in numbers { hash = (hash ^ UInt64(number)) &* IndexKey.prime }
    self.hash = hash
  }

  /// Offset and prime of the 64-bit FNV-1a hash.
  private static let prime: UInt64 = 0x100_0000_01B3

  private static func start(_ kind: Kind) -> UInt64 {
    (0xCBF2_9CE4_8422_2325 ^ kind.rawValue) &* prime
  }
}

extension IndexKey {
  /// The key of a text that a question may say whatever it is cut into.
  ///
  /// It is two letters, four of an alphabet; nil for what is too short to be told from others.
  static func start(of folded: some StringProtocol) -> IndexKey? {
    let isWide = folded.utf8.first.map { $0 >= 0x80 } ?? false
    let letters = folded.unicodeScalars.prefix(isWide ? 2 : 4)
    guard letters.count == (isWide ? 2 : 4) else { return nil }
    return IndexKey(.start, String(String.UnicodeScalarView(letters)))
  }
}

extension Surface {
  /// The keys under which a word of a statement stands: every other word with a likeness above 0
  /// asks for one of them.
  var keys: [IndexKey] {
    if signs.isEmpty { return stems.map { IndexKey(.stem, $0) } }
    var keys = pairs
    if signs.count == 1 { keys.append(IndexKey(.loneSign, signs[0])) }
    return keys + telling.map { IndexKey(.tellingSign, $0) }
  }

  /// The keys that a word of a case asks for.
  var wanted: [IndexKey] {
    if signs.isEmpty { return stems.map { IndexKey(.stem, $0) } }
    if signs.count == 1 { return [IndexKey(.tellingSign, signs[0])] }
    return pairs + telling.map { IndexKey(.loneSign, $0) }
  }

  private var pairs: [IndexKey] {
    zip(signs, signs.dropFirst()).map { IndexKey(.pair, $0, $1) }
  }

  /// The signs each of which may stand for the whole: those of a short word, the last of a long.
  private var telling: ArraySlice<UInt32> { signs.count > 2 ? signs.suffix(1) : signs[...] }
}

extension CaseReading {
  /// The keys under which words stand, and by which they are asked for, that meet when they are
  /// the same or one is a longer compound of the other.
  static func meetingKeys(_ word: String) -> [IndexKey] {
    let scalars = word.unicodeScalars
    var keys = [IndexKey(.spelling, word.last == "e" ? word.dropLast() : word[...])]
    if scalars.count > 1 {
      keys.append(IndexKey(.opening, String(String.UnicodeScalarView(scalars.prefix(2)))))
      keys.append(IndexKey(.ending, String(String.UnicodeScalarView(scalars.suffix(2)))))
    }
    return keys
  }
}
