extension JSONReader {
    /// The text that follows, its escapes resolved.
    mutating func readText() throws(JSONMistake) -> String {
        try expect(UInt8(ascii: "\""))
        let start = position
        while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C, bytes[position] >= 0x20 {
            position += 1
        }
        var text = try decoded(start..<position)
        while true {
            guard position < bytes.count else { throw .unexpectedEnd }
            switch bytes[position] {
            case 0x22:
                position += 1
                return text
            case 0x5C: text.unicodeScalars.append(try readEscape())
            case ..<0x20: throw unexpected()
            default:
                let start = position
                while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C, bytes[position] >= 0x20
                {
                    position += 1
                }
                text += try decoded(start..<position)
            }
        }
    }

    private func decoded(_ range: Range<Int>) throws(JSONMistake) -> String {
        guard let text = String(validating: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self) else {
            throw .notUTF8
        }
        return text
    }

    private mutating func readEscape() throws(JSONMistake) -> Unicode.Scalar {
        guard position + 1 < bytes.count else { throw .unexpectedEnd }
        let code = bytes[position + 1]
        position += 2
        switch code {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(code)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default: throw .escape
        }
        let first = try readHex()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, position + 1 < bytes.count, bytes[position] == 0x5C, bytes[position + 1] == 0x75 else {
            throw .escape
        }
        position += 2
        let second = try readHex()
        guard (0xDC00...0xDFFF).contains(second) else { throw .escape }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func readHex() throws(JSONMistake) -> UInt32 {
        guard position + 4 <= bytes.count else { throw .unexpectedEnd }
        var value: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw .escape }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }
}
