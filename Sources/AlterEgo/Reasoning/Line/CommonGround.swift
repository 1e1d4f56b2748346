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
  struct Member {
    let id: String
    let station: Station
    let profile: GroundProfile
  }

  /// Fewer statements than this tell nothing about what is rare.
  private static let fewest = 12
  /// What a pair must reach by itself to be given on.
  private static let threshold: Float = 0.3
  /// The levels, in hundredths, at which `ground.dl` asks: a statement more moves every weight a
  /// little, and few facts.
  private static let levels = [220, 160, 120, 90, 60, 45, 30]
  /// The share of the best pair's weight that a pair must reach at either end.
  private static let closeness: Float = 0.85
  private static let servedWeight: Float = 0.5
  private static let wordWeight: Float = 0.5
  private static let thingWeight: Float = 0.5
  /// What more statements than this name tells no two of them together.
  private static let mostNaming = 16
  private static let wholeWeight: Float = 0.3
  /// What the matters beside the strongest count.
  private static let furtherWeight: Float = 0.5
  /// What the weight of a third statement's pairs adds.
  private static let supportWeight: Float = 0.6

  private let members: [Member]
  private let matters: Matters
  private let count: Int
  /// The places of those at each station.
  private let places: [Station: [Int]]
  /// What two statements share, either way round, and what most of it is: a matter by its place,
  /// or behind the last of them a word.
  private var weights: [Float]
  private var carriers: [Int32]
  private var words: [String] = []

  /// The facts about statements; order them first, for ties are settled by it.
  static func facts(_ members: [Member], _ matters: Matters) -> [Datalog.Fact] {
    if members.count < fewest { return [] }
    return CommonGround(members, matters).facts()
  }

  private init(_ members: [Member], _ matters: Matters) {
    self.members = members
    self.matters = matters
    count = members.count
    places = Dictionary(grouping: members.indices) { members[$0].station }
    weights = [Float](repeating: 0, count: count * count)
    carriers = [Int32](repeating: -1, count: count * count)
    addMatters()
    addWords()
    addThings()
  }

  /// How much it says that this many statements speak of something: 1 for two, 0 for all.
  private func rarity(_ statements: Int) -> Float {
    let (all, few) = (Double(count), Double(max(statements, 2)))
    let share = max(0, logarithm(all / few) / logarithm(all / 2))
    return Float(share * share.squareRoot())
  }

  /// The binary logarithm, by straight lines between the powers of two: the same on any machine.
  private func logarithm(_ value: Double) -> Double {
    Double(value.exponent) + value.significand - 1
  }

  /// The stations that the line may lead to from each.
  private static let onward: [(from: Station, to: [Station])] = [
    (.philosophy, [.strategy, .number, .organization]), (.strategy, [.number, .organization]),
    (.number, [.evaluation, .organization]),
  ]

  /// Who speaks of a matter, or of one that is a part of it or serves it.
  private typealias Speaker = (member: Int, weight: Float, isSaid: Bool)

  private mutating func addMatters() {
    var speakers = [[Speaker]](repeating: [], count: matters.all.count)
    var speaking = [Int](repeating: 0, count: matters.all.count)
    for (place, member) in members.enumerated() {
      for own in member.profile.matters { speaking[own.matter] += 1 }
      for (matter, one) in spread(member.profile.matters) {
        speakers[matter].append((place, one.weight, one.isSaid))
      }
    }
    var sums = weights
    for (matter, speakers) in speakers.enumerated() where speakers.count > 1 {
      let isWhole = matters.all[matter].traits.contains("whole")
      let factor = rarity(speaking[matter]) * (isWhole ? CommonGround.wholeWeight : 1)
      if factor <= 0 { continue }
      for first in speakers {
        for second in speakers where first.isSaid || second.isSaid {
          let at = first.member * count + second.member
          let weight = first.weight * second.weight * factor
          sums[at] += weight
          if weight > weights[at] { (weights[at], carriers[at]) = (weight, Int32(matter)) }
        }
      }
    }
    for at in weights.indices {
      weights[at] += CommonGround.furtherWeight * (sums[at] - weights[at])
    }
  }

  /// Matters with those that they are a part of or serve, in the order of the table.
  private func spread(
    _ own: [Matters.Weight]
  ) -> [(key: Int, value: (weight: Float, isSaid: Bool))] {
    var found: [Int: (weight: Float, isSaid: Bool)] = [:]
    for one in own { found[one.matter] = (Float(one.weight), true) }
    for one in own {
      let weight = Float(one.weight) * CommonGround.servedWeight
      for end in matters.ends[one.matter] where found[end]?.weight ?? 0 < weight {
        found[end] = (weight, found[end]?.isSaid ?? false)
      }
    }
    return found.sorted { $0.key < $1.key }
  }

  private mutating func addWords() {
    var saying: [String: [Int]] = [:]
    for (at, member) in members.enumerated() {
      for word in member.profile.words { saying[word, default: []].append(at) }
    }
    for (word, places) in saying.filter({ $0.value.count > 1 }).sorted(by: { $0.key < $1.key }) {
      let weight = CommonGround.wordWeight * rarity(places.count)
      if weight <= 0 { continue }
      words.append(word)
      for a in places {
        for b in places {
          weights[a * count + b] += weight
          if carriers[a * count + b] < 0 {
            carriers[a * count + b] = Int32(matters.all.count + words.count - 1)
          }
        }
      }
    }
  }

  /// Of what two name, the nearest and rarest counts: a rose and a tulip are both flowers.
  private mutating func addThings() {
    typealias Naming = (member: Int, nearness: Float)
    var naming: [String: [Naming]] = [:]
    for (at, member) in members.enumerated() {
      for thing in member.profile.things {
        naming[thing.id, default: []].append((at, thing.nearness))
      }
    }
    var most = [Float](repeating: 0, count: weights.count)
    let shared = naming.filter { (2...CommonGround.mostNaming).contains($0.value.count) }
    for (thing, all) in shared.sorted(by: { $0.key < $1.key }) {
      let weight = CommonGround.thingWeight * rarity(all.count)
      if weight <= 0 { continue }
      words.append(thing)
      for a in all {
        for b in all {
          let at = a.member * count + b.member
          let own = weight * a.nearness * b.nearness
          guard own > most[at] else { continue }
          if weights[at] == 0 { carriers[at] = Int32(matters.all.count + words.count - 1) }
          most[at] = own
        }
      }
    }
    for at in weights.indices { weights[at] += most[at] }
  }

  /// Leaves out the pairs between which no line leads.
  private func connected() -> [Float] {
    var connected = [Float](repeating: 0, count: weights.count)
    for (from, stations) in CommonGround.onward {
      for station in stations {
        for a in places[from] ?? [] {
          for b in places[station] ?? [] {
            connected[a * count + b] = weights[a * count + b]
            connected[b * count + a] = weights[a * count + b]
          }
        }
      }
    }
    return connected
  }

  private typealias Pair = (a: Int, b: Int, weight: Float)

  private func facts() -> [Datalog.Fact] {
    let connected = connected()
    var facts: [Datalog.Fact] = []
    for (from, stations) in CommonGround.onward {
      for station in stations {
        var pairs: [Pair] = []
        for a in places[from] ?? [] {
          for b in places[station] ?? [] {
            let own = connected[a * count + b]
            if own < CommonGround.threshold { continue }
            let support = strongestThird(a, b, connected)
            pairs.append((a, b, own + CommonGround.supportWeight * support))
          }
        }
        facts += unrivalled(pairs).compactMap(fact)
      }
    }
    return facts
  }

  /// The most that a third statement has in common with both; none has any with itself.
  private func strongestThird(_ a: Int, _ b: Int, _ connected: [Float]) -> Float {
    connected.withUnsafeBufferPointer { weights in
      let (first, second) = (a * count, b * count)
      var most: Float = 0
      for third in 0..<count {
        let shared = min(weights[first + third], weights[second + third])
        if shared > most { most = shared }
      }
      return most
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
    let carrier = Int(carriers[pair.a * count + pair.b])
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
