// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Language
import Model
import Wording

/// Reads what sets a statement right: 「理念ではなく戦略」, "not 25 but 30", `kind=strategy`.
struct CorrectionReader {
  enum Found: Equatable {
    /// The words stay, some of their meaning is set right.
    case changes([Correction.Change])
    /// The words themselves were meant otherwise.
    case words(String)
  }

  let analyzer: Analyzer
  let statement: Statement

  private var draft: Draft { statement.draft }

  // MARK: Plain words

  /// What a line sets right; nil when it is no correction of this statement.
  ///
  /// With `isMeant` the line can be nothing else, so that what can't be read is a problem and not
  /// talk.
  func read(_ line: String, isMeant: Bool) throws(Problem) -> Found? {
    var text = line.trimmed
    while let last = text.last, "。.!！".contains(last) { text.removeLast() }
    let opened = opened(text)
    if let opened { text = opened }
    guard text.count <= 60 else { return isMeant ? try unclear(line) : nil }
    if let found = try replaced(text) { return found }
    if let found = try field(text, isMeant) { return found }
    if let found = try whole(text, isMeant || opened != nil) { return found }
    return isMeant ? try unclear(line) : nil
  }

  /// What a phrase behind the id sets right; nil where it reads as a new text.
  func phrase(_ text: String) throws(Problem) -> Found? {
    if let found = try read(text, isMeant: false) { return found }
    let words = Self.bare(text)
    if let kind = kind(words) { return .changes([.init(.kind, to: kind.rawValue)]) }
    if let modality = modality(words) {
      return .changes([.init(.modality, to: modality.rawValue)])
    }
    return nil
  }

  private func unclear(_ text: String) throws(Problem) -> Found? {
    throw Problem(.correctionUnclear, ["text": text, "id": statement.id])
  }

  /// The rest after いや、 or "no,"; nil without one.
  private func opened(_ text: String) -> String? {
    for form in PhrasePattern.forms("correct/opener") {
      if let rest = form.match(text)?.first { return rest }
    }
    return nil
  }

  /// A value without what only makes a sentence of it: 戦略です, a strategy.
  static func bare(_ value: String) -> String {
    var value = value.trimmed
    for language in SpokenLanguage.allCases {
      for end in PhrasePattern.words("correct/end", in: language)
      where value.count > end.count && FoldedText.fold(value).hasSuffix(end) {
        value = String(value.dropLast(end.count)).trimmed
        break
      }
      for start in PhrasePattern.words("correct/start", in: language)
      where value.count > start.count && FoldedText.fold(value).hasPrefix(start + " ") {
        value = String(value.dropFirst(start.count)).trimmed
        break
      }
    }
    return value
  }

  private func replaced(_ text: String) throws(Problem) -> Found? {
    for (key, isTurned) in [("correct/replace", false), ("correct/replaced", true)] {
      for form in PhrasePattern.forms(key) {
        guard let places = form.match(text), places.count == 2 else { continue }
        let (old, new) = isTurned ? (places[1], places[0]) : (places[0], places[1])
        if let found = try replacement(Self.bare(old), Self.bare(new)) { return found }
      }
    }
    return nil
  }

  /// One thing in place of another, as far as the other is part of the statement.
  private func replacement(_ old: String, _ new: String) throws(Problem) -> Found? {
    if let kind = kind(new), self.kind(old) != nil {
      return .changes([.init(.kind, to: kind.rawValue)])
    }
    if let modality = modality(new), self.modality(old) != nil {
      return .changes([.init(.modality, to: modality.rawValue)])
    }
    if let was = analyzer.oneQuantity(old), let now = analyzer.oneQuantity(new),
      isShort(old, was), isShort(new, now)
    {
      return try number(old, was, new, now)
    }
    let isName = { (word: String) in
      analyzer.oneConcept(word) != nil || analyzer.isOneWord(word)
    }
    if isName(old), isName(new), let words = reworded(old, new) { return .words(words) }
    if let from = direction(old), let to = direction(new), draft.directions.contains(from) {
      let directions = draft.directions.map { $0 == from ? to : $0 }
      return .changes([.init(.directions, to: directions.map(\.rawValue).joined(separator: ","))])
    }
    if let from = analyzer.oneConcept(old), let to = analyzer.oneConcept(new),
      draft.concepts.contains(where: { $0.id == from.id })
    {
      return .changes([.init(.concept, from: from.id, to: to.id)])
    }
    return nil
  }

