// SPDX-License-Identifier: GPL-3.0-or-later
#if DEBUG
  import Glibc
#endif

/// Counts what the readers look at, so that a test can tell how work grows without a clock.
///
/// Each thread has a count of its own. Only debug builds count; in others nothing is left of it.
@usableFromInline package enum Steps {
  #if DEBUG
    package static let areCounted = true
    /// The count itself is what the thread keeps under the key, so that nothing is allocated.
    private static let key: pthread_key_t = {
      var key = pthread_key_t()
      pthread_key_create(&key, nil)
      return key
    }()

    private static var sum: Int { Int(bitPattern: pthread_getspecific(key)) }

    /// Notes that so many tokens, words or bytes were looked at.
    package static func count(_ steps: Int = 1) {
      pthread_setspecific(key, UnsafeRawPointer(bitPattern: sum &+ steps))
    }

    /// How many steps `work` takes on this thread.
    package static func taken<Value>(by work: () throws -> Value) rethrows -> Int {
      let before = sum
      _ = try work()
      return sum &- before
    }
  #else
    package static let areCounted = false

    // Inlinable, since a call that does nothing is still a call.
    @inlinable @inline(__always)
    package static func count() {}

    @inlinable @inline(__always)
    package static func count(_ steps: @autoclosure () -> Int) {}

    package static func taken<Value>(by work: () throws -> Value) rethrows -> Int {
      _ = try work()
      return 0
    }
  #endif
}
