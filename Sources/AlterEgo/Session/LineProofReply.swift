// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning
import Wording

/// Why a link holds or a break is there, down to the statements' own words.
struct LineProofReply {
  let desk: LineDesk

  init(_ desk: LineDesk) { self.desk = desk }

  /// Two ids name a link, one id all its links, anything else a break.
  func reply(_ words: [String]) throws(Problem) -> Reply {
    let ids = words.filter(StatementID.matches)
    guard ids.count == words.count else {
      let gap = try GapSearch(desk).one(words, among: desk.line.gaps)
      return shown([explained(gap)], [json(gap)])
    }
    var seen: [Statement] = []
    for id in ids { seen.append(try desk.context.statement(id, try desk.context.reading())) }
    let links = desk.line.links.filter { link in
      seen.allSatisfy { $0.id == link.from || $0.id == link.to }
    }
    guard !links.isEmpty else {
      let key = seen.count > 1 ? "link/none" : "why/no-links"
      return shown([[desk.context.say(key)]], [])
    }
    return shown(links.prefix(8).map(explained), links.map(json))
  }

  private func shown(_ parts: [[String]], _ json: [JSON]) -> Reply {
    if desk.context.options.json { return Reply(json.map { $0.text + "\n" }.joined()) }
    return Reply(parts.map { $0.joined(separator: "\n") }.joined(separator: "\n"))
  }

  private func explained(_ link: Link) -> [String] {
    var lines = [desk.links.relation(link) + " — " + desk.links.reason(link)]
    if let proof = desk.line.proof(of: link) { lines += indented(proof) }
    if let rule = link.rule { lines.append("  " + desk.context.say("why/rule", ["rule": rule])) }
    return lines
  }

  private func explained(_ gap: Gap) -> [String] {
    var lines = [desk.gaps.name(gap), "  " + desk.gaps.evidence(gap)]
    if let proof = desk.line.proof(of: gap) {
      lines += indented(proof)
      if let rule = proof.rule { lines.append("  " + desk.context.say("why/rule", ["rule": rule])) }
    }
    lines.append("  → \(desk.gaps.close(gap)) \(desk.typed(desk.gaps.command(gap)))")
    return lines
  }

  private func indented(_ proof: LineProof) -> [String] {
    desk.links.lines(proof).map { "  " + $0 }
  }

  private func json(_ link: Link) -> JSON {
    .object([("link", desk.links.json(link)), ("proof", proof(desk.line.proof(of: link)))])
  }

  private func json(_ gap: Gap) -> JSON {
    .object([("gap", desk.gaps.json(gap)), ("proof", proof(desk.line.proof(of: gap)))])
  }

  private func proof(_ proof: LineProof?) -> JSON {
    guard let proof else { return .null }
    return .object([
      ("rule", .optional(proof.rule)), ("statements", .strings(proof.statements)),
      (
        "grounds",
        .array(
          proof.grounds.map {
            .object([
              ("statement", .string($0.statement)), ("words", .string($0.words)),
              ("about", .optional($0.about)), ("fact", .string($0.fact)),
            ])
          })
      ),
      ("knowledge", .strings(proof.knowledge)), ("absent", .strings(proof.absent)),
    ])
  }
}
