// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge

/// Which of the worries that presidents bring a line tells of.
struct Complaints {
  struct Complaint {
    let id: String
    /// The breaks that usually lie behind it, likeliest first.
    let gaps: [String]
    /// Asked when nothing is stated yet.
    let firstQuestion: String
  }

  private let rows: [Table.Row]

  init(_ knowledge: KnowledgeBase) { rows = knowledge.rows("interview/complaints.tsv") }

  /// The worries that fit the words, the one with most of its fragments first.
  func matching(_ text: String, _ language: SpokenLanguage) -> [Complaint] {
    let folded = FoldedText.fold(text)
    var found: [(hits: Int, at: Int, complaint: Complaint)] = []
    for row in rows {
      let places = row.list(language.rawValue).compactMap {
        folded.lastPlace(of: FoldedText.fold($0))
      }
      guard let last = places.max() else { continue }
      let complaint = Complaint(
        id: row["id"], gaps: row.list("gaps"),
        firstQuestion: row["first_\(language.rawValue)"])
      found.append((places.count, last, complaint))
    }
    // What is said last is the point: busy, but no profit is left.
    found.sort { ($1.hits, $1.at) < ($0.hits, $0.at) }
    return found.map(\.complaint)
  }
}

extension String {
  /// Where a part stands last, in bytes; nil when it doesn't.
  fileprivate func lastPlace(of part: String) -> Int? {
    let (bytes, wanted) = (Array(utf8), Array(part.utf8))
    guard !wanted.isEmpty, wanted.count <= bytes.count else { return nil }
    return (0...(bytes.count - wanted.count)).last {
      bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
