// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What the conversation asked last, so that the next line may answer it.
enum PendingQuestion: Equatable {
  /// Which number would show that this statement is kept?
  case number(of: String)
  /// Where the number stands today that this statement moves by so much.
  case baseline(of: String)
  /// A vague word of this statement wants a number or a date.
  case vague(statement: String, word: String)
  /// What a word means that the lexicon lacks.
  case word(String, statement: String)
  /// Facts that decide a question, asked one by one.
  case facts(question: String, given: [String], missing: [String])
  /// Whether a line that fits nothing shall be kept as a statement.
  case keep(line: String)
  /// Whether proposed commands, without the prompt's mark, shall be run.
  case change(commands: [String])
  /// What the first sitting asked for: a station of the line, or `horizon`.
  case sitting(String)
  /// A field of the register, asked one after the other.
  case field(FieldInterview)
  /// Which of two statements that clash ranks higher.
  case rank(PendingRank)
  /// Whether the statements of an import shall be kept.
  case keepAll([Draft])
}

/// The last answer with what it was given to.
struct GivenAnswer {
  var question: String
  var answer: AnswerRecord
}
