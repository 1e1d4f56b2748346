// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Glibc

/// What the file system holds at a store's path, and the careful making of files there.
///
/// Never opens a file that SQLite may have open: closing a second descriptor would drop the
/// locks this process holds on it.
enum StoreFile {
  enum Found: Equatable {
    case nothing
    case emptyFile
    case file
    /// A folder, a pipe, a device.
    case somethingElse
  }

  static func look(_ path: String) throws(Problem) -> Found {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      if errno == ENOENT { return .nothing }
      throw problem(errno, path)
    }
    guard facts.st_mode & S_IFMT == S_IFREG else { return .somethingElse }
    return facts.st_size == 0 ? .emptyFile : .file
  }

  /// The folder in which `path` lies.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes the folder and its missing parents, for this user only.
  static func makeFolder(_ folder: String) throws(Problem) {
    var facts = stat()
    if stat(folder, &facts) == 0 {
      guard facts.st_mode & S_IFMT == S_IFDIR else { throw problem(ENOTDIR, folder) }
      return
    }
    guard errno == ENOENT else { throw problem(errno, folder) }
    let parent = self.folder(of: folder)
    if parent != folder { try makeFolder(parent) }
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw problem(errno, folder) }
  }

  /// Creates an empty file of a new name beside `path`, readable by this user only.
  static func makeTemporary(beside path: String) throws(Problem) -> String {
    for _ in 0..<10 {
      let name = "\(path).\(getpid())-\(String(UInt32.random(in: .min ... .max), radix: 36)).new"
      let descriptor = open(name, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, 0o600)
      if descriptor >= 0 {
        close(descriptor)
        return name
      }
      guard errno == EEXIST else { throw problem(errno, path) }
    }
    throw problem(EEXIST, path)
  }

  /// Gives the finished `file` the name `path`, unless something has that name by now.
  ///
  /// - Returns: false when another process was first; `file` is gone either way.
  static func place(_ file: String, at path: String) throws(Problem) -> Bool {
    try sync(file)
    let linked = link(file, path)
    let reason = errno
    if linked != 0, [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(reason) {
      // A file system without hard links: the little gap between look and rename remains.
      guard try look(path) == .nothing else {
        unlink(file)
        return false
      }
      guard rename(file, path) == 0 else { throw problem(errno, path) }
    } else {
      unlink(file)
      guard linked == 0 || reason == EEXIST else { throw problem(reason, path) }
    }
    syncFolder(of: path)
    return linked == 0 || reason != EEXIST
  }

  /// Gives the finished `file` the name `path`, in place of what had it.
  static func replace(_ path: String, by file: String) throws(Problem) {
    try sync(file)
    guard rename(file, path) == 0 else {
      let reason = errno
      unlink(file)
      throw problem(reason, path)
    }
    syncFolder(of: path)
  }

  static func remove(_ file: String) { unlink(file) }

  /// Waits until the file's content is on the disk.
  static func sync(_ file: String) throws(Problem) {
    let descriptor = open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(errno, file) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw problem(errno, file) }
  }

  /// Waits until the folder's names are on the disk, where the file system can.
  private static func syncFolder(of path: String) {
    let descriptor = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  static func problem(_ reason: Int32, _ path: String) -> Problem {
    let code: ProblemCode =
      switch reason {
      // The parents exist, so a folder that "isn't there" is one that takes no files (/proc).
      case EACCES, EPERM, EROFS, ENOENT: .storeReadOnly
      case ENOSPC, EDQUOT, EFBIG: .storeFull
      default: .storeCannotOpen
      }
    return Problem(code, ["path": path, "detail": String(cString: strerror(reason))])
  }
}
