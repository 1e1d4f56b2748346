// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What a sentence takes up from the one before: anything dearer, wetter ones, 15 up.
extension NormBuilder {
  /// How a sentence takes up the limit before.
  enum Reference {
    case said(Comparator)
    /// Anything dearer, wetter ones: whatever the limit leaves over.
    case rest

    func turning(_ limit: Comparator?) -> Comparator? {
      switch self {
      case .said(let op): op
      case .rest: limit?.complement
      }
    }
  }

  /// Anything dearer, a bigger loan, wetter ones, nobody stays longer: a comparative with no number
  /// of its own.
  func comparesWithLimit(_ main: Clause) -> Bool {
    // Only English compares by an ending or by less, and nearly every text has neither.
    guard hasWordInER(main.bytes) || hasLess(main.bytes),
      !main.items.contains(where: { $0.token.kind == .quantity })
    else { return false }
    let words = LatinWords.words(text.folded(main.bytes.lowerBound, main.bytes.upperBound))
    guard words.contains("than") == false else { return false }
    for (index, word) in words.enumerated()
    where EnglishComparative.isOne(word) || EnglishComparative.isMeasuring(word)
      || word == "further"
    {
      let before = index > 0 ? words[index - 1] : ""
      let next = index + 1 < words.count ? words[index + 1] : ""
      // Those with less may not; who has fewer is sent home.
      if ["less", "fewer", "more"].contains(word) {
        if EnglishComparative.holders.contains(before) || index == 0,
          EnglishComparative.behind.contains(next)
        {
          return true
        }
        continue
      }
      // Bookings further ahead; those further off.
      if word == "further" {
        if index > 0, EnglishComparative.away.contains(next) { return true }
        continue
      }
      // For shorter leave, with larger orders.
      if EnglishComparative.ofCases.contains(before), !next.isEmpty,
        EnglishComparative.isKnown(word)
      {
        return true
      }
      if ["ones", "one", "loads", "sums", "amounts"].contains(next) { return true }
      // Laundries farther away.
      if index > 0, EnglishComparative.away.contains(next), EnglishComparative.isKnown(word) {
        return true
      }
      if EnglishComparative.anything.contains(before) { return true }
      if ["a", "an", "any"].contains(before), !next.isEmpty, EnglishComparative.isKnown(word) {
        return true
      }
      if index == 0, !next.isEmpty, EnglishComparative.isKnown(word) { return true }
      if index + 1 == words.count, EnglishComparative.isKnown(word) { return true }
    }
    return false
  }

  /// From 200 guests, above $500, from the third day of leave: the bound of a number that opens a
  /// sentence and tells in which cases its rule holds; nil for a number that is what it speaks of.
  func frontedBound(_ item: Item, _ main: Clause) -> Comparator? {
    let start = min(main.bytes.lowerBound, item.token.lower)
    let said = text.folded(start, item.token.upper)
    guard let word = EnglishComparative.fronts.first(where: { said.hasPrefix($0.0) }) else {
      return nil
    }
    var rest = text.folded(item.token.upper, max(item.token.upper, main.bytes.upperBound))[...]
    // The third day of sick leave.
    if rest.hasPrefix(" of "), word.0 == "from " { rest = rest.dropFirst(4) }
    let joints = [
      " a ", " an ", " the ", " we ", " no ", " our ", " every ", " two ", " three ", ",",
    ]
    guard rest.prefix(30).count > 2, joints.contains(where: { rest.utf8.has($0.utf8) }) else {
      return nil
    }
    let isNext = joints.contains(where: rest.hasPrefix)
    return isNext || word.0 == "from " ? word.1 : nil
  }

  /// Whether a term is no more than the comparative itself, or what it stands with.
  func isComparing(_ term: Term) -> Bool {
    guard let word = term.surface else { return false }
    return EnglishComparative.isOne(word) || EnglishComparative.isMeasuring(word)
      || EnglishComparative.anything.contains(word) || EnglishComparative.away.contains(word)
      || word == "further"
  }

  /// Whether less or more may stand in a part; fewer has the ending.
  private func hasLess(_ part: Range<Int>) -> Bool {
    ["less", "more"].contains { text.bytes.has(Array($0.utf8), within: part) }
  }

  /// Whether a word may end in -er, as every comparative does.
  private func hasWordInER(_ part: Range<Int>) -> Bool {
    let bytes = text.bytes
    for at in part.dropLast() where bytes[at] == UInt8(ascii: "e") && bytes[at + 1] == 0x72 {
      if at + 2 >= part.upperBound || !bytes[at + 2].isLetter { return true }
    }
    return false
  }

  /// The limits that a comparative of a sentence can be the other side of: a smaller bill stands beside
  /// one over so much, whatever other number there is.
  func turnable(_ limits: [Predicate], by main: Clause) -> [Predicate] {
    let metric = limits.filter { $0.kind == .metric }
    let words = text.folded(main.bytes.lowerBound, main.bytes.upperBound)
      .split(whereSeparator: { !$0.isLetter }).map(String.init)
    guard let word = words.first(where: EnglishComparative.isMeasuring) else { return metric }
    let opposed = metric.filter { limit in
      switch limit.op {
      case .atLeast, .more: EnglishComparative.isLess(word)
      case .atMost, .less: !EnglishComparative.isLess(word)
      default: false
      }
    }
    return opposed.isEmpty ? metric : opposed
  }

