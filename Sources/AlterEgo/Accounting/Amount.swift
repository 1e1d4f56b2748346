// SPDX-License-Identifier: GPL-3.0-or-later

/// An amount as books write it.
enum Amount: Equatable {
  /// Nothing, or a dash for nothing.
  case blank
  case number(Double)
  /// A share: 39.9%.
  case percent
  case other

  /// Reads digits of either width with thousands separators, a sign before or behind (△, ▲, −,
  /// brackets), a currency mark and blanks.
  ///
  /// `scale` turns thousands of yen and the like to yen, without a loss for what is written with
  /// decimals.
  static func read(_ bytes: ArraySlice<UInt8>, scale: Double = 1) -> Amount {
    var reader = AmountReader(bytes)
    return reader.read(scale)
  }

  static func read(_ text: String, scale: Double = 1) -> Amount {
    read(Array(text.utf8)[...], scale: scale)
  }
}

private struct AmountReader {
  private enum Mark {
    case digit(UInt8), comma, point, minus, plus, open, close, currency, percent, blank, other
  }

  private let bytes: ArraySlice<UInt8>
  private var at: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  mutating func read(_ scale: Double) -> Amount {
    var (mantissa, digits, decimals, group) = (UInt64(0), 0, -1, -1)
    var (isNegative, isBracketed, hasDash, ended) = (false, false, false, false)
    while at < bytes.endIndex {
      switch next() {
      case .digit(let digit):
        if ended || digits > 17 { return .other }
        mantissa = mantissa * 10 + UInt64(digit)
        digits += 1
        if decimals >= 0 { decimals += 1 }
        if group >= 0 { group += 1 }
      case .comma:
        if digits == 0 || decimals >= 0 || group >= 0 && group != 3 || digits > 3 && group < 0 {
          return .other
        }
        group = 0
      case .point:
        if digits == 0 || decimals >= 0 || group >= 0 && group != 3 { return .other }
        decimals = 0
        group = -1
      case .minus:
        if hasDash || isNegative { return .other }
        (isNegative, hasDash) = (true, true)
        if digits > 0 { ended = true }
      case .plus: if digits > 0 { return .other }
      case .open:
        if digits > 0 || isBracketed { return .other }
        isBracketed = true
      case .close:
        if !isBracketed || digits == 0 { return .other }
        ended = true
      case .currency: if digits > 0 { ended = true }
      case .percent: return digits > 0 ? .percent : .other
      case .blank: if digits > 0 && !isBracketed { ended = true }
      case .other: return .other
      }
    }
    if digits == 0 { return isBracketed ? .other : .blank }
    if group >= 0, group != 3 { return .other }
    let value = AmountReader.scaled(mantissa, decimals: max(0, decimals), by: scale)
    return .number(isNegative || isBracketed ? -value : value)
  }

  private static func scaled(_ mantissa: UInt64, decimals: Int, by scale: Double) -> Double {
    var divisor = 1.0
    for _ in 0..<decimals { divisor *= 10 }
    return Double(mantissa) * scale / divisor
  }

  private mutating func next() -> Mark {
    let byte = bytes[at]
    at += 1
    switch byte {
    case 0x30...0x39: return .digit(byte - 0x30)
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "."): return .point
    case UInt8(ascii: "-"): return .minus
    case UInt8(ascii: "+"): return .plus
    case UInt8(ascii: "("): return .open
    case UInt8(ascii: ")"): return .close
    case UInt8(ascii: "\\"), UInt8(ascii: "$"): return .currency
    case UInt8(ascii: "%"): return .percent
    case 0x20, 9, 10, 13: return .blank
    case 0xC2: return take(0xA5) ? .currency : take(0xA0) ? .blank : .other
    default: return wide(byte)
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.endIndex, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  /// A mark of three bytes.
  private mutating func wide(_ first: UInt8) -> Mark {
    guard at + 1 < bytes.endIndex else { return .other }
    let (second, third) = (bytes[at], bytes[at + 1])
    at += 2
    switch (first, second, third) {
    case (0xEF, 0xBC, 0x90...0x99): return .digit(third - 0x90)
    case (0xEF, 0xBC, 0x8C), (0xE3, 0x80, 0x81): return .comma
    case (0xEF, 0xBC, 0x8E): return .point
    case (0xEF, 0xBC, 0x8D), (0xE2, 0x96, 0xB2), (0xE2, 0x96, 0xB3), (0xE2, 0x88, 0x92),
      (0xE2, 0x80, 0x90...0x95), (0xE3, 0x83, 0xBC), (0xEF, 0xBD, 0xB0), (0xE2, 0x94, 0x80):
      return .minus
    case (0xEF, 0xBC, 0x8B): return .plus
    case (0xEF, 0xBC, 0x88): return .open
    case (0xEF, 0xBC, 0x89): return .close
    case (0xEF, 0xBF, 0xA5), (0xE5, 0x86, 0x86): return .currency
    case (0xEF, 0xBC, 0x85): return .percent
    case (0xE3, 0x80, 0x80): return .blank
    default: return .other
    }
  }
}
