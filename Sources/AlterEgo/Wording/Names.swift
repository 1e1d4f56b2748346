// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// The small words for what the model names: stations, kinds, directions, audiences, horizons.

extension Station {
  package func name(in language: SpokenLanguage) -> String {
    switch (self, language) {
    case (.philosophy, .japanese): "理念"
    case (.strategy, .japanese): "戦略"
    case (.number, .japanese): "数値"
    case (.evaluation, .japanese): "評価"
    case (.organization, .japanese): "組織"
    case (.philosophy, .english): "Principles"
    case (.strategy, .english): "Strategy"
    case (.number, .english): "Numbers"
    case (.evaluation, .english): "Evaluation"
    case (.organization, .english): "Organisation"
    }
  }

  /// What stands at the station, as one says that it is not there yet: 評価基準.
  package func content(in language: SpokenLanguage) -> String {
    switch (self, language) {
    case (.philosophy, .japanese): "理念"
    case (.strategy, .japanese): "戦略"
    case (.number, .japanese): "数値目標"
    case (.evaluation, .japanese): "評価基準"
    case (.organization, .japanese): "決める人"
    case (.philosophy, .english): "principle"
    case (.strategy, .english): "strategy"
    case (.number, .english): "target number"
    case (.evaluation, .english): "evaluation criterion"
    case (.organization, .english): "person who decides"
    }
  }
}

extension Kind {
  package func name(in language: SpokenLanguage) -> String {
    switch (self, language) {
    case (.purpose, .japanese): "理念"
    case (.principle, .japanese): "原理原則"
    case (.intention, .japanese): "意図"
    case (.candid, .japanese): "本音"
    case (.vision, .japanese): "未来像"
    case (.strategy, .japanese): "戦略"
    case (.initiative, .japanese): "施策"
    case (.kpi, .japanese): "数値目標"
    case (.criterion, .japanese): "評価基準"
    case (.delegation, .japanese): "委譲"
    case (.decision, .japanese): "判断"
    case (.purpose, .english): "purpose"
    case (.principle, .english): "principle"
    case (.intention, .english): "intention"
    case (.candid, .english): "candid thought"
    case (.vision, .english): "vision"
    case (.strategy, .english): "strategy"
    case (.initiative, .english): "initiative"
    case (.kpi, .english): "target number"
    case (.criterion, .english): "evaluation criterion"
    case (.delegation, .english): "delegation"
    case (.decision, .english): "decision"
    }
  }
}

extension Direction {
  package func name(in language: SpokenLanguage) -> String {
    switch (self, language) {
    case (.company, .japanese): "会社"
    case (.employees, .japanese): "従業員"
    case (.customers, .japanese): "顧客"
    case (.society, .japanese): "社会"
    case (.nextGeneration, .japanese): "次世代"
    case (.company, .english): "company"
    case (.employees, .english): "employees"
    case (.customers, .english): "customers"
    case (.society, .english): "society"
    case (.nextGeneration, .english): "next generation"
    }
  }
}

extension Audience {
  package func name(in language: SpokenLanguage) -> String {
    switch (self, language) {
    case (.president, .japanese): "社長"
    case (.executive, .japanese): "幹部"
    case (.employee, .japanese): "社員"
    case (.public, .japanese): "一般"
    case (.bank, .japanese): "金融機関"
    case (.partner, .japanese): "取引先"
    case (.recruit, .japanese): "求職者"
    case (.successor, .japanese): "後継者"
    case (.president, .english): "the president"
    case (.executive, .english): "executives"
    case (.employee, .english): "employees"
    case (.public, .english): "the public"
    case (.bank, .english): "banks"
    case (.partner, .english): "business partners"
    case (.recruit, .english): "applicants"
    case (.successor, .english): "the successor"
    }
  }
}

/// Such as 1年以内, 3年後, `in 3 years`.
package func horizonName(years: Int, in language: SpokenLanguage) -> String {
  switch language {
  case .japanese: years == 1 ? "1年以内" : "\(years)年後"
  case .english: years == 1 ? "within a year" : "in \(years) years"
  }
}

extension CalendarDate {
  /// The day as people write it: 2026年11月22日, 22 November 2026.
  package func written(in language: SpokenLanguage) -> String {
    switch language {
    case .japanese: "\(year)年\(month)月\(day)日"
    case .english: "\(day) \(CalendarDate.englishMonths[month - 1]) \(year)"
    }
  }
}
