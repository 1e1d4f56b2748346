// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning

/// Statements that can't both be kept, in the words of a reader.
package struct ClashWording {
  private let knowledge: KnowledgeBase
  private let language: SpokenLanguage
  private let words: Phrasebook

  package init(
    _ knowledge: KnowledgeBase, in language: SpokenLanguage, words: Phrasebook = .builtIn
  ) {
    self.knowledge = knowledge
    self.language = language
    self.words = words
  }

  /// The smallest case in which they clash: 粗利率24%の、長年の得意先の受注.
  ///
  /// Made of the numbers, the act and what it is done to; where more than that has to be said, of
  /// the statements' own words.
  package func example(_ example: Clash.Case) -> String {
    let act = example.act.map { knowledge.name($0, in: language) }
    let levels = example.levels.map(level)
    if !example.levels.isEmpty, example.conditions.isEmpty, example.things.count <= 1, act != nil {
      return plain(example, levels, act)
    }
    if Set(example.topics).count == 2 {
      return words.phrase(
        "clash/case/both", ["first": example.topics[0], "second": example.topics[1]],
        in: language)
    }
    let isTold = act != nil || !example.things.isEmpty
    return isTold && language == .english || isTold && example.things.count <= 1
      ? plain(example, levels, act) : words.phrase("clash/case/either", in: language)
  }

  private func plain(_ example: Clash.Case, _ levels: [String], _ act: String?) -> String {
    let things = example.things.filter { $0 != act }
    guard language == .japanese else {
      let told = (things + levels + example.conditions).joined(separator: ", ")
      guard let act else { return told }
      return told.isEmpty ? act : "\(act) (\(told))"
    }
    var text = example.conditions.map { $0 + "、" }.joined()
    if !levels.isEmpty { text += levels.joined(separator: "、") + "の、" }
    return text + (things + [act].compactMap { $0 }).joined(separator: "の")
  }

  /// 粗利率24%; a bare amount where the number has no name of its own.
  private func level(_ level: Clash.Case.Level) -> String {
    let amount = FigureWording.amount(level.value, unit: level.unit, in: language)
    guard knowledge.sort(of: level.metric) == .kpi, !Measures.generic.contains(level.metric) else {
      return amount
    }
    let name = knowledge.name(Term(level.metric), in: language)
    return language == .japanese ? name + amount : "\(name) \(amount)"
  }

  /// What a new statement runs into, in one line.
  package func told(_ clash: Clash, new id: String, other: Statement, retire: String) -> String {
    var parameters = [
      "id": other.id, "text": other.text.withoutFullStop, "case": example(clash.example),
      "command": retire,
    ]
    parameters["new"] = id
    let key =
      switch clash.sort {
      case .conflict: "clash/conflict"
      case .duplicate: "clash/duplicate"
      case .shadowed: clash.second == id ? "clash/shadowed/leave" : "clash/shadowed/ban"
      }
    return words.phrase(key, parameters, in: language)
  }

  /// A ban with a permission as its exception.
  package func excepting(_ ban: Statement, _ clash: Clash) -> String {
    let language = ban.draft.language
    let conditions = clash.example.conditions
    let act = clash.example.act.map { knowledge.name($0, in: language) }
    let example =
      if conditions.isEmpty {
        ClashWording(knowledge, in: language, words: words).example(clash.example)
      } else if language == .japanese {
        (conditions + [act].compactMap { $0 }).joined(separator: "の")
      } else {
        conditions.joined(separator: ", ")
      }
    return words.phrase(
      "rule/except", ["rule": ban.text.withoutFullStop, "case": example], in: language)
  }

  /// As scripts see it.
  package func json(_ clash: Clash, new id: String) -> JSON {
    .object([
      ("sort", .string(clash.sort.rawValue)), ("statement", .string(clash.other(than: id))),
      ("case", .string(example(clash.example))),
    ])
  }
}
