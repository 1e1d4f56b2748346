// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Synchronization

/// Reads a line into a draft: the one door to the room.
///
/// A pure function of the line, the knowledge, the reference date and what the company taught.
/// The lexicons are built at the first use of each language and then kept.
package final class Analyzer: Sendable {
  package let knowledge: KnowledgeBase
  package let today: CalendarDate
  package let fiscalYearStart: Int
  /// What the company taught.
  package let company: CompanyLanguage
  /// The analyzer without what the company taught; nil for one that knows no company.
  private let general: Analyzer?
  /// Behind a lock, since readers of several threads may share one analyzer.
  private let engines = Mutex<[SpokenLanguage: Engine]>([:])

  /// What reads one language; a class, since every line asks for it.
  final class Engine: Sendable {
    let tokenizer: Tokenizer
    let mentions: MentionReader
    let units: UnitTables
    let kinds: KindReader
    /// Finds the cues of kinds and vague words.
    let cues: CueFinder
    let vague: [(number: Int, length: Int, question: String)]
    let speech: SpeechReader
    /// The texts that it can read; nil for every one.
    let texts: TextOpenings?

    init(
      tokenizer: Tokenizer, mentions: MentionReader, units: UnitTables, kinds: KindReader,
      cues: CueFinder, vague: [(number: Int, length: Int, question: String)],
      speech: SpeechReader, texts: TextOpenings?
    ) {
      self.tokenizer = tokenizer
      self.mentions = mentions
      self.units = units
      self.texts = texts
      self.kinds = kinds
      self.cues = cues
      self.vague = vague
      self.speech = speech
    }
  }

  /// Whether few texts are to come, so that the lexicons are made for them alone.
  private let isBrief: Bool
  private let metrics: MetricFinder
  private let homonyms: Homonyms
  let directions: DirectionReader

  /// `isBrief` is for a process that reads a sentence or two: it waits for less, and comes to read
  /// many as quickly as another.
  package init(
    _ knowledge: KnowledgeBase, today: CalendarDate, fiscalYearStart: Int = 4,
    isBrief: Bool = false
  ) {
    self.isBrief = isBrief
    self.knowledge = knowledge
    self.today = today
    self.fiscalYearStart = fiscalYearStart
    company = CompanyLanguage()
    general = nil
    metrics = MetricFinder(knowledge)
    homonyms = Homonyms(knowledge)
    directions = DirectionReader(knowledge)
  }

  /// The same with what a company taught.
  init(_ general: Analyzer, _ company: CompanyLanguage) {
    self.general = general
    self.company = company
    isBrief = general.isBrief
    knowledge = general.knowledge.adding(company.concepts(general.knowledge))
    today = general.today
    fiscalYearStart = general.fiscalYearStart
    metrics = MetricFinder(knowledge)
    homonyms = Homonyms(knowledge)
    directions = DirectionReader(knowledge)
  }

  /// Makes the lexicon of a language ready, so that the first sentence need not wait.
  package func prepare(_ language: SpokenLanguage) { _ = engine(language, for: nil) }

  /// Makes ready what a text needs.
  package func prepare(for text: String) {
    _ = engine(Analyzer.language(of: text), for: isBrief ? FoldedText(text) : nil)
  }

  /// The cues of a text that speak for a kind.
  func cues(_ text: FoldedText, _ language: SpokenLanguage) -> [Explanation.Cue] {
    let engine = engine(language, for: text)
    return engine.kinds.found(at: engine.cues.places(in: text.bytes))
  }

  /// So many texts are read by a lexicon made for them alone, then it is made whole.
  private static let mostTexts = 4

  /// What reads a text; nil stands for any.
  private func engine(_ language: SpokenLanguage, for text: FoldedText?) -> Engine {
    let known = engines.withLock { $0[language] }
    if let known {
      guard let texts = known.texts else { return known }
      if let text, texts.covers(text.bytes) { return known }
    }
    let engine: Engine
    if let shared = general?.engine(language, for: text) {
      engine = adding(company, to: shared, language)
    } else if isBrief, let text, (known?.texts?.textCount ?? 0) < Analyzer.mostTexts {
      var texts = known?.texts ?? TextOpenings()
      texts.insert(text.bytes)
      engine = newEngine(language, texts)
    } else {
      engine = newEngine(language, nil)
    }
    engines.withLock { $0[language] = engine }
    return engine
  }

  private func adding(
    _ company: CompanyLanguage, to shared: Engine, _ language: SpokenLanguage
  ) -> Engine {
    let tokenizer = Tokenizer(ownLexicon(shared.tokenizer.lexicon, language))
    return Engine(
      tokenizer: tokenizer,
      mentions: MentionReader(knowledge, tokenizer, shared.mentions.phrases),
      units: shared.units, kinds: shared.kinds, cues: shared.cues, vague: shared.vague,
      speech: shared.speech, texts: shared.texts)
  }

  private func newEngine(_ language: SpokenLanguage, _ texts: TextOpenings?) -> Engine {
    let key = language.rawValue
    var cues = CueFinder()
    let kinds = KindReader(knowledge, language: language, &cues)
    let vague = knowledge.rows("language/\(key)/vague.tsv").map { row in
      let surface = Array(FoldedText.fold(row["surface"]).utf8)
      return (number: cues.add(surface), length: surface.count, question: row["question_\(key)"])
    }.sorted { $0.length > $1.length }
    let speech = SpeechReader(knowledge, language: language, &cues)
    let scope = texts.map { LexiconScope($0, knowledge, language) }
    let all = knowledge.words(in: language) { scope?.mayHold(unfolded: $0, $1) ?? true }
    let words = PhraseMentions.parted(all, knowledge, language)
    let tokenizer = Tokenizer(
      Lexicon(knowledge, words.plain, language: language, scope: scope))
    return Engine(
      tokenizer: tokenizer,
      mentions: MentionReader(
        knowledge, tokenizer, PhraseMentions(knowledge, words.rules, language: language)),
      units: UnitTables(knowledge, language), kinds: kinds, cues: cues, vague: vague,
      speech: speech, texts: texts)
  }

  /// Japanese when any kana or kanji stands in the text, English otherwise.
  package static func language(of text: String) -> SpokenLanguage {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x3040...0x30FF, 0x3400...0x9FFF, 0xFF66...0xFF9D, 0x20000...0x3FFFF: return .japanese
      default: continue
      }
    }
    return .english
  }

  /// Reads one line, however many sentences it has.
  package func draft(_ line: String) -> Draft {
    let language = Analyzer.language(of: line)
    return corrected(reading(line, language).draft)
  }

  /// Reads a line as a question, whatever its end.
  package func question(_ line: String) -> Draft {
    let language = Analyzer.language(of: line)
    var reading = reading(line, language)
    if reading.draft.proposal == nil {
      reading.draft.proposal = ProposalBuilder(
        reading.text, knowledge, metrics, reading.quantities, year: today.year
      )
      .proposal(reading.sentences)
      reading.draft.speech = .question
    }
    return reading.draft
  }

  struct Reading {
    var draft: Draft
    var text: FoldedText
    var tokens: [Token]
    var sentences: [ParsedSentence]
    var quantities: [Quantity]
  }

  func reading(
    _ line: String, _ language: SpokenLanguage, as forced: Speech? = nil
  ) -> Reading {
    let text = FoldedText(line)
    let engine = engine(language, for: text)
    let places = engine.cues.places(in: text.bytes)
    let found = QuantityReader(units: engine.units).read(
      text, language: language, today: today, fiscalYearStart: fiscalYearStart)
    let read = engine.tokenizer.tokens(text, quantities: found.map(\.bytes))
    let tokens = UnlistedTitles(text: text).read(
      language == .japanese
        ? WorkerNames(text: text).read(read) : homonyms.read(read, text), language)
    let sentences =
      language == .japanese
      ? JapaneseParser(text).sentences(tokens) : EnglishParser(text).sentences(tokens)
    var draft = Draft(text: line, language: language, speech: .statement)
    draft.quantities = placed(found.map(\.quantity), sentences)
    draft.concepts = engine.mentions.concepts(tokens, text)
    draft.words = engine.mentions.words(tokens, text)
    draft.vague = vagueness(text, engine.vague, places)
    draft.speech =
      forced ?? speech(text, sentences, tokens, draft.quantities, engine, places)
    switch draft.speech {
    case .question:
      draft.proposal = ProposalBuilder(
        text, knowledge, metrics, draft.quantities, year: today.year
      )
      .proposal(sentences)
    default:
      draft.norms = NormBuilder(text, knowledge, metrics, draft.quantities).norms(sentences)
      draft.horizonYears = QuantityReader.horizonYears(unbound(found, sentences))
      draft.change = QuantityReader(units: engine.units).readChange(
        found, in: text, language: language)
      StatementView(
        text: text, knowledge: knowledge, metrics: metrics, found: found, tokens: tokens,
        sentences: sentences
      )
      .fill(&draft, kinds: engine.kinds, places, directions: directions)
    }
    draft.notUnderstood = tokens.filter { $0.kind == .word }.map {
      text.slice($0.lower, $0.upper)
    }
    return Reading(
      draft: draft, text: text, tokens: tokens, sentences: sentences, quantities: draft.quantities)
  }

  /// Gives each quantity the metric that its clause says it measures.
  private func placed(_ quantities: [Quantity], _ sentences: [ParsedSentence]) -> [Quantity] {
    var quantities = quantities
    for sentence in sentences {
      // What a number measures is said near it; a long text is not searched for every number.
      guard sentence.clauses.contains(where: { $0.items.contains { $0.token.quantity >= 0 } })
      else { continue }
      var context: [Item] = []
      for clause in sentence.clauses where context.count < MetricFinder.reach {
        context += clause.items.prefix(MetricFinder.reach - context.count)
      }
      for clause in sentence.clauses {
        for (index, item) in clause.items.enumerated() where item.token.quantity >= 0 {
          let metric = metrics.metric(
            of: quantities[item.token.quantity], at: index, in: clause.items, context: context)
          if metric != MetricFinder.defaultMetric(quantities[item.token.quantity].unit) {
            quantities[item.token.quantity].metric = metric
          }
        }
      }
    }
    // 25%以上なら… after 粗利率25%を…: the same number is meant until another is named.
    var last: [(unit: String, metric: String)] = []
    for index in quantities.indices {
      let unit = quantities[index].unit
      if let metric = quantities[index].metric {
        if unit == "percent" || unit == "pp" {
          last.removeAll { $0.unit == unit }
          last.append((unit, metric))
        }
      } else if let known = last.first(where: { $0.unit == unit }) {
        quantities[index].metric = known.metric
      }
    }
    return quantities
  }

  /// 三年で回収できない投資: a time inside a condition limits and is no horizon.
  private func unbound(
    _ quantities: [FoundQuantity], _ sentences: [ParsedSentence]
  ) -> [FoundQuantity] {
    let candidates = quantities.filter(\.looksLikeHorizon)
    if candidates.isEmpty { return [] }
    let conditions = Coverage(sentences, of: [.relative, .when, .onlyWhen, .unless])
    return candidates.filter {
      !conditions.contains($0.bytes.lowerBound)
        && ($0.quantity.op != .atMost || !isCountedFrom($0, sentences))
    }
  }

  /// 納品から一年以内の故障: a time counted from an event.
  private func isCountedFrom(_ quantity: FoundQuantity, _ sentences: [ParsedSentence]) -> Bool {
    sentences.contains { sentence in
      sentence.clauses.contains { clause in
        zip(clause.items, clause.items.dropFirst()).contains { start, counted in
          start.role == .from && counted.token.lower == quantity.bytes.lowerBound
        }
      }
    }
  }

  private func vagueness(
    _ text: FoldedText, _ words: [(number: Int, length: Int, question: String)], _ places: [Int32]
  ) -> [Vagueness] {
    var found: [Vagueness] = []
    for index in words.indices where places[words[index].number] >= 0 {
      let word = words[index]
      let at = Int(places[word.number])
      let span = text.span(at, at + word.length)
      if found.contains(where: { $0.span.overlaps(span) }) { continue }
      found.append(
        Vagueness(surface: text.slice(span), span: span, question: word.question))
    }
    return found.sorted { $0.span < $1.span }
  }

  private func speech(
    _ text: FoldedText, _ sentences: [ParsedSentence], _ tokens: [Token],
    _ quantities: [Quantity], _ engine: Engine, _ places: [Int32]
  ) -> Speech {
    guard let last = sentences.last?.main else { return .other }
    if text.bytes.first == UInt8(ascii: "/") { return .command }
    if !last.question.isEmpty || sentences.contains(where: { $0.main?.question.isEmpty == false }) {
      return .question
    }
    if let told = engine.speech.speech(text, sentences, places) { return told }
    if engine.speech.isPastFact(text, sentences, tokens)
      || engine.speech.isStandingFact(text, sentences, tokens)
      || engine.speech.isProfile(text, sentences, tokens)
    {
      return .fact
    }
    // asdf: one word that nobody knows.
    if tokens.count <= 2, tokens.allSatisfy({ $0.kind == .word || $0.kind == .mark }) {
      return .other
    }
    if !tokens.contains(where: {
      $0.kind == .concept || $0.kind == .word || $0.isFunction("modal", "deontic", "negation")
    }), !countsThings(quantities) {
      return .other
    }
    return .statement
  }
}

