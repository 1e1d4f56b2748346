// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Reasoning
import Testing

/// Who may decide, where a statement keeps it for a title or calls one role by two names.
@Suite(.serialized) struct ReservedDecisionTests {
  @Test(
    arguments: [
      Ruling.contrasts(
        ["The head gardener may order seed and compost. Mowers are bought by the estate director."],
        [
          ("Head gardener here. May I buy a mower at the auction?", .escalate),
          ("Head gardener here. May I order seed for the spring?", .approve),
          ("Head gardener here. May I order forty bags of compost?", .approve),
        ]),
      Ruling.contrasts(
        ["The shift leader may swap duties. Guards are hired by the site director."],
        [("Shift leader here. May I hire a guard for the night gate?", .escalate)]),
      Ruling.contrasts(
        ["The bar manager may choose the wines. Suppliers are changed by the owner only."],
        [("Bar manager here. May I change our supplier of wine?", .escalate)]),
      Ruling.contrasts(
        [
          "The studio head may take bookings up to $3,000.",
          "Concerts out of town are booked by the owner only, whatever the fee.",
        ], [("Studio head here. May I take a booking for $1,200?", .approve)]),
      Ruling.contrasts(
        ["A branch head may agree a rent up to $2,000. Above that the owner agrees it."],
        [
          (
            "Branch head here. They ask $1,700 for the corner shop. May I agree the rent?", .approve
          ),
          (
            "Branch head here. They ask $2,600 for the corner shop. May I agree the rent?",
            .escalate
          ),
        ]),
      Ruling.contrasts(
        ["The cook may throw out spoiled food as she thinks best."],
        [("Cook here. The fish is spoiled. May I throw it out?", .approve)]),
      Ruling.contrasts(
        ["Keys are handed out by the caretaker."],
        [("Receptionist here. May I hand out the keys?", .escalate)]),
    ].flatMap { $0 })
  func `what is done by a title of rank is for nobody else to decide`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(
    arguments: [
      Ruling.contrasts(["班長は5分未満なら機械を止めてよい。5分以上は職長が決める。"], [("班長です。機械を8分止めてよいか。", .escalate)]),
      Ruling.contrasts(
        ["園長は月3万円まで教材を買ってよい。それを超えるときは理事長が決める。"], [("園長です。教材を5万円買ってよいか。", .escalate)]),
      Ruling.contrasts(
        ["配車係は15分未満なら出発を遅らせてよい。15分以上は運行管理者が決める。"],
        [
          ("配車係です。出発を20分遅らせてよいか。", .escalate), ("配車係です。出発を5分遅らせてよいか。", .approve),
          ("運行管理者です。出発を20分遅らせてよいか。", .approve),
        ]),
      Ruling.contrasts(
        ["校長は時給2000円まで講師を雇ってよい。それを超えるときは塾長が決める。"], [("校長です。講師を時給2600円で雇ってよいか。", .escalate)]),
    ].flatMap { $0 })
  func `two names for one role are two persons`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(
    arguments: [
      Ruling.contrasts(
        [
          "The depot head may lend out trailers worth less than $900. At $900 or more the director decides."
        ],
        [
          ("Depot head here. May I lend our neighbour a trailer worth $400?", .approve),
          ("Depot head here. May I lend our neighbour a trailer worth $950?", .escalate),
        ]),
      Ruling.contrasts(
        ["We never give a journalist our price list."],
        [("A journalist is on the phone. May we give him our price list?", .decline)]),
      Ruling.contrasts(
        ["The nurse may hand patients leaflets. Nobody hands them medicine without a doctor."],
        [("Nurse here. May I hand the patient a leaflet?", .approve)]),
    ].flatMap { $0 })
  func `who gets what a verb gives is not what is given`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(
    arguments: [
      Ruling.contrasts(
        ["A client's plans are shown to nobody outside the office."],
        [("A competitor would like to see the plans of our client. May he see them?", .decline)]),
      Ruling.contrasts(
        ["Recipes are told to no one outside the bakery."],
        [("A journalist asks for our recipes. May we tell him?", .decline)]),
      Ruling.contrasts(
        ["Drivers without a licence are not hired; drivers who hold one may be."],
        [
          (
            "A driver with ten years on the road has asked for a job. May we hire him?",
            .conditional
          ), ("The driver has a licence. May we hire him?", .approve),
          ("The driver has no licence. May we hire him?", .decline),
        ]),
    ].flatMap { $0 })
  func `people named by where they do not belong, and by what they hold`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
