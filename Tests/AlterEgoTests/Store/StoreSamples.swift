// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Store

let president = Signature(who: "president", command: "add")

/// 「粗利率が25％を下回る受注は断ること。」 as the language room would read it.
func sampleDraft(_ text: String = "粗利率が25％を下回る受注は断ること。") -> Draft {
  var draft = Draft(text: text, language: .japanese, speech: .statement)
  draft.kind = .principle
  draft.modality = .mustNot
  draft.concepts = [
    Mention(
      id: "gross_margin", ja: "粗利率", en: "gross margin", surface: "粗利率", span: Span(0, 3)),
    Mention(id: "order", ja: "受注", en: "order", surface: "受注", span: Span(12, 14)),
  ]
  draft.directions = [.company]
  var limit = Predicate(
    kind: .metric, id: "gross_margin", span: Span(0, 12), text: "粗利率が25％を下回る")
  limit.op = .less
  limit.value = 25
  limit.unit = "percent"
  draft.threshold = limit
  var quantity = Quantity(
    surface: "25％を下回る", span: Span(4, 12), type: "percent", op: .less, value: 25,
    unit: "percent")
  quantity.metric = "gross_margin"
  draft.quantities = [quantity]
  var norm = Norm(modality: .mustNot, span: Span(0, 18))
  norm.act = Term("accept_order")
  norm.object = Term("order")
  norm.when = [limit]
  draft.norms = [norm]
  return draft
}

extension StatementStore {
  /// Adds one principle with these words.
  @discardableResult
  func add(_ text: String, _ kind: Kind = .principle) throws -> Statement {
    try add([(sampleDraft(text), kind, nil)], by: president)[0]
  }
}

/// Model values of every shape, the same for the same seed.
struct RandomValues {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ n: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % n
  }

  mutating func bool() -> Bool { below(2) == 0 }

  mutating func maybe<Value>(_ value: (inout RandomValues) -> Value) -> Value? {
    bool() ? value(&self) : nil
  }

  mutating func list<Value>(_ value: (inout RandomValues) -> Value) -> [Value] {
    (0..<below(4)).map { _ in value(&self) }
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  mutating func text() -> String {
    pick([
      "", "粗利率", "a \"quoted\" \\ line\nand\ttab", "社長の分身は、未来を語る🏭", "nul\u{0}inside",
      "\u{1B}[31m", "\u{2028}", "か\u{3099}", "word:木型", "gross_margin", "𠮷野家",
      String(repeating: "長", count: 300), "{\"key\": [1, 2]}", "'; DROP TABLE statements; --",
    ])
  }

  mutating func number() -> Double {
    pick([0, 1, -1, 25, 0.1, 1e-9, 12_345.678, -300_000_000, 9e15, 1.7e300, 1.0 / 3])
  }

  mutating func span() -> Span { Span(below(1_000), below(100_000)) }
  mutating func term() -> Term { Term(text()) }
  mutating func op() -> Comparator { pick(Comparator.allCases) }

  mutating func predicate() -> Predicate {
    let kinds: [Predicate.Kind] = [.metric, .state, .object, .counterparty, .role, .words]
    var value = Predicate(
      kind: pick(kinds), id: maybe { $0.text() }, span: span(), text: text())
    value.op = maybe { $0.op() }
    value.value = maybe { $0.number() }
    value.value2 = maybe { $0.number() }
    value.unit = maybe { $0.text() }
    value.unitWord = maybe { $0.text() }
    value.per = maybe { $0.text() }
    value.group = maybe { _ in 7 } ?? 0
    value.holds = bool()
    value.terms = list { $0.term() }
    return value
  }

  mutating func norm() -> Norm {
    var value = Norm(modality: pick(Modality.allCases), span: span())
    value.negated = bool()
    value.act = maybe { $0.term() }
    value.actor = maybe { $0.term() }
    value.object = maybe { $0.term() }
    value.counterparty = maybe { $0.term() }
    value.about = list { $0.term() }
    value.when = list { $0.predicate() }
    value.unless = list { $0.predicate() }
    value.requires = list { $0.predicate() }
    value.over = maybe { $0.term() }
    value.concludes = maybe { $0.term() }
    value.otherwise = bool()
    return value
  }

  mutating func quantity() -> Quantity {
    var value = Quantity(
      surface: text(), span: span(), type: text(), op: op(), value: maybe { $0.number() },
      unit: text())
    value.value2 = maybe { $0.number() }
    value.low = maybe { $0.number() }
    value.high = maybe { $0.number() }
    value.metric = maybe { $0.text() }
    value.per = maybe { $0.text() }
    value.consecutive = bool()
    value.sense = maybe { $0.text() }
    return value
  }

  mutating func fact() -> Fact {
    var value = Fact(id: text(), truth: pick([.yes, .no, .unknown]), span: span())
    value.op = maybe { $0.op() }
    value.value = maybe { $0.number() }
    value.value2 = maybe { $0.number() }
    value.unit = maybe { $0.text() }
    value.per = maybe { $0.text() }
    return value
  }

  mutating func proposal() -> Proposal {
    var value = Proposal(span: span())
    value.act = maybe { $0.term() }
    value.negated = bool()
    value.actor = maybe { $0.term() }
    value.object = maybe { $0.term() }
    value.counterparty = maybe { $0.term() }
    value.terms = list {
      ProposedTerm(term: $0.term(), denied: $0.bool(), inProposal: $0.bool(), span: $0.span())
    }
    value.facts = list { $0.fact() }
    value.isYesNo = bool()
    return value
  }

  mutating func draft() -> Draft {
    var value = Draft(
      text: text(), language: pick(SpokenLanguage.allCases), speech: pick(Speech.allCases))
    value.kind = maybe { $0.pick(Kind.allCases) }
    value.modality = maybe { $0.pick(Modality.allCases) }
    value.concepts = list {
      Mention(id: $0.text(), ja: $0.text(), en: $0.text(), surface: $0.text(), span: $0.span())
    }
    value.directions = list { $0.pick(Direction.allCases) }
    value.threshold = maybe { $0.predicate() }
    value.quantities = list { $0.quantity() }
    value.change = maybe { Change(by: $0.number(), unit: $0.text(), ambiguous: $0.bool()) }
    value.condition = maybe { $0.text() }
    value.exception = maybe { $0.text() }
    value.horizonYears = maybe { $0.pick([1, 3, 5, 10]) }
    value.holder = maybe { $0.text() }
    value.preferred = maybe { $0.text() }
    value.yields = maybe { $0.text() }
    value.vague = list {
      Vagueness(surface: $0.text(), span: $0.span(), question: $0.text())
    }
    value.notUnderstood = list { $0.text() }
    value.words = list {
      var word = Mention(
        id: "word:" + $0.text(), ja: $0.text(), en: $0.text(), surface: $0.text(), span: $0.span())
      word.isKnown = false
      return word
    }
    value.norms = list { $0.norm() }
    value.proposal = maybe { $0.proposal() }
    return value
  }
}
