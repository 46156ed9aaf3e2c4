/// Where the tensors of a model stand in its bytes.
struct TensorDirectory {
    private struct Entry {
        let isQuantised: Bool
        let count: Int
        let range: Range<Int>
    }

    private let bytes: UnsafeRawBufferPointer
    private var entries: [String: Entry] = [:]

    /// Reads the directory; leaves the reader behind it.
    init(_ reader: inout ModelReader) throws(EmbeddingError) {
        bytes = reader.bytes
        for _ in 0..<(try reader.next("tensors", in: 1...10_000)) {
            let name = String(decoding: bytes[try reader.skip(Int(try reader.next(UInt16.self)))], as: UTF8.self)
            let kind = try reader.next(UInt8.self)
            let count = Int(try reader.next(UInt32.self))
            let start = try reader.next(UInt64.self)
            let size = try reader.next(UInt64.self)
            guard kind <= 1 else { throw .wrongTensor(name) }
            let end = start.addingReportingOverflow(size)
            guard !end.overflow, let last = Int(exactly: end.partialValue) else { throw .wrongTensor(name) }
            guard last <= bytes.count else { throw .cutOff(size: bytes.count, needed: last) }
            entries[name] = Entry(isQuantised: kind == 1, count: count, range: Int(start)..<last)
        }
    }

    /// A tensor of exactly `count` floats.
    func floats(_ name: String, _ count: Int) throws(EmbeddingError) -> UnsafePointer<Float> {
        guard let entry = entries[name], !entry.isQuantised, entry.count >= count,
            entry.range.count == entry.count * 4, entry.range.lowerBound % 4 == 0, let start = bytes.baseAddress
        else { throw .wrongTensor(name) }
        return (start + entry.range.lowerBound).assumingMemoryBound(to: Float.self)
    }

    /// The range of a tensor of `rows` x `columns` weights of 4 bits.
    func weights(_ name: String, rows: Int, columns: Int) throws(EmbeddingError) -> Range<Int> {
        guard let entry = entries[name], entry.isQuantised, entry.count == rows * columns,
            entry.range.count == rows * ModelShape.storedBytes(columns)
        else { throw .wrongTensor(name) }
        return entry.range
    }
}
