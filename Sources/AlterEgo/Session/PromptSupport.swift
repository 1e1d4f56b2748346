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

  /// The prompt; a continued one begins with the mark that is still open.
  package func prompt(isContinued: Bool, mark: String = "") -> String {
    let language = talkLanguage ?? language(base)
    return mark
      + Phrasebook.builtIn.phrase(isContinued ? "prompt/more" : "prompt/main", in: language)
  }

  /// Ctrl-C drops what was asked, too.
  package func dropPending() { pending = nil }

  /// The quote that a line leaves open, or the backslash at its end; nil when it is whole.
  package func openMark(in line: some StringProtocol) -> String? {
    let text = String(line)
    if text.hasPrefix("/") || text.hasPrefix("／") {
      guard ArgumentWords.split(text) == nil else { return nil }
      let marks = ["\"": "\"", "'": "'", "」": "「", "』": "『", "”": "“"]
      return marks.first { ArgumentWords.split(text + $0.key) != nil }?.value ?? "\""
    }
    var open: [Character] = []
    for character in text {
      if "「『".contains(character) { open.append(character) }
      if "」』".contains(character) { _ = open.popLast() }
    }
    return open.last.map(String.init) ?? (text.hasSuffix("\\") ? "\\" : nil)
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
    let before = head.split(separator: " ").last.map(String.init) ?? ""
    let candidates: [String]
    if word.hasPrefix("-") {
      candidates = options(of: command.entry.name)
    } else if let known = values(after: before, of: command.entry.name) {
      candidates = known
    } else {
      candidates = values(command.entry.completion, word)
    }
    return candidates.filter { $0.hasPrefix(word) }
      .map { Completion(text: $0, note: "", endsWord: !$0.hasSuffix("/")) }
  }
}
