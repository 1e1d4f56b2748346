// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Testing

@Suite struct RuleParsingTests {
  struct Reading: CustomTestStringConvertible, Sendable {
    let text: String
    let printed: String
    var testDescription: String { text }

    init(_ text: String, _ printed: String? = nil) {
      self.text = text
      self.printed = printed ?? text
    }
  }

  static let declarations = """
    .decl p(a:number) .decl q(a:number, b:number) .decl r(a:number, b:number)
    .decl s(a:symbol) .decl t(a:number, b:symbol) .decl yes()

    """

  static let rules: [Reading] = [
    Reading("p(1)."),
    Reading("p(-1)."),
    Reading("p(-9223372036854775808)."),
    Reading("p(9223372036854775807)."),
    Reading("p( 1 ) .", "p(1)."),
    Reading("yes()."),
    Reading("s(\"木型\")."),
    Reading(#"s("a \"b\" \\ c\n\t")."#),
    Reading("p(X) :- q(X, _)."),
    Reading("p(x) :- q(x, y), q(y, x)."),
    Reading("p(値引) :- q(値引, _)."),
    Reading("p(X):-q(X,Y),!q(Y,X).", "p(X) :- q(X, Y), !q(Y, X)."),
    Reading("p(X) :- q(X, Y), X <= Y."),
    Reading("p(X) :- q(X, Y), X != Y, X < 3, Y > 3, X >= -1, X = 2."),
    Reading("p(X) :- t(X, \"kpi\")."),
    Reading("p(X + 1) :- p(X).", "p((X + 1)) :- p(X)."),
    Reading("p(X) :- p(Y), X = Y + 2 * Y - 1.", "p(X) :- p(Y), X = ((Y + (2 * Y)) - 1)."),
    Reading("p(X) :- p(Y), X = (Y + 2) / Y.", "p(X) :- p(Y), X = ((Y + 2) / Y)."),
    Reading("p(X) :- p(Y), X = -Y.", "p(X) :- p(Y), X = (0 - Y)."),
    Reading("p(X) :- p(Y), X = 3 - -2.", "p(X) :- p(Y), X = (3 - -2)."),
    Reading("p(N) :- N = count : { q(_, _) }."),
    Reading("r(X, N) :- p(X), N = min Y : { q(X, Y), !p(Y) }."),
    Reading("r(X, N) :- p(X), N = max (Y * 2) : { q(X, Y), Y < 9 }."),
    Reading("p(count) :- p(count)."),
    Reading("p(X) :- p(X), min = X, q(min, X)."),
    Reading("p(X) /* why */ :- // who\n p(X).", "p(X) :- p(X)."),
    Reading("p(X) :- p(X).\r\n", "p(X) :- p(X)."),
  ]

  @Test(arguments: rules) func `reads a rule and prints it in one form`(_ row: Reading) throws {
    let program = try Program(parsing: Self.declarations + row.text, name: "t.dl")
    let clause = try #require((program.facts + program.rules).first)
    #expect(clause.description == row.printed)
  }

  @Test(arguments: rules) func `reading back the printed form changes nothing`(_ row: Reading)
    throws
  {
    let program = try Program(parsing: Self.declarations + row.printed, name: "t.dl")
    let clause = try #require((program.facts + program.rules).first)
    #expect(clause.description == row.printed)
  }

  @Test func `directives and declarations are kept in order`() throws {
    let text = """
      .decl a(x:number)
      .input a
      .decl b(x:number, y:symbol)
      .output b
      .printsize b
      .printsize a
      """
    let program = try Program(parsing: text, name: "t.dl")
    #expect(
      program.declarations.map(\.description) == [
        ".decl a(x:number)", ".decl b(x:number, y:symbol)",
      ])
    #expect(program.inputs == ["a"])
    #expect(program.outputs == ["b"])
    #expect(program.printSizes == ["b", "a"])
  }

  @Test func `several texts make one program and keep their names`() throws {
    let program = try Program([
      SourceText(name: "rules.dl", text: "p(X) :- q(X)."),
      SourceText(name: "relations.dl", text: "\n.decl p(a:number)\n.decl q(a:number)"),
    ])
    #expect(program.rules[0].place.description == "rules.dl:1:1")
    #expect(program.declaration(of: "q")?.place.description == "relations.dl:3:7")
  }

  @Test func `a comment above a rule gives its id and words`() throws {
    let text = """
      .decl p(a:number)
      .decl q(a:number)
      // line/one: the first
      p(X) :- q(X).
      p(X) :- q(X), X > 1.

      p(X) :- q(X), X > 2.
      // just words: nothing
      q(1).
      // see http://example.org: no id
      q(2).
      // gap/結び-3: 目標に
      // 届かない
      q(X) :- p(X).
      p(X) :- q(X), X > 3. // late/label: not above
      p(X) :- q(X), X > 4.
      """
    let program = try Program(parsing: text, name: "t.dl")
    #expect(
      program.rules.map { $0.label?.id } == [
        "line/one", "line/one", nil, "gap/結び-3", nil, nil,
      ])
    #expect(program.rules[0].label?.words == "the first")
    #expect(program.rules[3].label?.words == "目標に 届かない")
    #expect(program.facts.allSatisfy { $0.label == nil })
  }
}
