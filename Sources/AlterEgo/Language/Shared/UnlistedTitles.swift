// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Finds titles that no table of roles lists, by where they stand: 隊長です, the sexton may approve.
struct UnlistedTitles {
  let text: FoldedText

  func read(_ tokens: [Token], _ language: SpokenLanguage) -> [Token] {
    language == .japanese ? japanese(tokens) : english(tokens)
  }

  // MARK: Japanese

  /// 隊長は, 寮長です: kanji that end in 長 before は, が, です and the like, one of them unknown.
  private func japanese(_ tokens: [Token]) -> [Token] {
    var tokens = callings(tokens)
    var index = 0
    while index < tokens.count {
      var first = index
      index += 1
      guard isNoun(tokens[first]) || opensWithOf(tokens, first) else { continue }
      while index < tokens.count, isNoun(tokens[index]),
        tokens[index].lower == tokens[index - 1].upper
      {
        index += 1
      }
      // 港|の責任者: of what, and who.
      if opensWithOf(tokens, first) { first -= 1 }
      let run = tokens[first..<index]
      let (lower, upper) = (tokens[first].lower, tokens[index - 1].upper)
      let surface = text.folded(lower, upper)
      if run.last?.kind == .word, decides(tokens, subject: index) {
        tokens.replaceSubrange(first..<index, with: [role(lower, upper)])
        index = first + 1
        continue
      }
      guard run.last?.kind != .concept, (2...6).contains(surface.unicodeScalars.count),
        surface.hasSuffix("長"), !UnlistedTitles.lengths.contains(where: surface.hasSuffix),
        UnlistedTitles.particles.contains(where: { text.bytes.has($0, upper) })
      else { continue }
      tokens.replaceSubrange(first..<index, with: [role(lower, upper)])
      index = first + 1
    }
    return tokens
  }

  private func isNoun(_ token: Token) -> Bool {
    guard token.isContent || token.kind == .other, token.sort != .role, token.form != .verb,
      token.kind != .concept || token.sort == .concept || token.sort == .none
    else { return false }
    return text.surface(token).unicodeScalars.allSatisfy {
      (0x4E00...0x9FFF).contains($0.value) || (0x30A1...0x30FC).contains($0.value)
    }
  }

  /// ディレクターが30万円まで決めてよい: who is the subject of deciding, with nothing decided between.
  private func decides(_ tokens: [Token], subject: Int) -> Bool {
    guard subject < tokens.count, surface(tokens[subject]) == "が" else { return false }
    for token in tokens[(subject + 1)...] {
      if ["decide", "approve"].contains(token.id) { return true }
      if token.isFunction("particle"), ["が", "を"].contains(token.value) { return false }
      if token.kind == .mark, surface(token) != "、" { return false }
      if token.isContent, token.form == .verb { return false }
    }
    return false
  }

  private func opensWithOf(_ tokens: [Token], _ index: Int) -> Bool {
    index > 0 && tokens[index].kind == .word && tokens[index - 1].isContent
      && tokens[index - 1].upper == tokens[index].lower && surface(tokens[index]).hasPrefix("の")
  }

  /// 受け入れ係は…てよい, 船頭です: the words that open a sentence end in what people are called by, and
  /// speak for themselves or have leave.
  private func callings(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    var first = 0
    while first < tokens.count {
      var end = first
      while end < tokens.count, tokens[end].isContent || tokens[end].kind == .other,
        end == first || tokens[end].lower == tokens[end - 1].upper
      {
        end += 1
      }
      if end > first, isCalled(Array(tokens[first..<end])), speaksOrMay(tokens, after: end) {
        let title = role(tokens[first].lower, bareEnd(tokens[end - 1]))
        tokens.replaceSubrange(first..<end, with: [title])
      }
      guard let stop = tokens[first...].firstIndex(where: { surface($0) == "。" }) else { break }
      first = stop + 1
    }
    return tokens
  }

  /// A calling that the lexicon does not hold whole: 打設係, 船頭, 玉掛け主任.
  private func isCalled(_ run: [Token]) -> Bool {
    guard let last = run.last else { return false }
    let words = text.folded(run[0].lower, bareEnd(last))
    guard (2...10).contains(words.unicodeScalars.count),
      !UnlistedTitles.noCallings.contains(where: words.hasSuffix)
    else { return false }
    if last.sort == .role {
      // 玉掛け|主任: kana within, or the title is read whole from its signs.
      return run.count > 1
        && text.folded(run[0].lower, last.lower).unicodeScalars.contains {
          (0x3041...0x3096).contains($0.value)
        }
    }
    if UnlistedTitles.offices.contains(where: words.hasSuffix) { return true }
    return last.kind == .word && UnlistedTitles.trades.contains(where: words.hasSuffix)
  }

