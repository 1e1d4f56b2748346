// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A stored statement: the president's words, how they were understood, and their fate.
///
/// Ten thousand of them are handed from room to room, so a copy shares what the first one holds
/// until one of them is changed.
@usableFromInline package struct Statement: Equatable, Sendable {
  @usableFromInline struct Fields: Equatable, Sendable {
    @usableFromInline var id: String
    @usableFromInline var kind: Kind
    @usableFromInline var draft: Draft
    @usableFromInline var isLive: Bool
    @usableFromInline var priority: Int
    @usableFromInline var audiences: Set<Audience>
    @usableFromInline var recordedAt: String
  }

  @usableFromInline final class Content: Sendable {
    @usableFromInline let fields: Fields
    init(_ fields: Fields) { self.fields = fields }
  }

  @usableFromInline var content: Content

  /// Such as `P-3`; never changes and never comes back.
  @inlinable package var id: String {
    _read { yield content.fields.id }
    set { change { $0.id = newValue } }
  }
  @inlinable package var kind: Kind {
    _read { yield content.fields.kind }
    set { change { $0.kind = newValue } }
  }
  @inlinable package var draft: Draft {
    _read { yield content.fields.draft }
    set { change { $0.draft = newValue } }
  }
  /// False once retired; a retired statement takes no part in any answer.
  @inlinable package var isLive: Bool {
    _read { yield content.fields.isLive }
    set { change { $0.isLive = newValue } }
  }
  /// A number by which the president ranks statements; larger decides, 0 is unranked.
  @inlinable package var priority: Int {
    _read { yield content.fields.priority }
    set { change { $0.priority = newValue } }
  }
  /// Who may see it; the president always may.
  @inlinable package var audiences: Set<Audience> {
    _read { yield content.fields.audiences }
    set { change { $0.audiences = newValue } }
  }
  /// When it was stated, as `2026-11-22T09:30:00Z`.
  @inlinable package var recordedAt: String {
    _read { yield content.fields.recordedAt }
    set { change { $0.recordedAt = newValue } }
  }

  package init(
    id: String, kind: Kind, draft: Draft, audiences: Set<Audience>, recordedAt: String,
    isLive: Bool = true, priority: Int = 0
  ) {
    content = Content(
      Fields(
        id: id, kind: kind, draft: draft, isLive: isLive, priority: priority,
        audiences: audiences, recordedAt: recordedAt))
  }

  @usableFromInline mutating func change(_ body: (inout Fields) -> Void) {
    var fields = content.fields
    body(&fields)
    content = Content(fields)
  }

  /// Whether both are one and the same in memory, so surely equal; cheap.
  @inlinable package func isSame(as other: Statement) -> Bool { content === other.content }

  /// What tells this statement in memory from every other for as long as it is kept.
  @inlinable package var identity: ObjectIdentifier { ObjectIdentifier(content) }

  @usableFromInline package static func == (a: Statement, b: Statement) -> Bool {
    a.content === b.content || a.content.fields == b.content.fields
  }

  package var text: String { draft.text }

  package func isVisible(to audience: Audience) -> Bool {
    audience == .president || audiences.contains(audience)
  }

  /// The audiences a new statement of `kind` starts with.
  package static func defaultAudiences(for kind: Kind) -> Set<Audience> {
    switch kind {
    case .candid: [.president]
    case .purpose, .principle, .vision:
      [.president, .executive, .employee, .bank, .partner, .recruit, .successor, .public]
    case .strategy, .intention, .initiative, .kpi, .criterion, .delegation:
      [.president, .executive, .employee, .successor]
    case .decision: [.president, .executive, .successor]
    }
  }
}

extension [Statement] {
  /// How many statements at the start are one and the same in memory.
  package func sharedStart(with other: [Statement]) -> Int {
    addresses { own in
      other.addresses { theirs in
        var length = 0
        while length < Swift.min(own.count, theirs.count), own[length] == theirs[length] {
          length += 1
        }
        return length
      }
    }
  }

  /// The same at the end, behind the first `start` of both.
  package func sharedEnd(with other: [Statement], from start: Int) -> Int {
    addresses { own in
      other.addresses { theirs in
        let most = Swift.min(own.count, theirs.count) - start
        var length = 0
        while length < most, own[own.count - 1 - length] == theirs[theirs.count - 1 - length] {
          length += 1
        }
        return length
      }
    }
  }

  /// A statement is the address of what it shares; compared as such, ten thousand take microseconds.
  private func addresses<Result>(_ body: (UnsafeBufferPointer<Int>) -> Result) -> Result {
    withUnsafeBytes { body($0.bindMemory(to: Int.self)) }
  }
}

/// A real decision of the past: what was proposed, how it came out, when and why.
@usableFromInline package struct Precedent: Equatable, Sendable {
  @usableFromInline package enum Outcome: String, Sendable {
    case approved, declined, unknown
  }

  package var id: String
  package var draft: Draft
  package var outcome: Outcome
  package var reason: String?
  /// ISO day, or nil when it is not known.
  package var date: String?
  package var recordedAt: String

  package init(
    id: String, draft: Draft, outcome: Outcome, reason: String?, date: String?, recordedAt: String
  ) {
    self.id = id
    self.draft = draft
    self.outcome = outcome
    self.reason = reason
    self.date = date
    self.recordedAt = recordedAt
  }
}

/// What is kept of a decision besides the decision itself.
@usableFromInline package struct DecisionReview: Equatable, Sendable {
  /// The role that decided, as typed; nil for the president.
  package var decidedBy: String?
  /// What was expected of it, in words.
  package var expectation: String?
  /// ISO day on which to look at it again.
  package var reviewOn: String?
  /// What became of it, in words.
  package var result: String?
  /// Whether the expectation was met; nil while nobody said.
  package var met: Bool?
  /// ISO day on which the result was told.
  package var reviewedAt: String?

  package init() {}
}

/// The company the alter ego speaks for.
@usableFromInline package struct CompanyProfile: Equatable, Sendable {
  package var name: String?
  /// Whole yen.
  package var yearlySales: Double?
  package var employees: Int?
  /// 1–12; April unless said otherwise.
  package var fiscalYearStart = 4
  package var departments: [String] = []
  /// The KPI that stands for trust, held beside profit; nil until the president chooses one.
  package var trust: String?

  package init() {}

  /// Whether the yearly sales lie outside the ¥100 million to ¥10 billion that the rules of thumb are made for.
  package var isUnusualSize: Bool {
    yearlySales.map { !(1e8...1e10).contains($0) } ?? false
  }
}
