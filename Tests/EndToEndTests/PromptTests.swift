// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The prompt at a terminal: typing, keys, history, colour.
@Suite struct PromptTests {
  private let home: Home

  init() throws { home = try Home() }

  struct Locale: CustomTestStringConvertible {
    let name: String
    let prompt: String
    var testDescription: String { name.isEmpty ? "no LC_ALL" : name }
  }

  /// `ja_JP.UTF-8` is usually named and not generated.
  static let locales = [
    Locale(name: "C", prompt: "you> "), Locale(name: "POSIX", prompt: "you> "),
    Locale(name: "C.UTF-8", prompt: "you> "), Locale(name: "", prompt: "you> "),
    Locale(name: "ja_JP.UTF-8", prompt: "社長> "),
  ]

  @Test(arguments: locales)
  func `Japanese is edited whole in any locale`(_ locale: Locale) throws {
    let terminal = try home.prompt(with: ["LC_ALL": locale.name])
    try terminal.expect(locale.prompt)
    try terminal.send("粗利\u{7F}益率\u{2}\u{2}X")
    let column = locale.prompt.unicodeScalars.reduce(3) { $0 + ($1.isASCII ? 1 : 2) }
    try terminal.expectScreen("X inside") {
      $0.currentRow == locale.prompt + "粗X益率" && $0.cursor.column == column
    }
    try terminal.sendControl("c")
    try terminal.expect("^C")
    try terminal.expect(locale.prompt)
    try terminal.expectScreen("an empty line") { $0.currentRow + " " == locale.prompt }
    try terminal.sendControl("d")
    #expect(try terminal.exit() == .code(0))
    #expect(!FileManager.default.fileExists(atPath: home.store))
  }

  @Test func `the first screen is short and the store is not made before it is needed`() throws {
    let terminal = try home.prompt(with: ["ALTEREGO_LANG": "ja"])
    try terminal.expect("社長> ")
    #expect(terminal.screen.rows.filter { !$0.isEmpty }.count <= 7)
    #expect(terminal.screenText.contains("~/data/alterego/alterego.db"))
    #expect(!FileManager.default.fileExists(atPath: home.store))
  }

  @Test func `commands and ids are completed`() throws {
    try home.succeed("add", "粗利率が25%を下回る受注は断ること。")
    let terminal = try home.prompt()
    try terminal.expect("you> ")
    try terminal.send("/li\t")
    try terminal.expectScreen("the command") { $0.rows.contains { $0.contains("/list") } }
    try terminal.sendControl("u")
    try terminal.send("/lis\t")
    try terminal.expectScreen("the whole word") { $0.currentRow == "you> /list" }
    try terminal.sendControl("u")
    try terminal.send("/読\t")
    try terminal.expectScreen("the Japanese name") { $0.currentRow == "you> /読解" }
    try terminal.sendControl("u")
    try terminal.send("/show \t")
    try terminal.expectScreen("the only id") { $0.currentRow == "you> /show P-1" }
    try terminal.send("\r")
    try terminal.expect("粗利率が25%を下回る受注は断ること。")
  }

  @Test func `history is kept for the next prompt but for what is private`() throws {
    let first = try home.prompt(with: ["ALTEREGO_LANG": "ja"])
    for line in ["/help talk", "値引きはしない。", " /help kinds", "本音を言えば、跡継ぎに迷っている。"] {
      try first.expect("社長> ")
      try first.sendLine(line)
    }
    try first.expect("本音は社長だけが見られます", timeout: .seconds(60))
    try first.expect("社長> ")
    try first.sendControl("d")
    #expect(try first.exit() == .code(0))
    let file = home.path("state/alterego/history")
    #expect(try home.text(file) == "/help talk\n値引きはしない。\n")
    #expect(try home.mode(file) == 0o600)
    #expect(try home.mode(home.path("state/alterego")) == 0o700)

    let second = try home.prompt(with: ["ALTEREGO_LANG": "ja"])
    try second.expect("社長> ")
    try second.send("\u{1B}[A")
    try second.expectScreen("the last line") { $0.currentRow == "社長> 値引きはしない。" }
    try second.send("\u{1B}[A")
    try second.expectScreen("the one before") { $0.currentRow == "社長> /help talk" }
    try second.sendControl("c")
    try second.expect("^C")
    try second.sendControl("r")
    try second.send("値引き")
    try second.expectScreen("the line sought") { $0.currentRow.contains("値引きはしない。") }
  }

  @Test func `a paste of many lines is taken line by line`() throws {
    let terminal = try home.prompt(with: ["ALTEREGO_LANG": "ja"])
    try terminal.expect("社長> ")
    try terminal.send(
      "\u{1B}[200~粗利率が25%を下回る受注は断ること。\n粗利率を28%以上にする。\u{1B}[201~\r")
    try terminal.expect("P-1", timeout: .seconds(60))
    try terminal.expect("K-1")
    #expect(try home.statements().count == 2)
  }

