// SPDX-License-Identifier: GPL-3.0-or-later

/// The months and the days of the week that a Japanese text names: 7月と8月, 5月から10月まで, 水曜, 土日.
extension CalendarSpan {
  /// A name with the bytes where it stands.
  private struct Place {
    var months: ClosedRange<Int>?
    var days: ClosedRange<Int>?
    var range: Range<Int>
  }

  /// Takes in what `text`, folded, names in Japanese.
  mutating func takeJapanese(_ text: [UInt8]) {
    guard text.contains(where: { $0 >= 0xE3 }) else { return }
    let places = CalendarSpan.places(in: text)
    for (at, place) in places.enumerated() {
      add(months: place.months.map(Set.init) ?? [], days: place.days.map(Set.init) ?? [])
      guard at > 0,
        CalendarSpan.spanning.contains(
          String(
            decoding: text[places[at - 1].range.upperBound..<place.range.lowerBound], as: UTF8.self)
        )
      else { continue }
      let before = places[at - 1]
      if let first = before.months, let last = place.months {
        add(months: CalendarSpan.around(first.lowerBound, last.upperBound, of: 12), days: [])
      }
      if let first = before.days, let last = place.days {
        add(months: [], days: CalendarSpan.around(first.lowerBound, last.upperBound, of: 7))
      }
    }
  }

  /// The bytes of the first phrase of a folded Japanese text that names months or days of the week.
  package static func japanesePhrase(in text: [UInt8]) -> Range<Int>? {
    let places = places(in: text)
    guard let first = places.first else { return nil }
    var (end, isSpan) = (first.range.upperBound, false)
    for place in places.dropFirst() {
      let between = String(decoding: text[end..<place.range.lowerBound], as: UTF8.self)
      guard between.isEmpty || spanning.contains(between) || joined.contains(between) else { break }
      isSpan = isSpan || spanning.contains(between)
      end = place.range.upperBound
    }
    // 4月以降, 8月末まで, 7月10日: more or less than the month.
    let isOpen = opening.contains { has(text, end, $0) } || !isSpan && has(text, end, "まで")
    let isDate = end < text.count && (0x30...0x39).contains(text[end])
    return isOpen || isDate ? nil : first.range.lowerBound..<end
  }

  private static let opening = ["以降", "以後", "より", "から", "末", "上旬", "中旬", "下旬", "初", "半ば", "期"]

  /// From one to the other, around the end of the year or the week where need be.
  private static func around(_ first: Int, _ last: Int, of count: Int) -> Set<Int> {
    var found: Set<Int> = [last]
    var at = first
    while at != last {
      found.insert(at)
      at = at % count + 1
    }
    return found
  }

  /// 冬は, 冬の間: December to February.
  private static func winter(_ text: [UInt8], _ at: Int) -> Bool {
    (at < 3 || !(0xE4...0xE9).contains(text[at - 3])) && has(text, at, "冬") && isTime(text, at + 3)
  }

  /// Whether a season ends at a place as a time does: no 冬物.
  private static func isTime(_ text: [UInt8], _ end: Int) -> Bool {
    end == text.count
      || ["は", "に", "には", "の間", "場", "、", "以外", "だけ"].contains { has(text, end, $0) }
  }

  private static func places(in text: [UInt8]) -> [Place] {
    var found: [Place] = []
    var at = 0
    while at < text.count {
      guard mayName(text, at) else {
        at += 1
        continue
      }
      if text[at] >= 0xE3, winter(text, at) {
        found.append(Place(months: 12...12, range: at..<at + 3))
        found.append(Place(months: 1...2, range: at + 3..<at + 3))
        at += 3
        continue
      }
      guard let place = month(text, at) ?? named(text, at) else {
        at += 1
        continue
      }
      found.append(place)
      at = place.range.upperBound
    }
    return found
  }

  /// Whether a name may begin at a byte: where no figure stands and none of the few kanji, none does.
  private static func mayName(_ text: [UInt8], _ at: Int) -> Bool {
    (0x30...0x39).contains(text[at])
      || text[at] >= 0xE3 && at + 2 < text.count
        && kanjiStarts.has(OpeningMarks.key(text[at], text[at + 1], text[at + 2]))
  }

