// SPDX-License-Identifier: GPL-3.0-or-later

/// The look of the page around the picture: on a screen, a phone, paper, and in the dark.
enum PageStyle {
  static let css = """
    :root{--ground:#fff;--text:#1b2330;--soft:#566171;--edge:#d5dbe3;--card:#f8f9fb;\
    --gap:#9a430f;--philosophy:#7a5c12;--strategy:#1c6580;--number:#2b6738;\
    --evaluation:#74438a;--organization:#93402f}
    @media screen and (prefers-color-scheme:dark){
    :root{--ground:#12161c;--text:#e8ecf1;--soft:#a3b0bf;--edge:#343d4a;--card:#1b212a;\
    --gap:#f0a878;--philosophy:#c9a64a;--strategy:#5fb2cf;--number:#6fb87e;\
    --evaluation:#bb8ad1;--organization:#dc8676}
    }
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0 auto;max-width:78rem;padding:1.5rem;background:var(--ground);color:var(--text);\
    font:1rem/1.7 \(PictureStyle.fonts);overflow-wrap:anywhere}
    h1{font-size:1.7rem;line-height:1.35;margin:.2em 0}
    h2{font-size:1.25rem;margin:2.2rem 0 .8rem;padding-bottom:.3rem;\
    border-bottom:2px solid var(--edge)}
    h3{font-size:1.08rem;line-height:1.55;margin:.1rem 0 .7rem}
    .small,.kind{color:var(--soft);font-size:.9rem}
    .kind{margin:0}
    .id{color:var(--soft);font-size:.8rem;font-weight:400;white-space:nowrap}
    .scroll{overflow-x:auto}
    svg.line{display:block;width:100%;min-width:60rem;height:auto;\
    border-bottom:1px solid var(--edge)}
    article{margin:0 0 1rem;padding:1rem 1.2rem;background:var(--card);\
    border:1px solid var(--edge);border-left:5px solid var(--philosophy);border-radius:8px;\
    break-inside:avoid}
    dl{margin:0}
    dl div{display:grid;grid-template-columns:9.5rem 1fr;gap:0 1rem;margin:.2rem 0;\
    padding-left:.8rem;border-left:3px solid var(--soft)}
    dl .s-philosophy{border-color:var(--philosophy)}
    dl .s-strategy{border-color:var(--strategy)}
    dl .s-number{border-color:var(--number)}
    dl .s-evaluation{border-color:var(--evaluation)}
    dl .s-organization{border-color:var(--organization)}
    dl .none{border-left-style:dashed;border-color:var(--gap)}
    dl .none dt,dl .none dd{color:var(--gap)}
    dt{grid-column:1;grid-row:1/span 9;color:var(--soft)}
    dd{grid-column:2;margin:0}
    table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.5}
    th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;\
    border-bottom:1px solid var(--edge)}
    th{color:var(--soft);font-weight:600}
    td:nth-child(2){font-weight:600}
    td:last-child{white-space:nowrap}
    li{margin:.3rem 0}
    @media screen and (max-width:44rem){
    body{padding:1rem}
    main{display:flex;flex-direction:column}
    section.picture{order:1}
    section.lines{order:0}
    section.figures,section.orphans{order:2}
    dl div{display:block;margin:.45rem 0}
    dt{font-size:.85rem}
    thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    table,tbody,tr,td{display:block}
    tr{padding:.6rem 0;border-bottom:1px solid var(--edge)}
    td{border:0;padding:.05rem 0}
    td:empty{display:none}
    td::before{content:attr(data-label) ": ";color:var(--soft);font-weight:400}
    }
    @media print{
    @page{size:A4 landscape;margin:12mm}
    body{max-width:none;padding:0;font-size:10pt}
    .scroll{overflow:visible}
    svg.line{min-width:0;break-inside:avoid}
    h2,h3{break-after:avoid}
    tr{break-inside:avoid}
    article{background:none}
    section.lines{columns:2}
    section.lines h2{column-span:all}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    }

    """
}
