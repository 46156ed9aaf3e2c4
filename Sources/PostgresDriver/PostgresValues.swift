import CPostgres
import Foundation
import SQL

extension SQLValue {
    /// PostgreSQL keeps no NUL in a text.
    var holdsNUL: Bool {
        guard case .text(let text) = self else { return false }
        return text.utf8.contains(0)
    }

    /// Reads a value in PostgreSQL's text form; the types' numbers are those of its catalogue `pg_type`.
    init(text bytes: UnsafeRawBufferPointer, type: Oid) throws(SQLError) {
        switch type {
        case 16: self = .boolean(bytes.first == UInt8(ascii: "t"))
        case 20, 21, 23, 26:
            self = .integer(try Self.number(bytes))
        case 1700:
            // What sums up big integers is a numeric without fraction.
            let text = String(decoding: bytes, as: UTF8.self)
            if let whole = Int64(text) { self = .integer(whole) } else { self = .double(try Self.fraction(text)) }
        case 700, 701: self = .double(try Self.fraction(String(decoding: bytes, as: UTF8.self)))
        case 17: self = .blob(Self.bytes(hexadecimal: bytes))
        default: self = .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func number(_ bytes: UnsafeRawBufferPointer) throws(SQLError) -> Int64 {
        var number: Int64 = 0
        let isNegative = bytes.first == UInt8(ascii: "-")
        for byte in bytes.dropFirst(isNegative ? 1 : 0) {
            guard (48...57).contains(byte) else { throw SQLError(kind: .decoding, message: "not an integer") }
            // Downwards: the least number has no positive counterpart.
            number = number &* 10 &- Int64(byte - 48)
        }
        return isNegative ? number : 0 &- number
    }

    private static func fraction(_ text: String) throws(SQLError) -> Double {
        guard let number = Double(text) else { throw SQLError(kind: .decoding, message: "not a number: \(text)") }
        return number
    }

    /// `\x00ff…`
    private static func bytes(hexadecimal text: UnsafeRawBufferPointer) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 { byte < 58 ? byte &- 48 : (byte | 32) &- 87 }
        return stride(from: 2, to: text.count - 1, by: 2).map { digit(text[$0]) << 4 | digit(text[$0 + 1]) }
    }

    /// The bytes that stand for the value, closed by NUL unless they are a blob, which is sent as it is.
    fileprivate var wire: [UInt8]? {
        switch self {
        case .null: nil
        case .boolean(let flag): [UInt8(ascii: flag ? "t" : "f"), 0]
        case .integer(let number): Array(String(number).utf8) + [0]
        case .double(let number): Array("\(number)".utf8) + [0]
        case .text(let text): Array(text.utf8) + [0]
        case .blob(let bytes): bytes
        }
    }

    fileprivate var isBlob: Bool {
        if case .blob = self { true } else { false }
    }
}

typealias CStrings = UnsafePointer<UnsafePointer<CChar>?>

/// Calls with values as libpq wants them: where each begins, how long it is, whether it is text (0) or bytes (1).
func withArguments<R>(
    _ values: [SQLValue],
    _ body: (Int32, CStrings?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) throws -> R
) rethrows -> R {
    let wires = values.map(\.wire)
    var starts: [Int] = []
    var all: [UInt8] = []
    all.reserveCapacity(wires.reduce(1) { $0 + ($1?.count ?? 0) })
    for wire in wires {
        starts.append(all.count)
        if let wire { all += wire }
    }
    all.append(0)
    let lengths = wires.map { Int32($0?.count ?? 0) }
    let formats = values.map { Int32($0.isBlob ? 1 : 0) }
    return try all.withUnsafeBytes { bytes in
        let base = bytes.assumingMemoryBound(to: CChar.self).baseAddress
        let texts = wires.indices.map { index in wires[index] == nil ? nil : base.map { $0 + starts[index] } }
        return try texts.withUnsafeBufferPointer { texts in
            try lengths.withUnsafeBufferPointer { lengths in
                try formats.withUnsafeBufferPointer { formats in
                    try body(Int32(values.count), texts.baseAddress, lengths.baseAddress, formats.baseAddress)
                }
            }
        }
    }
}

/// Calls with texts as a C array; `nil` stands for its end.
func withCStrings<R>(_ texts: [String?], _ body: (CStrings?) throws -> R) rethrows -> R {
    let copies = texts.map { text in text.map { strdup($0) } ?? nil }
    defer { copies.forEach { free($0) } }
    return try copies.map { $0.map { UnsafePointer($0) } }.withUnsafeBufferPointer { try body($0.baseAddress) }
}
