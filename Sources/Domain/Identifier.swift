import Foundation
import Synchronization

/// The id of a record of one kind: 26 characters that sort by the time of making (48 bits of milliseconds, 80 of chance).
///
/// Written in Crockford's base 32 without look-alikes, as in the ULID specification. Ids made by one process rise
/// strictly, also within a millisecond.
public struct Identifier<Record>: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    public let text: String

    /// A new id, later than all that this process made before.
    public init() { text = IdentifierSource.shared.next() }

    /// An id that was read from a row or an address; `nil` if it cannot be one.
    public init?(_ text: String) {
        guard text.utf8.count == 26, text.utf8.allSatisfy(IdentifierSource.isDigit) else { return nil }
        self.text = text
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        text = try container.decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    public var description: String { text }

    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

final class IdentifierSource: Sendable {
    static let shared = IdentifierSource()
    static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private let last = Mutex<UInt128>(0)

    /// Whether a byte stands in the alphabet. Each id that is read is checked: a schedule has some ten thousand.
    static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "I"), UInt8(ascii: "L"), UInt8(ascii: "O"), UInt8(ascii: "U"): false
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: false
        }
    }

    func next() -> String {
        let milliseconds = UInt128(UInt64(Date().timeIntervalSince1970 * 1_000)) << 80
        let chance = (UInt128(UInt64.random(in: 0...UInt64.max)) << 16 | UInt128(UInt64.random(in: 0..<65_536)))
        let value = last.withLock { last in
            let fresh = milliseconds | chance
            last = fresh > last ? fresh : last + 1
            return last
        }
        let digits = (0..<26).map { Self.alphabet[Int(truncatingIfNeeded: value >> UInt128(125 - 5 * $0)) & 31] }
        return String(decoding: digits, as: UTF8.self)
    }
}
