// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Model

/// What one statement has to share with others.
package struct GroundProfile: Equatable, Sendable {
  /// Matters it speaks of, in the order of their table.
  let matters: [Matters.Weight]
  /// Content words as written, in order.
  let words: [String]
  /// What it names that the lexicon knows, and what that is a kind of, in the order of the ids.
  var things: [Thing] = []

  /// A concept or act, and how near it is to what is said: 1 for itself, less for a wider one.
  struct Thing: Equatable, Sendable {
    let id: String
    let nearness: Float
  }
}

/// Which statements have most in common with each other, of those looked at together.
///
/// No table holds every trade's words. Where the rules find nothing certain, what two statements
/// share is weighed instead: a matter or a word counts more the fewer statements speak of it, as
/// in text retrieval (inverse document frequency), and a third statement that both meet speaks for
/// them. Only pairs that nobody outdoes, seen from either end, are given on; the rules in
/// `ground.dl` decide what becomes of them.
///
/// The constants were chosen on labelled companies with one of them left out at a time; moved by
/// a third, none of them changed the outcome much.
struct CommonGround {
  struct Member: Equatable {
    /// A matter that it speaks of, or that one of those is a part of or serves.
    struct Reached: Equatable {
      let matter: Int
      let weight: Float
      let isSaid: Bool
    }

    let id: String
    let station: Station
    let profile: GroundProfile
    /// In the order of the table of matters.
    fileprivate let reached: [Reached]

    init(id: String, station: Station, profile: GroundProfile, _ matters: Matters) {
      self.id = id
      self.station = station
      self.profile = profile
      reached = Member.spread(profile.matters, matters)
    }

    private static func spread(_ own: [Matters.Weight], _ matters: Matters) -> [Reached] {
      var found: [Int: (weight: Float, isSaid: Bool)] = [:]
      for one in own { found[one.matter] = (Float(one.weight), true) }
      for one in own {
        let weight = Float(one.weight) * CommonGround.servedWeight
        for end in matters.ends[one.matter] where found[end]?.weight ?? 0 < weight {
          found[end] = (weight, found[end]?.isSaid ?? false)
        }
      }
      return found.sorted { $0.key < $1.key }
        .map { Reached(matter: $0.key, weight: $0.value.weight, isSaid: $0.value.isSaid) }
    }
  }

  /// Fewer statements than this tell nothing about what is rare.
  static let fewest = 12
  /// What a pair must reach by itself to be given on.
  static let threshold: Float = 0.3
  /// The levels, in hundredths, at which `ground.dl` asks: a statement more moves every weight a
  /// little, and few facts.
  static let levels = [220, 160, 120, 90, 60, 45, 30]
  /// The share of the best pair's weight that a pair must reach at either end.
  static let closeness: Float = 0.85
  static let servedWeight: Float = 0.5
  static let wordWeight: Float = 0.5
  static let thingWeight: Float = 0.5
  /// What more statements than this name tells no two of them together.
  static let mostNaming = 16
  static let wholeWeight: Float = 0.3
  /// What the matters beside the strongest count.
  static let furtherWeight: Float = 0.5
  /// What the weight of a third statement's pairs adds.
  static let supportWeight: Float = 0.6

  private let members: [Member]
  private let matters: Matters
  private let count: Int
  /// By member, the place of its station in `Station.allCases`.
  private let ranks: [Int]
  /// The pairs between which a line may lead, from the upper end to the lower.
  private var pairs: PairTable
  private var words: [String] = []

  /// The facts about statements; order them first, for ties are settled by it.
  static func facts(_ members: [Member], _ matters: Matters) -> [Datalog.Fact] {
    guard members.count >= fewest, let first = members.first?.station,
      members.contains(where: { $0.station != first })
    else { return [] }
    return CommonGround(members, matters).facts()
  }

  private init(_ members: [Member], _ matters: Matters) {
    self.members = members
    self.matters = matters
    count = members.count
    ranks = members.map(\.station.rank)
    pairs = PairTable(count)
    addMatters()
    addWords()
    addThings()
  }

  private func rarity(_ statements: Int) -> Float { CommonGround.rarity(statements, of: count) }

  /// How much it says that this many statements of all speak of something: 1 for two, 0 for all.
  static func rarity(_ statements: Int, of count: Int) -> Float {
    let (all, few) = (Double(count), Double(max(statements, 2)))
    let share = max(0, logarithm(all / few) / logarithm(all / 2))
    return Float(share * share.squareRoot())
  }

  /// The binary logarithm, by straight lines between the powers of two: the same on any machine.
  private static func logarithm(_ value: Double) -> Double {
    Double(value.exponent) + value.significand - 1
  }

  /// The stations that the line may lead to from each, by their places in `Station.allCases`.
  private static let onward: [(from: Int, to: Int)] = [
    (.philosophy, .strategy), (.philosophy, .number), (.philosophy, .organization),
    (.strategy, .number), (.strategy, .organization),
    (.number, .evaluation), (.number, .organization),
  ].map { (from: Station, to: Station) in (from.rank, to.rank)
  }

  /// Whether the line may lead from one station to another.
  private static let leads: [[Bool]] = Station.allCases.map { from in
    Station.allCases.map { to in onward.contains { $0.from == from.rank && $0.to == to.rank } }
  }

  private typealias Speaker = (member: Int, weight: Float, isSaid: Bool)

