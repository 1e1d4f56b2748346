// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Testing

/// Whoever says a word of the tables is understood to have said it.
///
/// A sample of the words by default, the same in every run; `ALTEREGO_ALL_WORDS=1` takes all.
@Suite struct WordsFoundTests {
  struct Part: CustomTestStringConvertible, Sendable {
    let folder: String
    let language: SpokenLanguage
    var testDescription: String { "\(folder) \(language.rawValue)" }
  }

  static let parts = ["concepts", "acts", "roles", "states", "kpis"].flatMap { folder in
    SpokenLanguage.allCases.map { Part(folder: folder, language: $0) }
  }

  private static let takesAll = Files.environment("ALTEREGO_ALL_WORDS") != nil

  /// One word in so many, chosen by the word itself so that new rows don't change the choice.
  private static func isChosen(_ word: Substring, of folder: String) -> Bool {
    if takesAll || folder == "roles" || folder == "kpis" { return true }
    var hash: UInt32 = 2_166_136_261
    for byte in word.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return (hash >> 8) % 4 == 0
  }

  /// Grammar inside a word is read as grammar, so that 検査なしで出す denies the inspection.
  private static func hidesGrammar(_ word: String) -> Bool {
    ["なしで", "なしに", "ずに", "ないで", "優先する", "にかかわらず", "てよい", "without ", "rather than"]
      .contains { word.contains($0) }
  }

  @Test(arguments: parts)
  func `a word alone in a sentence is found under its id, in every form`(_ part: Part) throws {
    let knowledge = try Listener.knowledge.get()
    let analyzer = try Listener.analyzer.get()
    let key = part.language.rawValue
    let irregular = Dictionary(
      knowledge.rows("language/en/irregular_verbs.tsv").map { ($0["base"], $0.list("past")) },
      uniquingKeysWith: { first, _ in first })
    let columns =
      part.folder == "states"
      ? ["true_" + key, "false_" + key, "unknown_" + key] : [key, "synonyms_" + key]
    var tally = WordTally()
    for (path, table) in knowledge.tables.sorted(by: { $0.key < $1.key })
    where path.hasPrefix(part.folder + "/") {
      for row in table.rows where knowledge.concept(row["id"])?.place == "\(path):\(row.line)" {
        for word in columns.flatMap({ row.list($0) }).map({ Substring($0) })
        where Self.isChosen(word, of: part.folder) {
          let entry = SpokenForms.entry(
            word, isAct: part.folder == "acts", isState: part.folder == "states",
            isEnglish: part.language == .english)
          let sentences =
            part.language == .japanese
            ? SpokenForms.japanese(entry) : SpokenForms.english(entry, irregular: irregular)
          for sentence in sentences {
            // Words without kana or kanji (CEO, IT) stand in sentences of both languages.
            let found = analyzer.draft(sentence.text).concepts
            // 余裕がある is a word, and 余裕がない is one of another id.
            let isAnother = found.contains {
              $0.surface.unicodeScalars.count >= sentence.spoken.unicodeScalars.count
            }
            if Self.hidesGrammar(entry.bare) || isAnother && sentence.form != "plain" { continue }
            tally.count(
              found.contains { $0.id == row["id"] },
              "\(row["id"])\t\(word)\t\(sentence.form)\t\(sentence.text)\t"
                + found.map { "\($0.id)=\($0.surface)" }.joined(separator: " "))
          }
        }
      }
    }
    let summary = tally.summary("words-\(part.folder)-\(key)")
    // English phrases with a gap: of several at one verb the first wins, not the fullest, and a
    // part of a word or another clause closes it (take ~ to in "take the tower").
    withKnownIssue(isIntermittent: true) {
      #expect(tally.share >= (part.folder == "states" ? 98 : 99), "\(summary)")
    } when: {
      part.language == .english
    }
  }
}
