// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// What an asker may not see takes no part: the answer is the same to the byte without it.
@Suite struct VisibilityTests {
  struct Company: CustomTestStringConvertible, Sendable {
    let language: SpokenLanguage
    let open: [String]
    /// What only the president may see.
    let hidden: [String]
    let roles: [String]
    let questions: [String]
    var testDescription: String { language.rawValue }
  }

  static let companies = [
    Company(
      language: .japanese,
      open: ["値引きは5%までとする。", "営業部長は500万円までの受注を決めてよい。", "検査前の品は出荷しない。"],
      hidden: [
        "値引きは一切しない。", "本音では、営業部長に値引きを決めさせたくない。", "A社への値引きは10%まで認める。", "検査前でも急ぎなら出荷してよい。",
        "営業部長は50万円までの受注を決めてよい。", "品質より納期を優先する。",
      ], roles: ["営業部長", "課長"],
      questions: [
        "A社に3%値引きしてよいか。", "A社に7%値引きしてよいか。", "300万円の受注を受けてよいか。", "700万円の受注を受けてよいか。",
        "検査前だが急ぎなので出荷してよいか。", "工場の屋根を直してよいか。",
      ]),
    Company(
      language: .english,
      open: [
        "Discounts up to 5% are allowed.", "The sales manager may accept orders up to ¥5,000,000.",
        "Never ship goods that are not inspected.",
      ],
      hidden: [
        "We never give discounts.", "Honestly, I do not trust the sales manager.",
        "The sales manager may accept orders up to ¥500,000.", "Delivery comes before quality.",
      ], roles: ["sales manager", "CFO"],
      questions: [
        "May we give customer A 3% off?", "May we give customer A 7% off?",
        "May we accept an order of ¥3,000,000?", "May we accept an order of ¥7,000,000?",
        "May we ship the goods before inspection?", "May we repair the roof?",
      ]),
  ]

  private func desk(_ company: Company, hides: Bool) throws -> Desk {
    let desk = Desk(company.language, isInteractive: false)
    for text in company.open { #expect(desk.run("add", text).exitStatus == 0) }
    guard hides else { return desk }
    for text in company.hidden {
      let before = desk.run("list", "--json").text
      #expect(desk.run("add", text).exitStatus == 0)
      let added = desk.run("list", "--json").text.split(separator: "\n").first {
        !before.contains($0)
      }
      let id = try #require(try JSON(parsing: String(added ?? ""))["id"]?.string)
      #expect(desk.run("edit", id, "--audience", "president").exitStatus == 0)
    }
    return desk
  }

  @Test(arguments: companies)
  func `an executive gets the same bytes with and without what is hidden`(_ company: Company)
    throws
  {
    let without = try desk(company, hides: false)
    let with = try desk(company, hides: true)
    for role in company.roles {
      for question in company.questions {
        for command in ["ask", "why", "why-not", "flip"] {
          let arguments = command == "ask" ? ["ask", "--no-log", question] : [command]
          let (a, b) = (
            without.run(arguments + ["--json", "--as", role]),
            with.run(arguments + ["--json", "--as", role])
          )
          #expect(a.text == b.text, "\(command) \(role): \(question)")
        }
      }
    }
  }

  @Test(arguments: companies)
  func `the president is told how much others do not see`(_ company: Company) throws {
    let desk = try desk(company, hides: true)
    let own = try JSON(parsing: desk.run("ask", "--json", "--no-log", company.questions[0]).text)
    #expect(own["withheld"]?.int == 0)
    let asked = desk.run(
      "ask", "--json", "--no-log", "--as", company.roles[0], company.questions[0])
    #expect(try JSON(parsing: asked.text)["withheld"] == nil)
  }
}
