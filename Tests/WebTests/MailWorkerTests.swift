import Dispatch
import Domain
import Foundation
import Logging
import Mail
import SQL
import Storage
import Synchronization
import TestDatabases
import Testing
import UseCases

@testable import Web

/// A mail server by script: keeps what it took and answers as it is told.
private final class ScriptedServer: MailTransport {
    struct State {
        var taken: [String] = []
        var answers: [MailError] = []
        /// After so many mails taken the node that sends dies: it never hears that its mail was taken.
        var diesAt: Set<Int> = []
    }

    let state = Mutex(State())
    /// Lets the threads of dead nodes go.
    let end = DispatchSemaphore(value: 0)
    /// Told at each death.
    let died = DispatchSemaphore(value: 0)

    func send(_ message: MailMessage) throws(MailError) {
        let (answer, dies) = state.withLock { state -> (MailError?, Bool) in
            if !state.answers.isEmpty { return (state.answers.removeFirst(), false) }
            state.taken.append(message.messageID)
            return (nil, state.diesAt.remove(state.taken.count) != nil)
        }
        if let answer { throw answer }
        if dies {
            died.signal()
            end.wait()
        }
    }

    var taken: [String] { state.withLock { $0.taken } }
}

@Suite struct `The worker that sends mail` {
    private final class Clock: Sendable {
        let time = Mutex(Date(timeIntervalSince1970: 1_669_334_400))
        func pass(_ seconds: Double) { time.withLock { $0 += seconds } }
    }

    private let database: any SQLDatabase
    private let clock = Clock()
    private let server = ScriptedServer()
    private let useCases: UseCases

    init() async throws {
        database = try await emptyDatabase()
        let clock = clock
        useCases = UseCases(database: database, now: { clock.time.withLock(\.self) })
        try await useCases.prepare()
    }

    private func worker(hasServer: Bool = true) -> MailWorker {
        let setup = MailSetup(
            transport: hasServer ? server : nil, base: "https://caunoi.example.org",
            from: MailAddress(address: "events@example.org"))
        return MailWorker(useCases, setup, Logger(label: "test"))
    }

    private func put(_ count: Int, template: String = "roleGiven") async throws {
        let now = useCases.now()
        try await database.write { transaction in
            for number in 0..<count {
                try Store(transaction, now: now).outbox.put(
                    OutgoingMail(
                        template: template, fields: ["programme": "Thử", "role": "delegate"],
                        recipient: "reader\(number)@example.org", language: .vi, dueAt: now))
            }
        }
    }

    private func drain(_ worker: MailWorker) async throws {
        while try await worker.step() == .dealt {}
    }

    @Test func `killed in the middle again and again, none is missed and each death repeats one at most`() async throws
    {
        let isLong = ProcessInfo.processInfo.environment["CAUNOI_SOAK"] != nil
        let (count, deaths) = (isLong ? 2_000 : 200, 5)
        try await put(count)
        server.state.withLock { state in state.diesAt = Set((1...deaths).map { $0 * count / (deaths + 2) }) }
        defer { for _ in 0..<deaths { server.end.signal() } }

        for _ in 0..<deaths {
            let node = Task { [self] in try await drain(worker()) }
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { [server] in
                    server.died.wait()
                    continuation.resume()
                }
            }
            node.cancel()
            // Nobody else has the mail until the dead node's claim has run out.
            clock.pass(UseCases.mailLease)
        }
        try await drain(worker())

        let taken = server.taken
        #expect(Set(taken).count == count)
        #expect(taken.count == count + deaths)
        #expect(try await useCases.outbox().counts == [.sent: count])
    }

    @Test func `two nodes share the work, and no mail leaves twice`() async throws {
        try await put(100)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 { group.addTask { try await drain(worker()) } }
            try await group.waitForAll()
        }
        #expect(server.taken.count == 100)
        #expect(Set(server.taken).count == 100)
    }

    @Test func `what passes is tried later with the same number; what is refused is not`() async throws {
        try await put(2)
        server.state.withLock { $0.answers = [.passing("450 busy"), .refused("550 unknown")] }
        try await drain(worker())
        #expect(try await useCases.outbox().counts == [.waiting: 1, .failed: 1])
        #expect(server.taken == [])

        clock.pass(60)
        try await drain(worker())
        #expect(try await useCases.outbox().counts == [.sent: 1, .failed: 1])

        let failed = try #require(try await useCases.outbox(.failed).mails.first)
        #expect(failed.failure == .refused && failed.detail == "550 unknown")
        try await useCases.resendMail(failed.id)
        try await drain(worker())
        #expect(try await useCases.outbox().counts == [.sent: 2])
    }

    @Test func `a server that lets nobody in stops the worker and costs no mail a try`() async throws {
        try await put(3)
        server.state.withLock { $0.answers = [.notAllowed("535 no")] }
        let worker = worker()
        #expect(try await worker.step() == .barred)
        let page = try await useCases.outbox()
        #expect(page.counts == [.waiting: 3] && page.serverRefusal == "535 no")
        #expect(page.mails.allSatisfy { $0.tries == 0 })

        try await drain(worker)
        #expect(server.taken.count == 3)
        #expect(try await useCases.outbox().serverRefusal == nil)
    }

    @Test func `without a server mail waits; what has come too late does not leave, what cannot be written neither`()
        async throws
    {
        try await put(1)
        try await put(1, template: "signIn")
        #expect(try await worker(hasServer: false).step() == .idle)
        #expect(try await useCases.outbox().counts == [.waiting: 2])

        clock.pass(601)
        try await put(1, template: "greeting")
        try await drain(worker())
        #expect(server.taken.count == 1)
        let failures = try await useCases.outbox(.failed).mails.compactMap(\.failure)
        #expect(Set(failures) == [.tooLate, .unwritable])
    }

    @Test func `a mail that is put while the worker runs leaves by itself`() async throws {
        let running = Task { [self] in await worker().run() }
        defer { running.cancel() }
        try await put(1)
        let started = ContinuousClock.now
        while server.taken.isEmpty, ContinuousClock.now - started < .seconds(60) {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(server.taken.count == 1)
    }
}
