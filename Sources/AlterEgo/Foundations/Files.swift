// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// The few file operations the product needs, with the care it promises: nothing is followed,
/// overwritten or left half-written, and new files are the owner's alone.
@usableFromInline package enum Files {
  /// The bytes of a regular file.
  ///
  /// - Throws: `fileNotFound`, `fileUnreadable`, or `fileTooLarge` beyond `limit` bytes.
  package static func read(_ path: String, limit: Int = 50 << 20) throws(Problem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Problem(errno == ENOENT ? .fileNotFound : .fileUnreadable, ["path": path])
    }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT != S_IFDIR else {
      throw Problem(.fileUnreadable, ["path": path])
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw Problem(.fileUnreadable, ["path": path])
      }
      bytes += buffer[0..<count]
      if bytes.count > limit {
        throw Problem(.fileTooLarge, ["path": path, "limit": String(limit >> 20)])
      }
    }
  }

  /// The text of a UTF-8 file, without its byte order mark.
  ///
  /// - Throws: as `read`, and `inputNotUTF8` with the line and column of the first bad byte.
  package static func readText(_ path: String, limit: Int = 50 << 20) throws(Problem) -> String {
    let bytes = try read(path, limit: limit)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let text = String(validating: bytes[start...], as: UTF8.self) { return text }
    let place = firstInvalidUTF8(bytes)
    throw Problem(.inputNotUTF8, ["path": path], at: "\(path):\(place.line):\(place.column)")
  }

  /// Line and column (both from 1, columns in characters) of the first byte that isn't UTF-8.
  package static func firstInvalidUTF8(_ bytes: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue("\n"):
        line += 1
        column = 1
      case .scalarValue: column += 1
      case .emptyInput, .error: return (line, column)
      }
    }
  }

  /// Writes a new file, or replaces one whole, readable by its owner only.
  ///
  /// The text goes to a fresh file beside `path`, is synced, and takes its name at last, so a
  /// reader sees the old or the new text and never a part.
  package static func write(_ text: String, to path: String) throws(Problem) {
    let fresh = "\(path).\(getpid()).new"
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw cannotWrite(path) }
    var written = true
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      let count = bytes[at...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        written = false
        break
      }
      at += count
    }
    written = written && fsync(descriptor) == 0
    close(descriptor)
    guard written, rename(fresh, path) == 0 else {
      let problem = cannotWrite(path)
      unlink(fresh)
      throw problem
    }
  }

  private static func cannotWrite(_ path: String) -> Problem {
    let full = errno == ENOSPC || errno == EDQUOT
    return Problem(full ? .storeFull : .fileCannotWrite, ["path": path])
  }

  /// Makes a folder and its parents, each the owner's alone.
  package static func makeFolder(_ path: String) throws(Problem) {
    if isFolder(path) || path.isEmpty { return }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    guard mkdir(path, 0o700) == 0 || isFolder(path) else { throw cannotWrite(path) }
  }

  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  package static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// Every regular file below `folder`, as paths relative to it, sorted; hidden ones left out.
  package static func list(_ folder: String) -> [String] {
    var found: [String] = []
    func walk(_ relative: String) {
      let here = relative.isEmpty ? folder : folder + "/" + relative
      guard let directory = opendir(here) else { return }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name.hasPrefix(".") { continue }
        let path = relative.isEmpty ? name : relative + "/" + name
        if isFolder(folder + "/" + path) { walk(path) } else { found.append(path) }
      }
    }
    walk("")
    return found.sorted()
  }

  /// The value of an environment variable; nil when unset or empty.
  package static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