  private func number(
    _ old: String, _ was: Quantity, _ new: String, _ now: Quantity
  ) throws(Problem) -> Found? {
    if let words = reworded(old, new),
      analyzer.statement(words).quantities.contains(where: {
        $0.value == now.value && $0.unit == now.unit
      })
    {
      return .words(words)
    }
    // A bare figure means the one of the statement: not 25 but 30.
    let isThere = { (unit: String) in
      draft.quantities.contains { $0.value == was.value && $0.unit == unit }
        || draft.threshold?.value == was.value && draft.threshold?.unit == unit
    }
    if isThere(was.unit) { return .changes([.init(.number, from: old, to: new)]) }
    if ["years", "fiscal_years"].contains(was.unit),
      draft.horizonYears.map(Double.init) == was.value,
      let years = now.value
    {
      return .changes([.init(.horizon, to: JSON.written(years))])
    }
    throw Problem(.correctionNotThere, ["text": old, "id": statement.id])
  }

  /// The statement's words with one part said otherwise; nil unless the part stands there once.
  private func reworded(_ old: String, _ new: String) -> String? {
    let (text, part) = (FoldedText(draft.text), Array(FoldedText.fold(old).utf8))
    guard !part.isEmpty, part.count <= text.bytes.count else { return nil }
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let places = (0...(text.bytes.count - part.count)).filter { at in
      guard text.bytes[at..<at + part.count].elementsEqual(part) else { return false }
      // 25 is no part of 250 and not of 125.
      let before = at > 0 && isDigit(text.bytes[at - 1]) && isDigit(part[0])
      let after =
        at + part.count < text.bytes.count && isDigit(text.bytes[at + part.count])
        && isDigit(part[part.count - 1])
      return !before && !after
    }
    guard places.count == 1 else { return nil }
    let span = text.span(places[0], places[0] + part.count)
    let scalars = Array(draft.text.unicodeScalars)
    var words = String.UnicodeScalarView(scalars[..<span.lower])
    words.append(contentsOf: new.unicodeScalars)
    words.append(contentsOf: scalars[span.upper...])
    return String(words)
  }

  /// Whether a phrase is a number and hardly more.
  private func isShort(_ phrase: String, _ quantity: Quantity) -> Bool {
    phrase.unicodeScalars.count <= quantity.span.upper - quantity.span.lower + 6
      || quantity.metric != nil
  }

  /// 「条件は新規の客のとき」, "the exception is …".
  private func field(_ text: String, _ isMeant: Bool) throws(Problem) -> Found? {
    for field in Correction.Field.allCases {
      for form in PhrasePattern.forms("correct/form/\(field.rawValue)") {
        guard let value = form.match(text)?.first else { continue }
        let isNone = Self.isNone(value)
        // A rule of its own is no condition: 例外は認めない。
        let isOpen = field == .condition || field == .exception
        if isOpen, !isNone, !isMeant, !analyzer.isPhrase(value) { continue }
        guard let found = try fieldValue(Self.bare(value), of: field) else { continue }
        return found
      }
    }
    return nil
  }

  static func isNone(_ value: String) -> Bool {
    let folded = FoldedText.fold(value)
    return SpokenLanguage.allCases.contains {
      PhrasePattern.words("correct/none", in: $0).contains(folded)
    }
  }

  /// "That's a strategy": the value alone tells which field it is of.
  private func whole(_ text: String, _ isMeant: Bool) throws(Problem) -> Found? {
    var values = PhrasePattern.forms("correct/form/whole").compactMap { $0.match(text)?.first }
    if isMeant { values.append(text) }
    for value in values.map(Self.bare) {
      if let kind = kind(value) { return .changes([.init(.kind, to: kind.rawValue)]) }
      guard isMeant else { continue }
      if let modality = modality(value) {
        return .changes([.init(.modality, to: modality.rawValue)])
      }
      if let number = analyzer.oneQuantity(value), isShort(value, number) {
        return try fieldValue(value, of: .number)
      }
    }
    return nil
  }

