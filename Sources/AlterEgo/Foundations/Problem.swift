// SPDX-License-Identifier: GPL-3.0-or-later

/// Something the user can put right: a stable code and what it is about.
///
/// Rooms throw a problem and never word it; `Wording` turns it into a message and a remedy in
/// the user's language. `parameters` are short pieces of the user's own input or of the world
/// (a path, a line number), keyed by the names the wording table uses.
@usableFromInline package struct Problem: Error, Equatable, Sendable {
  package let code: ProblemCode
  package let parameters: [String: String]

  /// Where in the user's input, as `file:line:column`, or nil when it has no place.
  package let location: String?

  package init(
    _ code: ProblemCode, _ parameters: [String: String] = [:], at location: String? = nil
  ) {
    self.code = code
    self.parameters = parameters
    self.location = location
  }
}

/// Every problem the product can report; the raw value is the stable code that scripts see.
@usableFromInline package enum ProblemCode: String, CaseIterable, Sendable {
  case usageUnknownCommand = "usage/unknown-command"
  case usageWrong = "usage/wrong"
  case usageBadDate = "usage/bad-date"
  case usageBadMonth = "usage/bad-month"
  case usageBadAmount = "usage/bad-amount"
  case usageBadRole = "usage/bad-role"
  case usageBadValue = "usage/bad-value"
  case usageNothingSaid = "usage/nothing-said"
  case usageOutcomeUnclear = "usage/outcome-unclear"
  case usageNeedsYes = "usage/needs-yes"
  case usageUnknownMeaning = "usage/unknown-meaning"
  case usageNothingLearned = "usage/nothing-learned"
  case correctionUnclear = "correction/unclear"
  case correctionNotThere = "correction/not-there"

  case inputNotUTF8 = "input/not-utf8"
  case inputNotText = "input/not-text"
  case inputTooLong = "input/too-long"
  case inputControlCharacter = "input/control-character"
  case inputNotUnderstood = "input/not-understood"
  case inputBlanks = "input/blanks"

  case storeNone = "store/none"
  case storeLocked = "store/locked"
  case storeNewerSchema = "store/newer-schema"
  case storeForeign = "store/foreign"
  case storeDamaged = "store/damaged"
  case storeEmptyFile = "store/empty-file"
  case storeTruncated = "store/truncated"
  case storeReadOnly = "store/read-only"
  case storeFull = "store/disk-full"
  case storeCannotOpen = "store/cannot-open"
  case storeFailed = "store/failed"
  case storeNoSuchID = "store/no-such-id"
  case storeNothingToUndo = "store/nothing-to-undo"
  case storeNothingToRedo = "store/nothing-to-redo"
  case storeRetired = "store/retired"

  case registerNoInitiative = "register/no-initiative"
  case initiativeNoBooks = "register/no-books"

  case fileNotFound = "file/not-found"
  case fileUnreadable = "file/unreadable"
  case fileTooLarge = "file/too-large"
  case fileExists = "file/exists"
  case fileCannotWrite = "file/cannot-write"
  case fileUnknownFormat = "file/unknown-format"
  case fileNotJSON = "file/not-json"
  case fileBadScenario = "file/bad-scenario"

  case importBroken = "import/broken"
  case importNotAccounts = "import/not-accounts"
  case importNoMonth = "import/no-month"
  case kpiUnknown = "kpi/unknown"
  case kpiNoFigures = "kpi/no-figures"
  case kpiNoTrust = "kpi/no-trust"

  case knowledgeMissing = "knowledge/missing"
  case knowledgeMalformed = "knowledge/malformed"
  case knowledgeRule = "knowledge/rule"

  case askNoQuestion = "ask/no-question"
  case askNothingAsked = "ask/nothing-asked"
  case askReceiptDiffers = "ask/receipt-differs"
  case askReceiptUnknown = "ask/receipt-unknown"
  case visibilityRefused = "visibility/refused"
  case interrupted = "session/interrupted"
  case notYet = "session/not-yet"

  /// The process exit status that the command line gives for this problem.
  package var exitStatus: Int32 {
    switch self {
    case .storeNone: 10
    case .storeLocked: 11
    case .storeNewerSchema: 12
    case .storeForeign, .storeDamaged, .storeEmptyFile, .storeTruncated: 13
    case .storeReadOnly, .storeFull: 14
    case .visibilityRefused: 15
    case .usageUnknownCommand, .usageWrong, .usageBadDate, .usageBadMonth,
      .usageBadAmount, .usageBadRole, .kpiUnknown, .usageBadValue,
      .usageNothingSaid, .usageOutcomeUnclear, .usageNeedsYes, .usageUnknownMeaning,
      .usageNothingLearned, .correctionUnclear, .correctionNotThere, .askNoQuestion:
      64
    case .interrupted: 130
    default: 1
    }
  }
}
