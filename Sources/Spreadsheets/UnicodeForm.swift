/// The form of Unicode a text is stored in, told by its byte order mark, or for UTF-16 by where its zero bytes are.
enum UnicodeForm: String, Equatable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case utf32LittleEndian = "UTF-32LE"
    case utf32BigEndian = "UTF-32BE"

    /// Nil when there is no mark and no pattern: UTF-8 without mark, an old encoding, or no text at all.
    init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .utf8
        } else if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
            self = .utf32LittleEndian
        } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            self = .utf32BigEndian
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else if let guess = UnicodeForm.byZeroBytes(bytes), let text = guess.decode(bytes), isPlainText(text) {
            self = guess
        } else {
            return nil
        }
    }

    /// Separators, digits and line ends leave a zero in every second byte.
    private static func byZeroBytes(_ bytes: [UInt8]) -> UnicodeForm? {
        let head = bytes.prefix(8_192)
        var even = 0
        var odd = 0
        for (index, byte) in head.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { even += 1 } else { odd += 1 }
        }
        guard max(even, odd) * 40 >= head.count else { return nil }
        if odd >= 4 * even && odd > 0 { return .utf16LittleEndian }
        if even >= 4 * odd && even > 0 { return .utf16BigEndian }
        return nil
    }

    /// The text without its mark; nil when the bytes are not of this form.
    func decode(_ bytes: [UInt8]) -> String? {
        let text: String? =
            switch self {
            case .utf8: String(validating: bytes, as: UTF8.self)
            case .utf16LittleEndian: utf16(bytes) { UInt16($0) | UInt16($1) << 8 }
            case .utf16BigEndian: utf16(bytes) { UInt16($0) << 8 | UInt16($1) }
            case .utf32LittleEndian: utf32(bytes, shifts: [0, 8, 16, 24])
            case .utf32BigEndian: utf32(bytes, shifts: [24, 16, 8, 0])
            }
        guard let text, text.unicodeScalars.first == "\u{FEFF}" else { return text }
        return String(text.unicodeScalars.dropFirst())
    }

    private func utf16(_ bytes: [UInt8], _ unit: (UInt8, UInt8) -> UInt16) -> String? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let units = (0..<bytes.count / 2).map { unit(bytes[2 * $0], bytes[2 * $0 + 1]) }
        return String(validating: units, as: UTF16.self)
    }

    private func utf32(_ bytes: [UInt8], shifts: [UInt32]) -> String? {
        guard bytes.count.isMultiple(of: 4) else { return nil }
        let units = stride(from: 0, to: bytes.count, by: 4).map { start in
            zip(bytes[start..<(start + 4)], shifts).reduce(UInt32(0)) { $0 | UInt32($1.0) << $1.1 }
        }
        return String(validating: units, as: UTF32.self)
    }
}

/// No control characters beyond those of plain text, nothing that Unicode has given to no one.
private func isPlainText(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
        scalar.value >= 0x20 && !scalar.properties.isNoncharacterCodePoint
            || (0x09...0x0D).contains(scalar.value)
    }
}
