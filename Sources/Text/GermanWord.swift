import Foundation

/// A German word in the forms in which it is compared: endings taken off, umlauts written out.
package enum GermanWord {
    /// Lower case with ä, ö, ü, ß as ae, oe, ue, ss: the two spellings are one, and "färben" is not "farben".
    package static func spelledOut(_ word: String) -> String {
        var result = ""
        for character in word.precomposedStringWithCanonicalMapping.lowercased() {
            switch character {
            case "ä": result += "ae"
            case "ö": result += "oe"
            case "ü": result += "ue"
            case "ß": result += "ss"
            default: result.append(character)
            }
        }
        return result
    }

    /// The stem, and for a plural with an umlaut the stem without it: Schläuche → schlaeuch, schlauch.
    package static func keys(_ word: String) -> [String] {
        let spelled = spelledOut(word)
        let stem = stem(spelled)
        guard spelled.count > stem.count || spelled.hasSuffix("er") else { return [stem] }
        let plain = stem.replacingOccurrences(of: "aeu", with: "au").replacingOccurrences(of: "ae", with: "a")
            .replacingOccurrences(of: "oe", with: "o").replacingOccurrences(of: "ue", with: "u")
        return plain == stem ? [stem] : [stem, plain]
    }

    /// Takes off the endings of declension: first -s, then -en, -em, -ern, -er, -es, -e or -n; four letters stay.
    package static func stem(_ spelled: String) -> String {
        guard spelled.count > 4 else { return spelled }
        var stem = Substring(spelled)
        if stem.hasSuffix("s"), !stem.hasSuffix("ss"), !stem.hasSuffix("us") { stem = stem.dropLast() }
        for ending in ["ern", "en", "em", "er", "es", "e", "n"]
        where stem.hasSuffix(ending) && stem.count - ending.count >= 4 {
            return String(stem.dropLast(ending.count))
        }
        return String(stem)
    }

    /// The shortest part of a compound that says anything.
    private static let shortestPart = 4

    /// Ways to see a word as a compound: what may stand at its beginning, longest first, and at its end, longest first.
    /// A joint -s- ("Reinigungsanlage") is taken off the first part.
    package static func parts(of word: String) -> (heads: [String], tails: [String]) {
        let letters = Array(spelledOut(word).prefix(60))
        guard letters.count >= shortestPart * 2 else { return ([], []) }
        var heads: [String] = []
        var tails: [String] = []
        for cut in shortestPart...(letters.count - shortestPart + 1) {
            heads.append(stem(String(letters[..<cut])))
            tails.append(stem(String(letters[cut...])))
        }
        return (heads.reversed(), tails)
    }
}