extension Analyzer {
  /// Zero accidents, no more than one complaint: a bound with the thing it counts says a rule; six
  /// stores by 2030, 五年以内に三店舗: so does a number with the time it is to be there.
  private func countsThings(_ quantities: [Quantity]) -> Bool {
    let isTime = { (quantity: Quantity) in
      ["year", "fiscal", "offset", "duration"].contains(quantity.type)
    }
    if quantities.contains(where: isTime),
      quantities.contains(where: {
        !isTime($0) && ["count", "percent", "money", "multiple"].contains($0.type)
      })
    {
      return true
    }
    return quantities.contains { quantity in
      guard quantity.value == 0 || quantity.op == .less || quantity.op == .atMost,
        quantity.type == "count", quantity.surface.utf8.contains(0x20)
      else { return false }
      return quantity.surface.hasSuffix("s") && !quantity.surface.hasSuffix("ss")
    }
  }

  /// The role that a title names, in either language: 営業部長, CFO, head of sales.
  package func role(_ title: String) -> Term? {
    let languages: [SpokenLanguage] =
      Analyzer.language(of: title) == .japanese ? [.japanese, .english] : [.english, .japanese]
    for language in languages {
      let reading = reading(title, language)
      if let token = reading.tokens.first(where: { $0.sort == .role }) {
        return TitleReader(text: reading.text, knowledge: knowledge).role(token)
      }
    }
    return nil
  }
}
