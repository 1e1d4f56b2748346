// SPDX-License-Identifier: GPL-3.0-or-later

/// A text in the form in which rules compare it, with the way back to the original.
///
/// Full-width ASCII becomes ASCII, half-width kana full-width kana (with its sound mark), ASCII
/// letters lower case, blanks of every width one space, typographic quotes and dashes plain ones.
/// Nothing else changes, so a span in folded bytes always names a span of the original.
///
/// A class, since every reader of a sentence holds one: a copy is then one reference.
@usableFromInline package final class FoldedText: Sendable {
  /// UTF-8 of the folded text.
  package let bytes: [UInt8]
  /// For each folded byte, and one past the end, the offset of the original Unicode scalar.
  package let origin: [Int32]
  package let original: String
  /// For each scalar of the original, and one past the end, the offset of its first UTF-8 byte.
  private let starts: [Int32]

  package var scalarCount: Int { starts.count - 1 }

  package init(_ text: String) {
    var folding = Folding(capacity: text.utf8.count)
    var text = text
    text.withUTF8 { folding.run($0) }
    bytes = folding.bytes
    origin = folding.origin
    starts = folding.starts
    original = text
  }

  /// The folded form of a short text, for keys of tables.
  package static func fold(_ text: String) -> String {
    if isFolded(text) { return text }
    return folding(text)
  }

  /// The folded form of UTF-8, for the many words of tables.
  package static func fold(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    if bytes.withUnsafeBufferPointer(isFolded) { return Array(bytes) }
    return FoldedText(String(decoding: bytes, as: UTF8.self)).bytes
  }

  /// Appends the folded form of UTF-8, for tables whose words stand in one block.
  package static func fold(_ bytes: ArraySlice<UInt8>, into block: inout [UInt8]) {
    if bytes.withUnsafeBufferPointer(isFolded) {
      block.append(contentsOf: bytes)
    } else {
      block += FoldedText(String(decoding: bytes, as: UTF8.self)).bytes
    }
  }

  private static func isFolded(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(isFolded)
  }

  /// True for lower-case ASCII, kana and kanji, which folding leaves alone.
  private static func isFolded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        if (0x41...0x5A).contains(byte) || byte == 9 { return false }
        at += 1
      } else if (0xE3...0xE9).contains(byte) {
        // U+3000 is a blank, U+301C a tilde; squared forms stand in U+3200–U+33FF.
        if byte == 0xE3,
          bytes[at + 1] == 0x80 && [0x80, 0x9C].contains(bytes[at + 2])
            || bytes[at + 1] >= 0x88 && byte == 0xE3 && bytes[at + 1] < 0x90
        {
          return false
        }
        at += 3
      } else {
        return false
      }
    }
    return true
  }

  private static func folding(_ text: String) -> String {
    String(decoding: FoldedText(text).bytes, as: UTF8.self)
  }

  /// The span of the original that the folded bytes `lower..<upper` stand for.
  package func span(_ lower: Int, _ upper: Int) -> Span {
    guard lower < upper else {
      let at = Int(origin[min(lower, bytes.count)])
      return Span(at, at)
    }
    let start = Int(origin[lower])
    var end = upper
    while end < bytes.count, origin[end] == origin[end - 1] { end += 1 }
    return Span(start, Int(origin[end]))
  }

  /// The folded text of the bytes `lower..<upper`.
  package func folded(_ lower: Int, _ upper: Int) -> String {
    Steps.count(1 + (upper - lower) >> 4)
    return bytes.withUnsafeBufferPointer {
      $0.shortText(lower, upper)
        ?? String(decoding: UnsafeBufferPointer(rebasing: $0[lower..<upper]), as: UTF8.self)
    }
  }

  /// The part of the original that `span` covers; parts beyond the end are left out.
  ///
  /// Takes no longer at the end of a text than at its beginning, unlike `String.slice`.
  package func slice(_ span: Span) -> String {
    Steps.count()
    let lower = min(max(span.lower, 0), scalarCount)
    let upper = min(max(span.upper, lower), scalarCount)
    let utf8 = original.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: Int(starts[lower]))
    let end = utf8.index(start, offsetBy: Int(starts[upper] - starts[lower]))
    return String(original[start..<end])
  }

  /// The part of the original that the folded bytes `lower..<upper` stand for.
  package func slice(_ lower: Int, _ upper: Int) -> String { slice(span(lower, upper)) }
}

extension FoldedText {
  /// Whether folding leaves the first three bytes of a text as they are; no for less than three.
  package static func keepsOpening(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count > 2 else { return false }
    if text[0] >= 0x80 { return keeps(text[0], text[1]) }
    return isPlain(text[0]) && isPlain(text[1]) && isPlain(text[2])
  }

  /// Whether folding leaves a byte as it is, one of ASCII.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte < 0x80 && !(0x41...0x5A).contains(byte) && byte != 9
  }

  /// Whether a kana or a kanji of three bytes, which folding leaves alone, begins with these two.
  @inline(__always)
  fileprivate static func keeps(_ first: UInt8, _ second: UInt8) -> Bool {
    (0xE4...0xE9).contains(first) || first == 0xE3 && (0x81...0x83).contains(second)
  }
}

