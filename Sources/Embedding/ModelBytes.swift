#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The bytes of a model, never changed: a file mapped into memory, or a copy aligned to 64.
///
/// Safe to share between threads since nobody writes to it. A mapped file that someone shortens in place while it is in
/// use ends the process (SIGBUS), as with any mapped file: replace a model by renaming, not by writing into it.
final class ModelBytes: @unchecked Sendable {
    let raw: UnsafeRawBufferPointer
    private let isMapped: Bool

    /// Maps a file for reading.
    init(path: String) throws(EmbeddingError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: Self.reason(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, reason: Self.reason(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, reason: "not a file") }
        let size = Int(status.st_size)
        guard size > 0 else { throw .cutOff(size: 0, needed: 4) }
        let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let start, start != MAP_FAILED else { throw .unreadable(path: path, reason: Self.reason(errno)) }
        raw = UnsafeRawBufferPointer(start: start, count: size)
        isMapped = true
    }

    init(copying bytes: some Collection<UInt8>) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
        copy.copyBytes(from: bytes)
        raw = UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])
        isMapped = false
    }

    /// Tells the system that a part is not needed soon, so that its pages need not stay in memory.
    func release(_ range: Range<Int>) {
        guard isMapped, let start = raw.baseAddress else { return }
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let first = (range.lowerBound + page - 1) / page * page
        let end = range.upperBound / page * page
        guard first < end else { return }
        madvise(UnsafeMutableRawPointer(mutating: start + first), end - first, MADV_DONTNEED)
    }

    deinit {
        if isMapped {
            munmap(UnsafeMutableRawPointer(mutating: raw.baseAddress), raw.count)
        } else {
            raw.deallocate()
        }
    }

    private static func reason(_ code: Int32) -> String {
        String(cString: strerror(code))
    }
}
