// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

extension CaseReading {
  /// Kさん, H様: whether the case names somebody by a letter and says nothing of what he is
  /// (職員のKさん).
  var namesPerson: Bool {
    let said = Array(proposal.said.utf8)
    return CaseReading.titles.contains { title in
      var from = 0
      while let place = said[from...].place(of: title) {
        from = place.upperBound
        let letter = place.lowerBound - 1
        guard letter >= 0, (0x61...0x7A).contains(said[letter]) else { continue }
        if letter == 0 || !said[..<letter].reversed().starts(with: CaseReading.of) { return true }
      }
      return false
    }
  }

  private static let titles = ["さん", "様", "くん", "君", "ちゃん", "氏"].map { Array($0.utf8) }
  /// の, read backwards.
  private static let of = Array("の".utf8.reversed())
}
