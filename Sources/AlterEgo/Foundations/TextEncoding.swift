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
    do throws(Problem) {
      return (try convert(bytes, from: "CP932", path), .cp932)
    } catch {
      // A file that is UTF-8 up to some lines is told by those.
      let place = Files.firstInvalidUTF8(bytes)
      throw hasCharacters(bytes, before: place) ? problem(path, place) : error
    }
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  /// Whether characters of more than one byte stand before the place: then it is UTF-8 so far.
  private static func hasCharacters(
    _ bytes: [UInt8], before place: (line: Int, column: Int)
  ) -> Bool {
    var line = 1
    var column = 1
    for byte in bytes where (line, column) < place {
      if byte >= 0x80 { return true }
      if byte == 10 {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return false
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
