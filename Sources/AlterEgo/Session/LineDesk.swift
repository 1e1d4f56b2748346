// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning
import Store
import Wording

/// The company's line as the one who asks may see it.
///
/// What is not visible is not given to the rules at all, so no link, gap or proof can tell of it.
struct LineDesk {
  let context: CommandContext
  let line: CompanyLine
  let links: LinkWording
  let gaps: GapWording

  init(_ context: CommandContext) throws(Problem) {
    let store = try context.reading()
    try self.init(context, try context.visibleStatements(store), store)
  }

  init(
    _ context: CommandContext, _ statements: [Statement], _ store: StatementStore
  ) throws(Problem) {
    self.context = context
    var decisions = try store.linkDecisions()
    // Whoever sees every statement sees what was decided about any.
    if !decisions.isEmpty, !statements.isSameBuffer(as: try store.statements()) {
      let seen = Set(statements.map(\.id))
      decisions.removeAll { !seen.contains($0.from) || !seen.contains($0.to) }
    }
    line = try CompanyLine(
      statements, decisions: decisions, acceptances: try store.gapAcceptances(),
      register: try context.register(store), books: try CompanyFigures.seen(context, store),
      rules: try context.conversation.lineRules(context.options),
      near: context.conversation.lastLine)
    context.conversation.lastLine = line
    links = LinkWording(line, in: context.language)
    let wording = NextWording(line, in: context.language)
    gaps = GapWording(line, in: context.language) { edit in
      wording.sample(edit).flatMap { try? context.analyzer().statement($0) }
    }
  }

  /// The trace of a statement, however its id was typed.
  ///
  /// - Throws: `storeNoSuchID`, `visibilityRefused`, `storeRetired`, or `lineNotOnIt` for what
  ///   stands on no line.
  func trace(_ typed: String) throws(Problem) -> LineTrace {
    let statement = try context.statement(typed, try context.reading())
    guard statement.isLive else { throw Problem(.storeRetired, ["id": statement.id]) }
    guard let trace = line.trace(statement.id) else {
      throw Problem(.storeNoSuchID, ["id": statement.id])
    }
    return trace
  }

  /// How to close a break, as it is typed here, with an example of what goes into a blank.
  func remedy(_ gap: Gap) -> String {
    let remedy = gaps.remedy(gap)
    let example = remedy.example.map { "  " + context.say("gap/example", ["example": $0]) } ?? ""
    return "\(gaps.close(gap)) \(typed(remedy.command))\(example)"
  }

  func text(_ id: String) -> String { line.statement(id)?.text ?? "" }

  /// A command of the knowledge as it is typed here.
  func typed(_ command: String) -> String {
    let start = "alterego "
    guard !context.conversation.isShell, command.hasPrefix(start) else { return command }
    return "/" + command.dropFirst(start.count)
  }

  /// The lines that start at philosophy, in the order of their ids.
  var philosophyTraces: [LineTrace] {
    line.traces.filter { line.statement($0.statement)?.kind.station == .philosophy }
  }
}
