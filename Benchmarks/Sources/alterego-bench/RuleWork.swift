// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Made-up companies as tables of facts, with the same rules for the rule engine and for SQL.
///
/// Statements fall into units of 200 and are linked only within one, so that conclusions grow
/// in proportion to the statements; a few concepts are far more frequent than the rest.
struct RuleWork {
  static let relations = [
    "anc", "touches", "moves", "realised", "measured", "clash", "complete", "gap_strategy",
    "gap_number", "size_of",
  ]

  static let rules = """
    .decl stmt(s:number, u:number, kind:symbol, side:number)
    .decl has(s:number, c:number)
    .decl isa(c:number, p:number)
    .decl strong(c:number, k:number, way:number)
    .decl kpiof(s:number, k:number)
    .input stmt
    .input has
    .input isa
    .input strong
    .input kpiof
    .decl anc(c:number, a:number)
    anc(C, C) :- has(_, C).
    anc(C, A) :- isa(C, A).
    anc(C, A) :- isa(C, B), anc(B, A).
    .decl touches(s:number, c:number)
    touches(S, A) :- has(S, C), anc(C, A).
    .decl moves(s:number, k:number, way:number)
    moves(S, K, W) :- touches(S, C), strong(C, K, G), stmt(S, _, _, D), W = G * D.
    .decl way(u:number, c:number, s:number)
    way(U, C, S) :- stmt(S, U, "strategy", _), touches(S, C).
    .decl target(u:number, k:number, m:number)
    target(U, K, M) :- stmt(M, U, "kpi", _), kpiof(M, K).
    .decl wanted(u:number, c:number, s:number)
    wanted(U, C, S) :- stmt(S, U, _, 1), has(S, C).
    .decl realised(p:number, s:number)
    realised(P, S) :- stmt(P, U, "principle", _), has(P, C), way(U, C, S).
    .decl measured(s:number, m:number)
    measured(S, M) :- stmt(S, U, "strategy", _), moves(S, K, _), target(U, K, M).
    .decl clash(a:number, b:number, c:number)
    clash(A, B, C) :- stmt(A, U, _, -1), has(A, C), wanted(U, C, B).
    .decl complete(p:number)
    complete(P) :- realised(P, S), measured(S, _).
    .decl gap_strategy(p:number)
    gap_strategy(P) :- stmt(P, _, "principle", _), !realised(P, _).
    .decl gap_number(p:number)
    gap_number(P) :- stmt(P, _, "principle", _), !complete(P).
    .decl size_of(u:number, n:number)
    size_of(U, N) :- stmt(_, U, _, _), N = count : { stmt(_, U, _, _) }.

    """ + relations.map { ".printsize \($0)\n" }.joined()

  /// The same in SQL, with the tables laid out as SQLite joins them fastest.
  static func sql(_ folder: String) -> String {
    """
    PRAGMA temp_store = memory; PRAGMA cache_size = -2000000;
    CREATE TABLE stmt (s INTEGER PRIMARY KEY, u INTEGER, kind TEXT, side INTEGER);
    CREATE TABLE has (s INTEGER, c INTEGER, PRIMARY KEY (s, c)) WITHOUT ROWID;
    CREATE TABLE isa (c INTEGER, p INTEGER, PRIMARY KEY (c, p)) WITHOUT ROWID;
    CREATE TABLE strong (c INTEGER, k INTEGER, way INTEGER, PRIMARY KEY (c, k, way)) WITHOUT ROWID;
    CREATE TABLE kpiof (s INTEGER, k INTEGER, PRIMARY KEY (s, k)) WITHOUT ROWID;
    .mode tabs

    """
      + ["stmt", "has", "isa", "strong", "kpiof"].map { ".import \(folder)/\($0).facts \($0)\n" }
      .joined() + """
        CREATE TABLE anc (c INTEGER, a INTEGER, PRIMARY KEY (c, a)) WITHOUT ROWID;
        INSERT INTO anc WITH RECURSIVE r (c, a) AS (
          SELECT c, c FROM has UNION SELECT c, p FROM isa
          UNION SELECT isa.c, r.a FROM isa JOIN r ON r.c = isa.p) SELECT c, a FROM r;
        CREATE TABLE touches (s INTEGER, c INTEGER, PRIMARY KEY (s, c)) WITHOUT ROWID;
        INSERT INTO touches SELECT DISTINCT s, a FROM has JOIN anc USING (c);
        CREATE TABLE moves (s INTEGER, k INTEGER, way INTEGER, PRIMARY KEY (s, k, way)) WITHOUT ROWID;
        INSERT INTO moves SELECT DISTINCT s, k, way * side
          FROM touches JOIN strong USING (c) JOIN stmt USING (s);
        CREATE TABLE way (u INTEGER, c INTEGER, s INTEGER, PRIMARY KEY (u, c, s)) WITHOUT ROWID;
        INSERT INTO way SELECT u, c, s FROM stmt JOIN touches USING (s) WHERE kind = 'strategy';
        CREATE TABLE target (u INTEGER, k INTEGER, m INTEGER, PRIMARY KEY (u, k, m)) WITHOUT ROWID;
        INSERT INTO target SELECT u, k, s FROM stmt JOIN kpiof USING (s) WHERE kind = 'kpi';
        CREATE TABLE wanted (u INTEGER, c INTEGER, s INTEGER, PRIMARY KEY (u, c, s)) WITHOUT ROWID;
        INSERT INTO wanted SELECT u, c, s FROM stmt JOIN has USING (s) WHERE side = 1;
        CREATE TABLE realised (p INTEGER, s INTEGER, PRIMARY KEY (p, s)) WITHOUT ROWID;
        INSERT INTO realised SELECT DISTINCT p.s, way.s FROM stmt p JOIN has ON has.s = p.s
          JOIN way ON way.u = p.u AND way.c = has.c WHERE p.kind = 'principle';
        CREATE TABLE measured (s INTEGER, m INTEGER, PRIMARY KEY (s, m)) WITHOUT ROWID;
        INSERT INTO measured SELECT DISTINCT s.s, m FROM stmt s JOIN moves ON moves.s = s.s
          JOIN target ON target.u = s.u AND target.k = moves.k WHERE s.kind = 'strategy';
        CREATE TABLE clash (a INTEGER, b INTEGER, c INTEGER, PRIMARY KEY (a, b, c)) WITHOUT ROWID;
        INSERT INTO clash SELECT DISTINCT a.s, wanted.s, x.c FROM stmt a JOIN has x ON x.s = a.s
          JOIN wanted ON wanted.u = a.u AND wanted.c = x.c WHERE a.side = -1;
        CREATE TABLE complete (p INTEGER PRIMARY KEY);
        INSERT INTO complete SELECT DISTINCT p FROM realised JOIN measured USING (s);
        CREATE TABLE gap_strategy AS SELECT s FROM stmt
          WHERE kind = 'principle' AND s NOT IN (SELECT p FROM realised);
        CREATE TABLE gap_number AS SELECT s FROM stmt
          WHERE kind = 'principle' AND s NOT IN (SELECT p FROM complete);
        CREATE TABLE size_of AS SELECT u, count(*) FROM stmt GROUP BY u;

        """ + relations.map { "SELECT '\($0)', count(*) FROM \($0);\n" }.joined()
  }

