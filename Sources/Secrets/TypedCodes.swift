import Foundation

/// Codes that people read from paper and type: digits and consonants that no one takes for each other, without words
/// that arise by accident. Written `7KQ4-M2XD`: 25 signs, eight places, 37 bits.
enum TypedCode {
    static let alphabet = Array("23456789CDFGHJKMNPQRTVWXY")
    static let length = 8

    static func random() -> String { written(randomText(length, from: alphabet)) }

    static func written(_ signs: String) -> String { signs.prefix(4) + "-" + signs.dropFirst(4) }

    /// What was typed, in capitals and without spaces and hyphens, whichever keyboard it came from.
    static func signs(of typed: String) -> [Character] {
        guard typed.utf8.count <= 200 else { return [] }
        let plain = typed.precomposedStringWithCompatibilityMapping.uppercased()
        return plain.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    /// The code in signs; `nil` where it cannot be one. A letter that is none of ours was a digit, badly printed.
    static func normalised(_ signs: some Collection<Character>) -> String? {
        let lookalikes: [Character: Character] = ["B": "8", "S": "5", "Z": "2"]
        let code = signs.map { lookalikes[$0] ?? $0 }
        guard code.count == length, code.allSatisfy(alphabet.contains) else { return nil }
        return written(String(code))
    }
}

/// The codes to sign in with when the telephone is lost: ten, each good once.
///
/// Keep each as a `PasswordHash`: 37 bits withstand guessing at the door, not a stolen table of plain digests.
public enum RecoveryCodes {
    public static let count = 10

    public static func make() -> [String] {
        var codes: [String] = []
        while codes.count < count {
            let code = TypedCode.random()
            if !codes.contains(code) { codes.append(code) }
        }
        return codes
    }

    /// `7kq4 m2xd` as `7KQ4-M2XD`; `nil` where it cannot be a code.
    public static func normalised(_ typed: String) -> String? { TypedCode.normalised(TypedCode.signs(of: typed)) }
}

/// The code on a letter of invitation: `HP22-7KQ4-M2XD`, the event's prefix first. Guesses must be limited where it is
/// typed.
public enum InvitationCode {
    /// - Parameter prefix: what the event is called for short; two to eight letters and digits of it are used.
    public static func make(prefix: String) -> String {
        let plain = String(TypedCode.signs(of: prefix).prefix(8))
        return plain.isEmpty ? TypedCode.random() : "\(plain)-\(TypedCode.random())"
    }

    /// `hp22 7kq4m2xd` as `HP22-7KQ4-M2XD`; `nil` where it cannot be a code.
    public static func normalised(_ typed: String) -> String? {
        let signs = TypedCode.signs(of: typed)
        guard signs.count >= TypedCode.length, signs.count <= TypedCode.length + 8,
            let code = TypedCode.normalised(signs.suffix(TypedCode.length))
        else { return nil }
        let prefix = String(signs.dropLast(TypedCode.length))
        return prefix.isEmpty ? code : "\(prefix)-\(code)"
    }
}

/// The eight digits of a mail to sign in with: 27 bits, for minutes and few guesses only.
public enum SignInCode {
    public static let length = 8

    public static func make() -> String { randomText(length, from: Array("0123456789")) }

    /// `1234 5678` as `12345678`; `nil` where it cannot be a code.
    public static func normalised(_ typed: String) -> String? {
        let digits = TypedCode.signs(of: typed)
        guard digits.count == length, digits.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        return String(digits)
    }
}
