// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model
import Reasoning
import Store
import Wording

/// The proof of the last answer, of a logged one, of a link or of a gap.
struct WhyCommand: SessionCommand {
  static let entry = CommandEntry("why", "理由", completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Argument var words: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    guard let first = words.first else {
      return try shown(try LastAnswer(context).record(), context)
    }
    let id = StatementID.read(first)
    if id.hasPrefix("Q-") {
      let store = try context.reading()
      let question = try store.question(id)
      guard QuestionSight(try context.audience(), context.asker).sees(question) else {
        throw Problem(.visibilityRefused, ["id": id, "audience": try context.audience().rawValue])
      }
      return try shown(try LastAnswer(context).record(of: question, store), context)
    }
    return try LineProofReply(try LineDesk(context)).reply(words)
  }

  private func shown(_ record: AnswerRecord, _ context: CommandContext) throws -> Reply {
    if context.options.json { return Reply(record.json(in: record.draft.language).text) }
    let language = context.language
    let wording = AnswerWording(record.knowledge, in: language)
    var lines = [context.say("why/question", ["text": context.wording.quoted(record.question)])]
    lines += wording.lines(record.answer)
    let considered = record.answer.considered
    if !considered.isEmpty { lines.append(context.say("why/considered")) }
    for one in considered {
      lines.append(
        "  \(one.statement.id)  " + context.wording.quoted(one.statement.text) + " — "
          + context.say(one.isExcepted ? "why/excepted" : "why/applies/\(one.applies.rawValue)"))
      for (predicate, truth) in one.tested {
        lines.append("      \(predicate.text): " + context.say("why/truth/\(truth.rawValue)"))
      }
    }
    if !record.answer.authority.statements.isEmpty {
      let ids = record.answer.authority.statements.map(\.id).joined(separator: ", ")
      lines.append(context.say("why/authority", ["ids": ids]))
    }
    lines.append(
      context.say("why/receipt", ["id": record.receipt.id, "date": record.receipt.asOf]))
    return Reply(lines.joined(separator: "\n"))
  }
}

/// The closest statements that did not apply, and what kept them from it.
struct WhyNotCommand: SessionCommand {
  static let entry = CommandEntry("why-not", "外れた言葉")

  @OptionGroup var options: GlobalOptions

  func run(_ context: CommandContext) throws -> Reply {
    let record = try LastAnswer(context).record()
    let misses = record.answer.nearMisses
    if context.options.json {
      return Reply(
        misses.map { miss in
          JSON.object([
            ("statement", .string(miss.statement.id)), ("text", .string(miss.statement.text)),
            ("notMet", .array(miss.notMet.map(\.json))),
            ("notStated", .array(miss.notStated.map(\.json))),
          ]).text + "\n"
        }.joined())
    }
    var lines = [context.say("why/question", ["text": context.wording.quoted(record.question)])]
    if misses.isEmpty { lines.append("  " + context.say("why-not/none")) }
    for miss in misses {
      lines.append("  \(miss.statement.id)  " + context.wording.quoted(miss.statement.text))
      for predicate in miss.notMet {
        lines.append("      " + context.say("why-not/not-met", ["text": predicate.text]))
      }
      for predicate in miss.notStated {
        lines.append("      " + context.say("why-not/not-stated", ["text": predicate.text]))
      }
    }
    return Reply(lines.joined(separator: "\n"))
  }
}

/// The smallest change of a number that turns the answer.
struct FlipCommand: SessionCommand {
  static let entry = CommandEntry("flip", "変わり目")

  @OptionGroup var options: GlobalOptions

  func run(_ context: CommandContext) throws -> Reply {
    let record = try LastAnswer(context).record()
    let flips = record.answer.flips
    if context.options.json {
      return Reply(flips.map { AnswerRecord.json($0).text + "\n" }.joined())
    }
    let wording = AnswerWording(record.knowledge, in: context.language)
    var lines = [
      context.say("why/question", ["text": context.wording.quoted(record.question)]),
      "  \(wording.verdict(record.answer.verdict)) — \(wording.main(record.answer))",
    ]
    lines +=
      flips.isEmpty ? ["  " + context.say("flip/none")] : flips.map { "  " + wording.flip($0) }
    return Reply(lines.joined(separator: "\n"))
  }
}

/// The same answer again, from its receipt.
struct ReplayCommand: SessionCommand {
  static let entry = CommandEntry("replay", "再現")

  @OptionGroup var options: GlobalOptions
  @Argument var receipt: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    var text = receipt.joined(separator: " ").trimmed
    if text == "-" { text = try context.surroundings.readLines().joined(separator: "\n") }
    guard !text.isEmpty else { throw Problem(.usageNothingSaid, ["command": "replay …"]) }
    let store = try context.reading()
    let (inputs, logged) = try find(text, store)
    let own = try context.audience()
    guard own == .president || own == inputs.audience else {
      throw Problem(.visibilityRefused, ["id": inputs.id, "audience": own.rawValue])
    }
    var record: AnswerRecord
    if let logged {
      record = try LastAnswer(context).record(of: logged, store)
    } else {
      record = try inputs.ask(context, try store.statements(), try store.precedents())
      if record.receipt.json != inputs.json {
        let (statements, precedents) = try store.state(on: inputs.asOf)
        record = try inputs.ask(context, statements, precedents)
      }
    }
    let differing = ["store", "knowledge", "engine", "asOf", "inputs"].filter {
      record.receipt.json[$0] != inputs.json[$0]
    }
    guard differing.isEmpty, record.receipt.id == inputs.id else {
      let what = differing.map { context.say("replay/\($0)") }.joined(separator: ", ")
      throw Problem(.askReceiptDiffers, ["id": inputs.id, "what": what])
    }
    let language = record.draft.language
    if context.options.json { return Reply(record.json(in: language).text) }
    return Reply(
      AnswerWording(record.knowledge, in: language).lines(record.answer).joined(separator: "\n"))
  }

  /// By question id, by receipt id, or the receipt itself.
  private func find(
    _ text: String, _ store: StatementStore
  ) throws(Problem) -> (ReceiptInputs, LoggedQuestion?) {
    if text.hasPrefix("{") {
      guard let json = try? JSON(parsing: text), let inputs = ReceiptInputs(json) else {
        throw Problem(.askReceiptUnknown, ["id": String(text.prefix(40))])
      }
      return (inputs, try store.question(withReceipt: inputs.id))
    }
    let id = StatementID.read(text)
    let logged = try id.hasPrefix("Q-") ? store.question(id) : store.question(withReceipt: text)
    guard let logged, let inputs = ReceiptInputs(logged.receipt) else {
      throw Problem(.askReceiptUnknown, ["id": text])
    }
    return (inputs, logged)
  }
}
