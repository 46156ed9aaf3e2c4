import Domain

/// A sequence of numbers that looks like chance and is the same for the same seed, on every machine.
///
/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
struct Chance: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 to below the limit, which is at least 1.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

    /// True so many times in a hundred.
    mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

    mutating func one<Element>(of all: [Element]) -> Element { all[below(all.count)] }

    /// Some different elements, which stand at the front of the list afterwards; all where there are not so many.
    mutating func some<Element>(_ count: Int, of all: inout [Element]) -> [Element] {
        let count = min(count, all.count)
        for index in 0..<count { all.swapAt(index, index + below(all.count - index)) }
        return Array(all.prefix(count))
    }
}

/// Ids that are the same for the same seed, one later than the other, as those that a process makes are.
struct IdentifierSequence: Sendable {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    /// Milliseconds since 1970 of the first id: 1 October 2022.
    private static let start: UInt128 = 1_664_582_400_000
    private static let perMillisecond = 20
    private var made = 0
    private var chance: Chance

    init(seed: Int) { chance = Chance(seed: seed) }

    mutating func next<Record>() -> Identifier<Record> {
        let time = (Self.start + UInt128(made / Self.perMillisecond)) << 80
        let value = time | UInt128(made % Self.perMillisecond) << 64 | UInt128(chance.next())
        made += 1
        let digits = (0..<26).map { Self.alphabet[Int(truncatingIfNeeded: value >> UInt128(125 - 5 * $0)) & 31] }
        return Identifier(String(decoding: digits, as: UTF8.self)) ?? Identifier()
    }
}