  /// Writes the tables and the rules of a company of `size` statements into a folder.
  static func write(_ size: Int, to folder: String) throws {
    var random = Generator(state: UInt64(size))
    var tables: [String: String] = [:]
    let kinds = ["principle", "strategy", "strategy", "kpi", "criterion"]
    for statement in 0..<size {
      let kind = kinds[random.below(kinds.count)]
      let side = random.below(7) == 0 ? -1 : 1
      tables["stmt", default: ""] += "\(statement)\t\(statement / 200)\t\(kind)\t\(side)\n"
      let concepts = Set((0...random.below(3)).map { _ in random.skewed(400) })
      for concept in concepts.sorted() {
        tables["has", default: ""] += "\(statement)\t\(concept)\n"
      }
      if kind == "kpi" {
        tables["kpiof", default: ""] += "\(statement)\t\(random.skewed(120))\n"
      }
    }
    for concept in 8..<400 {
      tables["isa", default: ""] += "\(concept)\t\(random.below(concept))\n"
    }
    for concept in 0..<400 {
      let kpi = random.below(120)
      tables["strong", default: ""] += "\(concept)\t\(kpi)\t\(random.below(3) == 0 ? -1 : 1)\n"
    }
    for (name, text) in tables {
      try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name).facts"))
    }
    try Data(rules.utf8).write(to: URL(filePath: "\(folder)/company.dl"))
  }

  private struct Generator {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }

    /// Small numbers far more often than great ones.
    mutating func skewed(_ count: Int) -> Int { min(below(count), below(count), below(count)) }
  }
}

extension Bench {
  /// A whole run of the rule engine: facts read, rules run, conclusions counted.
  static func ruling(_ stage: Stage) throws -> [Row] {
    try [1_000, 10_000, 100_000].map { size in
      let folder = try stage.folder("rules-\(size)")
      try RuleWork.write(size, to: folder)
      let arguments = ["knowledge", "run", folder + "/company.dl", "--facts", folder, "--counts"]
      let script = RuleWork.sql(folder)
      var row = Row(
        "rules over facts, one process", statements: size, unit: .milliseconds,
        peer: "sqlite3, the same in SQL")
      let ours = counts(try stage.output(stage.binary, arguments, input: ""))
      let peers = counts(try stage.output(stage.sqlite3, [":memory:"], input: script))
      guard ours == peers, ours.count == RuleWork.relations.count else {
        row.failure = "the two conclude different things"
        return row
      }
      try stage.alternate(&row, runs: 5) {
        try stage.time(arguments)
      } peer: {
        try stage.timeProgram(stage.sqlite3, [":memory:"], input: script)
      }
      return row
    }
  }

  private static func counts(_ output: String) -> [String: String] {
    var counts: [String: String] = [:]
    for line in output.split(separator: "\n") {
      let parts = line.split(separator: "\t")
      if parts.count == 2 { counts[String(parts[0])] = String(parts[1]) }
    }
    return counts
  }
}
