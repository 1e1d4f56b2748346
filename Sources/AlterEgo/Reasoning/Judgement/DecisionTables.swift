// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The tables of `knowledge/decisions` in the form in which questions use them, made once for a
/// knowledge base.
final class DecisionTables: Sendable {
  /// Acts that people use for one another, by act.
  let related: [String: Set<String>]
  /// The other side of the same dealing, by act.
  let converses: [String: String]
  /// Verbs that only carry their object: 行う, 使う, 引き受ける.
  let lightActs: Set<String>
  /// Terms that tell no cases apart.
  let lightTerms: LightTerms
  let lightSigns: LightSigns
  /// Acts that leave another undone.
  let leavingActs: [String]
  /// What must have gone before an act, by the act: what is given back was received.
  let presupposed: [(act: String, before: [String])]
  let values: [Value]
  /// Values that an act, a state or a thing serves or harms, by its id.
  let valuesTouched: [String: [String]]
  /// Words by which somebody wants a thing: ids of concepts, and words.
  let wishes: (ids: Set<String>, words: Set<String>)
  let rankingCues: [RankingCue]
  /// The two sides of each pair of ways that rule each other out.
  let contraries: [[[String]]]
  /// Turns that rule each other out of one thing: words of the one, of the other.
  let contraryTurns: [[[String]]]
  /// Words that say one rule can be kept only by breaking another.
  let conflictCues: [(words: String, then: String)]
  /// Words of a decision that came before the rule.
  let supersededCues: [(first: String, second: String)]
  let states: StateTables
  /// English adjectives that tell which of a kind is meant.
  let qualities: Set<String>
  /// Words of each side of the ways that rule each other out, two sides a row.
  let contrarySides: WordFinder
  /// Words that make a rule a wish.
  let softCues: WordFinder
  /// Words of a sentence that tells what somebody asks for.
  let requestCues: [[UInt8]]
  /// Words that tell a doing of the company itself, and of somebody else.
  let ownSide: [String]
  let otherPersons: [String]
  /// Words that tell that somebody did it and nobody else, that somebody brought something about, and that stand behind who did.
  let reflexives: [String]
  /// Words that tell several things of one, and that part them.
  let joining: [String]
  let parting: [String]
  let causing: [String]
  let doing: Set<String>
  /// Words that tell how what a sentence speaks of stands.
  let caseCues: CaseCues
  /// What unknown words are a kind of, by their ends.
  let heads: WordHeads

  init(_ knowledge: KnowledgeBase) {
    var related: [String: Set<String>] = [:]
    for row in knowledge.rows("decisions/related_acts.tsv") {
      let family = Set(row.list("acts"))
      let special = Set(row.list("special"))
      for act in family {
        // To hand over may be to sell or to deliver, but to sell is not to deliver.
        let others = special.contains(act) ? family.filter { !special.contains($0) } : family
        related[act, default: []].formUnion(others)
      }
    }
    var converses: [String: String] = [:]
    for row in knowledge.rows("decisions/converse_acts.tsv") {
      let pair = row.list("acts")
      guard pair.count == 2 else { continue }
      converses[pair[0]] = pair[1]
      converses[pair[1]] = pair[0]
      related[pair[0], default: []].insert(pair[1])
      related[pair[1], default: []].insert(pair[0])
    }
    self.related = related
    self.converses = converses
    lightTerms = LightTerms(knowledge)
    lightSigns = LightSigns(knowledge)
    leavingActs = knowledge.rows("decisions/leaving_acts.tsv").map { $0["id"] }
    presupposed = knowledge.rows("decisions/presupposed_acts.tsv").map {
      ($0["act"], $0.list("before"))
    }
    values = knowledge.rows("decisions/values.tsv").map(Value.init)
    let wishes = knowledge.rows("decisions/wishes.tsv")
    self.wishes = (
      Set(wishes.map { $0["id"] }),
      Set(wishes.flatMap { $0.list("ja_words") + $0.list("en_words") })
    )
    rankingCues = knowledge.rows("decisions/ranking_cues.tsv").compactMap(RankingCue.init)
    contraries = knowledge.rows("decisions/contraries.tsv").map { row in
      [row.list("a_ja") + row.list("a_en"), row.list("b_ja") + row.list("b_en")]
    }
    contraryTurns = knowledge.rows("decisions/contrary_turns.tsv").map {
      [$0.list("a"), $0.list("b")]
    }
    conflictCues = knowledge.rows("decisions/conflict_cues.tsv").map {
      ($0["words"], $0["then"])
    }
    supersededCues = knowledge.rows("decisions/superseded_cues.tsv").map {
      ($0["first"], $0["second"])
    }
    states = StateTables(knowledge)
    qualities = Set(knowledge.rows("language/en/qualities.tsv").flatMap { $0.list("words") })
    lightActs = Set(
      (knowledge.rows("decisions/light_acts.tsv") + knowledge.rows("decisions/yielding_acts.tsv"))
        .map { $0["id"] })
    var valuesTouched: [String: [String]] = [:]
    for value in values {
      for id in value.servedBy + value.harmedBy { valuesTouched[id, default: []].append(value.id) }
    }
    self.valuesTouched = valuesTouched
    contrarySides = WordFinder(contraries.flatMap { $0 })
    caseCues = CaseCues(knowledge)
    heads = WordHeads(knowledge)
    requestCues = knowledge.rows("decisions/request_cues.tsv").map { Array($0["words"].utf8) }
    let sides = knowledge.rows("decisions/sides.tsv")
    ownSide = sides.filter { $0["side"] == "own" }.map { $0["words"] }
    otherPersons = sides.filter { $0["side"] == "other" }.map { $0["words"] }
    joining = sides.filter { $0["side"] == "joining" }.map { $0["words"] }
    parting = sides.filter { $0["side"] == "parting" }.map { $0["words"] }
    reflexives = sides.filter { $0["side"] == "self" }.map { $0["words"] }
    causing = sides.filter { $0["side"] == "causing" }.map { $0["words"] }
    doing = Set(sides.filter { $0["side"] == "doing" }.map { $0["words"] })
    softCues = WordFinder([knowledge.rows("decisions/soft_cues.tsv").map { $0["words"] }])
  }
}

