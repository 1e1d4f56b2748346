// SPDX-License-Identifier: GPL-3.0-or-later

/// English numbers: 1.2m, fifty-five, half a million, two and a half, a third, tens of thousands.
struct EnglishNumerals {
  let words: WordTrie<NumberWord>

  /// The number that starts at `start`, sign included.
  func read(_ bytes: [UInt8], _ start: Int) -> Numeral? {
    guard start < bytes.count else { return nil }
    if let (word, end) = words.longest(bytes, start), word.role == .minus || word.role == .plus {
      return read(unsigned: bytes, skipSpace(bytes, end))?.times(word.value)
    }
    let hasSign = bytes[start] == 0x2D || bytes[start] == 0x2B
    if hasSign, start + 1 < bytes.count, bytes[start + 1].isDigit {
      if start > 0, bytes[start - 1] != 0x20, bytes[start - 1] != 0x28 { return nil }
      return read(unsigned: bytes, start + 1)?.times(bytes[start] == 0x2D ? -1 : 1)
    }
    return read(unsigned: bytes, start)
  }

  private func read(unsigned bytes: [UInt8], _ start: Int) -> Numeral? {
    guard start < bytes.count else { return nil }
    guard var numeral = bytes[start].isDigit ? figures(bytes, start) : spelled(bytes, start)
    else { return nil }
    if numeral.isFraction || numeral.isOrdinal { return numeral }
    if let value = numeral.value, let half = halfMore(bytes, numeral.end) {
      numeral.value = value + half.value
      numeral.end = half.end
      numeral.isArticle = false
      if let scale = scaleWord(bytes, numeral.end) {
        numeral = numeral.times(scale.value)
        numeral.scale = scale.value
        numeral.end = scale.end
      }
    }
    alternative(bytes, &numeral)
    return numeral
  }

  /// Digits with a scale letter or word: 50k, 1.2 million; 3rd; 1/3.
  private func figures(_ bytes: [UInt8], _ start: Int) -> Numeral? {
    guard let (run, end) = DigitRun.read(bytes, start), let run else { return nil }
    var result = Numeral(value: run.value, end: end)
    result.plainDigits = run.plainDigits
    if run.plainDigits > 0, end + 1 < bytes.count, bytes[end] == 0x2F,
      let (bottom, after) = DigitRun.read(bytes, end + 1), let bottom,
      bottom.value > run.value, bottom.value <= 10,
      after >= bytes.count || !(bytes[after] == 0x2F || bytes[after].isLetter)
    {
      result.value = run.value / bottom.value
      result.end = after
      result.isFraction = true
      return result
    }
    if end + 1 < bytes.count, bytes[end].isLetter, isOrdinalEnding(bytes[end], bytes[end + 1]),
      end + 2 >= bytes.count || !bytes[end + 2].isLetter
    {
      result.isOrdinal = true
      result.end = end + 2
      return result
    }
    if let scale = scaleWord(bytes, end) {
      result = result.times(scale.value)
      result.scale = scale.value
      result.end = scale.end
      result.plainDigits = 0
    } else if let (word, end) = words.longest(bytes, skipSpace(bytes, end)), word.role == .dozen {
      result = result.times(word.value)
      result.end = end
      result.plainDigits = 0
    }
    return result
  }

