// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Tells which kind of statement a line is, by cue words and by the shape of its norms.
final class KindReader: Sendable {
  let knowledge: KnowledgeBase
  let language: SpokenLanguage
  /// A cue's number and words, the kind it points to, and how strongly.
  private let cues: [(number: Int, surface: String, kind: Kind, weight: Int)]
  /// The numbers of the cues, which follow one another in their order.
  private let numbers: Range<Int>
  let shapes: KindShapes

  /// English verbs that bring a number about, whatever act they name otherwise: cut, bring, push.
  private let numberVerbs: WordSet

  init(_ knowledge: KnowledgeBase, language: SpokenLanguage, _ finder: inout CueFinder) {
    self.knowledge = knowledge
    self.language = language
    numberVerbs =
      language == .english
      ? WordSet(knowledge.rows("language/en/change_words.tsv").flatMap { $0.list("word") }) : []
    var cues: [(number: Int, surface: String, kind: Kind, weight: Int)] = []
    for row in knowledge.rows("language/\(language.rawValue)/kind_cues.tsv") {
      guard let kind = Kind(rawValue: row["kind"]) else { continue }
      let number = finder.add(Array(FoldedText.fold(row["surface"]).utf8), isWhole: true)
      cues.append((number, row["surface"], kind, Int(row["weight"]) ?? 1))
    }
    self.cues = cues
    let first = cues.first?.number ?? 0
    numbers = first..<first + cues.count
    shapes = KindShapes(knowledge, language: language, &finder)
  }

  /// The points that speak for each kind.
  struct Score {
    private var points = SIMD16<Int32>.zero

    subscript(kind: Kind) -> Int {
      get { Int(points[Score.index(kind)]) }
      set { points[Score.index(kind)] = Int32(truncatingIfNeeded: newValue) }
    }

    private static func index(_ kind: Kind) -> Int {
      switch kind {
      case .purpose: 0
      case .principle: 1
      case .intention: 2
      case .candid: 3
      case .vision: 4
      case .strategy: 5
      case .initiative: 6
      case .kpi: 7
      case .criterion: 8
      case .delegation: 9
      case .decision: 10
      }
    }
  }

