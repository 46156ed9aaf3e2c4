/// Zeroed memory aligned to a cache line, which the kernels want.
///
/// Sendable by agreement: an owner fills it before sharing it, or keeps it to one thread.
final class AlignedMemory<Element: BitwiseCopyable & Numeric>: @unchecked Sendable {
    let buffer: UnsafeMutableBufferPointer<Element>
    let start: UnsafeMutablePointer<Element>

    init(_ count: Int) {
        let bytes = UnsafeMutableRawPointer.allocate(
            byteCount: max(count, 1) * MemoryLayout<Element>.stride, alignment: 64)
        start = bytes.initializeMemory(as: Element.self, repeating: 0, count: max(count, 1))
        buffer = UnsafeMutableBufferPointer(start: start, count: max(count, 1))
    }

    deinit {
        UnsafeMutableRawPointer(start).deallocate()
    }
}
