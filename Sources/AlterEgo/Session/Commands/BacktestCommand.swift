// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import ArgumentParser
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Store
import Wording

/// Puts the recorded decisions to the statements again and shows where advice and decision part.
struct BacktestCommand: SessionCommand {
  static let entry = CommandEntry("backtest", "検証")

  /// How many misses are shown with a proposal each.
  private static let shown = 10

  @OptionGroup var options: GlobalOptions
  @Flag(name: .long) var all = false

  func run(_ context: CommandContext) throws -> Reply {
    try context.requirePresident()
    let store = try context.reading()
    let analyzer = try context.analyzer()
    let told = try store.precedents().sorted(by: Backtest.isEarlier).map {
      Backtest.Told($0, analyzer.proposal(of: $0))
    }
    let statements = try store.statements()
    let backtest = Backtest(analyzer.knowledge, statements: statements, decisions: told)
    guard !backtest.cases.isEmpty else {
      var reply = Reply()
      if !context.options.json {
        reply.notice = context.say("decisions/none", ["command": context.typed("decide …")]) + "\n"
      }
      return reply
    }
    let words = BacktestWording(context, backtest, analyzer.knowledge)
    let misses = backtest.misses
    let changes = (all ? misses : Array(misses.prefix(Self.shown))).map { miss in
      (
        miss,
        RuleProposer(
          analyzer, statements.filter(\.isLive),
          others: told.filter { $0.precedent.id != miss.told.precedent.id }
        ).change(for: miss, analyzer)
      )
    }
    let drifts = backtest.drifts(since: try context.today().adding(months: -12).description)
    if context.options.json { return Reply(words.json(changes, drifts)) }
    return Reply(words.lines(changes, drifts).joined(separator: "\n"))
  }
}

extension Backtest {
  /// By the day they were taken, else by the order in which they were recorded.
  static func isEarlier(_ a: Precedent, _ b: Precedent) -> Bool {
    (a.date ?? String(a.recordedAt.prefix(10)), a.recordedAt, a.id.count, a.id)
      < (b.date ?? String(b.recordedAt.prefix(10)), b.recordedAt, b.id.count, b.id)
  }
}

extension Analyzer {
  /// What had been proposed when this was decided: the answered question, else as it was told.
  func proposal(of precedent: Precedent) -> Proposal {
    precedent.draft.proposal ?? told(precedent.draft.text).proposal
  }
}

extension RuleProposer {
  /// The change after which a missed decision follows from the statements.
  func change(for miss: Backtest.Case, _ analyzer: Analyzer) -> RuleChange? {
    let precedent = miss.told.precedent
    return change(
      for: miss.told.proposal, asker: nil, advised: miss.answer, to: precedent.outcome,
      wordings: analyzer.rules(fromTold: precedent.draft.text, precedent.outcome))
  }
}

/// The report of a backtest.
private struct BacktestWording {
  typealias Miss = (case: Backtest.Case, change: RuleChange?)

  let context: CommandContext
  let backtest: Backtest
  let names: AnswerWording

  init(_ context: CommandContext, _ backtest: Backtest, _ knowledge: KnowledgeBase) {
    self.context = context
    self.backtest = backtest
    names = AnswerWording(knowledge, in: context.language)
  }

  // MARK: In words

