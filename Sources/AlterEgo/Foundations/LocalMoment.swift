// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A moment of the journal in this machine's zone, to the minute: `2026-11-22 18:30`.
///
/// What is no moment such as `2026-11-22T09:30:00Z` comes back as it is.
package func localMoment(_ timestamp: String) -> String {
  let numbers = timestamp.split { !$0.isNumber }.compactMap { Int32($0) }
  guard numbers.count == 6 else { return timestamp }
  var parts = tm()
  parts.tm_year = numbers[0] - 1900
  parts.tm_mon = numbers[1] - 1
  parts.tm_mday = numbers[2]
  parts.tm_hour = numbers[3]
  parts.tm_min = numbers[4]
  parts.tm_sec = numbers[5]
  var seconds = timegm(&parts)
  var local = tm()
  localtime_r(&seconds, &local)
  var buffer = [CChar](repeating: 0, count: 32)
  strftime(&buffer, buffer.count, "%Y-%m-%d %H:%M", &local)
  return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
