// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Synchronization

/// All knowledge, typed: the lexicon and the tables and texts that the other rooms read.
///
/// It stands in many values that are made for every sentence, so all copies share one content.
@usableFromInline package struct KnowledgeBase: Sendable {
  private let content: Content

  /// All concepts; who wants one asks for it by ``concept(_:)``, the others are made for this.
  package var concepts: [Concept] {
    (0..<content.read.conceptCount).map { content.read.read($0) { $0.concept } }
  }

  package var conceptCount: Int { content.read.conceptCount }

  /// All tables by path; who wants one asks for it by ``table(_:)``.
  package var tables: [String: Table] { content.read.shelf.all }
  /// Texts that are no tables (rules, gap texts) by path.
  package var texts: [String: String] { content.read.shelf.texts }
  var files: [KnowledgeFile] { content.read.files }

  /// Loads knowledge from its files.
  ///
  /// - Throws: `knowledgeMalformed` with file and line for a table that can't be read. An unknown
  ///   id or a duplicate is a finding of `lint`, not a failure to load.
  package init(_ files: [KnowledgeFile]) throws(Problem) {
    content = Content(try KnowledgeReading(files))
  }

  private init(_ content: Content) { self.content = content }

  /// A hash of every file, which receipts name; worked out when it is first asked for.
  package var hash: String { content.hashed.value(of: files) }

  /// Takes the hash as it was worked out before, of the very same files.
  package func know(hash: String) { content.hashed.know(hash) }

  /// Other ways of saying what rules speak of.
  package var waysOfSaying: WaysOfSaying {
    prepared { WaysOfSaying($0.rows(in: "decisions/ways")) }
  }

  /// The fields of the register.
  package var registerSheet: RegisterSheet { prepared(RegisterSheet.init) }

  /// The departments that a company may have.
  package var departments: Departments { prepared(Departments.init) }

  /// What `make` works out from this knowledge, kept for all copies of it; one of each type.
  package func prepared<Value: Sendable>(_ make: (KnowledgeBase) -> Value) -> Value {
    content.prepared.value(of: self, make)
  }

  /// Whether this is a copy of the other.
  package func isSame(as other: KnowledgeBase) -> Bool { content === other.content }

  /// The place of a concept among ``concepts``.
  package func number(of id: String) -> Int? { content.read.index[id] }

  /// The id of the concept at a place among ``concepts``.
  package func id(at number: Int) -> String { content.read.index.id(of: number) }

  /// The sort of the concept at a place among ``concepts``.
  package func sort(at number: Int) -> Concept.Sort { content.read.sort(number) }

  /// The file's stem of the concept at a place among ``concepts``.
  package func theme(at number: Int) -> String { content.read.read(number) { $0.concept.theme } }

  package func concept(_ id: String) -> Concept? { read(id) { $0 } }

  /// Reads something of a concept, without a copy of the rest of it; nil when there is none.
  @inline(__always)
  private func read<Value>(_ id: String, _ body: (Concept) -> Value) -> Value? {
    guard let number = content.read.index[id] else { return nil }
    return content.read.read(number) { body($0.concept) }
  }

  /// The sort of a concept, without a copy of the rest of it.
  package func sort(of id: String) -> Concept.Sort? {
    content.read.index[id].map { content.read.sort($0) }
  }

  /// What an act contains already, without a copy of the rest of it.
  package func objects(of id: String) -> [String] { read(id) { $0.objects } ?? [] }

  /// What undoes an act or a state, without a copy of the rest of the concept.
  package func opposite(of id: String) -> String? { read(id) { $0.opposite } ?? nil }

  /// What a concept is a kind of, nearest only, without a copy of the rest of it.
  package func parents(of id: String) -> [String] { read(id) { $0.isa } ?? [] }

  /// The unit in which a KPI is told, without a copy of the rest of it.
  package func unit(of id: String) -> String? { read(id) { $0.unit } ?? nil }

  /// Which way a KPI gets better, without a copy of the rest of it.
  package func better(of id: String) -> String? { read(id) { $0.better } ?? nil }

  /// The rank of a role, without a copy of the rest of it; 0 for anything else.
  package func rank(of id: String) -> Int { read(id) { $0.rank } ?? 0 }

  /// The file's stem of a concept, without a copy of the rest of it.
  package func theme(of id: String) -> String? { read(id) { $0.theme } }

  /// The Japanese and English names of a concept, without a copy of the rest of it.
  package func names(of id: String) -> (ja: String, en: String)? {
    read(id) { ($0.ja, $0.en) }
  }

  /// A table by its path; nil when there is no such file.
  package func table(_ path: String) -> Table? { content.read.shelf[path] }

  /// Rows of a table, or none when there is no such file.
  package func rows(_ path: String) -> [Table.Row] { table(path)?.rows ?? [] }

  /// Rows of every table of a folder, table by table.
  package func rows(in folder: String) -> [Table.Row] {
    content.read.shelf.paths.filter { $0.hasPrefix(folder + "/") }.flatMap { rows($0) }
  }

  /// Whether `id` is `other` or a kind of it.
  package func isA(_ id: String, _ other: String) -> Bool {
    Steps.count()
    if same(id, other) { return true }
    guard let i = content.read.index[id] else { return false }
    return content.read.isA(i, other)
  }

  /// Every more general id, without itself.
  package func ancestors(of id: String) -> Set<String> {
    content.read.index[id].map { content.read.read($0) { Set($0.ancestors) } } ?? []
  }

  /// The name in a language: the concept's, or the surface of a word that is no concept.
  package func name(_ term: Term, in language: SpokenLanguage) -> String {
    if let surface = term.surface { return surface }
    guard let concept = concept(term.id) else {
      if term.id.hasPrefix("matter_"),
        let matter = rows("rules/matters.tsv").first(where: { $0["id"] == term.id })
      {
        return language == .japanese ? matter["ja"] : matter["en"]
      }
      return term.id.split(separator: "_").joined(separator: " ")
    }
    return language == .japanese ? concept.ja : concept.en
  }

  /// Every way of saying every concept in one language; read only when a lexicon is built.
  ///
  /// `isWanted` is given each word, which may not be folded yet, with how it bends.
  package func words(
    in language: SpokenLanguage,
    where isWanted: (UnsafeBufferPointer<UInt8>, Word.Form) -> Bool = { _, _ in true }
  ) -> [Word] {
    var words: [Word] = []
    let shelf = content.read.concepts
    let columns = shelf.tables.map { $0.words(language.rawValue) }
    for source in shelf.sources {
      for column in columns[source.table] {
        source.row.withBytes(column.column) { cell in
          WordReader.read(
            cell, sort: shelf.sorts[source.concept], isEnglish: language == .english,
            concept: source.concept, truth: column.truth, where: isWanted, into: &words)
        }
      }
    }
    return words
  }

  /// The same knowledge with concepts of a company's own, such as its plants and products.
  package func adding(_ own: [Concept]) -> KnowledgeBase {
    var more = content.read
    for concept in own where more.index[concept.id] == nil { more.add(concept) }
    // What the hash tells is the files, which are the same.
    return KnowledgeBase(Content(more, content.hashed))
  }

  /// The word of a company's own as the lexicon takes it; nil for an unknown concept.
  package func word(_ text: String, of id: String, in language: SpokenLanguage) -> Word? {
    guard let concept = number(of: id) else { return nil }
    var words: [Word] = []
    Array(text.utf8).withUnsafeBufferPointer { cell in
      WordReader.read(
        cell, sort: sort(at: concept), isEnglish: language == .english, concept: concept,
        truth: .yes, into: &words)
    }
    return words.first
  }
}

