// SPDX-License-Identifier: GPL-3.0-or-later

/// The months and the days of the week that an English text names: from May to October, on weekends.
package struct CalendarSpan: Equatable, Sendable {
  /// 1…12.
  package private(set) var months: Set<Int> = []
  /// 1…7, Monday first; 8 for a public holiday.
  package private(set) var days: Set<Int> = []

  package var isEmpty: Bool { months.isEmpty && days.isEmpty }

  /// Reads `text`, folded; what stands between two names (from May to October) counts too.
  package init(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let words = CalendarSpan.mayName(bytes, bytes.indices) ? CalendarSpan.words(text) : []
    var at = 0
    while at < words.count {
      guard let first = CalendarSpan.name(words, at) else {
        at += 1
        continue
      }
      at += 1
      take(first)
      guard CalendarSpan.joins(words, at), let last = CalendarSpan.name(words, at + 1)
      else { continue }
      if words[at] != "and" || CalendarSpan.isBetween(words, at) { fill(first, last) }
    }
    takeJapanese(bytes)
  }

  mutating func add(months: Set<Int>, days: Set<Int>) {
    self.months.formUnion(months)
    self.days.formUnion(days)
  }

  /// The bytes of the phrase that tells a time of the calendar and the preposition before it, within a
  /// folded text; nil where there is none.
  package static func phrase(in text: String) -> Range<Int>? {
    let bytes = Array(text.utf8)
    guard mayName(bytes, bytes.indices) else { return nil }
    let places = LatinWords.places(in: bytes, bytes.indices, digits: true)
    let words = places.map { String(decoding: bytes[$0], as: UTF8.self) }
    for at in words.indices where opening.contains(words[at]) {
      var next = at + 1
      while next < words.count, between.contains(words[next]) { next += 1 }
      guard next < words.count, name(words, next) != nil else { continue }
      var last = next
      while true {
        if last + 1 < words.count, name(words, last + 1) != nil {
          last += 1
        } else if last + 2 < words.count, joining.contains(words[last + 1]),
          name(words, last + 2) != nil
        {
          last += 2
        } else {
          break
        }
      }
      return places[at].lowerBound..<places[last].upperBound
    }
    return nil
  }

  // MARK: Names

  private enum Name {
    case month(ClosedRange<Int>)
    case day(ClosedRange<Int>)
    /// December to February.
    case winter
  }

  private mutating func take(_ name: Name) {
    switch name {
    case .month(let range): months.formUnion(range)
    case .day(let range): days.formUnion(range)
    case .winter: months.formUnion([12, 1, 2])
    }
  }

  /// From one to the other, around the end of the year or the week where need be.
  private mutating func fill(_ first: Name, _ last: Name) {
    switch (first, last) {
    case (.month(let a), .month(let b)):
      months.formUnion(CalendarSpan.round(from: a.lowerBound, to: b.upperBound, of: 12))
    case (.day(let a), .day(let b)):
      days.formUnion(CalendarSpan.round(from: a.lowerBound, to: b.upperBound, of: 7))
    default: break
    }
  }

  /// The numbers from one to another of a circle that has 1…`count`: from 11 to 2 of 12 is 11, 12, 1, 2.
  private static func round(from first: Int, to last: Int, of count: Int) -> [Int] {
    (0...(last - first + count) % count).map { (first - 1 + $0) % count + 1 }
  }

  private static func joins(_ words: [String], _ at: Int) -> Bool {
    at + 1 < words.count && ["to", "through", "till", "until", "and"].contains(words[at])
  }

  /// Between May and August.
  private static func isBetween(_ words: [String], _ and: Int) -> Bool {
    and > 1 && words[and - 2] == "between"
  }

  private static func name(_ words: [String], _ at: Int) -> Name? {
    let word = words[at]
    if let month = CalendarDate.month(named: word) {
      // May we march: a verb, unless a preposition or a number tells it as a month.
      if ["may", "march", "mar"].contains(word), !isDated(words, at) { return nil }
      return .month(month...month)
    }
    let single = word.hasSuffix("s") && word != "s" ? String(word.dropLast()) : word
    if let day = days.firstIndex(of: single) { return .day((day + 1)...(day + 1)) }
    switch single {
    case "weekend": return .day(6...7)
    case "weekday": return .day(1...5)
    case "spring" where isDated(words, at): return .month(3...5)
    case "summer": return .month(6...8)
    case "autumn": return .month(9...11)
    case "winter": return .winter
    default: return nil
    }
  }

  /// Whether the first letters of an English name stand within a part; hardly any text has them.
  package static func mayName(_ bytes: [UInt8], _ part: Range<Int>) -> Bool {
    for at in part.dropLast(2)
    where starts.has(OpeningMarks.key(bytes[at], bytes[at + 1], bytes[at + 2])) {
      return true
    }
    return false
  }

  /// How the names of months, days and seasons begin.
  private static let starts: OpeningMarks = {
    var marks = OpeningMarks()
    let names = CalendarDate.englishMonths.map { $0.lowercased() } + days + others
    for name in names {
      let start = Array(name.utf8.prefix(3))
      marks.insert(OpeningMarks.key(start[0], start[1], start[2]))
    }
    return marks
  }()
  private static let others = ["weekend", "weekday", "spring", "summer", "autumn", "winter"]

  private static func isDated(_ words: [String], _ at: Int) -> Bool {
    let before = at > 0 ? words[at - 1] : ""
    let next = at + 1 < words.count ? words[at + 1] : ""
    return opening.union(between).union(joining).contains(before)
      || ["of", "by", "since", "early", "late", "mid", "next", "last", "this"].contains(before)
      || next.utf8.first.map { (0x30...0x39).contains($0) } ?? false
  }

  private static func words(_ text: some StringProtocol) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map { String($0) }
  }

  private static let days = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let opening: Set<String> = [
    "in", "on", "from", "during", "between", "over", "throughout", "at",
  ]
  private static let between: Set<String> = ["the", "every", "a", "any", "months", "of"]
  private static let joining: Set<String> = ["to", "through", "till", "until", "and", "or"]
}
