// SPDX-License-Identifier: GPL-3.0-or-later

/// A number as it was written or spelled, before its unit.
struct Numeral {
  /// Nil when only bounds are known (数百).
  var value: Double?
  /// Set when the number is itself a range (二、三, two or three).
  var value2: Double?
  var low: Double?
  var high: Double?
  var end: Int
  /// What the number was scaled by, when it is one figure and scale words (20万: 10,000).
  var scale = 1.0
  /// How many digits, when it is nothing but digits.
  var plainDigits = 0
  var isFraction = false
  var isOrdinal = false
  /// Written in words or kanji, so that it may be part of another word.
  var isSpelled = false
  /// `one` or `a`: no number unless a unit follows.
  var isArticle = false

  init(value: Double?, end: Int) {
    self.value = value
    self.end = end
  }

  func times(_ factor: Double) -> Numeral {
    var result = self
    result.value = value.map { Numeral.clean($0 * factor) }
    result.value2 = value2.map { Numeral.clean($0 * factor) }
    result.low = low.map { Numeral.clean($0 * factor) }
    result.high = high.map { Numeral.clean($0 * factor) }
    return result
  }

  /// The value without the last bits that binary multiplication adds (1.1 × 100).
  static func clean(_ value: Double) -> Double {
    let scaled = value * 1e9
    guard scaled.magnitude < 9e15, scaled.magnitude > 1 else { return value }
    let rounded = scaled.rounded() / 1e9
    return (rounded - value).magnitude <= value.magnitude * 1e-14 ? rounded : value
  }
}

/// A run of ASCII digits with thousands commas and a decimal part.
struct DigitRun {
  var value: Double
  var end: Int
  /// How many digits, when there is neither comma nor point.
  var plainDigits: Int

  /// Nil where no digit stands; the value of more than 18 digits is not a number to reckon with.
  static func read(_ bytes: [UInt8], _ start: Int) -> (run: DigitRun?, end: Int)? {
    guard start < bytes.count, bytes[start].isDigit else { return nil }
    var at = start
    var value = 0.0
    var digits = 0
    var isPlain = true
    while at < bytes.count {
      if bytes[at].isDigit {
        if digits < 19 { value = value * 10 + Double(bytes[at] - 0x30) }
        digits += 1
        at += 1
      } else if bytes[at] == 0x2C, groupFollows(bytes, at + 1) {
        isPlain = false
        at += 1
      } else {
        break
      }
    }
    if at + 1 < bytes.count, bytes[at] == 0x2E, bytes[at + 1].isDigit {
      isPlain = false
      at += 1
      var fraction = 0.0
      var scale = 1.0
      while at < bytes.count, bytes[at].isDigit {
        if scale < 1e15 {
          fraction = fraction * 10 + Double(bytes[at] - 0x30)
          scale *= 10
        }
        at += 1
      }
      value = (value * scale + fraction) / scale
    }
    guard digits <= 18 else { return (nil, at) }
    return (DigitRun(value: value, end: at, plainDigits: isPlain ? digits : 0), at)
  }

  /// Exactly three digits follow.
  private static func groupFollows(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard at + 2 < bytes.count, bytes[at].isDigit, bytes[at + 1].isDigit, bytes[at + 2].isDigit
    else { return false }
    return at + 3 >= bytes.count || !bytes[at + 3].isDigit
  }
}
