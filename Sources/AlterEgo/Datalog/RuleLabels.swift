// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the id and words of a rule in the comment lines directly above it.
///
/// Rules for one predicate on lines that follow each other share the label of the first.
struct RuleLabels {
  private var commentsByLine: [Int: String] = [:]
  private var last: (predicate: String, line: Int, label: RuleLabel)?

  init(_ comments: [LineComment] = []) {
    for comment in comments { commentsByLine[comment.line] = comment.text }
  }

  /// The label of a rule that starts and ends at the given lines; to be asked in file order.
  mutating func label(for predicate: String, from start: Int, through end: Int) -> RuleLabel? {
    var label = labelInComments(above: start)
    if label == nil, let last, last.predicate == predicate,
      last.line == start || last.line + 1 == start
    {
      label = last.label
    }
    last = label.map { (predicate, end, $0) }
    return label
  }

  private func labelInComments(above start: Int) -> RuleLabel? {
    var line = start - 1
    var further: [String] = []
    while let comment = commentsByLine[line] {
      if let label = RuleLabels.parse(comment) {
        let words = ([label.words] + further.reversed()).filter { !$0.isEmpty }
        return RuleLabel(id: label.id, words: words.joined(separator: " "))
      }
      further.append(RuleLabels.trimmed(Substring(comment)))
      line -= 1
    }
    return nil
  }

  /// Reads `some/id: free words`; nil if the comment has no id with a slash before a colon.
  private static func parse(_ comment: String) -> RuleLabel? {
    guard let colon = comment.firstIndex(of: ":") else { return nil }
    let id = trimmed(comment[..<colon])
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2 else { return nil }
    for part in parts where part.isEmpty || !part.allSatisfy(isIdCharacter) { return nil }
    return RuleLabel(id: id, words: trimmed(comment[comment.index(after: colon)...]))
  }

  private static func isIdCharacter(_ character: Character) -> Bool {
    character == "-" || character == "_" || character.isLetter || character.isNumber
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
