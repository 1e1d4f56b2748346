// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The plainest reader there is, in Python: it folds a line and finds words by one expression.
///
/// What it prints is its own lines a second, start-up left out.
enum KeywordReader {
  static func script(_ words: [String]) -> String {
    let pattern = words.map { NSRegularExpression.escapedPattern(for: $0) }
      .sorted { $0.count > $1.count }.joined(separator: "|")
    return #"""
      import re, sys, time, unicodedata
      pattern = re.compile(r"\#(pattern)|\d[\d,.]*")
      lines = sys.stdin.read().splitlines()
      begin = time.process_time()
      found = 0
      for line in lines:
          for match in pattern.finditer(unicodedata.normalize("NFKC", line).lower()):
              found += len(match.group())
      print(len(lines) / (time.process_time() - begin))
      """#
  }
}
