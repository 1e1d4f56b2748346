// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Glibc

/// The moment in UTC at which the next day begins here, as `2026-11-22T15:00:00Z`.
func endTimestamp(of day: CalendarDate) -> String {
  let next = day.adding(days: 1)
  var local = tm()
  local.tm_year = Int32(next.year - 1900)
  local.tm_mon = Int32(next.month - 1)
  local.tm_mday = Int32(next.day)
  local.tm_isdst = -1
  var moment = mktime(&local)
  var parts = tm()
  gmtime_r(&moment, &parts)
  func pad(_ n: Int32, _ width: Int) -> String {
    let digits = String(n)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
  let date = "\(pad(parts.tm_year + 1900, 4))-\(pad(parts.tm_mon + 1, 2))-\(pad(parts.tm_mday, 2))"
  return date + "T\(pad(parts.tm_hour, 2)):\(pad(parts.tm_min, 2)):\(pad(parts.tm_sec, 2))Z"
}
