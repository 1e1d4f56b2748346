// SPDX-License-Identifier: GPL-3.0-or-later
import CKnowledge
import Foundations

/// One file of the knowledge folder.
@usableFromInline package struct KnowledgeFile: Sendable {
  /// Relative to the folder, such as `concepts/finance.tsv`.
  package let path: String
  /// UTF-8; most files are read as bytes and never made a `String`.
  let content: FileContent

  /// A copy of its bytes.
  var bytes: [UInt8] { content.withBytes { Array($0) } }
  package var text: String { content.withBytes { String(decoding: $0, as: UTF8.self) } }

  /// Whether the program carries it.
  var isCarried: Bool { !content.isOwn }

  package init(path: String, text: String) {
    self.path = path
    content = FileContent(Array(text.utf8))
  }

  private init(path: String, at start: UnsafePointer<UInt8>?, count: Int) {
    self.path = path
    content = FileContent(carriedAt: start, count: count)
  }

  /// The files the binary carries whose paths begin with `start`.
  package static func builtIn(under start: String = "") -> [KnowledgeFile] {
    var files: [KnowledgeFile] = []
    var next = alterego_knowledge_files()
    while let entry = next?.pointee, let path = entry.path {
      let name = String(cString: path)
      if name.hasPrefix(start) {
        files.append(KnowledgeFile(path: name, at: entry.bytes, count: Int(entry.count)))
      }
      next = next?.successor()
    }
    return files
  }

  /// What marks this build of the program with the files that it carries, in hexadecimal; nil
  /// where the linker made no mark.
  package static let build: String? = {
    var mark = [UInt8](repeating: 0, count: 32)
    let count = Int(alterego_build(&mark, UInt(mark.count)))
    guard count > 0 else { return nil }
    return mark[..<count].map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }()

  /// The files of a folder on disk, for people who change the knowledge.
  ///
  /// - Throws: `knowledgeMissing` when there is no such folder or nothing in it; problems of
  ///   reading a file as they are.
  package static func folder(_ path: String) throws(Problem) -> [KnowledgeFile] {
    // As scripts/embed.sh chooses them: a README is for people.
    let names = Files.list(path).filter { name in
      [".tsv", ".dl", ".md"].contains { name.hasSuffix($0) } && !name.hasSuffix("README.md")
    }
    guard !names.isEmpty else { throw Problem(.knowledgeMissing, ["path": path]) }
    var files: [KnowledgeFile] = []
    for name in names {
      files.append(KnowledgeFile(path: name, text: try Files.readText(path + "/" + name)))
    }
    return files
  }
}

/// The bytes of a file, in one place for as long as anything refers to them.
final class FileContent: Sendable {
  private let start: UInt
  private let count: Int
  /// False for a part of the program itself, which nothing changes.
  let isOwn: Bool

  init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    start = UInt(bitPattern: copy.baseAddress)
    count = bytes.count
    isOwn = true
  }

  init(carriedAt start: UnsafePointer<UInt8>?, count: Int) {
    self.start = UInt(bitPattern: start)
    self.count = start == nil ? 0 : count
    isOwn = false
  }

  deinit {
    if isOwn { UnsafeMutablePointer<UInt8>(bitPattern: start)?.deallocate() }
  }

  @inline(__always)
  func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    defer { withExtendedLifetime(self) {} }
    return body(UnsafeBufferPointer(start: UnsafePointer(bitPattern: start), count: count))
  }
}
