// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What an exception takes with it, and what a sentence takes up from the one before.
extension NormBuilder {
  /// Whether a condition follows an exception at once, and so belongs to it.
  func limits(_ condition: Clause, _ exception: Clause) -> Bool {
    let gap = exception.bytes.upperBound..<condition.bytes.lowerBound
    return condition.opener != "" && condition.bytes.lowerBound >= exception.bytes.upperBound
      && !text.bytes[gap].contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
  }

  /// 資格を持つ|者: a noun that only carries what qualifies it says nothing of its own.
  func isAnyone(
    _ predicate: Predicate, in clause: Clause, _ sentence: ParsedSentence
  ) -> Bool {
    !predicate.terms.isEmpty
      && predicate.terms.allSatisfy { ["word:者", "word:人", "word:方"].contains($0.id) }
      && sentence.clauses.contains {
        $0.role == .relative && clause.bytes.contains($0.bytes.lowerBound)
      }
  }

  /// それを超える, above that: how a sentence refers to the limit before.
  func backReference(_ main: Clause, in sentence: ParsedSentence? = nil) -> Reference? {
    if let found = metrics.backReferences.op(in: text.bytes, main.bytes) {
      return found.map(Reference.said) ?? .rest
    }
    if comparesWithLimit(main) { return .rest }
    // それより高ければ見送る: the reference is the condition.
    let conditions = sentence?.clauses.filter { $0.role == .when } ?? []
    return conditions.lazy
      .compactMap { metrics.backReferences.op(at: $0.bytes.lowerBound, in: text.bytes) }
      .first.map { $0.map(Reference.said) ?? .rest }
  }

  /// それより高ければ: words of a condition that only point back to the limit before.
  func isReference(_ predicate: Predicate) -> Bool {
    predicate.kind == .words
      && metrics.backReferences.op(at: 0, in: Array(FoldedText.fold(predicate.text).utf8)) != nil
  }

  /// 八十点に届いた作品は…。届かない作品は…: a verb of limits without a number is the other side of
  /// the limit before.
  func takeOtherSide(_ norms: inout [Norm], of rule: Norm, _ main: Clause) {
    let limits = (rule.when + rule.requires).filter { $0.kind == .metric && $0.op != nil }
    guard let limit = limits.first, limits.allSatisfy({ $0.id == limit.id }) else { return }
    for i in norms.indices {
      guard !(norms[i].when + norms[i].requires).contains(where: { $0.kind == .metric }) else {
        continue
      }
      let bare = norms[i].when.filter(isOtherSide)
      guard !bare.isEmpty else { continue }
      norms[i].when.removeAll(where: bare.contains)
      for limit in limits {
        guard let op = limit.op?.complement else { continue }
        var turned = limit
        turned.op = op
        turned.span = bare[0].span
        turned.text = bare[0].text
        norms[i].when.append(turned)
      }
    }
  }

  /// 代金の半分を先にもらえれば受けてよい。もらえなければ断る: a verb of the condition before, denied, with nothing
  /// of its own beside it, is the other side of the whole condition.
  func takeDenial(_ norms: inout [Norm], of rule: Norm) {
    guard !rule.when.isEmpty, rule.unless.isEmpty else { return }
    for i in norms.indices where norms[i].modality != rule.modality && !norms[i].otherwise {
      let stated = norms[i].when + norms[i].unless
      guard stated.count == 1, stated[0].kind == .words, stated[0].terms.count == 1,
        let stem = deniedStem(stated[0].text),
        rule.when.contains(where: { FoldedText.fold($0.text).utf8.has(stem.utf8) })
      else { continue }
      norms[i].when = []
      norms[i].unless = rule.when
      norms[i].otherwise = true
      if norms[i].act == nil || norms[i].act?.id == "accept" { norms[i].act = rule.act }
      if norms[i].object == nil, norms[i].about.isEmpty {
        norms[i].object = rule.object
        norms[i].about = rule.about
      }
    }
  }

  /// もらえ of もらえなければ; nil for what denies nothing or says more.
  private func deniedStem(_ text: String) -> String? {
    let folded = FoldedText.fold(text)
    for end in ["なければ", "なかったら", "ないなら", "ない場合", "ないとき", "ないうち", "ないと", "ない"] {
      guard let place = folded.utf8.place(of: end.utf8) else { continue }
      let stem = String(folded[..<place.lowerBound])
      return stem.unicodeScalars.count > 1 && stem.unicodeScalars.count < 6 ? stem : nil
    }
    return nil
  }

  private func isOtherSide(_ predicate: Predicate) -> Bool {
    guard predicate.kind == .words, predicate.terms.count == 1, predicate.terms[0].isWord else {
      return false
    }
    let text = Array(FoldedText.fold(predicate.text).utf8)
    return metrics.complements.contains { text.has($0, 0) }
  }

