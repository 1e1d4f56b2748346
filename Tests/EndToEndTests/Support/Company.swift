// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A small company that many tests start from.
enum Company {
  /// What its president has said, in the order of saying.
  static let statements = [
    "粗利率が25%を下回る受注は断ること。",
    "お客様の個人情報を第三者に渡してはならない。",
    "当社は地域の職人の暮らしを守るために存在する。",
    "粗利率を28%以上にする。",
    "購買部長は100万円以下の購買を承認してよい。",
    "本音を言えば、跡継ぎに迷っている。",
    "粗利率が25%以上の受注は受けてよい。",
  ]
  static let ids = ["P-1", "P-2", "P-3", "K-1", "D-1", "P-4", "P-5"]

  /// The bytes of the store that the binary makes of them, made once.
  static let store = Result {
    let home = try Home()
    try home.succeed("add", "-", input: statements.joined(separator: "\n"))
    return try home.bytes(home.store)
  }

  static let approved = ["--as", "購買部長", "80万円の購買を承認してよいか。"]
  static let conditional = ["この受注を受けてよいか。"]
  static let escalated = ["海外に工場を建ててよいか。"]
  static let declined = ["粗利率22%の受注を受けてよいか。"]
}

extension Home {
  /// A home where the company's store already is.
  static func withCompany(_ variables: [String: String] = [:]) throws -> Home {
    let home = try Home(variables)
    try home.write(try Company.store.get(), to: home.store)
    return home
  }
}
