// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Store

/// What the company of the store in use taught.
struct LoadedCompany {
  var path: String
  var counter: Int
  var language: CompanyLanguage
  /// Rises when something was taught or forgotten.
  var version: Int
}

extension Conversation {
  /// Words and corrections of the store in use, read again when the store changed; none without
  /// a store that can be read.
  func company(_ options: Settings) -> LoadedCompany {
    let path = storePath(options)
    let none = LoadedCompany(path: path, counter: 0, language: CompanyLanguage(), version: 0)
    guard Files.exists(path), let store = try? store(options, access: .readOnly),
      let counter = try? store.changeCounter
    else { return none }
    if let loadedCompany, loadedCompany.path == path, loadedCompany.counter == counter {
      return loadedCompany
    }
    guard let words = try? store.learnedWords(), let corrections = try? store.corrections() else {
      return none
    }
    let language = CompanyLanguage(
      words: words.compactMap(CompanyLanguage.OwnWord.init),
      corrections: corrections.mapValues(Correction.init(json:)))
    var loaded = LoadedCompany(path: path, counter: counter, language: language, version: 1)
    if let old = loadedCompany {
      loaded.version = old.version + (old.path == path && old.language == language ? 0 : 1)
    }
    loadedCompany = loaded
    return loaded
  }

  /// The knowledge with the company's own concepts.
  func knowledge(_ options: Settings) throws(Problem) -> KnowledgeBase {
    let general = try generalKnowledge(options)
    let company = company(options)
    guard company.language.words.contains(where: \.isKind) else { return general }
    let key = "\(options.knowledge ?? "") \(company.path) \(company.version)"
    if let ownKnowledge, ownKnowledge.key == key { return ownKnowledge.base }
    let base = general.adding(company.language.concepts(general))
    ownKnowledge = (key, base)
    return base
  }

  /// The analyzer that knows what the company taught.
  func analyzer(_ options: Settings, today: CalendarDate) throws(Problem) -> Analyzer {
    let general = try generalAnalyzer(options, today: today)
    let company = company(options)
    guard !company.language.isEmpty else { return general }
    let key = "\(ObjectIdentifier(general)) \(company.path) \(company.version)"
    if let ownAnalyzer, ownAnalyzer.key == key { return ownAnalyzer.analyzer }
    let analyzer = general.knowing(company.language)
    ownAnalyzer = (key, analyzer)
    return analyzer
  }
}

extension CompanyLanguage.OwnWord {
  /// The word as the store keeps it: `plant` for another name of it, `kind:plant` for a kind.
  init?(_ learned: LearnedWord) {
    guard let concept = learned.concept else { return nil }
    let isKind = concept.hasPrefix("kind:")
    self.init(
      learned.word, concept: isKind ? String(concept.dropFirst(5)) : concept, isKind: isKind)
  }

  var learned: LearnedWord {
    LearnedWord(word: text, concept: isKind ? "kind:" + concept : concept)
  }
}
