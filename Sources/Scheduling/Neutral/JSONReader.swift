/// Reads JSON from bytes, strictly and in one pass, without building a tree: the caller says what it expects.
///
/// Throws `JSONMistake`s; `line` and `column` then say where. All `read…` functions expect to stand before a value.
struct JSONReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    private var depth = 0

    /// Kinds of values, told by their first byte.
    enum Kind { case object, list, text, number, flag, null }

    /// A number as it stands: whole where it has no fraction left and fits.
    enum Number: Equatable {
        case whole(Int)
        case fraction(Double)
    }

    /// The buffer must outlive the reader. A byte order mark is passed over.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    }

    /// Line and column of the present position, both from 1; columns count bytes.
    var place: (line: Int, column: Int) {
        var (line, start) = (1, 0)
        for index in 0..<min(position, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
            line += 1
            start = index + 1
        }
        return (line, min(position, bytes.count) - start + 1)
    }

    /// The kind of the value that follows.
    mutating func kind() throws(JSONMistake) -> Kind {
        switch try next() {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .list
        case UInt8(ascii: "\""): return .text
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            if bytes[position] == UInt8(ascii: "-"), position + 1 < bytes.count, bytes[position + 1] == 0x49 {
                throw .notANumber("-Infinity")
            }
            return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .flag
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "N"): throw .notANumber("NaN")
        case UInt8(ascii: "I"): throw .notANumber("Infinity")
        default: throw unexpected()
        }
    }

    /// Calls `field` for each key, which must read or skip its value.
    mutating func readObject(
        _ field: (inout JSONReader, String) throws(JSONMistake) -> Void
    ) throws(JSONMistake) {
        try open(UInt8(ascii: "{"))
        defer { depth -= 1 }
        if try next() == UInt8(ascii: "}") { return position += 1 }
        var keys: [String] = []
        var set: Set<String> = []
        while true {
            guard try next() == UInt8(ascii: "\"") else { throw unexpected() }
            let start = position
            let key = try readText()
            let isNew = keys.count < 12 ? !keys.contains(key) : set.insert(key).inserted
            guard isNew, !(keys.count >= 12 && keys.contains(key)) else {
                position = start
                throw .duplicateKey(key)
            }
            if keys.count < 12 { keys.append(key) }
            try expect(UInt8(ascii: ":"))
            try field(&self, key)
            guard try goesOn(UInt8(ascii: "}")) else { return }
        }
    }

    /// Calls `element` with the index of each element, which it must read or skip.
    mutating func readList(
        _ element: (inout JSONReader, Int) throws(JSONMistake) -> Void
    ) throws(JSONMistake) {
        try open(UInt8(ascii: "["))
        defer { depth -= 1 }
        if try next() == UInt8(ascii: "]") { return position += 1 }
        var index = 0
        repeat {
            try element(&self, index)
            index += 1
        } while try goesOn(UInt8(ascii: "]"))
    }

    mutating func readFlag() throws(JSONMistake) -> Bool {
        let isTrue = try next() == UInt8(ascii: "t")
        try readWord(isTrue ? "true" : "false")
        return isTrue
    }

    mutating func readNull() throws(JSONMistake) {
        _ = try next()
        try readWord("null")
    }

    /// Passes over a value of any kind, as strictly as if it were read.
    mutating func skip() throws(JSONMistake) {
        switch try kind() {
        case .object: try readObject { reader, _ throws(JSONMistake) in try reader.skip() }
        case .list: try readList { reader, _ throws(JSONMistake) in try reader.skip() }
        case .text: _ = try readText()
        case .number: _ = try readNumber()
        case .flag: _ = try readFlag()
        case .null: try readNull()
        }
    }

    /// Nothing but white space may follow the value.
    mutating func finish() throws(JSONMistake) {
        passSpace()
        guard position == bytes.count else { throw .trailing }
    }

    mutating func readNumber() throws(JSONMistake) -> Number {
        _ = try next()
        let start = position
        let isNegative = bytes[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let digits = position
        var whole = 0
        var fits = true
        while position < bytes.count, case let digit = bytes[position] &- 48, digit < 10 {
            let (product, over) = whole.multipliedReportingOverflow(by: 10)
            let (sum, overSum) = product.addingReportingOverflow(Int(digit))
            fits = fits && !over && !overSum
            whole = sum
            position += 1
        }
        guard position > digits, position == digits + 1 || bytes[digits] != 48 else { throw .number }
        let isPlain = position == bytes.count || ![0x2E, 0x45, 0x65].contains(bytes[position])
        if isPlain {
            guard fits else { throw .numberTooLarge }
            return .whole(isNegative ? -whole : whole)
        }
        try passFraction()
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
        guard let value = Double(text), value.isFinite else { throw .numberTooLarge }
        // Beyond 2^53 not every whole number has a Double of its own.
        guard value.magnitude <= 9_007_199_254_740_992, Double(Int(value)) == value else { return .fraction(value) }
        return .whole(Int(value))
    }

    private mutating func passFraction() throws(JSONMistake) {
        if bytes[position] == 0x2E {
            position += 1
            try passDigits()
        }
        guard position < bytes.count, bytes[position] | 0x20 == 0x65 else { return }
        position += 1
        if position < bytes.count, bytes[position] == 0x2B || bytes[position] == 0x2D { position += 1 }
        try passDigits()
    }

    private mutating func passDigits() throws(JSONMistake) {
        let start = position
        while position < bytes.count, bytes[position] &- 48 < 10 { position += 1 }
        guard position > start else { throw position < bytes.count ? .number : .unexpectedEnd }
    }
}

extension JSONReader {
    private mutating func passSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    /// The next byte that is no white space, not yet taken.
    mutating func next() throws(JSONMistake) -> UInt8 {
        passSpace()
        guard position < bytes.count else { throw .unexpectedEnd }
        return bytes[position]
    }

    mutating func expect(_ byte: UInt8) throws(JSONMistake) {
        guard try next() == byte else { throw unexpected() }
        position += 1
    }

    private mutating func open(_ byte: UInt8) throws(JSONMistake) {
        try expect(byte)
        depth += 1
        guard depth <= NeutralInstance.Limit.depth else {
            throw .tooDeep(limit: NeutralInstance.Limit.depth)
        }
    }

    /// Passes a comma and tells true, or the closing byte and tells false.
    private mutating func goesOn(_ closing: UInt8) throws(JSONMistake) -> Bool {
        let byte = try next()
        guard byte == UInt8(ascii: ",") || byte == closing else { throw unexpected() }
        position += 1
        return byte != closing
    }

    private mutating func readWord(_ word: StaticString) throws(JSONMistake) {
        for index in 0..<word.utf8CodeUnitCount {
            guard position < bytes.count else { throw .unexpectedEnd }
            guard bytes[position] == word.utf8Start[index] else { throw unexpected() }
            position += 1
        }
    }

    func unexpected() -> JSONMistake {
        guard position < bytes.count else { return .unexpectedEnd }
        let byte = bytes[position]
        let isShown = byte > 0x20 && byte < 0x7F
        return .unexpectedCharacter(isShown ? String(Unicode.Scalar(byte)) : "0x" + String(byte, radix: 16))
    }
}
