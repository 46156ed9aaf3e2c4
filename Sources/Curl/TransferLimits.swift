import Synchronization

/// What a transfer may take at most; libcurl itself would wait for ever.
public struct TransferLimits: Equatable, Sendable {
    /// Until the connection stands, TLS included.
    public var connect: Duration
    /// Without a byte in either direction, noticed within about a second; and for each answer of a mail server.
    public var silence: Duration
    /// From beginning to end.
    public var whole: Duration
    /// Bytes of the answer's body.
    public var mostBytes: Int

    public init(
        connect: Duration = .seconds(10), silence: Duration = .seconds(30), whole: Duration = .seconds(60),
        mostBytes: Int = 16 << 20
    ) {
        self.connect = connect
        self.silence = silence
        self.whole = whole
        self.mostBytes = mostBytes
    }
}

/// Ends transfers from another thread: within about a second they throw `TransferError.cancelled`.
public final class TransferCancellation: Sendable {
    private let flag = Atomic(false)

    public init() {}

    public func cancel() { flag.store(true, ordering: .relaxed) }

    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// Why a transfer did not come to its end. The details are libcurl's words, without what was sent.
public enum TransferError: Error, Equatable, Sendable {
    /// libcurl cannot be used, or refuses an option.
    case notReady(String)
    /// No connection: name unknown, refused, no route.
    case unreachable(String)
    /// One of the `TransferLimits` of time passed.
    case timedOut
    /// The server's certificate is not trusted, or there is no TLS where it is wanted.
    case untrusted(String)
    case loginRefused
    /// More than `TransferLimits.mostBytes`.
    case tooLarge
    case cancelled
    /// The connection ended or what came makes no sense.
    case broken(String)
}

extension Duration {
    /// At least one: libcurl reads 0 as "no limit".
    var milliseconds: Int {
        max(1, Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000))
    }
    var wholeSeconds: Int { max(1, (milliseconds + 999) / 1_000) }
}
