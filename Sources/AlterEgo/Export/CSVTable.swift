// SPDX-License-Identifier: GPL-3.0-or-later

/// Any table for a spreadsheet (RFC 4180), with cells that a spreadsheet would run made harmless.
package func csvTable(header: [String], rows: [[String]]) -> String {
  ([header] + rows).map { row in
    row.map(Escaping.csv).joined(separator: ",") + "\r\n"
  }.joined()
}
