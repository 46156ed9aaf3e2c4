import CCurl

/// One `POST` over HTTP. No redirect is followed, so what the headers hold goes to the named server only.
public struct PostRequest: Sendable {
    public var url: String
    /// `Name: value`, one a line.
    public var headers: [String]
    public var body: [UInt8]
    public var limits: TransferLimits
    /// The environment's proxy (`https_proxy` and the like), or none.
    public var isProxied: Bool

    public init(
        url: String, headers: [String], body: [UInt8], limits: TransferLimits = TransferLimits(), isProxied: Bool = true
    ) {
        self.url = url
        self.headers = headers
        self.body = body
        self.limits = limits
        self.isProxied = isProxied
    }

    /// Sends it and waits for the whole answer, of whichever status. Blocking: not for Swift's cooperative threads.
    public func send(cancellation: TransferCancellation? = nil) throws(TransferError) -> PostAnswer {
        let handle = try EasyHandle(url: url, protocols: "http,https", limits: limits, cancellation: cancellation)
        // Without "Expect", libcurl would wait a second for a "100 Continue" that many servers never send.
        try handle.set(CURLOPT_HTTPHEADER, lines: headers + ["Expect:"])
        try handle.set(CURLOPT_POST, 1)
        try handle.setPosted(body)
        if !isProxied { try handle.set(CURLOPT_PROXY, "") }
        var retryAfter: String?
        handle.onHeader = { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "retry-after" else { return }
            retryAfter = parts[1].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        try handle.perform()
        return PostAnswer(status: handle.status, retryAfter: retryAfter, body: handle.body)
    }
}

public struct PostAnswer: Sendable {
    public var status: Int
    /// As the header says it: seconds or a date.
    public var retryAfter: String?
    public var body: [UInt8]
}
