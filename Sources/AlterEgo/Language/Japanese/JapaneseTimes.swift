// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// When a Japanese statement applies, told by a phrase of time and by no clause of its own.
extension JapaneseSpans {
  /// 契約書を交わす前に, 納めた後に, 人手が足りないうちは, 休日は: before, after and as long as.
  ///
  /// Asked last, when nothing else in the sentence tells when.
  func timeCase(of sentence: ParsedSentence) -> Range<Int>? {
    let inner = indices(of: sentence.bytes)
    guard let first = inner.first else { return nil }
    if let day = bareTime(inner) { return day }
    let bytes = text.bytes
    for joint in JapaneseSpans.joints {
      var from = sentence.bytes.lowerBound
      while from < sentence.bytes.upperBound,
        let found = bytes[from..<sentence.bytes.upperBound].place(of: joint.words)
      {
        let place = found.lowerBound
        from = found.upperBound
        guard place >= sentence.bytes.lowerBound + 3,
          joint.behind.contains(where: { bytes[(place - 3)..<place].elementsEqual($0) }),
          !joint.never.contains(where: { word in
            place - word.count >= 0 && bytes[(place - word.count)..<place].elementsEqual(word)
          }), !isCounted(place, inner)
        else { continue }
        let start = phraseOpening(before: place, from: first)
        return start < place ? start..<(place + joint.noun) : nil
      }
    }
    return nil
  }

  /// 休日は作業をしない: a time by itself that a topic sets apart.
  private func bareTime(_ inner: Range<Int>) -> Range<Int>? {
    for index in inner.dropLast()
    where tokens[index].isContent && isTopic(tokens[index + 1])
      && ["は", "には", "only"].contains(tokens[index + 1].value)
      && JapaneseSpans.seasons.contains(text.surface(tokens[index]))
    {
      let isAlone =
        index == inner.lowerBound || tokens[index - 1].upper < tokens[index].lower
        || tokens[index - 1].kind == .mark || isTopic(tokens[index - 1])
      if isAlone { return tokens[index].lower..<tokens[index].upper }
    }
    return nil
  }

  /// 三か月前に, 五年後には: a distance in time that is counted tells by when, and not in which case.
  private func isCounted(_ place: Int, _ inner: Range<Int>) -> Bool {
    inner.contains {
      tokens[$0].kind == .quantity && tokens[$0].lower <= place && place <= tokens[$0].upper
    }
  }

  /// Where the phrase that ends at `place` begins: behind the last comma or topic.
  private func phraseOpening(before place: Int, from first: Int) -> Int {
    let behind = tokens[first...].prefix { $0.lower < place }
    let mark = behind.last { token in
      token.upper <= place
        && (token.kind == .mark || token.isFunction("particle") && token.value == "は")
    }
    return mark?.upper ?? tokens[first].lower
  }

  private static let seasons: WordSet = [
    "休日", "祝日", "平日", "週末", "夜間", "早朝", "深夜", "繁忙期", "閑散期", "連休中", "冬場", "夏場", "雨の日", "雪の日",
    "営業時間外", "勤務中", "作業中", "運転中", "診療中", "営業中",
  ]

  /// A word that joins a time to the rule, with what has to stand before it.
  private struct Joint {
    let words: [UInt8]
    /// How many bytes of it belong to the phrase: 前 of 前に.
    let noun: Int
    let behind: [[UInt8]]
    let never: [[UInt8]]

    init(_ words: String, noun: String, behind: String, never: [String] = []) {
      self.words = Array(words.utf8)
      self.noun = noun.utf8.count
      self.behind = behind.map { Array(String($0).utf8) }
      self.never = never.map { Array($0.utf8) }
    }
  }

  private static let joints = [
    Joint("うちは", noun: "うち", behind: "いるのたなん"),
    Joint("前に", noun: "前", behind: "のるうくすつぬむぶぐ", never: ["その", "この", "目の", "人の"]),
    Joint("前は", noun: "前", behind: "のるうくすつぬむぶぐ", never: ["その", "この", "目の", "人の"]),
    Joint("後に", noun: "後", behind: "のただ", never: ["その", "この"]),
    Joint("後は", noun: "後", behind: "のただ", never: ["その", "この"]),
    Joint("あいだは", noun: "あいだ", behind: "のるい"),
    Joint("間は", noun: "間", behind: "のるい", never: ["この", "その"]),
  ]
}