  func lines(_ misses: [Miss], _ drifts: [Backtest.Drift]) -> [String] {
    let all = backtest.overall
    var lines = [
      context.say(
        "backtest/overall",
        [
          "total": String(all.total), "agrees": count(all, .agrees),
          "differs": count(all, .differs), "open": count(all, .open),
        ])
    ]
    lines += table("backtest/act", backtest.byAct) { key in
      key.isEmpty ? context.say("backtest/no-act") : names.name(key)
    }
    lines += table("backtest/direction", backtest.byDirection) { key in
      Direction(rawValue: key).map { $0.name(in: context.language) } ?? key
    }
    lines += table("backtest/amount", backtest.byAmount) { context.say("backtest/band/\($0)") }
    if !misses.isEmpty { lines += ["", context.say("backtest/misses")] }
    for miss in misses { lines += self.lines(miss) }
    let hidden = backtest.misses.count - misses.count
    if hidden > 0 { lines.append(context.say("backtest/more", ["count": String(hidden)])) }
    for drift in drifts {
      lines += [
        "",
        context.say(
          "backtest/drift",
          [
            "id": drift.statement, "text": context.wording.quoted(drift.text),
            "against": String(drift.against.count), "recent": String(drift.recent),
            "dates": drift.against.joined(separator: ", "),
            "earlierAgainst": String(drift.earlierAgainst), "earlier": String(drift.earlier),
          ]),
      ]
    }
    return lines
  }

  private func lines(_ miss: Miss) -> [String] {
    let precedent = miss.case.told.precedent
    var lines = [
      "  \(precedent.id)  \(precedent.date ?? "")  " + context.wording.quoted(precedent.draft.text),
      "      "
        + context.say(
          "backtest/parted",
          [
            "decided": context.wording.outcome(precedent.outcome),
            "advised": names.verdict(miss.case.answer.verdict),
            "main": names.main(miss.case.answer),
          ]),
    ]
    if let change = miss.change {
      lines.append("      " + context.say("backtest/proposal"))
      lines += change.edits.map { "        " + context.typed($0.command) }
      if change.harm > 0 {
        lines.append("      " + context.say("backtest/harm", ["count": String(change.harm)]))
      }
    } else {
      lines.append("      " + context.say("backtest/no-proposal"))
    }
    return lines
  }

  private func table(
    _ heading: String, _ shares: [Backtest.Share], _ name: (String) -> String
  ) -> [String] {
    var table = PlainTable(
      [heading, "backtest/decisions", "backtest/agrees", "backtest/differs", "backtest/open"].map {
        context.say($0)
      })
    for share in shares {
      table.rows.append(
        [name(share.key), String(share.total)]
          + Backtest.Agreement.allCases.map { count(share, $0) })
    }
    return [""] + table.lines(width: context.width)
  }

  private func count(_ share: Backtest.Share, _ agreement: Backtest.Agreement) -> String {
    String(share.counts[agreement] ?? 0)
  }

  // MARK: For programs

  func json(_ misses: [Miss], _ drifts: [Backtest.Drift]) -> String {
    JSON.object([
      ("overall", json(backtest.overall)),
      ("acts", .array(backtest.byAct.map(json))),
      ("directions", .array(backtest.byDirection.map(json))),
      ("amounts", .array(backtest.byAmount.map(json))),
      (
        "misses",
        .array(
          misses.map { miss in
            .object([
              ("decision", .string(miss.case.told.precedent.id)),
              ("text", .string(miss.case.told.precedent.draft.text)),
              ("date", .optional(miss.case.told.precedent.date)),
              ("outcome", .string(miss.case.told.precedent.outcome.rawValue)),
              ("advised", .string(miss.case.answer.verdict.rawValue)),
              ("main", .string(names.main(miss.case.answer))),
              ("agreement", .string(miss.case.agreement.rawValue)),
              ("proposed", miss.change?.json ?? .null),
            ])
          })
      ),
      (
        "drifts",
        .array(
          drifts.map { drift in
            .object([
              ("statement", .string(drift.statement)), ("recent", .int(drift.recent)),
              ("against", .strings(drift.against)), ("earlier", .int(drift.earlier)),
              ("earlierAgainst", .int(drift.earlierAgainst)),
            ])
          })
      ),
    ]).text
  }

  private func json(_ share: Backtest.Share) -> JSON {
    .object(
      [(key: "key", value: .string(share.key)), (key: "decisions", value: .int(share.total))]
        + Backtest.Agreement.allCases.map {
          (key: $0.rawValue, value: .int(share.counts[$0] ?? 0))
        })
  }
}
