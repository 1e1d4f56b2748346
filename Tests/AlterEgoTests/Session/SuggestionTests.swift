// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// What a mistyped or guessed command word brings up.
@Suite struct SuggestionTests {
  /// Slips of the finger, words from other programs, readings and other names.
  private static let typos = """
    dad=add addd=add ads=add dd=add adsd=add pares=parse prse=parse parrse=parse
    psrse=parse parsre=parse prase=parse par=parse lsit=list listt=list liat=list
    lis=list luist=list sohw=show showw=show shoe=show sow=show sghow=show eidt=edit
    ediit=edit edut=edit edi=edit eedit=edit reitre=retire rtire=retire retiree=retire
    retird=retire reytire=retire rteire=retire reti=retire rveive=revive reviv=revive
    reevive=revive revivw=revive revifve=revive reviev=revive revi=revive unod=undo
    undoo=undo uneo=undo uno=undo ubndo=undo rdeo=redo reedo=redo redp=redo red=redo
    redpo=redo hisotry=history histoy=history hiistory=history hkstory=history
    histiory=history hitsory=history histo=history aks=ask aask=ask asj=ask as=ask
    aslk=ask wyh=why whyy=why wny=why wh=why wghy=why filp=flip fliip=flip flkp=flip
    fli=flip fklip=flip repaly=replay repla=replay replaay=replay repoay=replay
    repklay=replay replya=replay repl=replay deicde=decide decid=decide deecide=decide
    decise=decide devcide=decide decied=decide deci=decide deicsions=decisions
    decsions=decisions decisionss=decisions decisiohs=decisions decisuions=decisions
    decisiosn=decisions decisio=decisions questiosn=questions questins=questions
    questionns=questions quesrions=questions quwestions=questions quetsions=questions
    questio=questions anwser=answer aswer=answer answeer=answer answee=answer
    ansewer=answer asnwer=answer answ=answer authoriyt=authority authorty=authority
    authoriity=authority autgority=authority authorithy=authority auhtority=authority
    authori=authority roel=role roole=role rile=role rle=role rokle=role nxet=next
    nexxt=next nexr=next nxt=next ndext=next lnie=line linee=line lone=line lin=line
    luine=line trcae=trace trac=trace traace=trace trave=trace travce=trace tarce=trace
    tra=trace diagonse=diagnose diagose=diagnose diagnnose=diagnose diagmose=diagnose
    duiagnose=diagnose daignose=diagnose diagno=diagnose accpet=accept accpt=accept
    acceppt=accept acdept=accept axccept=accept acecpt=accept acce=accept lnik=link
    linkk=link lihk=link lnk=link linlk=link improt=import imort=import impoort=import
    imoort=import imoport=import imoprt=import impo=import exoprt=export exort=export
    exportt=export expott=export ezxport=export exprot=export expo=export bacukp=backup
    bakup=backup backupp=backup baclup=backup baclkup=backup bcakup=backup back=backup
    rsetore=restore retore=restore restoore=restore rewtore=restore rexstore=restore
    restoer=restore resto=restore cehck=check chec=check checck=check cgeck=check
    checik=check chcek=check che=check prfoile=profile profle=profile profilee=profile
    prodile=profile profilre=profile proflie=profile profi=profile hlep=help helpp=help
    hwlp=help hlp=help hwelp=help deom=demo demoo=demo ddmo=demo dem=demo dejmo=demo
    tset=test testt=test tesr=test tst=test tdest=test knwoledge=knowledge
    knoledge=knowledge knowledgge=knowledge knowkedge=knowledge kmnowledge=knowledge
    knoweldge=knowledge knowled=knowledge qiut=quit quitt=quit quot=quit qui=quit
    quuit=quit 一らん=list いちらん=list 一覽=list リスト=list 取下げ=retire 取り下げる=retire とりさげ=retire
    次へ=next つぎ=next 次ぎ=next 履れき=history りれき=history 戻=undo もどす=undo 元に戻す=undo やり直し=redo
    やりなおす=redo 追か=add ついか=add 登録=add 編修=edit へんしゅう=edit 直す=edit 表じ=show ひょうじ=show
    見る=show 復かつ=revive ふっかつ=revive 相だん=ask そうだん=ask 質問する=ask りゆう=why 理由は=why なぜ=why
    変り目=flip 再げん=replay さいげん=replay といあわせ=ask 質問=questions 回とう=answer かいとう=answer
    答える=answer けってい=decide 決める=decide 判断一らん=decisions 決裁権げん=authority 決裁=authority
    権限表=authority 役しょく=role やくしょく=role 一本の線=line いっぽんせん=line 辿る=trace たどり=trace
    しんだん=diagnose 診だん=diagnose 断絶=diagnose しょうち=accept 結び=link むすぶ=link つなぐ=link
    取込み=import とりこみ=import 取込=import 書出し=export かきだし=export エクスポート=export 地図=export
    控=backup バックアップ=backup ふくげん=restore 復げん=restore 点けん=check てんけん=check かいしゃ=profile
    会社情報=profile ヘルブ=help へるぷ=help 使い方=help デモンストレーション=demo でも=demo しけん=test テスト=test
    ちしき=knowledge 辞書=knowledge しゅうりょう=quit 終わり=quit 終る=quit ls=list rm=retire
    delete=retire log=history status=diagnose exit=quit bye=quit man=help save=add
    new=add search=list find=list cat=show modify=edit change=edit revert=undo
    again=redo question=ask todo=next map=export fsck=check config=profile dump=backup
    load=import connect=link ignore=accept pending=questions reply=answer
    permissions=authority gaps=diagnose dictionary=knowledge
    """

  private static var rows: [(typed: String, meant: String)] {
    typos.split(whereSeparator: \.isWhitespace).map { row in
      let parts = row.split(separator: "=").map(String.init)
      return (parts[0], parts[1])
    }
  }

  @Test func `nine of ten typos bring up what was meant first, and hardly any something else`() {
    let rows = Self.rows
    #expect(rows.count >= 200)
    var (right, wrong): (Int, [String]) = (0, [])
    for (typed, meant) in rows {
      let first = CommandTable.suggestions(for: typed).first.flatMap(CommandTable.find)
      if first?.entry.name == meant {
        right += 1
      } else if first != nil {
        wrong.append("\(typed): \(first?.entry.name ?? "") instead of \(meant)")
      }
    }
    #expect(right * 100 >= rows.count * 90, "\(right) of \(rows.count)")
    #expect(wrong.count * 100 <= rows.count * 2, "\(wrong)")
  }

  @Test func `at most three are offered, and none for a word that is near nothing`() {
    for (typed, _) in Self.rows { #expect(CommandTable.suggestions(for: typed).count <= 3) }
    for word in ["xyzzy", "粗利率", "ねこ", "ありがとう", "gross", "12345", "株式会社"] {
      #expect(CommandTable.suggestions(for: word).isEmpty, "\(word)")
    }
  }

  @Test func `a suggestion never runs anything`() {
    let desk = Desk()
    _ = desk.type("値引きは5%までとする。")
    let before = desk.run("history", "--all", "--json").text
    for (typed, _) in Self.rows where CommandTable.find(typed) == nil {
      let reply = desk.conversation.handle("/" + typed)
      #expect(reply.exitStatus == 64 && !reply.endsSession, "\(typed)")
    }
    #expect(desk.run("history", "--all", "--json").text == before)
  }
}
