// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Glibc

/// Which of the daily backups are kept: the last of each of 7 days, 4 weeks and 12 months.
package enum BackupPlan {
  /// Those of `days` whose backups are no longer kept.
  package static func expired(_ days: [CalendarDate]) -> [CalendarDate] {
    let newestFirst = Set(days).sorted(by: >)
    var kept = Set(newestFirst.prefix(7))
    // 1970-01-01 was a Thursday; weeks start on Monday.
    kept.formUnion(lastOfEach(newestFirst, 4) { ($0.daysSince1970 + 3) / 7 })
    kept.formUnion(lastOfEach(newestFirst, 12) { $0.year * 12 + $0.month })
    return newestFirst.filter { !kept.contains($0) }
  }

  private static func lastOfEach(
    _ newestFirst: [CalendarDate], _ count: Int, _ period: (CalendarDate) -> Int
  ) -> [CalendarDate] {
    var last: [CalendarDate] = []
    for day in newestFirst where last.isEmpty || period(last[last.count - 1]) != period(day) {
      last.append(day)
    }
    return Array(last.prefix(count))
  }
}

extension StatementStore {
  /// Makes the day's backup in the folder `backups` beside the store, unless there is one, and
  /// removes those no longer kept.
  ///
  /// - Returns: the new backup's path, or nil when the day had one.
  /// - Throws: as ``backup(to:replacing:)``; older backups are then left alone.
  @discardableResult
  package func backUpDaily(on day: CalendarDate = .today) throws(Problem) -> String? {
    let folder = StoreFile.folder(of: path) + "/backups"
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = (name.hasSuffix(".db") ? String(name.dropLast(3)) : name) + "-"
    let file = "\(folder)/\(stem)\(day).db"
    guard try StoreFile.look(file) == .nothing else { return nil }
    try StoreFile.makeFolder(folder)
    try backup(to: file)
    let days = StoreFile.names(in: folder).compactMap { name -> CalendarDate? in
      guard name.hasPrefix(stem), name.hasSuffix(".db") else { return nil }
      return CalendarDate(iso: String(name.dropFirst(stem.count).dropLast(3)))
    }
    for day in BackupPlan.expired(days) { StoreFile.remove("\(folder)/\(stem)\(day).db") }
    return file
  }
}

extension StoreFile {
  /// The names in a folder, or none when it can't be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }
}
