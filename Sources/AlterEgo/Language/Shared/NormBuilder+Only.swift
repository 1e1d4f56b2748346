// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Rules that single out what they allow: 検査した製品だけを出荷する, lend skis only to members.
extension NormBuilder {
  /// The phrase that only, だけ or しか singles out.
  struct Focus {
    var items: [Item]
    /// What is singled out: its last word that is no state.
    var noun: Item? {
      items.last { $0.token.isContent && $0.token.sort != .state && $0.role != .of }
    }
    /// The words that tell which ones.
    var marks: [Item] { items.filter { $0.token.lower != noun?.token.lower } }
    /// 〜しか…ない: the denial belongs to the particle, not to the act.
    var isDenial = false
  }

  /// The phrase singled out in the main clause; nil for numbers, titles and whole clauses.
  func focus(_ main: Clause, _ norm: Norm) -> Focus? {
    guard norm.act != nil, norm.modality != .aim, norm.modality != .prefer, !norm.decides else {
      return nil
    }
    let focus = japaneseFocus(main) ?? exclusiveFocus(main) ?? englishFocus(main)
    guard let focus, let noun = focus.noun,
      noun.token.sort != .role || noun.role == .object || noun.role == .to,
      focus.items.allSatisfy({ $0.token.isContent && !$0.denied || $0.token.kind == .quantity })
    else { return nil }
    if !focus.isDenial, norm.modality == .mustNot { return nil }
    return focus
  }

  /// A may for what is singled out and a must-not for the rest.
  func singledOut(
    _ focus: Focus, _ norm: Norm, _ conditions: Conditions, _ sentence: ParsedSentence
  )
    -> [Norm]
  {
    guard let noun = focus.noun else { return [norm] }
    var told = qualities(focus, sentence)
    let limits =
      norm.when.filter { $0.kind == .metric } + norm.requires.filter { $0.kind == .metric }
    if focus.items.contains(where: { $0.token.kind == .quantity }) {
      // Only orders of more than 50 kg: the number tells which.
      guard !limits.isEmpty else { return [norm] }
      told = limits
    }
    // What the noun's own clause and states tell is said already.
    let own = Set(told.compactMap(\.id))
    let spans = told.map(\.span)
    let others = norm.when.filter { predicate in
      !spans.contains(predicate.span) && !(predicate.id.map(own.contains) ?? false)
    }
    var inside = norm
    inside.modality = .may
    inside.negated = false
    inside.requires.removeAll { $0.kind == .state || told.contains($0) }
    let parts = Set(focus.marks.map(\.token.term))
    inside.about.removeAll(where: parts.contains)
    if inside.object.map(parts.contains) ?? true, inside.counterparty != noun.token.term,
      noun.role == .object || noun.role == .none || noun.role == .subject
    {
      inside.object = noun.token.term
      inside.about.removeAll { $0 == noun.token.term }
    }
    var outside = inside
    if told.isEmpty {
      told = [named(noun)]
      // Only oak is bought: of wood, that is.
      if outside.object == noun.token.term {
        let wider = knowledge.parents(of: noun.token.id).first
        guard let wider else { return [norm] }
        outside.object = Term(wider)
      }
      if outside.counterparty == noun.token.term { outside.counterparty = nil }
      outside.about.removeAll { $0 == noun.token.term }
      inside.about.removeAll { $0 == noun.token.term }
    }
    inside.when = others + told
    outside.modality = .mustNot
    outside.when = others
    outside.unless = told + conditions.unless
    outside.otherwise = true
    return [inside, outside]
  }

  /// What tells the noun from others of its kind: its states, its other words, its clause.
  private func qualities(_ focus: Focus, _ sentence: ParsedSentence) -> [Predicate] {
    guard let first = focus.items.first, let noun = focus.noun else { return [] }
    var found: [Predicate] = []
    let clauses = sentence.clauses.filter {
      $0.role == .relative && $0.wider.contains(noun.token.lower)
        && $0.bytes.upperBound <= first.token.lower
    }
    for clause in clauses { found += terms.predicates(clause).map(asState) }
    let words = focus.marks
    guard let start = words.first, let last = focus.items.last else { return found }
    let span = text.span(first.token.lower, last.token.upper)
    var rest: [Term] = []
    for item in words where item.token.isContent {
      let isState = item.token.sort == .state
      let state = isState ? item.token.id : stateReached(by: item.token.term)
      guard let state else {
        rest.append(item.token.term)
        continue
      }
      var predicate = Predicate(kind: .state, id: state, span: span, text: text.slice(span))
      predicate.holds = item.token.truth != .no
      found.append(predicate)
    }
    if !rest.isEmpty {
      var predicate = Predicate(kind: .words, span: span, text: text.slice(span))
      predicate.terms = rest
      found.append(predicate)
    }
    return found.map { predicate in
      var predicate = predicate
      predicate.group = start.token.lower + 1
      return predicate
    }
  }

