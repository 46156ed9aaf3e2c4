import Foundation
import Text

/// What a profile says, read once: the concepts in it and its words, with the places where they stand.
struct ProfileReading {
    struct ConceptUse {
        var inTitle = false
        /// 0…1: how sure it is that the concept is meant.
        var certainty = 0.0
        var spots: [Spot] = []
    }

    struct WordUse {
        /// How often the word stands in the profile; in the title it counts more.
        var count = 0.0
        /// How much of a word it is: a single Vietnamese syllable says little, a pair of them is a word.
        var worth = 1.0
        /// Fit to be shown as a reason: a number with its unit, a standard, a model, a whole word.
        var kind: Token.Kind
        var spots: [Spot] = []
    }

    private(set) var concepts: [Int: ConceptUse] = [:]
    private(set) var words: [String: WordUse] = [:]
    private(set) var length = 0.0
    /// The part of the title's letters that stand in a concept found, 0…1: how much of the subject the thesaurus knows.
    private(set) var knownTitle = 0.0
    /// The language that the profile states or seems to be written in.
    let language: WrittenLanguage?

    /// More text than this of one profile is not read.
    static let longestText = 20_000
    private static let titleCount = 2.0
    private static let syllableWorth = 0.35
    private static let keptSpots = 3

    /// - Parameter restorer: puts back the marks of Vietnamese written without them, to tell words apart.
    init(_ profile: Profile, _ spotter: ConceptSpotter, _ restorer: DiacriticRestorer? = nil) {
        self.init(profile, spotter) { restorer?.restored($0) }
    }

    /// - Parameter restored: asked only for Vietnamese written without its marks.
    init(_ profile: Profile, _ spotter: ConceptSpotter, restored: (String) -> String?) {
        let title = Self.head(profile.title)
        let text = Self.head(profile.text)
        let guess = LanguageGuess(of: title + "\n" + text)
        language = profile.language ?? guess.language
        let rules = ReadingRules(guess, stated: profile.language)
        for (field, content) in [(Spot.Field.title, title), (.text, text)] {
            let tokens = content.tokens
            let written = Array(content.unicodeScalars)
            let restored = rules.marksCount ? nil : restored(content)
            let finds = spotter.finds(in: content, tokens: tokens, rules: rules, restored: restored)
            for find in finds { note(find, field, written) }
            if field == .title { knownTitle = Self.known(tokens, finds) }
            note(tokens, field, written, rules)
        }
    }

    private static func known(_ tokens: [Token], _ finds: [ConceptSpotter.Find]) -> Double {
        let words = tokens.filter { $0.kind == .word || $0.kind == .code || $0.kind == .hangul }
        let whole = words.reduce(0) { $0 + $1.range.count }
        let known = finds.reduce(0) { $0 + Double($1.range.count) * $1.certainty }
        return whole > 0 ? min(known / Double(whole), 1) : 0
    }

    private static func head(_ text: String) -> String {
        text.utf8.count <= longestText
            ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(longestText)))
    }

    private mutating func note(_ find: ConceptSpotter.Find, _ field: Spot.Field, _ written: [Unicode.Scalar]) {
        var use = concepts[find.concept] ?? ConceptUse()
        use.inTitle = use.inTitle || field == .title
        use.certainty = max(use.certainty, find.certainty)
        if use.spots.count < Self.keptSpots { use.spots.append(Self.spot(field, find.range, written)) }
        concepts[find.concept] = use
    }

    private mutating func note(
        _ tokens: [Token], _ field: Spot.Field, _ written: [Unicode.Scalar], _ rules: ReadingRules
    ) {
        let count = field == .title ? Self.titleCount : 1
        var previous: Token?
        for token in tokens {
            length += count
            let isSyllable = rules.isVietnamese && token.kind == .word
            add(
                Self.compared(token, written, rules), token.kind, token.range, isSyllable ? Self.syllableWorth : 1,
                count, field, written)
            if isSyllable, let before = previous, before.range.upperBound + 1 == token.range.lowerBound {
                let range = before.range.lowerBound..<token.range.upperBound
                add(before.text + " " + token.text, .word, range, 1, count, field, written)
            }
            previous = isSyllable ? token : nil
        }
    }

    /// The form of a token in which profiles share it.
    private static func compared(_ token: Token, _ written: [Unicode.Scalar], _ rules: ReadingRules) -> String {
        guard token.kind == .word else { return token.text }
        guard rules.readsGerman else { return ReadingUnits.stem(token.text) }
        var word = String.UnicodeScalarView()
        word.append(contentsOf: written[token.range])
        return GermanWord.stem(GermanWord.spelledOut(String(word)))
    }

    private mutating func add(
        _ word: String, _ kind: Token.Kind, _ range: Range<Int>, _ worth: Double, _ count: Double,
        _ field: Spot.Field, _ written: [Unicode.Scalar]
    ) {
        var use = words[word] ?? WordUse(worth: worth, kind: kind)
        use.count += count
        if use.spots.count < Self.keptSpots { use.spots.append(Self.spot(field, range, written)) }
        words[word] = use
    }

    private static func spot(_ field: Spot.Field, _ range: Range<Int>, _ written: [Unicode.Scalar]) -> Spot {
        var words = String.UnicodeScalarView()
        words.append(contentsOf: written[range])
        return Spot(field: field, range: range, words: String(words))
    }
}
