// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Who says phrases of the built-in book in one language.
package protocol Speaker {
  var language: SpokenLanguage { get }
}

extension Speaker {
  /// The phrase of a key with its parameters filled in; the key itself when there is none.
  package func say(_ key: String, _ parameters: [String: String] = [:]) -> String {
    Phrasebook.builtIn.phrase(key, parameters, in: language)
  }
}
