// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// One pass over a text, which looks at every place a bounded number of times.
struct QuantityScan {
  let words: QuantityWords
  let language: SpokenLanguage
  let text: QuantityBytes
  let today: CalendarDate
  let fiscalYearStart: Int
  var japanese: JapaneseNumerals { words.japanese }
  var english: EnglishNumerals { words.english }
  var bytes: [UInt8] { text.bytes }
  var found: [FoundQuantity] = []
  var lead = QuantityLead()
  var waiting: [WaitingFrequency] = []
  /// How many quantities were found before this sentence.
  var sentenceStart = 0

  init(
    words: QuantityWords, language: SpokenLanguage, text: FoldedText, today: CalendarDate,
    fiscalYearStart: Int
  ) {
    self.words = words
    self.language = language
    self.text = QuantityBytes(text)
    self.today = today
    self.fiscalYearStart = fiscalYearStart
  }

  mutating func run() -> [FoundQuantity] {
    var at = 0
    while at < bytes.count { at = max(step(at), at + 1) }
    settle()
    found.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
    return found
  }

  var isJapanese: Bool { language == .japanese }

  func numeral(_ at: Int) -> Numeral? {
    isJapanese ? words.japanese.read(bytes, at) : words.english.read(bytes, at)
  }

  private enum Reading {
    /// Apart, since at nearly every place there is none, and a draft is large.
    indirect case quantity(QuantityDraft)
    /// Nothing up to here, and nothing to look for inside.
    case skip(Int)
    case nothing
  }

  /// Reads what starts at `at` and returns where to go on.
  private mutating func step(_ at: Int) -> Int {
    Steps.count()
    let byte = bytes[at]
    if byte & 0xC0 == 0x80 { return at + 1 }
    if endsSentence(at) {
      settle()
      lead = QuantityLead()
      return at + 1
    }
    if byte.isSpace {
      if lead.reaches(at) { lead.end = at + 1 }
      return at + 1
    }
    if byte.isLetter || byte.isDigit, at > 0, bytes[at - 1].isLetter || bytes[at - 1].isDigit {
      if !(isJapanese && byte.isDigit != bytes[at - 1].isDigit) { return pastWord(at) }
    }
    // Most words of a text have nothing to do with numbers.
    if !byte.isDigit, byte != 0x2D, byte != 0x2B, !words.openings.mayOpen(bytes, at) {
      return byte.isLetter ? pastWord(at) : at + 1
    }
    let stop = words.stops.longest(bytes, at).flatMap { isSpell(at) ? nil : $0.end } ?? at
    // Aside from the January sale: no time from which on.
    let isAside =
      !isJapanese
      && (text.has("aside from", at - 6) || text.has("apart from", at - 6))
    let before = isAside ? nil : words.before.longest(bytes, at)
    let frequency = words.times.longest(bytes, at).flatMap { $0.payload.role == .every ? $0 : nil }
    let period = periodAhead(at)
    let reading = quantity(at)
    var end = at
    if case .quantity(let draft) = reading { end = draft.end }
    let rival = max(stop, before?.end ?? at, frequency?.end ?? at, period?.end ?? at)
    if case .quantity(let draft) = reading,
      end > rival || end == rival && (before?.end == end || isCounted(draft))
    {
      return accept(draft)
    }
    if stop > at, stop >= rival {
      lead = QuantityLead()
      return stop
    }
    if let period, period.end >= rival { return takePeriod(period, at) }
    if let frequency, frequency.end >= rival { return takeFrequency(frequency, at) }
    if let before, before.end >= rival {
      let isPhrase = !isJapanese && bytes[at..<before.end].contains(where: \.isSpace)
      lead.take(
        before.payload, at, before.end, chained: lead.reaches(at), isPhrase: isPhrase)
      return before.end
    }
    if lead.reaches(at), let (_, end) = words.between.longest(bytes, at) {
      lead.end = end
      return end
    }
    // At or below one half: the comparator goes with the half.
    if !isJapanese, lead.reaches(at), text.has("one half", at) {
      lead.end = at + 4
      return at + 4
    }
    if case .skip(let end) = reading { return end }
    return byte.isLetter ? pastWord(at) : at + 1
  }

  /// 一度 is no quantity by itself; 「年に一度」 is.
  private func isCounted(_ draft: QuantityDraft) -> Bool {
    draft.unit == "times_occurrence" && lead.reaches(draft.start) && (lead.per?.value ?? 0) > 0
  }

  /// Past the letters and digits of a word or a name such as `iso9001`.
  private func pastWord(_ start: Int) -> Int {
    var at = start + 1
    while at < bytes.count, bytes[at].isLetter || bytes[at].isDigit { at += 1 }
    return at
  }

