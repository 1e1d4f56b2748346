// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Store
import Wording

/// Words of the company's own, taught at the prompt: 「第二工場は工場だ」, "churn means turnover".
struct Teaching {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  // MARK: Talk

  /// The reply to a line that teaches a word; nil for other talk.
  func take(_ line: String) throws -> Reply? {
    guard let (word, language) = try lesson(line) else { return nil }
    context.conversation.talkLanguage = language
    return try learn(word)
  }

  private func lesson(
    _ line: String
  ) throws(Problem) -> (word: CompanyLanguage.OwnWord, language: SpokenLanguage)? {
    var text = line.trimmed
    while let last = text.last, "。.!！".contains(last) { text.removeLast() }
    guard text.count <= 60 else { return nil }
    for (key, isKind) in [("teach/same", false), ("teach/kind", true)] {
      for form in PhrasePattern.forms(key) {
        guard let places = form.match(text), places.count == 2,
          let concept = try concept(places[1]),
          let name = try taught(places[0], form.language, CorrectionReader.bare(places[1])),
          FoldedText.fold(name) != FoldedText.fold(concept.ja)
        else { continue }
        // An act is done, whatever it is called; a thing may be one of many.
        let word = CompanyLanguage.OwnWord(
          name, concept: concept.id, isKind: isKind && concept.sort != .act)
        return (word, form.language)
      }
    }
    return nil
  }

  /// The word that is taught: one in quotation marks, one that the lexicon lacks, or a name.
  private func taught(
    _ text: String, _ language: SpokenLanguage, _ meaning: String
  ) throws(Problem) -> String? {
    if let first = text.first, let last = text.last, text.count > 2,
      ["「」", "『』", "\"\"", "''", "“”"].contains("\(first)\(last)")
    {
      let inner = String(text.dropFirst().dropLast()).trimmed
      return inner.isEmpty || inner.count > 24 ? nil : inner
    }
    let name = CorrectionReader.bare(text)
    guard name.count <= 24 else { return nil }
    if Self.isName(name, in: language, of: meaning, isFirst: text == name) { return name }
    return try context.analyzer().isUnknownName(name) ? name : nil
  }

  /// 第二工場は工場だ says nothing but what 第二工場 is; neither does a name in capitals or of
  /// another language.
  private static func isName(
    _ name: String, in language: SpokenLanguage, of meaning: String, isFirst: Bool
  ) -> Bool {
    guard Analyzer.language(of: name) == language else { return true }
    if language == .english { return !isFirst && name.first?.isUppercase == true }
    let isWord = !name.contains { "はがをにでへと、".contains($0) }
    return isWord && name.count > meaning.count && name.hasSuffix(meaning) && !name.contains("の")
  }

  private func concept(_ text: String) throws(Problem) -> Concept? {
    let bare = CorrectionReader.bare(text)
    let inner = bare.trimmingQuotes
    guard let concept = try context.analyzer().oneConcept(inner), concept.sort != .state else {
      return nil
    }
    return concept
  }

  // MARK: An answer

  /// The reply to what was said of an unknown word that was asked about; nil for other talk.
  func answer(_ line: String, about word: String) throws -> Reply? {
    var text = line.trimmed
    while let last = text.last, "。.!！".contains(last) { text.removeLast() }
    guard text.count <= 40 else { return nil }
    var isSame = false
    for form in PhrasePattern.forms("teach/answer-same") {
      guard let value = form.match(text)?.first else { continue }
      text = value
      isSame = true
      break
    }
    for form in PhrasePattern.forms("teach/answer-kind") where !isSame {
      guard let value = form.match(text)?.first else { continue }
      text = value
      break
    }
    guard let concept = try concept(text) else { return nil }
    return try learn(
      .init(word, concept: concept.id, isKind: !isSame && concept.sort != .act))
  }

  // MARK: Learning and forgetting

