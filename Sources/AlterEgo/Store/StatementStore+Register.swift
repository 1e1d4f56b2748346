// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

extension StatementStore {
  // MARK: The register

  /// Everything the register keeps; empty in a store that an older program made.
  package func register(asOf day: CalendarDate?) throws(Problem) -> Register {
    guard try database.value("PRAGMA user_version")?.integer ?? 0 >= Table.register.since else {
      return Register(entries: [:], asOf: day)
    }
    var rows: [RegisterRow] = []
    try database.each(
      "SELECT subject, field, item, value FROM register ORDER BY subject, field, item"
    ) { row in
      rows.append(
        RegisterRow(row.text(0), row.text(1), item: row.text(2), value: row.text(3)))
    }
    let reviews = try database.run(
      """
      SELECT subject, number, date, figure, unit, returned, hours, words
      FROM register_reviews ORDER BY subject, number
      """
    ).map { row in
      var review = RegisterReview(
        subject: row[0].text ?? "", number: row[1].integer ?? 0, date: row[2].text ?? "")
      if let figure = row[3].number {
        review.figure = RegisterAmount(figure, row[4].text ?? "count")
      }
      review.returned = row[5].number
      review.hours = row[6].number
      review.words = row[7].text
      return review
    }
    return Register(rows: rows, reviews: reviews, asOf: day)
  }

  /// Sets cells of the register; a value of nil takes the cell away.
  package func set(
    _ cells: [(row: RegisterRow, keeps: Bool)], by signature: Signature
  ) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      let now = clock()
      for (row, keeps) in cells {
        let key: [Database.Value] = [.text(row.subject), .text(row.field), .text(row.item)]
        if keeps {
          // The day stays that of the value, so that saying it again changes nothing.
          let old = try database.run(Table.register.selectOne, key).first
          let isSame = old.map { $0[3].text == row.value } ?? false
          let day = isSame ? old?[4].text ?? now : now
          try writer.put(key + [.text(row.value), .text(day)], into: .register)
        } else {
          try writer.delete(from: .register, key: key)
        }
      }
    }
  }

  /// The next id of something that is kept in the register alone, such as `A-3`.
  package func nextRegisterID(
    _ letter: Character, by signature: Signature
  ) throws(Problem) -> String {
    try write(by: signature) { (writer) throws(Problem) in
      "\(letter)-\(try writer.next(String(letter)))"
    }
  }

  /// Keeps what a review found, under the next number of its subject.
  package func addReview(
    _ review: RegisterReview, by signature: Signature
  ) throws(Problem) -> RegisterReview {
    try write(by: signature) { (writer) throws(Problem) in
      var kept = review
      kept.number = try writer.next("review " + review.subject)
      try writer.put(
        [
          .text(kept.subject), .integer(kept.number), .text(kept.date),
          .optional(kept.figure?.value), .optional(kept.figure?.unit), .optional(kept.returned),
          .optional(kept.hours), .optional(kept.words), .text(clock()),
        ], into: .registerReviews)
      return kept
    }
  }
}
