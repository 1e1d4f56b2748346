// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

/// The digests that FIPS 180-4 and its test vectors give.
@Suite struct SHA256Tests {
  struct Vector: CustomTestStringConvertible, Sendable {
    let text: String
    let hex: String
    var testDescription: String { "\(text.utf8.count) bytes" }
  }

  static let vectors: [Vector] = [
    Vector(text: "", hex: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Vector(text: "abc", hex: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    Vector(
      text: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      hex: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    Vector(
      text: "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopq"
        + "klmnopqrlmnopqrsmnopqrstnopqrstu",
      hex: "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"),
    Vector(
      text: String(repeating: "a", count: 1_000_000),
      hex: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]

  @Test(arguments: vectors)
  func `a message of the standard has the digest of the standard`(_ vector: Vector) {
    #expect(SHA256.hex(of: vector.text) == vector.hex)
  }

  @Test func `how a message is cut makes no difference`() {
    var random = Seeded(256)
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in UInt8(random.below(256)) }
      var whole = SHA256()
      whole.update(bytes)
      var cut = SHA256()
      var at = 0
      while at < length {
        let next = min(length, at + 1 + random.below(70))
        cut.update(Array(bytes[at..<next]))
        at = next
      }
      #expect(whole.finish() == cut.finish())
    }
  }
}
