import Synchronization

/// Rendered pages, as long as nothing changed and the minute is the same: most readers want the same few pages.
///
/// The key holds the installation's revision, which every write raises in the same transaction, so a page is never older
/// than the last write that was acknowledged, on whichever node.
final class PageCache: Sendable {
    struct Key: Hashable, Sendable {
        var revision: Int
        var minute: Int
        var language: String
        var address: String
        /// The session of a page that was made for one person.
        var viewer: String
    }

    struct Entry: Sendable {
        var body: [UInt8]
        var gzipped: [UInt8]?
        var tag: String
        var lastUse: UInt64
        var cost: Int { body.count + (gzipped?.count ?? 0) + 200 }
    }

    private struct Shelf {
        var entries: [Key: Entry] = [:]
        var cost = 0
        var clock: UInt64 = 0
        var revision = 0
        var minute = 0
    }

    private let shelf = Mutex(Shelf())
    private let limit: Int

    /// - Parameter limit: most bytes to keep.
    init(limit: Int = 12 << 20) { self.limit = limit }

    subscript(key: Key) -> Entry? {
        shelf.withLock { shelf in
            guard shelf.entries[key] != nil else { return nil }
            shelf.clock += 1
            shelf.entries[key]?.lastUse = shelf.clock
            return shelf.entries[key]
        }
    }

    func keep(_ body: [UInt8], _ tag: String, for key: Key) -> Entry {
        let gzipped = Web.gzipped(body, level: 4)
        return shelf.withLock { shelf in
            shelf.clock += 1
            let entry = Entry(body: body, gzipped: gzipped, tag: tag, lastUse: shelf.clock)
            guard entry.cost < limit / 4 else { return entry }
            if key.revision > shelf.revision || key.minute > shelf.minute {
                // What is older is asked for no more.
                shelf.revision = max(shelf.revision, key.revision)
                shelf.minute = max(shelf.minute, key.minute)
                shelf.entries = shelf.entries.filter {
                    $0.key.revision >= shelf.revision && $0.key.minute >= shelf.minute
                }
                shelf.cost = shelf.entries.values.reduce(0) { $0 + $1.cost }
            }
            if let old = shelf.entries.updateValue(entry, forKey: key) { shelf.cost -= old.cost }
            shelf.cost += entry.cost
            if shelf.cost > limit { evict(&shelf) }
            return entry
        }
    }

    /// Drops the half that was not used for longest.
    private func evict(_ shelf: inout Shelf) {
        for (key, entry) in shelf.entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
            guard shelf.cost > limit / 2 else { break }
            shelf.entries[key] = nil
            shelf.cost -= entry.cost
        }
    }
}

/// Pages that are being made: who asks for one meanwhile waits for it instead of making it again.
actor PageMaker {
    private var making: [PageCache.Key: Task<PageCache.Entry, any Error>] = [:]

    func entry(
        for key: PageCache.Key, _ make: @escaping @Sendable () async throws -> PageCache.Entry
    ) async throws -> PageCache.Entry {
        if let task = making[key] { return try await task.value }
        let task = Task { try await make() }
        making[key] = task
        defer { making[key] = nil }
        return try await task.value
    }
}
