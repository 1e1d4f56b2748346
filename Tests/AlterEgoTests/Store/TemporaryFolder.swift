// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A folder of this test's own, gone with this value.
final class TemporaryFolder {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "alterego-\(UInt64.random(in: .min ... .max))"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}
