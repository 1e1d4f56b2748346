// SPDX-License-Identifier: GPL-3.0-or-later
import Knowledge
import Testing

@Suite struct FormulaTests {
  @Test(arguments: [
    ("a+b*c", Formula.binary(.plus, .name("a"), .binary(.times, .name("b"), .name("c")))),
    ("(a+b)*2", .binary(.times, .binary(.plus, .name("a"), .name("b")), .number(2))),
    ("a-b-c", .binary(.minus, .binary(.minus, .name("a"), .name("b")), .name("c"))),
    ("-a / 0.7", .binary(.over, .negative(.name("a")), .number(0.7))),
    ("abs(a-b)", .call(.abs, [.binary(.minus, .name("a"), .name("b"))])),
    ("max(a, 1)", .call(.max, [.name("a"), .number(1)])),
    ("absent", .name("absent")),
  ]) func `reads sums, products, brackets and functions`(_ text: String, _ formula: Formula) throws
  {
    #expect(try Formula(text) == formula)
  }

  @Test(arguments: [
    ("", 0, ""), ("a+", 2, ""), ("(a", 2, ""), ("a b", 2, "b"), ("a)", 1, ")"), ("1.2.3", 0, "1"),
    ("abs(a,b)", 8, ""), ("abs a", 4, "a"), ("売上", 0, "売"), ("a*/b", 2, "/"),
  ]) func `says where a formula stops making sense`(_ text: String, _ at: Int, _ found: String) {
    #expect(throws: Formula.Fault(offset: at, found: found)) { try Formula(text) }
  }

  @Test func `tells its names once and its numbers`() throws {
    let formula = try Formula("(a-b)/(a/12)*100")
    #expect(formula.names == ["a", "b"])
    #expect(formula.numbers == [12, 100])
  }
}
