// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// The title that somebody who asks calls himself by, where a statement gives leave to just that and no lexicon told
/// that it is one: brewmaster here; the brewmaster may buy grain.
struct AskersTitle {
  private let asker: Term?
  private let openings: [String]
  /// Reception may: without an article, at the head of a sentence.
  private let bare: [String]
  private let words: Set<String>

  init(_ asker: Term?) {
    guard let asker, asker.id.hasPrefix("role:"), asker.id.utf8.allSatisfy({ $0 < 0x80 }) else {
      (self.asker, openings, bare, words) = (nil, [], [], [])
      return
    }
    let title = String(asker.id.dropFirst(5))
    self.asker = asker
    openings = ["the ", "a ", "an ", "our "].flatMap { article in
      [" may ", " can "].map { article + title + $0 }
    }
    bare = [title + " may ", title + " can "]
    words = Set(title.split(separator: " ").map(String.init))
  }

  func isNamed(in statements: [Statement]) -> Bool {
    asker != nil
      && statements.contains { statement in statement.draft.norms.contains { isOwn($0, statement) }
      }
  }

  /// The statement with its leave given to the asker.
  func entitle(_ statement: Statement) -> Statement {
    guard let asker, statement.draft.norms.contains(where: { isOwn($0, statement) }) else {
      return statement
    }
    var entitled = statement
    for index in statement.draft.norms.indices where isOwn(statement.draft.norms[index], statement)
    {
      var norm = statement.draft.norms[index]
      norm.actor = asker
      norm.decides = true
      norm.about.removeAll { isTitle($0, statement) }
      if norm.object.map({ isTitle($0, statement) }) ?? false { norm.object = nil }
      entitled.draft.norms[index] = norm
    }
    return entitled
  }

  private func isOwn(_ norm: Norm, _ statement: Statement) -> Bool {
    guard norm.modality == .may, norm.actor == nil, !norm.negated, !norm.otherwise else {
      return false
    }
    let said = FoldedText.fold(statement.text.slice(norm.span))
    return openings.contains { said.hasPrefix($0) || said.utf8.has((" " + $0).utf8) }
      || bare.contains(where: said.hasPrefix)
  }

  private func isTitle(_ term: Term, _ statement: Statement) -> Bool {
    if let surface = term.surface { return words.contains(surface) }
    return statement.draft.concepts.contains {
      $0.id == term.id
        && words.isSuperset(of: FoldedText.fold($0.surface).split(separator: " ").map(String.init))
    }
  }
}
