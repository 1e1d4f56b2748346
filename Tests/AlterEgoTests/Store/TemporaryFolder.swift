// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A folder of this test's own, gone with this value.
///
/// In memory where the system has such a place: hundreds of commits would otherwise wait for a
/// disk that no test here can break.
final class TemporaryFolder {
  let path: String

  init(onDisk: Bool = false) {
    let memory = "/dev/shm/"
    let isThere = FileManager.default.isWritableFile(atPath: memory)
    path =
      (isThere && !onDisk ? memory : NSTemporaryDirectory())
      + "alterego-\(UInt64.random(in: .min ... .max))"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}
