import Foundation

/// Reads a text from left to right into tokens.
struct Tokenizer {
    private let scalars: [UInt32]
    private let origins: [Range<Int>]
    private var position = 0
    private var tokens: [Token] = []

    init(_ text: String) {
        let folded = FoldedScalars(text)
        scalars = folded.values
        origins = folded.origins
    }

    mutating func read() -> [Token] {
        while position < scalars.count {
            switch kind(at: position) {
            case .digit: readNumber()
            case .letter: readWord()
            case .hangul: readHangul()
            case .other: position += 1
            }
        }
        return tokens
    }

    /// A longer word than this is noise (a pasted key, one letter a million times); its head stands for it.
    private static let longestWord = 64

    private mutating func readWord() {
        let start = position
        var hasDigit = false
        while position < scalars.count {
            let kind = kind(at: position)
            guard kind == .letter || kind == .digit else { break }
            hasDigit = hasDigit || kind == .digit
            position += 1
        }
        let word = string(start..<min(position, start + Self.longestWord))
        if Units.standards.contains(word), let number = standardNumber() {
            emit(word + " " + string(number), .code, start..<number.upperBound)
            position = number.upperBound
        } else {
            emit(word, hasDigit ? .code : .word, start..<position)
        }
    }

    /// The number that follows the name of a standard after one blank or hyphen.
    private func standardNumber() -> Range<Int>? {
        var start = position
        if start < scalars.count, scalars[start] == 0x20 || scalars[start] == 0x2D { start += 1 }
        var end = start
        while end < scalars.count, end - start < 8, kind(at: end) == .digit { end += 1 }
        return end - start >= 2 ? start..<end : nil
    }

    private mutating func readNumber() {
        let start = position
        var end = start
        while end < scalars.count, end - start < Self.longestWord {
            if kind(at: end) == .digit {
                end += 1
            } else if isSeparator(scalars[end]), end + 1 < scalars.count, kind(at: end + 1) == .digit {
                end += 1
            } else {
                break
            }
        }
        while end < scalars.count, end - start >= Self.longestWord, kind(at: end) == .digit { end += 1 }
        let number = Self.canonical(string(start..<min(end, start + Self.longestWord)))
        if let unit = unit(after: end) {
            let rate = rate(after: unit.end)
            emit(
                number + " " + unit.sign + (rate.map { "/" + $0.sign } ?? ""), .number, start..<(rate?.end ?? unit.end))
            position = rate?.end ?? unit.end
        } else if end < scalars.count, kind(at: end) == .letter {
            position = start
            readWord()  // 3D, 6DOF
        } else {
            emit(number, .number, start..<end)
            position = end
        }
    }

    /// `2.000`, `2,000` and `2000` are one number, `1.500,5` and `1,500.5` are one; a comma elsewhere is the decimal point.
    static func canonical(_ number: String) -> String {
        let parts = number.split(whereSeparator: { $0 == "." || $0 == "," })
        guard parts.count > 1, let last = parts.last else { return number }
        let areThousands = parts.dropFirst().allSatisfy { $0.count == 3 } && parts[0].count <= 3 && parts[0] != "0"
        if number.contains("."), number.contains(",") { return parts.dropLast().joined() + "." + last }
        return areThousands ? parts.joined() : parts.joined(separator: ".")
    }

    private func unit(after end: Int) -> (sign: String, end: Int)? {
        var start = end
        if start < scalars.count, scalars[start] == 0x20 { start += 1 }
        return unitWord(from: start)
    }

    private func rate(after end: Int) -> (sign: String, end: Int)? {
        guard end < scalars.count, scalars[end] == 0x2F else { return nil }
        return unitWord(from: scalars.indices.contains(end + 1) && scalars[end + 1] == 0x20 ? end + 2 : end + 1)
    }

    /// The longest unit that starts here and ends with its word (a Korean one may carry up to two more syllables: 톤급).
    private func unitWord(from start: Int) -> (sign: String, end: Int)? {
        guard start < scalars.count else { return nil }
        var end = start
        if scalars[start] == 0x25 || scalars[start] == 0xB0 { end += 1 }
        let script = end < scalars.count ? kind(at: end) : .other
        guard end > start || script == .letter || script == .hangul else { return nil }
        if scalars[start] != 0x25 {
            while end < scalars.count, end - start < 9, kind(at: end) == script || (script == .letter && isPower(end)) {
                end += 1
            }
        }
        if script != .hangul || end - start < 1 {
            return Units.signs[string(start..<end)].map { ($0, end) }
        }
        for tail in 0...2 where end - tail > start {
            if let sign = Units.signs[string(start..<end - tail)] { return (sign, end - tail) }
        }
        return nil
    }

    private func isPower(_ index: Int) -> Bool {
        (scalars[index] == 0x32 || scalars[index] == 0x33) && scalars[index - 1] == 0x6D
    }

    private mutating func readHangul() {
        let start = position
        while position < scalars.count, kind(at: position) == .hangul { position += 1 }
        emit(string(start..<min(position, start + Self.longestWord)), .hangul, start..<position)
        guard position - start > 2 else { return }
        for index in start..<position - 1 { emit(string(index..<index + 2), .hangulBigram, index..<index + 2) }
    }

    private mutating func emit(_ text: String, _ kind: Token.Kind, _ range: Range<Int>) {
        let written = origins[range.lowerBound].lowerBound..<origins[range.upperBound - 1].upperBound
        tokens.append(Token(text: text, kind: kind, range: written))
    }

    private func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        for value in scalars[range] { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
        return String(view)
    }

    private func isSeparator(_ value: UInt32) -> Bool { value == 0x2E || value == 0x2C }

    private enum Script { case letter, digit, hangul, other }

    private func kind(at index: Int) -> Script {
        let value = scalars[index]
        switch value {
        case 0x30...0x39: return .digit
        case 0x61...0x7A, 0xDF, 0xE6, 0xF8: return .letter
        case 0..<0x80: return .other
        case 0xAC00...0xD7A3: return .hangul
        default: return Unicode.Scalar(value).map { $0.properties.isAlphabetic ? .letter : .other } ?? .other
        }
    }
}
