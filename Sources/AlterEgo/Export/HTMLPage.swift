// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The frame of a page that needs nothing else: no script, no fetch, its look inside.
enum HTMLPage {
  /// `title` is plain text; `header` and `main` are HTML, and each ends as it stands.
  static func text(
    in language: SpokenLanguage, title: String, css: String = PageStyle.css, header: String,
    main: String
  ) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" \
    content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>\(Escaping.html(title))</title>
    <style>
    \(css)</style>
    </head>
    <body>
    <header>\(header)</header>
    <main>
    \(main)</main>
    </body>
    </html>

    """
  }
}
