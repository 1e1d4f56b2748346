// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A series by month as a picture of bars: SVG without script or outside references.
package struct SeriesChart: Sendable {
  package let title: String
  /// Month, value or nil for a gap, and the value as it is shown.
  package let points: [(label: String, value: Double?, shown: String)]

  package init(
    title: String, points: [(label: String, value: Double?, shown: String)]
  ) {
    self.title = title
    self.points = points
  }

  package var svg: String {
    let (left, right, step, top) = (90, 130, 22, 50)
    let width = 720
    let room = Double(width - left - right)
    let height = top + points.count * step + 20
    let most = points.compactMap { $0.value?.magnitude }.max() ?? 0
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" "
        + "width=\"\(width)\" height=\"\(height)\" font-family=\"sans-serif\" font-size=\"12\">",
      "<title>\(Escaping.svg(title))</title>",
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>",
      "<text x=\"16\" y=\"28\" font-size=\"16\">\(Escaping.svg(title))</text>",
    ]
    for (index, point) in points.enumerated() {
      let y = top + index * step
      lines.append("<text x=\"16\" y=\"\(y + 13)\">\(Escaping.svg(point.label))</text>")
      let value = point.value ?? 0
      let length = most == 0 ? 0 : Int((value.magnitude / most * room).rounded())
      let color = value < 0 ? "#b3402a" : "#2a6fb3"
      if point.value != nil {
        lines.append(
          "<rect x=\"\(left)\" y=\"\(y + 2)\" width=\"\(length)\" height=\"\(step - 8)\" fill=\"\(color)\"/>"
        )
      }
      let shown = point.value == nil ? "—" : point.shown
      lines.append("<text x=\"\(left + length + 6)\" y=\"\(y + 13)\">\(Escaping.svg(shown))</text>")
    }
    lines.append("</svg>")
    return lines.joined(separator: "\n") + "\n"
  }
}
