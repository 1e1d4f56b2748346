// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Knowledge
import Wording

/// The lint of tables and rules together, and its words.
enum KnowledgeCheck {
  static func findings(_ knowledge: KnowledgeBase) -> [KnowledgeFinding] {
    var findings = knowledge.lint()
    let sources = knowledge.texts.filter { $0.key.hasSuffix(".dl") }.sorted { $0.key < $1.key }
      .map { SourceText(name: $0.key, text: $0.value) }
    for problem in Program.problems(in: sources) {
      findings.append(
        KnowledgeFinding(.rule, at: problem.place?.description ?? "rules", problem.message))
    }
    return findings
  }

  static func line(_ finding: KnowledgeFinding, _ context: CommandContext) -> String {
    "\(finding.place): "
      + context.say("knowledge/\(finding.fault.rawValue)", ["detail": finding.detail])
  }

  static func json(_ finding: KnowledgeFinding) -> JSON {
    .object([
      ("fault", .string(finding.fault.rawValue)), ("at", .string(finding.place)),
      ("detail", .string(finding.detail)),
    ])
  }
}

extension Problem {
  /// A problem of a rule program, as the conversation reports problems.
  init(_ problem: DatalogProblem) {
    self.init(
      .knowledgeRule,
      ["code": problem.code, "message": problem.message, "remedy": problem.remedy],
      at: problem.place?.description)
  }
}
