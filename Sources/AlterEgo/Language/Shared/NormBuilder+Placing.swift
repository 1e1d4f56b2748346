// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Where the numbers, times and states of a main clause go: into what a norm requires or into
/// when it applies.
extension NormBuilder {
  /// 10ミリを超えたら: the number brings its own condition.
  private func isConditional(_ surface: String) -> Bool {
    ["たら", "なら", "れば", "ときは", "場合は", "場合"].contains { surface.hasSuffix($0) }
  }

  /// 一年以内|なら: so do the words behind it.
  private func isConditional(_ number: Token) -> Bool {
    let after = text.folded(number.upper, min(number.upper + 18, text.bytes.count))
    return ["なら", "であれば", "の場合", "のとき", "の時"].contains(where: after.hasPrefix)
  }

  /// 初めての種類の契約: a state that qualifies a noun of the rule tells when it applies.
  func qualifyingStates(_ main: Clause, _ modality: Modality) -> [Predicate] {
    // Nobody works alone on a roof: how a ban or permission is meant tells when it applies.
    let isPart = modality == .mustNot || modality == .may
    let goesUp = main.headItem.map { knowledge.isA($0.token.id, "ask_approval") } ?? false
    return main.items.indices.compactMap { index in
      let item = main.items[index]
      guard item.token.sort == .state, index != main.head else { return nil }
      let next = index + 1 < main.items.count ? main.items[index + 1].token : nil
      let touches = item.qualifiesNext || item.token.upper == next?.lower
      let qualifies = touches && next.map { $0.isContent && $0.form == .noun } ?? false
      guard qualifies || goesUp || isPart && !touches else { return nil }
      let span = text.span(item.token.lower, item.token.upper)
      var predicate = Predicate(
        kind: .state, id: item.token.id, span: span, text: text.slice(span))
      predicate.holds = (item.token.truth != .no) != item.denied
      return predicate
    }
  }

  /// A number in the main clause is a limit of permission, a demand, or what a ban is about.
  func placeQuantities(_ main: Clause, _ norm: inout Norm) {
    for (index, item) in main.items.enumerated() where item.token.kind == .quantity {
      if terms.clock.covers(item.token) { continue }
      guard var predicate = terms.limit(item.token, at: index, main) else { continue }
      if norm.modality == .may, predicate.op == .equal, predicate.kind == .metric {
        // May pay in 60 days, may hire two people: leave goes so far and no further.
        predicate.op = .atMost
      }
      if norm.modality == .must, index == 0, let op = frontedBound(item, main) {
        // From 200 guests a warden is required; above $500 two quotes are.
        predicate.op = predicate.op == .equal ? op : predicate.op
        norm.when.append(predicate)
        if norm.act == nil, norm.object == nil, norm.about.count == 1 {
          norm.object = norm.about.removeFirst()
        }
        continue
      }
      // 10万円以上の経費は事前に申請する: which ones, not how.
      if norm.modality == .must, tellsWhich(item, at: index, main) || isNeededFor(item, main) {
        norm.when.append(predicate)
        continue
      }
      // 50万円以上は副社長が決める: the amount tells whose decision it is.
      switch norm.modality {
      case _ where norm.decides || isConditional(predicate.text) || isConditional(item.token):
        norm.when.append(predicate)
      case .may, .mustNot:
        // 10%を超えない as a whole bans what passes it.
        if norm.modality == .mustNot, endsUnpassed(main), UnpassedLimit.ends(predicate.text) {
          predicate.op = UnpassedLimit.passed(predicate.op)
        }
        // 一日に二組は撮らない: nor three; once half of it is over, or more.
        if norm.modality == .mustNot, predicate.op == .equal,
          predicate.per != nil && predicate.unit == "count"
            || predicate.unit == "times" && begins(main)
        {
          predicate.op = .atLeast
        }
        norm.when.append(predicate)
      case .must, .prefer, .aim: norm.requires.append(predicate)
      }
    }
  }

