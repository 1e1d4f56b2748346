// SPDX-License-Identifier: GPL-3.0-or-later

/// Text on its way to a terminal: plain pieces, each with a style.
///
/// Stored text reaches a terminal only through here, so nothing in it can move the cursor,
/// change colours, reverse the reading order or hide.
@usableFromInline package struct TerminalText: Sendable, Equatable {
  /// What a piece of text is; colour only repeats what the words already say.
  @usableFromInline package enum Style: Sendable, CaseIterable {
    case plain, strong, quiet, good, warning, bad, name

    /// The parameters of the escape sequence that switches the style on; empty for plain text.
    package var parameters: String {
      switch self {
      case .plain: ""
      case .strong: "1"
      case .quiet: "2"
      case .good: "32"
      case .warning: "33"
      case .bad: "31"
      case .name: "36"
      }
    }
  }

  /// A run of text in one style.
  @usableFromInline package struct Span: Sendable, Equatable {
    package var text: String
    package var style: Style
  }

  /// Where the text will stand, which decides how invisible characters are written.
  @usableFromInline package enum Form: Sendable {
    /// Prose: newline and tab stay; others become `\x1b`, `\u{202e}`.
    case screen
    /// A single line, a table cell: newline and tab become `\x0a`, `\x09` too.
    case line
    /// Finished JSON text: `\u001b`, so that it still reads back as the same JSON.
    case json
  }

  package private(set) var spans: [Span] = []

  package init() {}

  package init(_ text: String, _ style: Style = .plain) {
    append(text, style)
  }

  /// Adds a piece of text.
  package mutating func append(_ text: String, _ style: Style = .plain) {
    if !text.isEmpty { spans.append(Span(text: text, style: style)) }
  }

  /// Adds all pieces of another text.
  package mutating func append(_ other: TerminalText) {
    spans += other.spans
  }

  /// The visible text without styles.
  package var plain: String {
    rendered(color: false)
  }

  /// The text for the terminal: visible, with escape sequences of our own when `color`.
  ///
  /// Every line carries its own style, so that cutting between lines leaves nothing switched on.
  package func rendered(color: Bool) -> String {
    var result = ""
    for span in spans {
      let text = Self.visible(span.text)
      if !color || span.style == .plain {
        result += text
        continue
      }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        if index > 0 { result += "\n" }
        if !line.isEmpty { result += "\u{1B}[\(span.style.parameters)m\(line)\u{1B}[0m" }
      }
    }
    return result
  }

  /// The text with everything made visible that a terminal would obey or hide.
  ///
  /// That is: control characters (but newline and tab), DEL, the C1 set, bidirectional controls,
  /// byte order marks, zero-width and tag characters, line and paragraph separators, and
  /// noncharacters. A zero-width joiner stays inside an emoji, a variation selector behind its
  /// character.
  package static func visible(_ text: String, as form: Form = .screen) -> String {
    if isHarmless(text.utf8, form) { return text }
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var base: Unicode.Scalar?
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if isShown(scalar, after: base, before: next, form) {
        result.append(scalar)
        if !isVariationSelector(scalar) && !isSkinTone(scalar) { base = scalar }
        if isVariationSelector(scalar) && isVariationSelector(next) { base = nil }
      } else {
        result.append(contentsOf: escape(scalar, form).unicodeScalars)
        base = nil
      }
    }
    return String(result)
  }

  /// Whether every byte is printable ASCII, or a newline or tab that may stay.
  private static func isHarmless(_ bytes: String.UTF8View, _ form: Form) -> Bool {
    for byte in bytes where byte < 0x20 || byte > 0x7E {
      if form != .line && (byte == 0x0A || byte == 0x09) { continue }
      return false
    }
    return true
  }

  private static func isShown(
    _ scalar: Unicode.Scalar, after base: Unicode.Scalar?, before next: Unicode.Scalar?,
    _ form: Form
  ) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0x3000...0x3029, 0x3041...0x3096, 0x30A1...0x30FF, 0x4E00...0x9FFF:
      return true
    case 0x0A, 0x09: return form != .line
    case 0x200D: return isPictograph(base) && isPictograph(next)
    default: break
    }
    if isVariationSelector(scalar) {
      guard let base else { return false }
      return base.value > 0x20 && base.value != 0x200D && !base.properties.isWhitespace
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return false
    default:
      return !scalar.properties.isDefaultIgnorableCodePoint
        && !scalar.properties.isNoncharacterCodePoint
    }
  }

  private static func isPictograph(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.value > 0xFF && scalar.properties.isEmoji
  }

  private static func isSkinTone(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F3FB...0x1F3FF).contains(scalar.value)
  }

  private static func isVariationSelector(_ scalar: Unicode.Scalar?) -> Bool {
    guard let value = scalar?.value else { return false }
    return (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value)
  }

  private static func escape(_ scalar: Unicode.Scalar, _ form: Form) -> String {
    if form == .json {
      return UTF16.encode(scalar).map { units in
        units.map { "\\u" + hexadecimal(UInt32($0), digits: 4) }.joined()
      } ?? ""
    }
    return scalar.value < 0x100
      ? "\\x" + hexadecimal(scalar.value, digits: 2)
      : "\\u{" + hexadecimal(scalar.value, digits: 4) + "}"
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
