// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Language

/// Which norms an English sentence holds, and what each is about.
@Suite struct EnglishNormTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let norms: [String]
    init(_ text: String, _ norms: String...) {
      self.text = text
      self.norms = norms
    }
    var testDescription: String { text }
  }

  static let joined = [
    Row("Broken pallets are burned and not sold.", "must burn pallet", "must-not sell pallet"),
    Row(
      "Leftover paint goes to the depot and never into the drain.", "must go paint",
      "must-not go paint"),
    Row("Bones go to the renderer and never to the tip.", "must go bone", "must-not go bone"),
    Row(
      "Photos of patients stay in the clinic and never go online.", "must stay photo_post",
      "must-not go internet_place"),
  ]

  static let exclusive = [
    Row(
      "Seed left unsold when the season ends may be given away to schools, and to nobody else.",
      "may lose seed", "must-not lose seed otherwise"),
    Row(
      "Concrete may be poured once the engineer has signed, and not before.",
      "may pour cement", "must-not pour cement otherwise"),
    Row(
      "Dogs may be brought onto the terrace and nowhere else.", "may bring dog",
      "must-not bring dog otherwise"),
  ]

  static let ranking = [
    Row(
      "When the timetable and a child's sleep get in each other's way, sleep wins.",
      "prefer sleep over schedule_management"),
    Row(
      "If the health of the plants and a customer's wish collide, the health of the plants comes "
        + "first.", "prefer health over wish"),
  ]

  static let nouns = [
    Row("Open stoves are out of the question in the ballroom.", "must-not stove_heater"),
    Row("Nothing made of glass goes by post.", "must-not go"),
    Row("The site clerk may order materials up to $500.", "may place_order material"),
    Row(
      "A depot head may lend skates for up to 3 days; a longer loan is for the president.",
      "may lend_item skate", "must lend_item skate"),
  ]

  @Test(arguments: joined + exclusive + ranking + nouns)
  func `a sentence holds its norms`(_ row: Row) throws {
    let norms = try Reader.analyzer().draft(row.text).norms
    #expect(norms.map(describe) == row.norms)
  }

  private func describe(_ norm: Norm) -> String {
    let terms = [norm.act, norm.object].compactMap { $0 }.map(word)
    let over = norm.over.map { ["over", word($0)] } ?? []
    return ([norm.modality.rawValue] + terms + over + (norm.otherwise ? ["otherwise"] : []))
      .joined(separator: " ")
  }

  private func word(_ term: Term) -> String { term.surface ?? term.id }
}
