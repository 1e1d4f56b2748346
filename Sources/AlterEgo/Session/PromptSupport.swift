// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Store
import Wording

extension Conversation {
  /// A candidate for completion.
  package struct Completion: Sendable {
    package let text: String
    package let note: String
    package let endsWord: Bool
  }

  /// What a person reads when the prompt opens; at most six lines, and the store is not read.
  package func banner() -> String {
    let language = language(base)
    let words = Phrasebook.builtIn
    let path = TildePath.short(storePath(), home: surroundings.environment("HOME"))
    let title = words.phrase("banner/title", in: language)
    if Files.exists(storePath()) {
      return "\(title)\n\(words.phrase("banner/back", ["path": path], in: language))\n"
    }
    return """
      \(title)
      \(words.phrase("banner/where", ["path": path], in: language))
      \(words.phrase("banner/first", in: language))

      """
  }

  package func prompt(isContinued: Bool) -> String {
    let language = talkLanguage ?? language(base)
    return Phrasebook.builtIn.phrase(isContinued ? "prompt/more" : "prompt/main", in: language)
  }

  /// Ctrl-C drops what was asked, too.
  package func dropPending() { pending = nil }

  /// Whether a line waits for its closing quote.
  package func isUnfinished(_ line: some StringProtocol) -> Bool {
    let text = String(line)
    if text.hasPrefix("/") || text.hasPrefix("／") { return ArgumentWords.split(text) == nil }
    var depth = 0
    for character in text {
      if "「『".contains(character) { depth += 1 }
      if "」』".contains(character) { depth -= 1 }
    }
    return depth > 0 || text.hasSuffix("\\")
  }

  /// Candidates for the word before the cursor: commands after a slash, then what the command takes.
  package func completions(line: String, wordStart: Int, word: String) -> [Completion] {
    let head = String(decoding: Array(line.utf8.prefix(wordStart)), as: UTF8.self).trimmed
    if head.isEmpty {
      guard word.hasPrefix("/") || word.hasPrefix("／") || word.isEmpty else { return [] }
      let stem = word.isEmpty ? "" : String(word.dropFirst())
      return CommandTable.all.flatMap { [$0.entry.name, $0.entry.japanese] }
        .filter { $0.hasPrefix(stem) }
        .map { Completion(text: "/" + $0, note: "", endsWord: true) }
    }
    guard head.hasPrefix("/") || head.hasPrefix("／"),
      let name = head.dropFirst().split(separator: " ").first,
      let command = CommandTable.find(String(name))
    else { return [] }
    return values(command.entry.completion).filter { $0.hasPrefix(word) }
      .map { Completion(text: $0, note: "", endsWord: true) }
  }

  private func values(_ completion: ArgumentCompletion) -> [String] {
    switch completion {
    case .ids: return ((try? store(base, access: .readOnly).statements()) ?? []).map(\.id)
    case .commands: return CommandTable.all.map { $0.entry.name }
    default: return []
    }
  }
}
