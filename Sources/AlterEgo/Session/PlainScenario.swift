// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The form of `test` files that a president reads and writes.
///
/// ```
/// # 値引きの断り方
/// P1: 値引きは禁止する。
/// P2 (retired): 端数はまけてよい。
/// R1: 2024年、A社の値引きを断った。
/// ask: 端数をまけてもよいか。
/// as: 営業部長
/// given: 粗利率=25%
/// expect: decline
/// cites: P1
/// ```
///
/// A line that starts with `#` names the scenario and starts it; a blank line changes nothing.
///
/// A whole conversation is told by what is typed, with what the reply must hold or must not:
///
/// ```
/// # 粗利を守る
/// > 粗利率25%を下回る受注は断る。
/// > 粗利率22%の受注を受けてよいか。
/// shows: 見送り
/// hides: 進めてよい
/// ```
enum PlainScenario {
  static func read(_ text: String, _ path: String) throws(Problem) -> [Scenario.Raw] {
    var found: [Scenario.Raw] = []
    var current: Draft?
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = String(raw).trimmed
      if line.isEmpty { continue }
      if line.hasPrefix("#") {
        if let current { found.append(current.raw(path)) }
        current = Draft(id: String(line.dropFirst()).trimmed, line: index + 1)
        continue
      }
      if line.hasPrefix(">") {
        if current == nil { current = Draft(id: "1", line: index + 1) }
        current?.typed.append((String(line.dropFirst()).trimmed, [], []))
        continue
      }
      guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
        throw Problem(.fileBadScenario, ["field": line], at: "\(path):\(index + 1):1")
      }
      let key = String(line[..<colon]).trimmed
      let value = String(line[line.index(after: colon)...]).trimmed
      if current == nil { current = Draft(id: "1", line: index + 1) }
      current?.set(key, value)
    }
    if let current { found.append(current.raw(path)) }
    return found
  }

  private struct Draft {
    var id: String
    var line: Int
    var statements: [JSON] = []
    var decisions: [JSON] = []
    var ask: [(key: String, value: JSON)] = []
    var given: [String] = []
    var expect: [(key: String, value: JSON)] = []
    var typed: [(line: String, shows: [String], hides: [String])] = []
    var language: String?

    mutating func set(_ key: String, _ value: String) {
      let list = JSON.strings(value.split { ",、 ".contains($0) }.map(String.init))
      if !typed.isEmpty {
        switch key {
        case "shows", "表示":
          typed[typed.count - 1].shows.append(value)
          return
        case "hides", "非表示":
          typed[typed.count - 1].hides.append(value)
          return
        default: break
        }
      }
      switch key {
      case "lang", "言語": language = value
      case "ask", "問い": ask.append(("text", .string(value)))
      case "as", "役": ask.append(("as", .string(value)))
      case "on", "日": ask.append(("on", .string(value)))
      case "audience": ask.append(("audience", .string(value)))
      case "given", "事実": given.append(value)
      case "expect", "答え": expect.append(("verdict", .string(PlainScenario.verdict(value))))
      case "cites", "根拠": expect.append(("cites", list))
      case "notCites", "not cites", "根拠でない": expect.append(("notCites", list))
      case "missing", "確認": expect.append(("missing", list))
      case "escalateTo", "escalate to", "決める人": expect.append(("escalateTo", .string(value)))
      default:
        let parts = key.split(separator: " ", maxSplits: 1)
        let id = parts.first.map(String.init) ?? key
        var pairs: [(key: String, value: JSON)] = [("id", .string(id)), ("text", .string(value))]
        if key.contains("retired") || key.contains("取消") {
          pairs.append(("status", .string("retired")))
        }
        if id.hasPrefix("R") {
          decisions.append(.object(pairs))
        } else {
          statements.append(.object(pairs))
        }
      }
    }

    private func played(_ path: String) -> Scenario.Raw {
      let lines = typed.map { line in
        JSON.object([
          ("line", .string(line.line)), ("shows", .strings(line.shows)),
          ("hides", .strings(line.hides)),
        ])
      }
      var pairs: [(key: String, value: JSON)] = [("id", .string(id)), ("typed", .array(lines))]
      if let language { pairs.append(("lang", .string(language))) }
      return Scenario.Raw(place: "\(path):\(line)", json: .object(pairs))
    }

    func raw(_ path: String) -> Scenario.Raw {
      if !typed.isEmpty { return played(path) }
      var pairs: [(key: String, value: JSON)] = [
        ("id", .string(id)), ("statements", .array(statements)), ("decisions", .array(decisions)),
        ("ask", .object(ask + [(key: "given", value: JSON.strings(given))])),
      ]
      if !expect.isEmpty { pairs.append(("expect", .object(expect))) }
      return Scenario.Raw(place: "\(path):\(line)", json: .object(pairs))
    }
  }

  private static func verdict(_ word: String) -> String {
    [
      "承認": "approve", "可": "approve", "見送り": "decline", "否": "decline", "条件つき": "conditional",
      "確認": "escalate", "社長へ": "escalate",
    ][word] ?? word
  }
}
