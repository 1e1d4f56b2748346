// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Language

/// Whether a sentence demands, forbids, permits, prefers or aims: the dearest thing to get wrong.
@Suite struct ModalityTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let modality: Modality
    var knownIssue = false
    init(_ text: String, _ modality: Modality, knownIssue: Bool = false) {
      self.text = text
      self.modality = modality
      self.knownIssue = knownIssue
    }
    var testDescription: String { "\(text) → \(modality.rawValue)" }
  }

  @Test(arguments: japanese + english + roundaboutJapanese + roundaboutEnglish)
  func `a sentence has the modality of its end or its verb group`(_ row: Row) throws {
    let norm = try Reader.analyzer().statement(row.text).norms.first
    withKnownIssue(isIntermittent: true) {
      #expect(norm?.modality == row.modality)
    } when: {
      row.knownIssue
    }
  }

  /// Sentences that leave undone what they name: a waiver, not a leave to do it.
  static let waivers = [
    "値引きしなくてもよい。", "検査する必要はない。", "検査しなくて構わない。", "検査は不要だ。", "検査しないでよい。",
    "You don't have to inspect the goods.", "You need not inspect the goods.",
    "There is no need to inspect the goods.", "Inspection is not required.",
  ]

  @Test(arguments: waivers)
  func `a waiver is no leave to do what it names`(_ text: String) throws {
    let norm = try Reader.analyzer().statement(text).norms.first
    #expect(norm?.modality == .may && norm?.negated == true)
  }

  /// A ban on refusing is about refusing.
  static let refusals = [
    "受注を断らない。", "注文は断るな。", "Never refuse an order.", "We do not refuse orders.",
  ]

  @Test(arguments: refusals)
  func `a ban on refusing is no ban on what is refused`(_ text: String) throws {
    let analyzer = try Reader.analyzer()
    let norm = try #require(analyzer.statement(text).norms.first)
    #expect(norm.modality == .mustNot || norm.modality == .must)
    let refuses = norm.act.map { analyzer.knowledge.isA($0.id, "refuse") } ?? false
    #expect(refuses == (norm.modality == .mustNot), "\(norm.modality) \(norm.act?.id ?? "-")")
  }
}
