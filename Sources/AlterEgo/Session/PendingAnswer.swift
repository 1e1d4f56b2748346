// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Store
import Wording

/// Takes the answer to what was asked last, when the line fits it.
struct PendingAnswer: Speaker {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  /// The language the conversation is in, whatever a bare number looks like.
  var language: SpokenLanguage { context.conversation.talkLanguage ?? context.language }

  /// The reply, or nil when the line is no answer to what is pending.
  func take(_ line: String) throws -> Reply? {
    guard let pending = context.conversation.pending else { return nil }
    context.conversation.pending = nil
    if case .field(let interview) = pending {
      return try FieldConversation(context).take(line, interview)
    }
    if pending.mayBeSkipped, Sitting.skips(line, language) {
      return Reply(say("sitting/skipped") + "\n  " + (try onward()))
    }
    if pending.mayBeSkipped, Confirmation.isYes(line) || Confirmation.isNo(line),
      let question = try question(pending)
    {
      context.conversation.pending = pending
      return Reply(say("ask/not-yes", ["text": line.trimmed]) + "\n  " + question)
    }
    switch pending {
    case .keep(let kept): return try keep(kept, line)
    case .change(let commands): return change(commands, line)
    case .keepAll(let drafts): return try keepAll(drafts, line)
    case .rank(let rank): return try Clashing(context, language).take(line, rank)
    case .facts(let question, let given, let missing):
      return try facts(line, question, given, missing)
    case .number(let id): return try number(line, of: id)
    case .baseline(let id): return try baseline(line, of: id)
    case .vague(let id, ""): return try noted(line, with: id)
    case .vague(let id, let word): return try settled(line, word, of: id)
    case .word(let word, let id):
      guard let reply = try Teaching(context).answer(line, about: word) else { return nil }
      return try followed(reply, id)
    case .sitting(let station):
      context.conversation.askedStation = station
      return nil
    case .field: return nil
    }
  }

  /// What was asked, to be asked once more; nil where its words are not known any more.
  private func question(_ pending: PendingQuestion) throws -> String? {
    switch pending {
    case .number(let id): return say("ask/number", ["id": id])
    case .baseline: return say("ask/baseline")
    case .word(let word, _): return say("ask/word", ["word": word])
    case .sitting(let station): return say("sitting/\(station)")
    case .vague(let id, let word) where !word.isEmpty:
      let vague = try context.writing().statement(id).draft.vague
      return vague.first { $0.surface == word }?.question
    case .rank(let rank): return try Clashing(context, language).question(rank, context.writing())
    case .vague, .facts, .keep, .keepAll, .change, .field: return nil
    }
  }

  private func onward() throws -> String {
    try Capturing(context).onward(try context.writing(), language)
  }

  // MARK: Yes or no

  private func keep(_ kept: String, _ line: String) throws -> Reply? {
    // The journal keeps the words that were confirmed, not the yes.
    if Confirmation.isYes(line) { return try Capturing(context.saying(kept)).capture(kept).reply }
    return Confirmation.isNo(line)
      ? Reply(Phrasebook.builtIn.phrase("ask/kept-not", in: Analyzer.language(of: kept))) : nil
  }

  private func change(_ commands: [String], _ line: String) -> Reply? {
    guard Confirmation.isYes(line) else {
      return Confirmation.isNo(line) ? Reply(say("rule/left")) : nil
    }
    var reply = Reply()
    for command in commands {
      let done = context.conversation.handle("/" + command)
      reply.text += (reply.text.isEmpty || reply.text.hasSuffix("\n") ? "" : "\n") + done.text
      reply.notice += done.notice
      reply.exitStatus = done.exitStatus
      if done.exitStatus != 0 { break }
    }
    return reply
  }

  private func keepAll(_ drafts: [Draft], _ line: String) throws -> Reply? {
    guard Confirmation.isYes(line) else {
      return Confirmation.isNo(line) ? Reply(context.say("import/none")) : nil
    }
    let kept = try Importing.keep(drafts, context.saying("/import"))
    return context.changed(
      [Importing.summary(kept, context)], next: context.undoHint, json: [])
  }

  // MARK: Facts of a question

