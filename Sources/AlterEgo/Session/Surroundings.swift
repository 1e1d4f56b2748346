// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The world a conversation runs in, so that tests can give another.
package struct Surroundings: Sendable {
  /// Looks an environment variable up; nil when unset or empty.
  package var environment: @Sendable (String) -> String?
  /// Reads standard input to its end as lines; throws `inputNotUTF8` and the like.
  package var readLines: @Sendable () throws(Problem) -> [String]
  /// Takes a line.
  package typealias LineReader = (String) throws(Problem) -> Void
  /// Hands over each line of standard input as it comes, so that input of any length can be read;
  /// nil where there is nothing but `readLines`.
  package var eachLine: (@Sendable (LineReader) throws(Problem) -> Void)?
  /// Puts a part of a long answer out at once, as JSON or as text for the screen; nil where
  /// nothing but the reply is shown.
  package var put: (@Sendable (String, _ isJSON: Bool) -> Void)?
  /// Shows a line on how far a long piece of work has come, in place of the one before.
  ///
  /// An empty text takes it away. Nil where no person looks on.
  package var progress: (@Sendable (String) -> Void)?
  /// Seconds since some moment, for how long things take; never for what is answered.
  package var seconds: @Sendable () -> Double
  /// True when a person types at a terminal.
  package var isInteractive: Bool
  /// Columns of the terminal, for wrapping.
  package var width: Int
  package var today: @Sendable () -> CalendarDate
  /// The moment of an action, as the journal keeps it.
  package var now: @Sendable () -> String
  /// Opens the user's editor on a text; nil when there is none or it was left without saving.
  package var edit: @Sendable (String) throws(Problem) -> String?
  /// Asks a question on the terminal and reads a line; nil at the end of input.
  package var askLine: @Sendable (String) -> String?

  package init(
    environment: @escaping @Sendable (String) -> String? = { Files.environment($0) },
    readLines: @escaping @Sendable () throws(Problem) -> [String] = { () throws(Problem) in [] },
    eachLine: (@Sendable (LineReader) throws(Problem) -> Void)? = nil,
    put: (@Sendable (String, _ isJSON: Bool) -> Void)? = nil,
    progress: (@Sendable (String) -> Void)? = nil,
    seconds: @escaping @Sendable () -> Double = { Stopwatch.seconds },
    isInteractive: Bool = false, width: Int = 80,
    today: @escaping @Sendable () -> CalendarDate = { CalendarDate.today },
    now: @escaping @Sendable () -> String = { currentTimestamp() },
    edit: @escaping @Sendable (String) throws(Problem) -> String? = { (_) throws(Problem) in nil },
    askLine: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.environment = environment
    self.readLines = readLines
    self.eachLine = eachLine
    self.put = put
    self.progress = progress
    self.seconds = seconds
    self.isInteractive = isInteractive
    self.width = width
    self.today = today
    self.now = now
    self.edit = edit
    self.askLine = askLine
  }
}