  /// 10%を超えない, 25%を下回らないこと: a number with a verb that denies passing it, at the end of what
  /// is said, is a ban on passing it.
  func endsUnpassed(_ main: Clause) -> Bool {
    guard let last = main.items.last(where: { $0.token.kind == .quantity }),
      UnpassedLimit.ends(text.surface(last.token))
    else { return false }
    var rest = text.folded(last.token.upper, max(last.token.upper, main.bytes.upperBound))
    rest.removeAll { "。．.!！ 　".contains($0) }
    return ["", "こと", "ことだ", "ようにする", "ようにします", "ように", "ものとする", "こととする", "方針だ", "です", "のだ"]
      .contains(rest)
  }

  /// Once half of them are over: from then on.
  private func begins(_ main: Clause) -> Bool {
    let said = text.folded(
      main.bytes.lowerBound, min(main.bytes.lowerBound + 6, main.bytes.upperBound))
    return said.hasPrefix("once ") || said.hasPrefix("after ")
  }

  /// Whether a limit belongs to what the rule is about: 10万円以上の経費は, orders of $100 or more.
  private func tellsWhich(_ item: Item, at index: Int, _ main: Clause) -> Bool {
    guard let op = terms.comparator(item.token), op != .equal, op != .about else { return false }
    if text.bytes[item.token.lower..<item.token.upper].contains(where: { $0 >= 0xE3 })
      || index + 1 < main.items.count && item.qualifiesNext
    {
      guard index + 1 < main.items.count else { return false }
      let next = main.items[index + 1]
      return (item.role == .of || item.qualifiesNext) && [.topic, .subject].contains(next.role)
    }
    // Anyone more than fifteen minutes late is turned away: who, by the number.
    if main.head.map({ index < $0 }) ?? false,
      NormBuilder.indefinite.contains(where: {
        text.folded(max(0, item.token.lower - 12), item.token.lower).hasSuffix($0)
      })
    {
      return true
    }
    // Tours with fewer than 6 guests are cancelled: which ones.
    if text.folded(max(0, item.token.lower - 5), item.token.lower) == "with ", index > 0,
      main.head.map({ index < $0 }) ?? false, main.isPassive,
      [.subject, .object].contains(main.items[index - 1].role)
    {
      return true
    }
    // Every order above $10,000 needs …: an amount right behind the subject; a number of the
    // business that is a subject itself is what is asked for.
    if isBehindSubject(item, at: index, main) { return true }
    return item.role == .of && index > 0
      && [.subject, .object, .at].contains(main.items[index - 1].role)
      && (op == .atLeast || op == .more || main.items[index - 1].role != .object)
  }

  private func isBehindSubject(_ item: Item, at index: Int, _ main: Clause) -> Bool {
    guard index > 0 else { return false }
    let noun = main.items[index - 1]
    guard noun.token.isContent, noun.token.form != .verb, noun.token.sort != .kpi,
      [.subject, .none].contains(noun.role),
      text.folded(noun.token.upper, item.token.lower) == " "
    else { return false }
    // Orders above … need: the noun opens the sentence, and its verb comes later; spend no more
    // than … and get orders above … are told to do.
    let before = text.folded(min(main.bytes.lowerBound, noun.token.lower), noun.token.lower)
    let opens =
      index == 1 && main.items.count > 2 && noun.token.form != .verb
      && ["", "every ", "each ", "any ", "all ", "the ", "a ", "an ", "our ", "no "]
        .contains(before)
    return opens || main.head.map { index < $0 } ?? false
  }

  /// 17時まで受ける: a time of day bounds what the norm rules.
  func placeTimes(_ main: Clause, _ norm: inout Norm) {
    for time in terms.clock.times(in: main.bytes) {
      let predicate = ClockReader.predicate(time, text)
      guard time.op != .equal else { continue }
      // Anything past midnight is for the president: the hour tells whose decision it is.
      if norm.modality == .must, !norm.decides {
        norm.requires.append(predicate)
      } else {
        norm.when.append(predicate)
      }
    }
  }

  /// 足場なしの作業を禁止する: what is to be missing is a condition, no part of the act.
  func placeDenied(_ main: Clause, _ norm: inout Norm) {
    for (index, item) in main.items.enumerated()
    where (item.denied || isSetAside(item.token)) && item.token.isContent && index != main.head
      && item.token.sort != .state && !isOutside(item.token)
    {
      let span = text.span(item.token.lower, item.token.upper)
      var predicate = Predicate(kind: .words, span: span, text: text.slice(span))
      predicate.terms = [item.token.term]
      predicate.holds = false
      predicate.group = main.bytes.lowerBound + 1
      norm.about.removeAll { $0 == item.token.term }
      if norm.object == item.token.term { norm.object = nil }
      if norm.modality == .must {
        norm.requires.append(predicate)
      } else {
        norm.when.append(predicate)
      }
    }
  }

