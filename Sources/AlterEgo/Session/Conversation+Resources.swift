// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Glibc
import Knowledge
import Language
import Model
import Reasoning
import Store

extension Conversation {
  // MARK: Warming up

  /// Starts to read knowledge and lexicons behind the prompt, so that the first sentence finds
  /// them ready.
  package func warmUp() { warmUp(base, first: language(base)) }

  /// The same for a command that does something else before it reads a sentence; `text` is the
  /// sentence where the process ends with the command.
  func warmUp(_ options: Settings, first language: SpokenLanguage, text: String? = nil) {
    guard loadedAnalyzer == nil, warming == nil else { return }
    let folder = options.knowledge ?? surroundings.environment("ALTEREGO_KNOWLEDGE")
    let day = options.today.flatMap { CalendarDate(iso: $0) } ?? surroundings.today()
    warming = Warming(
      folder: folder, today: day, first: language, yearStart: fiscalYearStart(options),
      text: text)
  }

  /// What can be made ready of the statements while the lexicons are still being built.
  func prepare(_ asked: AskableStatements, _ options: Settings) {
    guard let warming, company(options).language.isEmpty, let knowledge = warming.knowledge()
    else { return }
    asked.prepare(knowledge)
  }

  func takeWarm() {
    guard let warming else { return }
    self.warming = nil
    guard let analyzer = warming.wait() else { return }
    loadedKnowledge = (warming.folder ?? "", analyzer.knowledge)
    loadedAnalyzer = (
      "\(warming.folder ?? "") \(analyzer.today) \(analyzer.fiscalYearStart)", analyzer
    )
  }

  // MARK: What commands use

  /// Refuses values that no command can take.
  func check(_ options: Settings, color: String?) throws(Problem) {
    if let color, !["auto", "always", "never"].contains(color) {
      throw Problem(
        .usageBadValue, ["option": "--color", "text": color, "allowed": "auto, always, never"])
    }
    if let lang = options.lang, SpokenLanguage(rawValue: lang) == nil {
      throw Problem(.usageBadValue, ["option": "--lang", "text": lang, "allowed": "ja, en"])
    }
    if let today = options.today, CalendarDate(iso: today) == nil {
      throw Problem(.usageBadDate, ["text": today])
    }
  }

  /// The command's own `--lang`, else the language of the last talk, else that of the prompt's
  /// `--lang`, else the locale.
  func language(_ options: Settings) -> SpokenLanguage {
    let named = options.lang.flatMap(SpokenLanguage.init)
    if options.langIsOwn, let named { return named }
    if let language = talkLanguage ?? named { return language }
    for name in ["ALTEREGO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = surroundings.environment(name) {
        return value.hasPrefix("ja") ? .japanese : .english
      }
    }
    return .english
  }

  /// The knowledge without what a company taught.
  func generalKnowledge(_ options: Settings) throws(Problem) -> KnowledgeBase {
    let folder = options.knowledge ?? surroundings.environment("ALTEREGO_KNOWLEDGE")
    let source = folder ?? ""
    takeWarm()
    if let loadedKnowledge, loadedKnowledge.source == source { return loadedKnowledge.base }
    let files = if let folder { try KnowledgeFile.folder(folder) } else { KnowledgeFile.builtIn() }
    let base = try KnowledgeBase(files)
    loadedKnowledge = (source, base)
    return base
  }

  /// The analyzer without what a company taught; `yearStart` is nil for that of the company.
  func generalAnalyzer(
    _ options: Settings, today: CalendarDate, yearStart: Int? = nil
  ) throws(Problem) -> Analyzer {
    let start = yearStart ?? fiscalYearStart(options)
    let folder = options.knowledge ?? surroundings.environment("ALTEREGO_KNOWLEDGE") ?? ""
    let key = "\(folder) \(today) \(start)"
    takeWarm()
    if let loadedAnalyzer, loadedAnalyzer.key == key { return loadedAnalyzer.analyzer }
    let analyzer = Analyzer(
      try generalKnowledge(options), today: today, fiscalYearStart: start, isBrief: isShell)
    loadedAnalyzer = (key, analyzer)
    return analyzer
  }

  /// The linking and gap rules, read once.
  func lineRules(_ options: Settings) throws(Problem) -> LineRules {
    var source = options.knowledge ?? surroundings.environment("ALTEREGO_KNOWLEDGE") ?? ""
    let company = company(options)
    if company.language.words.contains(where: \.isKind) {
      source += " \(company.path) \(company.version)"
    }
    if let loadedRules, loadedRules.source == source { return loadedRules.rules }
    let rules = try LineRules(try knowledge(options))
    loadedRules = (source, rules)
    return rules
  }

  /// The statements with what questions need of them, kept while they are the same.
  func askable(_ statements: [Statement]) -> AskableStatements {
    if let askable, askable.hold(statements) { return askable }
    let new = AskableStatements(statements)
    askable = new
    return new
  }

  /// The index of what new statements may clash with, of this knowledge.
  func clashIndex(_ knowledge: KnowledgeBase) -> ClashIndex {
    if let clashIndex, clashIndex.isMade(by: knowledge) { return clashIndex }
    let new = ClashIndex(knowledge)
    clashIndex = new
    return new
  }

  func role(_ text: String, _ options: Settings) throws(Problem) -> Term {
    let analyzer = try analyzer(options, today: surroundings.today())
    if let role = analyzer.role(text) { return role }
    throw Problem(.usageBadRole, ["text": text])
  }

  /// Where the store is: `--db`, else the environment, else the user's data folder.
  package func storePath() -> String { storePath(base) }

  func storePath(_ options: Settings) -> String {
    if let path = options.db ?? surroundings.environment("ALTEREGO_DB") { return path }
    let home = surroundings.environment("HOME") ?? "."
    let data = surroundings.environment("XDG_DATA_HOME") ?? home + "/.local/share"
    return data + "/alterego/alterego.db"
  }

  func store(_ options: Settings, access: StatementStore.Access) throws(Problem) -> StatementStore {
    let path = storePath(options)
    if openStore?.key != path {
      let store = try StatementStore.open(
        path: path, access: access == .create ? .create : .readWrite)
      store.clock = surroundings.now
      openStore = (path, store)
      isCopied = false
    }
    guard let store = openStore?.store else { throw Problem(.storeNone, ["path": path]) }
    if access == .create, !isCopied { copyOnce(store) }
    return store
  }

  /// The day's copy, before the first change of the day; one that fails stops nobody.
  private func copyOnce(_ store: StatementStore) {
    isCopied = true
    guard store.refusesWriting == nil else { return }
    guard let last = try? store.latestEntry, last > 0 else { return }
    copyMade = try? store.backUpDaily(on: surroundings.today())
  }

  /// A change that failed leaves no copy behind either; the next one makes it.
  func dropCopy() {
    guard let copyMade else { return }
    unlink(copyMade)
    self.copyMade = nil
    isCopied = false
  }

  /// The month in which the company's year starts; April where nothing says otherwise.
  func fiscalYearStart(_ options: Settings) -> Int {
    guard Files.exists(storePath(options)) else { return 4 }
    return (try? store(options, access: .readOnly).profile().fiscalYearStart) ?? 4
  }
}
