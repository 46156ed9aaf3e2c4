import Glibc

/// A text file's content and the encoding it was in.
struct DecodedText {
    let text: String
    let encoding: String

    /// Unicode by mark or pattern, then valid UTF-8, then the more plausible of CP949 (Korean) and Windows-1258
    /// (Vietnamese). Throws `.unknownEncoding` when neither is.
    init(_ bytes: [UInt8], path: String) throws(SpreadsheetError) {
        if let form = UnicodeForm(bytes) {
            guard let text = form.decode(bytes) else { throw .unknownEncoding(path: path) }
            self.text = text
            encoding = form.rawValue
        } else if let text = UnicodeForm.utf8.decode(bytes) {
            self.text = text
            encoding = UnicodeForm.utf8.rawValue
        } else if let (text, encoding) = DecodedText.plausible(bytes) {
            self.text = text
            self.encoding = encoding
        } else {
            throw .unknownEncoding(path: path)
        }
    }

    /// At least this share of what is not ASCII has to look like the language.
    private static let leastShare = 0.8
    /// How much of the beginning is looked at for that; the whole text must be valid all the same.
    private static let sample = 100_000

    private static func plausible(_ bytes: [UInt8]) -> (text: String, encoding: String)? {
        let korean = decode(bytes, from: "CP949").map { ($0, share: koreanShare(bytes.prefix(sample))) }
        let vietnamese = decode(bytes, from: "CP1258").map { text in
            (text, share: vietnameseShare(composed(text)))
        }
        if let vietnamese, vietnamese.share >= leastShare, vietnamese.share > korean?.share ?? 0 {
            return (vietnamese.0, "Windows-1258")
        }
        if let korean, korean.share >= leastShare { return (korean.0, "CP949") }
        return nil
    }

    /// The beginning of the text, line by line and each tone mark on its vowel.
    private static func composed(_ text: String) -> String {
        let lines = text.unicodeScalars.prefix(sample).split(separator: "\n")
        return lines.map { tidy(String($0.prefix(2_000))) }.joined(separator: "\n")
    }

    /// The share of the 2,350 common syllables (KS X 1001, rows B0 to C8) among double bytes, punctuation apart.
    private static func koreanShare(_ bytes: ArraySlice<UInt8>) -> Double {
        var common = 0
        var other = 0
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] >= 0x81 else {
                index += 1
                continue
            }
            let isInTable = bytes[index + 1] >= 0xA1
            switch bytes[index] {
            case 0xB0...0xC8 where isInTable: common += 1
            case 0xA1...0xAC where isInTable: break
            default: other += 1
            }
            index += 2
        }
        return common == 0 ? 0 : Double(common) / Double(common + other)
    }

    /// The share of Vietnamese letters among what is not ASCII, punctuation apart. A tone mark that found no vowel and
    /// letters in a row that no Vietnamese word has count against it.
    private static func vietnameseShare(_ text: String) -> Double {
        var letters = 0
        var other = 0
        var run = 0
        for scalar in text.unicodeScalars {
            guard scalar.value >= 0x80 else {
                run = 0
                continue
            }
            if vietnameseLetters.contains(scalar) {
                run += 1
                if run > 3 { other += 1 } else { letters += 1 }
            } else if !neutral.contains(scalar) {
                other += 1
            }
        }
        return letters == 0 ? 0 : Double(letters) / Double(letters + other)
    }

    private static let vietnameseLetters: Set<UnicodeScalar> = {
        let small = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
        return Set((small + small.uppercased()).unicodeScalars)
    }()

    /// No-break space, quotation marks, dashes, ellipsis, bullet, signs that any text may hold.
    private static let neutral = Set("\u{A0}“”‘’«»–—…•°®©™₫€×·".unicodeScalars)

    /// Decodes by the C library; nil when a byte has no meaning in the encoding.
    private static func decode(_ bytes: [UInt8], from encoding: String) -> String? {
        let converter = iconv_open("UTF-8", encoding)
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
        let filled: Int? = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var from = input.baseAddress
                var fromLeft = input.count
                var to = output.baseAddress
                var toLeft = output.count
                // The second call writes what the converter holds back for a mark that might follow.
                guard iconv(converter, &from, &fromLeft, &to, &toLeft) == 0,
                    fromLeft == 0, iconv(converter, nil, nil, &to, &toLeft) == 0
                else { return nil }
                return output.count - toLeft
            }
        }
        guard let filled else { return nil }
        return output[..<filled].withUnsafeBytes { String(validating: $0, as: UTF8.self) }
    }
}
