// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

extension Analyzer {
  /// The one number that a phrase states; nil for none or several.
  package func oneQuantity(_ phrase: String) -> Quantity? {
    let found = reading(phrase, Analyzer.language(of: phrase), as: .statement).quantities
    return found.count == 1 && found[0].value != nil ? found[0] : nil
  }

  func setNumber(_ change: Correction.Change, _ draft: inout Draft) throws(CorrectionFault) {
    let old = try replaced(change.from, draft)
    guard let to = change.to else {
      guard let old else { throw .notThere }
      forget(old, &draft)
      return
    }
    guard var new = oneQuantity(to) else { throw .unreadable }
    guard let old else {
      guard change.from == nil else { throw .notThere }
      new.op = limit(new, draft)
      add(new, saying: to, over: Span(0, draft.text.unicodeScalars.count), &draft)
      return
    }
    replace(old, by: new, &draft)
  }

  /// A number of the understanding, as value and unit.
  private struct Known {
    var value: Double?
    var unit: String
    var metric: String?
  }

  private func replaced(_ from: String?, _ draft: Draft) throws(CorrectionFault) -> Known? {
    guard let from else {
      if let threshold = draft.threshold {
        return Known(value: threshold.value, unit: threshold.unit ?? "", metric: threshold.id)
      }
      return draft.quantities.first.map { Known(value: $0.value, unit: $0.unit, metric: $0.metric) }
    }
    guard let said = oneQuantity(from) else { throw .unreadable }
    let isThere = { (value: Double?, unit: String?) in value == said.value && unit == said.unit }
    if let threshold = draft.threshold, isThere(threshold.value, threshold.unit) {
      return Known(value: said.value, unit: said.unit, metric: threshold.id)
    }
    guard let found = draft.quantities.first(where: { isThere($0.value, $0.unit) }) else {
      throw .notThere
    }
    return Known(value: found.value, unit: found.unit, metric: found.metric)
  }

  private func replace(_ old: Known, by new: Quantity, _ draft: inout Draft) {
    let isSameMeasure = old.unit == new.unit || Set([old.unit, new.unit]) == ["percent", "pp"]
    let metric = new.metric ?? (isSameMeasure ? old.metric : nil)
    func changed(_ predicate: Predicate) -> Predicate {
      guard predicate.kind == .metric, predicate.value == old.value, predicate.unit == old.unit
      else { return predicate }
      var predicate = predicate
      predicate.value = new.value
      predicate.value2 = new.value2
      predicate.unit = new.unit
      predicate.id = metric ?? MetricFinder.defaultMetric(new.unit)
      if new.op != .equal { predicate.op = new.op }
      return predicate
    }
    draft.threshold = draft.threshold.map(changed)
    for i in draft.quantities.indices
    where draft.quantities[i].value == old.value && draft.quantities[i].unit == old.unit {
      draft.quantities[i].value = new.value
      draft.quantities[i].value2 = new.value2
      draft.quantities[i].unit = new.unit
      draft.quantities[i].type = new.type
      draft.quantities[i].metric = metric
      if new.op != .equal { draft.quantities[i].op = new.op }
    }
    for i in draft.norms.indices {
      draft.norms[i].when = draft.norms[i].when.map(changed)
      draft.norms[i].unless = draft.norms[i].unless.map(changed)
      draft.norms[i].requires = draft.norms[i].requires.map(changed)
    }
    if let change = draft.change, abs(change.by) == old.value, let value = new.value {
      draft.change = Change(by: change.by < 0 ? -value : value, unit: new.unit, ambiguous: false)
    }
  }

  private func forget(_ old: Known, _ draft: inout Draft) {
    func isOld(_ predicate: Predicate) -> Bool {
      predicate.kind == .metric && predicate.value == old.value && predicate.unit == old.unit
    }
    if draft.threshold.map(isOld) == true { draft.threshold = nil }
    draft.quantities.removeAll { $0.value == old.value && $0.unit == old.unit }
    for i in draft.norms.indices {
      draft.norms[i].when.removeAll(where: isOld)
      draft.norms[i].unless.removeAll(where: isOld)
      draft.norms[i].requires.removeAll(where: isOld)
    }
  }

  /// How a bare number limits: a permission and a time go up to it, an aim at least to it.
  private func limit(_ quantity: Quantity, _ draft: Draft) -> Comparator {
    guard quantity.op == .equal else { return quantity.op }
    if draft.modality == .may || quantity.type == "duration" { return .atMost }
    guard draft.modality == .aim || draft.kind == .kpi else { return .equal }
    let better = quantity.metric.flatMap { knowledge.concept($0)?.better }
    return better == "down" ? .atMost : .atLeast
  }

  /// Gives the statement a number that its words leave open.
  private func add(
    _ quantity: Quantity, saying words: String, over span: Span, _ draft: inout Draft
  ) {
    var quantity = quantity
    quantity.surface = words
    quantity.span = span
    draft.quantities.append(quantity)
    var predicate = Predicate(kind: .metric, span: span, text: words)
    predicate.id = quantity.metric ?? MetricFinder.defaultMetric(quantity.unit)
    predicate.op = quantity.op
    predicate.value = quantity.value
    predicate.value2 = quantity.value2
    predicate.unit = quantity.unit
    predicate.per = quantity.per
    if draft.threshold == nil { draft.threshold = predicate }
    guard
      let main = draft.norms.firstIndex(where: { $0.modality == draft.modality })
        ?? draft.norms.indices.first
    else { return }
    if [.may, .mustNot].contains(draft.norms[main].modality) {
      draft.norms[main].when.append(predicate)
    } else {
      draft.norms[main].requires.append(predicate)
    }
  }

  /// What a clause of condition states (when the price is higher, 価格が高いとき); nil for other words.
  private func saidCondition(_ phrase: String) -> [Predicate]? {
    let language = Analyzer.language(of: phrase)
    let sentence = language == .japanese ? phrase + "、断る。" : "We decline \(phrase)."
    let reading = reading(sentence, language, as: .statement)
    guard reading.sentences.contains(where: { $0.clauses.contains { $0.role == .when } }) else {
      return nil
    }
    let found = reading.draft.norms.flatMap(\.when)
    return found.isEmpty ? nil : found
  }

  /// Makes a vague word mean what the president answered; the word itself stays in the text.
  func settle(_ change: Correction.Change, _ draft: inout Draft) throws(CorrectionFault) {
    guard let word = change.from,
      let at = draft.vague.firstIndex(where: {
        FoldedText.fold($0.surface) == FoldedText.fold(word)
      })
    else { throw .notThere }
    guard let answer = change.to else { throw .unreadable }
    let vague = draft.vague.remove(at: at)
    draft.settled.append(SettledWord(surface: vague.surface, answer: answer))
    let told = reading(answer, Analyzer.language(of: answer), as: .statement).draft
    if let found = saidCondition(answer), draft.exception == nil {
      // When it may be left undone.
      draft.exception = answer
      for i in draft.norms.indices where !draft.norms[i].otherwise {
        draft.norms[i].unless += found
      }
    } else if var quantity = oneQuantity(answer) {
      quantity.op = limit(quantity, draft)
      add(quantity, saying: answer, over: vague.span, &draft)
    }
    if draft.horizonYears == nil { draft.horizonYears = told.horizonYears }
  }
}