  private func endsSentence(_ at: Int) -> Bool {
    switch bytes[at] {
    case 0x0A, 0x0D, 0x3B: true
    case 0x2E, 0x21, 0x3F: at + 1 >= bytes.count || bytes[at + 1].isSpace
    default: text.has("。", at)
    }
  }

  // MARK: quantities

  /// Number and unit, or a quantity by itself, that starts at `at`.
  private func quantity(_ at: Int) -> Reading {
    var best: QuantityDraft?
    var skip = at
    if let ready = readyQuantity(at) {
      best = ready
    } else if let end = nthName(at) {
      return .skip(end)
    }
    switch numbered(at) {
    case .quantity(let draft): if draft.end > (best?.end ?? at) { best = draft }
    case .skip(let end): skip = end
    case .nothing: break
    }
    guard var draft = best else { return skip > at ? .skip(skip) : .nothing }
    complete(&draft)
    guard !draft.unit.isEmpty else { return .skip(draft.end) }
    return .quantity(draft)
  }

  private func numbered(_ at: Int) -> Reading {
    var start = at
    var currency: UnitWord?
    if let (unit, end) = words.unitsBefore.longest(bytes, at) {
      currency = unit
      start = skipSpace(end)
    } else if let sign = words.numbers.longest(bytes, at), sign.payload.role == .minus,
      let (unit, end) = words.unitsBefore.longest(bytes, skipSpace(sign.end))
    {
      guard let numeral = numeral(skipSpace(end)), numeral.value != nil else { return .nothing }
      return .quantity(draft(numeral.times(-1), unit, at, numeral.end))
    }
    if let end = identifier(start) { return .skip(end) }
    guard let numeral = numeral(start) else {
      return start < bytes.count && bytes[start].isDigit ? .skip(pastDigits(start)) : .nothing
    }
    if isJapanese, isInsideWord(start, numeral) { return .skip(numeral.end) }
    if let currency {
      let whole = joinedRange(numeral).flatMap { pair in
        words.units.longest(bytes, skipSpace(pair.end)) == nil ? pair : nil
      }
      return .quantity(draft(whole ?? numeral, currency, at, (whole ?? numeral).end))
    }
    let reading = isJapanese ? japaneseQuantity(numeral, at) : englishQuantity(numeral, at)
    return reading.map(Reading.quantity) ?? .skip(numeral.end)
  }

  func draft(_ numeral: Numeral, _ unit: UnitWord, _ start: Int, _ end: Int) -> QuantityDraft {
    var draft = QuantityDraft(
      numeral: numeral.times(unit.factor), unit: unit.unit, type: unit.type, start: start, end: end)
    draft.factor = unit.factor
    return draft
  }

  /// For one day is a time, one day alone some day.
  private func isSpell(_ at: Int) -> Bool {
    let words: [StaticString] = [
      "for ", "for just ", "only ", "exactly ", "within ", "than ", "over ", "under ", "at least ",
      "at most ", "up to ",
    ]
    return words.contains { word in
      let start = at - word.utf8CodeUnitCount
      return text.has(word, start) && (start == 0 || bytes[start - 1].isSpace)
    }
  }

  func skipSpace(_ at: Int) -> Int { at < bytes.count && bytes[at].isSpace ? at + 1 : at }

  private func pastDigits(_ start: Int) -> Int {
    var at = start
    while at < bytes.count, bytes[at].isDigit { at += 1 }
    return at
  }

  /// The end of a date, a time of day, a telephone number or a version, which are no quantities.
  private func identifier(_ start: Int) -> Int? {
    guard start < bytes.count, bytes[start].isDigit else { return nil }
    var at = start
    var joints = 0
    var kinds: UInt8 = 0
    var firstLength = 0
    while at < bytes.count {
      let run = at
      at = pastDigits(at)
      guard at > run else { break }
      if joints == 0 { firstLength = at - start }
      guard at + 1 < bytes.count, bytes[at + 1].isDigit else { break }
      switch bytes[at] {
      case 0x2D: kinds |= 1
      case 0x2F: kinds |= 2
      case 0x3A: kinds |= 4
      case 0x2E: kinds |= 8
      default: return joints > 1 || kinds & 4 != 0 ? at : nil
      }
      joints += 1
      at += 1
    }
    if joints > 3 || joints > 1 && (kinds & 8 == 0 || kinds == 8) { return at }
    if kinds & 4 != 0 { return at }
    if kinds == 1, firstLength > 1, bytes[start] == 0x30 { return at }
    if kinds == 2, joints == 1, !isFraction(start, at) { return at }
    return nil
  }

  private func isFraction(_ start: Int, _ end: Int) -> Bool {
    guard let (top, slash) = DigitRun.read(bytes, start), let top,
      let (bottom, _) = DigitRun.read(bytes, slash + 1), let bottom
    else { return false }
    return bottom.value <= 10 && top.value < bottom.value
      && (top.value == 1 || top.value + 1 == bottom.value)
  }
}
