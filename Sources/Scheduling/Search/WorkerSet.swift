/// Sets of interpreters, as bits of as many words each as there are interpreters for; all in one array.
struct WorkerSets: Sendable {
    /// Words per set.
    let width: Int
    private var bits: [UInt64]

    /// So many sets, all of them empty.
    init(_ count: Int, workers: Int) {
        width = (workers + 63) / 64
        bits = Array(repeating: 0, count: count * width)
    }

    subscript(set: Int, word word: Int) -> UInt64 {
        get { bits[set * width + word] }
        set { bits[set * width + word] = newValue }
    }

    mutating func insert(_ worker: Int, into set: Int) {
        bits[set * width + (worker >> 6)] |= 1 &<< UInt64(worker & 63)
    }

    mutating func remove(_ worker: Int, from set: Int) {
        bits[set * width + (worker >> 6)] &= ~(1 &<< UInt64(worker & 63))
    }

    func contains(_ worker: Int, in set: Int) -> Bool {
        bits[set * width + (worker >> 6)] & (1 &<< UInt64(worker & 63)) != 0
    }

    mutating func removeAll() {
        for index in bits.indices { bits[index] = 0 }
    }
}

/// The interpreters of one word of a set.
struct WorkersOfWord: Sequence, IteratorProtocol {
    private let first: Int
    private var rest: UInt64

    init(_ word: UInt64, at index: Int) {
        first = index * 64
        rest = word
    }

    mutating func next() -> Int? {
        guard rest != 0 else { return nil }
        defer { rest &= rest - 1 }
        return first + rest.trailingZeroBitCount
    }
}
