// SPDX-License-Identifier: GPL-3.0-or-later

/// Telling what a run changed, so that those who read conclusions need not read them all again.
extension Engine {
  /// From now on, notes the rows of a predicate that runs add or take away; what it holds already
  /// counts as added.
  package func watch(_ predicate: String) {
    guard let number = program.number(of: predicate), touched[number] == nil else { return }
    touched[number] = rows(predicate)
  }

  /// The rows of a watched predicate that runs added or took away since this was last asked, some
  /// perhaps twice; whether one holds now is for the asker to find out.
  package func takeTouched(_ predicate: String) -> [[Value]] {
    guard let number = program.number(of: predicate), let rows = touched[number] else { return [] }
    touched[number] = []
    return rows
  }

  /// Notes what the run that is ending did to a predicate.
  func noteTouched(_ predicate: Int) {
    let relation = relations[predicate]
    for row in settled[predicate]..<max(settled[predicate], relation.count)
    where relation.isLive(row) { touched[predicate]?.append(values(of: row, in: predicate)) }
    for row in leavingRows[predicate] {
      touched[predicate]?.append(values(of: row, in: predicate))
    }
  }
}