  /// 監督は必ず二人で行う: the state in which a duty is done is part of the duty.
  func placeStates(_ main: Clause, _ norm: inout Norm) {
    guard norm.modality == .must, norm.act.map({ !knowledge.isA($0.id, "ask_approval") }) ?? false
    else { return }
    let placed = Set(norm.when.compactMap(\.id))
    for (index, item) in main.items.enumerated()
    where item.token.sort == .state && !placed.contains(item.token.id) && item.role != .of {
      // A late pallet, an overdue invoice: which one, not how.
      if index + 1 < main.items.count, item.token.upper + 1 >= main.items[index + 1].token.lower,
        main.items[index + 1].token.form == .noun, index != main.head
      {
        continue
      }
      let span = text.span(item.token.lower, item.token.upper)
      var predicate = Predicate(
        kind: .state, id: item.token.id, span: span, text: text.slice(span))
      predicate.holds = (item.token.truth != .no) != item.denied
      if isBehindNumber(index, main) {
        norm.when.append(predicate)
      } else {
        norm.requires.append(predicate)
      }
    }
  }

  /// More than fifteen minutes late: the number and the state tell together who is meant.
  private func isBehindNumber(_ index: Int, _ main: Clause) -> Bool {
    guard index > 0, main.items[index - 1].token.kind == .quantity,
      main.head.map({ index < $0 }) ?? false
    else { return false }
    return text.folded(main.items[index - 1].token.upper, main.items[index].token.lower) == " "
  }

  /// お金ではなく代わりの品で, rather than cash: named only to be ruled out.
  private func isSetAside(_ token: Token) -> Bool {
    if NormBuilder.ruledOut.contains(where: { text.bytes.has($0, token.upper) }) { return true }
    return NormBuilder.rulingOut.contains {
      token.lower >= $0.count && text.bytes.has($0, token.lower - $0.count)
    }
  }

  private static let ruledOut = ["ではなく", "でなく", "じゃなく"].map { Array($0.utf8) }
  private static let rulingOut = ["instead of ", "rather than ", "instead of a ", "rather than a "]
    .map { Array($0.utf8) }
  private static let indefinite = [
    "anyone ", "anything ", "anybody ", "everyone ", "everything ", "those ", "someone ",
    "something ", "whoever is ",
  ]
  private static let nobody = [" nobody", " no one"].map { Array($0.utf8) }
  private static let only = ["だけが", "だけに", "のみが", "のみに", "に限って", "に限り"].map {
    Array($0.utf8)
  }

  /// The object that no denies, or past the items for a bare nobody after the verb.
  func deniedByNo(_ main: Clause, in sentence: ParsedSentence) -> Int? {
    for (index, item) in main.items.enumerated()
    where item.denied && item.token.isContent && index != main.head {
      let before = text.folded(max(0, item.token.lower - 10), item.token.lower)
      // Jobs with no end date: the lack is the job's own.
      if before.utf8.has("no ".utf8), !before.utf8.has("with no ".utf8) {
        return index
      }
    }
    // Animals whose owners have nobody: what a clause of a noun denies is not the rule.
    var own = main.bytes
    if let first = sentence.clauses.filter({ $0.role == .relative }).map(\.bytes.lowerBound).min(),
      own.contains(first)
    {
      own = own.lowerBound..<first
    }
    let isLater = NormBuilder.nobody.contains {
      text.bytes.has($0, within: own) && !text.bytes.has($0, own.lowerBound)
    }
    return isLater ? main.items.count : nil
  }

