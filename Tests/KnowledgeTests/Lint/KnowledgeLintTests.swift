// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Testing

/// What the lint finds, and that the product's own knowledge gives it nothing to find.
@Suite struct KnowledgeLintTests {
  /// A small knowledge with one thing wrong.
  struct Broken: CustomTestStringConvertible, Sendable {
    let code: String
    let place: String
    let detail: String
    /// The file that is put in the place of a sound one.
    let path: String
    let text: String

    var testDescription: String { "\(code) at \(place): \(detail)" }
  }

  /// A sound knowledge of one file of each form.
  static let sound: [String: String] = [
    "concepts/things.tsv": """
    id\tja\ten\tsynonyms_ja\tsynonyms_en\tisa\tinfluences\tconflicts
    # what is sold
    goods\t品\tgoods\t商品|売り物\tmerchandise\t\tmargin+1M\t
    tool\t道具\ttool\t\t\tgoods\t\tgoods

    """,
    "acts/trade.tsv": """
    id\tja\ten\tsynonyms_ja\tsynonyms_en\tisa\tobject\teffects\topposite\texample_ja\texample_en
    refuse_order\t断る/5\trefuse\tお引き取り願う/5\tturn ~ down\t\tgoods\t\ttake_order\t注文を断る\tturn it down
    take_order\t受ける\ttake on\t値段を~下げる\ttook/n\t\t\trefuse_order\trefuse_order\t急ぎの仕事を受けた\tIt was taken on.

    """,
    "roles/departments.tsv": "id\tja\ten\tsynonyms_ja\tsynonyms_en\nsales_dept\t営業\tsales\t\t\n",
    "roles/roles.tsv": """
    id\tja\ten\tsynonyms_ja\tsynonyms_en\tisa\trank\tdomain
    sales_head\t営業部長\thead of sales\t\t\t\t70\tsales_dept

    """,
    "states/states.tsv": """
    id\tja\ten\ttrue_ja\ttrue_en\tfalse_ja\tfalse_en\tunknown_ja\tunknown_en\timplies
    approved\t承認済み\tapproved\t承認済み|無い/i\tapproved/a\t未承認\tnot approved\t\t\tgoods

    """,
    "kpis/items.tsv": "id\tja\ten\tunit\tnote\ncash\t現金\tcash\tJPY\t\n",
    "kpis/examples.tsv": "kpi\tgiven\tvalue\tworking\nmargin\tcash=1\t100\t1 × 100\n",
    "kpis/kpi_sources.tsv": "code\tsource\nMOF\tstatistics\n",
    "kpis/kpis.tsv": """
    id\tja\ten\tsynonyms_ja\tsynonyms_en\tunit\tformula\tbetter\tsource\trelated_concepts
    margin\t粗利率\tgross margin\t\tB/S\t%\tabs(cash)*100\tup\tMOF\tgoods,tool

    """,
    "decisions/values.tsv": "value\tserved_by\tharmed_by\ngoods\ttool|take_order\trefuse_order\n",
    "decisions/state_acts.tsv": "state\tacts\napproved\ttake_order\n",
    "decisions/directions.tsv": "id\tcompany\tsociety\ngoods\t\t2\ntheme:trade\t1\t\n",
    "decisions/light_acts.tsv": "id\twhy\ntake_order\tsays little\n",
    "language/metrics.tsv": "concept\tunit\tmetric\ngoods\tpercent\tmargin\n",
    "language/ja/function_words.tsv": "surface\tclass\tvalue\nてよい\tmodal\tmay\n",
    "language/en/function_words.tsv": "surface\tclass\tvalue\nmay\tmodal\tmay\n",
    "language/en/irregular_verbs.tsv": "base\tpast\tparticiple\ntake\ttook\ttaken\n",
    "language/ja/vague.tsv":
      "surface\tquestion_ja\tquestion_en\texample\n適切に\tどうなれば\tWhat is\t適切に扱う\n",
    "words/answers.tsv": "key\tja\ten\nyes\t{name} は可\t{name} is fine\n",
  ]

  static func files(replacing path: String = "", with text: String = "") -> [KnowledgeFile] {
    var texts = sound
    if !path.isEmpty { texts[path] = text }
    return texts.sorted { $0.key < $1.key }.map { KnowledgeFile(path: $0.key, text: $0.value) }
  }

  /// A sound file with one piece replaced.
  static func row(
    _ code: String, _ place: String, _ detail: String, in path: String, _ old: String, _ new: String
  ) -> Broken {
    let text = (sound[path] ?? "").replacing(old, with: new, maxReplacements: 1)
    return Broken(code: code, place: "\(path):\(place)", detail: detail, path: path, text: text)
  }

  @Test func `a sound knowledge has no findings`() {
    #expect(KnowledgeLint(Self.files()).findings() == [])
  }

  @Test(arguments: broken)
  func `what is wrong is found once, at its place`(_ row: Broken) {
    #expect(row.text != Self.sound[row.path], "the row breaks nothing")
    let found = KnowledgeLint(Self.files(replacing: row.path, with: row.text)).findings()
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.code == row.code)
    #expect(found.first?.place == row.place)
    #expect(found.first?.detail == row.detail)
  }

  @Test func `every code but that of rules is shown by a broken knowledge`() {
    let shown = Set(Self.broken.map(\.code))
    let codes = Set(KnowledgeFinding.Fault.allCases.map(\.rawValue))
    #expect(codes.subtracting(shown) == ["rule"])
  }

  @Test func `the product's own knowledge has no findings`() throws {
    let files = try KnowledgeFile.folder(KnowledgeFolder.path)
    #expect(files.count > 100)
    let found = KnowledgeLint(files).findings()
    let lines = found.map { "\($0.place): \($0.code): \($0.detail)" }
    #expect(found.isEmpty, "\(found.count) findings\n\(lines.joined(separator: "\n"))")
  }

  @Test func `every finding is worded in both languages`() throws {
    let words = try KnowledgeBase(KnowledgeFile.folder(KnowledgeFolder.path))
      .rows("words/lint.tsv")
    for fault in KnowledgeFinding.Fault.allCases {
      let row = words.first { $0["key"] == "knowledge/\(fault.rawValue)" }
      for language in SpokenLanguage.allCases {
        #expect(
          row?[language.rawValue].contains("{detail}") == true, "\(fault.rawValue) \(language)")
      }
    }
  }

  @Test func `a loaded knowledge is looked over as its files are`() throws {
    let path = "decisions/light_acts.tsv"
    let files = Self.files(replacing: path, with: "id\twhy\nnobody\t\n")
    #expect(try KnowledgeBase(files).lint() == KnowledgeLint(files).findings())
  }
}
