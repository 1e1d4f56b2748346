// swift-tools-version: 6.1
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "AlterEgo", path: "..")],
  targets: [
    .executableTarget(
      name: "alterego-bench",
      dependencies: [
        .product(name: "TerminalDriver", package: "AlterEgo"),
        .product(name: "ReadingCheck", package: "AlterEgo"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
