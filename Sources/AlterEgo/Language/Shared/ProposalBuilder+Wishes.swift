// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What somebody wishes to do, which a question without an act of its own asks about.
extension ProposalBuilder {
  /// The act last wished for before the sentence that asks, with what it is done to.
  ///
  /// 犬を飼いたいそうです。よろしいですか; a guest asks to smoke. May he? Nil where nobody wishes for an act that
  /// tells which.
  func wish(_ sentences: ArraySlice<ParsedSentence>) -> TermReader.ActReading? {
    for sentence in sentences.reversed() {
      for clause in sentence.clauses.reversed() where isWish(clause) {
        guard let reading = wish(clause) else { continue }
        return reading
      }
    }
    return nil
  }

  private func wish(_ clause: Clause) -> TermReader.ActReading? {
    var clause = clause
    // 洗ってほしいと頼まれた, 飼いたいと言う have what is wished for before the verb, asks to smoke after it.
    if let head = clause.head,
      isWishing(clause.items[head].token) || clause.isWish && clause.items[head].token.kind == .word
    {
      let acts = clause.items.indices.filter { index in
        index != head && clause.items[index].token.sort == .act && !clause.items[index].denied
      }
      guard
        let act = acts.last(where: { $0 < head && clause.isWish })
          ?? acts.first(where: { $0 > head })
      else { return nil }
      clause.items.remove(at: head)
      clause.head = act > head ? act - 1 : act
    }
    guard let at = clause.head, clause.items[at].token.sort == .act else { return nil }
    // To take it home and bring it back: of several verbs none is what is wished for alone.
    let isEnglish = text.bytes[clause.items[at].token.lower] < 0x80
    let isSecond = clause.items.indices.contains { index in
      let item = clause.items[index]
      return item.token.kind == .word && item.token.form == .verb
        || isEnglish && index < at && item.role == .object
    }
    guard !isSecond else { return nil }
    let reading = terms.act(clause, deontic: "")
    guard let act = reading.act, !terms.yieldsToBackground(act.id) else { return nil }
    return reading
  }

  /// Whether somebody told of before asks for just this act.
  func isAskedFor(_ act: Term, in told: ArraySlice<ParsedSentence>) -> Bool {
    told.contains { sentence in
      sentence.clauses.contains { clause in
        isWish(clause)
          && clause.items.contains { item in
            !item.denied && item.token.sort == .act
              && (item.token.term == act || item.token.nested.contains { $0.id == act.id })
          }
      }
    }
  }

  /// A verb that tells of a wish and not of what is wished for.
  func isWishing(_ token: Token) -> Bool {
    ["request", "demand", "needs", "propose", "offer", "word:ask"].contains(token.id)
  }

  /// 土曜にワゴンを借りたいと言っている: what somebody wants is what is proposed.
  func isWish(_ clause: Clause) -> Bool {
    guard !clause.negated, clause.role != .reason else { return false }
    if clause.isWish || clause.modal == "aim" { return true }
    guard let head = clause.headItem, !clause.isPassive else { return false }
    return isWishing(head.token)
  }
}
