/// Reads numbers from the start of a model on, low byte first, and never past its end.
struct ModelReader {
    let bytes: UnsafeRawBufferPointer
    private(set) var position = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The next number of a fixed width.
    mutating func next<Number: FixedWidthInteger>(_ type: Number.Type) throws(EmbeddingError) -> Number {
        let range = try skip(MemoryLayout<Number>.size)
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: Number.self))
    }

    /// The next number of 32 bits as an `Int`; what it means is `field`, which must lie in `range`.
    mutating func next(_ field: String, in range: ClosedRange<Int>) throws(EmbeddingError) -> Int {
        let value = Int(try next(Int32.self))
        guard range.contains(value) else { throw .unusable(field: field, value: value) }
        return value
    }

    mutating func nextFloat() throws(EmbeddingError) -> Float {
        Float(bitPattern: try next(UInt32.self))
    }

    /// Passes over so many bytes and says where they are.
    @discardableResult
    mutating func skip(_ count: Int) throws(EmbeddingError) -> Range<Int> {
        guard count >= 0, count <= bytes.count - position else {
            throw .cutOff(size: bytes.count, needed: position.addingReportingOverflow(max(count, 0)).partialValue)
        }
        defer { position += count }
        return position..<(position + count)
    }

    mutating func skip(_ count: UInt64) throws(EmbeddingError) -> Range<Int> {
        guard let count = Int(exactly: count) else { throw .damaged("a length of \(count)") }
        return try skip(count)
    }
}
