import Foundation

/// What the words in Latin letters speak for: Vietnamese without marks, English or German.
///
/// Counted are small words that each language cannot do without, endings and letter groups that the others lack, and
/// for Vietnamese the shape of the syllable, which few foreign words have.
struct LatinEvidence {
    private(set) var words = 0
    private var syllables = 0
    private var english = 0.0
    private var german = 0.0

    private static let smallWord = 3.0
    private static let ending = 1.5
    private static let letters = 1.0

    init(_ text: String) {
        let head = String(text.prefix(2_000)).precomposedStringWithCanonicalMapping.lowercased()
        for part in head.split(whereSeparator: { !$0.isLetter }) {
            let word = String(part)
            guard let first = word.unicodeScalars.first, first.value < 0x1F00, word.utf8.count < 60 else { continue }
            count(word)
        }
    }

    private mutating func count(_ word: String) {
        words += 1
        let isSyllable = VietnameseSyllable.isPossible(word.folded)
        if isSyllable { syllables += 1 }
        if Self.englishWords.contains(word) { english += isSyllable ? 1 : Self.smallWord }
        if Self.germanWords.contains(word) { german += isSyllable ? 1 : Self.smallWord }
        if word.unicodeScalars.contains(where: { "äöüß".unicodeScalars.contains($0) }) { german += Self.smallWord }
        guard !isSyllable, word.count > 4 else { return }
        if Self.englishEndings.contains(where: word.hasSuffix) { english += Self.ending }
        if Self.germanEndings.contains(where: word.hasSuffix) { german += Self.ending }
        if Self.englishLetters.contains(where: word.contains) { english += Self.letters }
        if Self.germanLetters.contains(where: word.contains) { german += Self.letters }
        if word.count > 13 { german += Self.letters }
    }

    var language: WrittenLanguage? {
        guard words > 0 else { return nil }
        let strange = words - syllables
        if words >= 2,
            syllables * 10 >= words * 9 || (syllables * 4 >= words * 3 && english + german < Double(strange) * 2)
        {
            if max(english, german) * 3 < Double(words) { return .vi }
        }
        if german > english { return .de }
        if english > 0 || strange > 0 { return .en }
        return english == 0 && german == 0 ? (words == 1 ? .vi : .vi) : .en
    }

    private static func list(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

    private static let englishWords = list(
        """
        the of and for with from our we is are to in by that which need on as at be this can will have has it an or not \
        their its using used into without than more less would like looking want please water air high low system
        """)
    private static let germanWords = list(
        """
        der die das und für fur mit von zur zum ein eine einen einer eines einem wir ist bei aus auf im den dem des nicht \
        sich auch oder als nach über ueber unter durch wird werden sind haben hat suchen sucht soll sollen ohne bis pro \
        unsere unser unserer sowie bereits derzeit
        """)
    private static let englishEndings = [
        "ing", "tion", "tions", "ment", "ness", "able", "ally", "ity", "ers", "ed", "ies",
    ]
    private static let germanEndings = [
        "ung", "ungen", "keit", "heit", "lich", "lichen", "isch", "ischen", "ische", "ieren", "anlage", "anlagen",
        "technik", "schaft", "igen", "ige", "stoff", "stoffe", "werk", "zeug", "zeuge", "gerät", "en",
    ]
    private static let englishLetters = ["th", "wh", "ough", "ck", "oo", "ea"]
    private static let germanLetters = [
        "sch", "tz", "pf", "chtu", "kst", "eib", "lz", "rz", "aue", "euch", "ueb", "aech",
    ]
}