/// The pass over a text that folds it.
private struct Folding {
  var bytes: [UInt8] = []
  var origin: [Int32] = []
  var starts: [Int32] = []
  /// A half-width kana that a sound mark may still follow.
  private var pending: UInt32?

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
    origin.reserveCapacity(capacity + 1)
    starts.reserveCapacity(capacity + 1)
  }

  mutating func run(_ text: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < text.count {
      let byte = text[at]
      starts.append(Int32(truncatingIfNeeded: at))
      let offset = Int32(truncatingIfNeeded: starts.count - 1)
      if byte < 0x80 {
        settle(before: offset)
        // Tab and capitals are all that folding changes.
        put(
          byte == 9 ? 0x20 : (0x41...0x5A).contains(byte) ? byte + 0x20 : byte, offset)
        at += 1
      } else if FoldedText.keeps(byte, text[at + 1]) {
        settle(before: offset)
        put(byte, offset)
        put(text[at + 1], offset)
        put(text[at + 2], offset)
        at += 3
      } else {
        at += scalar(text, at, offset)
      }
    }
    let end = Int32(truncatingIfNeeded: starts.count)
    settle(before: end)
    origin.append(end)
    starts.append(Int32(truncatingIfNeeded: text.count))
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8, _ offset: Int32) {
    bytes.append(byte)
    origin.append(offset)
  }

  /// Puts down a kana that no sound mark follows.
  @inline(__always)
  private mutating func settle(before offset: Int32) {
    guard let kana = pending else { return }
    pending = nil
    append(kana, at: offset - 1)
  }

  /// Folds any other scalar and returns its length.
  private mutating func scalar(
    _ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ offset: Int32
  ) -> Int {
    let byte = UInt32(text[at])
    let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    var value = byte & (0x7F >> UInt32(length))
    for i in 1..<length { value = value << 6 | UInt32(text[at + i] & 0x3F) }
    if let kana = pending, let voiced = Folding.voiced(kana, by: value) {
      pending = nil
      append(voiced, at: offset - 1)
      return length
    }
    settle(before: offset)
    if (0xFF66...0xFF9D).contains(value) {
      pending = Folding.wideKana[Int(value - 0xFF66)]
    } else if Folding.mayBeSquared(value), let replacement = Folding.compatibility[value] {
      for part in replacement.unicodeScalars { append(part.value, at: offset) }
    } else {
      append(Folding.fold(value), at: offset)
    }
    return length
  }

  private mutating func append(_ value: UInt32, at offset: Int32) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { put(byte, offset) }
  }

  /// Width, blanks, quotes and dashes of what is neither ASCII nor kana nor kanji.
  private static func fold(_ value: UInt32) -> UInt32 {
    switch value {
    case 0xFF21...0xFF3A: value - 0xFEE0 + 0x20
    case 0xFF01...0xFF5E: value - 0xFEE0
    case 0x3000, 0xA0, 0x2002...0x200A, 0x202F: 0x20
    case 0x2018, 0x2019: 0x27
    case 0x201C, 0x201D: 0x22
    case 0x2010...0x2012, 0x2212: 0x2D
    case 0x301C: 0x7E
    case 0xFFE5: 0xA5
    case 0xFF61: 0x3002
    case 0xFF62: 0x300C
    case 0xFF63: 0x300D
    case 0xFF64: 0x3001
    case 0xFF65: 0x30FB
    default: value
    }
  }

  /// ヲァィゥェォャュョッーアイ…ン in the order of U+FF66–U+FF9D.
  private static let wideKana: [UInt32] =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    .unicodeScalars.map(\.value)

  private static func voiced(_ kana: UInt32, by mark: UInt32) -> UInt32? {
    guard mark == 0xFF9E || mark == 0xFF9F else { return nil }
    let isHa = (0x30CF...0x30DB).contains(kana)
    if mark == 0xFF9F { return isHa ? kana + 2 : nil }
    if kana == 0x30A6 { return 0x30F4 }
    let takesMark = (0x30AB...0x30C8).contains(kana) && kana != 0x30C3
    return takesMark || isHa ? kana + 1 : nil
  }

  /// Kana, kanji and ASCII, nearly all of a text, need no look-up.
  @inline(__always)
  private static func mayBeSquared(_ value: UInt32) -> Bool {
    value > 0xBB && !(0x3000...0x30FF).contains(value) && !(0x3400...0x9FFF).contains(value)
  }

  /// Squared and circled forms that stand for several plain characters.
  private static let compatibility: [UInt32: String] = {
    var table: [UInt32: String] = [
      0x3231: "(株)", 0x3232: "(有)", 0x337B: "平成", 0x337C: "昭和", 0x337D: "大正", 0x337E: "明治",
      0x32FF: "令和", 0x3314: "キロ", 0x3315: "キログラム", 0x3316: "キロメートル", 0x334D: "メートル",
      0x3349: "ミリ", 0x3322: "センチ", 0x3327: "トン", 0x330F: "グラム", 0x2103: "°c", 0x2116: "no",
      0x00BD: "1/2", 0x00BC: "1/4", 0x00BE: "3/4", 0x2153: "1/3", 0x2154: "2/3",
      0x3397: "l", 0x339D: "cm", 0x339E: "km", 0x33A1: "m2", 0x338F: "kg", 0x339C: "mm",
    ]
    for i: UInt32 in 0..<20 { table[0x2460 + i] = String(i + 1) }
    for i: UInt32 in 0..<12 { table[0x2160 + i] = String(i + 1) }
    return table
  }()
}
