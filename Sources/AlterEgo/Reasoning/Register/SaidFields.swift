// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The fields of the register that an initiative's own sentence says.
///
/// 「受発注をRPAで自動化する。費用は300万円、1年で回収する」 says process, type, cost and payback.
/// What a sentence does not say stays empty; nothing is guessed.
struct SaidFields {
  private let statement: Statement
  private let draft: Draft
  private let segments: SaidSegments
  private let fields: [RegisterField]
  private let lexicon: LineLexicon
  private(set) var rows: [RegisterRow] = []
  /// Places of quantities that a field took.
  private var taken: Set<Int> = []

  init(_ statement: Statement, _ sheet: RegisterSheet, _ lexicon: LineLexicon) {
    self.statement = statement
    self.lexicon = lexicon
    draft = statement.draft
    segments = SaidSegments(draft)
    fields = sheet.fields(of: "I")
    readLabelled()
    readAmounts()
    readLevels()
    readRoles()
    readChoices()
    readProcesses()
    readWords()
    readHorizon()
    readDepartments()
  }

  private var knowledge: KnowledgeBase { lexicon.knowledge }

  private mutating func put(_ field: String, item: String = "", _ value: String) {
    let isThere = rows.contains { $0.field == field && $0.item == item }
    if !isThere { rows.append(RegisterRow(statement.id, field, item: item, value: value)) }
  }

  private func field(_ id: String) -> RegisterField? { fields.first { $0.id == id } }
  private func has(_ id: String) -> Bool { rows.contains { $0.field == id } }

  // MARK: Labelled: 「費用は300万円」, "exit: …"

  private mutating func readLabelled() {
    for segment in segments.all {
      guard let (field, rest) = label(segment) else { continue }
      if field.sort.isAmount {
        for (index, quantity) in draft.quantities.enumerated()
        where segments.segment(of: quantity.span)?.span == segment.span {
          guard let amount = FieldAmount.amount(quantity, as: field) else { continue }
          put(field.id, amount.text)
          taken.insert(index)
          break
        }
      } else if field.sort == .text {
        put(field.id, rest)
      } else if field.sort == .role, let name = SaidFields.person(rest) {
        put(field.id, name)
      } else if field.sort == .choice, let choice = field.choice(rest) {
        put(field.id, choice.id)
      } else if field.sort == .date, CalendarDate(iso: rest) != nil {
        put(field.id, rest)
      }
    }
  }

  private func label(
    _ segment: SaidSegments.Segment
  ) -> (field: RegisterField, rest: String)? {
    var text = segment.folded
    if text.hasPrefix("the ") { text = String(text.dropFirst(4)) }
    var best: (field: RegisterField, rest: String, length: Int)?
    for field in fields {
      for name in field.names(in: draft.language) {
        let folded = FoldedText.fold(name)
        guard text.hasPrefix(folded) else { continue }
        let after = text.dropFirst(folded.count)
        let joints = draft.language == .japanese ? ["は", ":", "="] : [":", "=", " is ", " are "]
        guard let joint = joints.first(where: { after.hasPrefix($0) }) else { continue }
        guard folded.count > best?.length ?? 0 else { continue }
        // Folding keeps the count of what people type here; the rest is told as it was said.
        let tail = segment.text.suffix(after.count - joint.count)
        best = (field, plain(String(tail)), folded.count)
      }
    }
    return best.map { ($0.field, $0.rest) }
  }

  /// Who answers for something, of what stands behind 「責任者は」; nil where nobody is named.
  private static func person(_ text: String) -> String? {
    // 予算は経理部長が立てる names the one before が.
    let name = String(text.prefix { !"がに".contains($0) }).blankless
    let isNumber = name.contains { $0.isNumber }
    let isNobody = ["未定", "まだ", "これから", "なし", "open", "nobody"].contains(where: name.hasPrefix)
    return name.isEmpty || name.count > 24 || isNumber || isNobody ? nil : name
  }

