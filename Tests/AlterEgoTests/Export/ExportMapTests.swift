// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Advice
@testable import Export

@Suite struct ExportMapTests {
  private let five = MapFixture.map(MapFixture.five, MapFixture.fiveLinks)

  private func all(_ map: CompanyMap) -> [String] {
    MapFormat.allCases.flatMap { format in
      SpokenLanguage.allCases.map { exportMap(map, as: format, in: $0) }
    }
  }

  @Test func `hidden and retired statements leave no trace in any byte`() {
    var retired = MapFixture.statement("K-3", .kpi, "やめた目標") { draft in
      draft.concepts = [MapFixture.grossMargin]
    }
    retired.isLive = false
    let hidden = [
      retired, MapFixture.statement("P-7", .candid, "ほんとうは会社を売りたい"),
      MapFixture.statement("K-4", .kpi, "売却額十億円", audiences: [.president, .bank]) { draft in
        draft.concepts = [
          Mention(
            id: "gross_margin", ja: "秘密の呼び名", en: "secret name", surface: "x", span: Span(0, 1))
        ]
      },
    ]
    let links =
      MapFixture.fiveLinks + [
        MapFixture.link("P-7", .measuredBy, "K-2"), MapFixture.link("P-1", .measuredBy, "K-4"),
      ]
    #expect(all(MapFixture.map(hidden + MapFixture.five, links)) == all(five))
  }

  @Test func `the same map gives the same bytes however its parts arrived`() {
    var lottery = Lottery(seed: 3)
    let large = MapFixture.large()
    let shuffled = MapFixture.map(
      lottery.shuffled(large.statements), lottery.shuffled(large.links))
    #expect(all(shuffled) == all(MapFixture.map(large.statements, large.links)))
  }

  @Test(arguments: MapFormat.allCases)
  func `none, five and two hundred statements make a document`(_ format: MapFormat) {
    let large = MapFixture.large()
    for map in [MapFixture.map([]), five, MapFixture.map(large.statements, large.links)] {
      let text = exportMap(map, as: format, in: .english)
      #expect(text.hasSuffix(format == .csv ? "\r\n" : "\n"))
    }
  }

  @Test func `a wiki can draw two hundred statements`() {
    let large = MapFixture.large()
    let text = exportMap(
      MapFixture.map(large.statements, large.links), as: .mermaid, in: .japanese)
    // Mermaid draws at most 50,000 characters and 500 edges unless told otherwise.
    #expect(text.count < 50_000)
    #expect(text.split(separator: "\n").count { $0.contains("-->") || $0.contains("-.->") } < 500)
  }

  @Test func `a page needs nothing from elsewhere`() {
    for language in SpokenLanguage.allCases {
      let page = exportMap(five, as: .html, in: language)
      #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
      #expect(
        page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"))
      for part in ["<script", "http://", "https://", "url(", "@import", "<link", "<iframe"] {
        #expect(!page.contains(part))
      }
    }
  }

  @Test func `words in the other language are marked as such`() {
    let map = MapFixture.map([MapFixture.statement("P-1", .principle, "Be honest.", .english)])
    #expect(exportMap(map, as: .html, in: .japanese).contains("<h3 lang=\"en\">Be honest."))
  }

  @Test func `Markdown as a reader sees it`() {
    #expect(
      exportMap(five, as: .markdown, in: .japanese) == """
        # 山田製作所 理念から数値までの地図

        2026年11月22日現在・社員向け

        社長が大切にしていることが、どの戦略・数字・評価・人につながっているかを示す地図です。

        **理念・原理原則・意図 1件のうち、組織まで一本につながっているものは 0件です。**

        ## ひとつずつ読む

        ### 粗利率25%を下回る受注は断る。 (P-1)

        *この会社が大切にしていること*

        - **進め方:** 図面から提案できる客先に絞る。 (S-1)
        - **数字では:**
          - 粗利率 25%以上
          - 粗利率 28%以上(1年以内) (K-1)
        - **決める人:** 営業部長(50万円まで) (D-1)
        - **まだ無いもの:** 評価基準

        ## 数字の一覧

        | 指標 | 数字 | 意味 | もとのことば | 決める人 | 番号 |
        | --- | --- | --- | --- | --- | --- |
        | 粗利率 | 25%以上 | 守る・目指す水準 | 粗利率25%を下回る受注は断る。 | 営業部長 | P-1 |
        | 粗利率 | 28%以上 | 守る・目指す水準 | 来年度の粗利率を28%にする。 | 営業部長 | K-1 |
        |  | 50万円まで | 守る・目指す水準 | 営業部長は50万円までの値引きを決めてよい。 | 営業部長 | D-1 |
        | 不良率 | 50ppm以下 | 守る・目指す水準 | 不良率を50ppm以下にする。 |  | K-2 |

        ## まだどこにもつながっていないもの

        - 数値目標: 不良率を50ppm以下にする。 (K-2)

        """)
  }

  @Test func `Mermaid as a wiki reads it`() {
    let map = MapFixture.map(
      [
        MapFixture.statement("P-1", .principle, "約束を守る"),
        MapFixture.statement("S-1", .strategy, "在庫を持つ"),
      ],
      [MapFixture.link("P-1", .realisedBy, "S-1")])
    #expect(
      exportMap(map, as: .mermaid, in: .japanese) == """
        flowchart LR
          subgraph philosophy["理念"]
            n0["P-1 · 原理原則<br/>約束を守る"]
          end
          subgraph strategy["戦略"]
            n1["S-1 · 戦略<br/>在庫を持つ"]
          end
          m0["まだ無いもの#58; 数値目標・評価基準・決める人"]:::missing
          n0 -.-> m0
          n0 --> n1
          classDef missing stroke:#b4551d,stroke-dasharray:5 4

        """)
  }

  @Test func `JSON has what scripts rely on`() throws {
    let json = try JSON(parsing: exportMap(five, as: .json, in: .japanese))
    #expect(json["readingOrder"]?.strings == ["P-1", "S-1", "K-1", "D-1", "K-2"])
    #expect(json["missing"]?.array?.first?["statement"]?.string == "P-1")
    #expect(json["missing"]?.array?.first?["missing"]?.strings == ["evaluation"])
    let node = json["nodes"]?.array?.first { $0["id"]?.string == "P-1" }
    #expect(node?["plainWords"]?.string?.hasPrefix("この会社が大切にしていること") == true)
    #expect(node?["figures"]?.array?.first?["value"]?.number == 25)
    #expect(json["edges"]?.array?.first?["relation"]?.string == "delegated-by")
  }

  @Test func `letters of a picture stay inside their box`() {
    let text = "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW 値引きは、社長だけが決める。"
    let lines = BoxText.lines(text, width: 182, size: 13, limit: 9)
    #expect(lines.allSatisfy { $0.count <= 14 })
    #expect(lines.joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
    #expect(!lines.contains { "、。".contains($0.first ?? "x") })
    #expect(BoxText.lines(text, width: 182, size: 13, limit: 2)[1].hasSuffix("…"))
    #expect(BoxText.lines("", width: 182, size: 13, limit: 2) == [""])
  }
}
