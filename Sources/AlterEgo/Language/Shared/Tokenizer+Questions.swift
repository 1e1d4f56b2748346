// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The ends of questions, which no word before them may swallow.
extension Tokenizer {
  /// 安くして|よいか, てもらってよい|か: a match that takes in the beginning of a question's end gives
  /// way to what is left of it, or to nothing.
  func beforeQuestion(_ match: Match?, _ bytes: [UInt8]) -> Match? {
    guard let match, lexicon.language == .japanese, match.tailEnd < 0 else { return match }
    var at = match.end - 3
    while at > match.start, at >= match.end - 15 {
      if isTe(bytes, at), let end = longestMatch(bytes, at, limit: bytes.count),
        end.end > match.end, isQuestion(end, bytes)
      {
        return longestMatch(bytes, match.start, limit: at)
          ?? (isAuxiliary(match, bytes) ? nil : match)
      }
      at -= 3
    }
    return match
  }

  /// て or で.
  private func isTe(_ bytes: [UInt8], _ at: Int) -> Bool {
    bytes[at] == 0xE3 && bytes[at + 1] == 0x81 && (bytes[at + 2] == 0xA6 || bytes[at + 2] == 0xA7)
  }

  private func isQuestion(_ match: Match, _ bytes: [UInt8]) -> Bool {
    firstEntry(match, bytes, where: { ["question", "modal"].contains(meaning($0).function) }) != nil
  }

  /// 使わ|せて, もら|って: the end of a verb, of which nothing is left before its て.
  private func isAuxiliary(_ match: Match, _ bytes: [UInt8]) -> Bool {
    firstEntry(match, bytes, where: { meaning($0).function == "aux" }) != nil
  }
}