extension KnowledgeBase {
  var decisionTables: DecisionTables { prepared(DecisionTables.init) }
}

extension DecisionTables {
  /// Whether a term says that somebody wants a thing.
  func isWish(_ term: Term) -> Bool {
    term.surface.map { wishes.words.contains($0) } ?? wishes.ids.contains(term.id)
  }

  /// What a ranking may rank, with what serves and harms it.
  struct Value: Sendable {
    let id: String
    let servedBy: [String]
    let harmedBy: [String]
    /// `time` or `money`; empty for what is not counted.
    let measuredIn: String

    init(_ row: Table.Row) {
      id = row["value"]
      servedBy = row.list("served_by")
      harmedBy = row.list("harmed_by")
      measuredIn = row["measured_in"]
    }
  }

  /// Words that tell what is done to the thing beside them.
  struct RankingCue: Sendable {
    let words: String
    let effect: Tradeoffs.Effect
    let side: Tradeoffs.Side

    init?(_ row: Table.Row) {
      guard let effect = Tradeoffs.Effect(rawValue: row["effect"]),
        let side = Tradeoffs.Side(rawValue: row["side"])
      else { return nil }
      words = row["words"]
      self.effect = effect
      self.side = side
    }
  }

  /// The tables that tell states from what a case says.
  struct StateTables: Sendable {
    let ofActs: [(general: String, state: String, act: String)]
    let cues: [(first: String, second: String, state: String)]
    let ofNumbers: [(metric: String, op: Comparator, value: Double, states: [String])]
    let carried: [(id: String, holds: Bool, state: String)]
    /// Of those, what the state tells too: not paid is an unpaid bill.
    let told: [(id: String, holds: Bool, state: String)]
    let broughtAbout: [(state: String, acts: [String])]

    init(_ knowledge: KnowledgeBase) {
      ofActs = knowledge.rows("decisions/act_states.tsv").map {
        ($0["general"], $0["state"], $0["act"])
      }
      cues = knowledge.rows("decisions/state_cues.tsv").map {
        ($0["first"], $0["second"], $0["state"])
      }
      ofNumbers = knowledge.rows("decisions/number_states.tsv").compactMap { row in
        guard let op = Comparator(rawValue: row["op"]), let value = Double(row["value"]) else {
          return nil
        }
        return (row["metric"], op, value, row.list("states"))
      }
      let states = knowledge.rows("decisions/carried_states.tsv")
      let row = { (row: Table.Row) in (row["id"], row["holds"] == "yes", row["state"]) }
      carried = states.map(row)
      told = states.filter { $0["told"] == "yes" }.map(row)
      broughtAbout = knowledge.rows("decisions/state_acts.tsv").map {
        ($0["state"], $0.list("acts"))
      }
    }
  }
}

/// Finds which lists of words a text has any word of, in one pass.
struct WordFinder: Sendable {
  private struct Entry: Sendable {
    let word: [UInt8]
    let list: Int
  }

  /// Words by their first two bytes, and a bit for each such pair.
  private var words: [UInt16: [Entry]] = [:]
  private var mayStart = [UInt64](repeating: 0, count: 1 << 10)

  /// Words of one byte are left out.
  init(_ lists: [[String]]) {
    for (number, list) in lists.enumerated() {
      for word in list {
        let bytes = Array(word.utf8)
        guard bytes.count > 1 else { continue }
        let key = WordFinder.key(bytes[0], bytes[1])
        words[key, default: []].append(Entry(word: bytes, list: number))
        mayStart[Int(key >> 6)] |= 1 << UInt64(key & 63)
      }
    }
  }

  /// The numbers of the lists of which a word stands anywhere in the text.
  func lists(in text: [UInt8]) -> Set<Int> {
    var found: Set<Int> = []
    guard text.count > 1 else { return found }
    for start in 0..<text.count - 1 {
      let key = WordFinder.key(text[start], text[start + 1])
      guard mayStart[Int(key >> 6)] & 1 << UInt64(key & 63) != 0, let entries = words[key] else {
        continue
      }
      for entry in entries where text[start...].starts(with: entry.word) {
        found.insert(entry.list)
      }
    }
    return found
  }

  private static func key(_ a: UInt8, _ b: UInt8) -> UInt16 { UInt16(a) << 8 | UInt16(b) }
}
