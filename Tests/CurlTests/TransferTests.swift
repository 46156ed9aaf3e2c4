import Curl
import Dispatch
import TestServers
import Testing

private func request(_ server: PythonServer, headers: [String] = [], limits: TransferLimits) -> PostRequest {
    PostRequest(
        url: "http://127.0.0.1:\(server.port)/v1/embeddings", headers: headers,
        body: Array(#"{"model": "m", "input": ["a"]}"#.utf8), limits: limits, isProxied: false)
}

@Suite(.serialized, .timeLimit(.minutes(1))) struct `One transfer` {
    @Test func `an answer comes with its status and body`() throws {
        let server = try PythonServer("embeddings.py", "wait-once")
        defer { withExtendedLifetime(server) {} }
        let first = try request(server, limits: TransferLimits()).send()
        let second = try request(server, limits: TransferLimits()).send()

        #expect(first.status == 429 && first.retryAfter == "1")
        #expect(second.status == 200 && second.retryAfter == nil && second.body.first == UInt8(ascii: "{"))
    }

    @Test func `it ends soon after it was cancelled`() throws {
        let server = try PythonServer("embeddings.py", "hang")
        defer { withExtendedLifetime(server) {} }
        let cancellation = TransferCancellation()
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) { cancellation.cancel() }
        let began = ContinuousClock.now

        #expect(throws: TransferError.cancelled) {
            try request(server, limits: TransferLimits()).send(cancellation: cancellation)
        }
        #expect(ContinuousClock.now - began < .seconds(40))
    }

    @Test func `silence and the whole are limited, each by itself`() throws {
        let server = try PythonServer("embeddings.py", "hang")
        defer { withExtendedLifetime(server) {} }
        for limits in [
            TransferLimits(silence: .seconds(1), whole: .seconds(60)),
            TransferLimits(silence: .seconds(60), whole: .seconds(1)),
        ] {
            let began = ContinuousClock.now
            #expect(throws: TransferError.timedOut) { try request(server, limits: limits).send() }
            #expect(ContinuousClock.now - began < .seconds(40))
        }
    }

    @Test(arguments: ["huge", "right"]) func `more than is allowed is not taken`(behaviour: String) throws {
        let server = try PythonServer("embeddings.py", behaviour)
        defer { withExtendedLifetime(server) {} }
        #expect(throws: TransferError.tooLarge) {
            try request(server, limits: TransferLimits(mostBytes: 100)).send()
        }
    }

    @Test(arguments: ["X: a\r\nY: b", "X: a\nY: b", "X: a\u{0}b"]) func `a header is one line`(header: String) throws {
        let server = try PythonServer("embeddings.py", "right")
        defer { withExtendedLifetime(server) {} }
        #expect(throws: TransferError.notReady("a line holds the end of a line")) {
            try request(server, headers: [header], limits: TransferLimits()).send()
        }
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x", "http://", "x y"])
    func `no other protocol is spoken`(url: String) {
        #expect(throws: TransferError.self) {
            try PostRequest(url: url, headers: [], body: [], isProxied: false).send()
        }
    }
}
