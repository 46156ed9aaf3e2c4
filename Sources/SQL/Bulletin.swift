import Synchronization

/// Notices within one process: what an engine without its own channels offers, with one node, to its listeners.
public final class SQLBulletin: Sendable {
    private struct Reader {
        var channel: String
        var continuation: AsyncStream<SQLNotice>.Continuation
    }

    private let readers = Mutex<(next: Int, all: [Int: Reader])>((0, [:]))

    public init() {}

    public func post(_ notice: SQLNotice, on channel: String) {
        let listening = readers.withLock { $0.all.values.filter { $0.channel == channel } }
        for reader in listening { reader.continuation.yield(notice) }
    }

    /// To the listeners of all channels.
    public func post(_ notice: SQLNotice) {
        let listening = readers.withLock { Array($0.all.values) }
        for reader in listening { reader.continuation.yield(notice) }
    }

    public func listen(_ channel: String) -> AsyncStream<SQLNotice> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1_000)) { continuation in
            let number = readers.withLock { readers in
                readers.next += 1
                readers.all[readers.next] = Reader(channel: channel, continuation: continuation)
                return readers.next
            }
            continuation.onTermination = { [self] _ in readers.withLock { _ = $0.all.removeValue(forKey: number) } }
        }
    }

    /// The channels that somebody listens to.
    public var channels: Set<String> { readers.withLock { Set($0.all.values.map(\.channel)) } }
}
