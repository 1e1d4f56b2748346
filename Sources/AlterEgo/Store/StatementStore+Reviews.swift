// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

extension StatementStore {
  // MARK: What became of decisions

  /// What is kept of decisions besides the decisions themselves, by decision id.
  package func decisionReviews() throws(Problem) -> [String: DecisionReview] {
    // A store of an older program that is only read has no such table yet.
    guard try database.value("PRAGMA user_version")?.integer ?? 0 >= Table.decisionReviews.since
    else { return [:] }
    var reviews: [String: DecisionReview] = [:]
    for row in try database.run(Table.decisionReviews.selectAll) {
      guard let id = row[0].text else { continue }
      var review = DecisionReview()
      review.decidedBy = row[1].text
      review.expectation = row[2].text
      review.reviewOn = row[3].text
      review.result = row[4].text
      review.met = row[5].integer.map { $0 == 1 }
      review.reviewedAt = row[6].text
      reviews[id] = review
    }
    return reviews
  }

  /// Keeps what is expected of a decision or what became of it.
  ///
  /// - Throws: `storeNoSuchID` when there is no such decision.
  package func setReview(
    of id: String, to review: DecisionReview, by signature: Signature
  ) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      guard try database.run(Table.decisions.selectOne, [.text(id)]).first != nil else {
        throw Problem(.storeNoSuchID, ["id": id])
      }
      try writer.put(
        [
          .text(id), .optional(review.decidedBy), .optional(review.expectation),
          .optional(review.reviewOn), .optional(review.result),
          review.met.map { .integer($0 ? 1 : 0) } ?? .null, .optional(review.reviewedAt),
        ], into: .decisionReviews)
    }
  }
}
