// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Store
import Wording

extension StatementWording {
  /// What an action did to a statement, as one line.
  func line(_ change: StatementChange) -> String {
    let text = quoted((change.after ?? change.before)?.text ?? "")
    var parameters = ["id": change.id, "text": text]
    guard let after = change.after else { return say("change/gone", parameters) }
    guard let before = change.before else { return say("change/added", parameters) }
    if before.isLive != after.isLive {
      return say(after.isLive ? "change/revived" : "change/retired", parameters)
    }
    if before.text != after.text {
      parameters["before"] = quoted(before.text)
      return say("change/edited", parameters)
    }
    if before.kind != after.kind {
      parameters["from"] = before.kind.name(in: language)
      parameters["to"] = after.kind.name(in: language)
      return say("change/kind", parameters)
    }
    if before.priority != after.priority {
      parameters["from"] = String(before.priority)
      parameters["to"] = String(after.priority)
      return say("change/priority", parameters)
    }
    if before.audiences != after.audiences {
      parameters["to"] = audiences(after.audiences)
      return say("change/audiences", parameters)
    }
    return say("change/reread", parameters)
  }

  /// What an action did, one line for each thing that `audience` may see.
  func lines(_ entry: JournalEntry, for audience: Audience) -> [String] {
    var lines = entry.statementChanges.filter { $0.isVisible(to: audience) }.map(line)
    for change in entry.changes where change.table != "statements" {
      let key = "change/\(change.table)/" + (change.after == nil ? "gone" : change.before == nil ? "added" : "edited")
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
