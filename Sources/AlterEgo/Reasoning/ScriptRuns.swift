// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The runs of kanji, of katakana and of Latin letters in a text, each by itself.
///
/// Where no lexicon connects two texts, they are held against each other by such runs.
enum ScriptRuns {
  enum Script {
    case kanji, katakana, latin

    fileprivate init?(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x4E00...0x9FFF, 0x3005: self = .kanji
      case 0x30A1...0x30FA, 0x30FC: self = .katakana
      case 0x61...0x7A, 0xE0...0x24F: self = .latin
      default: return nil
      }
    }
  }

  /// Calls `body` with each run of a text, which is folded first.
  static func each(in text: String, _ body: (Script, [Unicode.Scalar]) -> Void) {
    var run: [Unicode.Scalar] = []
    var script: Script?
    for scalar in FoldedText.fold(text).unicodeScalars {
      let next = Script(scalar)
      if next != script {
        if let script { body(script, run) }
        run.removeAll(keepingCapacity: true)
        script = next
      }
      if next != nil { run.append(scalar) }
    }
    if let script { body(script, run) }
  }

  static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
