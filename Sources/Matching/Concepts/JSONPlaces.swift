/// The lines of a JSON text on which its values begin, and where it stops being JSON.
///
/// Read only where a file was refused, or comes from people: it says where, the decoder says what.
struct JSONPlaces {
    enum Step: Hashable { case key(String), index(Int) }

    /// The line of each value, from 1, by the way that leads there; of a value that stands twice, the first.
    private(set) var lines: [[Step]: Int] = [:]
    /// Where something else stands than JSON allows; columns count bytes from 1.
    private(set) var fault: (line: Int, column: Int)?

    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var lineStart = 0
    private static let deepest = 100

    init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
        if self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
        do {
            try value([])
            skipSpace()
            if offset < self.bytes.count { throw Stop() }
        } catch {
            fault = (line, offset - lineStart + 1)
        }
    }

    /// The line of a value or, where there is none, of what it should stand in.
    func line(of path: [Step]) -> Int {
        var path = path
        while !path.isEmpty {
            if let line = lines[path] { return line }
            path.removeLast()
        }
        return lines[[]] ?? 1
    }

    private struct Stop: Error {}

    private mutating func value(_ path: [Step]) throws {
        guard path.count < Self.deepest else { throw Stop() }
        skipSpace()
        if lines[path] == nil { lines[path] = line }
        switch peek {
        case UInt8(ascii: "{"): try object(path)
        case UInt8(ascii: "["): try array(path)
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try number()
        }
    }

    private mutating func object(_ path: [Step]) throws {
        try list(until: UInt8(ascii: "}")) { places, _ in
            guard places.peek == UInt8(ascii: "\"") else { throw Stop() }
            let key = try places.string()
            places.skipSpace()
            try places.take(UInt8(ascii: ":"))
            try places.value(path + [.key(key)])
        }
    }

    private mutating func array(_ path: [Step]) throws {
        try list(until: UInt8(ascii: "]")) { places, index in try places.value(path + [.index(index)]) }
    }

    private mutating func list(until end: UInt8, _ item: (inout JSONPlaces, Int) throws -> Void) throws {
        offset += 1
        skipSpace()
        if peek == end { return offset += 1 }
        var index = 0
        while true {
            skipSpace()
            try item(&self, index)
            index += 1
            skipSpace()
            if peek == end { return offset += 1 }
            try take(UInt8(ascii: ","))
        }
    }

    /// The bytes between the quotes as they stand: keys of the thesaurus need no escapes.
    private mutating func string() throws -> String {
        offset += 1
        let start = offset
        while let byte = peek, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw Stop() }
            offset += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard offset < bytes.count else { throw Stop() }
        offset += 1
        return String(decoding: bytes[start..<offset - 1], as: UTF8.self)
    }

    private mutating func word(_ word: String) throws { for byte in word.utf8 { try take(byte) } }

    private mutating func number() throws {
        let start = offset
        while let byte = peek, "+-.0123456789eE".utf8.contains(byte) { offset += 1 }
        guard offset > start else { throw Stop() }
    }

    private mutating func take(_ byte: UInt8) throws {
        guard peek == byte else { throw Stop() }
        offset += 1
    }

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipSpace() {
        while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
            offset += 1
            if byte == 0x0A {
                line += 1
                lineStart = offset
            }
        }
    }
}
