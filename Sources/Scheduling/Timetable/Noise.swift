/// Random numbers for the acceptance of worse moves, from a table: the same on every machine.
struct Noise {
    /// −ln of the middles of 4,096 equal parts of (0, 1).
    private static let table: [Double] = (0..<4_096).map { -logarithm((Double($0) + 0.5) / 4_096) }
    private let exponentials = Self.table
    var random: Randomness

    init(seed: UInt64) { random = Randomness(seed: seed) }

    /// A number from the exponential distribution of mean 1, 9 at most: a move that costs c at heat h is taken with
    /// probability e^(−c/h) where c ≤ h times this number (Metropolis and others, J. Chem. Phys. 21, 1953).
    mutating func exponential() -> Double { exponentials[Int(truncatingIfNeeded: random.next() >> 52)] }

    mutating func below(_ count: Int) -> Int { random.below(count) }

    /// A slot of a set that is not empty.
    mutating func slot(of set: UInt64) -> Int {
        var rest = set
        for _ in 0..<random.below(set.nonzeroBitCount) { rest &= rest &- 1 }
        return rest.trailingZeroBitCount
    }

    /// The natural logarithm of a number in (0, 1], by 2·artanh((m − 1)/(m + 1)) of its significand m.
    private static func logarithm(_ x: Double) -> Double {
        let z = (x.significand - 1) / (x.significand + 1)
        var term = z
        var sum = 0.0
        for odd in stride(from: 1.0, through: 41, by: 2) {
            sum += term / odd
            term *= z * z
        }
        return 2 * sum + Double(x.exponent) * 0.693_147_180_559_945_3
    }
}
