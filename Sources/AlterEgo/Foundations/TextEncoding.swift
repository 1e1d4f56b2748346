// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// The encodings in which Japanese offices save tables.
@usableFromInline package enum TextEncoding: String, Sendable {
  case utf8 = "utf-8"
  /// UTF-8 with a byte order mark, as spreadsheets save it.
  case utf8Marked = "utf-8-sig"
  case cp932
  case utf16 = "utf-16"

  /// The bytes as UTF-8 without a mark, and how they were encoded.
  ///
  /// What is not UTF-8 is taken for CP932, the usual one of Japanese office programs.
  ///
  /// - Throws: `inputNotText` with line and column (in bytes of the line) of the first byte that
  ///   is neither.
  package static func decode(
    _ bytes: [UInt8], path: String
  ) throws(Problem) -> (text: [UInt8], encoding: TextEncoding) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let text = Array(bytes.dropFirst(3))
      guard isUTF8(text) else { throw problem(path, Files.firstInvalidUTF8(text)) }
      return (text, .utf8Marked)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return (try convert(bytes, from: "UTF-16", path), .utf16)
    }
    if isUTF8(bytes) { return (bytes, .utf8) }
    return (try convert(bytes, from: "CP932", path), .cp932)
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  private static func problem(_ path: String, _ place: (line: Int, column: Int)) -> Problem {
    Problem(.inputNotText, ["path": path], at: "\(path):\(place.line):\(place.column)")
  }

  private static func convert(
    _ bytes: [UInt8], from name: String, _ path: String
  ) throws(Problem) -> [UInt8] {
    guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else {
      throw Problem(.inputNotText, ["path": path], at: "\(path):1:1")
    }
    defer { iconv_close(converter) }
    // A CP932 or UTF-16 character has at most twice as many bytes in UTF-8; half-width kana thrice.
    var out = [UInt8](repeating: 0, count: bytes.count * 3 + 16)
    var input = bytes
    let (left, made) = input.withUnsafeMutableBytes { source in
      out.withUnsafeMutableBytes { target in
        var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var (fromLeft, toLeft) = (source.count, target.count)
        _ = iconv(converter, &from, &fromLeft, &to, &toLeft)
        return (fromLeft, target.count - toLeft)
      }
    }
    if left > 0 {
      let good = bytes[..<(bytes.count - left)]
      let line = good.reduce(1) { $1 == 10 ? $0 + 1 : $0 }
      let start = good.lastIndex(of: 10).map { $0 + 1 } ?? 0
      throw problem(path, (line, good.count - start + 1))
    }
    out.removeLast(out.count - made)
    if out.starts(with: [0xEF, 0xBB, 0xBF]) { out.removeFirst(3) }
    return out
  }
}
