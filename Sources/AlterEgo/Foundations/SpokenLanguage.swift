// SPDX-License-Identifier: GPL-3.0-or-later

/// The two languages in which the product listens and speaks.
@usableFromInline package enum SpokenLanguage: String, Sendable, CaseIterable {
  case japanese = "ja"
  case english = "en"

  /// What stands between the parts of a list.
  package var comma: String { self == .japanese ? "、" : ", " }
}