  @Test func `a paste that never ends and bytes that are no text leave the prompt usable`() throws {
    let terminal = try home.prompt()
    try terminal.expect("you> ")
    try terminal.send("\u{1B}[200~never ends")
    try terminal.sendControl("c")
    try terminal.expect("^C")
    try terminal.expect("you> ")
    try terminal.send(bytes: [0x2F, 0x61, 0xFF, 0xE3, 0x81, 0x62, 0x0D])
    try terminal.expect("usage/unknown-command")
    try terminal.expect("you> ")
    try terminal.send("\u{1B}[200~/" + String(repeating: "値", count: 10_000) + "\u{1B}[201~\r")
    try terminal.expect("usage/unknown-command", timeout: .seconds(60))
    try terminal.expect("you> ")
    try terminal.sendLine("quit")
    #expect(try terminal.exit() == .code(0))
  }

  @Test func `an open quote asks for more and Ctrl-C drops it all`() throws {
    let terminal = try home.prompt()
    try terminal.expect("you> ")
    try terminal.sendLine("/add \"No discounts")
    try terminal.expect("\n\"...> ")
    try terminal.sendControl("c")
    try terminal.expect("you> ")
    try terminal.sendLine("/help talk")
    try terminal.expect("you> ")
    #expect(!FileManager.default.fileExists(atPath: home.store))
    try terminal.sendLine("「値引きは")
    try terminal.expect("\n「...> ")
    try terminal.sendLine("しない」と約束する。")
    try terminal.expect("社長> ", timeout: .seconds(60))
    try terminal.sendControl("d")
    #expect(try terminal.exit() == .code(0))
  }

  @Test func `a backslash at the end of a line joins it to the next`() throws {
    let terminal = try home.prompt(with: ["ALTEREGO_LANG": "ja"])
    try terminal.expect("社長> ")
    try terminal.sendLine("値引きは\\")
    try terminal.expect("…> ")
    try terminal.sendLine("しない。")
    try terminal.expect("社長> ", timeout: .seconds(60))
    #expect(try home.statements() == ["P-1": "値引きはしない。"])
  }

  struct Colour: CustomTestStringConvertible {
    let arguments: [String]
    let variables: [String: String]
    let isColoured: Bool
    var testDescription: String { "\(arguments) \(variables) → \(isColoured)" }
  }

  @Test(arguments: [
    Colour(arguments: [], variables: [:], isColoured: true),
    Colour(arguments: [], variables: ["NO_COLOR": "1"], isColoured: false),
    Colour(arguments: [], variables: ["TERM": "dumb"], isColoured: false),
    Colour(arguments: ["--color", "never"], variables: [:], isColoured: false),
    Colour(arguments: ["--color=always"], variables: ["NO_COLOR": "1"], isColoured: true),
  ])
  func `the prompt is coloured only where colour is wanted`(_ colour: Colour) throws {
    let terminal = try PseudoTerminal(
      Binary.path, colour.arguments, environment: home.environment(colour.variables))
    try terminal.expect("you> ")
    let text = String(decoding: terminal.transcript, as: UTF8.self)
    #expect(text.contains(/\u{1B}\[[0-9;]*m/) == colour.isColoured)
    try terminal.sendControl("d")
    #expect(try terminal.exit() == .code(0))
  }

  @Test func `a misreading is set right in one line and stays so at the next start`() throws {
    let first = try home.prompt(with: ["ALTEREGO_LANG": "ja"])
    try first.expect("社長> ")
    try first.sendLine("三年後に東京へ出店する。")
    try first.expect("S-1 を預かりました", timeout: .seconds(60))
    try first.expect("社長> ")
    try first.sendLine("いや、施策です")
    try first.expect("種類: 戦略 → 施策", timeout: .seconds(60))
    try first.expect("社長> ")
    try first.sendControl("d")
    #expect(try first.exit() == .code(0))

    let second = try home.prompt(with: ["ALTEREGO_LANG": "en"])
    try second.expect("you> ")
    try second.sendLine("三年後に東京へ出店する。")
    try second.expect("I-1 を預かりました: 施策", timeout: .seconds(60))
    try second.expect("社長> ")
    try second.sendLine("Decline orders with a gross margin below 25%.")
    try second.expect("Kept as P-1", timeout: .seconds(60))
    try second.expect("you> ")
    try second.sendLine("not 25 but 30")
    try second.expect("below 30%.", timeout: .seconds(60))
    try second.expect("you> ")
    try second.sendControl("d")
    #expect(try second.exit() == .code(0))
    #expect(try home.statements()["P-1"] == "Decline orders with a gross margin below 30%.")
  }

  @Test func `without a terminal there is no prompt, no colour and no question`() throws {
    let outcome = try home.run(
      input: "値引きは原則として行わない。\n/list\n", with: ["ALTEREGO_LANG": "ja"])
    #expect(outcome.exit == .code(0), "\(outcome)")
    #expect(!outcome.output.contains("社長>") && !outcome.output.contains("\u{1B}"))
    #expect(outcome.output.contains("P-1") && outcome.error.isEmpty)
  }

  @Test func `the end of the terminal ends the program`() throws {
    let terminal = try home.prompt()
    try terminal.expect("you> ")
    terminal.signal(SIGTERM)
    #expect(try terminal.exit() == .signal(SIGTERM))
  }
}