  /// The kind that most speaks for; `places` is where the cues stand, as the finder found them.
  func kind(
    _ text: FoldedText, _ places: [Int32], _ tokens: [Token], _ sentences: [ParsedSentence],
    _ norms: [Norm], threshold limit: Predicate?, horizon: Int?, isNarrowed: Bool = false
  ) -> Kind {
    // By 2030: a date tells until when, and measures nothing.
    let isDate = ["year", "fiscal_year"].contains(limit?.unit ?? "") && !numberVerbs.isEmpty
    let threshold = isDate ? nil : limit
    var score = Score()
    // What a ban is followed by says whom to ask, and makes no delegation of it.
    let opening = banFirst(sentences, norms) ? sentences[0].bytes.upperBound : .max
    for number in numbers where places[number] >= 0 {
      let cue = cues[number - numbers.lowerBound]
      if cue.kind == .delegation, Int(places[cue.number]) >= opening { continue }
      // Trainees may not cut on their own: how something is not to be done.
      if cue.kind == .delegation, norms.first?.modality == .mustNot,
        KindReader.ownWays.contains(cue.surface)
      {
        continue
      }
      // Never let it reach the river: no number is aimed at.
      if cue.kind == .kpi, threshold == nil,
        norms.first?.modality == .mustNot || KindReader.reaching.contains(cue.surface)
      {
        continue
      }
      // We don't sell land our children may need: whom a ban is for makes no purpose of it.
      if cue.kind == .purpose, cue.weight <= 4, !numberVerbs.isEmpty,
        norms.first?.modality == .mustNot, tokens.first?.isFunction("pronoun") ?? false
      {
        continue
      }
      score[cue.kind] += cue.weight
    }
    let main = norms.first
    let hasRole = tokens.indices.contains {
      tokens[$0].sort == .role && !isOwnerOfPerson(tokens[$0], sentences)
        && !tellsAge(tokens, $0, text)
    }
    // Debts over ninety days go to the lawyer: the number tells which, and is no goal.
    let isGoal = !isNarrowed && (main.map { [.aim, .must].contains($0.modality) } ?? false)
    let measures = threshold.map { knowledge.sort(of: $0.id ?? "") == .kpi } ?? false
    let acts = norms.compactMap { $0.act }.filter { !$0.isWord }
    let head = sentences.first?.main?.headItem
    // Get complaints below five: get is no verb elsewhere.
    let opener = tokens.first.map { text.surface($0) } ?? ""
    let movesNumber =
      !numberVerbs.isEmpty
      && ["get", "bring", "push", "reach", "achieve", "hit", "take", "drive"].contains(opener)
      || head.map {
        isNumberVerb($0.token.id)
          || !numberVerbs.isEmpty
            && numberVerbs.contains(text.surface($0.token))
      } ?? false
    let hasBusinessAct = !movesNumber && acts.contains { !isNumberVerb($0.id) }
    // By 2031 every boat will be electric.
    let foretells =
      isDate
      && tokens.contains {
        $0.isFunction("modal", "aux")
          && ["will", "will be", "will have"].contains(text.surface($0))
      }
    if isDate, main?.modality == .aim || foretells { score[.strategy] += 3 }
    // We will have three harbours by FY2030.
    if !isDate, !numberVerbs.isEmpty, horizon == nil, willDo(tokens, text), namesYear(text) {
      score[.strategy] += 3
    }
    if main?.modality == .prefer { score[.criterion] -= 3 }
    // Only if …: what is bound to a condition is a rule, not a leave.
    let isBound =
      !numberVerbs.isEmpty && norms.contains(where: \.otherwise)
      && (sentences.first?.main.map { $0.modal.isEmpty && $0.deontic.isEmpty } == true
        || tokens.first?.value == "only-if")
      || isRestricted(norms)
    // 閑散期に限り、係長は受けてよい: who has the leave is told, however narrow it is.
    let isHolders = language == .japanese && holds(sentences.first?.main)
    if hasRole, main?.modality == .may, !isBound || isHolders { score[.delegation] += 4 }
    // Not every guest has to like us: what none need is nobody's leave.
    let isWaived = !numberVerbs.isEmpty && main?.negated == true && main?.act?.isWord != false
    if main?.modality == .may, !hasRole, !isBound, !isWaived, !hasThresholdRule(norms) {
      score[.delegation] += 3
    }
    // A vet may treat a stray, up to $200: leave within an amount is authority.
    if main?.modality == .may, let limit,
      numberVerbs.isEmpty
        ? main?.negated == true && sparesAsking(text)
        : main?.negated == false || sparesAsking(text),
      Quantity.isMoney(limit.unit)
        || limit.unit == "percent"
          && main?.act.map({ knowledge.isA($0.id, "give_discount") }) ?? false,
      [.atMost, .less].contains(limit.op)
    {
      score[.delegation] += 4
    }
    // Sell at least half of the crop direct: a share of a whole that is asked for is a number.
    if let share = threshold, share.unit == "percent", !numberVerbs.isEmpty,
      [.atLeast, .atMost, .more, .less].contains(share.op), main?.when.isEmpty == true,
      main?.unless.isEmpty == true, main?.modality != .mustNot, main?.modality != .may, !isNarrowed
    {
      score[.kpi] += main?.modality == .prefer ? 3 : 2
    }
    // 部長が購入を決める: what is decided is the act, and who decides it is said all the same.
    let hasDecider =
      sentences.first?.main?.items.contains {
        $0.token.sort == .role && ($0.role == .subject || $0.role == .topic)
      } ?? false
    let saysWho = { (norm: Norm) in
      norm.act.map { self.isDecision($0.id) } ?? false
        || norm.decides && norm.modality == .must && hasDecider
    }
    if hasRole, norms.contains(where: saysWho) {
      score[.delegation] += 4
    }
    // Rebates above 5 percent go to the owner.
    if hasRole, !numberVerbs.isEmpty, main?.modality == .must,
      main?.act.map({ knowledge.isA($0.id, "ask_approval") }) ?? false
    {
      score[.delegation] += 4
    }
    if threshold != nil, isGoal, movesNumber, !isConditional(main, sentences), !hasRole {
      score[.kpi] += 3
    }
    if threshold != nil, isGoal {
      if main?.modality == .aim { score[.kpi] += measures ? 5 : 3 }
      if measures, main?.when.isEmpty == true, main?.unless.isEmpty == true, !hasBusinessAct {
        score[.kpi] += horizon == nil ? 3 : 4
      }
      if horizon != nil { score[.kpi] += 2 }
    }
    if horizon != nil, threshold == nil {
      score[.strategy] += (horizon ?? 0) >= 5 && main?.modality == .aim ? 1 : 2
    }
    if language == .japanese {
      if (horizon ?? 0) >= 5, endsAsPicture(text) { score[.vision] += 6 }
      weighJapanese(text, tokens, sentences, norms, threshold: threshold, into: &score)
    }
    if tellsMeasure(text, tokens, norms, threshold: threshold) { score[.initiative] += 8 }
    if weighsMeasure(tokens, norms, threshold: threshold) { score[.initiative] += 5 }
    weighShapes(text, places, tokens, sentences, norms, threshold: threshold, into: &score)
    if main?.modality == .aim, threshold == nil { score[.intention] += 2 }
    score[.principle] += 2
    var best = Kind.principle
    var bestScore = -1
    for kind in KindReader.order where score[kind] > bestScore {
      best = kind
      bestScore = score[kind]
    }
    return best
  }

