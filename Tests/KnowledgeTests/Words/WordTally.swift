// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model

/// The knowledge of this folder with an analyzer that has read it.
enum Listener {
  static let knowledge = Result { try KnowledgeBase(KnowledgeFile.folder(KnowledgeFolder.path)) }

  static let analyzer = knowledge.map { knowledge in
    let analyzer = Analyzer(
      knowledge, today: CalendarDate(daysSince1970: 20_779), fiscalYearStart: 4)
    // Ready before tests share it.
    for language in SpokenLanguage.allCases { analyzer.prepare(language) }
    return analyzer
  }
}

/// What was looked for and not found.
struct WordTally {
  private(set) var total = 0
  private(set) var misses: [String] = []

  mutating func count(_ found: Bool, _ miss: @autoclosure () -> String) {
    total += 1
    if !found { misses.append(miss()) }
  }

  var share: Double { total == 0 ? 0 : 100 * Double(total - misses.count) / Double(total) }

  /// The share, and the first misses; all of them go to the folder that `ALTEREGO_MISSES` names.
  func summary(_ name: String) -> String {
    if let folder = Files.environment("ALTEREGO_MISSES") {
      let text = misses.map { $0 + "\n" }.joined()
      do { try Files.write(text, to: "\(folder)/\(name).tsv") } catch { print(error) }
    }
    let hundredths = Int((share * 100).rounded(.down))
    let percent = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) %"
    let shown = misses.prefix(60).joined(separator: "\n")
    return "\(name): \(percent), \(misses.count) of \(total) missed\n\(shown)"
  }
}
