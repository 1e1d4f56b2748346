// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing
import Wording

/// Every problem says in both languages what is wrong and what to type next.
@Suite struct ProblemWordsTests {
  /// What the rooms pass with a code, whenever they report it.
  private static func parameters(_ code: ProblemCode) -> [String] {
    switch code {
    case .usageUnknownCommand: ["word", "near"]
    case .usageWrong: ["detail", "command"]
    case .usageBadDate, .usageBadMonth, .usageBadAmount, .kpiUnknown, .usageBadRole,
      .inputNotUnderstood, .inputBlanks, .askNoQuestion,
      .usageUnknownMeaning, .usageNothingLearned:
      ["text"]
    case .correctionUnclear, .correctionNotThere: ["text", "id"]
    case .usageBadValue: ["option", "text", "allowed"]
    case .usageNothingSaid: ["command"]
    case .importBroken: ["path", "count", "details"]
    case .kpiNoFigures: ["metric", "reason"]
    case .usageOutcomeUnclear: ["text", "prefix"]
    case .usageNeedsYes, .notYet: ["what"]
    case .inputNotUTF8, .inputNotText, .importNotAccounts, .importNoMonth, .fileNotFound,
      .fileUnreadable, .fileExists, .fileCannotWrite,
      .knowledgeMissing:
      ["path"]
    case .inputTooLong, .storeNothingToUndo, .storeNothingToRedo, .askNothingAsked, .interrupted,
      .kpiNoTrust:
      []
    case .inputControlCharacter: ["character"]
    case .storeNone, .storeLocked, .storeNewerSchema, .storeForeign, .storeDamaged,
      .storeEmptyFile, .storeTruncated, .storeReadOnly, .storeFull, .storeCannotOpen, .storeFailed:
      ["path"]
    case .storeNoSuchID, .storeRetired, .askReceiptUnknown, .registerNoInitiative: ["id"]
    case .initiativeNoBooks: ["id", "start"]
    case .fileTooLarge: ["path", "limit"]
    case .fileUnknownFormat: ["text", "allowed"]
    case .fileNotJSON: ["path", "reason"]
    case .fileBadScenario: ["field"]
    case .knowledgeMalformed: ["path", "cells", "wanted"]
    case .knowledgeRule: ["message", "remedy"]
    case .askReceiptDiffers: ["id", "what"]
    case .visibilityRefused: ["id", "audience"]
    }
  }

  private var placeholder: Regex<(Substring, Substring)> { /\{([^}]*)\}/ }

  @Test(arguments: ProblemCode.allCases)
  func `a problem has words and a remedy in both languages`(_ code: ProblemCode) {
    let words = Phrasebook.builtIn
    let given = Set(Self.parameters(code))
    for key in ["problem/\(code.rawValue)", "problem/\(code.rawValue)/remedy"] {
      #expect(words.has(key), "\(key) is missing")
      for language in SpokenLanguage.allCases {
        // A parameter stands for itself, so that every place of the text comes back by name.
        let named = Dictionary(uniqueKeysWithValues: given.map { ($0, "<\($0)>") })
        let text = words.phrase(key, named, in: language)
        #expect(!text.isEmpty && text != key)
        #expect(!text.contains("{") && !text.contains("}"))
      }
    }
  }

  @Test(arguments: ProblemCode.allCases)
  func `a problem asks for no word that the rooms do not give`(_ code: ProblemCode) throws {
    let given = Set(Self.parameters(code) + ["prefix"])
    let table = try Repository.file("knowledge/words/problems.tsv")
    var found = 0
    for line in table.lines {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      let key = "problem/\(code.rawValue)"
      guard let first = cells.first, first == key || first == key + "/remedy" else { continue }
      found += 1
      for match in line.matches(of: placeholder) {
        #expect(given.contains(String(match.1)), "\(first) asks for \(match.1)")
      }
    }
    #expect(found == 2)
  }

  @Test func `the worded problem never shows an empty place`() {
    for code in ProblemCode.allCases {
      var parameters: [String: String] = [:]
      for name in Self.parameters(code) { parameters[name] = "x" }
      if parameters["audience"] != nil { parameters["audience"] = "employee" }
      for language in SpokenLanguage.allCases {
        let worded = WordedProblem(Problem(code, parameters), in: language)
        #expect(!worded.message.contains("「」") && !worded.message.contains("``"))
        #expect(!worded.remedy.isEmpty && worded.text.hasSuffix("[\(code.rawValue)]\n"))
      }
    }
  }
}