  /// 私が65歳になる前に: whose age it is decides nothing.
  private func tellsAge(_ tokens: [Token], _ at: Int, _ text: FoldedText) -> Bool {
    guard at + 2 < tokens.count, tokens[at + 1].isFunction("particle"),
      tokens[at + 2].kind == .quantity
    else { return false }
    return text.surface(tokens[at + 2]).utf8.has("歳".utf8)
  }

  /// 院長の後継者: a role that tells only whose somebody is.
  private func isOwnerOfPerson(_ role: Token, _ sentences: [ParsedSentence]) -> Bool {
    for clause in sentences.lazy.flatMap(\.clauses) {
      guard let at = clause.items.firstIndex(where: { $0.token.lower == role.lower }) else {
        continue
      }
      return clause.items[at].role == .of && at + 1 < clause.items.count
        && knowledge.theme(of: clause.items[at + 1].token.id) == "counterparties"
    }
    return false
  }

  /// Of equal kinds the first is taken.
  private static let order: [Kind] = [
    .criterion, .delegation, .kpi, .purpose, .candid, .vision, .strategy, .initiative, .intention,
    .decision, .principle,
  ]

  private func hasThresholdRule(_ norms: [Norm]) -> Bool {
    norms.contains { $0.when.contains { $0.kind == .metric } }
  }

  /// Verbs that only move a number: raise, reach, keep at.
  func isNumberVerb(_ id: String) -> Bool {
    KindReader.moving.contains(id) || language == .english && KindReader.holding.contains(id)
  }

  private static let moving: WordSet = [
    "raise", "lower", "change", "increase", "decrease", "shorten", "extend", "maintain",
    "improve", "make", "set_target", "add", "remove", "expand",
  ]
  /// Cut overtime, save costs: acts that hold what they move.
  private static let holding: WordSet = [
    "cut_overtime", "save_money", "save_energy", "cut_emissions", "cut_output",
    "reduce_stock", "cut_meetings", "grow_sales", "raise_profit", "raise_output",
  ]

  /// Spending up to $3,000 needs no approval: nobody has to be asked.
  private func sparesAsking(_ text: FoldedText) -> Bool {
    KindReader.asking.contains { text.bytes.has($0) }
  }

  private static let asking = [
    " ask", " approval", " permission", " sign-off", " signature", " consult", " okay", " consent",
    " check with", " come to me", " my leave", "相談", "承認", "許可", "決裁", "稟議", "聞かなく", "断らなく",
  ].map { Array($0.utf8) }

  /// Whether a norm holds in some case only; which kind of thing a number is about is none, nor is
  /// by when it is to be there.
  private func isConditional(_ norm: Norm?, _ sentences: [ParsedSentence]) -> Bool {
    guard let norm else { return true }
    if norm.when.isEmpty { return !norm.unless.isEmpty }
    let hasClause = sentences.contains { sentence in
      sentence.clauses.contains {
        [.when, .onlyWhen, .unless, .until, .relative].contains($0.role)
      }
    }
    let isOnlyNamed = norm.when.allSatisfy {
      $0.kind == .words || ["month", "year", "fiscal_year"].contains($0.unit ?? "")
    }
    return numberVerbs.isEmpty || hasClause || !isOnlyNamed || !norm.unless.isEmpty
  }

  /// Whether somebody's title is the topic of a clause that gives leave.
  private func holds(_ clause: Clause?) -> Bool {
    clause.map { clause in
      clause.modal == "may"
        && clause.items.contains { $0.token.sort == .role && $0.role == .topic }
    } ?? false
  }

  private func willDo(_ tokens: [Token], _ text: FoldedText) -> Bool {
    tokens.contains {
      $0.isFunction("modal", "aux")
        && ["will", "will be", "will have"].contains(text.surface($0))
    }
  }

  func namesYear(_ text: FoldedText) -> Bool {
    KindReader.dated.contains { text.bytes.has($0) }
      || text.folded(0, min(7, text.bytes.count)).hasPrefix("by 20")
      || text.folded(0, min(3, text.bytes.count)) == "in " && text.bytes.has(KindReader.inYears)
  }

  private static let dated = [" by 20", " by fy", " in 20", " by the end of 20"].map {
    Array($0.utf8)
  }
  private static let inYears = Array(" years ".utf8)

  private static let reaching: WordSet = ["reach", "reaches", "reached", "reaching"]

  /// Cues of delegation that, in a ban, tell only how.
  private static let ownWays: WordSet = [
    "without asking", "without checking with", "without sign-off",
    "on their own", "on his own", "on her own", "decide alone", "free hand", "decide how",
    "decide when", "decide what", "decide who", "decide which", "decide whether",
  ]

  private func isDecision(_ id: String) -> Bool {
    ["decide", "approve", "delegate"].contains { knowledge.isA(id, $0) }
  }

  /// The cues that stand in a text, with the kind each speaks for.
  func found(at places: [Int32]) -> [Explanation.Cue] {
    cues.filter { places[$0.number] >= 0 }.map {
      Explanation.Cue(surface: $0.surface, kind: $0.kind, weight: $0.weight)
    }
  }
}
