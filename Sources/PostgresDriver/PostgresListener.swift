import CPostgres
import Dispatch
import Foundation
import SQL
import Synchronization

/// Hears what is told on the installation's channel, on a connection of its own that is made again when it is lost.
final class PostgresListener: Sendable {
    /// All notices of an installation go through one channel of the server and carry the name of ours.
    static let channel = "caunoi"

    private enum Phase { case idle, running, stopped }

    private let settings: PostgresSettings
    private let bulletin = SQLBulletin()
    private let phase = Mutex(Phase.idle)
    private let isHearing = Mutex(false)

    init(_ settings: PostgresSettings) { self.settings = settings }

    static func text(_ channel: String, _ payload: String) -> String { channel + "\u{1F}" + payload }

    func listen(_ channel: String) -> AsyncStream<SQLNotice> {
        let stream = bulletin.listen(channel)
        let starts = phase.withLock { phase in
            guard phase == .idle else { return false }
            phase = .running
            return true
        }
        if starts { Thread { [self] in hear() }.start() }
        return stream
    }

    func stop() { phase.withLock { $0 = .stopped } }

    func started() async {
        while phase.withLock({ $0 == .running }), !isHearing.withLock({ $0 }) {
            try? await Task.sleep(for: .milliseconds(5))
        }
    }

    private var isStopped: Bool { phase.withLock { $0 == .stopped } }

    private func hear() {
        var wasConnected = false
        while !isStopped {
            let connection = PostgresConnection(settings)
            do {
                try connection.open()
                try connection.command("SET statement_timeout = 0; LISTEN \(Self.channel)")
                if wasConnected { bulletin.post(.resumed) }
                wasConnected = true
                isHearing.withLock { $0 = true }
                while !isStopped, wait(connection) {}
            } catch {}
            isHearing.withLock { $0 = false }
            connection.close()
            if !isStopped { Thread.sleep(forTimeInterval: 0.5) }
        }
    }

    /// Waits for notices, half a second at most; false when the connection is lost.
    private func wait(_ connection: PostgresConnection) -> Bool {
        var descriptor = pollfd(fd: PQsocket(connection.handle), events: Int16(POLLIN), revents: 0)
        guard descriptor.fd >= 0 else { return false }
        guard poll(&descriptor, 1, 500) > 0 else { return connection.isOpen }
        guard PQconsumeInput(connection.handle) == 1 else { return false }
        while let notice = PQnotifies(connection.handle) {
            defer { PQfreemem(notice) }
            guard let extra = notice.pointee.extra else { continue }
            let parts = String(cString: extra).split(separator: "\u{1F}", maxSplits: 1).map(String.init)
            if parts.count == 2 { bulletin.post(.payload(parts[1]), on: parts[0]) }
        }
        return connection.isOpen
    }
}
