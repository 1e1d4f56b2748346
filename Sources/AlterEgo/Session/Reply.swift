// SPDX-License-Identifier: GPL-3.0-or-later

/// What one line or one command gives back; the front end prints it.
package struct Reply: Sendable, Equatable {
  /// Data and answers, for standard output; ends in a line break unless empty.
  package var text = ""
  /// Words beside the data, for standard error; ends in a line break unless empty.
  package var notice = ""
  package var exitStatus: Int32 = 0
  package var endsSession = false
  /// True when a person at a terminal goes on at the prompt.
  package var opensPrompt = false
  /// True when the typed line must not be kept in the history.
  package var isPrivate = false
  /// True when the text is data that must stay valid JSON on a screen.
  package var isJSON = false

  package init(_ text: String = "") {
    self.text = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
  }
}
