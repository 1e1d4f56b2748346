// SPDX-License-Identifier: GPL-3.0-or-later
import ReadingCheck

/// Built once: libFuzzer calls from one thread.
private nonisolated(unsafe) let check: ReadingCheck = {
  do {
    return try ReadingCheck()
  } catch {
    fatalError("no knowledge: \(error)")
  }
}()

/// Reads what libFuzzer made up, and stops at the first thing that must hold and does not.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let faults = check.faults(UnsafeBufferPointer(start: start, count: count))
  precondition(faults.isEmpty, faults.joined(separator: "\n"))
  return 0
}
