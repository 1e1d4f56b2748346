// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Language
import Model
import Reasoning
import Store
import Wording

/// Answers a worry from the store's own state: the reasons that fit, with the statements they
/// show in, and the one question that takes it further.
struct Counsel: Speaker {
  /// How many reasons are opened at once.
  private static let shownReasons = 3

  let context: CommandContext
  let language: SpokenLanguage

  init(_ context: CommandContext) {
    self.context = context
    language = context.conversation.talkLanguage ?? context.language
  }

  func reply(_ line: String) throws -> Reply {
    let complaints = Complaints(try context.knowledge()).matching(line, language)
    guard Files.exists(context.conversation.storePath(context.options)) else {
      return beginning(complaints)
    }
    let desk = try LineDesk(context)
    guard !desk.line.statements.isEmpty else { return beginning(complaints) }
    let gaps = fitting(complaints, desk)
    var lines = [say(gaps.isEmpty ? "counsel/none" : "counsel/found")]
    let wording = GapWording(desk.line, in: language)
    for gap in gaps { lines.append("  " + told(gap, wording)) }
    lines += try state(line, complaints, desk).map { "  " + $0 }
    lines.append(question(gaps.first, desk))
    if !gaps.isEmpty {
      lines.append("  " + say("counsel/more", ["command": context.typed("diagnose")]))
    }
    return Reply(lines.joined(separator: "\n"))
  }

  /// With nothing stated yet, one question starts the sitting.
  private func beginning(_ complaints: [Complaints.Complaint]) -> Reply {
    let question = complaints.first?.firstQuestion ?? say("counsel/question/plain")
    return Reply(say("counsel/empty") + "\n  " + question)
  }

  // MARK: Reasons

  /// The open breaks behind the worry: one of each kind, the likeliest kinds first.
  private func fitting(_ complaints: [Complaints.Complaint], _ desk: LineDesk) -> [Gap] {
    var order: [String] = []
    for complaint in complaints {
      for id in complaint.gaps where !order.contains(id) { order.append(id) }
    }
    if order.isEmpty {
      order = desk.line.rules.gaps.filter { $0.reasonNumber != nil }.map(\.id)
    }
    let open = desk.line.openGaps
    let found = order.compactMap { id in ranked(open.filter { $0.id == id }, desk).first }
    // Nothing of the kind: whatever else breaks the line.
    return Array((found.isEmpty ? ranked(open, desk) : found).prefix(Self.shownReasons))
  }

  /// The president's own ranking first.
  private func ranked(_ gaps: [Gap], _ desk: LineDesk) -> [Gap] {
    func priority(_ gap: Gap) -> Int {
      gap.statements.compactMap { desk.line.statement($0)?.priority }.max() ?? 0
    }
    return gaps.enumerated().sorted { a, b in
      let (first, second) = (priority(a.element), priority(b.element))
      return first != second ? first > second : a.offset < b.offset
    }.map(\.element)
  }

  private func told(_ gap: Gap, _ wording: GapWording) -> String {
    var parameters = ["name": wording.name(gap), "evidence": wording.evidence(gap)]
    guard let number = gap.reasonNumber else { return say("counsel/gap", parameters) }
    parameters["number"] = String(number)
    return say("counsel/reason", parameters)
  }

  // MARK: What else the store knows

  /// Statements that speak of the same things, and for a burden what really comes to the desk.
  private func state(
    _ line: String, _ complaints: [Complaints.Complaint], _ desk: LineDesk
  ) throws -> [String] {
    var lines: [String] = []
    let concepts = Set(try context.analyzer().draft(line).concepts.map(\.id))
    let touching = desk.line.statements.filter { statement in
      statement.draft.concepts.contains { concepts.contains($0.id) }
    }
    for statement in touching.prefix(2) {
      lines.append(
        say("counsel/touching", ["id": statement.id, "text": quoted(statement.text)]))
    }
    guard complaints.contains(where: { $0.id == "burden" || $0.id == "people" }) else {
      return lines
    }
    let questions = try context.reading().questions()
    if let month = AnsweredShare.byMonth(questions).last, month.asked > month.without {
      lines.append(
        say(
          "counsel/share",
          [
            "month": month.month, "asked": String(month.asked),
            "escalated": String(month.asked - month.without),
          ]))
    }
    let waiting = questions.count(where: \.waits)
    if waiting > 0 {
      lines.append(
        say("counsel/waiting", ["count": String(waiting), "command": context.typed("questions")]))
    }
    return lines
  }

  // MARK: The one question

  /// The question that closes the first break; its number is then taken as the answer.
  private func question(_ gap: Gap?, _ desk: LineDesk) -> String {
    guard let gap, let subject = gap.statements.first(where: { desk.line.statement($0) != nil }),
      let statement = desk.line.statement(subject),
      Phrasebook.builtIn.has("counsel/question/\(gap.id)")
    else { return say("counsel/question/plain") }
    let asksNumber = ["purpose-vague", "finance-unlinked", "principle-without-number"]
    if context.canAsk, asksNumber.contains(gap.id) {
      context.conversation.pending = .number(of: statement.id)
    }
    return say(
      "counsel/question/\(gap.id)", ["id": statement.id, "text": quoted(statement.text)])
  }

  private func quoted(_ text: String) -> String {
    var text = text
    if let last = text.last, "。.".contains(last) { text.removeLast() }
    return StatementWording(in: language).quoted(text)
  }
}
