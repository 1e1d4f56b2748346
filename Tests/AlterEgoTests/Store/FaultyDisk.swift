// SPDX-License-Identifier: GPL-3.0-or-later
import CSQLite
import Glibc
import Synchronization

/// A file system layer for SQLite that fails from a chosen write on, as a full or dying disk
/// does.
///
/// Registered once per process under `name`. It counts writes, syncs, truncations and deletions;
/// one test at a time may use it.
enum FaultyDisk {
  static let name = "faulty"

  /// How many more operations succeed; negative for all.
  static let left = Atomic<Int>(-1)
  /// Whether the disk stays dead after the first failure.
  static let staysDead = Atomic<Bool>(false)
  /// SQLite's result for a failed operation.
  static let failure = Atomic<Int32>(SQLITE_FULL)

  /// True when this operation is to fail.
  private static func fails() -> Bool {
    let now = left.load(ordering: .sequentiallyConsistent)
    if now < 0 { return false }
    if now > 0 {
      left.store(now - 1, ordering: .sequentiallyConsistent)
      return false
    }
    if !staysDead.load(ordering: .sequentiallyConsistent) {
      left.store(-1, ordering: .sequentiallyConsistent)
    }
    return true
  }

  /// The methods of a file of the real layer, and the same with failures put in.
  private struct Methods {
    let real: UnsafePointer<sqlite3_io_methods>
    let broken: UnsafeMutablePointer<sqlite3_io_methods>
  }

  private struct State: @unchecked Sendable {
    var realLayer: UnsafeMutablePointer<sqlite3_vfs>?
    var methods: [Methods] = []
    var isRegistered = false
  }

  private static let state = Mutex(State())

  /// The real methods behind those of a broken file.
  private static func real(
    _ file: UnsafeMutablePointer<sqlite3_file>?
  ) -> sqlite3_io_methods? {
    guard let methods = file?.pointee.pMethods else { return nil }
    let address = Int(bitPattern: methods)
    let found: Int? = state.withLock { state in
      state.methods.first { Int(bitPattern: $0.broken) == address }
        .map { Int(bitPattern: $0.real) }
    }
    return found.flatMap { UnsafePointer<sqlite3_io_methods>(bitPattern: $0)?.pointee }
  }

  private static func breakMethods(of file: UnsafeMutablePointer<sqlite3_file>) {
    guard let real = file.pointee.pMethods else { return }
    let address = Int(bitPattern: real)
    let broken: Int = state.withLock { state in
      if let known = state.methods.first(where: { Int(bitPattern: $0.real) == address }) {
        return Int(bitPattern: known.broken)
      }
      let broken = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
      broken.initialize(
        to: UnsafePointer<sqlite3_io_methods>(bitPattern: address)?.pointee ?? .init())
      broken.pointee.xWrite = { file, bytes, count, at in
        if FaultyDisk.fails() { return FaultyDisk.failure.load(ordering: .relaxed) }
        return FaultyDisk.real(file)?.xWrite(file, bytes, count, at) ?? SQLITE_IOERR
      }
      broken.pointee.xSync = { file, flags in
        if FaultyDisk.fails() { return SQLITE_IOERR | 4 << 8 }
        return FaultyDisk.real(file)?.xSync(file, flags) ?? SQLITE_IOERR
      }
      broken.pointee.xTruncate = { file, size in
        if FaultyDisk.fails() { return SQLITE_IOERR | 6 << 8 }
        return FaultyDisk.real(file)?.xTruncate(file, size) ?? SQLITE_IOERR
      }
      if let real = UnsafePointer<sqlite3_io_methods>(bitPattern: address) {
        state.methods.append(Methods(real: real, broken: broken))
      }
      return Int(bitPattern: broken)
    }
    file.pointee.pMethods = UnsafePointer(bitPattern: broken)
  }

  /// Makes the layer known to SQLite.
  static func register() {
    let isNew = state.withLock { state in
      defer { state.isRegistered = true }
      return !state.isRegistered
    }
    guard isNew, let realLayer = sqlite3_vfs_find(nil) else { return }
    state.withLock { $0.realLayer = realLayer }
    let layer = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    layer.initialize(to: realLayer.pointee)
    layer.pointee.zName = UnsafePointer(strdup(name))
    layer.pointee.xOpen = { _, path, file, flags, outFlags in
      let real = FaultyDisk.state.withLock { Int(bitPattern: $0.realLayer) }
      guard let real = UnsafeMutablePointer<sqlite3_vfs>(bitPattern: real), let file else {
        return SQLITE_CANTOPEN
      }
      let status = real.pointee.xOpen(real, path, file, flags, outFlags)
      if status == SQLITE_OK { FaultyDisk.breakMethods(of: file) }
      return status
    }
    layer.pointee.xDelete = { _, path, sync in
      if FaultyDisk.fails() { return SQLITE_IOERR | 10 << 8 }
      let real = FaultyDisk.state.withLock { Int(bitPattern: $0.realLayer) }
      guard let real = UnsafeMutablePointer<sqlite3_vfs>(bitPattern: real) else {
        return SQLITE_IOERR
      }
      return real.pointee.xDelete(real, path, sync)
    }
    sqlite3_vfs_register(layer, 0)
  }
}
