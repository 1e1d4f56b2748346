// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Knowledge
import Language
import Model
import Wording

/// Lists, teaches and forgets what the company taught: words of its own, and corrections.
struct WordsCommand: SessionCommand {
  static let entry = CommandEntry("words", "言葉", writes: true, completion: .words)

  @OptionGroup var options: GlobalOptions
  @Argument var words: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let rest = words.dropFirst().joined(separator: " ")
    switch FoldedText.fold(words.first ?? "") {
    case "", "list", "一覧": return try list(context)
    case "forget", "忘れる":
      guard !rest.isEmpty else { throw Problem(.usageNothingSaid, ["command": "words forget …"]) }
      return try Teaching(context).forget(rest)
    case "learn", "覚える":
      guard words.count >= 3 else {
        throw Problem(.usageNothingSaid, ["command": "words learn …"])
      }
      return try learn(words[1], words.dropFirst(2).joined(separator: " "), context)
    default:
      throw Problem(
        .usageBadValue,
        ["option": "words", "text": words[0], "allowed": "list, learn, forget, 一覧, 覚える, 忘れる"])
    }
  }

  private func learn(_ word: String, _ meaning: String, _ context: CommandContext) throws -> Reply {
    let isSame = meaning.hasPrefix("=") || meaning.hasPrefix("＝")
    let name = isSame ? String(meaning.dropFirst()).trimmed : meaning
    guard let concept = try context.analyzer().oneConcept(CorrectionReader.bare(name)) else {
      throw Problem(.usageUnknownMeaning, ["text": name])
    }
    return try Teaching(context).learn(
      .init(word, concept: concept.id, isKind: !isSame && concept.sort != .act))
  }

  private func list(_ context: CommandContext) throws -> Reply {
    try context.requirePresident()
    _ = try context.reading()
    let company = context.conversation.company(context.options).language
    let knowledge = try context.knowledge()
    if context.options.json {
      let words = company.words.map { word in
        JSON.object([
          ("word", .string(word.text)), ("concept", .string(word.concept)),
          ("relation", .string(word.isKind ? "kind" : "same")),
        ])
      }
      let corrections = company.corrections.sorted { $0.key < $1.key }.map { wording, correction in
        JSON.object([("wording", .string(wording)), ("correction", correction.json)])
      }
      return Reply((words + corrections).map { $0.text + "\n" }.joined())
    }
    guard !company.isEmpty else { return Reply(context.say("words/none")) }
    var table = PlainTable(["words/word", "words/meaning"].map { context.say($0) })
    for word in company.words {
      let name = knowledge.name(Term(word.concept), in: context.language)
      table.rows.append([
        word.text, context.say(word.isKind ? "words/kind" : "words/same", ["name": name]),
      ])
    }
    for (wording, correction) in company.corrections.sorted(by: { $0.key < $1.key }) {
      let fields = correction.changes.map {
        "\(context.say("correct/field/\($0.field.rawValue)")): \(shown($0, context, knowledge))"
      }
      table.rows.append([
        context.wording.quoted(wording),
        fields.joined(separator: context.language.comma),
      ])
    }
    return context.table(table)
  }

  private func shown(
    _ change: Correction.Change, _ context: CommandContext, _ knowledge: KnowledgeBase
  ) -> String {
    let language = context.language
    guard let to = change.to else { return context.say("correct/nothing") }
    switch change.field {
    case .kind: return Kind(rawValue: to)?.name(in: language) ?? to
    case .modality: return context.say("modality/\(to)")
    case .directions:
      return to.split(separator: ",").compactMap {
        Direction(rawValue: "\($0)")?.name(in: language)
      }
      .joined(separator: language == .japanese ? "・" : ", ")
    case .horizon: return Int(to).map { horizonName(years: $0, in: language) } ?? to
    case .act, .concept:
      let name = knowledge.name(Term(to), in: language)
      guard let from = change.from else { return name }
      return "\(knowledge.name(Term(from), in: language)) → \(name)"
    case .number, .limit: return change.from.map { "\($0) → \(to)" } ?? to
    case .condition, .exception, .holder: return to
    }
  }
}
