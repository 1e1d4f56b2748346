// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Times of day in a text: 17時まで, 夜の10時半, after 10 pm, half past five, midnight.
struct ClockReader {
  /// A time of day with how it bounds.
  struct Time {
    /// Folded bytes, comparator words included.
    var bytes: Range<Int>
    /// Minutes since midnight, 0…1740: the small hours belong to the night before.
    var minutes: Int
    var op: Comparator
  }

  /// The id of the metric that times of day are values of.
  static let metric = "time_of_day"
  /// Marks its numbers, which are held only against one another.
  static let unitWord = "clock"

  /// In the order of the text, none over another.
  let times: [Time]

  init(_ text: FoldedText) {
    var scan = ClockScan(text.bytes)
    times = scan.read()
  }

  func times(in range: Range<Int>) -> [Time] {
    let first = times.partition { $0.bytes.lowerBound >= range.lowerBound }
    return Array(times[first...].prefix { $0.bytes.lowerBound < range.upperBound })
  }

  func covers(_ token: Token) -> Bool {
    let first = times.partition { $0.bytes.upperBound > token.lower }
    return first < times.count && times[first].bytes.lowerBound < token.upper
  }

  static func predicate(_ time: Time, _ text: FoldedText) -> Predicate {
    let span = text.span(time.bytes.lowerBound, time.bytes.upperBound)
    var predicate = Predicate(
      kind: .metric, id: metric, span: span, text: text.slice(span))
    predicate.op = time.op
    predicate.value = Double(time.minutes)
    predicate.unitWord = unitWord
    return predicate
  }
}

/// One pass over folded bytes in search of times of day.
private struct ClockScan {
  private let bytes: [UInt8]
  private var found: [ClockReader.Time] = []

  /// Whether the text is about an evening: a party, tonight; asked only where a time is found.
  private lazy var isNight = Self.evenings.contains { bytes.place(of: $0) != nil }
  /// The same, with no word of a morning.
  private lazy var isEvening = isNight && bytes.place(of: Array("morning".utf8)) == nil

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private static let evenings = [
    "tonight", "evening", "party", "banquet", "at night", "nightclub", "late show", "closing time",
    "midnight", "after dark", "dinner guests", "concert", "wedding reception",
  ].map { Array($0.utf8) }

  mutating func read() -> [ClockReader.Time] {
    var at = 0
    while at < bytes.count {
      if mayStart(at), let end = time(at) { at = end } else { at += 1 }
    }
    return found
  }

  /// Only a figure may begin a time in either language.
  private mutating func time(_ at: Int) -> Int? {
    if isLetter(at) { return english(at) }
    return japanese(at) ?? english(at)
  }

  /// Whether a figure, a kanji of one or the first letter of a word for an hour stands at a byte.
  private func mayStart(_ at: Int) -> Bool {
    switch bytes[at] {
    case 0x30...0x39: true
    case 0xE4, 0xE5: has("時", at + 3) || has("時", at + 6)
    case UInt8(ascii: "m"), UInt8(ascii: "n"), UInt8(ascii: "h"), UInt8(ascii: "q"),
      UInt8(ascii: "t"), UInt8(ascii: "e"), UInt8(ascii: "s"), UInt8(ascii: "f"), UInt8(ascii: "o"):
      !isLetter(at - 1)
    default: false
    }
  }

  private func has(_ word: StaticString, _ at: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard at >= 0, at + count <= bytes.count else { return false }
    let start = word.utf8Start
    for offset in 0..<count where bytes[at + offset] != start[offset] { return false }
    return true
  }

  private func ends(_ words: [StaticString], before at: Int) -> Bool {
    words.contains { has($0, at - $0.utf8CodeUnitCount) }
  }

