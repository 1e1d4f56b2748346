// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// English sentences that take up whom the rule before meant, and whom it left out: those we may use,
/// the others do not, an agent who brings fewer.
extension NormBuilder {
  /// Gives a sentence that only points back the conditions of the rule before it, or what they leave over.
  func turnSides(
    _ built: inout [Norm], after rules: inout [Norm], _ main: Clause, _ sentence: ParsedSentence
  ) {
    guard !text.bytes[sentence.bytes].contains(where: { $0 >= 0x80 }),
      let last = rules.lastIndex(where: { !$0.otherwise }), !rules[last].decides
    else { return }
    turnFewer(&built, &rules[last])
    for i in built.indices { resolvePronoun(&built[i], of: rules[last], main) }
    if sentence.clauses.contains(where: deniesBefore) { takeOthers(&built, of: rules[last]) }
    let said = text.folded(sentence.bytes.lowerBound, sentence.bytes.upperBound)
    if NormBuilder.same.contains(where: said.hasPrefix) {
      keepSide(&built, of: rules[last])
    } else if NormBuilder.others.contains(where: said.hasPrefix) {
      takeOthers(&built, of: rules[last])
    }
  }

  // MARK: Those

  /// Except to tenants with a guarantor; to them they may be handed out: it rules on just those.
  private func keepSide(_ built: inout [Norm], of rule: Norm) {
    for i in built.indices where built[i].when.isEmpty && built[i].unless.isEmpty {
      let isLeave = built[i].modality == .may || built[i].modality == .must
      guard isLeave, !built[i].decides, !built[i].negated else { continue }
      if rule.modality == .mustNot {
        guard let group = rule.unless.last?.group else { continue }
        built[i].when = rule.unless.filter { $0.group == group }
      } else {
        built[i].when = rule.when
      }
      if namesTakers(&built[i], of: rule) { continue }
      takeMatter(&built[i], of: rule)
    }
  }

  /// Only to hauliers with a clean record; those we may use: whom we use are the hauliers.
  private func namesTakers(_ norm: inout Norm, of rule: Norm) -> Bool {
    guard let act = norm.act, ["use", "word:use", "hire", "outsource", "accept"].contains(act.id),
      norm.object == nil, act != rule.act, let first = norm.when.first, first.kind == .words,
      let party = first.terms.first(where: { terms.isCounterparty($0.id) }), first.terms.count > 1
    else { return false }
    norm.object = party
    norm.when[0].terms.removeAll { $0 == party }
    return true
  }

  // MARK: The others

  /// The others do not: whom the conditions of the rule before leave over.
  private func takeOthers(_ built: inout [Norm], of rule: Norm) {
    guard !rule.when.isEmpty, rule.unless.isEmpty else { return }
    for i in built.indices where !built[i].decides && !built[i].negated {
      let isBan = built[i].modality == .mustNot
      guard isBan != (rule.modality == .mustNot), built[i].when.isEmpty else { continue }
      built[i].about.removeAll(where: isOther)
      if built[i].object.map(isOther) ?? false { built[i].object = nil }
      takeMatter(&built[i], of: rule)
      if isBan {
        built[i].otherwise = true
        if built[i].unless.isEmpty { built[i].unless = rule.when }
      } else if rule.when.count == 1, let op = rule.when[0].op?.complement {
        built[i].when = rule.when
        built[i].when[0].op = op
      } else {
        built[i].unless = rule.when
      }
    }
  }

  /// If it is not, if they have not: whatever the conditions before leave over.
  private func deniesBefore(_ clause: Clause) -> Bool {
    guard clause.role == .when, !clause.items.contains(where: { $0.token.isContent }) else {
      return false
    }
    let words = text.folded(clause.bytes.lowerBound, clause.bytes.upperBound)
      .split(whereSeparator: { !$0.isLetter && $0 != "'" }).map(String.init)
    guard words.count <= 6, ["if", "when", "where"].contains(words.first ?? "") else {
      return false
    }
    return words.contains { $0 == "not" || $0.hasSuffix("n't") }
  }

