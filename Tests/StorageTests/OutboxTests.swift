import Domain
import Foundation
import SQL
import Storage
import TestDatabases
import Testing

@Suite struct `The outbox` {
    private let database: any SQLDatabase
    private let start = Date(timeIntervalSince1970: 1_669_000_000)

    init() async throws {
        database = try await emptyDatabase()
        try await migrate(database, now: start)
    }

    private func at<T: Sendable>(
        _ seconds: Double = 0, _ body: @escaping @Sendable (Outbox) throws -> T
    ) async throws -> T {
        let now = start + seconds
        return try await database.write(.readCommitted) { try body(Store($0, now: now).outbox) }
    }

    private func mail(
        _ template: String = "roleGiven", to recipient: String = "lan@example.org", lines: String? = nil,
        key: String = ""
    ) -> OutgoingMail {
        OutgoingMail(
            template: template, fields: lines.map { ["event": "Ngày thử", "lines": $0] } ?? ["path": "/sign-in/x"],
            recipient: recipient, language: .vi, digestKey: key, dueAt: start)
    }

    @Test func `two that claim at once never have the same mail`() async throws {
        for _ in 0..<20 {
            let mail = mail()
            try await at { try $0.put(mail) }
        }
        let claimed = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<2 {
                group.addTask {
                    var ids: [String] = []
                    while let mail = try await self.at(0, { try $0.claim(for: 60) }) { ids.append(mail.id) }
                    return ids
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(claimed.count == 20)
        #expect(Set(claimed).count == 20)
    }

    @Test func `a claim that ran out is taken over, and its first owner can end nothing any more`() async throws {
        let mail = mail()
        try await at { try $0.put(mail) }
        let first = try #require(try await at { try $0.claim(for: 60) })
        #expect(try await at(59) { try $0.claim(for: 60) } == nil)
        let second = try #require(try await at(60) { try $0.claim(for: 60) })
        #expect(second.id == first.id)
        #expect(try await at(61) { try $0.postpone(first, "450") } == false)
        let isFinished = try await at(61) { try $0.finish(second) }
        #expect(isFinished)
        #expect(try await at(61) { try $0.find(mail.id) }?.state == .sent)
    }

    @Test func `what opens a door is forgotten once it has left, and cannot be sent again`() async throws {
        let (secret, plain) = (mail("signIn"), mail("digestOfPlan", lines: "a"))
        try await at { outbox in
            for mail in [secret, plain] {
                try outbox.put(mail)
                let claimed = try #require(try outbox.claim(for: 60))
                try outbox.finish(claimed)
                #expect(try outbox.markBounced(mail.id))
            }
            #expect(try outbox.find(secret.id)?.mail.fields == [:])
            #expect(try outbox.putBack(secret.id) == false)
            #expect(try outbox.putBack(plain.id))
            #expect(try outbox.find(plain.id)?.state == .waiting)
        }
    }

    @Test func `a passing failure is tried eight times, each after a longer while`() async throws {
        let mail = mail()
        try await at { try $0.put(mail) }
        var (now, waits) = (0.0, [Int]())
        while let claimed = try await at(now, { try $0.claim(for: 60) }) {
            let tried = now
            try await at(tried) { _ = try $0.postpone(claimed, "450 later") }
            let left = try #require(try await at(tried) { try $0.find(mail.id) })
            guard left.state == .waiting else { break }
            let wait = left.mail.dueAt.timeIntervalSince(start + tried)
            #expect(try await at(tried + wait - 1) { try $0.claim(for: 60) } == nil)
            waits.append(Int(wait) / 60)
            now += wait
        }
        #expect(waits == [1, 5, 15, 60, 240, 480, 720])
        let last = try #require(try await at { try $0.find(mail.id) })
        #expect(last.state == .failed && last.tries == 8 && last.failure == .passing && last.detail == "450 later")
    }

    @Test func `a refused mail has failed at once; a server that lets nobody in costs no try`() async throws {
        let (refused, held) = (mail(), mail())
        try await at { outbox in
            try outbox.put(refused)
            let claimed = try #require(try outbox.claim(for: 60))
            try outbox.refuse(claimed, .refused, "550 unknown")
            #expect(try outbox.find(refused.id)?.state == .failed)

            try outbox.put(held)
            let other = try #require(try outbox.claim(for: 60))
            try outbox.hold(other, "535 no")
            let waiting = try #require(try outbox.find(held.id))
            #expect(waiting.state == .waiting && waiting.tries == 0 && waiting.failure == .notAllowed)
            #expect(try outbox.serverRefusal() == "535 no")
            #expect(try outbox.counts() == [.failed: 1, .waiting: 1])
        }
    }

    @Test func `mails of one key for one reader leave as one`() async throws {
        let mails = ["một", "hai", "ba"].map { mail("digestOfPlan", lines: $0, key: "plan") }
        let others = [
            mail("digestOfPlan", to: "minh@example.org", lines: "bốn", key: "plan"),
            mail("digestOfPlan", lines: "năm", key: "another"),
        ]
        try await at { outbox in
            for mail in mails + others { try outbox.put(mail) }
            let claimed = try #require(try outbox.claim(for: 60))
            #expect(claimed.id == mails[0].id)
            #expect(claimed.mail.fields["lines"] == "một\nhai\nba")
            // Put off and tried again, it still carries the others.
            try outbox.postpone(claimed, "450")
            #expect(try outbox.find(mails[1].id)?.state == .waiting)
        }
        try await at(60) { outbox in
            var ids: [String] = []
            while let claimed = try outbox.claim(for: 60) {
                ids.append(claimed.id)
                try outbox.finish(claimed)
            }
            #expect(Set(ids) == Set([mails[0].id] + others.map(\.id)))
            #expect(try outbox.counts() == [.sent: 5])
            #expect(try outbox.find(mails[2].id)?.carriedBy == mails[0].id)
        }
    }

    @Test func `a withdrawn mail does not leave, and the list goes from the newest back`() async throws {
        let mails = (0..<5).map { _ in mail("invitation") }
        try await at { outbox in
            for mail in mails { try outbox.put(mail) }
            #expect(try outbox.withdraw(mails[0].id))
            #expect(try outbox.withdraw(mails[0].id) == false)
            #expect(try outbox.find(mails[0].id)?.mail.fields == [:])
            #expect(try outbox.claim(for: 60)?.id == mails[1].id)
            let first = try outbox.list(limit: 2).map(\.id)
            #expect(first == [mails[4].id, mails[3].id])
            #expect(try outbox.list(before: first[1], limit: 2).map(\.id) == [mails[2].id, mails[1].id])
            #expect(try outbox.list(.withdrawn, limit: 10).map(\.id) == [mails[0].id])
        }
    }
}
