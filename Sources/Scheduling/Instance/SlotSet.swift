/// A set of slots, as bits: slot 0 is the lowest bit. Holds slots 0 to 127.
///
/// Its JSON form is the ascending list of its slots.
public struct SlotSet: Hashable, Sendable {
    /// The most slots an instance may have.
    public static let capacity = 128

    public var bits: UInt128

    public init(bits: UInt128 = 0) { self.bits = bits }

    /// The slots listed; throws `.slotOutOfRange` beyond 127 or below 0.
    public init(_ slots: some Sequence<Int>) throws(InstanceError) {
        bits = 0
        for slot in slots {
            guard (0..<Self.capacity).contains(slot) else { throw .slotOutOfRange(slot: slot) }
            bits |= 1 &<< UInt128(slot)
        }
    }

    /// The slots 0 to `count` − 1, of at most 128.
    public static func first(_ count: Int) -> SlotSet {
        guard count > 0 else { return SlotSet() }
        return SlotSet(bits: count >= capacity ? .max : (1 &<< UInt128(count)) - 1)
    }

    public var count: Int { bits.nonzeroBitCount }
    public var isEmpty: Bool { bits == 0 }

    /// The lowest slot of the set.
    public var first: Int? { isEmpty ? nil : bits.trailingZeroBitCount }

    /// The highest slot of the set.
    public var last: Int? { isEmpty ? nil : 127 - bits.leadingZeroBitCount }

    public func contains(_ slot: Int) -> Bool {
        (0..<Self.capacity).contains(slot) && bits & (1 &<< UInt128(slot)) != 0
    }

    public mutating func insert(_ slot: Int) {
        precondition((0..<Self.capacity).contains(slot), "slot \(slot) is beyond the capacity of a SlotSet")
        bits |= 1 &<< UInt128(slot)
    }

    public mutating func remove(_ slot: Int) {
        guard contains(slot) else { return }
        bits &= ~(1 &<< UInt128(slot))
    }

    public func intersection(_ other: SlotSet) -> SlotSet { SlotSet(bits: bits & other.bits) }
    public func union(_ other: SlotSet) -> SlotSet { SlotSet(bits: bits | other.bits) }
    public func subtracting(_ other: SlotSet) -> SlotSet { SlotSet(bits: bits & ~other.bits) }
}

extension SlotSet: Sequence {
    public struct Iterator: IteratorProtocol {
        var rest: UInt128

        public mutating func next() -> Int? {
            guard rest != 0 else { return nil }
            let slot = rest.trailingZeroBitCount
            rest &= rest - 1
            return slot
        }
    }

    public var underestimatedCount: Int { count }
    public func makeIterator() -> Iterator { Iterator(rest: bits) }
}

extension SlotSet: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        try self.init(container.decode([Int].self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Array(self))
    }
}

extension SlotSet: CustomStringConvertible {
    public var description: String { "\(Array(self))" }
}
