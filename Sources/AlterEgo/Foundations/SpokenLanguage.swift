// SPDX-License-Identifier: GPL-3.0-or-later

/// The two languages in which the product listens and speaks.
@usableFromInline package enum SpokenLanguage: String, Sendable, CaseIterable {
  case japanese = "ja"
  case english = "en"
}
