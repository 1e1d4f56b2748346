// swift-tools-version: 6.1
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "AlterEgo", path: "..")],
  targets: [
    .executableTarget(
      name: "alterego-fuzz",
      dependencies: [.product(name: "ReadingCheck", package: "AlterEgo")])
  ],
  swiftLanguageModes: [.v6]
)
