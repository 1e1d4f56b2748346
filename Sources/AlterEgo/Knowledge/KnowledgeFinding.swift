// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Something in the knowledge that loads but is wrong.
@usableFromInline package struct KnowledgeFinding: Equatable, Sendable {
  /// What can be wrong; the raw value is the stable code, worded by `knowledge/<code>`.
  @usableFromInline package enum Fault: String, CaseIterable, Sendable {
    /// Lines end as on Windows; a carriage return would become part of the last cell.
    case carriageReturn = "carriage-return"
    /// The file opens with a byte order mark, which would become part of the first column's name.
    case byteOrderMark = "byte-order-mark"
    /// A row with more or fewer cells than the header.
    case wrongColumns = "wrong-columns"
    /// A reference to an id that is nowhere.
    case unknownID = "unknown-id"
    /// The same id or key in two rows.
    case duplicateID = "duplicate-id"
    /// Something that is, in the end, a kind of itself.
    case isaCycle = "isa-cycle"
    /// One word that stands for two ids.
    case sameWord = "same-word"
    /// A row without words in one of the languages.
    case missingWords = "missing-words"
    /// Nothing between two bars, or blanks around a word.
    case emptyWord = "empty-word"
    /// A mark that the word can't bear: 検査/5.
    case wrongMark = "wrong-mark"
    /// A gap that nothing precedes or follows.
    case gapAtEdge = "gap-at-edge"
    /// Two gaps in one word, of which only the first would be one.
    case secondGap = "second-gap"
    /// An example in which none of its row's words stands.
    case exampleLacksWord = "example-lacks-word"
    /// A grammatical word in two rows.
    case duplicateFunctionWord = "duplicate-function-word"
    /// A class of grammatical words that no parser reads.
    case unknownClass = "unknown-class"
    /// A formula that names what is neither an item nor a KPI.
    case unknownInFormula = "unknown-in-formula"
    /// A formula that can't be read.
    case wrongFormula = "wrong-formula"
    /// A KPI without a worked example.
    case missingExample = "missing-example"
    /// A KPI that is better neither up, down nor within a range.
    case unknownBetter = "unknown-better"
    /// A weight of a direction that isn't 1, 2 or 3.
    case wrongWeight = "wrong-weight"
    /// An influence that isn't written as `operating_margin+1M`.
    case wrongInfluence = "wrong-influence"
    /// A phrase whose `{name}` places differ between the languages.
    case placeholders
    /// A rule text that is no sound program.
    case rule
  }

  package let fault: Fault
  /// `file:line:column` with columns in characters, or the file.
  package let place: String
  /// What the words of the finding are filled with.
  package let parameters: [String: String]

  package init(_ fault: Fault, at place: String, _ detail: String) {
    self.fault = fault
    self.place = place
    parameters = ["detail": detail]
  }

  package var code: String { fault.rawValue }
  /// The id, key, word or message.
  package var detail: String { parameters["detail"] ?? "" }
}

extension KnowledgeBase {
  /// Looks the tables over for what loading does not refuse.
  package func lint() -> [KnowledgeFinding] { KnowledgeLint(files).findings() }
}
