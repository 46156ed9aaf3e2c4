public import Curl

/// How much is asked at once, how long is waited, and how often is tried.
public struct EmbeddingPatience: Sendable {
    public var limits: TransferLimits
    public var mostTexts: Int
    /// Of the texts of one request, in UTF-8; one text alone may have more.
    public var mostBytes: Int
    public var attempts: Int
    /// Before the second attempt; doubles each time.
    public var firstPause: Duration
    /// Longest that `Retry-After` is obeyed; a server that wants more is left alone.
    public var longestPause: Duration
    /// For so long a server that failed is not asked again.
    public var rest: Duration

    public init(
        limits: TransferLimits = TransferLimits(silence: .seconds(30), whole: .seconds(30), mostBytes: 32 << 20),
        mostTexts: Int = 64, mostBytes: Int = 200_000, attempts: Int = 3, firstPause: Duration = .milliseconds(500),
        longestPause: Duration = .seconds(20), rest: Duration = .seconds(60)
    ) {
        self.limits = limits
        self.mostTexts = mostTexts
        self.mostBytes = mostBytes
        self.attempts = attempts
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.rest = rest
    }
}

extension [String] {
    /// In parts of so many texts and bytes at most, in their order.
    func parts(mostTexts: Int, mostBytes: Int) -> [ArraySlice<String>] {
        var parts: [ArraySlice<String>] = []
        var (start, bytes) = (0, 0)
        for (index, text) in enumerated() {
            if index > start, index - start >= mostTexts || bytes + text.utf8.count > mostBytes {
                parts.append(self[start..<index])
                (start, bytes) = (index, 0)
            }
            bytes += text.utf8.count
        }
        return start < count ? parts + [self[start...]] : parts
    }
}