  /// 15 up we buy; 100 or more we refuse it: a number without a noun measures what the number
  /// before did, and a bare verb is done to what it was done to.
  func takeUp(_ norm: inout Norm, after rule: Norm, _ main: Clause) {
    let isEnglish = !text.bytes[main.bytes].contains { $0 >= 0x80 }
    if isEnglish, norm.object == nil, let act = norm.act, act == rule.act || act.id == "accept" {
      if act.id == "accept", !(norm.about.isEmpty && rule.act != nil) { return }
      if act.id == "accept", let own = rule.act { norm.act = own }
      norm.object = rule.object
      norm.counterparty = norm.counterparty ?? rule.counterparty
      if norm.about.allSatisfy(\.isWord) { norm.about = rule.about }
    }
    let limits = rule.when.filter { $0.kind == .metric && $0.unit != nil }
    guard limits.count == 1, let limit = limits.first else { return }
    norm.when = norm.when.map { predicate in
      guard predicate.kind == .metric, predicate.unit == "count", predicate.id == "count",
        !Measures.names.contains(predicate.unitWord ?? "")
      else { return predicate }
      var own = predicate
      (own.id, own.unit, own.unitWord, own.per) = (limit.id, limit.unit, limit.unitWord, limit.per)
      return own
    }
  }

  /// Deliveries are taken until four: what is taken or served goes up to a time, and no further.
  func isTaken(_ main: Clause) -> Bool {
    guard text.bytes[main.bytes].allSatisfy({ $0 < 0x80 }) else { return false }
    let act = terms.act(main, deontic: terms.deontic(main)).act
    return main.deontic == "permit"
      || act.map { act in
        ["accept", "receive", "serve_customer", "serve_food", "sell", "deliver", "provide"]
          .contains { knowledge.isA(act.id, $0) }
      } ?? false
  }

  /// May stay until noon: leave goes up to a time, and no exception begins there.
  func isDeadline(_ clause: Clause, _ sentence: ParsedSentence) -> Bool {
    guard let main = sentence.main, !main.negated else { return false }
    if main.modal.isEmpty, !terms.clock.times(in: clause.bytes).isEmpty { return isTaken(main) }
    guard main.modal == "may" else { return false }
    return !terms.clock.times(in: clause.bytes).isEmpty
      || clause.items.contains { $0.token.kind == .quantity }
  }
}

/// English comparatives, as they stand for more or less of what a limit before measured.
enum EnglishComparative {
  static let anything: WordSet = [
    "anything", "anyone", "anybody", "everything", "everyone", "something", "those", "nothing",
    "nobody", "what", "whatever",
  ]

  /// Words for a bound that open a sentence.
  static let fronts: [(String, Comparator)] = [
    ("from ", .atLeast), ("above ", .more), ("over ", .more), ("beyond ", .more), ("under ", .less),
    ("below ", .less), ("up to ", .atMost),
  ]

  /// What stands between a thing and how far off it is.
  static let away: WordSet = ["away", "off", "ahead", "back", "out"]

  /// For shorter leave: what a case is told with.
  static let ofCases: WordSet = ["for", "with"]

  /// Those with less, who has fewer, who earn more.
  static let holders: WordSet = ["with", "has", "have", "of", "earn", "earns", "having", "for"]

  /// What may stand behind less where it is all that is said of a number: a verb group, or nothing.
  static let behind: WordSet = [
    "", "may", "can", "could", "must", "shall", "should", "will", "are", "is", "do", "does", "need",
    "needs", "get", "gets", "pay", "pays", "go", "goes", "cannot",
  ]

  private static let known: WordSet = [
    "bigger", "larger", "higher", "longer", "heavier", "dearer", "costlier", "greater", "older",
    "later", "taller", "wider", "deeper", "steeper", "thicker", "hotter", "faster", "stronger",
    "louder", "wetter", "broader", "smaller", "lower", "shorter", "lighter", "cheaper", "younger",
    "earlier", "narrower", "thinner", "colder", "slower", "weaker", "drier", "richer", "poorer",
    "farther", "nearer", "closer",
  ]

  static func isKnown(_ word: String) -> Bool { known.contains(word) }

  /// Whether a word compares numbers: a comparative, fewer, more.
  static func isMeasuring(_ word: String) -> Bool {
    isKnown(word) || ["fewer", "less", "more"].contains(word)
  }

  /// Whether it says that a number is smaller: fewer, cheaper, a lighter one.
  static func isLess(_ word: String) -> Bool { lesser.contains(word) }

  private static let lesser: WordSet = [
    "fewer", "less", "smaller", "lower", "shorter", "lighter", "cheaper", "younger", "earlier",
    "narrower", "thinner", "colder", "slower", "weaker", "drier", "poorer", "sooner", "newer",
    "nearer", "closer",
  ]

  /// Whether a word has the ending of a comparative and is none of the everyday nouns in -er.
  static func isOne(_ word: String) -> Bool {
    if isKnown(word) { return true }
    return word.hasSuffix("er") && word.utf8.count > 4 && !notOne.contains(word)
  }

  private static let notOne: WordSet = [
    "other", "another", "either", "neither", "rather", "whether", "never", "under", "after",
    "order", "paper", "water", "letter", "number", "member", "customer", "supplier", "buyer",
    "worker", "former", "latter", "together", "ever", "over", "offer", "silver",
    "timber", "leather", "summer", "winter", "danger", "finger", "corner", "matter", "owner",
    "partner", "manager", "driver", "answer", "power", "tower", "flower", "river", "dinner",
    "better", "sooner", "master", "poster", "sticker", "trailer", "newer", "further", "proper",
  ]
}