/// What all copies share.
private final class Content: Sendable {
  let read: KnowledgeReading
  let hashed: FileHash
  let prepared = Prepared()

  init(_ read: KnowledgeReading, _ hashed: FileHash = FileHash()) {
    self.read = read
    self.hashed = hashed
  }
}

/// The hash of the files, worked out once for all copies of the knowledge.
private final class FileHash: Sendable {
  private let known = Mutex<String?>(nil)

  func know(_ hash: String) { known.withLock { $0 = hash } }

  func value(of files: [KnowledgeFile]) -> String {
    known.withLock { known in
      if let known { return known }
      var sum = SHA256()
      for file in files {
        sum.update(Array(file.path.utf8) + [0])
        sum.update(file.bytes)
        sum.update([0])
      }
      let hash = String(sum.finish().prefix(16))
      known = hash
      return hash
    }
  }
}

/// What other rooms worked out from the knowledge, by its type.
private final class Prepared: Sendable {
  /// What is kept of one type.
  private final class Kept<Value: Sendable>: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private let known = Mutex<[ObjectIdentifier: any AnyObject & Sendable]>([:])

  func value<Value: Sendable>(
    of knowledge: KnowledgeBase, _ make: (KnowledgeBase) -> Value
  ) -> Value {
    let key = ObjectIdentifier(Value.self)
    // Under a type stands what is kept of that type and of no other.
    if let kept = known.withLock({ $0[key] }) {
      return unsafeDowncast(kept, to: Kept<Value>.self).value
    }
    let value = make(knowledge)
    known.withLock { $0[key] = Kept(value) }
    return value
  }
}