  private func isOrdinalEnding(_ a: UInt8, _ b: UInt8) -> Bool {
    switch (a, b) {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): true
    default: false
    }
  }

  /// A number in words.
  private func spelled(_ bytes: [UInt8], _ start: Int) -> Numeral? {
    guard let (first, firstEnd) = words.longest(bytes, start) else { return nil }
    var result = Numeral(value: nil, end: firstEnd)
    result.isSpelled = true
    switch first.role {
    case .several:
      result.low = first.value
      result.high = first.high
      return result
    case .severalScaled:
      guard let (word, end) = words.longest(bytes, skipSpace(bytes, firstEnd)),
        word.role == .several
      else { return nil }
      result.low = word.value / 2 * first.value
      result.high = word.high / 9 * first.high
      result.end = end
      return result
    case .fixed:
      result.value = first.value
      return result
    case .ordinal:
      result.value = first.value
      result.isOrdinal = true
      return result
    case .fraction:
      if let million = part(bytes, first.value, firstEnd, result) { return million }
      if isPartOf(bytes, start, firstEnd) {
        result.value = first.value
        result.isFraction = true
        return result
      }
      guard first.value < 0.4, first.value != 0.25, bytes[firstEnd - 1] != 0x73 else { return nil }
      result.value = (1 / first.value).rounded()
      result.isOrdinal = true
      return result
    case .article:
      return article(bytes, firstEnd, result)
    case .scale where firstEnd - start < 3:
      // Supplier B is no billion: a letter stands for a scale only behind figures.
      return nil
    case .one, .tens, .hundred, .scale, .dozen:
      return cardinal(bytes, start, result)
    default:
      return nil
    }
  }

  /// The weakest third of the class; the third of May stays a date.
  private func isPartOf(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard followsOf(bytes, end), start > 3, bytes[start - 1].isSpace else { return false }
    var before = start - 1
    while before > 0, bytes[before - 1].isLetter { before -= 1 }
    guard let (adjective, _) = word(bytes, before) else { return false }
    return adjective.hasSuffix("est")
      || ["top", "bottom", "upper", "lower", "first", "last", "middle"].contains(adjective)
  }

  /// `half a million`, `half`.
  private func part(
    _ bytes: [UInt8], _ share: Double, _ end: Int, _ start: Numeral
  ) -> Numeral? {
    guard share == 0.5 || share == 0.25 else { return nil }
    var result = start
    var at = skipSpace(bytes, end)
    if let (of, after) = word(bytes, at), of == "of" { at = skipSpace(bytes, after) }
    guard let (article, afterArticle) = words.longest(bytes, at), article.role == .article,
      let (scale, scaleEnd) = words.longest(bytes, skipSpace(bytes, afterArticle)),
      scale.role == .scale || scale.role == .hundred || scale.role == .dozen
    else { return nil }
    result.value = share * scale.value
    result.scale = scale.value
    result.end = scaleEnd
    return result
  }

  /// `a hundred`, `a dozen`, `a third`, `a quarter of a million`; else the article for a unit.
  private func article(_ bytes: [UInt8], _ end: Int, _ start: Numeral) -> Numeral? {
    var result = start
    let at = skipSpace(bytes, end)
    guard at > end else { return nil }
    if let (next, nextEnd) = words.longest(bytes, at) {
      switch next.role {
      case .hundred, .scale, .dozen:
        return cardinal(bytes, at, result)
      case .fraction:
        if let million = part(bytes, next.value, nextEnd, result) { return million }
        guard !nounFollows(bytes, nextEnd) || followsOf(bytes, nextEnd) else {
          guard next.value < 0.4, next.value != 0.25 else { return nil }
          result.value = (1 / next.value).rounded()
          result.isOrdinal = true
          result.end = nextEnd
          return result
        }
        result.value = next.value
        result.isFraction = true
        result.end = nextEnd
        return result
      case .ordinal:
        result.value = next.value
        result.isOrdinal = true
        result.end = nextEnd
        return result
      default:
        break
      }
    }
    result.value = 1
    result.isArticle = true
    return result
  }

  /// `two hundred and fifty thousand`, `two thirds`, `three dozen`.
  private func cardinal(_ bytes: [UInt8], _ start: Int, _ empty: Numeral) -> Numeral? {
    var result = empty
    var total = 0.0
    var current = 0.0
    var last = Double.infinity
    var room = 100.0
    var count = 0
    var at = start
    var end = start
    loop: while let (word, wordEnd) = words.longest(bytes, at) {
      switch word.role {
      case .one:
        guard room >= 10, count == 0 || room < 100 || last == 0 else { break loop }
        current += word.value
        room = 1
      case .tens:
        guard room >= 100 else { break loop }
        current += word.value
        room = 10
      case .hundred:
        guard current < 100 else { break loop }
        current = max(current, 1) * 100
        room = 100
      case .scale:
        guard word.value < last, wordEnd - at > 2 else { break loop }
        total += max(current, 1) * word.value
        if count <= 1 { result.scale = word.value }
        current = 0
        last = word.value
        room = 100
      case .dozen:
        current = max(current, 1) * word.value
        room = 0
      case .fraction:
        guard count == 1, current >= 1, current <= 9, word.value != 0.5 else { break loop }
        if word.value == 0.25, current == 2 { break loop }
        result.value = current * word.value
        result.isFraction = true
        result.end = wordEnd
        return result
      case .and:
        guard count > 0, current == 0 || room == 100, current >= 100 || total > 0,
          let (next, _) = words.longest(bytes, skipSpace(bytes, wordEnd)),
          next.role == .one || next.role == .tens
        else { break loop }
        at = skipSpace(bytes, wordEnd)
        continue
      default:
        break loop
      }
      count += 1
      end = wordEnd
      at = skipJoint(bytes, wordEnd)
      guard at > wordEnd else { break }
    }
    guard count > 0 else { return nil }
    result.value = total + current
    result.end = end
    result.isArticle = count == 1 && total + current == 1
    return result
  }

  /// `and a half`, `and a quarter`.
  func halfMore(_ bytes: [UInt8], _ end: Int) -> (value: Double, end: Int)? {
    let at = skipSpace(bytes, end)
    guard at > end, let (and, andEnd) = words.longest(bytes, at), and.role == .and,
      let (article, articleEnd) = words.longest(bytes, skipSpace(bytes, andEnd)),
      article.role == .article || article.role == .one,
      let (share, shareEnd) = words.longest(bytes, skipSpace(bytes, articleEnd)),
      share.role == .fraction
    else { return nil }
    return (share.value, shareEnd)
  }

  /// `two or three` is a range; `one in ten` a share.
  private func alternative(_ bytes: [UInt8], _ numeral: inout Numeral) {
    guard numeral.isSpelled || numeral.plainDigits == 1, let value = numeral.value, value >= 1,
      value < 20
    else { return }
    guard let (joint, jointEnd) = word(bytes, skipSpace(bytes, numeral.end)) else { return }
    let isShare = joint == "in" || joint == "out"
    guard joint == "or" && numeral.isSpelled || isShare else { return }
    var at = skipSpace(bytes, jointEnd)
    if joint == "out" {
      guard let (of, ofEnd) = word(bytes, at), of == "of" else { return }
      at = skipSpace(bytes, ofEnd)
    }
    if isShare, !numeral.isSpelled, let (run, end) = DigitRun.read(bytes, at), let run,
      run.value > value, run.value <= 20, run.plainDigits > 0,
      value < 4 || joint == "out" || run.value == 10,
      !timeFollows(bytes, end)
    {
      numeral.value = value / run.value
      numeral.isFraction = true
      numeral.plainDigits = 0
      numeral.end = end
      return
    }
    // Fewer than one in a hundred.
    if isShare, let (article, articleEnd) = words.longest(bytes, at), article.role == .article,
      let (whole, wholeEnd) = words.longest(bytes, skipSpace(bytes, articleEnd)),
      whole.role == .hundred || whole.role == .scale, !timeFollows(bytes, wholeEnd)
    {
      numeral.value = value / (whole.role == .hundred ? 100 : whole.value)
      numeral.isFraction = true
      numeral.isArticle = false
      numeral.end = wholeEnd
      return
    }
    guard let (next, nextEnd) = words.longest(bytes, at), next.role == .one || next.role == .tens,
      next.value > value, nextEnd < bytes.count ? bytes[nextEnd] != 0x2D : true
    else { return }
    if isShare {
      let isUsual = value < 4 || joint == "out" || next.value == 5 || next.value == 10
      guard isUsual, next.value <= 20, !timeFollows(bytes, nextEnd) else {
        return
      }
      numeral.value = value / next.value
      numeral.isFraction = true
      numeral.isArticle = false
    } else {
      numeral.value2 = next.value
      numeral.isArticle = false
    }
    numeral.end = nextEnd
  }

  private func scaleWord(_ bytes: [UInt8], _ end: Int) -> (value: Double, end: Int)? {
    guard end < bytes.count else { return nil }
    var at = end
    if bytes[at].isSpace || bytes[at] == 0x2D {
      at += 1
      // A letter stands for a scale only right behind the digits.
      guard at + 1 < bytes.count, bytes[at].isLetter, bytes[at + 1].isLetter else { return nil }
    }
    guard let (word, wordEnd) = words.longest(bytes, at),
      word.role == .scale || word.role == .hundred
    else { return nil }
    return (word.value, wordEnd)
  }
}