  private func facts(
    _ line: String, _ question: String, _ given: [String], _ missing: [String]
  ) throws -> Reply? {
    let analyzer = try context.analyzer()
    let read = analyzer.question(line)
    let hasFact = read.proposal.map { !$0.facts.isEmpty || !$0.terms.isEmpty } ?? false
    guard hasFact, read.norms.isEmpty || line.count < 30,
      analyzer.draft(line).speech != .question
    else { return nil }
    let told = try named(line, missing.first)
    return try AskFlow(context).ask(
      question, given: given + [told], on: nil, logs: true, exitCode: false)
  }

  /// 「25%」 answers for the metric that was asked for.
  private func named(_ line: String, _ metric: String?) throws(Problem) -> String {
    guard let metric, let first = line.first, first.isNumber || "¥$約".contains(first),
      let concept = try context.knowledge().concept(metric)
    else { return line }
    return (language == .japanese ? concept.ja : concept.en) + "=" + line
  }

  // MARK: What a statement lacks

  private func number(_ line: String, of id: String) throws -> Reply? {
    let analyzer = try context.analyzer()
    let read = analyzer.draft(line)
    guard !read.quantities.isEmpty, read.speech != .question, line.count < 60,
      read.kind == .kpi || !saysItsOwn(read)
    else { return nil }
    let store = try context.writing()
    if read.quantities.allSatisfy({ PendingAnswer.times.contains($0.type) }), !namesMetric(read),
      let noted = try noted(line, with: id)
    {
      // 来期から: since when, which still leaves the number open.
      context.conversation.pending = .number(of: id)
      let told = noted.text.split(separator: "\n").first.map(String.init) ?? ""
      return Reply(told + "\n  " + say("ask/number", ["id": id]))
    }
    var words = line.trimmed
    if !namesMetric(read), read.concepts.isEmpty, read.notUnderstood.isEmpty {
      guard let measured = measured(try store.statement(id), analyzer.knowledge) else {
        // A bare number says not what it measures.
        context.conversation.pending = .number(of: id)
        return Reply(say("ask/number-of", ["text": line]))
      }
      words = measured + (language == .japanese ? "" : " ") + words
    }
    var number = analyzer.statement(words)
    number.kind = .kpi
    let statement = try store.act(by: context.signature) { () throws(Problem) in
      let added = try store.add([(number, .kpi, nil)], by: context.signature)[0]
      let link = LinkDecision(from: id, to: added.id, relation: .measuredBy, accepted: true)
      try store.decide(link, by: context.signature)
      return added
    }
    let summary = DraftWording(analyzer.knowledge, in: language).summary(number)
    return Reply(
      say("captured/linked", ["id": statement.id, "from": id, "summary": summary]) + "\n  "
        + (try onward()))
  }

  /// The one number that a statement speaks of, in its own words; nil for none or several.
  private func measured(_ statement: Statement, _ knowledge: KnowledgeBase) -> String? {
    let named = statement.draft.concepts.filter { knowledge.concept($0.id)?.sort == .kpi }
    // 粗利 within 粗利率 is no number of its own.
    let whole = named.filter { mention in
      !named.contains { $0.span != mention.span && $0.span.contains(mention.span) }
    }
    return Set(whole.map(\.id)).count == 1 ? whole.first?.surface : nil
  }

  private static let times: Set = [
    "year", "fiscal", "fiscal_half", "fiscal_quarter", "month", "offset", "duration",
  ]

  /// Whether the words say what the number measures; money, time and shares as such do not.
  private func namesMetric(_ draft: Draft) -> Bool {
    let metrics = draft.quantities.compactMap(\.metric) + [draft.threshold?.id].compactMap { $0 }
    return metrics.contains { !Measures.generic.contains($0) }
  }

  /// Whether a line with a figure is a sentence with a rule of its own, not an answer.
  private func saysItsOwn(_ draft: Draft) -> Bool {
    let isSentence = draft.text.last.map { "。.".contains($0) } ?? false
    let isRule = draft.modality == .mustNot || draft.modality == .may
    return !draft.norms.isEmpty && (isSentence || isRule || draft.kind == .delegation)
  }