  /// Digits at `at` with where they end; at most two.
  private func digits(_ at: Int) -> (value: Int, end: Int)? {
    var end = at
    var value = 0
    while end < bytes.count, (0x30...0x39).contains(bytes[end]), end - at < 3 {
      value = value * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard end > at, end - at < 3 else { return nil }
    if at > 0, (0x30...0x39).contains(bytes[at - 1]) || bytes[at - 1] == 0x2E { return nil }
    return (value, end)
  }

  private func isLetter(_ at: Int) -> Bool {
    at >= 0 && at < bytes.count && (0x61...0x7A).contains(bytes[at])
  }

  // MARK: Japanese

  private static let afternoon: [StaticString] = [
    "午後", "午後の", "夜の", "夜", "夕方の", "夕方", "今夜", "今晩", "晩の", "午後、", "夜、", "夕方、", "今夜、", "今晩、",
    "夜は", "夕方は",
  ]
  private static let smallHours: [StaticString] = ["深夜の", "深夜", "夜中の", "夜中"]

  private mutating func japanese(_ at: Int) -> Int? {
    var hour: Int
    var end: Int
    if let number = digits(at), has("時", number.end) {
      (hour, end) = (number.value, number.end + 3)
    } else if let numeral = kanjiHour(at) {
      (hour, end) = numeral
    } else {
      return nil
    }
    if has("間", end) || has("給", end) || hour > 29 { return nil }
    var minutes = 0
    if has("半", end) {
      minutes = 30
      end += 3
    } else if let part = digits(end), has("分", part.end) {
      minutes = part.value
      end = part.end + 3
    }
    if ends(Self.smallHours, before: at) {
      hour += hour < 6 ? 24 : hour < 12 ? 12 : 0
    } else if hour < 12, ends(Self.afternoon, before: at) {
      hour += 12
    }
    let bound = japaneseBound(end)
    found.append(
      ClockReader.Time(bytes: at..<bound.end, minutes: hour * 60 + minutes, op: bound.op))
    return bound.end
  }

  private static let hours: [StaticString] = [
    "十二", "十一", "十", "九", "八", "七", "六", "五", "四", "三", "二", "一",
  ]

  private func kanjiHour(_ at: Int) -> (Int, Int)? {
    for (index, word) in Self.hours.enumerated() where has(word, at) {
      let end = at + word.utf8CodeUnitCount
      guard has("時", end) else { return nil }
      if at >= 3, ends(["十", "二", "数", "何"], before: at) { return nil }
      return (12 - index, end + 3)
    }
    return nil
  }

  private func japaneseBound(_ end: Int) -> (op: Comparator, end: Int) {
    let bounds: [(StaticString, Comparator)] = [
      ("までに", .atMost), ("まで", .atMost), ("以前", .atMost), ("より前", .less), ("前", .less),
      ("以降", .atLeast), ("以後", .atLeast), ("を過ぎ", .more), ("すぎ", .more), ("過ぎ", .more),
      ("より後", .more), ("より遅", .more), ("を回", .more), ("から", .atLeast), ("より早", .less),
    ]
    for (word, op) in bounds where has(word, end) { return (op, end + word.utf8CodeUnitCount) }
    return (.equal, end)
  }

  // MARK: English

  private mutating func english(_ at: Int) -> Int? {
    guard !isLetter(at - 1) else { return nil }
    guard let (minutes, end) = englishTime(at) else { return nil }
    found.append(
      ClockReader.Time(bytes: at..<end, minutes: minutes, op: englishBound(before: at)))
    return end
  }

  private static let parts: [(StaticString, Int)] = [
    ("half past ", 30), ("quarter past ", 15), ("quarter to ", -15),
  ]

  private mutating func englishTime(_ at: Int) -> (Int, Int)? {
    if has("midnight", at) { return (24 * 60, at + 8) }
    if has("noon", at), !isLetter(at + 4) { return (12 * 60, at + 4) }
    for (word, minutes) in Self.parts
    where has(word, at) {
      guard let (hour, end) = hourWord(at + word.utf8CodeUnitCount) else { return nil }
      return (afternoon(hour) * 60 + minutes, end)
    }
    guard let (hour, end) = hourWord(at) else { return nil }
    var minutes = 0
    var next = end
    if has(":", next) || has(".", next), let part = digits2(next + 1) {
      minutes = part.value
      next = part.end
    }
    let isExact = next > end
    if let (shift, tail) = halfOfDay(next) {
      // The small hours belong to the night before.
      let late = shift == 0 && hour % 12 < 6 && isNight ? 24 : 0
      return (((hour % 12) + shift + late) * 60 + minutes, tail)
    }
    if has(" o'clock", next) { return (afternoon(hour) * 60 + minutes, next + 8) }
    if isExact, hour < 25, bytes[end] == 0x3A {
      return (afternoon(hour) * 60 + minutes, next)
    }
    // Ends at ten, no orders after six: a bare hour behind its preposition, at the end of what is said.
    let isNamed = !(0x30...0x39).contains(bytes[at])
    let isOpened =
      ends(["at ", "until ", "till "], before: at)
      || isNamed && ends(["after ", "before ", "past "], before: at)
    guard isOpened, isClosed(next) else { return nil }
    return (afternoon(hour) * 60, next)
  }

  /// Whether nothing but an end of a clause follows.
  private func isClosed(_ at: Int) -> Bool {
    at >= bytes.count || has(".", at) || has(",", at) || has("?", at) || has(" on ", at)
      || has(" sharp", at) || has(" in the", at) || has(";", at)
  }

  private func digits2(_ at: Int) -> (value: Int, end: Int)? {
    guard at + 1 < bytes.count, (0x30...0x35).contains(bytes[at]),
      (0x30...0x39).contains(bytes[at + 1])
    else { return nil }
    return (Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30), at + 2)
  }

