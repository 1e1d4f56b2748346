// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A word of the company's own.
package struct LearnedWord: Equatable, Sendable {
  package var word: String
  /// The concept it means, or nil when it is one of its own.
  package var concept: String?

  package init(word: String, concept: String?) {
    self.word = word
    self.concept = concept
  }
}

extension StatementStore {
  // MARK: The company

  package func profile() throws(Problem) -> CompanyProfile {
    let values = try profileValues()
    var profile = CompanyProfile()
    profile.name = values["name"]
    profile.yearlySales = values["yearly_sales"].flatMap(Double.init)
    profile.employees = values["employees"].flatMap { Int($0) }
    profile.fiscalYearStart = values["fiscal_year_start"].flatMap { Int($0) } ?? 4
    let departments = values["departments"].flatMap { try? JSON(parsing: $0) }
    profile.departments = departments?.strings ?? []
    profile.trust = values["trust"]
    return profile
  }

  package func setProfile(
    _ profile: CompanyProfile, by signature: Signature
  ) throws(Problem) {
    try act(by: signature) { () throws(Problem) in
      let departments = profile.departments.isEmpty ? nil : JSON.strings(profile.departments).text
      try setProfileValue("name", profile.name, by: signature)
      try setProfileValue("yearly_sales", profile.yearlySales.map(JSON.written), by: signature)
      try setProfileValue("employees", profile.employees.map { String($0) }, by: signature)
      try setProfileValue("fiscal_year_start", String(profile.fiscalYearStart), by: signature)
      try setProfileValue("departments", departments, by: signature)
      try setProfileValue("trust", profile.trust, by: signature)
    }
  }

  /// Everything known of the company, by name.
  package func profileValues() throws(Problem) -> [String: String] {
    var values: [String: String] = [:]
    try database.each("SELECT name, value FROM profile") { row in
      values[row.text(0)] = row.text(1)
    }
    return values
  }

  /// Sets one thing known of the company; nil forgets it.
  package func setProfileValue(
    _ name: String, _ value: String?, by signature: Signature
  ) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      if let value {
        try writer.put([.text(name), .text(value)], into: .profile)
      } else {
        try writer.delete(from: .profile, key: [.text(name)])
      }
    }
  }

  // MARK: What the company taught the program

  /// The fields that the president corrected, by the wording they were corrected for.
  package func corrections() throws(Problem) -> [String: JSON] {
    var corrections: [String: JSON] = [:]
    try database.each("SELECT wording, fields FROM corrections") { (row) throws(Problem) in
      guard let fields = try? JSON(parsing: row.text(1)) else { throw damaged(row.text(0)) }
      corrections[row.text(0)] = fields
    }
    return corrections
  }

  package func addCorrection(
    of wording: String, to fields: JSON, by signature: Signature
  ) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      try writer.put(
        [.text(wording), .text(fields.text), .text(clock())], into: .corrections)
    }
  }

  /// Reads a wording as it stands again.
  package func forgetCorrection(of wording: String, by signature: Signature) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      try writer.delete(from: .corrections, key: [.text(wording)])
    }
  }

  package func learnedWords() throws(Problem) -> [LearnedWord] {
    try database.run("SELECT word, concept FROM learned_words ORDER BY word").map { row in
      LearnedWord(word: row[0].text ?? "", concept: row[1].text)
    }
  }

  package func learn(_ word: LearnedWord, by signature: Signature) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      try writer.put(
        [.text(word.word), .optional(word.concept), .text(clock())], into: .learnedWords)
    }
  }

  package func forget(_ word: String, by signature: Signature) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      try writer.delete(from: .learnedWords, key: [.text(word)])
    }
  }
}
