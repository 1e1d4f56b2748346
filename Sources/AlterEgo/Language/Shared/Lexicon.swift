// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Every word and grammatical word of one language in the forms in which texts show them.
///
/// Building it takes tens of milliseconds, so that it waits for the first sentence.
package struct Lexicon: Sendable {
  struct Entry: Sendable {
    var id: String
    var sort: TokenSort
    var form: WordForm
    var truth: Truth
    var function = ""
    var value = ""
    var row: UInt8 = 0
    var isPast = false
    var isGerund = false
    /// What must follow a gap, in folded bytes; empty without a gap.
    var tails: [[UInt8]] = []
  }

  private(set) var trie: ByteTrie
  private(set) var entries: [Entry] = []
  let language: SpokenLanguage
  private let irregular: [String: [String]]

  package init(_ knowledge: KnowledgeBase, language: SpokenLanguage) {
    self.language = language
    trie = ByteTrie(capacity: 1 << 17)
    irregular = language == .english ? EnglishInflection.table(knowledge) : [:]
    for word in knowledge.words where word.language == language {
      let concept = knowledge.concepts[word.concept]
      let entry = Entry(
        id: concept.id, sort: Lexicon.sort(concept.sort), form: Lexicon.form(word.form),
        truth: word.truth)
      switch language {
      case .japanese: addJapanese(word, entry)
      case .english: addEnglish(word, entry)
      }
    }
    addRoles(knowledge)
    for row in knowledge.rows("language/\(language.rawValue)/function_words.tsv") {
      var entry = Entry(id: "", sort: .none, form: .fixed, truth: .yes)
      entry.function = row["class"]
      entry.value = row["value"]
      add(FoldedText.fold(row["surface"]), entry)
    }
    addDeonticVerbs(knowledge)
    for row in knowledge.rows("states/unknown.tsv") {
      var entry = Entry(id: "", sort: .none, form: .fixed, truth: .yes)
      entry.function = "unknown"
      add(FoldedText.fold(row[language.rawValue]), entry)
    }
  }

  /// Verbs that forbid, allow or demand what they take as their object: 断る, 認める; refuse, allow.
  private mutating func addDeonticVerbs(_ knowledge: KnowledgeBase) {
    for row in knowledge.rows("language/\(language.rawValue)/deontic_verbs.tsv") {
      let cell = row["surface"]
      let godan = cell.hasSuffix("/5")
      let surface = FoldedText.fold(godan ? String(cell.dropLast(2)) : cell)
      var entry = Entry(id: "", sort: .none, form: .verb, truth: .yes)
      entry.function = "deontic"
      entry.value = row["value"]
      switch language {
      case .japanese:
        for form in JapaneseInflection.verb(surface, godan: godan) {
          entry.row = form.row.asciiValue ?? 0
          add(form.surface, entry)
        }
      case .english:
        for form in EnglishInflection.verb(surface, irregular: irregular) {
          entry.isPast = form.kind == .past
          entry.isGerund = form.kind == .gerund
          add(form.surface, entry)
        }
      }
    }
  }

  private static func sort(_ sort: Concept.Sort) -> TokenSort {
    switch sort {
    case .concept: .concept
    case .act: .act
    case .role: .role
    case .state: .state
    case .kpi: .kpi
    }
  }

  private static func form(_ form: Word.Form) -> WordForm {
    switch form {
    case .noun: .noun
    case .verb, .godan: .verb
    case .adjective: .adjective
    case .fixed: .fixed
    }
  }

  private mutating func add(_ surface: String, _ entry: Entry) {
    guard !surface.isEmpty else { return }
    if let gap = surface.firstIndex(of: "~"), gap > surface.startIndex {
      var entry = entry
      let head = surface[..<gap]
      let tail = surface[surface.index(after: gap)...]
      let trimmedHead = head.last == " " ? head.dropLast() : head
      let trimmedTail = tail.first == " " ? tail.dropFirst() : tail
      entry.tails = [Array(trimmedTail.utf8)]
      entries.append(entry)
      trie.insert(trimmedHead.utf8, value: Int32(entries.count - 1))
    } else {
      entries.append(entry)
      trie.insert(surface.utf8, value: Int32(entries.count - 1))
    }
  }

  /// Grammar inside a phrase, which has to be read as grammar: 検査なしで, 品質を優先する.
  private static let grammar = ["なしで", "なしに", "ずに", "せずに", "ないで", "優先する", "にかかわらず", "てよい"]

  private mutating func addJapanese(_ word: Word, _ entry: Entry) {
    if entry.sort != .state, Lexicon.grammar.contains(where: { word.surface.contains($0) }) { return }
    let surfaces =
      word.form == .noun ? [word.surface] : JapaneseInflection.particleVariants(word.surface)
    for surface in surfaces {
      var forms = [JapaneseInflection.Form(surface: surface, row: "n")]
      switch word.form {
      case .verb: forms = JapaneseInflection.verb(surface, godan: false)
      case .godan: forms = JapaneseInflection.verb(surface, godan: true)
      case .adjective: forms = JapaneseInflection.adjective(surface)
      case .noun, .fixed: break
      }
      for form in forms {
        var entry = entry
        entry.row = form.row.asciiValue ?? 0
        add(form.surface, entry)
      }
    }
  }

  private mutating func addEnglish(_ word: Word, _ entry: Entry) {
    if entry.sort != .state, word.surface.contains("without ") || word.surface.contains("rather than") { return }
    switch word.form {
    case .verb, .godan:
      for form in EnglishInflection.verb(word.surface, irregular: irregular) {
        var entry = entry
        entry.isPast = form.kind == .past
        entry.isGerund = form.kind == .gerund
        add(form.surface, entry)
      }
    case .noun:
      for surface in EnglishInflection.noun(word.surface) { add(surface, entry) }
    case .adjective, .fixed: add(word.surface, entry)
    }
  }

  /// Titles made of a department and a rank, which nobody lists one by one: 総務部長.
  private mutating func addRoles(_ knowledge: KnowledgeBase) {
    let key = language == .japanese ? "ja" : "en"
    for department in knowledge.rows("roles/departments.tsv") {
      for rank in knowledge.rows("roles/ranks.tsv") {
        for first in [department[key]] + department.list("synonyms_\(key)") {
          for second in [rank[key]] + rank.list("synonyms_\(key)") {
            let surfaces =
              language == .japanese
              ? [first + second] : ["\(first) \(second)", "\(second) of \(first)", "head of \(first)"]
            for surface in surfaces {
              let title = FoldedText.fold(surface)
              var entry = Entry(id: "role:" + title, sort: .role, form: .noun, truth: .yes)
              entry.value = rank["rank"]
              add(title, entry)
            }
          }
        }
      }
    }
  }
}
