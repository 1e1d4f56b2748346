// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The folder that holds the package these tests belong to.
enum Repository {
  /// One file of it.
  struct File: CustomStringConvertible {
    /// Relative to the repository.
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var description: String { path }
  }

  static let root: String = {
    let path = #filePath
    return String(path[..<(path.ranges(of: "/Tests/").last?.lowerBound ?? path.startIndex)])
  }()

  /// The files below `folders` whose names end in one of `endings`, hidden ones left out.
  static func files(_ folders: [String], _ endings: [String]) throws -> [File] {
    var files: [File] = []
    for folder in folders {
      for path in Files.list(root + "/" + folder)
      where endings.contains(where: { path.hasSuffix($0) }) {
        files.append(try file(folder + "/" + path))
      }
    }
    return files
  }

  static func file(_ path: String) throws -> File {
    File(path: path, text: try Files.readText(root + "/" + path))
  }
}