  private func isOther(_ term: Term) -> Bool { ["word:other", "word:others"].contains(term.id) }

  /// A sentence that names nothing of its own is about what the rule before is about.
  private func takeMatter(_ norm: inout Norm, of rule: Norm) {
    let isBare =
      norm.act.map { terms.isLightAct($0.id) || NormBuilder.bare.contains($0.id) } ?? true
    if isBare { norm.act = rule.act }
    guard norm.act == rule.act, norm.object == nil || norm.object == rule.object else { return }
    norm.object = rule.object
    norm.counterparty = norm.counterparty ?? rule.counterparty
    if norm.about.isEmpty { norm.about = rule.about }
  }

  // MARK: Fewer

  /// An agent who brings fewer: the other side of the number that the rule before tells its kind by.
  private func turnFewer(_ built: inout [Norm], _ rule: inout Norm) {
    for i in built.indices {
      for at in built[i].when.indices.reversed() {
        let told = built[i].when[at]
        guard told.kind == .words, let word = comparative(ending: told.text),
          let limit = rule.when.firstIndex(where: {
            $0.kind == .metric && $0.group != 0 && mayTurn($0.op, word)
          })
        else { continue }
        // 100 bookings a year, and fewer: that many or more.
        if rule.when[limit].op == .equal {
          rule.when[limit].op = EnglishComparative.isLess(word) ? .atLeast : .atMost
        }
        var turned = rule.when[limit]
        turned.op = turned.op?.complement
        (turned.span, turned.text) = (told.span, told.text)
        built[i].when[at] = turned
        if built[i].act == nil { takeMatter(&built[i], of: rule) }
      }
    }
  }

  private func comparative(ending text: String) -> String? {
    let words = FoldedText.fold(text).split(whereSeparator: { !$0.isLetter }).map(String.init)
    guard let last = words.last, !words.contains("than"), EnglishComparative.isMeasuring(last)
    else { return nil }
    return last
  }

  /// Whether a word can stand for the other side of a limit: fewer for at least so many.
  private func mayTurn(_ op: Comparator?, _ word: String) -> Bool {
    switch op {
    case .equal: true
    case .atLeast, .more: EnglishComparative.isLess(word)
    case .atMost, .less: !EnglishComparative.isLess(word)
    default: false
    }
  }

  // MARK: It

  /// A deposit is kept; only if … is it paid back: what is paid back is what was spoken of.
  private func resolvePronoun(_ norm: inout Norm, of rule: Norm, _ main: Clause) {
    guard let act = norm.act, !terms.isLightAct(act.id), norm.object == nil,
      norm.counterparty == nil, norm.about.allSatisfy(\.isWord), !norm.decides,
      let object = rule.object, !terms.isCounterparty(object.id)
    else { return }
    let bytes = text.bytes[main.bytes]
    guard bytes.has("it".utf8) || bytes.has("the".utf8) else { return }
    let said = text.folded(main.bytes.lowerBound, main.bytes.upperBound)
      .split(whereSeparator: { !$0.isLetter })
    guard said.contains("it") || said.contains("they") || said.contains("them") else { return }
    norm.object = object
  }

  // MARK: Every

  /// We accept every learner: to take all of them is a duty, and no leave.
  func takesAll(_ main: Clause) -> Bool {
    guard let head = main.headItem, !main.isPassive else { return false }
    return ["every ", "all ", "each "].contains { word in
      text.bytes.has(Array(word.utf8), head.token.upper + 1)
    }
  }

  private static let same = [
    "those ", "these ", "them ", "to them ", "to those ", "with them ", "with those ", "from them ",
    "from those ", "for them ", "for those ",
  ]
  private static let others = ["the others ", "others ", "the other ones ", "the rest "]
  private static let bare: WordSet = [
    "word:use", "word:let", "word:have", "word:do", "word:take", "accept", "use",
  ]
}
