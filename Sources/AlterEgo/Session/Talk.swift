// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Language
import Model
import Store
import Wording

extension Conversation {
  /// Answers a line of talk: a statement is captured, a question answered, a worry counselled.
  func talk(_ line: String) -> Reply {
    let before = talkLanguage
    do {
      let context = CommandContext(conversation: self, options: base, commandLine: line)
      let analyzer = try context.analyzer()
      // A bare figure such as 22% is in no language.
      if line.contains(where: \.isLetter) { talkLanguage = Analyzer.language(of: line) }
      if let reply = try PendingAnswer(context).take(line) { return reply }
      let draft = analyzer.draft(line)
      switch draft.speech {
      case .question:
        return try AskFlow(context).ask(line, given: [], on: nil, logs: true, exitCode: false)
      case .worry: return try Counsel(context).reply(line)
      case .fact:
        return Reply(Phrasebook.builtIn.phrase("fact/kept", in: draft.language))
      case .statement where isReadable(draft):
        return try Capturing(context).capture(line).reply
      default: return try askToKeep(line, draft, context)
      }
    } catch let problem as Problem {
      let reply = failure(problem, base)
      if case .storeNone = problem.code { return noStoreYet(line, reply) }
      return reply
    } catch {
      talkLanguage = before
      return failure(Problem(.usageWrong, ["detail": "\(error)", "command": ""]), base)
    }
  }

  /// A lone word is no statement: an unknown command word is never taken as one silently.
  private func isReadable(_ draft: Draft) -> Bool {
    guard !draft.norms.isEmpty, !draft.concepts.isEmpty || draft.notUnderstood.count > 1 else {
      return false
    }
    let words = draft.text.split(separator: " ").count
    return draft.language == .japanese ? draft.text.unicodeScalars.count >= 5 : words >= 3
  }

  private func askToKeep(_ line: String, _ draft: Draft, _ context: CommandContext) throws -> Reply
  {
    let first = line.split(separator: " ").first.map(String.init) ?? line
    let near = CommandTable.suggestions(for: first)
    if line.split(separator: " ").count <= 2 {
      if let command = CommandTable.find(first) {
        let name = first == command.entry.name ? command.entry.name : command.entry.japanese
        var problem = Conversation.unknown(first, [name], slash: true)
        problem = Problem(problem.code, problem.parameters.merging(["variant": "slash"]) { $1 })
        throw problem
      }
      if !near.isEmpty { throw Conversation.unknown(first, near, slash: true) }
    }
    guard surroundings.isInteractive, !base.noInput else {
      throw Problem(.inputNotUnderstood, ["text": line])
    }
    pending = .keep(line: line)
    return Reply(Phrasebook.builtIn.phrase("ask/keep", in: draft.language))
  }

  private func noStoreYet(_ line: String, _ reply: Reply) -> Reply {
    var reply = reply
    reply.exitStatus = ProblemCode.storeNone.exitStatus
    return reply
  }
}

/// Takes the answer to what was asked last, when the line fits it.
struct PendingAnswer {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  /// The reply, or nil when the line is no answer to what is pending.
  func take(_ line: String) throws -> Reply? {
    guard let pending = context.conversation.pending else { return nil }
    context.conversation.pending = nil
    let analyzer = try context.analyzer()
    let folded = FoldedText.fold(line)
    let language = Analyzer.language(of: line)
    switch pending {
    case .keep(let kept):
      if Confirmation.isYes(line) { return try Capturing(context).capture(kept).reply }
      if Confirmation.isNo(line) {
        return Reply(Phrasebook.builtIn.phrase("ask/kept-not", in: Analyzer.language(of: kept)))
      }
      return nil
    case .keepAll(let drafts):
      if Confirmation.isYes(line) {
        let kept = try Importing.keep(drafts, context)
        return context.changed(
          [Importing.summary(kept, context)], next: context.undoHint, json: [])
      }
      return Confirmation.isNo(line) ? Reply(context.say("import/none")) : nil
    case .facts(let question, let given, _):
      let draft = analyzer.question(line)
      let hasFact = draft.proposal.map { !$0.facts.isEmpty || $0.terms.count > 0 } ?? false
      guard hasFact, draft.norms.isEmpty || line.count < 30,
        analyzer.draft(line).speech != .question
      else { return nil }
      let told = bareNumber(line, pending)
      return try AskFlow(context).ask(
        question, given: given + [told], on: nil, logs: true, exitCode: false)
    case .number(let id):
      let draft = analyzer.draft(line)
      guard !draft.quantities.isEmpty, draft.speech != .question, line.count < 40,
        draft.kind == .kpi || isFragment(draft)
      else { return nil }
      var number = analyzer.statement(line)
      number.kind = .kpi
      let store = try context.writing()
      let (statement, link) = try store.act(by: context.signature) { () throws(Problem) in
        let added = try store.add([(number, .kpi, nil)], by: context.signature)[0]
        let link = LinkDecision(from: id, to: added.id, relation: .measuredBy, accepted: true)
        try store.decide(link, by: context.signature)
        return (added, link)
      }
      return Reply(
        Phrasebook.builtIn.phrase(
          "captured/linked",
          [
            "id": statement.id, "from": link.from,
            "summary": DraftWording(analyzer.knowledge, in: language).summary(number),
          ], in: language))
    case .vague(let id, _):
      let draft = analyzer.draft(line)
      guard draft.speech != .question, line.count < 40,
        !draft.quantities.isEmpty || draft.norms.isEmpty
          || ["ポイント", "points", "point"].contains(folded)
      else { return nil }
      let store = try context.writing()
      let old = try store.statement(id)
      let separator = language == .japanese ? "" : " "
      let joined =
        old.text
        + (old.text.hasSuffix("。") || old.text.hasSuffix(".")
          ? separator : language == .japanese ? "。" : ". ") + line
      var edited = analyzer.statement(joined)
      edited.kind = old.kind
      let statement = try store.edit(id, to: edited, by: context.signature)
      return Reply(
        Phrasebook.builtIn.phrase("ask/noted", ["id": id, "text": statement.text], in: language))
    }
  }

  /// A figure with a few words, not a sentence that says something of its own.
  private func isFragment(_ draft: Draft) -> Bool {
    draft.kind != .delegation && draft.modality != .mustNot && draft.modality != .may
      && draft.text.last.map { "。.".contains($0) } != true
  }

  /// 「25%」 answers for the metric that was asked for.
  private func bareNumber(_ line: String, _ pending: PendingQuestion) -> String {
    guard case .facts(_, _, let missing) = pending, let metric = missing.first,
      line.first.map({ $0.isNumber || "¥$約".contains($0) }) == true,
      let concept = try? context.knowledge().concept(metric)
    else { return line }
    return
      (Analyzer.language(of: line) == .japanese || context.conversation.talkLanguage == .japanese
      ? concept.ja : concept.en) + "=" + line
  }
}
