// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Store
import Wording

extension StatementWording {
  /// What an action did to a statement, one line for each thing it changed.
  func lines(_ change: StatementChange) -> [String] {
    let text = quoted((change.after ?? change.before)?.text ?? "")
    let parameters = ["id": change.id, "text": text]
    guard let after = change.after else { return [say("change/gone", parameters)] }
    guard let before = change.before else { return [say("change/added", parameters)] }
    var lines: [String] = []
    func add(_ key: String, _ more: [String: String] = [:]) {
      lines.append(say("change/\(key)", parameters.merging(more) { $1 }))
    }
    if before.isLive != after.isLive { add(after.isLive ? "revived" : "retired") }
    if before.text != after.text { add("edited", ["before": quoted(before.text)]) }
    if before.kind != after.kind {
      add("kind", ["from": before.kind.name(in: language), "to": after.kind.name(in: language)])
    }
    if before.priority != after.priority {
      add("priority", ["from": String(before.priority), "to": String(after.priority)])
    }
    if before.audiences != after.audiences { add("audiences", ["to": audiences(after.audiences)]) }
    if lines.isEmpty { add(before == after ? "unchanged" : "reread") }
    return lines
  }

  /// What an action did, one line for each thing that `audience` may see.
  func lines(_ entry: JournalEntry, for audience: Audience) -> [String] {
    var lines = entry.statementChanges.filter { $0.isVisible(to: audience) }.flatMap(lines)
    for change in entry.changes where change.table != "statements" {
      let key =
        "change/\(change.table)/"
        + (change.after == nil ? "gone" : change.before == nil ? "added" : "edited")
      guard audience == .president, Phrasebook.builtIn.has(key) else { continue }
      lines.append(say(key, ["key": change.key]))
    }
    return lines
  }
}

extension StatementChange {
  /// Whether an audience may see both what was and what is.
  func isVisible(to audience: Audience) -> Bool {
    [before, after].compactMap { $0 }.allSatisfy { $0.isVisible(to: audience) }
  }

  /// The stable word for scripts.
  var verb: String {
    guard let after else { return "gone" }
    guard let before else { return "added" }
    if before.isLive != after.isLive { return after.isLive ? "revived" : "retired" }
    return "edited"
  }
}
