// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Who asks: the role that a question names as its own.
extension ProposalBuilder {
  /// 経理部長です。 / As head of sales, …: who asks.
  func asker(_ sentence: ParsedSentence, isAsking: Bool) -> Term? {
    guard let main = sentence.main else { return nil }
    let content = main.items.filter { $0.token.isContent }
    if !isAsking, content.count <= 2, let role = content.first(where: { $0.token.sort == .role }) {
      return terms.role(role.token)
    }
    if !isAsking, let title = ownTitle(sentence, content) { return title }
    // The engineer approved the forms: who did something is told of, and need not be who asks.
    let isEnglish = text.bytes[main.bytes].allSatisfy { $0 < 0x80 }
    if !isAsking, isEnglish, main.isPast, !main.isPassive, content.count > 2 { return nil }
    for clause in sentence.clauses where mayAsk(clause, isAsking) {
      if let role = clause.items.indices.first(where: { index in
        clause.items[index].token.sort == .role && !isOfOthers(clause, index)
          && (clause.items[index].role == .subject || clause.items[index].role == .topic)
      }) {
        return terms.role(clause.items[role].token)
      }
    }
    return nil
  }

  /// 取引先の専務: a title in somebody else's house.
  private func isOfOthers(_ clause: Clause, _ index: Int) -> Bool {
    index > 0 && clause.items[index - 1].qualifiesNext
      && terms.isCounterparty(clause.items[index - 1].token.id)
  }

  /// 店長が推薦したので: who is told to have done something does not ask for it.
  private func mayAsk(_ clause: Clause, _ isAsking: Bool) -> Bool {
    guard text.bytes[clause.bytes].contains(where: { $0 >= 0x80 }), !isWish(clause) else {
      return true
    }
    if [.reason, .relative].contains(clause.role) { return false }
    // 園長がそばで見ているという: nor does who is only told of.
    let said = text.folded(clause.bytes.lowerBound, clause.bytes.upperBound)
    return isAsking || !clause.isPast && !["ている", "という", "そうだ"].contains(where: said.hasSuffix)
  }

  /// I am an associate; 磨き係です; 調律師の木村です: a title the lexicon lacks.
  private func ownTitle(_ sentence: ParsedSentence, _ content: [Item]) -> Term? {
    let said = text.folded(sentence.bytes.lowerBound, sentence.bytes.upperBound)
    guard let word = content.first?.token, word.kind == .word, word.form == .noun,
      let surface = word.term.surface
    else { return nil }
    if content.count == 2, content[1].token.kind == .word, WorkerNames.endsLikeOne(surface),
      let name = content[1].token.term.surface, said.hasPrefix(surface + "の" + name),
      ["です", "だ", "ですが", "と申します"].contains(where: said.hasSuffix)
    {
      return Term("role:" + surface)
    }
    guard content.count == 1 else { return nil }
    let tells =
      ["i am a ", "i am an ", "i am the ", "i'm a ", "i'm an ", "i'm the ", "i am our "]
      .contains(where: said.hasPrefix) || said.hasSuffix(surface + "です")
    return tells ? Term("role:" + surface) : nil
  }
}
