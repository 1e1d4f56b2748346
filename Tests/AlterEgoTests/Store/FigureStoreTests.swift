// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Model
import Testing

@testable import Store

/// The figures of the company in the store: by month, by period, and what they stand for.
@Suite struct FigureStoreTests {
  private func span(_ text: String) throws -> MonthSpan { try #require(MonthSpan(text)) }

  private func cell(
    _ name: String, _ month: String, _ value: Double, department: String = ""
  ) throws -> FigureCell {
    FigureCell(.account, name, department: department, try span(month), value)
  }

  @Test func `figures are put in their months, counted, and undone at once`() throws {
    let store = try StatementStore.inMemory()
    let first = try store.putFigures(
      [cell("売上高", "2025-12", 100), cell("売上高", "2026-01", -15_000), cell("家賃", "2026-01", 0)],
      by: president)
    #expect(first == StatementStore.FigureChanges(added: 3, changed: 0, same: 0))
    let second = try store.putFigures(
      [cell("売上高", "2026-01", 120), cell("売上高", "2026-02", 0.5), cell("家賃", "2026-01", 0)],
      by: president)
    #expect(second == StatementStore.FigureChanges(added: 1, changed: 1, same: 1))
    let sales = try store.figures().filter { $0.name == "売上高" }
    #expect(sales.map(\.year) == [2025, 2026])
    #expect(sales[1].months.prefix(3).map { $0 } == [120, 0.5, nil])
    _ = try store.undo(by: president)
    #expect(try store.figures().first { $0.year == 2026 && $0.name == "売上高" }?.months[0] == -15_000)
    #expect(try store.check().isSound)
    _ = try store.undo(by: president)
    #expect(try store.figures().isEmpty)
    _ = try store.redo(by: president)
    #expect(try store.figures().count == 3)
    #expect(try store.check().isSound)
  }

  @Test func `a period of several months stands by itself`() throws {
    let store = try StatementStore.inMemory()
    let half = try cell("売上高", "2026-04..2026-09", 112_900_000)
    #expect(try store.putFigures([half], by: president).added == 1)
    #expect(try store.putFigures([half], by: president).same == 1)
    #expect(try store.periodFigures() == [half])
    #expect(try store.figures().isEmpty)
  }

  @Test func `departments are kept apart, and months can be forgotten`() throws {
    let store = try StatementStore.inMemory()
    _ = try store.putFigures(
      [
        cell("売上高", "2026-01", 1, department: "第一"), cell("売上高", "2026-01", 2, department: "第二"),
        cell("売上高", "2026-03", 3, department: "第二"),
      ], by: president)
    #expect(try store.figures().map(\.department) == ["第一", "第二"])
    let removed = try store.removeFigures(
      .account, "売上高", department: "第二", in: span("2025-11..2026-02"), by: president)
    #expect(removed == 1)
    #expect(try store.figures().compactMap { $0.months[2] } == [3])
    #expect(try store.check().isSound)
  }

  @Test func `accounts, files and targets are kept and undone`() throws {
    let store = try StatementStore.inMemory()
    try store.tie("雑費", to: ["sga", "fixed_cost"], by: president)
    try store.tie("諸口", to: [], by: president)
    #expect(try store.accountItems() == ["雑費": ["sga", "fixed_cost"], "諸口": []])
    let file = ImportedFile(
      content: "ab12", name: "推移表.csv", layout: "monthly", encoding: "cp932", rows: 7,
      span: try span("2026-01..2026-06"))
    try store.addImportedFile(file, by: president)
    #expect(try store.importedFiles().map(\.span) == [file.span])
    var target = KPITarget(
      metric: "gross_margin", due: try #require(Month("2029-03")), value: 30)
    target.baseline = 25.5
    target.baselineMonth = Month("2026-10")
    try store.setTarget(target, by: president)
    #expect(try store.kpiTargets() == [target])
    #expect(try store.check().isSound)
    for _ in 0..<4 { _ = try store.undo(by: president) }
    #expect(try store.accountItems().isEmpty)
    #expect(try store.importedFiles().isEmpty)
    #expect(try store.kpiTargets().isEmpty)
  }

  @Test func `a store of an older program has no figures yet, and gets room for them`() throws {
    let folder = TemporaryFolder()
    let path = folder.file("old.db")
    try StatementStore.open(
      path: path, access: .create, migrations: Array(Migration.all.prefix(2))
    ).add("一")
    let reader = try StatementStore.open(path: path, access: .readOnly)
    #expect(try reader.figures().isEmpty && reader.periodFigures().isEmpty)
    #expect(try reader.accountItems().isEmpty && reader.kpiTargets().isEmpty)
    #expect(try reader.importedFiles().isEmpty)
    let store = try StatementStore.open(path: path, access: .readWrite)
    _ = try store.putFigures([cell("売上高", "2026-01", 1)], by: president)
    #expect(try store.check().isSound)
  }
}
