// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// Whole conversations, as they were once read and found good.
@Suite struct TranscriptTests {
  /// `RECORD_TRANSCRIPTS=1 swift test --filter TranscriptTests` rewrites them, and fails.
  @Test(arguments: try Transcript.all(in: "Session/Transcripts"))
  func `the conversation goes as recorded`(_ transcript: Transcript) throws {
    let header = try transcript.header()
    let desk = Desk(header.contains { $0.contains("in English") } ? .english : .japanese)
    try transcript.replay { line in
      if line == "(leaves and comes back)" {
        desk.reopen()
        return desk.conversation.banner().replacing(desk.folder.path, with: "DIR")
      }
      return desk.type(line)
    }
  }
}
