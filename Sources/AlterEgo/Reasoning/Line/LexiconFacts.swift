// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Knowledge
import Model

/// What the lexicon says about the concepts and metrics that the statements name, kept true while
/// these come and go.
struct LexiconFacts {
  private let lexicon: LineLexicon
  private var knowledge: KnowledgeBase { lexicon.knowledge }
  private var concepts: Set<String> = []
  /// The metrics that are named or that a named concept moves.
  private var measured = NameTally()

  init(_ lexicon: LineLexicon) { self.lexicon = lexicon }

  /// Takes up what came and went; adds the facts that go and come with it.
  mutating func change(
    _ names: (come: [String], gone: [String]), _ metrics: (come: [String], gone: [String]),
    _ change: inout HeldFacts.Change
  ) {
    for id in names.gone {
      change.gone += facts(of: id)
      measured.add(influences(of: id).map(\.kpi), times: -1)
    }
    concepts.subtract(names.gone)
    concepts.formUnion(names.come)
    for id in names.come {
      change.come += facts(of: id)
      measured.add(influences(of: id).map(\.kpi))
    }
    measured.add(metrics.gone, times: -1)
    measured.add(metrics.come)
    let numbers = measured.changes()
    change.gone += numbers.gone.map { Datalog.Fact("metric", [.symbol($0)]) }
    change.come += numbers.come.map { Datalog.Fact("metric", [.symbol($0)]) }
  }

  private func influences(of id: String) -> [Influence] {
    knowledge.usualInfluences(of: id).filter { $0.strength != 0 }
  }

  /// What is said of one concept among those named: itself, and what it is a kind of and what is
  /// a kind of it.
  private func facts(of id: String) -> [Datalog.Fact] {
    var all: [Datalog.Fact] = []
    func add(_ predicate: String, _ values: Datalog.Value...) {
      all.append(Datalog.Fact(predicate, values))
    }
    let concept = knowledge.concept(id)
    add("concept", .symbol(id), .symbol(concept?.sort.rawValue ?? "word"))
    add("descendants", .symbol(id), .number(lexicon.descendants[id] ?? 0))
    if let theme = concept?.theme { add("theme", .symbol(id), .symbol(theme)) }
    add("kind_of", .symbol(id), .symbol(id))
    guard concept != nil else { return all }
    for above in knowledge.ancestors(of: id).sorted() where concepts.contains(above) {
      add("kind_of", .symbol(id), .symbol(above))
    }
    for below in lexicon.below[id] ?? [] where concepts.contains(below) {
      add("kind_of", .symbol(below), .symbol(id))
    }
    for influence in influences(of: id) {
      add(
        "influences", .symbol(id), .symbol(influence.kpi),
        .number(influence.strength > 0 ? 1 : -1), .number(abs(influence.strength)))
    }
    return all
  }
}

/// What facts are made with, worked out once for a knowledge.
package struct LineLexicon: Sendable {
  package let knowledge: KnowledgeBase
  let effects: ActEffects
  let departments: DepartmentWords
  let matters: Matters
  let words: SaidWords
  /// How many kinds of its own sort each concept or act has.
  let descendants: [String: Int]
  /// Everything that is a kind of a concept, nearer or farther.
  let below: [String: [String]]
  /// Which KPI is part of the formula of which.
  let drives: [Datalog.Fact]

  package init(_ knowledge: KnowledgeBase) {
    self.knowledge = knowledge
    effects = ActEffects(knowledge)
    departments = DepartmentWords(knowledge)
    matters = Matters(knowledge)
    words = SaidWords(knowledge)
    var counts: [String: Int] = [:]
    var below: [String: [String]] = [:]
    var drives: [Datalog.Fact] = []
    for concept in knowledge.concepts {
      for above in knowledge.ancestors(of: concept.id) {
        below[above, default: []].append(concept.id)
        if knowledge.sort(of: above) == concept.sort { counts[above, default: 0] += 1 }
      }
      guard concept.sort == .kpi, let formula = concept.formula else { continue }
      for (part, sign) in FormulaParts(formula).parts
      where knowledge.concept(part)?.sort == .kpi {
        drives.append(
          Datalog.Fact("drives", [.symbol(part), .symbol(concept.id), .number(sign)]))
      }
    }
    descendants = counts
    self.below = below
    self.drives = drives
  }
}

extension LineLexicon {
  /// A concept and what it is a kind of, each step up half as near; nothing for a word that the
  /// lexicon lacks.
  func nearness(of id: String) -> [GroundProfile.Thing] {
    guard knowledge.concept(id) != nil else { return [] }
    var found: [GroundProfile.Thing] = []
    var seen: Set<String> = []
    var level = [id]
    var nearness: Float = 1
    while !level.isEmpty, nearness > 0.1 {
      var next: [String] = []
      for id in level where seen.insert(id).inserted {
        found.append(GroundProfile.Thing(id: id, nearness: nearness))
        next += knowledge.concept(id)?.isa ?? []
      }
      level = next
      nearness /= 2
    }
    return found
  }
}

