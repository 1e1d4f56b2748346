// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model
import Reasoning
import Store
import Wording

/// The breaks in the line and the five reasons, each with evidence and how to close it.
struct DiagnoseCommand: SessionCommand {
  static let entry = CommandEntry("diagnose", "診断")

  @OptionGroup var options: GlobalOptions
  /// Accepted ones, too.
  @Flag(name: .long) var all = false

  func run(_ context: CommandContext) throws -> Reply {
    let desk = try LineDesk(context)
    let gaps = all ? desk.line.gaps : desk.line.openGaps
    if context.options.json { return Reply(gaps.map { desk.gaps.json($0).text + "\n" }.joined()) }
    guard !desk.line.statements.isEmpty || !gaps.isEmpty else {
      var reply = Reply()
      reply.notice = context.say("list/empty") + "\n"
      return reply
    }
    var lines = reasons(gaps, desk)
    lines += others(gaps, desk)
    lines += boundaries(gaps, desk).wrapped(width: context.width, continuation: "  ")
    context.conversation.pledge = Pledge(offering: desk.line.openGaps)
    let accepted = desk.line.gaps.count - desk.line.openGaps.count
    if accepted > 0, !all {
      lines.append(
        context.say(
          "diagnose/accepted",
          ["count": String(accepted), "command": context.typed("diagnose --all")]))
    }
    if gaps.isEmpty {
      lines.append(context.say("gap/none"))
    } else {
      lines.append(
        context.say(
          "diagnose/next",
          [
            "next": context.typed("next"),
            "accept": context.typed("accept \(gaps[0].key) --because …"),
          ]))
    }
    return Reply(lines.joined(separator: "\n"))
  }

  /// Each of the five reasons, found or not.
  private func reasons(_ gaps: [Gap], _ desk: LineDesk) -> [String] {
    var lines = [desk.context.say("diagnose/reasons")]
    for kind in desk.line.rules.gaps {
      guard let number = kind.reasonNumber else { continue }
      let found = gaps.filter { $0.id == kind.id }
      let name = kind.phrase("name", in: desk.context.language)
      let key = found.isEmpty ? "diagnose/reason-absent" : "diagnose/reason-found"
      lines.append(
        "  " + desk.context.say(key, ["number": String(number), "name": name, "gap": kind.id]))
      lines += details(found, desk, shown: 2)
    }
    return lines
  }

  /// The other breaks, by kind.
  private func others(_ gaps: [Gap], _ desk: LineDesk) -> [String] {
    var lines: [String] = []
    for kind in desk.line.rules.gaps where kind.reasonNumber == nil {
      let found = gaps.filter { $0.id == kind.id }
      guard !found.isEmpty else { continue }
      if lines.isEmpty { lines.append(desk.context.say("diagnose/others")) }
      let name = kind.phrase("name", in: desk.context.language)
      lines.append("  " + desk.context.say("diagnose/kind", ["name": name, "gap": kind.id]))
      lines += details(found, desk, shown: 2)
    }
    return lines
  }

  /// Between which stations the line breaks, and how often.
  private func boundaries(_ gaps: [Gap], _ desk: LineDesk) -> String {
    let context = desk.context
    let stations = Station.allCases
    let counts = zip(stations, stations.dropFirst()).map { upper, lower in
      let boundary = "\(upper.rawValue)-\(lower.rawValue)"
      return context.say(
        "diagnose/boundary",
        [
          "upper": upper.name(in: context.language), "lower": lower.name(in: context.language),
          "count": String(gaps.count { $0.boundary == boundary }),
        ])
    }
    return context.say(
      "diagnose/boundaries",
      ["counts": counts.joined(separator: context.language.comma)])
  }

  private func details(_ gaps: [Gap], _ desk: LineDesk, shown: Int) -> [String] {
    var lines: [String] = []
    for gap in gaps.prefix(shown) {
      let head =
        gap.statements.isEmpty ? "" : gap.statements.prefix(3).joined(separator: " ") + "  "
      lines += ("    " + head + desk.gaps.evidence(gap)).wrapped(
        width: desk.context.width, continuation: "      ")
      if let accepted = desk.gaps.accepted(gap) {
        lines.append("      " + accepted)
      } else {
        lines.append("      → " + desk.remedy(gap))
      }
    }
    let more = gaps.count - shown
    if more > 0 { lines.append("    " + desk.context.say("line/more", ["count": String(more)])) }
    return lines
  }
}

/// Leaves a break open knowingly, until its facts change.
struct AcceptCommand: SessionCommand {
  static let entry = CommandEntry("accept", "承知", writes: true)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var because: String?
  /// Lets it speak again.
  @Flag(name: .long) var reopen = false
  @Argument var words: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    guard !words.isEmpty else {
      throw Problem(.usageNothingSaid, ["command": "accept GAP --because …"])
    }
    let desk = try LineDesk(context)
    let gap = try GapSearch(desk).one(words, among: reopen ? desk.line.gaps : desk.line.openGaps)
    let reason = because?.trimmed ?? ""
    guard reopen || !reason.isEmpty else {
      throw Problem(.usageNothingSaid, ["command": "accept \(gap.key) --because …"])
    }
    let facts = desk.line.facts(of: gap)
    try context.change { (store) throws(Problem) in
      if reopen {
        try store.reopenGap(gap.key, by: context.signature)
      } else {
        _ = try store.acceptGap(gap.key, because: reason, facts: facts, by: context.signature)
      }
    }
    let key = reopen ? "accept/reopened" : "accept/done"
    var json = gap
    json.accepted = reopen ? nil : desk.line.acceptance(of: gap, because: reason, at: "")
    return context.changed(
      [context.say(key, ["name": desk.gaps.name(gap), "gap": gap.key])], next: context.undoHint,
      json: [desk.gaps.json(json)])
  }
}

/// Finds the break that words name: its id or name, and ids where there are several.
struct GapSearch {
  let desk: LineDesk

  init(_ desk: LineDesk) { self.desk = desk }

  func one(_ words: [String], among gaps: [Gap]) throws(Problem) -> Gap {
    if let exact = gaps.first(where: { $0.key == words.joined(separator: " ") }) { return exact }
    let ids = words.filter(StatementID.matches).map(StatementID.read)
    let name = FoldedText.fold(words.filter { !StatementID.matches($0) }.joined(separator: " "))
    let named = gaps.filter { gap in
      let names = [gap.id, FoldedText.fold(desk.gaps.name(gap))]
      let subject = FoldedText.fold(gap.parameters["subject"] ?? "")
      return names.contains(name) || names.contains { "\($0) \(subject)" == name }
    }
    let found = named.filter { gap in
      ids.allSatisfy { gap.statements.contains($0) || gap.parameters["subject"] == $0 }
    }
    guard found.count == 1, let gap = found.first else {
      let allowed = (named.isEmpty ? gaps : named).map(\.key).prefix(6).joined(separator: ", ")
      throw Problem(
        .usageBadValue,
        [
          "option": "GAP", "text": words.joined(separator: " "),
          "allowed": allowed.isEmpty ? "—" : allowed,
        ])
    }
    return gap
  }
}
