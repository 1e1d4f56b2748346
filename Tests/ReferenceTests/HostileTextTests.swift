// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Testing

/// Texts nobody would write: they must be refused or read, never bring the program down.
@Suite struct HostileTextTests {
  @Test(arguments: 0..<10) func `a damaged program is refused or runs`(_ chunk: Int) throws {
    let pieces = [
      "(", ")", "{", "}", ",", ".", ":-", ":", "!", "=", "<", "-", "*", "/", "\"", "\\", "_",
      "count", "min", ".decl", "/*", "//", "\n", "0", "9223372036854775808", "あ", "、", "\u{0}",
      "V0",
    ]
    for seed in 0..<60 {
      var generator = SeededGenerator(seed: chunk * 1000 + seed)
      var scalars = Array(RandomProgram(seed: seed).description.unicodeScalars)
      for _ in 0..<(1 + generator.below(4)) {
        let position = generator.below(scalars.count)
        switch generator.below(3) {
        case 0: scalars.remove(at: position)
        case 1: scalars.swapAt(position, generator.below(scalars.count))
        default:
          let piece = pieces[generator.below(pieces.count)]
          scalars.insert(contentsOf: piece.unicodeScalars, at: position)
        }
      }
      let text = String(String.UnicodeScalarView(scalars))
      let problems = Program.problems(in: [SourceText(name: "hostile", text: text)])
      guard problems.isEmpty else {
        #expect(problems.allSatisfy { $0.line > 0 && $0.column > 0 })
        continue
      }
      // Damage may make a recursion endless; the limit ends it.
      let program = try Program(parsing: text, name: "hostile")
      let engine = Engine(program, factLimit: 2000)
      try? engine.run()
    }
  }
}
