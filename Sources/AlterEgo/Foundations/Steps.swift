// SPDX-License-Identifier: GPL-3.0-or-later
#if DEBUG
  import Glibc
#endif

/// Counts what the readers look at, so that a test can tell how work grows without a clock.
///
/// Each thread has a count of its own. Only debug builds count; in others nothing is left of it.
package enum Steps {
  #if DEBUG
    package static let areCounted = true
    /// The count itself is what the thread keeps under the key, so that nothing is allocated.
    private static let key: pthread_key_t = {
      var key = pthread_key_t()
      pthread_key_create(&key, nil)
      return key
    }()
  #else
    package static let areCounted = false
  #endif

  /// Notes that so many tokens, words or bytes were looked at.
  @inline(__always)
  package static func count(_ steps: Int = 1) {
    #if DEBUG
      let before = Int(bitPattern: pthread_getspecific(key))
      pthread_setspecific(key, UnsafeRawPointer(bitPattern: before &+ steps))
    #endif
  }

  /// How many steps `work` takes on this thread; 0 where they are not counted.
  package static func taken<Value>(by work: () throws -> Value) rethrows -> Int {
    #if DEBUG
      let before = Int(bitPattern: pthread_getspecific(key))
      _ = try work()
      return Int(bitPattern: pthread_getspecific(key)) &- before
    #else
      _ = try work()
      return 0
    #endif
  }
}
