// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Model
import Testing

@testable import Store

/// What is kept of decisions, and stores made before there was a place for it.
@Suite struct ReviewStoreTests {
  private func decided(_ store: StatementStore) throws -> String {
    try store.addPrecedent(
      sampleDraft("断った"), outcome: .declined, reason: nil, date: "2026-01-01", by: president
    ).id
  }

  @Test func `a review is kept, changed and undone`() throws {
    let store = try StatementStore.inMemory()
    let id = try decided(store)
    var review = DecisionReview()
    review.expectation = "取引が続く"
    review.reviewOn = "2026-10-01"
    review.decidedBy = "専務"
    try store.setReview(of: id, to: review, by: president)
    #expect(try store.decisionReviews() == [id: review])
    var later = review
    later.result = "続いた"
    later.met = true
    later.reviewedAt = "2026-10-02"
    try store.setReview(of: id, to: later, by: president)
    #expect(try store.decisionReviews() == [id: later])
    _ = try store.undo(by: president)
    #expect(try store.decisionReviews() == [id: review])
    _ = try store.undo(by: president)
    #expect(try store.decisionReviews().isEmpty)
    #expect(try store.check().isSound)
  }

  @Test func `a review of nothing is refused`() throws {
    let store = try StatementStore.inMemory()
    #expect(throws: Problem.self) {
      try store.setReview(of: "R-9", to: DecisionReview(), by: president)
    }
  }

  @Test func `a store of the first version is read, checked and restored from`() throws {
    let folder = TemporaryFolder()
    let path = folder.file("old.db")
    let old = try StatementStore.open(
      path: path, access: .create, migrations: Array(Migration.all.prefix(1)))
    try old.add("一")
    _ = try decided(old)
    let reader = try StatementStore.open(path: path, access: .readOnly)
    #expect(try reader.decisionReviews().isEmpty)
    #expect(try reader.check().isSound)
    let new = try StatementStore.open(path: folder.file("new.db"), access: .create)
    try new.restore(from: path)
    #expect(try new.statements().map(\.text) == ["一"])
    var review = DecisionReview()
    review.expectation = "続く"
    try new.setReview(of: "R-1", to: review, by: president)
    #expect(try new.check().isSound)
  }
}