  private func plain(_ text: String) -> String {
    var text = text.blankless
    for end in ["とする", "です", "である", "にする"] where text.hasSuffix(end) {
      text.removeLast(end.count)
      break
    }
    return text
  }

  // MARK: Numbers with a word beside them

  private mutating func readAmounts() {
    for (index, quantity) in draft.quantities.enumerated() where !taken.contains(index) {
      guard let segment = segments.segment(of: quantity.span),
        let field = nearest(quantity, segment) ?? unnamed(quantity),
        let amount = FieldAmount.amount(quantity, as: field)
      else { continue }
      put(field.id, amount.text)
      taken.insert(index)
    }
  }

  /// Money without a word for it: by the month what it costs, and 300万円で or "for ¥3,000,000" the
  /// price.
  private func unnamed(_ quantity: Quantity) -> RegisterField? {
    let isMoney = ["JPY", "currency_unspecified"].contains(quantity.unit)
    guard isMoney, quantity.metric == nil || quantity.metric == "payment_amount" else { return nil }
    if let period = quantity.per {
      let isCost = segments.segment(of: quantity.span).map { segment in
        field("cost")?.cues(in: draft.language).contains { segment.folded.contains($0) } ?? false
      }
      if period == "year", isCost != true, !has("return"), lessens(quantity) {
        return field("return")
      }
      let isMonthly = period == "month" || isCost ?? false
      return isMonthly && !has("monthly-cost") ? field("monthly-cost") : nil
    }
    if has("cost") { return nil }
    let after = draft.text.slice(Span(quantity.span.upper, quantity.span.upper + 2))
    let before = FoldedText.fold(
      draft.text.slice(Span(max(0, quantity.span.lower - 4), quantity.span.lower)))
    return after.hasPrefix("で") || before == "for " ? field("cost") : nil
  }

  /// Whether the number is how much less of something there will be: 材料のロスを年80万円減らす.
  private func lessens(_ quantity: Quantity) -> Bool {
    guard let segment = segments.segment(of: quantity.span) else { return false }
    return draft.concepts.contains { $0.id == "decrease" && segment.span.contains($0.span) }
  }

  /// The field whose word stands nearest to the number.
  private func nearest(
    _ quantity: Quantity, _ segment: SaidSegments.Segment
  ) -> RegisterField? {
    let text = FoldedText.fold(draft.text.slice(segment.span))
    let spans = draft.quantities.filter { segment.span.contains($0.span) }
    let start = segment.span.lower
    func distance(_ place: Span, _ number: Span) -> Int {
      let (at, end) = (number.lower - start, number.upper - start)
      return place.lower >= end ? place.lower - end : max(0, at - place.upper)
    }
    var best: (field: RegisterField, distance: Int)?
    for field in fields where FieldAmount.fits(quantity, field) && !has(field.id) {
      // "for 6 million yen that saves 300,000 yen": a word speaks of the number it stands nearest to.
      let others = spans.filter { $0.span != quantity.span && FieldAmount.fits($0, field) }
      for cue in field.cues(in: draft.language) {
        for place in text.places(of: FoldedText.fold(cue)) {
          let own = distance(place, quantity.span)
          if others.contains(where: { distance(place, $0.span) < own }) { continue }
          if own < best?.distance ?? .max { best = (field, own) }
        }
      }
    }
    return best?.field
  }

  // MARK: From this level to that

  private mutating func readLevels() {
    var metric: String?
    for (index, quantity) in draft.quantities.enumerated() where !taken.contains(index) {
      guard let id = quantity.metric, isMeasure(id), let value = quantity.value else { continue }
      if metric == nil { metric = id }
      guard metric == id else { continue }
      let amount = RegisterAmount(value, quantity.unit).text
      if startsHere(quantity) {
        put("baseline", amount)
      } else if draft.change == nil || draft.quantities.count > 1 {
        put("target", amount)
      }
    }
    if metric == nil {
      let spoken = draft.outerMentions.filter { !isBeside($0.span) }
      let named = Set(spoken.map(\.id).filter(isMeasure))
      if named.count == 1 { metric = named.first }
    }
    if let metric { put("metric", metric) }
  }