  /// です。 or は…てよい, が…決める.
  private func speaksOrMay(_ tokens: [Token], after end: Int) -> Bool {
    if bareEnd(tokens[end - 1]) < tokens[end - 1].upper {
      return end == tokens.count || tokens[end].kind == .mark
    }
    guard end < tokens.count else { return false }
    let next = surface(tokens[end])
    if ["です", "だ", "でございます"].contains(next) {
      return end + 1 == tokens.count || tokens[end + 1].kind == .mark
    }
    guard ["は", "が"].contains(next) else { return false }
    for token in tokens[(end + 1)...] {
      if surface(token) == "。" { return false }
      if token.isFunction("modal"), token.value == "may" { return true }
      if ["decide", "approve"].contains(token.id) { return true }
    }
    return false
  }

  /// Where a noun ends that です was read into: 船頭です.
  private func bareEnd(_ token: Token) -> Int {
    token.kind == .word && surface(token).hasSuffix("です") ? token.upper - 6 : token.upper
  }

  private static let offices = ["係", "担当", "担当者", "責任者", "主任"]
  private static let trades = ["頭", "番", "士", "師", "役", "手"]
  private static let noCallings = [
    "関係", "先頭", "街頭", "冒頭", "年頭", "店頭", "順番", "一番", "本番", "定番", "交番", "相手", "上手", "下手",
    "苦手", "勝手", "取引先担当者", "先方の担当者",
  ]
  private static let lengths = [
    "身長", "全長", "延長", "波長", "特長", "助長", "冗長", "年長", "最長", "成長", "増長", "体長", "面長", "気長",
    "細長", "生長", "伸長",
  ]
  private static let particles = ["は", "が", "に", "の", "です", "だ", "と", "も", "、", "へ", "から"].map {
    Array($0.utf8)
  }

  // MARK: English

  /// I'm the sexton; the bursar may approve: a noun that speaks for itself or decides.
  private func english(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    var index = 0
    while index < tokens.count {
      let first = index
      index += 1
      guard isEnglishNoun(tokens[first]) else { continue }
      while index < tokens.count, isEnglishNoun(tokens[index]),
        tokens[index].lower == tokens[index - 1].upper + 1
      {
        index += 1
      }
      if let end = ofEnd(tokens, first, index) {
        let title = role(tokens[first].lower, tokens[end - 1].upper)
        tokens.replaceSubrange(first..<end, with: [title])
        index = first + 1
        continue
      }
      // The vicar: somebody, where one word at least is unknown.
      guard index - first <= 3,
        tokens[first..<index].contains(where: { $0.kind == .word })
          || isCalling(tokens[index - 1]) || maySpend(tokens, first, index)
          || callsIn(tokens, first, index),
        index == tokens.count || tokens[index].sort != .role
      else { continue }
      let isNamed =
        first > 0 && tokens[first - 1].isFunction("determiner")
        && ["the", "our"].contains(surface(tokens[first - 1]))
      let speaks =
        isSelf(tokens, first) || isNamed && isSelf(tokens, first - 1)
        || callsIn(tokens, first, index)
      guard
        speaks || isNamed && decides(tokens, after: index - 1) || leads(tokens, first, index)
          || isNamed && (hasTheSay(tokens, first, index) || maySpend(tokens, first, index))
      else { continue }
      let title = role(tokens[first].lower, tokens[index - 1].upper)
      tokens.replaceSubrange(first..<index, with: [title])
      index = first + 1
    }
    return tokens
  }

  private func isEnglishNoun(_ token: Token) -> Bool {
    token.isContent && token.sort != .role && token.form == .noun && token.sort != .act
      || token.isFunction("rank", "department")
  }

  /// I'm the: what comes next is who asks.
  private func isSelf(_ tokens: [Token], _ index: Int) -> Bool {
    index > 0 && tokens[index - 1].isFunction("pronoun") && tokens[index - 1].value == "i-am"
  }

  /// Depot head here, wing leader speaking.
  private func callsIn(_ tokens: [Token], _ first: Int, _ end: Int) -> Bool {
    guard first == 0 || tokens[first - 1].kind == .mark, end < tokens.count else { return false }
    let isLast = end + 1 == tokens.count || tokens[end + 1].kind == .mark
    return isLast && ["here", "speaking"].contains(surface(tokens[end]))
  }

  /// A depot head may lend: a noun of leading at the end, and leave or a decision behind it.
  private func leads(_ tokens: [Token], _ first: Int, _ end: Int) -> Bool {
    guard end - first > 1 || surface(tokens[end - 1]).utf8.contains(0x20), first > 0,
      end < tokens.count, tokens[first - 1].isFunction("determiner"),
      UnlistedTitles.leading.contains(surface(tokens[end - 1])) || isCalling(tokens[end - 1])
    else { return false }
    return tokens[end].isFunction("modal") && tokens[end].value == "may"
      || surface(tokens[end]) == "decides"
  }

