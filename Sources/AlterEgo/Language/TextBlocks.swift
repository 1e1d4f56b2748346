// SPDX-License-Identifier: GPL-3.0-or-later

/// A piece of a text or Markdown file, and whether it may be a statement.
package struct TextBlock: Equatable, Sendable {
  package enum Class: String, CaseIterable, Sendable {
    /// A sentence of running text, and one of a list, a clause or a table cell: both are taken.
    case sentence, item
    case heading, question
    case tooShort = "too-short"
    case tooLong = "too-long"
    case link
    /// Advertising, navigation and notices around the text.
    case boilerplate
    case code
    /// The same words stood above.
    case duplicate
  }

  package var text: String
  /// The line on which it begins, from 1.
  package var line: Int
  /// The heading it stands under.
  package var heading: String?
  package var kind: Class

  package init(text: String, line: Int, heading: String?, kind: Class) {
    self.text = text
    self.line = line
    self.heading = heading
    self.kind = kind
  }

  /// Whether an import tries to understand it; the others are reported with their class.
  package var isCandidate: Bool { kind == .sentence || kind == .item }
}

/// Cuts a text or Markdown file into pieces, without understanding any of them.
///
/// Nothing is dropped but blank lines, rules and markup: what is no candidate comes back with
/// its class, so that an import can say what it did not take and why.
package struct TextBlocks {
  /// Characters of the shortest and the longest candidate.
  package static let shortest = 4
  package static let longest = 500

  package static func cut(_ text: String) -> [TextBlock] {
    var blocks = TextBlocks(TextLine.lines(of: text))
    blocks.run()
    return blocks.found
  }

  private let lines: [TextLine]
  private var found: [TextBlock] = []
  private var heading: String?
  private var seen: Set<String> = []
  /// The lines of the paragraph or item being read.
  private var open: [TextLine] = []

  /// Whether the author ends sentences with full stops, so that a line without one is a title.
  private let punctuates: Bool

  private init(_ lines: [TextLine]) {
    self.lines = lines
    let texts = lines.filter { $0.kind == .text }
    let ended = texts.count { SentenceCutter.endsSentence($0.text) }
    punctuates = ended >= 5 && ended * 2 > texts.count
  }

  private mutating func run() {
    var inCode = false
    for (i, line) in lines.enumerated() {
      if line.kind == .fence || inCode {
        close()
        if line.kind != .fence, !line.text.isEmpty { add(line.text, line.number, .code) }
        if line.kind == .fence { inCode.toggle() }
        continue
      }
      switch line.kind {
      case .blank, .rule:
        if isTitle(before: i) { titles() } else { close() }
      case .underline: closeAsHeading()
      case .heading:
        close()
        title(line.text, line.number)
      case .cells:
        close()
        let isHead = i + 1 < lines.count && lines[i + 1].kind == .rule
        addRow(line, isHead)
      case .item:
        close()
        if let clause = line.clause { title(clause, line.number) }
        if line.mayBeHeading, BlockClass.looksLikeHeading(line.text), !isFollowedByItem(i) {
          title(line.text, line.number)
        } else {
          open = [line]
        }
      case .text:
        if let last = open.last, last.depth != line.depth { close() }
        if open.first?.kind == .item, !line.isIndented { close() }
        open.append(line)
      case .fence: break
      }
    }
    close()
  }

  private func isFollowedByItem(_ i: Int) -> Bool {
    guard let next = lines[(i + 1)...].first(where: { $0.kind != .blank }) else { return true }
    return next.kind == .item && next.mayBeHeading
  }

  // MARK: - Paragraphs

  /// Cuts what was read so far into sentences.
  private mutating func close() {
    defer { open = [] }
    guard let first = open.first else { return }
    if first.kind == .item {
      sentences(of: open[...], as: .item)
      return
    }
    let isProse = open.contains { SentenceCutter.endsSentence($0.text) }
    var start = 0
    for i in open.indices {
      let isLast = i == open.count - 1
      if !isLast, goesOn(open[i], open[i + 1], isProse) { continue }
      sentences(of: open[start...i], as: .sentence)
      start = i + 1
    }
  }

  /// Whether a line was only wrapped, so that the next one continues its sentence.
  private func goesOn(_ line: TextLine, _ next: TextLine, _ isProse: Bool) -> Bool {
    if BlockClass.foreign(line.text) != nil || BlockClass.foreign(next.text) != nil { return false }
    if BlockClass.isJapanese(line.text) != BlockClass.isJapanese(next.text) { return false }
    if SentenceCutter.endsSentence(line.text) { return isProse && line.text.count >= 10 }
    if let last = line.text.last, "、，,・".contains(last) { return true }
    if let first = next.text.first, first.isLowercase, first.isASCII { return true }
    return isProse && line.width >= 24 && !BlockClass.isDecorated(line.text)
  }

  /// Whether the lines read so far stand by themselves above the running text that follows.
  private func isTitle(before i: Int) -> Bool {
    guard punctuates, (1...2).contains(open.count),
      open.allSatisfy({
        $0.kind == .text && $0.text.count <= 40 && !SentenceCutter.endsSentence($0.text)
      }), let next = lines[i...].firstIndex(where: { $0.kind != .blank })
    else { return false }
    let block = lines[next...].prefix { $0.kind == .text }
    return block.contains { SentenceCutter.endsSentence($0.text) }
  }

  private mutating func titles() {
    for line in open {
      if BlockClass.isQuestion(line.text) {
        add(line.text, line.number, .question)
      } else {
        title(line.text, line.number)
      }
    }
    open = []
  }

  private mutating func closeAsHeading() {
    guard let last = open.popLast() else { return }
    close()
    title(last.text, last.number)
  }

  private mutating func sentences(of lines: ArraySlice<TextLine>, as kind: TextBlock.Class) {
    if lines.count == 1, let line = lines.first, kind == .sentence,
      BlockClass.looksLikeHeading(line.text)
    {
      title(line.text, line.number)
      return
    }
    for sentence in SentenceCutter.sentences(lines.map { ($0.text, $0.number) }) {
      add(sentence.text, sentence.line, kind)
    }
  }

  // MARK: - Pieces

  private mutating func title(_ text: String, _ line: Int) {
    let words = Markup.plain(text)
    guard !words.isEmpty else { return }
    let kind = BlockClass.foreign(text) ?? .heading
    found.append(
      TextBlock(text: words, line: line, heading: heading, kind: kind))
    if kind == .heading { heading = words }
  }

  /// The cells of a table row; the later ones stand under the first.
  private mutating func addRow(_ row: TextLine, _ isHead: Bool) {
    let cells = row.cells.filter { !$0.isEmpty }
    let outer = heading
    for (i, cell) in cells.enumerated() {
      if i == 1, !isHead, let first = cells.first { heading = Markup.plain(first) }
      if isHead {
        let words = Markup.plain(cell)
        found.append(TextBlock(text: words, line: row.number, heading: heading, kind: .heading))
      } else {
        for sentence in SentenceCutter.sentences([(cell, row.number)]) {
          add(sentence.text, row.number, .item)
        }
      }
    }
    heading = outer
  }

  private mutating func add(_ text: String, _ line: Int, _ kind: TextBlock.Class) {
    let words = kind == .code ? text : Markup.plain(text)
    guard words.contains(where: { $0.isLetter || $0.isNumber }) || kind == .code else { return }
    var kind = kind
    if kind != .code {
      kind = BlockClass.foreign(text) ?? BlockClass.unfit(words) ?? kind
    }
    if kind == .sentence || kind == .item || kind == .question,
      !seen.insert(BlockClass.folded(words)).inserted
    {
      kind = .duplicate
    }
    found.append(TextBlock(text: words, line: line, heading: heading, kind: kind))
  }
}