  // MARK: Field by field

  /// A field set to a value, as `kind=strategy` says; nil when the value is none of the field's.
  func fieldValue(_ value: String, of field: Correction.Field) throws(Problem) -> Found? {
    if Self.isNone(value), field != .kind, field != .modality {
      return .changes([.init(field, to: nil)])
    }
    switch field {
    case .kind: return kind(value).map { .changes([.init(.kind, to: $0.rawValue)]) }
    case .modality: return modality(value).map { .changes([.init(.modality, to: $0.rawValue)]) }
    case .directions:
      let parts = value.split(whereSeparator: { "、・,， と".contains($0) }).map { Self.bare("\($0)") }
        .filter { $0 != "and" }
      let named = parts.compactMap(direction)
      guard !named.isEmpty, named.count == parts.count else { return nil }
      return .changes([.init(.directions, to: named.map(\.rawValue).joined(separator: ","))])
    case .horizon:
      let years = analyzer.statement(value).horizonYears
      let said = analyzer.oneQuantity(value)
      let number = said.flatMap { ["years", "count"].contains($0.unit) ? $0.value : nil }
      guard let found = years ?? number.flatMap({ Int(exactly: $0) }), (1...100).contains(found)
      else { return nil }
      return .changes([.init(.horizon, to: String(found))])
    case .number: return numberChange(value)
    case .holder: return analyzer.role(value) == nil ? nil : .changes([.init(.holder, to: value)])
    case .act: return analyzer.oneConcept(value).map { .changes([.init(.act, to: $0.id)]) }
    case .condition, .exception: return .changes([.init(field, to: value)])
    case .concept, .limit: return nil
    }
  }

  /// The number of the statement set to another: in its words where it stands there.
  private func numberChange(_ value: String) -> Found? {
    guard let now = analyzer.oneQuantity(value), isShort(value, now) else { return nil }
    if now.op == .equal, now.metric == nil, let was = draft.threshold,
      let said = numeral(of: was), let words = reworded(said, value),
      analyzer.statement(words).threshold?.value == now.value
    {
      return .words(words)
    }
    return .changes([.init(.number, to: value)])
  }

  /// The bare figure in the words of a limit: 25% in 25%を下回る, below 25%.
  private func numeral(of limit: Predicate) -> String? {
    let words = Array(limit.text)
    for start in words.indices {
      for end in stride(from: words.count, to: start, by: -1) {
        let part = String(words[start..<end])
        guard let found = analyzer.oneQuantity(part), found.value == limit.value,
          found.unit == limit.unit, found.op == .equal, found.surface == part
        else { continue }
        return part
      }
    }
    return nil
  }

  // MARK: Names

  private func kind(_ word: String) -> Kind? {
    let raw = NamedValue.read(word, "correct/kind", among: Kind.allCases.map(\.rawValue))
    return raw.flatMap(Kind.init) ?? (try? KindName.one(word))
  }

  private func modality(_ word: String) -> Modality? {
    NamedValue.read(word, "correct/modality", among: Modality.allCases.map(\.rawValue))
      .flatMap(Modality.init)
  }

  private func direction(_ word: String) -> Direction? {
    NamedValue.read(word, "correct/direction", among: Direction.allCases.map(\.rawValue))
      .flatMap(Direction.init)
  }
}

extension Analyzer {
  /// Whether a text is one content word that the lexicon lacks.
  func isOneWord(_ text: String) -> Bool {
    guard !text.isEmpty, text.count <= 24 else { return false }
    let draft = statement(text)
    return draft.concepts.isEmpty && draft.quantities.isEmpty
      && draft.notUnderstood.count == 1
      && FoldedText.fold(draft.notUnderstood[0]) == FoldedText.fold(text)
  }

  /// Whether a text is a phrase and no sentence with a duty of its own.
  func isPhrase(_ text: String) -> Bool {
    let draft = draft(text)
    return draft.speech != .question && draft.norms.allSatisfy(\.isPlain)
  }
}
