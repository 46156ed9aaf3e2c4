/// A permuted congruential generator (O'Neill 2014, XSH-RR with 64 bits of state): the same on every machine.
package struct BreaksRandomness {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed &+ 0x853C_49E6_748F_EA9B
        _ = next()
    }

    mutating func next() -> UInt32 {
        let old = state
        state = old &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let mixed = UInt32(truncatingIfNeeded: ((old >> 18) ^ old) >> 27)
        let turn = UInt32(truncatingIfNeeded: old >> 59)
        return mixed >> turn | mixed << ((~turn &+ 1) & 31)
    }

    /// A number from 0 to `count` − 1; `count` is at least 1 and below 2^32.
    package mutating func below(_ count: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(next()) &* UInt64(truncatingIfNeeded: count)) >> 32)
    }

    /// A number in [0, 1).
    package mutating func fraction() -> Double { Double(next()) * 0x1p-32 }

    /// A slot of a set that is not empty.
    mutating func slot(of set: UInt128) -> Int {
        var rest = set
        for _ in 0..<below(set.nonzeroBitCount) { rest &= rest - 1 }
        return rest.trailingZeroBitCount
    }
}
