// SPDX-License-Identifier: GPL-3.0-or-later

/// A strict little reader of the HTML and SVG that exports may contain; anything else fails it.
struct MarkupReader {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var tags: [String] = []
  private(set) var attributes: [(name: String, value: String)] = []
  /// The text of all elements but style, entities resolved.
  private(set) var text = ""

  private static let empty: Set<String> = ["meta", "rect", "path"]

  init(_ markup: String) throws {
    var rest = Substring(markup)
    for head in ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "<!DOCTYPE html>\n"]
    where rest.hasPrefix(head) {
      rest = rest.dropFirst(head.count)
    }
    var open: [String] = []
    while let character = rest.first {
      guard character == "<" else {
        let words = rest.prefix { $0 != "<" }
        if open.last != "style" { text += try MarkupReader.resolved(words) }
        rest = rest[words.endIndex...]
        continue
      }
      guard let end = rest.firstIndex(of: ">") else { throw Failure(description: "open tag") }
      let tag = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.first == "/" {
        guard open.popLast() == String(tag.dropFirst()) else {
          throw Failure(description: "</\(tag)> closes nothing")
        }
        continue
      }
      let name = try readTag(tag)
      if !MarkupReader.empty.contains(name) { open.append(name) }
    }
    guard open.isEmpty else { throw Failure(description: "\(open) stay open") }
  }

  private mutating func readTag(_ tag: Substring) throws -> String {
    let name = tag.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    tags.append(String(name))
    var rest = tag[name.endIndex...]
    while true {
      rest = rest.drop { $0 == " " }
      if rest.isEmpty || rest == "/" { return String(name) }
      let key = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-:".contains($0)) }
      rest = rest[key.endIndex...]
      guard !key.isEmpty, rest.hasPrefix("=\"") else { throw Failure(description: "<\(tag)>") }
      rest = rest.dropFirst(2)
      let value = rest.prefix { $0 != "\"" }
      rest = rest[value.endIndex...].dropFirst()
      attributes.append((String(key), try MarkupReader.resolved(value)))
    }
  }

  private static func resolved(_ text: Substring) throws -> String {
    let names = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""]
    var out = ""
    var rest = text
    while let character = rest.first {
      guard character == "&" else {
        out.append(character)
        rest = rest.dropFirst()
        continue
      }
      guard let end = rest.firstIndex(of: ";") else {
        throw Failure(description: "bare & in \(text)")
      }
      let name = String(rest[rest.index(after: rest.startIndex)..<end])
      if let known = names[name] {
        out += known
      } else if name.first == "#", let code = UInt32(name.dropFirst()),
        let scalar = Unicode.Scalar(code)
      {
        out.unicodeScalars.append(scalar)
      } else {
        throw Failure(description: "&\(name);")
      }
      rest = rest[rest.index(after: end)...]
    }
    return out
  }
}