  /// 2％を超えた店には新しい品目を増やさせない。2％以内の店は増やしてよい: the verb of the sentence before, on the other side of
  /// the same limit, does the same to the same.
  func takeSameVerb(_ norm: inout Norm, of rule: Norm, _ main: Clause, _ before: Clause?) {
    guard let act = rule.act, norm.act != act, !norm.decides, !norm.otherwise,
      norm.modality != rule.modality,
      let verb = main.headItem?.token, let other = before?.headItem?.token,
      verb.form == .verb,
      norm.when.contains(where: { own in
        own.kind == .metric
          && rule.when.contains {
            $0.kind == .metric && $0.value == own.value && $0.unit == own.unit && $0.op != own.op
          }
      }),
      main.items.count(where: { $0.token.isContent }) < 3,
      let stem = stem(verb), stem == self.stem(other)
    else { return takeContrast(&norm, of: rule, main, before) }
    (norm.act, norm.object, norm.about) = (act, rule.object, rule.about)
    norm.counterparty = norm.counterparty ?? rule.counterparty
  }

  /// 鉄の壁には水性の塗料を使わない。木の壁には使ってよい: the same verb, with another place or person and no
  /// object of its own, is done with what was named before.
  private func takeContrast(_ norm: inout Norm, of rule: Norm, _ main: Clause, _ before: Clause?) {
    guard let act = rule.act, let thing = rule.object, let before, !norm.decides, !norm.otherwise,
      norm.modality != rule.modality, norm.modality == .may || norm.modality == .mustNot,
      let verb = main.headItem?.token, let other = before.headItem?.token,
      let stem = stem(verb), stem == self.stem(other),
      let object = before.items.firstIndex(where: { $0.role == .object && $0.token.term == thing }),
      let marked = before.items[..<object].lastIndex(where: { isMarked($0) }),
      main.items.contains(where: isMarked),
      !main.items.contains(where: { $0.role == .object || $0.token.kind == .quantity })
    else { return }
    let own = main.items.enumerated().filter {
      $0.offset != main.head && $0.element.token.isContent
    }
    norm.act = act
    norm.object = thing
    norm.about =
      own.map(\.element.token.term).filter { !norm.when.flatMap(\.terms).contains($0) }
      + before.items[(marked + 1)..<object].filter(\.token.isContent).map(\.token.term)
  }

  /// 壁に, 壁には, 道では: with a particle that tells where or to whom.
  private func isMarked(_ item: Item) -> Bool {
    guard item.token.isContent else { return false }
    let after = text.folded(item.token.upper, min(item.token.upper + 6, text.bytes.count))
    return ["には", "では", "へは", "からは"].contains { after.hasPrefix($0) }
  }

  /// The kanji before the ending of a Japanese verb: 増 of 店舗は増やし.
  private func stem(_ token: Token) -> String? {
    let isKanji = { (scalar: Unicode.Scalar) in (0x4E00...0x9FFF).contains(scalar.value) }
    let word = Array(text.surface(token).unicodeScalars)
    guard let last = word.lastIndex(where: isKanji) else { return nil }
    let first = word[..<last].lastIndex { !isKanji($0) }.map { $0 + 1 } ?? 0
    return String(String.UnicodeScalarView(word[first...last]))
  }

  /// 三年以内に回収できるなら出す。三年を超える店は出さない: the same number in the same unit measures the same.
  func takeMeasure(_ norm: inout Norm, of rule: Norm) {
    if norm.when.isEmpty { return }
    let limits = (rule.when + rule.requires).filter { $0.kind == .metric && $0.value != nil }
    norm.when = norm.when.map { own in
      guard own.kind == .metric, ["duration", "amount", "count", "share"].contains(own.id),
        let limit = limits.first(where: {
          $0.value == own.value && $0.unit == own.unit && $0.unitWord == own.unitWord
        }), let id = limit.id
      else { return own }
      var own = own
      own.id = id
      return own
    }
  }

  /// 違約金は免じてよい。一年以内なら必ずいただく: a verb without an object is about the thing before,
  /// by which it has its sense.
  func takeObject(_ norm: inout Norm, of rule: Norm) {
    // 返品は七日以内なら受けてよい。それより後の返品は断る: what was taken is what is refused.
    if let act = norm.act, norm.object == nil, norm.about.isEmpty, act == rule.object,
      norm.modality == .mustNot
    {
      (norm.act, norm.object) = (rule.act, rule.object)
      return
    }
    guard let act = norm.act, norm.object == nil, let object = rule.object,
      let meant = terms.senses.act(act.id, of: object)
    else { return }
    norm.act = Term(meant)
    norm.object = object
  }
}