  private mutating func addMatters() {
    var speakers = [[Speaker]](repeating: [], count: matters.all.count)
    var speaking = [Int](repeating: 0, count: matters.all.count)
    for (place, member) in members.enumerated() {
      for own in member.profile.matters { speaking[own.matter] += 1 }
      for one in member.reached {
        speakers[one.matter].append((place, one.weight, one.isSaid))
      }
    }
    var here = [[Speaker]](repeating: [], count: Station.allCases.count)
    for (matter, speakers) in speakers.enumerated() where speakers.count > 1 {
      let isWhole = matters.all[matter].traits.contains("whole")
      let factor = rarity(speaking[matter]) * (isWhole ? CommonGround.wholeWeight : 1)
      if factor <= 0 { continue }
      for place in here.indices { here[place].removeAll(keepingCapacity: true) }
      for speaker in speakers { here[ranks[speaker.member]].append(speaker) }
      for (from, to) in CommonGround.onward {
        for first in here[from] {
          for second in here[to] where first.isSaid || second.isSaid {
            pairs.share(
              first.weight * second.weight * factor, first.member, second.member, Int32(matter))
          }
        }
      }
    }
    pairs.weighMatters(CommonGround.furtherWeight)
  }

  private mutating func addWords() {
    var saying: [String: [Int]] = [:]
    for (at, member) in members.enumerated() {
      for word in member.profile.words { saying[word, default: []].append(at) }
    }
    var here = [[Int]](repeating: [], count: Station.allCases.count)
    for (word, places) in saying.filter({ $0.value.count > 1 }).sorted(by: { $0.key < $1.key }) {
      let weight = CommonGround.wordWeight * rarity(places.count)
      if weight <= 0 { continue }
      words.append(word)
      let carrier = Int32(matters.all.count + words.count - 1)
      for place in here.indices { here[place].removeAll(keepingCapacity: true) }
      for place in places { here[ranks[place]].append(place) }
      for (from, to) in CommonGround.onward {
        for a in here[from] {
          for b in here[to] { pairs.add(weight, a, b, carrier) }
        }
      }
    }
  }

  private typealias Naming = (member: Int, nearness: Float)

  /// Of what two name, the nearest and rarest counts: a rose and a tulip are both flowers.
  private mutating func addThings() {
    var naming: [String: [Naming]] = [:]
    for (at, member) in members.enumerated() {
      for thing in member.profile.things {
        naming[thing.id, default: []].append((at, thing.nearness))
      }
    }
    let shared = naming.filter { (2...CommonGround.mostNaming).contains($0.value.count) }
    for (thing, all) in shared.sorted(by: { $0.key < $1.key }) {
      let weight = CommonGround.thingWeight * rarity(all.count)
      if weight <= 0 { continue }
      words.append(thing)
      let carrier = Int32(matters.all.count + words.count - 1)
      for a in all {
        for b in all where CommonGround.leads[ranks[a.member]][ranks[b.member]] {
          pairs.name(weight * a.nearness * b.nearness, a.member, b.member, carrier)
        }
      }
    }
    pairs.weighNames()
  }

  private typealias Pair = (a: Int, b: Int, weight: Float)

  private func facts() -> [Datalog.Fact] {
    let thirds = Thirds(pairs)
    var places = [[Int]](repeating: [], count: Station.allCases.count)
    for (place, rank) in ranks.enumerated() { places[rank].append(place) }
    var facts: [Datalog.Fact] = []
    for (from, to) in CommonGround.onward {
      var found: [Pair] = []
      for (a, b, own) in promising(places[from], places[to], thirds) {
        found.append((a, b, own + CommonGround.supportWeight * thirds.strongest(a, b)))
      }
      facts += unrivalled(found).compactMap(fact)
    }
    return facts
  }

  /// The pairs with what they reach by themselves, without those that no third statement could
  /// bring up to the best at either end: such a pair is none and outdoes none.
  private func promising(_ upper: [Int], _ lower: [Int], _ thirds: Thirds) -> [Pair] {
    var best = [Float](repeating: 0, count: count)
    var found: [Pair] = []
    for a in upper {
      for b in lower {
        let own = pairs.weight(a, b)
        if own < CommonGround.threshold { continue }
        best[a] = max(best[a], own)
        best[b] = max(best[b], own)
        found.append((a, b, own))
      }
    }
    return found.filter { a, b, own in
      let most = own + CommonGround.supportWeight * thirds.most(a, b)
      return most > min(best[a], best[b])
        || most >= CommonGround.closeness * max(best[a], best[b])
    }
  }

  /// The pairs, all of two stations, that no other outdoes at either end.
  private func unrivalled(_ pairs: [Pair]) -> [Pair] {
    var best = [Float](repeating: 0, count: count)
    for (a, b, weight) in pairs {
      best[a] = max(best[a], weight)
      best[b] = max(best[b], weight)
    }
    return pairs.filter { a, b, weight in
      weight >= CommonGround.closeness * max(best[a], best[b])
    }
  }

  private func fact(_ pair: Pair) -> Datalog.Fact? {
    let hundredths = Int((pair.weight * 100).rounded())
    let carrier = Int(pairs.carrier(pair.a, pair.b))
    guard carrier >= 0, let level = CommonGround.levels.first(where: { $0 <= hundredths }) else {
      return nil
    }
    let isMatter = carrier < matters.all.count
    let name = isMatter ? matters.all[carrier].id : words[carrier - matters.all.count]
    return Datalog.Fact(
      "ground",
      [.symbol(members[pair.a].id), .symbol(name), .symbol(members[pair.b].id), .number(level)])
  }
}

extension Station {
  /// The place among all of them.
  fileprivate var rank: Int { Station.allCases.firstIndex(of: self) ?? 0 }
}