  private static let halves: [(StaticString, Int)] = [
    ("p.m.", 12), ("a.m.", 0), ("pm", 12), ("am", 0),
  ]

  private func halfOfDay(_ at: Int) -> (Int, Int)? {
    let start = has(" ", at) ? at + 1 : at
    for (word, shift) in Self.halves where has(word, start) {
      let end = start + word.utf8CodeUnitCount
      return isLetter(end) ? nil : (shift, end)
    }
    // Six in the evening, ten o'clock at night.
    let spoken = has(" o'clock", at) ? at + 8 : at
    for (words, shift) in ClockScan.partsOfDay where has(words, spoken) {
      let end = spoken + words.utf8CodeUnitCount
      return isLetter(end) ? nil : (shift, end)
    }
    return nil
  }

  private static let partsOfDay: [(StaticString, Int)] = [
    (" in the morning", 0), (" in the afternoon", 12), (" in the evening", 12), (" at night", 12),
  ]

  private static let hourWords: [StaticString] = [
    "twelve", "eleven", "ten", "nine", "eight", "seven", "six", "five", "four", "three", "two",
    "one",
  ]

  private func hourWord(_ at: Int) -> (Int, Int)? {
    if let number = digits(at), number.value < 25 { return (number.value, number.end) }
    for (index, word) in Self.hourWords.enumerated() where has(word, at) {
      let end = at + word.utf8CodeUnitCount
      return isLetter(end) ? nil : (12 - index, end)
    }
    return nil
  }

  /// Nobody means seven in the morning by a bare seven: working hours are meant.
  ///
  /// By night as late as eleven.
  private mutating func afternoon(_ hour: Int) -> Int {
    (1...6).contains(hour) || (7...11).contains(hour) && isEvening ? hour + 12 : hour
  }

  private func englishBound(before at: Int) -> Comparator {
    let bounds: [(StaticString, Comparator)] = [
      ("no later than ", .atMost), ("later than ", .more), ("after ", .more), ("past ", .more),
      ("until ", .atMost), ("till ", .atMost), ("up to ", .atMost), ("by ", .atMost),
      ("before ", .less),
      ("from ", .atLeast), ("as of ", .atLeast), ("earlier than ", .less),
    ]
    for (word, op) in bounds where ends([word], before: at) { return op }
    return .equal
  }
}
