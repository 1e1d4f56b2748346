// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Every word and grammatical word of one language in the forms in which texts show them.
///
/// Built at the first sentence, so the building is plain loops over bytes.
package struct Lexicon: Sendable {
  /// What a word is; its forms share it.
  struct Meaning: Sendable {
    /// Shared by every token that says it.
    var said: Said
    var sort = TokenSort.none
    var form = WordForm.fixed
    var truth = Truth.yes
    /// Says which department: 総務 in 総務部長.
    var isDepartment = false
    var isRank = false
    /// Says what a verb does to its object.
    var isDeontic = false
    /// May be found inside a longer word.
    var isNamed = false
    /// Taught by the company, so it comes before any other meaning of the word.
    var isOwn = false

    init(_ said: Said, sort: TokenSort = .none, form: WordForm = .fixed, truth: Truth = .yes) {
      self.said = said
      self.sort = sort
      self.form = form
      self.truth = truth
    }

    /// A grammatical word.
    init(function: String, value: String = "") { said = Said("", function, value, []) }

    var id: String { said.id }
    var function: String { said.function }
    var value: String { said.value }
  }

  /// A form of a word at a node of the trie.
  struct Entry: Sendable {
    var meaning: Int32
    var row: UInt8 = 0
    var isPast = false
    var isGerund = false
    /// Number of what must follow a gap, or −1.
    var tail: Int32 = -1
  }

  private(set) var trie: ByteTrie
  private(set) var entries: [Entry] = []
  private(set) var meanings: [Meaning] = []
  /// What must follow a gap, one behind the other.
  private(set) var tailText: [UInt8] = []
  /// Where each of those stands in that text.
  private(set) var tails: [Range<Int>] = []
  /// The bytes of each tail, by their last six bits.
  private(set) var tailBytes: [UInt64] = []
  let language: SpokenLanguage
  private let irregular: [String: [String]]
  /// Base of each irregular form: held → hold.
  let bases: [String: String]
  /// Forms of everyday English verbs that name no act of their own: stays, went.
  let plainVerbs: [String: EnglishInflection.Kind]
  /// Which words it holds; nil for all.
  private let scope: LexiconScope?

  package init(_ knowledge: KnowledgeBase, language: SpokenLanguage) {
    let words = PhraseMentions.parted(knowledge.words(in: language), knowledge, language)
    self.init(knowledge, words.plain, language: language)
  }

  /// Takes the words of the language but those that name a concept by a rule they set, as far as
  /// they are in the scope.
  init(
    _ knowledge: KnowledgeBase, _ words: [Word], language: SpokenLanguage,
    scope: LexiconScope? = nil
  ) {
    self.language = language
    self.scope = scope
    trie = ByteTrie(capacity: scope == nil ? 1 << 16 : 1 << 12, jumps: true)
    let irregular =
      scope?.irregular ?? (language == .english ? EnglishInflection.table(knowledge) : [:])
    self.irregular = irregular
    bases = Dictionary(
      irregular.flatMap { base, forms in forms.map { ($0, base) } }, uniquingKeysWith: min)
    plainVerbs =
      language == .english
      ? EnglishInflection.plainVerbs(knowledge, irregular) { base in
        scope.map { scope in
          Array(base.utf8).withUnsafeBufferPointer { scope.mayHold($0, .verb) }
        } ?? true
      } : [:]
    var said = [Said?](repeating: nil, count: knowledge.conceptCount)
    for word in words {
      let sort = Lexicon.sort(knowledge.sort(at: word.concept))
      let same = said[word.concept] ?? Said(knowledge.id(at: word.concept), "", "", [])
      said[word.concept] = same
      var meaning = Meaning(same, sort: sort, form: Lexicon.form(word.form), truth: word.truth)
      meaning.isNamed = sort != .state
      add(word.surface, word.form, meaning)
    }
    addTables(knowledge)
  }

  /// The same with words that a company taught.
  func adding(_ words: [Word], of knowledge: KnowledgeBase) -> Lexicon {
    var more = self
    for word in words {
      var meaning = Meaning(
        Said(knowledge.id(at: word.concept), "", "", []),
        sort: Lexicon.sort(knowledge.sort(at: word.concept)), form: Lexicon.form(word.form),
        truth: word.truth)
      meaning.isOwn = true
      meaning.isNamed = meaning.sort != .state
      if meaning.isNamed, Lexicon.hidesGrammar(word.surface) { continue }
      more.add(word.surface, word.form, meaning)
    }
    return more
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

  /// Grammatical words, deontic verbs, ways of saying unknown, and the parts of titles.
  private mutating func addTables(_ knowledge: KnowledgeBase) {
    let key = language.rawValue
    for row in knowledge.rows("language/\(key)/function_words.tsv")
    where mayHold(row, "surface", otherwise: .fixed) {
      let (surface, form) = Lexicon.marked(row["surface"], otherwise: .fixed)
      let kind = row["class"]
      var meaning = Meaning(function: kind, value: row["value"])
      meaning.isDeontic = kind == "deontic"
      add(surface, form, meaning)
    }
    for row in knowledge.rows("language/\(key)/deontic_verbs.tsv")
    where mayHold(row, "surface", otherwise: .verb) {
      let (surface, form) = Lexicon.marked(row["surface"], otherwise: .verb)
      var meaning = Meaning(function: "deontic", value: row["value"])
      meaning.form = .verb
      meaning.isDeontic = true
      add(surface, form, meaning)
    }
    for row in knowledge.rows("states/unknown.tsv") where mayHold(row, key, otherwise: .fixed) {
      add(FoldedText.fold(row[key]), .fixed, Meaning(function: "unknown"))
    }
    for row in knowledge.rows("roles/departments.tsv") {
      var meaning = Meaning(function: "department", value: row["id"])
      meaning.isDepartment = true
      for word in [row[key]] + row.list("synonyms_\(key)") {
        add(FoldedText.fold(word), .fixed, meaning)
      }
    }
    for row in knowledge.rows("roles/ranks.tsv") {
      var meaning = Meaning(function: "rank", value: row["rank"])
      meaning.isRank = true
      for word in [row[key]] + row.list("synonyms_\(key)") {
        add(FoldedText.fold(word), .fixed, meaning)
      }
    }
  }

  /// Whether a text may hold a form of the word of a cell.
  private func mayHold(
    _ row: Table.Row, _ column: String, otherwise: Word.Form
  ) -> Bool {
    guard let scope else { return true }
    return row.withBytes(column) { cell in
      guard cell.count > 2, cell[cell.count - 2] == UInt8(ascii: "/") else {
        return otherwise == .fixed
          ? scope.mayHold(unbending: cell) : scope.mayHold(unfolded: cell, otherwise)
      }
      // Of a mark nobody knows, nothing is taken off.
      switch cell[cell.count - 1] {
      case UInt8(ascii: "5"):
        return scope.mayHold(unfolded: UnsafeBufferPointer(rebasing: cell.dropLast(2)), .godan)
      case UInt8(ascii: "v"):
        return scope.mayHold(unfolded: UnsafeBufferPointer(rebasing: cell.dropLast(2)), .verb)
      default: return scope.mayHold(unfolded: cell, otherwise)
      }
    }
  }

  /// The folded word of a cell and how its mark says it bends.
  private static func marked(_ cell: String, otherwise: Word.Form) -> (String, Word.Form) {
    if cell.hasSuffix("/5") { return (FoldedText.fold(String(cell.dropLast(2))), .godan) }
    if cell.hasSuffix("/v") { return (FoldedText.fold(String(cell.dropLast(2))), .verb) }
    return (FoldedText.fold(cell), otherwise)
  }

  private mutating func add(_ surface: String, _ form: Word.Form, _ meaning: Meaning) {
    add(Array(surface.utf8), form, meaning)
  }

  private mutating func add(_ word: [UInt8], _ form: Word.Form, _ meaning: Meaning) {
    guard !word.isEmpty else { return }
    if let scope, !word.withUnsafeBufferPointer({ scope.mayHold($0, form) }) { return }
    meanings.append(meaning)
    let entry = Entry(meaning: Int32(meanings.count - 1))
    switch language {
    case .japanese: addJapanese(word, form, entry)
    case .english: addEnglish(word, form, entry)
    }
  }

  // MARK: Japanese

  /// Grammar inside a phrase, which has to be read as grammar: 検査なしで, 品質を優先する.
  private static let grammar: ByteTrie = {
    var trie = ByteTrie()
    for phrase in [
      "なしで", "なしに", "ずに", "ないで", "優先する", "にかかわらず", "てよい", "without ", "rather than",
      "comes first", "come first",
    ] {
      trie.insert(phrase.utf8, value: 0)
    }
    return trie
  }()
  private static let ban = Array("no ".utf8)

  static func hidesGrammar(_ word: [UInt8]) -> Bool {
    // No overtime: the ban is grammar, whatever is banned.
    if word.has(ban, 0) { return true }
    guard word.count > 8 else { return false }
    var start = 0
    while start < word.count {
      var node = ByteTrie.root
      var at = start
      while at < word.count, let next = grammar.step(node, word[at]) {
        if grammar.hasValues(next) { return true }
        node = next
        at += 1
      }
      start += 1
    }
    return false
  }

  private mutating func addJapanese(_ word: [UInt8], _ form: Word.Form, _ entry: Entry) {
    if let gap = word.firstIndex(of: UInt8(ascii: "~")) {
      addWithGap(word, gap, entry)
      return
    }
    guard form != .noun else {
      insert(word, entry, row: UInt8(ascii: "n"))
      return
    }
    let phrase = ParticleSlot.opened(word)
    let forms: (stem: ArraySlice<UInt8>, endings: [JapaneseInflection.Ending]) =
      switch form {
      case .verb: JapaneseInflection.verb(phrase, godan: false)
      case .godan: JapaneseInflection.verb(phrase, godan: true)
      case .adjective: JapaneseInflection.adjective(phrase)
      case .noun, .fixed: (stem: phrase[...], endings: [])
      }
    if forms.endings.isEmpty {
      insert(Array(forms.stem), entry, row: UInt8(ascii: "n"))
      if meanings[Int(entry.meaning)].sort == .state {
        for other in PoliteForms.of(word) { insert(other, entry, row: UInt8(ascii: "n")) }
      }
      return
    }
    if forms.stem.count < Openings.length {
      for ending in forms.endings { insert(forms.stem + ending.bytes, entry, row: ending.row) }
      return
    }
    guard scope?.admits(forms.stem) ?? true else { return }
    let stem = trie.path(forms.stem, from: ByteTrie.root)
    for ending in forms.endings {
      append(entry, row: ending.row, at: trie.path(ending.bytes, from: stem))
    }
  }

  private mutating func addWithGap(_ word: [UInt8], _ gap: Int, _ entry: Entry) {
    var head = word[..<gap]
    var tail = word[(gap + 1)...]
    while head.last == 0x20 { head = head.dropLast() }
    while tail.first == 0x20 { tail = tail.dropFirst() }
    guard !head.isEmpty, !tail.isEmpty, scope?.admits(head) ?? true else { return }
    var entry = entry
    // A verb at the end is met in every form by its stem.
    let part = language == .japanese && tail.count > 3 ? tail.dropLast(3) : tail
    tails.append(tailText.count..<tailText.count + part.count)
    tailText += part
    tailBytes.append(part.reduce(0) { $0 | 1 << UInt64($1 & 63) })
    entry.tail = Int32(tails.count - 1)
    append(entry, row: 0, at: trie.path(head, from: ByteTrie.root))
  }

  private mutating func insert(_ bytes: [UInt8], _ entry: Entry, row: UInt8) {
    guard scope?.admits(bytes[...]) ?? true else { return }
    append(entry, row: row, at: trie.path(bytes, from: ByteTrie.root))
  }

  private mutating func append(_ entry: Entry, row: UInt8, at node: Int32) {
    var entry = entry
    entry.row = row
    entries.append(entry)
    trie.addValue(Int32(entries.count - 1), at: node)
  }

  // MARK: English

  private mutating func addEnglish(_ word: [UInt8], _ form: Word.Form, _ entry: Entry) {
    switch form {
    case .verb, .godan:
      for (bytes, kind) in EnglishInflection.forms(ofVerb: word, irregular: irregular) {
        var entry = entry
        entry.isPast = kind == .past
        entry.isGerund = kind == .gerund
        if let gap = bytes.firstIndex(of: UInt8(ascii: "~")) {
          addWithGap(bytes, gap, entry)
        } else {
          insert(bytes, entry, row: 0)
        }
      }
    case .noun:
      for form in EnglishInflection.forms(ofNoun: word) { insert(form, entry, row: 0) }
    case .adjective, .fixed: insert(word, entry, row: 0)
    }
  }
}

extension Array where Element == UInt8 {
  /// Whether `part` stands at `start`.
  @inline(__always)
  func has(_ part: [UInt8], _ start: Int) -> Bool {
    Steps.count()
    guard start + part.count <= count else { return false }
    var i = 0
    while i < part.count {
      if self[start + i] != part[i] { return false }
      i += 1
    }
    return true
  }

  /// Whether `part` stands within `range`.
  func has(_ part: [UInt8], within range: Range<Int>) -> Bool {
    guard let first = part.first else { return false }
    var at = range.lowerBound
    Steps.count(range.count >> 3)
    while at + part.count <= range.upperBound {
      if self[at] == first, has(part, at) { return true }
      at += 1
    }
    return false
  }

  /// Where `needle` starts, or nil.
  func firstIndex(of needle: [UInt8]) -> Int? {
    guard let first = needle.first, needle.count <= count else { return nil }
    var at = 0
    Steps.count(count >> 3)
    while at + needle.count <= count {
      if self[at] == first, has(needle, at) { return at }
      at += 1
    }
    return nil
  }
}
