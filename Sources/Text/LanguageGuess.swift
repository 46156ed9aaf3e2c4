/// The languages whose words the product knows.
public enum WrittenLanguage: String, CaseIterable, Codable, Sendable { case vi, ko, en, de }

/// In which language a text seems to be written. A guess from a few words, good enough to choose rules of reading.
public struct LanguageGuess: Equatable, Sendable {
    /// `nil` where the text gives no sign.
    public let language: WrittenLanguage?
    /// Vietnamese written with its marks; without them words can only be compared folded.
    public let hasVietnameseMarks: Bool
    /// The language of the words in Latin letters beside Hangul, where there are at least three; else that of the text.
    public let latinLanguage: WrittenLanguage?

    /// Fewer Latin words beside Korean say nothing of a second language: model names, abbreviations.
    private static let fewestWords = 3

    public init(of text: String) {
        let signs = WritingSigns(text)
        hasVietnameseMarks = signs.vietnameseMarks > 0 && signs.vietnameseMarks * 20 >= signs.latinLetters
        if signs.hangul * 3 > signs.latinLetters, signs.hangul > 0 {
            language = .ko
            let evidence = LatinEvidence(text)
            latinLanguage = evidence.words >= Self.fewestWords ? evidence.language : nil
        } else if hasVietnameseMarks {
            language = .vi
            latinLanguage = .vi
        } else {
            language = LatinEvidence(text).language
            latinLanguage = language
        }
    }

    /// Vietnamese whose marks were left out, as in messages typed on a foreign keyboard.
    public var isBareVietnamese: Bool { language == .vi && !hasVietnameseMarks }
}

/// What the letters of a text tell about its language.
private struct WritingSigns {
    var hangul = 0
    var latinLetters = 0
    var vietnameseMarks = 0

    init(_ text: String) {
        for scalar in text.unicodeScalars.prefix(4_000) {
            switch scalar.value {
            case 0xAC00...0xD7A3, 0x1100...0x1112: hangul += 1
            case 0xC0...0xC3, 0xC8...0xCA, 0xCC...0xCD, 0xD2...0xD5, 0xD9...0xDA, 0xDD, 0xE0...0xE3, 0xE8...0xEA,
                0xEC...0xED, 0xF2...0xF5, 0xF9...0xFA, 0xFD, 0x102...0x103, 0x110...0x111, 0x128...0x129,
                0x168...0x169, 0x1A0...0x1A1, 0x1AF...0x1B0, 0x1EA0...0x1EF9:
                vietnameseMarks += 1
                latinLetters += 1
            case 0x300...0x303, 0x306, 0x309, 0x31B, 0x323: vietnameseMarks += 1
            case 0x41...0x5A, 0x61...0x7A, 0xC4, 0xD6, 0xDC, 0xE4, 0xF6, 0xFC, 0xDF: latinLetters += 1
            default: break
            }
        }
    }
}