  private static let leading: WordSet = [
    "head", "lead", "leader", "chief", "captain", "keeper", "warden", "marshal", "master",
    "steward", "supervisor", "superintendent", "mate",
  ]

  private func isCalling(_ token: Token) -> Bool {
    var start = token.upper
    while start > token.lower, text.bytes[start - 1] != 0x20 { start -= 1 }
    return UnlistedTitles.callings.contains(text.folded(start, token.upper))
  }

  /// The cellar hand may order corks up to $900: who has leave to spend up to so much is a person.
  private func maySpend(_ tokens: [Token], _ first: Int, _ end: Int) -> Bool {
    guard end + 1 < tokens.count, tokens[end].isFunction("modal"), tokens[end].value == "may",
      tokens[end + 1].isContent || tokens[end + 1].kind == .function,
      text.surface(tokens[end]) != "may be"
    else { return false }
    let isPerson =
      isCalling(tokens[end - 1])
      || UnlistedTitles.persons.contains {
        surface(tokens[end - 1]).hasSuffix($0)
      }
    guard isPerson else { return false }
    let rest = tokens[end...].prefix { surface($0) != "." && surface($0) != ";" }
    let said = text.folded(tokens[end].lower, rest.last?.upper ?? tokens[end].upper)
    let before = text.folded(max(0, tokens[first].lower - 24), tokens[first].lower)
    return ["$", "€", "£", " euros", " dollars", " yen", " pounds"].contains {
      said.utf8.has($0.utf8) || before.utf8.has($0.utf8)
    }
  }

  /// How English words for people end.
  private static let persons = [
    "er", "or", "ist", "ian", "man", "woman", "smith", "hand", "lead", "head", "chief", "chef",
    "cook",
  ]

  /// Director of studies here, the keeper of the archive may lend: where a title with `of` ends; nil for
  /// one that neither speaks nor has leave.
  private func ofEnd(_ tokens: [Token], _ first: Int, _ end: Int) -> Int? {
    let word = surface(tokens[end - 1])
    let bare = word.hasSuffix(" of") ? String(word.dropLast(3)) : word
    guard end - first == 1, UnlistedTitles.leading.contains(bare) || bare == "director" else {
      return nil
    }
    var at = end
    if bare == word {
      guard at < tokens.count, surface(tokens[at]) == "of" else { return nil }
      at += 1
    }
    if at < tokens.count, tokens[at].isFunction("determiner") { at += 1 }
    let matter = at
    while at < tokens.count, at - matter < 2, tokens[at].isContent, tokens[at].sort != .role {
      at += 1
    }
    guard at > matter else { return nil }
    let mayDecide =
      at < tokens.count && tokens[at].isFunction("modal") && tokens[at].value == "may"
    let isNamed = first > 0 && tokens[first - 1].isFunction("determiner")
    return callsIn(tokens, first, at) || isSelf(tokens, first)
      || isNamed && (isSelf(tokens, first - 1) || mayDecide || decides(tokens, after: at - 1))
      ? at : nil
  }

  /// Is for the bursar to say, rests with the verger: what is left to somebody is left to a person.
  private func hasTheSay(_ tokens: [Token], _ first: Int, _ end: Int) -> Bool {
    guard first > 1, tokens[first - 2].isFunction("upward") else { return false }
    if ["rests with", "lies with"].contains(surface(tokens[first - 2])) { return true }
    guard end < tokens.count else { return false }
    let after = text.folded(tokens[end].lower, min(tokens[end].lower + 12, text.bytes.count))
    return ["to say", "to decide", "to settle", "to judge", "to choose", "to rule"].contains {
      after.hasPrefix($0)
    }
  }

  /// Service adviser, loan officer: what people are called by what they do.
  private static let callings: WordSet = [
    "adviser", "advisor", "officer", "clerk", "assistant", "agent", "coordinator", "planner",
    "cashier", "receptionist", "inspector", "dispatcher", "secretary", "bookkeeper", "controller",
    "technician", "consultant", "representative", "attendant", "buyer", "nurse", "librarian",
    "director", "manager",
  ]

  /// May approve, decides: only people do.
  private func decides(_ tokens: [Token], after index: Int) -> Bool {
    var next = index + 1
    while next < tokens.count, tokens[next].isFunction("modal", "adverb") { next += 1 }
    guard next < tokens.count else { return false }
    let verb = surface(tokens[next])
    return UnlistedTitles.deciding.contains { verb == $0 || verb == $0 + "s" || verb == $0 + "es" }
  }

  private static let deciding = [
    "approve", "decide", "authorise", "authorize", "sign off", "sign", "grant", "waive", "hire",
  ]

  private func surface(_ token: Token) -> String { text.surface(token) }

  private func role(_ lower: Int, _ upper: Int) -> Token {
    var token = Token(.concept, lower, upper)
    token.id = "role:" + text.folded(lower, upper)
    token.sort = .role
    return token
  }
}
