// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@Suite struct DraftJSONTests {
  @Test func `the line of the contract prints as the contract shows it`() {
    let expected = """
      {"text": "粗利率が25％を下回る受注は断ること。", "language": "ja", "speech": "statement", \
      "kind": "principle", "modality": "must-not", \
      "concepts": [{"id": "gross_margin", "ja": "粗利率", "en": "gross margin", \
      "surface": "粗利率", "span": [0, 3]}, {"id": "order", "ja": "受注", "en": "order", \
      "surface": "受注", "span": [12, 14]}], "directions": ["company"], \
      "threshold": {"metric": "gross_margin", "op": "<", "value": 25, "unit": "percent"}, \
      "quantities": [{"surface": "25％を下回る", "span": [4, 12], "type": "percent", "op": "<", \
      "value": 25, "unit": "percent", "metric": "gross_margin"}], \
      "change": null, "condition": null, "exception": null, "horizonYears": null, \
      "holder": null, "preferred": null, "yields": null, "vague": [], "notUnderstood": [], \
      "norms": [{"modality": "must-not", "act": "accept_order", "actor": null, \
      "object": "order", "counterparty": null, "when": [{"metric": "gross_margin", "op": "<", \
      "value": 25, "unit": "percent", "text": "粗利率が25％を下回る", "span": [0, 12]}], \
      "unless": [], "over": null, "span": [0, 18]}], \
      "thresholdSource": {"metric": "gross_margin", "op": "<", "value": 25, "unit": "percent", \
      "text": "粗利率が25％を下回る", "span": [0, 12]}}
      """
    #expect(sampleDraft().json.text == expected)
  }

  @Test(arguments: 0..<300) func `every draft reads back as it was`(seed: Int) {
    var random = RandomValues(seed: UInt64(seed))
    let draft = random.draft()
    #expect(Draft(json: draft.json) == draft)
    #expect(Draft(jsonText: draft.json.text) == draft)
  }

  @Test(arguments: 0..<100) func `every part reads back as it was`(seed: Int) {
    var random = RandomValues(seed: UInt64(seed))
    let (predicate, norm, quantity) = (random.predicate(), random.norm(), random.quantity())
    let (fact, proposal) = (random.fact(), random.proposal())
    #expect(Predicate(json: predicate.json) == predicate)
    #expect(Norm(json: norm.json) == norm)
    #expect(Quantity(json: quantity.json) == quantity)
    #expect(Fact(json: fact.json) == fact)
    #expect(Proposal(json: proposal.json) == proposal)
  }

  @Test func `the order of keys and blanks between them do not matter`() {
    let text = """
      { "speech" : "statement" ,\n "unheardOf": {"a": [1, {"b": "}"}], "c": null, "d": -1.5e3},
        "language":"en","text":"x","norms":[],"kind":null }
      """
    #expect(Draft(jsonText: text) == Draft(text: "x", language: .english, speech: .statement))
  }

  @Test(
    arguments: [
      "", "[]", "null", "{", "{\"text\"", "{\"text\": 1}", "{\"speech\": \"shout\"}",
      "{\"norms\": [1]}", "{\"norms\": [{\"span\": [1]}]}", "{\"concepts\": {}}",
      "{\"text\": \"a\"} {}", "{\"change\": {\"by\": \"x\"}}", "{\"horizonYears\": 1.5}",
      "{\"text\": \"\\", "{\"text\": \"\\u12", "{\"unheardOf\": [[[[",
    ])
  func `what is no draft is refused`(text: String) {
    #expect(Draft(jsonText: text) == nil)
  }

  @Test func `no cut or changed byte traps or hangs the reader`() {
    let bytes = Array(sampleDraft().json.text.utf8)
    for at in bytes.indices {
      _ = bytes[..<at].withUnsafeBufferPointer { Draft.read(.init(rebasing: $0[...])) }
      for flip: UInt8 in [0x01, 0x10, 0x80, 0xFF] {
        var changed = bytes
        changed[at] ^= flip
        _ = changed.withUnsafeBufferPointer { Draft.read($0) }
      }
    }
  }
}
