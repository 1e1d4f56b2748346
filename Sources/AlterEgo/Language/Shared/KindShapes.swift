// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge

/// Words that tell by their order what a line without rule words is: something new brought in
/// (カメラを付ける, install sensors), or a way to better what is (…を組み、手待ちをなくす).
struct KindShapes {
  private var tools: [Int] = []
  private var bringing: [Int] = []
  private var betters: [Int] = []
  private var rhythms: [Int] = []

  /// Adds the words of `language/<code>/kind_shapes.tsv` to what is looked for.
  init(_ knowledge: KnowledgeBase, language: SpokenLanguage, _ finder: inout CueFinder) {
    for row in knowledge.rows("language/\(language.rawValue)/kind_shapes.tsv") {
      let number = finder.add(Array(FoldedText.fold(row["surface"]).utf8), isWhole: true)
      switch row["shape"] {
      case "tool": tools.append(number)
      case "bring": bringing.append(number)
      case "better": betters.append(number)
      default: rhythms.append(number)
      }
    }
  }

  /// 連絡帳をアプリに替える, fit cameras to the fleet: a thing to work with is brought in, once.
  func bringsIn(_ places: [Int32]) -> Bool {
    bringing.contains { places[$0] >= 0 } && tools.contains { places[$0] >= 0 }
      && !isRule(places)
  }

  /// By which byte a change for the better is told, if one is.
  func better(_ places: [Int32]) -> Int? {
    isRule(places) ? nil : betters.lazy.map { Int(places[$0]) }.filter { $0 >= 0 }.max()
  }

  /// 毎朝, 必ず, every day: what is done again and again is a rule.
  private func isRule(_ places: [Int32]) -> Bool {
    rhythms.contains { places[$0] >= 0 }
  }
}
