// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations

/// A table of the cases that are made: a header, then one row of cells a line, parted by tabs.
enum GeneratedTable {
  typealias Row = [String: String]

  /// The rows of `NAME.tsv` in a folder beside this file, by the names of its header.
  ///
  /// - Throws: a `Malformed` that names the table without a header, or the row whose cells do not fit it.
  static func rows(_ folder: String, _ name: String) throws -> [Row] {
    let here = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let lines = try Files.readText("/\(here)/\(folder)/\(name).tsv").split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { throw Malformed(line: "\(folder)/\(name)") }
    return try lines.dropFirst().map { cells in
      guard cells.count == header.count else {
        throw Malformed(line: "\(folder)/\(name): \(cells.joined(separator: " | "))")
      }
      return Dictionary(uniqueKeysWithValues: zip(header, cells))
    }
  }
}
