// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Wording

/// Runs a rule program on tables of facts and prints what it concludes.
struct RuleRun {
  let program: String
  /// The folder in which `.input` relations are read from `NAME.facts`.
  let facts: String?
  let counts: Bool

  func reply(_ context: CommandContext) throws -> Reply {
    let source = try Files.readText(program)
    do {
      let clock = ContinuousClock()
      let started = clock.now
      let rules = try Program(parsing: source, name: program)
      let engine = Engine(rules)
      for name in rules.inputs {
        let path = (facts ?? ".") + "/\(name).facts"
        try engine.read(try Files.read(path, limit: 1 << 30), into: name, name: path)
      }
      let loaded = clock.now
      try engine.run()
      let ended = clock.now
      if context.options.json { return Reply(json(rules, engine)) }
      var out = ""
      for name in rules.outputs {
        if counts {
          out += "\(name)\t\(engine.count(name))\n"
          continue
        }
        for row in engine.sortedRows(name) {
          out += ([name] + row.map(self.text)).joined(separator: "\t") + "\n"
        }
      }
      for name in rules.printSizes { out += "\(name)\t\(engine.count(name))\n" }
      out += "#load \(seconds(loaded - started)) run \(seconds(ended - loaded))\n"
      return Reply(out)
    } catch let problem as DatalogProblem {
      throw Problem(problem)
    }
  }

  private func json(_ rules: Program, _ engine: Engine) -> String {
    var lines: [String] = []
    for name in rules.outputs where !counts {
      let rows = engine.sortedRows(name).map { row in JSON.array(row.map(self.value)) }
      lines.append(JSON.object([("relation", .string(name)), ("rows", .array(rows))]).text)
    }
    for name in (counts ? rules.outputs : []) + rules.printSizes {
      lines.append(
        JSON.object([("relation", .string(name)), ("count", .int(engine.count(name)))]).text)
    }
    return lines.joined(separator: "\n")
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .number(let number): String(number)
    case .symbol(let text): text
    }
  }

  private func value(_ value: Value) -> JSON {
    switch value {
    case .number(let number): .int(number)
    case .symbol(let text): .string(text)
    }
  }

  /// Seconds with four decimals.
  private func seconds(_ duration: Duration) -> String {
    let parts = duration.components
    let tenThousandths = Int(parts.seconds) * 10_000 + Int(parts.attoseconds / 100_000_000_000_000)
    let fraction = String(tenThousandths % 10_000 + 10_000).dropFirst()
    return "\(tenThousandths / 10_000).\(fraction)"
  }
}
