/// Which places hold something and how much of it, four bytes each: 24 bits for the place, 8 for the amount.
struct Postings: Sendable {
    private(set) var packed: [UInt32] = []

    /// Profiles that one matcher can hold.
    static let mostPlaces = 1 << 24

    var count: Int { packed.count }

    static func place(_ posting: UInt32) -> Int { Int(posting >> 8) }

    static func amount(_ posting: UInt32) -> Int { Int(posting & 0xFF) }

    /// - Parameter amount: 1…255; larger ones are taken for 255.
    mutating func put(_ amount: Int, at place: Int) {
        let posting = UInt32(place) << 8 | UInt32(max(1, min(amount, 255)))
        let index = index(of: place)
        if index < packed.count, Self.place(packed[index]) == place {
            packed[index] = posting
        } else {
            packed.insert(posting, at: index)
        }
    }

    mutating func remove(at place: Int) {
        let index = index(of: place)
        if index < packed.count, Self.place(packed[index]) == place { packed.remove(at: index) }
    }

    /// Postings stand in the order of their places.
    private func index(of place: Int) -> Int {
        guard let last = packed.last, Self.place(last) >= place else { return packed.count }
        var low = 0
        var high = packed.count
        while low < high {
            let middle = (low + high) / 2
            if Self.place(packed[middle]) < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
