import Foundation

/// A text in the form in which it is compared, with the way back to the text as it was written.
///
/// Offsets count Unicode scalars of the original text, so a page can mark what was found without folding again.
struct FoldedScalars {
    /// The folded scalars, as `String.folded` would give them.
    private(set) var values: [UInt32] = []
    /// For each folded scalar the offsets of the original scalars it came from.
    private(set) var origins: [Range<Int>] = []

    init(_ text: String) {
        let original = text.unicodeScalars
        values.reserveCapacity(original.count)
        origins.reserveCapacity(original.count)
        for (offset, scalar) in original.enumerated() { append(scalar, at: offset) }
    }

    private mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
        let value = scalar.value
        switch value {
        case 0x41...0x5A: push(value + 32, offset..<offset + 1)
        case 0..<0x80, 0xAC00...0xD7A3, 0x4E00...0x9FFF: push(value, offset..<offset + 1)
        case 0x300...0x36F: extend(to: offset)
        case 0x1161...0x1175, 0x11A8...0x11C2: appendJamo(value, at: offset)
        case 0x80..<0x250: Self.latin[Int(value)].forEach { push($0, offset..<offset + 1) }
        case 0x1E00..<0x1F00: Self.vietnamese[Int(value) - 0x1E00].forEach { push($0, offset..<offset + 1) }
        default: Self.folding(value).forEach { push($0, offset..<offset + 1) }
        }
    }

    private mutating func push(_ value: UInt32, _ origin: Range<Int>) {
        values.append(value)
        origins.append(origin)
    }

    /// A combining mark belongs to the letter before it.
    private mutating func extend(to offset: Int) {
        guard let last = origins.last, last.upperBound == offset else { return }
        origins[origins.count - 1] = last.lowerBound..<offset + 1
    }

    /// Joins a Hangul vowel or final consonant to what stands before it (the Unicode Standard, section 3.12).
    private mutating func appendJamo(_ value: UInt32, at offset: Int) {
        guard let last = values.last, let origin = origins.last, origin.upperBound == offset else {
            return push(value, offset..<offset + 1)
        }
        let composed: UInt32
        if (0x1100...0x1112).contains(last), (0x1161...0x1175).contains(value) {
            composed = 0xAC00 + ((last - 0x1100) * 21 + (value - 0x1161)) * 28
        } else if (0xAC00...0xD7A3).contains(last), (last - 0xAC00) % 28 == 0, value >= 0x11A8 {
            composed = last + (value - 0x11A7)
        } else {
            return push(value, offset..<offset + 1)
        }
        values[values.count - 1] = composed
        origins[origins.count - 1] = origin.lowerBound..<offset + 1
    }

    private static let latin = (0..<0x250).map { folding(UInt32($0)) }
    private static let vietnamese = (0x1E00..<0x1F00).map { folding(UInt32($0)) }

    private static func folding(_ value: UInt32) -> [UInt32] {
        guard let scalar = Unicode.Scalar(value) else { return [] }
        return String(Character(scalar)).folded.unicodeScalars.map(\.value)
    }
}
