// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What a column of a table of accounts holds, by its heading.
enum ColumnRole: Equatable {
  case account, code, subAccount, subCode, department
  case month(HeadingTime)
  /// A quarter, a half or other months together.
  case part(YearPart)
  /// The sum of the months or departments beside it.
  case total
  /// What is booked at the end of the year beside the months: 決算整理.
  case closingEntries
  /// A column without a known heading; of a table without months it may be a department.
  case other(String)
  case opening, debit, credit, closing, debitBalance, creditBalance
  /// A month down the rows, and an amount beside it.
  case monthDown, amount
  case date
  case debitAccount, creditAccount, debitAmount, creditAmount, debitDepartment, creditDepartment
  case slip
  /// A share, a comparison, a budget, a part of the year.
  case ignored

  init(_ heading: String) {
    let text = Heading.unbracketed(Heading.folded(heading))
    self = ColumnRole.exact[text] ?? ColumnRole.guess(text, heading)
  }

  private static func guess(_ text: String, _ heading: String) -> ColumnRole {
    if text.isEmpty { return .other("") }
    if ignoredWords.contains(where: text.contains) { return .ignored }
    let bare = Heading.withoutKind(text)
    if bare != text, let role = exact[bare], role == .total || role == .closing { return role }
    if let time = MonthReader.heading(text) ?? MonthReader.heading(bare) { return .month(time) }
    if let part = YearPart.heading(text) ?? YearPart.heading(bare) { return .part(part) }
    if partWords.contains(where: text.contains) { return .ignored }
    for side in [("借方", true), ("貸方", false)] {
      if text.hasPrefix(side.0) {
        // 借方金額(税込), and 借方残高 as it is.
        let name = text.hasSuffix(")") || text.hasSuffix("]") ? bare : text
        return sided(name.dropFirst(side.0.count), isDebit: side.1)
      }
      // 勘定科目(借方)
      if text.hasSuffix("(\(side.0))") {
        return sided(text.dropLast(side.0.count + 2), isDebit: side.1)
      }
    }
    for (words, role) in within where words.contains(where: text.contains) { return role }
    return .other(heading.trimmingBlanks())
  }

  /// The column of one side of a journal or of a trial balance.
  private static func sided(_ rest: Substring, isDebit: Bool) -> ColumnRole {
    if rest.contains("補助") || rest.contains("コード") { return .ignored }
    if rest.contains("税"), !rest.contains("税込"), !rest.contains("税抜") { return .ignored }
    if rest.contains("部門") || rest.contains("部署") {
      return isDebit ? .debitDepartment : .creditDepartment
    }
    if rest.contains("科目") || rest.contains("勘定") {
      return isDebit ? .debitAccount : .creditAccount
    }
    if rest.contains("残高") { return isDebit ? .debitBalance : .creditBalance }
    // A customer, a tag or a note of that side is no amount.
    let isAmount = rest.isEmpty || ["額", "発生", "計", "税込", "税抜"].contains(where: rest.contains)
    return isAmount ? (isDebit ? .debit : .credit) : .ignored
  }

