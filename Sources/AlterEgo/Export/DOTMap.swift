// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations

struct DOTMap {
  init(_ map: CompanyMap, in language: SpokenLanguage) {}
  var text: String { "" }
}
