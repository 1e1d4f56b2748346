// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Knowledge

/// Concepts that are made when they are asked for are those of their rows.
@Suite struct ConceptShelfTests {
  private func knowledge(_ rows: String...) throws -> KnowledgeBase {
    let text = (["id\tja\ten\tisa\tsynonyms_ja\tsynonyms_en"] + rows).joined(separator: "\n")
    return try KnowledgeBase([KnowledgeFile(path: "concepts/things.tsv", text: text + "\n")])
  }

  @Test func `a concept has what stands in its row`() throws {
    let base = try knowledge(
      "boat\t船\tboat\tvehicle\t\t", "vehicle\t乗り物\tvehicle\tthing|asset\t\t",
      "a_very_long_identifier\t長い\tlong\t\t\t")
    let boat = try #require(base.concept("boat"))
    #expect(boat.ja == "船" && boat.en == "boat" && boat.isa == ["vehicle"])
    #expect(boat.theme == "things" && boat.place == "concepts/things.tsv:2")
    #expect(base.ancestors(of: "boat") == ["vehicle", "thing", "asset"])
    #expect(base.isA("boat", "asset") && !base.isA("vehicle", "boat"))
    #expect(base.concept("a_very_long_identifier")?.ja == "長い")
    #expect(base.concept("a_very_long_identifies") == nil)
    #expect(base.concepts.map(\.id) == ["boat", "vehicle", "a_very_long_identifier"])
  }

  @Test func `kinds that run in a circle end`() throws {
    let base = try knowledge("a\tあ\ta\tb\t\t", "b\tい\tb\tc\t\t", "c\tう\tc\ta\t\t")
    #expect(base.ancestors(of: "a") == ["b", "c"])
    #expect(base.ancestors(of: "c") == ["a", "b"])
  }

  @Test func `of an id that comes twice the first row tells, and the words of both`() throws {
    let base = try knowledge("a\tあ\ta\t\tああ\t", "b\tい\tb\t\t\t", "a\tえ\te\tb\t\t")
    #expect(base.concepts.map(\.ja) == ["あ", "い"])
    #expect(base.concept("a")?.isa == [])
    let words = base.words(in: .japanese).map { String(decoding: $0.surface, as: UTF8.self) }
    #expect(words == ["あ", "ああ", "い", "え"])
  }

  @Test func `a company's own concept stands behind those of the tables`() throws {
    let base = try knowledge("plant\t工場\tplant\tplace\t\t")
    let own = Concept(
      id: "own:第二工場", sort: .concept, ja: "第二工場", en: "第二工場", theme: "things",
      isa: ["plant"], affinity: [], place: "")
    let more = base.adding([own])
    #expect(more.number(of: own.id) == 1 && base.number(of: own.id) == nil)
    #expect(more.isA(own.id, "place") && more.sort(of: own.id) == .concept)
    #expect(more.ancestors(of: own.id) == ["plant", "place"])
    #expect(more.concepts.count == 2 && more.conceptCount == 2)
  }

  @Test func `threads that ask at the same time get the same`() async throws {
    let rows = (0..<300).map { "id_\($0)\t語\($0)\tword \($0)\tid_\($0 / 2)\t\t" }
    let text = (["id\tja\ten\tisa\tsynonyms_ja\tsynonyms_en"] + rows).joined(separator: "\n")
    let base = try KnowledgeBase([KnowledgeFile(path: "concepts/many.tsv", text: text)])
    let found = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<4 {
        group.addTask {
          (0..<300).map { "\(base.concept("id_\($0)")?.ja ?? "") \(base.isA("id_\($0)", "id_0"))" }
        }
      }
      return await group.reduce(into: [[String]]()) { $0.append($1) }
    }
    #expect(found.count == 4 && Set(found).count == 1)
    #expect(found[0][299] == "語299 true")
  }

  @Test func `every cell of a table is what stands between its tabs`() throws {
    for file in KnowledgeFile.builtIn(under: "concepts/") {
      let lines = file.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
      for table in [try Table(file), try Table(KnowledgeFile(path: file.path, text: file.text))] {
        #expect([table.header] == Array(lines.prefix(1)), "\(file.path)")
        let cells = table.rows.map { row in table.header.map { row[$0] } }
        #expect(cells == Array(lines.dropFirst()), "\(file.path)")
      }
    }
  }
}
