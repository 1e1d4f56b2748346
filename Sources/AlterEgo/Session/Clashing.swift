// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Store
import Wording

/// What a statement runs into when it is typed, and the president's word on which ranks higher.
struct Clashing: Speaker {
  let context: CommandContext
  let language: SpokenLanguage

  init(_ context: CommandContext, _ language: SpokenLanguage) {
    self.context = context
    self.language = language
  }

  /// How many of them are shown.
  private static let shown = 3

  /// What the statement clashes with among those the one who asks may see.
  func clashes(of statement: Statement, _ store: StatementStore) throws(Problem) -> [Clash] {
    let knowledge = try context.knowledge()
    let index = context.conversation.clashIndex(knowledge)
    index.update(to: try store.statements())
    let audience = try context.audience()
    return ClashFinder(
      knowledge, among: index.near(statement).filter { $0.isVisible(to: audience) },
      decisions: try store.linkDecisions()
    ).clashes(of: statement)
  }

  /// The lines about them, and the question which of two ranks higher where nothing says so.
  func told(_ statement: Statement, _ store: StatementStore) throws(Problem) -> (
    lines: [String], asks: Bool
  ) {
    let found = try clashes(of: statement, store)
    let wording = ClashWording(try context.knowledge(), in: language)
    var lines: [String] = []
    var open: (clash: Clash, other: Statement)?
    for clash in found.prefix(Clashing.shown) {
      let other = try store.statement(clash.other(than: statement.id))
      lines.append(
        wording.told(
          clash, new: statement.id, other: other,
          retire: context.typed("retire \(statement.id)")))
      switch clash.sort {
      case .duplicate: break
      case .shadowed: lines.append(try exception(clash, store, wording))
      case .conflict where other.priority != statement.priority:
        let first = other.priority > statement.priority ? other.id : statement.id
        lines.append(say("clash/ranked", ["id": first]))
      case .conflict: open = open ?? (clash, other)
      }
    }
    if found.count > Clashing.shown {
      lines.append(say("stage/more", ["count": String(found.count - Clashing.shown)]))
    }
    guard let open else { return (lines, false) }
    let example = wording.example(open.clash.example)
    guard context.canAsk else {
      return (lines + [say("clash/how", commands(open.other, statement))], false)
    }
    let pending = PendingRank(first: open.other.id, second: statement.id, example: example)
    context.conversation.pending = .rank(pending)
    return (lines + [try question(pending, store)], true)
  }

  func question(_ rank: PendingRank, _ store: StatementStore) throws(Problem) -> String {
    say(
      "clash/ask",
      [
        "case": rank.example, "first": rank.first, "second": rank.second,
        "text": try store.statement(rank.first).text.droppingStops,
        "text2": try store.statement(rank.second).text.droppingStops,
      ])
  }

  private func commands(_ a: Statement, _ b: Statement) -> [String: String] {
    [
      "first": context.typed("edit \(a.id) --priority \(b.priority + 1)"),
      "second": context.typed("edit \(b.id) --priority \(a.priority + 1)"),
    ]
  }

  /// How a permission becomes the exception of the ban that swallows it.
  private func exception(
    _ clash: Clash, _ store: StatementStore, _ wording: ClashWording
  ) throws(Problem) -> String {
    let ban = try store.statement(clash.first)
    let text = wording.excepting(ban, clash)
    return "  "
      + say("clash/except", ["id": ban.id, "command": context.typed("edit \(ban.id) \"\(text)\"")])
  }

  // MARK: The answer

  /// Which of the two a line puts first; nil when it is no answer to that.
  private enum Choice { case first, second, both }

  private func choice(_ line: String, _ rank: PendingRank) -> Choice? {
    var folded = FoldedText.fold(line.trimmed)
    while let last = folded.last, "。.!,、".contains(last) { folded.removeLast() }
    for (key, choice) in [("first", Choice.first), ("second", .second), ("both", .both)] {
      let words = SpokenLanguage.allCases.flatMap {
        Phrasebook.builtIn.phrase("rank/\(key)", in: $0).split(separator: "|")
      }
      if words.contains(where: { folded == FoldedText.fold(String($0)) }) { return choice }
    }
    // P-3, 「P-3が上」: the id of one of them in a short line.
    guard folded.unicodeScalars.count <= 24 else { return nil }
    let ids = [rank.first, rank.second].map { FoldedText.fold($0) }
    let named = ids.map { id in
      folded.ranges(of: id).contains { at in
        at.upperBound == folded.endIndex || !folded[at.upperBound].isNumber
      }
    }
    switch (named[0], named[1]) {
    case (true, false): return .first
    case (false, true): return .second
    default: return nil
    }
  }

  /// Keeps the answer as a rank, so that `ask` follows it; nil when the line is none.
  func take(_ line: String, _ rank: PendingRank) throws -> Reply? {
    guard let choice = choice(line, rank) else { return nil }
    let store = try context.writing()
    let (first, second) = (try store.statement(rank.first), try store.statement(rank.second))
    guard first.isLive, second.isLive else { return nil }
    let (winner, loser) = choice == .second ? (second, first) : (first, second)
    let told: String
    if choice == .both {
      let link = LinkDecision(
        from: first.id, to: second.id, relation: .opposes, accepted: false)
      try store.decide(link, by: context.signature)
      told = say("clash/equal")
    } else {
      if winner.priority <= loser.priority {
        _ = try store.setPriority(
          of: winner.id, to: loser.priority + 1, by: context.signature)
      }
      told = say("clash/decided", ["id": winner.id, "case": rank.example])
    }
    let onward = try Capturing(context).afterwards(try store.statement(rank.second), language)
    return Reply(told + "\n  " + onward)
  }
}

/// Two statements of which the president is asked which ranks higher.
struct PendingRank: Equatable {
  /// The one that was there before.
  let first: String
  let second: String
  /// The case in which they clash, in words.
  let example: String
}
