// SPDX-License-Identifier: GPL-3.0-or-later

extension CalendarDate {
  /// The names of the months in English, January first.
  package static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let foldedMonths = englishMonths.map { $0.lowercased() }

  /// The number of the month, 1–12, that a folded English word names by three letters or more of
  /// its name: apr, april, sept; nil for any other word.
  package static func month(named word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return foldedMonths.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }
}
