import Foundation
import Text

/// A text cut into the units over which labels are found: whole words in Latin script, single syllables in Hangul.
///
/// Korean joins words freely and Vietnamese and English do not, so one walk over these units finds 세정 inside 초음파세정기
/// and never finds "ERP" inside "enterprise".
struct ReadingUnits {
    struct Unit {
        /// The folded form.
        let whole: String
        /// Without the English plural; for Hangul the syllable.
        let stem: String
        let range: Range<Int>
        /// The syllable of a Korean word at which the word begins or ends; Latin words are both.
        let beginsWord: Bool
        let endsWord: Bool
        let isHangul: Bool
        /// Number of the syllable in its Korean word, from 0.
        let place: Int
    }

    let units: [Unit]

    init(_ tokens: [Token]) {
        var units: [Unit] = []
        units.reserveCapacity(tokens.count)
        for token in tokens {
            switch token.kind {
            case .hangulBigram: continue
            case .hangul where token.range.count == token.text.unicodeScalars.count:
                let last = token.range.count - 1
                for (offset, syllable) in token.text.unicodeScalars.enumerated() {
                    let start = token.range.lowerBound + offset
                    units.append(
                        Unit(
                            whole: String(Character(syllable)), stem: String(Character(syllable)),
                            range: start..<start + 1, beginsWord: offset == 0, endsWord: offset == last, isHangul: true,
                            place: offset))
                }
            case .hangul:  // written in single letters: no syllable has an offset of its own
                let last = token.text.count - 1
                for (offset, syllable) in token.text.enumerated() {
                    units.append(
                        Unit(
                            whole: String(syllable), stem: String(syllable), range: token.range,
                            beginsWord: offset == 0, endsWord: offset == last, isHangul: true, place: offset))
                }
            default:
                units.append(
                    Unit(
                        whole: token.text, stem: Self.stem(token.text), range: token.range, beginsWord: true,
                        endsWord: true, isHangul: false, place: 0))
            }
        }
        self.units = units
    }

    /// Brings English plurals and the American spelling to one form. Vietnamese syllables never end in s.
    static func stem(_ word: String) -> String {
        guard word.utf8.count > 3 else { return word }
        var stem = word
        if stem.hasSuffix("ies") {
            stem = String(stem.dropLast(3)) + "y"
        } else if stem.hasSuffix("s"), !stem.hasSuffix("ss"), !stem.hasSuffix("us"), !stem.hasSuffix("is") {
            stem = String(stem.dropLast())
        }
        if stem.hasSuffix("mold") || stem.hasPrefix("mold") {
            stem = stem.replacingOccurrences(of: "mold", with: "mould")
        }
        return stem.contains("iz") ? stem.replacingOccurrences(of: "iz", with: "is") : stem
    }

    /// The written word in lower case with its Vietnamese marks, wherever the tone stands: hoá and hóa are one.
    static func marked(_ word: String) -> String {
        var letters = ""
        var tones: [Unicode.Scalar] = []
        for scalar in word.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar.value {
            case 0x300, 0x301, 0x303, 0x309, 0x323: tones.append(scalar)
            case 0x20, 0x2D, 0x2013:
                letters.unicodeScalars += tones
                tones = []
                if !letters.hasSuffix(" ") { letters += " " }
            default: letters.unicodeScalars.append(scalar)
            }
        }
        letters.unicodeScalars += tones
        return letters
    }
}
