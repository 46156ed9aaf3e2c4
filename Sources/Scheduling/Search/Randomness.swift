/// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): small, fast and the same on every machine.
struct Randomness: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from 0 to `count` − 1; `count` is at least 1.
    mutating func below(_ count: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(count)).high)
    }

    /// A number in [0, 1).
    mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A slot of a set that is not empty.
    mutating func slot(of set: UInt128) -> Int {
        var rest = set
        for _ in 0..<below(set.nonzeroBitCount) { rest &= rest - 1 }
        return rest.trailingZeroBitCount
    }
}
