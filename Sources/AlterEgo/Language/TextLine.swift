// SPDX-License-Identifier: GPL-3.0-or-later

/// One line of a text or Markdown file, with its marker taken off.
struct TextLine {
  enum Kind {
    case blank, text, heading, item, cells, rule, fence
    /// The line below a heading: ===, ---.
    case underline
  }

  var kind: Kind
  var text: String
  var number: Int
  var isIndented = false
  /// How many `>` stand before it.
  var depth = 0
  /// The cells of a table row.
  var cells: [String] = []
  /// A numbered or marked line that may be a heading as well as an item.
  var mayBeHeading = false
  /// The heading of a numbered clause: 第1条(目的).
  var clause: String?

  /// Columns, counting everything beyond Latin as two.
  var width: Int { text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x300 ? 1 : 2) } }

  static func lines(of text: String) -> [TextLine] {
    var lines: [TextLine] = []
    let raw = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (i, part) in raw.enumerated() {
      let line = TextLine(String(part), i + 1)
      if line.kind == .rule, let last = lines.last, last.kind == .text, line.underlines,
        lines.count < 2 || lines[lines.count - 2].kind != .text
      {
        lines.append(TextLine(kind: .underline, text: "", number: i + 1))
      } else {
        lines.append(line)
      }
    }
    return lines
  }

  private var underlines: Bool { text.count >= 3 && (text.first == "=" || text.first == "-") }

  private init(kind: Kind, text: String, number: Int) {
    self.kind = kind
    self.text = text
    self.number = number
  }

  private init(_ raw: String, _ number: Int) {
    self.init(kind: .text, text: "", number: number)
    isIndented = raw.first.map { $0 == " " || $0 == "\t" || $0 == "\u{3000}" } ?? false
    var rest = TextLine.trimmed(Substring(raw.filter { $0 != "\u{FEFF}" }))
    while rest.first == ">" {
      depth += 1
      rest = TextLine.trimmed(rest.dropFirst())
    }
    text = String(rest)
    read(rest)
  }

  private mutating func read(_ line: Substring) {
    guard let first = line.first else {
      kind = .blank
      return
    }
    if line.hasPrefix("```") || line.hasPrefix("~~~") {
      kind = .fence
    } else if line.allSatisfy({ "-*_=—―─━ー…・* \u{3000}|:".contains($0) }), line.count >= 3 {
      kind = .rule
    } else if first == "#", let title = TextLine.afterHashes(line) {
      kind = .heading
      text = title
    } else if first == "|" || line.contains("\t") {
      kind = .cells
      let separator: Character = first == "|" ? "|" : "\t"
      cells = line.split(separator: separator).map { String(TextLine.trimmed($0)) }
    } else if let (marker, rest) = TextLine.marker(line) {
      kind = .item
      text = String(TextLine.trimmed(rest))
      mayBeHeading = marker != .bullet
      if marker == .clause { readClause(line, rest) }
    }
  }

  /// 第1条(目的) この規程は…: the title stands apart from the words of the clause.
  private mutating func readClause(_ line: Substring, _ rest: Substring) {
    let number = line[..<rest.startIndex]
    let words = TextLine.trimmed(rest)
    guard let first = words.first, first == "(" || first == "（",
      let end = words.firstIndex(where: { $0 == ")" || $0 == "）" })
    else {
      clause = String(TextLine.trimmed(number))
      mayBeHeading = false
      return
    }
    clause = String(TextLine.trimmed(number)) + String(words[...end])
    text = String(TextLine.trimmed(words[words.index(after: end)...]))
    mayBeHeading = false
    if text.isEmpty {
      kind = .heading
      text = clause ?? ""
      clause = nil
    }
  }

  // MARK: - Markers

  private enum Marker { case bullet, mark, number, clause }

  private static func marker(_ line: Substring) -> (Marker, Substring)? {
    guard let first = line.first else { return nil }
    let rest = line.dropFirst()
    if "-*+–".contains(first), let next = rest.first, next.isWhitespace {
      return (.bullet, afterBox(trimmed(rest)))
    }
    if "・•‣◦●○".contains(first), !rest.isEmpty { return (.bullet, rest) }
    if "◆◇■□▶►▼★☆※✓✔".contains(first), !rest.isEmpty { return (.mark, rest) }
    if let scalar = first.unicodeScalars.first,
      (0x2460...0x249B).contains(scalar.value) || (0x3251...0x32BF).contains(scalar.value)
    {
      return (.number, afterPoint(rest))
    }
    if first == "第", let end = clauseEnd(rest) { return (.clause, rest[end...]) }
    if "(（[［".contains(first) { return bracketed(rest) }
    return numbered(line)
  }

  /// The task box of a Markdown list: `[ ]`, `[x]`.
  private static func afterBox(_ rest: Substring) -> Substring {
    for box in ["[ ] ", "[x] ", "[X] "] where rest.hasPrefix(box) { return rest.dropFirst(4) }
    return rest
  }

  private static func afterPoint(_ rest: Substring) -> Substring {
    rest.first.map { ".．、".contains($0) } == true ? rest.dropFirst() : rest
  }

  /// `1条`, `十二条の2`, with a blank, a bracket or the end behind it.
  private static func clauseEnd(_ rest: Substring) -> Substring.Index? {
    let number = rest.prefix(while: isDigit)
    var after = rest[number.endIndex...]
    guard !number.isEmpty, let unit = after.first, "条項章節".contains(unit) else { return nil }
    after = after.dropFirst()
    if after.first == "の" {
      let branch = after.dropFirst().prefix(while: isDigit)
      if !branch.isEmpty { after = after[branch.endIndex...] }
    }
    guard let next = after.first else { return after.startIndex }
    return next.isWhitespace || "(（:：".contains(next) ? after.startIndex : nil
  }

  /// `1)`, `ア）`, `a)` after an opening bracket.
  private static func bracketed(_ rest: Substring) -> (Marker, Substring)? {
    let label = rest.prefix { isDigit($0) || "アイウエオカキクケコabcdefghABCDEFGH".contains($0) }
    guard (1...3).contains(label.count), let close = rest[label.endIndex...].first,
      ")）]］".contains(close)
    else { return nil }
    return (.number, rest[label.endIndex...].dropFirst())
  }

  /// `1. `, `２．`, `3)`, `一、`; not `3.5%` and not `1.2億`.
  private static func numbered(_ line: Substring) -> (Marker, Substring)? {
    let digits = line.prefix(while: isDigit)
    guard (1...3).contains(digits.count), let point = line[digits.endIndex...].first else {
      return nil
    }
    let rest = line[digits.endIndex...].dropFirst()
    let isKanji = digits.allSatisfy { !$0.isASCII && !("０"..."９").contains($0) }
    if isKanji { return "、．\u{3000}".contains(point) ? (.number, rest) : nil }
    guard ".．)）、".contains(point), let next = rest.first, !isDigit(next) else { return nil }
    if point == ".", !next.isWhitespace, next.isASCII { return nil }
    return (.number, rest)
  }

  private static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || ("０"..."９").contains(character)
      || "一二三四五六七八九十百".contains(character)
  }

  private static func afterHashes(_ line: Substring) -> String? {
    let hashes = line.prefix { $0 == "#" }
    let rest = line[hashes.endIndex...]
    guard hashes.count <= 6, rest.first?.isWhitespace == true else { return nil }
    var title = trimmed(rest)
    while title.last == "#" { title = title.dropLast() }
    return String(trimmed(title))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }
}