  /// 24%から, from 24%.
  private func startsHere(_ quantity: Quantity) -> Bool {
    let text = draft.text
    let after = text.slice(Span(quantity.span.upper, quantity.span.upper + 3))
    let before = FoldedText.fold(
      text.slice(Span(max(0, quantity.span.lower - 6), quantity.span.lower)))
    return after.hasPrefix("から") || before.hasSuffix("from ") || before.hasSuffix("今の")
      || before.hasSuffix("現在")
  }

  private func isMeasure(_ id: String) -> Bool {
    guard let concept = knowledge.concept(id), concept.sort == .kpi else { return false }
    // What the project itself costs or takes is no number that it moves.
    let own: Set = ["payback_years", "payback_period", "expense", "cost_total", "budget_amount"]
    return !own.contains(id) && !NumberReading.bareMetrics.contains(id)
      && !id.hasPrefix("payback") && !id.hasPrefix("investment")
  }

  // MARK: Who

  private mutating func readRoles() {
    let roles = draft.outerMentions.filter { knowledge.concept($0.id)?.sort == .role }
    for role in roles {
      guard let segment = segments.segment(of: role.span) else { continue }
      let folded = segment.folded
      for field in fields where field.sort == .role {
        let names = field.names(in: draft.language).map { FoldedText.fold($0) }
        let surface = FoldedText.fold(role.surface)
        // 担当 names the field, not who fills it.
        if names.contains(where: folded.contains), !names.contains(surface) {
          put(field.id, role.surface)
          break
        }
      }
    }
  }

  private mutating func readDepartments() {
    let stance = draft.outerMentions.filter { !isBeside($0.span) }.map(\.id)
    // The sales team that freed time goes to takes no part in the work itself.
    let apart = segments.all.map(\.span).filter(isBeside)
    for id in lexicon.departments.departments(of: draft, naming: stance, apart: apart) {
      put("department", item: id, "")
    }
  }

  /// Whether something stands in a part that tells what freed time goes to, or the later picture
  /// that the initiative serves.
  private func isBeside(_ span: Span) -> Bool {
    guard let segment = segments.segment(of: span) else { return false }
    let isUse = field("reinvest-in")?.cues(in: draft.language).contains {
      segment.folded.contains(FoldedText.fold($0))
    }
    return isUse ?? false || isLater(segment)
  }

  private func isLater(_ segment: SaidSegments.Segment) -> Bool {
    guard let years = draft.horizonYears, [3, 5, 10].contains(years) else { return false }
    return draft.quantities.contains { quantity in
      FieldAmount.says(quantity, horizonOf: years)
        && segments.segment(of: quantity.span)?.span == segment.span
    }
  }

  // MARK: What it is for and of what type

  private mutating func readChoices() {
    let spoken = draft.concepts.map(\.id)
    func says(_ choice: RegisterChoice) -> Bool {
      choice.concepts.contains { wanted in spoken.contains { knowledge.isA($0, wanted) } }
    }
    if let type = field("type") {
      let text = FoldedText.fold(draft.text)
      let named = type.choices.first { $0.id == "bpo" && text.contains("bpo") }
      let order = ["consulting", "dx-tool", "task-agency"]
      let meant = order.compactMap { type.choice(id: $0) }.first(where: says)
      if let choice = named ?? meant ?? type.choices.first(where: { isCued($0, text) }) {
        put("type", choice.id)
      }
    }
    if let purpose = field("purpose") {
      let meant = purpose.choices.filter { !$0.concepts.isEmpty && says($0) }
      if meant.count > 1 {
        put("purpose", "mixed")
      } else if let one = meant.first {
        put("purpose", one.id)
      }
    }
  }

