// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Synchronization

/// All knowledge, typed: the lexicon and the tables and texts that the other rooms read.
package struct KnowledgeBase: Sendable {
  package private(set) var concepts: [Concept] = []
  package private(set) var tables: [String: Table] = [:]
  /// Texts that are no tables (rules, gap texts) by path.
  package private(set) var texts: [String: String] = [:]
  let files: [KnowledgeFile]
  private var index: [String: Int] = [:]
  /// The rows that words are read from, with their concepts.
  private var sources: [(row: Table.Row, concept: Int)] = []
  private var ancestors: [Set<String>] = []

  /// Loads knowledge from its files.
  ///
  /// - Throws: `knowledgeMalformed` with file and line for a table that can't be read. An unknown
  ///   id or a duplicate is a finding of `lint`, not a failure to load.
  package init(_ files: [KnowledgeFile]) throws(Problem) {
    self.files = files
    for file in files {
      if file.path.hasSuffix(".tsv") {
        tables[file.path] = try Table(file)
      } else {
        texts[file.path] = file.text
      }
    }
    for (path, table) in tables.sorted(by: { $0.key < $1.key }) {
      switch path.split(separator: "/").first {
      case "concepts": read(table, as: .concept)
      case "acts": read(table, as: .act)
      case "roles" where path == "roles/roles.tsv": read(table, as: .role)
      case "states" where path == "states/states.tsv": read(table, as: .state)
      case "kpis" where path == "kpis/kpis.tsv": read(table, as: .kpi)
      default: break
      }
    }
    closeAncestors()
  }

  /// A hash of every file, which receipts name; worked out when it is first asked for.
  package var hash: String { hashed.value(of: files) }

  private let hashed = FileHash()

  /// Other ways of saying what rules speak of.
  package var waysOfSaying: WaysOfSaying { ways.value(of: rows("decisions/ways_of_saying.tsv")) }

  private let ways = LazyWays()

  package func concept(_ id: String) -> Concept? { index[id].map { concepts[$0] } }

  /// The file's stem of a concept, without a copy of the rest of it.
  package func theme(of id: String) -> String? { index[id].map { concepts[$0].theme } }

  /// The Japanese and English names of a concept, without a copy of the rest of it.
  package func names(of id: String) -> (ja: String, en: String)? {
    index[id].map { (concepts[$0].ja, concepts[$0].en) }
  }

  /// Rows of a table, or none when there is no such file.
  package func rows(_ path: String) -> [Table.Row] { tables[path]?.rows ?? [] }

  /// Whether `id` is `other` or a kind of it.
  package func isA(_ id: String, _ other: String) -> Bool {
    Steps.count()
    if id == other { return true }
    guard let i = index[id] else { return false }
    return ancestors[i].contains(other)
  }

  /// Every more general id, without itself.
  package func ancestors(of id: String) -> Set<String> { index[id].map { ancestors[$0] } ?? [] }

  /// The name in a language: the concept's, or the surface of a word that is no concept.
  package func name(_ term: Term, in language: SpokenLanguage) -> String {
    if let surface = term.surface { return surface }
    guard let concept = concept(term.id) else {
      return term.id.split(separator: "_").joined(separator: " ")
    }
    return language == .japanese ? concept.ja : concept.en
  }

  private mutating func read(_ table: Table, as sort: Concept.Sort) {
    let theme = table.path.split(separator: "/").last.map { String($0.dropLast(4)) } ?? ""
    for row in table.rows {
      let id = row["id"]
      if id.isEmpty { continue }
      var concept = Concept(
        id: id, sort: sort, ja: bare(row["ja"]), en: bare(row["en"]), theme: theme,
        isa: row.list("isa"), affinity: affinity(row), place: "\(table.path):\(row.line)")
      concept.objects = row.list("object")
      concept.effects = row.list("effects") + row.list("implies")
      concept.opposite = row["opposite"].isEmpty ? nil : row["opposite"]
      concept.rank = Int(row["rank"]) ?? 0
      concept.domains = row.list("domain")
      concept.influences = row["influences"].split(separator: " ").compactMap {
        Influence(String($0))
      }
      concept.conflicts = row.list("conflicts")
      concept.unit = row["unit"].isEmpty ? nil : row["unit"]
      concept.formula = row["formula"].isEmpty ? nil : row["formula"]
      concept.better = row["better"].isEmpty ? nil : row["better"]
      let number = index[id] ?? concepts.count
      if number == concepts.count {
        index[id] = number
        concepts.append(concept)
      }
      sources.append((row, number))
    }
  }

  /// Every way of saying every concept in one language; read only when a lexicon is built.
  package func words(in language: SpokenLanguage) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(sources.count * 12)
    let key = language.rawValue
    for source in sources {
      let sort = concepts[source.concept].sort
      let columns: [(name: String, truth: Truth)] =
        sort == .state
        ? [("true_" + key, .yes), ("false_" + key, .no), ("unknown_" + key, .unknown)]
        : [(key, .yes), ("synonyms_" + key, .yes)]
      for column in columns {
        WordReader.read(
          source.row.bytes(column.name), sort: sort, isEnglish: language == .english,
          concept: source.concept, truth: column.truth, into: &words)
      }
    }
    return words
  }

  /// The same knowledge with concepts of a company's own, such as its plants and products.
  package func adding(_ own: [Concept]) -> KnowledgeBase {
    var more = self
    for concept in own where more.index[concept.id] == nil {
      more.index[concept.id] = more.concepts.count
      more.concepts.append(concept)
      more.ancestors.append(
        Set(concept.isa).union(concept.isa.flatMap { Array(ancestors(of: $0)) }))
    }
    return more
  }

  /// The word of a company's own as the lexicon takes it; nil for an unknown concept.
  package func word(_ text: String, of id: String, in language: SpokenLanguage) -> Word? {
    guard let concept = index[id] else { return nil }
    var words: [Word] = []
    WordReader.read(
      Array(text.utf8), sort: concepts[concept].sort, isEnglish: language == .english,
      concept: concept, truth: .yes, into: &words)
    return words.first
  }

  /// A word without its mark.
  private func bare(_ cell: String) -> String {
    let bytes = cell.utf8
    guard bytes.count > 2, bytes[bytes.index(bytes.endIndex, offsetBy: -2)] == UInt8(ascii: "/")
    else {
      return cell
    }
    return String(cell.dropLast(2))
  }

  private func affinity(_ row: Table.Row) -> [Int] {
    ["company", "employees", "customers", "society", "next_generation"].map { Int(row[$0]) ?? 0 }
  }

  private mutating func closeAncestors() {
    ancestors = [Set<String>](repeating: [], count: concepts.count)
    for i in concepts.indices {
      var open = concepts[i].isa
      while let id = open.popLast() {
        guard ancestors[i].insert(id).inserted, let parent = index[id] else { continue }
        open += concepts[parent].isa
      }
      ancestors[i].remove(concepts[i].id)
    }
  }
}

/// The hash of the files, worked out once for all copies of the knowledge.
private final class FileHash: Sendable {
  private let known = Mutex<String?>(nil)

  func value(of files: [KnowledgeFile]) -> String {
    known.withLock { known in
      if let known { return known }
      var sum = SHA256()
      for file in files {
        sum.update(Array(file.path.utf8) + [0])
        sum.update(Array(file.text.utf8) + [0])
      }
      let hash = String(sum.finish().prefix(16))
      known = hash
      return hash
    }
  }
}
