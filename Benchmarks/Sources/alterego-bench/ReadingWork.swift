// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ReadingCheck

/// How fast sentences are read, whether the time grows with the length of a text, and whether
/// memory stays as it is however many are read.
extension Bench {
  /// Sentences and lines a second of one core inside the library, without process, JSON or disk,
  /// beside a reader of keywords in Python that only folds a line and looks for the subjects.
  static func drafting(_ stage: Stage) throws -> [Row] {
    let count = 5_000
    let check = try ReadingCheck()
    let python = stage.program("python3")
    return try [("Japanese", true), ("English", false)].flatMap { name, japanese in
      let mixed = Sentences(seed: 13).mixed(count, japanese: japanese)
      let lines = mixed.map(\.text)
      let sentences = mixed.reduce(0) { $0 + $1.sentences }
      let all = lines.joined(separator: "\n") + "\n"
      let script = KeywordReader.script(Sentences.subjects(japanese: japanese))
      var row = Row(
        "draft \(name), lines", statements: 0, unit: .perSecond,
        peer: python == nil ? nil : "python3, keywords")
      try stage.alternate(&row, runs: 5) {
        let (found, elapsed) = processorTime { lines.reduce(0) { $0 + check.read($1) } }
        return found > 0 ? Double(count) / elapsed * 1_000 : nil
      } peer: {
        guard let python else { return nil }
        let printed = try stage.output(python, ["-c", script], input: all)
        return printed.split(separator: "\n").first.flatMap { Double($0) }
      }
      return [inSentences(row, "draft \(name), sentences", sentences, of: count), row]
    }
  }

  /// The same figures by sentences, of which a line has one to three.
  private static func inSentences(
    _ lines: Row, _ name: String, _ sentences: Int, of count: Int
  ) -> Row {
    let share = Double(sentences) / Double(count)
    var row = Row(name, statements: 0, unit: .perSecond, peer: lines.peer)
    row.floor = 20_000
    row.ours.values = lines.ours.values.map { $0 * share }
    row.peers.values = lines.peers.values.map { $0 * share }
    return row
  }

  /// Sentences a second: a long file less a file of one line, so that start-up is taken off.
  static func reading(_ stage: Stage) throws -> [Row] {
    let count = 3_000
    return try [("Japanese", true), ("English", false)].map { name, japanese in
      let lines = Sentences(seed: 11).lines(count + 1, japanese: japanese)
      let all = lines.joined(separator: "\n") + "\n"
      let mecab = stage.program("mecab")
      var row = Row(
        "read \(name)", statements: 0, unit: .perSecond, peer: japanese ? "mecab, words only" : nil)
      try stage.alternate(&row, runs: 5) {
        let long = try stage.time(["parse", "--json"], input: all)
        let short = try stage.time(["parse", "--json"], input: lines[0] + "\n")
        return Double(count) / (long - short) * 1_000
      } peer: {
        guard japanese, let mecab else { return nil }
        let long = try stage.timeProgram(mecab, [], input: all)
        let short = try stage.timeProgram(mecab, [], input: lines[0] + "\n")
        return Double(count) / (long - short) * 1_000
      }
      return row
    }
  }

  /// One statement of 1 MB, for each MB of which it should take as long as for a sixteenth of it.
  static func longTexts(_ stage: Stage) throws -> [Row] {
    let check = try ReadingCheck()
    return try [("Japanese", true), ("English", false)].map { name, japanese in
      let lines = Sentences(seed: 17).mixed(24_000, japanese: japanese).map(\.text)
      let separator = japanese ? "" : " "
      let bytes = lines.joined(separator: separator).utf8
      let long = String(decoding: bytes.prefix(1 << 20), as: UTF8.self)
      let short = String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
      var row = Row(
        "draft 1 MB \(name), by MB", statements: 0, unit: .milliseconds, peer: "the same, 64 kB")
      try stage.alternate(&row, runs: 3) {
        timeByMegabyte(long, check)
      } peer: {
        timeByMegabyte(short, check)
      }
      return row
    }
  }

  private static func timeByMegabyte(_ text: String, _ check: ReadingCheck) -> Double? {
    guard !text.isEmpty else { return nil }
    let (_, elapsed) = processorTime { check.read(text) }
    return elapsed * Double(1 << 20) / Double(text.utf8.count)
  }

  /// What the process holds after a million sentences, beside what it held after ten thousand.
  static func manyTexts(_ stage: Stage) throws -> [Row] {
    let check = try ReadingCheck()
    var row = Row(
      "memory, a million sentences", statements: 0, unit: .mebibytes, peer: "after 10,000")
    var read = 0
    var seed: UInt64 = 0
    func readMore(until wanted: Int) {
      while read < wanted {
        seed += 1
        for japanese in [true, false] {
          for (text, sentences) in Sentences(seed: seed).mixed(1_000, japanese: japanese) {
            _ = check.read(text)
            read += sentences
          }
        }
      }
    }
    readMore(until: 10_000)
    row.peers.values = [try residentMebibytes()]
    readMore(until: 1_000_000)
    row.ours.values = [try residentMebibytes()]
    return [row]
  }

  private static func residentMebibytes() throws -> Double {
    let sizes = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = sizes.split(separator: " ")
    return Double(pages.dropFirst().first ?? "").map { $0 * Double(getpagesize()) / 1_048_576 } ?? 0
  }

  /// Milliseconds of processor time that a piece of work takes on this thread.
  private static func processorTime<Value>(_ work: () -> Value) -> (Value, Double) {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
    }
    let begin = now()
    let value = work()
    return (value, now() - begin)
  }
}