  /// Learns a word and reads again what speaks of it, as one action.
  func learn(_ word: CompanyLanguage.OwnWord) throws -> Reply {
    try context.requirePresident()
    var language = context.conversation.company(context.options).language
    language.words.removeAll { FoldedText.fold($0.text) == FoldedText.fold(word.text) }
    language.words.append(word)
    let reread = try change(to: language, touching: word.text) { (store, by) throws(Problem) in
      try store.learn(word.learned, by: by)
    }
    let name = try context.knowledge().name(Term(word.concept), in: context.language)
    return replied(
      word.isKind ? "teach/learnt-kind" : "teach/learnt-same", ["word": word.text, "name": name],
      reread)
  }

  /// Forgets a word or the correction of a wording, and reads again what it touched.
  func forget(_ text: String) throws -> Reply {
    try context.requirePresident()
    let store = try context.reading()
    var language = context.conversation.company(context.options).language
    let folded = FoldedText.fold(text.trimmingQuotes)
    if let word = language.words.first(where: { FoldedText.fold($0.text) == folded }) {
      language.words.removeAll { $0 == word }
      let reread = try change(to: language, touching: word.text) { (store, by) throws(Problem) in
        try store.forget(word.text, by: by)
      }
      return replied("teach/forgot-word", ["word": word.text], reread)
    }
    let statement = StatementID.matches(text) ? try context.statement(text, store) : nil
    let wording = CompanyLanguage.wording(statement?.text ?? text)
    guard language.corrections.removeValue(forKey: wording) != nil else {
      throw Problem(.usageNothingLearned, ["text": text])
    }
    let reread = try change(to: language, touching: wording) { (store, by) throws(Problem) in
      try store.forgetCorrection(of: wording, by: by)
    }
    return replied("teach/forgot-correction", ["text": wording], reread)
  }

  /// Changes what is known and reads the statements that hold `text` again, in one action.
  private func change(
    to language: CompanyLanguage, touching text: String,
    _ body: (StatementStore, Signature) throws(Problem) -> Void
  ) throws(Problem) -> [String] {
    let today = try context.today()
    let analyzer = try context.conversation.generalAnalyzer(context.options, today: today)
      .knowing(language)
    let by = context.signature
    let needle = FoldedText.fold(text)
    return try context.change { (store) throws(Problem) in
      try store.act(by: by) { () throws(Problem) in
        try body(store, by)
        var reread: [String] = []
        for statement in try store.statements()
        where statement.isLive && FoldedText.fold(statement.text).contains(needle) {
          var draft = analyzer.statement(statement.text)
          let kind = draft.corrected.contains(.kind) ? draft.kind ?? statement.kind : statement.kind
          draft.kind = kind
          guard draft.json.text != statement.draft.json.text else { continue }
          _ = try store.edit(statement.id, to: draft, by: by)
          reread.append(statement.id)
        }
        return reread
      }
    }
  }

  private func replied(_ key: String, _ parameters: [String: String], _ reread: [String]) -> Reply {
    var lines = [context.say(key, parameters)]
    if !reread.isEmpty {
      lines.append(
        "  "
          + context.say("teach/reread", ["ids": reread.joined(separator: context.language.comma)]))
    }
    return context.changed(
      lines, next: context.undoHint,
      json: [
        .object([
          ("done", .string(String(key.dropFirst("teach/".count)))),
          ("word", .optional(parameters["word"] ?? parameters["text"])),
          ("reread", .strings(reread)),
        ])
      ])
  }
}

extension Analyzer {
  /// Whether a text names something that the lexicon lacks: 第二工場, Kaizen board.
  func isUnknownName(_ text: String) -> Bool {
    let draft = statement(text)
    let isSentence = text.contains { "はがをにでへと、。".contains($0) }
    return !isSentence && draft.threshold == nil && oneConcept(text) == nil
      && (!draft.notUnderstood.isEmpty || !draft.quantities.isEmpty || draft.concepts.count > 1)
      && text.split(separator: " ").count <= 4
  }
}

extension String {
  /// Without one pair of quotation marks around it.
  var trimmingQuotes: String {
    guard count > 2, let first, let last,
      ["「」", "『』", "\"\"", "''", "“”"].contains("\(first)\(last)")
    else { return self }
    return String(dropFirst().dropLast()).trimmed
  }
}
