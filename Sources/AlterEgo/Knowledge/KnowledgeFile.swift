// SPDX-License-Identifier: GPL-3.0-or-later
import CKnowledge
import Foundations

/// One file of the knowledge folder.
@usableFromInline package struct KnowledgeFile: Sendable {
  /// Relative to the folder, such as `concepts/finance.tsv`.
  package let path: String
  package let text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// The files the binary carries.
  package static func builtIn() -> [KnowledgeFile] {
    var files: [KnowledgeFile] = []
    var next = alterego_knowledge_files()
    while let entry = next?.pointee, let path = entry.path {
      let bytes = UnsafeBufferPointer(start: entry.bytes, count: Int(entry.count))
      files.append(
        KnowledgeFile(path: String(cString: path), text: String(decoding: bytes, as: UTF8.self)))
      next = next?.successor()
    }
    return files
  }

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