  private static let exact: [String: ColumnRole] = {
    var roles: [String: ColumnRole] = [:]
    for (words, role) in [
      (
        "科目 科目名 科目名称 勘定科目 勘定科目名 勘定科目名称 勘定 項目 項目名 費目 account accounts accountname accounttitle item",
        ColumnRole.account
      ),
      ("コード 科目コード 勘定科目コード 勘定コード code accountcode 科目cd cd no 番号 科目番号", .code),
      ("補助科目 補助科目名 補助 補助科目名称 内訳科目 枝番名 subaccount", .subAccount),
      ("補助コード 補助科目コード 補助cd 枝番 subcode subaccountcode", .subCode),
      ("部門 部門名 部署 部署名 部門名称 所属 事業部 セグメント 店舗 拠点 department dept segment", .department),
      ("合計 計 総計 年間合計 通期 年計 年度計 total sum 合計金額 年間計 期計 全社 全社合計 会社計 全社計 全体", .total),
      ("決算 決算整理 決算月 決算仕訳 決算修正 整理仕訳", .closingEntries),
      (
        "前期繰越 前月繰越 繰越 前期繰越残高 繰越残高 期首残高 前月残高 前期末残高 前残 前残高 開始残高 期首 前月末残高 opening openingbalance",
        .opening
      ),
      ("借方 借方金額 当月借方 借方合計 借方発生 当期借方 期間借方 debit debitamount", .debit),
      ("貸方 貸方金額 当月貸方 貸方合計 貸方発生 当期貸方 期間貸方 credit creditamount", .credit),
      ("残高 期末残高 当月残高 月末残高 当期残高 次期繰越 差引残高 当月末残高 当残 当残高 closing closingbalance balance", .closing),
      (
        "年月 対象年月 対象月 月 計上月 計上年月 会計月 期間 会計期間 対象期間 計上期間 四半期 month period yearmonth quarter 月度",
        .monthDown
      ),
      ("金額 実績 実績額 金額円 値 amount value actual 当月実績 実績金額 発生額", .amount),
      ("日付 取引日 取引日付 伝票日付 年月日 計上日 発生日 仕訳日 仕訳日付 date", .date),
      ("伝票no 伝票番号 伝no 取引no 仕訳番号 仕訳no 取引番号 slip entryno", .slip),
      ("借方勘定科目 借方科目 借方勘定 借方勘定科目名 借方科目名 借方科目名称 debitaccount", .debitAccount),
      ("貸方勘定科目 貸方科目 貸方勘定 貸方勘定科目名 貸方科目名 貸方科目名称 creditaccount", .creditAccount),
      ("借方部門 借方部門名 借方部署 debitdepartment", .debitDepartment),
      ("貸方部門 貸方部門名 貸方部署 creditdepartment", .creditDepartment),
      ("摘要 備考 メモ 取引先 取引先名 税区分 消費税 税額 memo note", .ignored),
    ] {
      for word in words.split(separator: " ") { roles[String(word)] = role }
    }
    return roles
  }()

  /// Wherever they stand in a heading, the column holds no amount of a month.
  private static let ignoredWords = [
    "構成比", "比率", "割合", "対比", "前年比", "前月比", "前期比", "売上比", "増減", "差額", "差異", "達成", "予算", "計画",
    "目標", "累計", "平均", "前年", "前期実績", "前同", "%", "ratio", "budget", "plan", "share", "税額", "摘要",
  ]

  /// Parts of the year, which add up months beside them.
  private static let partWords = [
    "上期", "下期", "上半期", "下半期", "半期", "四半期", "1q", "2q", "3q", "4q", "q1", "q2", "q3", "q4",
  ]

  private static let within: [([String], ColumnRole)] = [
    (["補助コード", "補助科目コード"], .subCode), (["補助"], .subAccount), (["部門コード"], .ignored),
    (["科目コード", "勘定コード"], .code), (["勘定科目", "科目名"], .account), (["合計", "total"], .total),
    (["繰越", "期首"], .opening), (["残高"], .closing),
  ]

  var isMonth: Bool { if case .month = self { true } else { false } }

  var part: YearPart? { if case .part(let part) = self { part } else { nil } }

  var isOther: Bool { if case .other(let name) = self { !name.isEmpty } else { false } }
}

/// The text of headings.
enum Heading {
  /// Without width, case, blanks, marks and brackets around a unit.
  static func folded(_ text: String) -> String {
    String(FoldedText.fold(text).filter { !$0.isWhitespace && !"・･:：_*".contains($0) })
  }

  /// [取引日付] without the brackets around it.
  static func unbracketed(_ text: String) -> String {
    for (open, close) in [("[", "]"), ("【", "】")]
    where text.hasPrefix(open) && text.hasSuffix(close) && text.count > 2 {
      return String(text.dropFirst().dropLast())
    }
    return text
  }

  /// 2026年4月(金額) without what kind of figure it is.
  static func withoutKind(_ text: String) -> String {
    var text = text
    for word in ["金額", "実績", "残高", "円", "千円", "百万円", "税抜", "税込", "当年", "当期", "今年", "今期"] {
      for mark in ["(\(word))", "[\(word)]"] where text.hasSuffix(mark) {
        text.removeLast(mark.count)
        return text
      }
      if text.hasSuffix(word), text != word {
        text.removeLast(word.count)
        return text
      }
    }
    return text
  }

  /// How many yen a unit line says an amount of 1 stands for: 単位：千円, (百万円).
  static func scale(_ text: String) -> Double? {
    let folded = folded(text)
    let isUnitLine =
      folded.contains("単位") || folded.contains("unit")
      || folded.hasPrefix("(") && folded.hasSuffix(")")
    guard isUnitLine else { return nil }
    for (word, scale) in [
      ("百万円", 1_000_000.0), ("千円", 1_000), ("万円", 10_000), ("億円", 100_000_000), ("thousand", 1_000),
      ("million", 1_000_000), ("円", 1), ("yen", 1),
    ] where folded.contains(word) { return scale }
    return nil
  }
}
