// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning
import Testing

@testable import Knowledge

@Suite struct RuleWordsTests {
  @Test func `every linking rule has words, and every row of words a rule`() throws {
    let rules = try GapCase.rules.get()
    let concluding = Set(
      rules.program.rules.filter { LineRules.linking.contains($0.head.predicate) }
        .compactMap { $0.label?.id })
    #expect(concluding == Set(rules.words.keys))
  }

  @Test func `words name both ends and what carries the link`() throws {
    for words in try GapCase.rules.get().words.values {
      #expect(words.ja.contains("{via}") && words.en.contains("{via}"), "\(words.id)")
    }
  }

  @Test func `a rule without a row of words is refused with its place`() throws {
    var files = try KnowledgeFile.folder(KnowledgeFolder.path)
    files.append(
      KnowledgeFile(
        path: "rules/zz.dl",
        text: "// line/new: untold\nproposed(\"line/new\", A, B, \"\", \"\") :- linked(_, A, B).\n")
    )
    let knowledge = try KnowledgeBase(files)
    #expect(throws: Problem.self) { try LineRules(knowledge) }
  }

  @Test func `a rule with an unknown relation is refused with file and line`() throws {
    var files = try KnowledgeFile.folder(KnowledgeFolder.path)
    files.append(KnowledgeFile(path: "rules/zz.dl", text: "\nupper(S) :- statment(S, _).\n"))
    let knowledge = try KnowledgeBase(files)
    let problem = #expect(throws: Problem.self) { try LineRules(knowledge) }
    #expect(problem?.code == .knowledgeRule)
    #expect(problem?.location == "rules/zz.dl:2:13")
  }
}
