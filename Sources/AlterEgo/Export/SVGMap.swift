// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Wording

/// The picture alone, as one SVG file.
struct SVGMap {
  private let map: CompanyMap
  private let wording: MapWording

  init(_ map: CompanyMap, in language: SpokenLanguage) {
    self.map = map
    wording = MapWording(map, in: language)
  }

  private var description: String {
    [wording.introduction, wording.pictureHint, wording.summary].joined(separator: " ")
  }

  var text: String {
    let picture = Picture(map, wording)
    var body = ""
    var y = 64.0
    let bands = [picture.head] + picture.lines + [picture.rest].compactMap { $0 }
    for (i, band) in bands.enumerated() {
      if i > 1 {
        body +=
          "<path class=\"rule\" d=\"M\(Pen.n(Picture.margin)) \(Pen.n(y))"
          + "H\(Pen.n(Picture.width - Picture.margin))\"/>\n"
      }
      body += "<g transform=\"translate(0 \(Pen.n(y)))\">\n\(band.body)</g>\n"
      y += band.height
    }
    let size = "width=\"\(Pen.n(Picture.width))\" height=\"\(Pen.n(y + Picture.margin))\""
    let left = Pen.n(Picture.margin)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" class="line" \(size) \
      viewBox="0 0 \(Pen.n(Picture.width)) \(Pen.n(y + Picture.margin))" \
      xml:lang="\(wording.language.rawValue)" role="img" aria-labelledby="line-title line-desc">
      <title id="line-title">\(Escaping.svg(wording.title))</title>
      <desc id="line-desc">\(Escaping.svg(description))</desc>
      <style>
      \(PictureStyle.css)</style>
      <rect class="ground" width="100%" height="100%"/>
      <text class="h" x="\(left)" y="32">\(Escaping.svg(wording.title))</text>
      <text class="m" x="\(left)" y="54">\(Escaping.svg(wording.subtitle))</text>
      \(body)</svg>

      """
  }
}
