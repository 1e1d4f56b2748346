// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Model

@testable import Reasoning

/// Common ground as it is told in one breath: every pair of statements weighed, every third asked.
///
/// Slow and obviously right; `CommonGround` leaves out what can't matter and must give the same.
struct PlainCommonGround {
  typealias Member = CommonGround.Member

  private let members: [Member]
  private let matters: Matters
  private let count: Int
  private let places: [Station: [Int]]
  /// What two statements share, either way round, and what most of it is: a matter by its place,
  /// or behind the last of them a word.
  private var weights: [Float]
  private var carriers: [Int32]
  private var words: [String] = []

  /// The facts about statements; order them first, for ties are settled by it.
  static func facts(_ members: [Member], _ matters: Matters) -> [Datalog.Fact] {
    if members.count < CommonGround.fewest { return [] }
    return PlainCommonGround(members, matters).facts()
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

  private func rarity(_ statements: Int) -> Float { CommonGround.rarity(statements, of: count) }

  private static let onward: [(from: Station, to: [Station])] = [
    (.philosophy, [.strategy, .number, .organization]), (.strategy, [.number, .organization]),
    (.number, [.evaluation, .organization]),
  ]

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

  private func connected() -> [Float] {
    var connected = [Float](repeating: 0, count: weights.count)
    for (from, stations) in PlainCommonGround.onward {
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
    for (from, stations) in PlainCommonGround.onward {
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