  /// Whether a word of the choice stands in the folded text; in English as a word, or its plural.
  private func isCued(_ choice: RegisterChoice, _ text: String) -> Bool {
    let cues = choice.cues[draft.language] ?? []
    if draft.language == .japanese { return cues.contains(where: text.contains) }
    let words = Set(text.split { !$0.isLetter }.map(String.init))
    return cues.contains { words.contains($0) || words.contains($0 + "s") }
  }

  private mutating func readProcesses() {
    guard let field = field("process") else { return }
    for mention in draft.concepts {
      guard
        let tag = field.choices.first(where: { choice in
          choice.concepts.contains { knowledge.isA(mention.id, $0) }
        }), let object = object(of: mention)
      else { continue }
      put("process", item: object, tag.id)
    }
  }

  /// What is automated or standardised: before を or の, behind an English verb.
  private func object(of mention: Mention) -> String? {
    let text = draft.text
    if draft.language == .japanese {
      var before = text.slice(Span(0, mention.span.lower))
      if let stop = before.lastIndex(where: { "。、，．".contains($0) }) {
        before = String(before[before.index(after: stop)...])
      }
      guard let joint = before.lastIndex(where: { "をの".contains($0) }) else { return nil }
      let head = before[..<joint]
      let start = head.lastIndex(where: { "はがをにで".contains($0) })
      let name = String(start.map { head[head.index(after: $0)...] } ?? head[...]).blankless
      return name.isEmpty || name.count > 20 ? nil : name
    }
    var after = text.slice(Span(mention.span.upper, text.unicodeScalars.count))
    if after.hasPrefix(" of ") { after.removeFirst(3) }
    guard after.hasPrefix(" ") else { return nil }
    var words: [Substring] = []
    for word in after.split(separator: " ") {
      let bare = word.prefix { !",.;:".contains($0) }
      if ["with", "by", "using", "and", "to", "in", "for", "so", "from"].contains(bare.lowercased())
      {
        break
      }
      if !["the", "our", "all"].contains(bare.lowercased()) { words.append(bare) }
      if bare.count < word.count { break }
    }
    return words.isEmpty || words.count > 4 ? nil : words.joined(separator: " ")
  }

  // MARK: Words and horizon

  private mutating func readWords() {
    for segment in segments.all {
      for field in fields where field.sort == .text && !has(field.id) {
        let cues = field.cues(in: draft.language).map { FoldedText.fold($0) }
        if cues.contains(where: segment.folded.contains) { put(field.id, segment.text) }
      }
    }
  }

  /// The horizon, unless its years only say when the money is back.
  private mutating func readHorizon() {
    guard let years = draft.horizonYears, [3, 5, 10].contains(years) else { return }
    let isPayback = rows.contains {
      $0.field == "payback" && RegisterAmount($0.value)?.value == Double(years * 12)
    }
    if isPayback { return }
    put("horizon", RegisterAmount(Double(years), "years").text)
    // 3年後の営業力強化のため says what it does for that picture, too.
    if !has("horizon-role"), let segment = segments.all.first(where: isLater),
      segments.all.count > 1,
      segment.folded.hasSuffix("ため") || segment.folded.hasSuffix("ように")
        || segment.folded.hasPrefix("for ") || segment.folded.hasPrefix("so that ")
    {
      put("horizon-role", segment.text)
    }
  }
}

extension String {
  /// The places of a word, in scalars.
  fileprivate func places(of word: String) -> [Span] {
    let (text, sought) = (Array(unicodeScalars), Array(word.unicodeScalars))
    guard !sought.isEmpty, text.count >= sought.count else { return [] }
    return (0...(text.count - sought.count)).compactMap { at in
      text[at..<(at + sought.count)].elementsEqual(sought) ? Span(at, at + sought.count) : nil
    }
  }
}
