// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Glibc

/// A fresh folder of the owner's alone, for a store that does not outlive the conversation.
struct ThrowAwayFolder {
  let path: String

  /// - Throws: `fileCannotWrite` when none can be made.
  init(named name: String) throws(Problem) {
    let parent = Files.environment("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/\(name)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Problem(.fileCannotWrite, ["path": parent]) }
    path = String(
      decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes the folder with everything in it.
  func remove() { Self.remove(path) }

  private static func remove(_ path: String) {
    if let directory = opendir(path) {
      var names: [String] = []
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
      }
      closedir(directory)
      for name in names {
        let inner = path + "/" + name
        var info = stat()
        // A link is removed itself, never followed.
        guard lstat(inner, &info) == 0 else { continue }
        if info.st_mode & S_IFMT == S_IFDIR { remove(inner) } else { unlink(inner) }
      }
    }
    rmdir(path)
  }
}