  /// Inspected goods, 検査した製品: the state that the act before a noun leaves behind.
  private func stateReached(by act: Term) -> String? {
    guard knowledge.sort(of: act.id) == .act else { return nil }
    return knowledge.rows("decisions/state_acts.tsv").first {
      $0.list("acts").contains(act.id)
    }?["state"]
  }

  private func asState(_ predicate: Predicate) -> Predicate {
    guard predicate.kind == .words, predicate.terms.count == 1,
      let state = predicate.terms.first.flatMap(stateReached)
    else { return predicate }
    var told = predicate
    (told.kind, told.id, told.terms) = (.state, state, [])
    return told
  }

  private func named(_ noun: Item) -> Predicate {
    let span = text.span(noun.token.lower, noun.token.upper)
    var predicate = Predicate(kind: .words, span: span, text: text.slice(span))
    predicate.terms = [noun.token.term]
    predicate.group = noun.token.lower + 1
    return predicate
  }

  // MARK: Where it stands

  /// The noun before だけ, のみ or しか, with what qualifies it.
  private func japaneseFocus(_ main: Clause) -> Focus? {
    for (index, item) in main.items.enumerated()
    where item.token.isContent && index != main.head && item.token.form != .verb
      && item.token.upper < text.bytes.count
      && NormBuilder.marking.mayOpen(text.bytes, item.token.upper)
    {
      let after = text.folded(
        item.token.upper, min(item.token.upper + 15, text.bytes.count))
      let isDenial = NormBuilder.denying.contains(where: after.hasPrefix)
      guard isDenial || NormBuilder.singling.contains(where: after.hasPrefix) else { continue }
      guard isDenial == main.negated || main.modal == "prohibit" else { return nil }
      var first = index
      while first > 0, main.items[first - 1].qualifiesNext || qualifies(main.items, first - 1) {
        first -= 1
      }
      return Focus(items: Array(main.items[first...index]), isDenial: isDenial)
    }
    return nil
  }

  /// A state right before its noun: 検査済みの製品.
  private func qualifies(_ items: [Item], _ index: Int) -> Bool {
    let (token, next) = (items[index].token, items[index + 1].token)
    guard token.sort == .state else { return false }
    return text.folded(token.upper, next.lower).isEmpty
      || ["の", "な"].contains(text.folded(token.upper, next.lower))
  }

  private static let singling = [
    "だけを", "だけに", "だけが", "だけは", "だけから", "だけと", "だけで、", "のみを", "のみに", "のみが", "のみは", "のみ、",
    "にだけ", "からだけ", "とだけ", "にのみ", "からのみ", "とのみ", "へのみ", "へだけ",
  ]
  /// How the words of both lists begin.
  private static let marking: Openings = {
    var openings = Openings()
    for word in singling + denying { openings.insert(Array(word.utf8)) }
    return openings
  }()
  private static let denying = ["しか", "にしか", "からしか", "としか", "へしか", "でしか"]

  /// The last phrase with a preposition of a clause that nobody else, nowhere else shuts.
  private func exclusiveFocus(_ main: Clause) -> Focus? {
    guard main.isExclusive,
      let last = main.items.lastIndex(where: {
        [.to, .from, .at, .by, .with].contains($0.role) && $0.token.isContent
      })
    else { return nil }
    let own = main.items[last].role
    var first = last
    while first > 0, main.items[first - 1].role == own, first - 1 != main.head { first -= 1 }
    return Focus(items: Array(main.items[first...last]))
  }

  /// To people whose eyes were tested: a clause of its own tells which.
  func isNarrowed(_ focus: Focus, _ sentence: ParsedSentence) -> Bool {
    guard let noun = focus.items.last else { return true }
    return sentence.clauses.contains {
      $0.role == .relative && $0.wider.lowerBound >= noun.token.upper
        && $0.wider.lowerBound <= noun.token.upper + 2
    }
  }

  /// The phrase after only: up to the verb, or to the next phrase with a preposition of its own.
  private func englishFocus(_ main: Clause) -> Focus? {
    guard main.isRestriction, let end = onlyEnd(main) else { return nil }
    guard var at = main.items.firstIndex(where: { $0.token.lower >= end }) else { return nil }
    if at == main.head { at += 1 }
    guard at < main.items.count else { return nil }
    let own = main.items[at].role
    var last = at
    while last + 1 < main.items.count, last + 1 != main.head {
      let next = main.items[last + 1]
      if next.token.kind == .quantity, next.role == .of {
        last += 1
        break
      }
      guard next.role == own || [.none, .object, .subject].contains(next.role) else { break }
      last += 1
    }
    return Focus(items: Array(main.items[at...last]))
  }

  private func onlyEnd(_ main: Clause) -> Int? {
    let folded = text.bytes
    for word in NormBuilder.onlies {
      var at = max(0, main.bytes.lowerBound - 6)
      while at + word.count <= main.bytes.upperBound {
        if folded.has(word, at), at == 0 || folded[at - 1] == 0x20 { return at + word.count }
        at += 1
      }
    }
    return nil
  }

  private static let onlies = ["only ", "solely ", "nothing but "].map { Array($0.utf8) }
}
