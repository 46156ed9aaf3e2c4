import Foundation

/// Vectors of length 1 whose directions are spread evenly, the same for the same seed.
///
/// Each number is normally distributed before the length is taken off (Box and Muller, "A note on the generation of
/// random normal deviates", 1958); the bits come from SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", 2014).
struct RandomVectors {
    let dimension: Int
    private var state: UInt64

    init(dimension: Int, seed: Int) {
        self.dimension = dimension
        state = UInt64(bitPattern: Int64(seed))
    }

    mutating func next() -> [Float] {
        var vector: [Float] = []
        vector.reserveCapacity(dimension + 1)
        while vector.count < dimension {
            let radius = (-2 * log(share())).squareRoot()
            let angle = 2 * Double.pi * share()
            vector.append(Float(radius * cos(angle)))
            vector.append(Float(radius * sin(angle)))
        }
        vector.removeLast(vector.count - dimension)
        let factor = 1 / vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { $0 * factor }
    }

    /// More than 0, at most 1.
    private mutating func share() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Double((mixed >> 11) + 1) * 0x1p-53
    }
}
