import Foundation

/// Why a password is not taken, each with something to do about it (catalogue keys `error.password.<case>`).
public enum PasswordError: Error, Equatable, Sendable {
    /// Fewer characters than `least`.
    case tooShort(least: Int)
    /// More bytes than `most`.
    case tooLong(most: Int)
    /// Words, rows of keys or numbers that are tried first by those who guess.
    case common
    /// Little more than the person's own name or address.
    case personal
    /// The memory that hashing takes was not to be had.
    case notComputable

    /// The part of a catalogue key that names it.
    public var key: String {
        switch self {
        case .tooShort: "tooShort"
        case .tooLong: "tooLong"
        case .common: "common"
        case .personal: "personal"
        case .notComputable: "notComputable"
        }
    }
}

/// What a new password must be: long, not guessed at once. No kinds of characters are demanded.
public enum PasswordRules {
    /// Characters.
    public static let shortest = 12
    /// Bytes of UTF-8, after normalisation.
    public static let longest = 1_000

    /// - Parameters:
    ///   - address: the mail address that the person signs in with.
    ///   - name: what the person is called.
    public static func check(_ password: String, address: String, name: String) throws(PasswordError) {
        guard password.utf8.count <= 4 * longest else { throw .tooLong(most: longest) }
        let normalised = password.precomposedStringWithCompatibilityMapping
        guard normalised.utf8.count <= longest else { throw .tooLong(most: longest) }
        guard normalised.count >= shortest else { throw .tooShort(least: shortest) }
        let plain = folded(normalised)
        guard !isPersonal(plain, address: address, name: name) else { throw .personal }
        // Twice: as it stands, and with signs read as the letters that they stand in for.
        guard !isCommon(plain), !isCommon(folded(String(normalised.map { disguises[$0] ?? $0 }))) else { throw .common }
    }

    /// Small letters without marks, and numbers; all else is left out.
    static func folded(_ text: String) -> String {
        let plain = text.precomposedStringWithCompatibilityMapping.lowercased().replacing("đ", with: "d")
            .folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        return plain.filter { $0.isLetter || $0.isNumber }
    }

    private static func isPersonal(_ plain: String, address: String, name: String) -> Bool {
        let local = address.split(separator: "@").first.map(String.init) ?? ""
        let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
        let own = ([address, local, name, words.reversed().joined()] + words).map(folded)
        // Syllables of Korean say as much as three letters.
        let telling = Set(own).filter { $0.utf8.count >= 4 }.sorted { ($0.count, $0) > ($1.count, $1) }
        var rest = plain
        for word in telling { rest = rest.replacing(word, with: "") }
        return rest != plain && rest.count < 8
    }

    private static func isCommon(_ plain: String) -> Bool {
        // Signs alone are few: "------------".
        guard plain.count >= 4 else { return true }
        if isPeriodic(plain) || isRunOfKeys(plain) { return true }
        var rest = plain
        var found = 0
        for word in commonWords where rest.contains(word) {
            rest = rest.replacing(word, with: "")
            found += 1
        }
        let letters = rest.count { $0.isLetter }
        // Numbers alone are telephone numbers and dates.
        if letters == 0 && found == 0 { return plain.count < 16 }
        return letters <= 2 && found <= 2 && found > 0
    }

    /// One to four characters over and over.
    private static func isPeriodic(_ plain: String) -> Bool {
        let characters = Array(plain)
        return (1...4).contains { period in
            characters.count > period && zip(characters, characters.dropFirst(period)).allSatisfy { $0 == $1 }
        }
    }

    /// Made of few pieces that are rows of keys, the alphabet, or counting, in either direction.
    private static func isRunOfKeys(_ plain: String) -> Bool {
        let characters = Array(plain)
        var start = 0
        var pieces = 0
        while start < characters.count {
            var end = min(start + 3, characters.count)
            guard runs.contains(where: { $0.contains(String(characters[start..<end])) }) else { return false }
            while end < characters.count, runs.contains(where: { $0.contains(String(characters[start...end])) }) {
                end += 1
            }
            pieces += 1
            start = end
        }
        return pieces <= 4
    }

    private static let runs: [String] = {
        let rows = [
            "12345678901234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "q1w2e3r4t5y6u7i8o9p0", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujm",
        ]
        return rows + rows.map { String($0.reversed()) }
    }()

    private static let disguises: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "+": "t",
    ]
}
