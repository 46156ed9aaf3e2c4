import Domain
import Foundation
import SQL
import Secrets
import Storage
import Synchronization
import Testing
import TestDatabases

@testable import UseCases

/// One account, and a clock that can be put forward.
final class Door: Sendable {
    private final class Clock: Sendable { let date = Mutex(Date(timeIntervalSince1970: 1_669_334_400)) }

    private let time: Clock
    let useCases: UseCases
    let account: Account

    init() async throws {
        let clock = Clock()
        time = clock
        useCases = UseCases(database: try await emptyDatabase(), now: { clock.date.withLock { $0 } })
        try await useCases.prepare()
        account = try await useCases.createUser(
            email: "lan@example.org", name: "Lan Thử", language: .vi, role: .owner)
    }

    func pass(minutes: Double) { time.date.withLock { $0 += minutes * 60 } }
    var now: Date { time.date.withLock { $0 } }

    /// - Returns: the session's id.
    func enter() async throws -> String {
        let link = try await useCases.signInLink(for: account.email).split(separator: "/").last.map(String.init) ?? ""
        let cookie = try await useCases.signInByLink(link, device: "").cookie
        return try #require(try await useCases.viewer(cookie: cookie).session)
    }

    func sessions() async throws -> Set<String> {
        Set(try await useCases.sessions(of: account.id).map(\.id))
    }

    func known() async throws -> Account { try #require(try await useCases.account(account.id)) }

    func changes() async throws -> [String] {
        try await useCases.database.read {
            try $0.all("SELECT fields FROM outbox WHERE template = 'accountChanged' ORDER BY id") {
                try $0.string("fields")
            }
        }
    }
}

private let words = "nón lá trên cầu gỗ"
private let others = "tre xanh bên sông dài"

/// With hashes that cost next to nothing.
func cheaply(_ body: () async throws -> Void) async throws {
    try await PasswordHash.Cost.$current.withValue(.least, operation: body)
}

/// How many hash now, and the most at once so far.
private final class Running: Sendable { let count = Mutex((now: 0, most: 0)) }

@Suite struct `Changing how one signs in` {
    @Test func `a first password wants a session of the last ten minutes`() async throws {
        try await cheaply {
            let door = try await Door()
            let session = try await door.enter()
            door.pass(minutes: 11)
            await #expect(throws: AccountProofError.sessionTooOld) {
                try await door.useCases.setPassword(
                    words, of: door.account, provedBy: AccountProof(password: "", session: session))
            }
            await #expect(throws: AccountProofError.sessionTooOld) {
                try await door.useCases.setPassword(
                    words, of: door.account, provedBy: AccountProof(password: "", session: nil))
            }
            #expect(try await door.known().hasPassword == false)

            let young = try await door.enter()
            door.pass(minutes: 9)
            try await door.useCases.setPassword(
                words, of: door.account, provedBy: AccountProof(password: "", session: young))
            #expect(try await door.known().hasPassword)
        }
    }

    @Test func `a password is changed and removed by who knows it, and all other sessions end`() async throws {
        try await cheaply {
            let door = try await Door()
            let (own, other) = (try await door.enter(), try await door.enter())
            #expect(try await door.sessions() == [own, other])
            try await door.useCases.setPassword(
                words, of: door.account, provedBy: AccountProof(password: "", session: own))
            #expect(try await door.sessions() == [own])

            let third = try await door.enter()
            door.pass(minutes: 11)
            for wrong in ["", others] {
                let account = try await door.known()
                await #expect(throws: AccountProofError.passwordWrong) {
                    try await door.useCases.setPassword(
                        others, of: account, provedBy: AccountProof(password: wrong, session: third))
                }
                await #expect(throws: AccountProofError.passwordWrong) {
                    try await door.useCases.removePassword(
                        of: account, provedBy: AccountProof(password: wrong, session: third))
                }
            }
            #expect(try await door.sessions() == [own, third], "nothing was changed")

            try await door.useCases.setPassword(
                others, of: try await door.known(), provedBy: AccountProof(password: words, session: third))
            #expect(try await door.sessions() == [third])
            try await door.useCases.removePassword(
                of: try await door.known(), provedBy: AccountProof(password: others, session: third))
            #expect(try await door.known().hasPassword == false)
            let changes = try await door.changes()
            #expect(changes.count == 3)
            #expect(changes.first?.contains("passwordSet") == true && changes.last?.contains("passwordRemoved") == true)
        }
    }

    @Test func `the second factor and its recovery codes want the password, and each change is told`() async throws {
        try await cheaply {
            let door = try await Door()
            let session = try await door.enter()
            try await door.useCases.setPassword(
                words, of: door.account, provedBy: AccountProof(password: "", session: session))
            let factor = TOTP()
            let (right, wrong) = (
                AccountProof(password: words, session: session), AccountProof(password: others, session: session)
            )
            let account = try await door.known()
            await #expect(throws: AccountProofError.passwordWrong) {
                _ = try await door.useCases.setSecondFactor(
                    secret: factor.base32, code: factor.code(at: door.now), of: account, provedBy: wrong)
            }
            await #expect(throws: UseCaseError.signInRefused) {
                _ = try await door.useCases.renewRecoveryCodes(of: account, provedBy: right)
            }
            let first = try await door.useCases.setSecondFactor(
                secret: factor.base32, code: factor.code(at: door.now), of: account, provedBy: right)
            let second = try await door.useCases.renewRecoveryCodes(of: account, provedBy: right)
            #expect(first.count == 10 && second.count == 10 && Set(first).isDisjoint(with: second))

            func enter(_ code: String) async throws {
                _ = try await door.useCases.signInByPassword(
                    email: account.email, password: words, code: code, destination: "/", device: "")
            }
            await #expect(throws: UseCaseError.signInRefused) { try await enter(first[0]) }
            try await enter(second[0])

            await #expect(throws: AccountProofError.passwordWrong) {
                try await door.useCases.removeSecondFactor(of: account, provedBy: wrong)
            }
            try await door.useCases.removeSecondFactor(of: account, provedBy: right)
            #expect(try await door.known().hasSecondFactor == false)
            #expect(try await door.sessions() == [session])
            #expect(try await door.changes().count == 4)
        }
    }

    @Test func `a hash of before is made anew at the next sign-in`() async throws {
        let door = try await Door()
        let session = try await door.enter()
        try await cheaply {
            try await door.useCases.setPassword(
                words, of: door.account, provedBy: AccountProof(password: "", session: session))
        }
        func hash() async throws -> String {
            try await door.useCases.database.read {
                try $0.first("SELECT password FROM accounts")?.string("password") ?? ""
            }
        }
        #expect(try await hash().hasPrefix("scrypt$10$1$1$"))
        func enter(_ password: String) async throws {
            _ = try await door.useCases.signInByPassword(
                email: door.account.email, password: password, code: "", destination: "/", device: "")
        }
        await #expect(throws: UseCaseError.signInRefused) { try await enter(others) }
        #expect(try await hash().hasPrefix("scrypt$10$1$1$"))
        try await enter(words)
        #expect(try await hash().hasPrefix("scrypt$17$8$1$"))
        try await enter(words)
    }

    @Test func `two hash at once, however many ask`() async throws {
        let running = Running()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await hashing { _ in
                        running.count.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                        Thread.sleep(forTimeInterval: 0.01)
                        running.count.withLock { $0.now -= 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        // Others of this process may hash meanwhile.
        #expect((1...2).contains(running.count.withLock { $0.most }) && running.count.withLock { $0.now } == 0)
    }
}
