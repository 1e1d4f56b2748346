// SPDX-License-Identifier: GPL-3.0-or-later

/// The look of the picture, alone and inside a page.
enum PictureStyle {
  static let fonts =
    "system-ui,\"Hiragino Sans\",\"Noto Sans CJK JP\",\"Noto Sans JP\",\"Yu Gothic UI\",Meiryo,"
    + "\"Noto Sans\",sans-serif"

  static let css = """
    .line{font-family:\(fonts);font-size:13px}
    .line .ground{fill:#fff}
    .line text{fill:#1b2330}
    .line .m{fill:#566171;font-size:11px}
    .line .b{font-size:14px;font-weight:700}
    .line .h{font-size:20px;font-weight:700}
    .line .box rect{fill:#fff;stroke:#c3cad4}
    .line .missing rect{fill:#fdf6ef;stroke:#b4551d;stroke-dasharray:5 4}
    .line .missing text,.line .missing .m{fill:#9a430f}
    .line .link{fill:none;stroke:#7d8b9c}
    .line .gap{fill:none;stroke:#b4551d;stroke-dasharray:5 4}
    .line .arrow{fill:none;stroke:#566171}
    .line .rule{stroke:#e2e6eb}
    .line .head text{fill:#fff;font-size:15px;font-weight:700}
    .line .box .bar,.line .head .bar{stroke:none}
    .line .s-philosophy .bar{fill:#7a5c12}
    .line .s-strategy .bar{fill:#1c6580}
    .line .s-number .bar{fill:#2b6738}
    .line .s-evaluation .bar{fill:#74438a}
    .line .s-organization .bar{fill:#93402f}
    @media screen and (prefers-color-scheme:dark){
    .line .ground{fill:#12161c}
    .line text{fill:#e8ecf1}
    .line .m{fill:#a3b0bf}
    .line .box rect{fill:#1b212a;stroke:#3c4655}
    .line .missing rect{fill:#2a1e16;stroke:#e08a55}
    .line .missing text,.line .missing .m{fill:#f0a878}
    .line .gap{stroke:#e08a55}
    .line .arrow{stroke:#a3b0bf}
    .line .rule{stroke:#2b333e}
    .line .box.s-philosophy .bar{fill:#a8842c}
    .line .box.s-strategy .bar{fill:#2f86a5}
    .line .box.s-number .bar{fill:#41894f}
    .line .box.s-evaluation .bar{fill:#9560ad}
    .line .box.s-organization .bar{fill:#b8594a}
    }

    """
}
