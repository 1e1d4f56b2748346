// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge

/// Words by which a Japanese sentence says that two things clash, and that it takes one of them.
struct ClashWords: Sendable {
  /// ぶつかる, 食い違う, 両立しない.
  let clashes: [[UInt8]]
  /// 優先する, 取る, 従う.
  let takes: [[UInt8]]

  init(_ rows: [Table.Row]) {
    let words = { (kind: String) in
      rows.filter { $0["kind"] == kind }.flatMap { $0.list("words") }
        .map { Array(FoldedText.fold($0).utf8) }
    }
    clashes = words("clash")
    takes = words("takes")
  }
}
