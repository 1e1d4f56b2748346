// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A piece of a folded sentence.
package struct Token: Sendable {
  package enum Kind: Sendable {
    /// A word of the lexicon.
    case concept
    /// A grammatical word, whose `function` says what it does.
    case function
    case quantity
    /// A content word the lexicon lacks.
    case word
    /// Punctuation.
    case mark
    /// Anything else, such as kana no table knows.
    case other
  }

  package var kind: Kind
  package var sort: TokenSort = .none
  package var form: WordForm = .noun
  /// For states, what saying it means.
  package var truth: Truth = .yes
  /// True where a prefix turns the word into its contrary: non-member, 非会員.
  package var isNegated = false
  /// The row in which a Japanese verb ends (a, i, u, e, o, or t for its sound change).
  package var row: UInt8 = 0
  /// True for an English verb in a past or passive form.
  package var isPast = false
  package var isGerund = false
  private var start: Int32
  private var end: Int32
  private var number: Int32 = -1
  /// Its bytes as a text, if that is short and they are still the same; else an empty one.
  private var spelling = TextWords("")
  /// What the token says; apart from the rest, since tokens are copied far more often than made.
  private var said = Said.nothing

  package init(_ kind: Kind, _ lower: Int, _ upper: Int) {
    self.kind = kind
    start = Int32(truncatingIfNeeded: lower)
    end = Int32(truncatingIfNeeded: upper)
  }

  /// Folded bytes.
  package var lower: Int {
    get { Int(start) }
    set {
      start = Int32(truncatingIfNeeded: newValue)
      spelling = TextWords("")
    }
  }
  package var upper: Int {
    get { Int(end) }
    set {
      end = Int32(truncatingIfNeeded: newValue)
      spelling = TextWords("")
    }
  }

  /// Index into the sentence's quantities.
  package var quantity: Int {
    get { Int(number) }
    set { number = Int32(truncatingIfNeeded: newValue) }
  }

  /// Concept id, or `word:` and the surface; empty for tokens without content.
  package var id: String {
    get { said.id }
    set { said = Said(newValue, said.function, said.value, said.nested) }
  }

  /// Class and value of a grammatical word.
  package var function: String {
    get { said.function }
    set { said = Said(said.id, newValue, said.value, said.nested) }
  }
  package var value: String {
    get { said.value }
    set { said = Said(said.id, said.function, newValue, said.nested) }
  }

  /// Lexicon entries found inside the token's own words: 受注 in 受注を断る.
  package var nested: [NestedEntry] {
    get { said.nested }
    set { said = Said(said.id, said.function, said.value, newValue) }
  }

  /// Keeps the token's bytes as a text at hand, since the readers of English ask for it by the dozen.
  mutating func spell(by text: FoldedText) {
    let words = TextWords(text.folded(lower, upper))
    if words.isShort { spelling = words }
  }

  /// What `spell` kept, unless the token has been made longer or shorter since; nil if nothing.
  @inline(__always)
  var kept: String? { spelling.count > 0 ? spelling.text : nil }

  /// Sets at once what the token says, the entries inside it left out.
  mutating func say(_ said: Said) { self.said = said }

  /// The same, the entries inside it kept.
  mutating func say(_ id: String, function: String, value: String) {
    said = Said(id, function, value, said.nested)
  }

  package var isContent: Bool {
    Steps.count()
    return kind == .concept || kind == .word
  }
  package var term: Term { Term(id) }

  package func isFunction(_ name: String) -> Bool {
    Steps.count()
    return kind == .function && function == name
  }

  package func isFunction(_ first: String, _ second: String) -> Bool {
    Steps.count()
    return kind == .function && (function == first || function == second)
  }

  package func isFunction(_ first: String, _ second: String, _ third: String) -> Bool {
    isFunction(first, second) || kind == .function && function == third
  }

  package func isFunction(
    _ first: String, _ second: String, _ third: String, _ fourth: String
  ) -> Bool {
    isFunction(first, second) || isFunction(third, fourth)
  }

  package func isFunction(
    _ first: String, _ second: String, _ third: String, _ fourth: String, _ others: String...
  ) -> Bool {
    isFunction(first, second, third, fourth) || kind == .function && others.contains(function)
  }
}

extension FoldedText {
  /// The folded text of a token.
  @inline(__always)
  func surface(_ token: Token) -> String { token.kept ?? folded(token.lower, token.upper) }
}

/// The texts of a token, which its copies share.
final class Said: Sendable {
  let id: String
  let function: String
  let value: String
  let nested: [NestedEntry]

  init(_ id: String, _ function: String, _ value: String, _ nested: [NestedEntry]) {
    self.id = id
    self.function = function
    self.value = value
    self.nested = nested
  }

  static let nothing = Said("", "", "", [])
}

/// An entry of the lexicon inside a longer one.
package struct NestedEntry: Sendable {
  package var id: String
  package var lower: Int
  package var upper: Int
  /// True where the entry is a verb there: 作り in 作り直す.
  package var isVerb = false
}

/// What sort of lexicon entry a token stands for.
package enum TokenSort: Sendable {
  case none, concept, act, role, state, kpi
}

/// The part of speech in which a token stands.
package enum WordForm: Sendable {
  case noun, verb, adjective, fixed
}
