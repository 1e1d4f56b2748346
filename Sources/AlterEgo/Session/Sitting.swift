// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Model
import Reasoning
import Store
import Wording

/// Leads the first sitting: each statement brings the one question whose answer the line lacks
/// most; after a handful the next action takes over.
struct Sitting: Speaker {
  /// Statements after which the next action is shown.
  static let handful = 5
  /// Beyond this many statements the sitting is over.
  static let last = 12

  let context: CommandContext
  let language: SpokenLanguage

  init(_ context: CommandContext, _ language: SpokenLanguage) {
    self.context = context
    self.language = language
  }

  /// What to say behind a captured statement; nil when the sitting is over or nobody can answer.
  func line(_ store: StatementStore) throws(Problem) -> String? {
    guard context.canAsk, let live = Sitting.young(try store.statements()) else { return nil }
    if live.count == Sitting.handful, let next = try nextAction() { return next }
    guard let station = missing(live) else { return nil }
    context.conversation.pending = .sitting(station)
    // Once is enough: who tells something else has heard the question.
    context.conversation.skippedStations.insert(station)
    return say("sitting/\(station)")
  }

  /// The live statements of a company that has told few; nil once the sitting is over.
  static func young(_ statements: [Statement]) -> [Statement]? {
    var live: [Statement] = []
    for statement in statements where statement.isLive {
      live.append(statement)
      if live.count > last { return nil }
    }
    return live
  }

  /// The station nothing stands at yet, in the order in which people can tell.
  private func missing(_ live: [Statement]) -> String? {
    var open = [Station.philosophy, .number, .strategy, .organization, .evaluation]
    let there = Set(live.compactMap(\.kind.station))
    open.removeAll { there.contains($0) }
    var keys = open.map(\.rawValue)
    if !live.contains(where: { ($0.draft.horizonYears ?? 0) >= 5 }) { keys.append("horizon") }
    return keys.first { !context.conversation.skippedStations.contains($0) }
  }

  /// The kind that an answer to a question of the sitting has, where its own words leave it open.
  static func kind(of draft: Draft, askedFor station: String?) -> Kind? {
    // A rule that says itself what it is stays what it is.
    guard let station, [nil, .principle, .intention, .strategy].contains(draft.kind),
      draft.norms.allSatisfy(\.isPlain), draft.condition == nil, draft.exception == nil
    else { return nil }
    switch station {
    case "strategy": return draft.kind == .intention || !draft.quantities.isEmpty ? nil : .strategy
    case "horizon": return draft.horizonYears == nil ? nil : .vision
    case "number":
      return draft.quantities.contains { $0.op == .equal && $0.metric != nil } ? .kpi : nil
    default: return nil
    }
  }

  /// The next action in the language of the talk.
  private func nextAction() throws(Problem) -> String? {
    let desk = try LineDesk(context)
    guard let next = try desk.nextAction() else { return nil }
    context.conversation.pledge = Pledge(next, before: desk.line.openGaps)
    let wording = NextWording(desk.line, in: language)
    return [
      say("sitting/enough"),
      "  " + say("next/action", ["action": wording.action(next.chosen)]),
      "  " + say("next/type", ["command": desk.typed(wording.command(next.chosen))]),
    ].joined(separator: "\n")
  }

  /// Whether a line says that there is no answer yet.
  static func skips(_ line: String, _ language: SpokenLanguage) -> Bool {
    var folded = FoldedText.fold(line.trimmed)
    while let last = folded.last, "。.!".contains(last) { folded.removeLast() }
    let words = Phrasebook.builtIn.phrase("sitting/skip", in: language).split(separator: "|")
    return words.contains { folded == String($0) || folded == "まだ" + String($0) }
  }
}