  /// 調査が済むまで始めない: until when a ban holds.
  func placeUntil(_ main: Clause, _ norm: inout Norm) {
    guard norm.modality == .mustNot,
      let last = main.items.firstIndex(where: {
        $0.role == .upTo && $0.token.isContent && !isPlace($0.token)
      }),
      !terms.clock.covers(main.items[last].token)
    else { return }
    var first = last
    while first > 0, main.items[first - 1].token.isContent,
      main.items[first - 1].role != .topic, main.items[first - 1].role != .object
    {
      first -= 1
    }
    let parts = main.items[first...last].filter { $0.token.isContent }
    let span = text.span(main.items[first].token.lower, main.items[last].token.upper)
    var predicate = Predicate(kind: .words, span: span, text: text.slice(span))
    predicate.terms = parts.map(\.token.term)
    predicate.group = main.items[first].token.lower + 1
    let taken = Set(predicate.terms)
    norm.about.removeAll { taken.contains($0) }
    if let object = norm.object, taken.contains(object) { norm.object = nil }
    norm.unless.append(predicate)
  }

  /// 生徒の家まで送らない: how far, not until when.
  private func isPlace(_ token: Token) -> Bool {
    ["家", "駅", "門", "玄関", "入口", "隣"].contains(token.term.surface ?? "")
      || knowledge.theme(of: token.id) == "places"
  }

  /// 許可なしに載せない: with it, it may be done.
  func turnWithout(_ main: Clause, _ norm: inout Norm) {
    guard norm.modality == .mustNot, !norm.otherwise else { return }
    for predicate in norm.when
    where !predicate.holds && (predicate.kind == .state || predicate.kind == .words) {
      let isOwn =
        predicate.span.lower >= text.span(main.bytes.lowerBound, main.bytes.upperBound).lower
      guard isOwn, isWithout(predicate) else { continue }
      var turned = predicate
      turned.holds = true
      norm.when.removeAll { $0 == predicate }
      norm.unless.append(turned)
      // Without the manager's consent: whose it is goes with it.
      let whose = norm.when.filter {
        $0.kind == .words && $0.holds && $0.span == predicate.span && $0.group == predicate.group
      }
      norm.when.removeAll { whose.contains($0) }
      norm.unless += whose
    }
  }

  /// No receipt is needed for returns: its absence is no demand.
  func waive(_ deontic: String, _ norm: inout Norm) {
    guard deontic == "require", norm.modality == .must,
      let index = norm.requires.firstIndex(where: {
        $0.kind == .state && !$0.holds && deniesNeed($0)
      })
    else { return }
    norm.requires.remove(at: index)
    (norm.modality, norm.negated) = (.may, true)
  }

  /// 必要ない, not needed: what a state denies is the need; 二人で運ぶ, by two, denies none.
  private func deniesNeed(_ state: Predicate) -> Bool {
    guard state.text.utf8.first.map({ $0 >= 0x80 }) ?? false else { return true }
    return ["ない", "不要", "無用", "なし"].contains { state.text.utf8.has($0.utf8) }
  }

  private func isWithout(_ predicate: Predicate) -> Bool {
    let surface = FoldedText.fold(predicate.text)
    return ["なし", "ずに", "無断"].contains { surface.utf8.has($0.utf8) }
      || surface.utf8.has("without".utf8) || surface.utf8.has("before".utf8)
      || stands(predicate, behind: "without ") || stands(predicate, behind: " before ")
  }

  /// Whether a predicate stands close behind a word, with no comma between.
  private func stands(_ predicate: Predicate, behind word: String) -> Bool {
    let bytes = Array(word.utf8)
    // No further back than that: a text may have thousands of such predicates.
    let furthest = text.origin.partition { $0 >= predicate.span.lower - NormBuilder.withoutReach }
    let nearest = text.origin.partition { $0 > predicate.span.lower }
    for end in furthest..<max(furthest, nearest)
    where end >= bytes.count && text.bytes.has(bytes, end - bytes.count) {
      let start = text.span(end, end).lower
      let distance = predicate.span.lower - start
      guard (0...NormBuilder.withoutReach).contains(distance) else { continue }
      if !text.slice(Span(start, predicate.span.lower)).contains(",") { return true }
    }
    return false
  }

  /// How many characters may stand between `without` and what is lacking.
  private static let withoutReach = 40

  /// 免許のある者だけが運転してよい: nobody else.
  func saysOnly(_ main: Clause) -> Bool {
    NormBuilder.only.contains { text.bytes.has($0, within: main.bytes) }
  }
}
