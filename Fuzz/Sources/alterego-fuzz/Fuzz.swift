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

/// How many texts were read; every eighth is read in every way.
private nonisolated(unsafe) var turn = 0

/// Reads what libFuzzer made up, and stops at the first thing that must hold and does not.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let faults = turn % 8 == 0 ? check.faults(text) : check.quickFaults(text, turn)
  turn += 1
  precondition(faults.isEmpty, faults.joined(separator: "\n"))
  return 0
}
