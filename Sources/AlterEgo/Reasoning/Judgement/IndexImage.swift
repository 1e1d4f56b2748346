// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A ``StatementIndex`` as one block of bytes, so that a process with one question need not read
/// every statement to find the few that the question meets.
struct IndexImage: Sendable {
  private enum Part {
    static let statements = 0
    static let needs = 1
    static let postingStarts = 2
    static let postingNorms = 3
    static let postingParts = 4
    static let surfaceStarts = 5
    static let surfaces = 6
    static let keys = 7
    static let keyStarts = 8
    static let keyTerms = 9
    static let ways = 10
    static let wayStarts = 11
    static let wayNorms = 12
    static let numbered = 13
    static let priced = 14
    static let general = 15
    static let statementCount = 16
    static let count = 17
  }

  private let parts: PackedParts
  let statementCount: Int
  let normCount: Int
  let termCount: Int
  let numbered: [Int32]
  let priced: [Int32]
  let general: [Int32]
  let contrary: [Int: [Int32]]

  var bytes: [UInt8] { parts.bytes }

  /// Nil when the bytes are no image.
  init?(_ bytes: [UInt8]) {
    guard let parts = PackedParts(bytes, parts: Part.count) else { return nil }
    self.parts = parts
    statementCount = Int(parts.number(Part.statementCount, 0, as: UInt32.self))
    normCount = parts.count(of: Part.statements, as: Int32.self)
    termCount = max(0, parts.count(of: Part.postingStarts, as: UInt32.self) - 1)
    let limit = Int32(truncatingIfNeeded: normCount)
    func norms(_ part: Int) -> [Int32] {
      parts.numbers(part, as: Int32.self).filter { (0..<limit).contains($0) }
    }
    numbered = norms(Part.numbered)
    priced = norms(Part.priced)
    general = norms(Part.general)
    var contrary: [Int: [Int32]] = [:]
    for (place, way) in parts.numbers(Part.ways, as: Int32.self).enumerated() {
      contrary[Int(way)] = parts.stretch(Part.wayStarts, place).map {
        parts.number(Part.wayNorms, $0)
      }.filter { (0..<limit).contains($0) }
    }
    self.contrary = contrary
  }

  func norm(_ number: Int) -> IndexedNorm {
    let flags = parts.number(Part.needs, number, as: UInt8.self)
    return IndexedNorm(
      statement: parts.number(Part.statements, number),
      needs: IndexedNorm.Need(rawValue: flags & 0x7F) ?? .whole, speaksOfCases: flags & 0x80 != 0)
  }

  /// Hands each norm in which a term stands to `body`, with the part it has there.
  @inline(__always)
  func postings(of term: Int, _ body: (_ norm: Int, _ part: IndexedNorm.Parts) -> Void) {
    for place in parts.stretch(Part.postingStarts, term) {
      let norm = Int(parts.number(Part.postingNorms, place, as: Int32.self))
      guard norm >= 0, norm < normCount else { continue }
      body(norm, IndexedNorm.Parts(rawValue: parts.number(Part.postingParts, place)))
    }
  }

  func surface(of term: Int) -> ArraySlice<UInt8> {
    parts.slice(Part.surfaces, parts.stretch(Part.surfaceStarts, term))
  }

  /// The terms that stand under a key.
  func terms(_ key: IndexKey) -> [Int32] {
    var (low, high) = (0, parts.count(of: Part.keys, as: UInt64.self))
    while low < high {
      let middle = (low + high) / 2
      if parts.number(Part.keys, middle, as: UInt64.self) < key.hash {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard parts.number(Part.keys, low, as: UInt64.self) == key.hash else { return [] }
    let limit = Int32(truncatingIfNeeded: termCount)
    return parts.stretch(Part.keyStarts, low).map { parts.number(Part.keyTerms, $0) }
      .filter { (0..<limit).contains($0) }
  }

  // MARK: Writing

  /// What an image is made of.
  struct Content {
    var statementCount = 0
    var norms: [IndexedNorm] = []
    var postings: [[(norm: Int32, part: IndexedNorm.Parts)]] = []
    var surfaces: [[UInt8]] = []
    var keys: [(key: IndexKey, terms: [Int32])] = []
    var contrary: [Int: [Int32]] = [:]
    var numbered: [Int32] = []
    var priced: [Int32] = []
    var general: [Int32] = []

    var bytes: [UInt8] {
      var writer = PackedParts.Writer()
      writer.add(numbers: norms.map(\.statement))
      writer.add(norms.map { $0.needs.rawValue | ($0.speaksOfCases ? 0x80 : 0) })
      writer.add(numbers: starts(postings.map(\.count)))
      writer.add(numbers: postings.flatMap { $0.map(\.norm) })
      writer.add(postings.flatMap { $0.map(\.part.rawValue) })
      writer.add(numbers: starts(surfaces.map(\.count)))
      writer.add(surfaces.flatMap { $0 })
      let keys = keys.sorted { $0.key.hash < $1.key.hash }
      writer.add(numbers: keys.map(\.key.hash))
      writer.add(numbers: starts(keys.map(\.terms.count)))
      writer.add(numbers: keys.flatMap(\.terms))
      let ways = contrary.sorted { $0.key < $1.key }
      writer.add(numbers: ways.map { Int32(truncatingIfNeeded: $0.key) })
      writer.add(numbers: starts(ways.map(\.value.count)))
      writer.add(numbers: ways.flatMap(\.value))
      writer.add(numbers: numbered)
      writer.add(numbers: priced)
      writer.add(numbers: general)
      writer.add(numbers: [UInt32(truncatingIfNeeded: statementCount)])
      return writer.bytes
    }

    private func starts(_ counts: [Int]) -> [UInt32] {
      var starts: [UInt32] = [0]
      starts.reserveCapacity(counts.count + 1)
      var sum: UInt32 = 0
      for count in counts {
        sum += UInt32(truncatingIfNeeded: count)
        starts.append(sum)
      }
      return starts
    }
  }
}