extension KnowledgeBase {
  /// The concept's own usual influences, or those of the nearest more general one that has any;
  /// `withEffects` also looks at what an act brings about.
  func usualInfluences(of id: String, withEffects: Bool = false) -> [Influence] {
    var level = [id]
    var seen: Set<String> = []
    while !level.isEmpty {
      var next: [String] = []
      for id in level where seen.insert(id).inserted {
        guard let concept = concept(id) else { continue }
        if !concept.influences.isEmpty { return concept.influences }
        next += concept.isa + (withEffects ? concept.effects : [])
      }
      level = next
    }
    return []
  }
}

/// The quantities a formula is made of, each with the direction in which it moves the result.
struct FormulaParts {
  private(set) var parts: [(name: String, sign: Int)] = []

  init(_ formula: String) {
    var sign = 1
    var outer: [Int] = []
    var operation = 1
    var name = ""
    func flush(_ parts: inout [(name: String, sign: Int)]) {
      if let first = name.first, first.isLetter { parts.append((name, sign * operation)) }
      name = ""
    }
    for character in formula {
      if character.isLetter || character.isNumber || character == "_" {
        name.append(character)
        continue
      }
      if character == "(" {
        name = ""
        outer.append(sign)
        sign *= operation
        operation = 1
        continue
      }
      flush(&parts)
      switch character {
      case "+": operation = 1
      case "-": operation = -1
      case "/": operation = operation < 0 ? 1 : -1
      case ")": sign = outer.popLast() ?? 1
      default: break
      }
    }
    flush(&parts)
  }
}

/// Finds which department a statement is about, by its words and by the roles it names.
struct DepartmentWords: Sendable {
  private let words: [(surface: [UInt8], id: String)]
  /// By names that are too short to look for inside other words (営業).
  private let names: [String: String]
  private let knowledge: KnowledgeBase

  init(_ knowledge: KnowledgeBase) {
    self.knowledge = knowledge
    var words: [(surface: [UInt8], id: String)] = []
    var names: [String: String] = [:]
    for department in knowledge.departments.all {
      names[department.id] = department.id
      for name in department.names {
        let folded = FoldedText.fold(name)
        names[folded] = department.id
        let isWhole = ["部", "課", "部門", "department", "team", "division"].contains {
          name.hasSuffix($0)
        }
        if isWhole { words.append((Array(folded.utf8), department.id)) }
      }
    }
    self.words = words
    self.names = names
  }

  /// Whether a content word is just the name of a department.
  func isDepartment(_ surface: String) -> Bool { names[surface] != nil }

  /// A department that only this company has, by the word before desk, team or manager.
  private func ownDepartment(_ text: String) -> String? {
    let words = text.split { !$0.isLetter && $0 != "-" }.map(String.init)
    let units: Set = ["desk", "team", "department", "division", "unit", "manager"]
    for (at, word) in words.enumerated() where at > 0 && units.contains(word) {
      let name = words[at - 1]
      if name.count >= 4, names[name] == nil, !["every", "each", "their"].contains(name) {
        return name
      }
    }
    return nil
  }

  /// The departments that a statement is about; what stands in the parts `apart` is not counted.
  func departments(
    of draft: Draft, naming terms: [String], apart: [Span] = []
  ) -> [String] {
    var said = draft.text
    for part in apart.sorted(by: { $0.lower > $1.lower }) {
      let scalars = said.unicodeScalars
      let length = scalars.count
      said = said.slice(Span(0, part.lower)) + said.slice(Span(min(part.upper, length), length))
    }
    let text = FoldedText.fold(said)
    let bytes = Array(text.utf8)
    var found: Set<String> = []
    for word in words where bytes.holds(word.surface) { found.insert(word.id) }
    for surface in terms.compactMap({ Model.Term($0).surface }) {
      if let id = names[surface] { found.insert(id) }
    }
    if found.isEmpty, let own = ownDepartment(text) { found.insert("word:\(own)") }
    let isOwn = { (mention: Mention) in
      !apart.contains { $0.lower <= mention.span.lower && mention.span.lower < $0.upper }
    }
    // A name inside a longer word is none: 人事評価 is no word for the personnel department.
    for mention in draft.outerMentions where isOwn(mention) {
      if let id = names[FoldedText.fold(mention.surface)] { found.insert(id) }
    }
    for mention in draft.concepts where isOwn(mention) {
      guard let role = knowledge.concept(mention.id), role.sort == .role else { continue }
      found.formUnion(role.domains)
    }
    return found.sorted()
  }
}

extension [UInt8] {
  /// True if the bytes stand somewhere in these.
  ///
  /// Every statement is searched for every department's names: `String.contains` would take ten
  /// times as long as all the rest of its facts.
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first, part.count <= count else { return part.isEmpty }
    var start = 0
    while start + part.count <= count {
      if self[start] == first {
        var length = 1
        while length < part.count, self[start + length] == part[length] { length += 1 }
        if length == part.count { return true }
      }
      start += 1
    }
    return false
  }
}
