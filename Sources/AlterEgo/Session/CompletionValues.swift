// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Glibc
import Knowledge
import Export
import Model
import Wording

extension Conversation {
  /// What may follow an option; nil for a word that is none or takes anything.
  func values(after option: String, of command: String) -> [String]? {
    switch option {
    case "--kind": values(.kinds, "")
    case "--as": values(.roles, "")
    case "--audience":
      Audience.allCases.flatMap { [$0.rawValue, $0.name(in: .japanese)] }
    case "--lang": SpokenLanguage.allCases.map(\.rawValue)
    case "--color": ["auto", "always", "never"]
    case "--outcome": ["approved", "declined"]
    case "--relation": Link.Relation.allCases.map(\.rawValue)
    case "--format": MapFormat.allCases.map(\.rawValue)
    case "--db", "--knowledge", "-o": nil
    default: nil
    }
  }

  /// The options that the help of a command names, and those of every command.
  func options(of command: String) -> [String] {
    let words = Phrasebook.builtIn
    let own =
      words.has("help/\(command)/options")
      ? words.phrase("help/\(command)/options", in: .english) : ""
    let all = own + "\n" + words.phrase("help/everywhere/options", in: .english)
    return all.split(separator: "\n").flatMap { line in
      line.split(whereSeparator: { " ,".contains($0) }).filter { $0.hasPrefix("--") }.map(
        String.init)
    }
  }

  /// What may stand in a place of that sort; nothing that takes long or reads much.
  func values(_ completion: ArgumentCompletion, _ word: String) -> [String] {
    switch completion {
    case .none: []
    case .ids: ((try? store(base, access: .readOnly).statements()) ?? []).map(\.id)
    case .commands: CommandTable.all.flatMap { [$0.entry.name, $0.entry.japanese] }
    case .kinds: Kind.allCases.flatMap { [$0.rawValue, $0.name(in: .japanese)] }
    case .concepts: ["check", "list", "show", "run"] + names { _ in true }
    case .roles: names { $0 == .role }
    case .kpis: KPICommand.partNames + names { $0 == .kpi }
    case .initiatives:
      ["list", "add", "show", "set", "ask", "review", "compare", "stop", "resume"]
        + ((try? store(base, access: .readOnly).statements()) ?? [])
        .filter { $0.kind == .initiative }.map(\.id)
        + (RegisterSheetCache.names(of: "I", loadedKnowledge?.base))
    case .words:
      ["list", "learn", "forget"] + company(base).language.words.map(\.text)
    case .files: Self.files(startingWith: word)
    }
  }

  /// The names of both languages, of knowledge that has been read already.
  private func names(_ isWanted: (Concept.Sort) -> Bool) -> [String] {
    guard let concepts = loadedKnowledge?.base.concepts else { return [] }
    return concepts.filter { isWanted($0.sort) }.flatMap { [$0.ja, $0.en] }
  }

  /// The entries of the folder that the word names so far; folders end in a slash.
  private static func files(startingWith word: String) -> [String] {
    let cut = word.lastIndex(of: "/").map { word.index(after: $0) } ?? word.startIndex
    let folder = String(word[..<cut])
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory), found.count < 1_000 {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix("."), name.hasPrefix(word[cut...]) else { continue }
      found.append(folder + name + (Files.isFolder(folder + name) ? "/" : ""))
    }
    return found.sorted()
  }
}
