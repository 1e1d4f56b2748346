// SPDX-License-Identifier: GPL-3.0-or-later

/// One file of rules.
package struct SourceText: Sendable, Hashable {
  /// How problems and proofs name the file.
  package let name: String
  package let text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// A position in a file of rules or facts; lines and columns count from 1, columns in code points.
package struct SourcePlace: Sendable, Hashable, CustomStringConvertible {
  package let file: String
  package let line: Int
  package let column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  package var description: String { "\(file):\(line):\(column)" }
}