  /// The answer stands for the vague word from now on; the president's words stay as they are.
  private func settled(_ line: String, _ word: String, of id: String) throws -> Reply? {
    guard try answersLimit(line, for: id) else { return nil }
    let statement = try context.writing().statement(id)
    let answer = CorrectionReader.bare(line.trimmed.droppingStops)
    let change = Correction.Change(.limit, from: word, to: answer)
    let corrected = try Correcting(context).apply(.changes([change]), to: statement)
    let lines = [
      say("ask/settled", ["id": id, "word": word, "answer": answer]),
      "  " + DraftWording(try context.knowledge(), in: language).summary(corrected.after.draft),
    ]
    var reply = Reply(lines.joined(separator: "\n"))
    reply.isPrivate = statement.kind == .candid
    return try followed(reply, id)
  }

  /// The reply with the next question about the statement behind it.
  private func followed(_ reply: Reply, _ id: String) throws -> Reply {
    let statement = try context.writing().statement(id)
    var reply = reply
    let next = try Capturing(context).afterwards(statement, language)
    reply.text += "  " + next + "\n"
    return reply
  }

  private func answersLimit(_ line: String, for id: String) throws -> Bool {
    let read = try context.analyzer().draft(line)
    guard read.speech != .question, line.count < 40,
      !read.quantities.isEmpty || read.condition != nil || read.norms.allSatisfy(\.isPlain)
    else { return false }
    let old = try context.writing().statement(id)
    let themes = Set(old.draft.concepts.map(\.id))
    return !saysItsOwn(read) || read.concepts.contains { themes.contains($0.id) }
  }

  private func noted(_ line: String, with id: String) throws -> Reply? {
    let analyzer = try context.analyzer()
    let read = analyzer.draft(line)
    let folded = FoldedText.fold(line)
    let isPoints = folded.contains("ポイント") || folded.contains("point")
    guard read.speech != .question, line.count < 40,
      !read.quantities.isEmpty || read.norms.isEmpty || isPoints
    else { return nil }
    let store = try context.writing()
    let old = try store.statement(id)
    let themes = Set(old.draft.concepts.map(\.id))
    guard !saysItsOwn(read) || read.concepts.contains(where: { themes.contains($0.id) }) else {
      return nil
    }
    var text = joined(old.text, line, old.draft.language)
    if isPoints, old.draft.change?.ambiguous == true { text = inPoints(old) }
    var edited = analyzer.statement(text)
    edited.kind = old.kind
    let statement = try store.edit(id, to: edited, by: context.signature)
    var reply = Reply(
      say("ask/noted", ["id": id, "text": statement.text]) + "\n  " + (try onward()))
    reply.isPrivate = old.kind == .candid
    return reply
  }

  /// Where the number stands today, kept with the words of the statement.
  private func baseline(_ line: String, of id: String) throws -> Reply? {
    let read = try context.analyzer().draft(line)
    guard read.quantities.contains(where: { $0.value != nil }), read.change == nil,
      read.speech != .question
    else { return nil }
    let folded = FoldedText.fold(line)
    let isDated = say("baseline/words").split(separator: "|").contains {
      folded.contains(String($0))
    }
    return try noted(
      isDated ? line : say("baseline/now", ["text": line.trimmed.droppingStops]), with: id)
  }

  private func joined(_ text: String, _ more: String, _ language: SpokenLanguage) -> String {
    let stop = language == .japanese ? "。" : "."
    let blank = language == .japanese ? "" : " "
    return text + (text.hasSuffix("。") || text.hasSuffix(".") ? "" : stop) + blank + more
  }

  /// The percent sign of the change, said as points.
  private func inPoints(_ statement: Statement) -> String {
    let isJapanese = statement.draft.language == .japanese
    guard let sign = statement.text.firstIndex(where: { $0 == "%" || $0 == "％" }) else {
      return statement.text
    }
    return statement.text[..<sign] + (isJapanese ? "ポイント" : " points")
      + statement.text[statement.text.index(after: sign)...]
  }
}

extension PendingQuestion {
  /// Whether 「まだない」 is an answer to it.
  var mayBeSkipped: Bool {
    switch self {
    case .number, .baseline, .vague, .word, .facts, .sitting, .rank: true
    case .keep, .keepAll, .change, .field: false
    }
  }
}
