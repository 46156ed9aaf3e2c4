import Domain
import Foundation
import Intake
import Logging
import Matching
import SQL
import Storage
import Synchronization
import TestDatabases
import Testing
import UseCases

@testable import Web

@Suite struct `The worker that matches` {
    private func worker(_ useCases: UseCases) -> MatchingWorker {
        MatchingWorker(useCases, JobBoard(useCases), Logger(label: "test"))
    }

    private func lists() async throws -> SiteFixture {
        let site = try await SiteFixture()
        try await site.read(.needs, "khao-sat-nhu-cau-2022.xlsx")
        try await site.read(.offers, "offers-kr-2022.xlsx")
        return site
    }

    private func count(_ site: SiteFixture, _ sql: SQL) async throws -> Int {
        try await site.useCases.database.read { try $0.first(sql)?.int("n") ?? -1 }
    }

    @Test func `an event that nobody ever matched is matched once`() async throws {
        let site = try await lists()
        let worker = worker(site.useCases)

        #expect(try await worker.look() == 1)
        #expect(try await worker.look() == 0)

        #expect(try await count(site, "SELECT COUNT(*) AS n FROM matches") > 100)
        #expect(try await count(site, "SELECT COUNT(*) AS n FROM jobs WHERE state = 'done'") == 1)
    }

    @Test func `two nodes do the work once`() async throws {
        let site = try await lists()
        let other = UseCases(database: site.useCases.database, now: site.useCases.now)
        let workers = [worker(site.useCases), worker(other)]

        await withTaskGroup(of: Void.self) { group in
            for worker in workers { group.addTask { _ = try? await worker.look() } }
        }

        #expect(try await count(site, "SELECT COUNT(*) AS n FROM matching_due") == 0)
        #expect(try await count(site, "SELECT COUNT(*) AS n FROM matchings") == 1)
        #expect(try await count(site, "SELECT COUNT(*) AS n FROM jobs WHERE state = 'running'") == 0)
    }

    @Test func `a node leaves alone what another does, and takes over when that one is silent`() async throws {
        let time = Mutex(Date(timeIntervalSince1970: 1_669_334_400))
        let site = try await lists()
        let useCases = UseCases(database: site.useCases.database, now: { time.withLock(\.self) })
        _ = try await useCases.startJob("matching", on: site.event.id)
        let worker = worker(useCases)

        #expect(try await worker.look() == 0)
        #expect(try await count(site, "SELECT COUNT(*) AS n FROM matches") == 0)

        time.withLock { $0 += 61 }
        #expect(try await worker.look() == 1)
        #expect(try await count(site, "SELECT COUNT(*) AS n FROM matches") > 100)
    }

    @Test func `what another process saves is followed by itself`() async throws {
        let site = try await lists()
        let worker = worker(site.useCases)
        try await worker.look()
        let following = Task { await worker.follow() }
        defer { following.cancel() }
        let other = UseCases(database: site.useCases.database, now: site.useCases.now)
        let event = site.event.id
        let started = ContinuousClock.now

        try await other.database.write { sql in
            let store = Store(sql, now: Date(timeIntervalSince1970: 1_669_334_400))
            var offer = try store.offers.of(event)[0]
            offer.note = "Mới"
            try store.offers.save(offer, of: event)
        }
        while try await !other.eventsToMatch().isEmpty, ContinuousClock.now - started < .seconds(90) {
            try await Task.sleep(for: .milliseconds(20))
        }

        #expect(try await other.eventsToMatch().isEmpty)
    }

    @Test func `work that fails rests before it is tried again`() async throws {
        let site = try await lists()
        let broken = UseCases(database: site.useCases.database, now: site.useCases.now, embedder: BrokenEmbedder())
        let worker = worker(broken)

        for _ in 0..<5 { #expect(try await worker.look() == 0) }

        #expect(try await count(site, "SELECT COUNT(*) AS n FROM jobs WHERE state = 'failed'") == 1)
        #expect(try await broken.eventsToMatch() == [site.event.id])
    }
}

private struct BrokenEmbedder: TextEmbedder {
    struct Broken: Error {}
    let name = "broken"
    let dimension = 4
    func vectors(of texts: [String]) throws -> [[Float]] { throw Broken() }
}
