// SPDX-License-Identifier: GPL-3.0-or-later

/// Words by which advertising, navigation and notices give themselves away.
///
/// Each entry is one or more parts that stand in this order, not far from one another; a word
/// that principles use too (無料, 相談, free) is only told by its neighbours.
enum Boilerplate {
  /// Bytes between two parts: a dozen kana or kanji.
  private static let farthest = 36

  static func matches(_ text: String) -> Bool {
    let folded = text.lowercased().filter { !$0.isWhitespace && !"《》【】*#".contains($0) }
    if whole.contains(folded.filter { !"。.:：".contains($0) }) { return true }
    if text.hasSuffix("方へ") { return true }
    let bytes = Array(folded.utf8)
    return signs.contains { standsIn(bytes, $0) }
  }

  /// Lines that are nothing else.
  private static let whole: Set<String> = [
    "目次", "もくじ", "広告", "pr", "関連記事", "人気記事", "新着記事", "おすすめ記事", "メニュー",
    "ホーム", "トップページ", "サイトマップ", "プライバシーポリシー", "利用規約", "会社概要", "お知らせ",
    "お問い合わせ", "tableofcontents", "contents", "menu", "home", "advertisement", "sponsored",
    "relatedarticles", "relatedposts", "privacypolicy", "termsofservice", "termsofuse", "contactus",
  ]

  private static let parts: [[String]] = [
    ["無料", "開催"], ["無料", "セミナー"], ["無料", "説明会"], ["無料", "相談"], ["無料", "ダウンロード"],
    ["無料", "体験"], ["無料", "登録"], ["無料", "診断"], ["無料", "プレゼント"], ["セミナー", "開催中"],
    ["説明会", "開催中"], ["セミナーとは"], ["詳しく見る"], ["詳しくはこちら"], ["詳細はこちら"],
    ["もっと見る"], ["続きを読む"], ["こちらから"], ["こちらをクリック"], ["資料請求"], ["配布資料"],
    ["メルマガ"], ["メールマガジン", "登録"], ["会員登録"], ["今すぐ", "申"], ["今なら", "特典"],
    ["お申し込み", "こちら"], ["お問い合わせ", "こちら"], ["一度", "ご相談ください"],
    ["お気軽に", "ください"], ["ぜひ", "お問い合わせ"], ["シェアして"], ["urlをコピー"],
    ["この記事を書いた人"], ["フォローする"], ["無断転載"], ["allrightsreserved"], ["copyright©"],
    ["©"], ["こんな方におすすめ"], ["相談実績"], ["クリックして"], ["readmore"], ["clickhere"],
    ["learnmoreabout"], ["signup", "newsletter"], ["subscribe", "newsletter"], ["freetrial"],
    ["freewebinar"], ["freeconsultation"], ["freeseminar"], ["freedownload"], ["bookademo"],
    ["requestademo"], ["contactus", "today"], ["sharethis"], ["followuson"], ["weusecookies"],
    ["acceptallcookies"], ["unsubscribe"],
  ]

  private static let signs: [[[UInt8]]] = parts.map { $0.map { Array($0.utf8) } }

  private static func standsIn(_ text: [UInt8], _ sign: [[UInt8]]) -> Bool {
    var from = 0
    while let end = end(of: sign[0], in: text, from: from, to: text.count) {
      guard sign.count == 2 else { return true }
      let limit = min(text.count, end + farthest + sign[1].count)
      if self.end(of: sign[1], in: text, from: end, to: limit) != nil { return true }
      from = end
    }
    return false
  }

  /// Where `part` ends that first stands between the two positions.
  private static func end(of part: [UInt8], in text: [UInt8], from: Int, to: Int) -> Int? {
    var i = from
    while i + part.count <= to {
      if text[i] == part[0], text[i..<(i + part.count)].elementsEqual(part) {
        return i + part.count
      }
      i += 1
    }
    return nil
  }
}