  /// The kanji with which names begin.
  private static let kanjiStarts: OpeningMarks = {
    var marks = OpeningMarks()
    let names =
      ["冬"] + numerals.map(\.0) + weekdays + seasons.map(\.0) + sets.map(\.0)
    for name in names {
      let start = Array(name.utf8.prefix(3))
      marks.insert(OpeningMarks.key(start[0], start[1], start[2]))
    }
    return marks
  }()

  /// 7月, 十二月; no 7か月 and no 1月あたり.
  private static func month(_ text: [UInt8], _ at: Int) -> Place? {
    let before = at > 0 ? text[at - 1] : 0x20
    guard !(0x30...0x39).contains(before), before != 0x2E else { return nil }
    var (end, value) = (at, 0)
    while end < text.count, (0x30...0x39).contains(text[end]), end - at < 3 {
      value = value * 10 + Int(text[end] - 0x30)
      end += 1
    }
    if end == at,
      let numeral = numerals.first(where: {
        has(text, at, $0.0) && has(text, at + $0.0.utf8.count, "月")
      })
    {
      (value, end) = (numeral.1, at + numeral.0.utf8.count)
      // 十二月 is no 二月, and 正月 is January.
      guard at < 3 || !["十", "数", "何"].contains(where: { has(text, at - 3, $0) }) else {
        return nil
      }
    }
    guard (1...12).contains(value), end > at, has(text, end, "月"), !counts(text, end + 3) else {
      return nil
    }
    return Place(months: value...value, range: at..<end + 3)
  }

  private static let numerals: [(String, Int)] = [
    ("十二", 12), ("十一", 11), ("十", 10), ("九", 9), ("八", 8), ("七", 7), ("六", 6), ("五", 5), ("四", 4),
    ("三", 3), ("二", 2), ("一", 1), ("正", 1),
  ]

  private static func counts(_ text: [UInt8], _ at: Int) -> Bool {
    ["間", "以内", "ごと", "あたり", "分"].contains { has(text, at, $0) }
  }

  private static func named(_ text: [UInt8], _ at: Int) -> Place? {
    guard text[at] >= 0xE3 else { return nil }
    for (index, day) in weekdays.enumerated()
    where has(text, at + day.utf8.count, "曜") && has(text, at, day) {
      let end = at + day.utf8.count + 3
      let whole = has(text, end, "日") ? end + 3 : end
      return Place(days: (index + 1)...(index + 1), range: at..<whole)
    }
    if let months = season(text, at) { return Place(months: months, range: at..<at + 3) }
    for (name, days) in sets where has(text, at, name) {
      return Place(days: days, range: at..<at + name.utf8.count)
    }
    return nil
  }

  /// 夏は, 秋に: no 夏物 and no 立秋; of winter, which goes round the year's end, the months after it.
  private static func season(_ text: [UInt8], _ at: Int) -> ClosedRange<Int>? {
    guard at < 3 || !(0xE4...0xE9).contains(text[at - 3]),
      let season = seasons.first(where: { has(text, at, $0.0) }), isTime(text, at + 3)
    else { return nil }
    return season.1
  }

  private static let seasons: [(String, ClosedRange<Int>)] = [
    ("春", 3...5), ("夏", 6...8), ("秋", 9...11),
  ]

  private static func has(_ text: [UInt8], _ at: Int, _ word: String) -> Bool {
    guard at + word.utf8.count <= text.count else { return false }
    var at = at
    for byte in word.utf8 {
      if text[at] != byte { return false }
      at += 1
    }
    return true
  }

  private static let weekdays = ["月", "火", "水", "木", "金", "土", "日"]
  private static let sets: [(String, ClosedRange<Int>)] = [
    ("土日", 6...7), ("週末", 6...7), ("平日", 1...5), ("祝日", 8...8), ("祭日", 8...8),
  ]
  private static let spanning: Set<String> = ["から", "から翌", "~", "〜", "-", "～"]
  private static let joined: Set<String> = ["と", "、", "・", "や", "か", "または", "に", "の"]
}
