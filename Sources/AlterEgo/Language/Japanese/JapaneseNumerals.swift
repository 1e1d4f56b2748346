// SPDX-License-Identifier: GPL-3.0-or-later

/// Japanese numbers: 1億2000万, 3千5百, 二〇三〇, 二百五十, △1,200千, 数百万, 十数.
struct JapaneseNumerals {
  let words: WordTrie<NumberWord>

  /// The number that starts at `start`, sign included.
  func read(_ bytes: [UInt8], _ start: Int) -> Numeral? {
    var at = start
    var sign = 1.0
    if let (word, end) = words.longest(bytes, start), word.role == .minus || word.role == .plus {
      if start > 0, bytes[start] < 0x80, bytes[start - 1].isDigit || bytes[start - 1].isLetter {
        return nil
      }
      sign = word.value
      at = end
      if at < bytes.count, bytes[at].isSpace { at += 1 }
    }
    guard var numeral = body(bytes, at) else { return nil }
    if sign < 0 { numeral = numeral.times(-1) }
    return numeral
  }

  /// The figures said so far: finished myriads, the section below, and the figure at its end.
  private struct Sum {
    var total = 0.0
    var section = 0.0
    var figure: Double?
    var spread = 0.0
    var lastTen = Double.infinity
    var lastMyriad = Double.infinity
    var pieces = 0
    var scale = 1.0
    var hasScale = false
  }

  private func body(_ bytes: [UInt8], _ start: Int) -> Numeral? {
    var sum = Sum()
    var at = start
    var result = Numeral(value: nil, end: start)
    var isVague = false
    scan: while at < bytes.count {
      if bytes[at].isDigit {
        guard sum.figure == nil, !isVague, let (run, end) = DigitRun.read(bytes, at) else { break }
        guard let run else { return at == start ? nil : finish(sum, result, at, isVague) }
        sum.figure = run.value
        sum.pieces += 1
        if at == start { result.plainDigits = run.plainDigits }
        at = end
        continue
      }
      guard let (word, end) = words.longest(bytes, at) else { break }
      switch word.role {
      case .digit:
        guard sum.figure == nil, !isVague else { break scan }
        let run = digits(bytes, at)
        sum.figure = run.value
        sum.pieces += 1
        result.isSpelled = true
        if at == start {
          result.value2 = run.next
          result.plainDigits = run.count
        }
        at = run.end
      case .ten:
        guard word.value < sum.lastTen else { break scan }
        if at == start {
          result.isSpelled = true
          sum.pieces += 1
        }
        add(word.value, to: &sum)
        at = end
      case .myriad:
        guard word.value < sum.lastMyriad, sum.section > 0 || sum.figure != nil || sum.spread > 0
        else { break scan }
        lift(word.value, &sum)
        at = end
      case .several, .severalScaled:
        guard sum.figure == nil, !isVague else { break scan }
        let scale = scales(bytes, end)
        if word.role == .severalScaled, scale.value == 1 { break scan }
        isVague = true
        sum.section += word.value * scale.value
        if sum.section > word.value * scale.value, scale.value == 1 { sum.section -= 1 }
        sum.spread = word.high * scale.value - word.value * scale.value
        if sum.section > word.value * scale.value, scale.value == 1 { sum.spread += 1 }
        result.isSpelled = true
        sum.pieces += 1
        sum.lastTen = 0
        at = scale.end
      default:
        break scan
      }
      if result.value2 != nil, at < bytes.count { break }
    }
    guard at > start, sum.pieces > 0 else { return nil }
    return finish(sum, result, at, isVague)
  }

  private func add(_ ten: Double, to sum: inout Sum) {
    sum.section += (sum.figure ?? 1) * ten
    sum.figure = nil
    sum.lastTen = ten
    sum.hasScale = true
    sum.scale *= ten
  }

  private func lift(_ myriad: Double, _ sum: inout Sum) {
    sum.total += (sum.section + (sum.figure ?? 0)) * myriad
    sum.spread *= myriad
    sum.section = 0
    sum.figure = nil
    sum.lastMyriad = myriad
    sum.lastTen = .infinity
    sum.hasScale = true
    sum.scale *= myriad
  }

  private func finish(_ sum: Sum, _ start: Numeral, _ end: Int, _ isVague: Bool) -> Numeral {
    var result = start
    let value = Numeral.clean(sum.total + sum.section + (sum.figure ?? 0))
    result.end = end
    if isVague {
      result.low = value
      result.high = value + sum.spread
    } else {
      result.value = value
    }
    if sum.hasScale { result.plainDigits = 0 }
    if sum.pieces == 1, sum.hasScale { result.scale = sum.scale }
    return result
  }

  /// A run of kanji digits, read by position; 二三 is two or three.
  private func digits(
    _ bytes: [UInt8], _ start: Int
  ) -> (value: Double, next: Double?, count: Int, end: Int) {
    var at = start
    var value = 0.0
    var count = 0
    var last = -2.0
    var isStep = false
    while let (word, end) = words.longest(bytes, at), word.role == .digit {
      if count < 18 { value = value * 10 + word.value }
      isStep = word.value == last + 1 && last > 0
      last = word.value
      count += 1
      at = end
    }
    guard count == 2, isStep else { return (value, nil, count, at) }
    if let (word, _) = words.longest(bytes, at), word.role == .ten || word.role == .myriad {
      return (value, nil, count, at)
    }
    return (last - 1, last, 1, at)
  }

  /// The product of scale words such as 十万.
  private func scales(_ bytes: [UInt8], _ start: Int) -> (value: Double, end: Int) {
    var at = start
    var value = 1.0
    var previous = Double.infinity
    while let (word, end) = words.longest(bytes, at), word.role == .ten, word.value < previous {
      value *= word.value
      previous = word.value
      at = end
    }
    return (value, at)
  }
}
