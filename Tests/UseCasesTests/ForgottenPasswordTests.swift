import Domain
import Foundation
import Secrets
import Testing

@testable import UseCases

private let forgotten = "nón lá trên cầu gỗ"
private let remembered = "tre xanh bên sông dài"

@Suite struct `Forgetting the password` {
    private func proof(_ session: String?, code: String = "") -> AccountProof {
        AccountProof(password: "", code: code, session: session)
    }

    /// A password, and a second factor where one is wanted; the recovery codes.
    private func lock(_ door: Door, factor: TOTP? = nil) async throws -> [String] {
        let session = try await door.enter()
        try await door.useCases.setPassword(forgotten, of: door.account, provedBy: proof(session))
        guard let factor else { return [] }
        return try await door.useCases.setSecondFactor(
            secret: factor.base32, code: factor.code(at: door.now), of: try await door.known(),
            provedBy: AccountProof(password: forgotten, session: session))
    }

    @Test func `a session that a mailed link began just now sets another password`() async throws {
        try await cheaply {
            let door = try await Door()
            _ = try await lock(door)
            let old = try await door.enter()
            door.pass(minutes: 11)
            let account = try await door.known()
            await #expect(throws: AccountProofError.passwordWrong) {
                try await door.useCases.setPassword(remembered, of: account, provedBy: proof(old))
            }
            let young = try await door.enter()
            door.pass(minutes: 9)
            try await door.useCases.setPassword(remembered, of: account, provedBy: proof(young))
            #expect(try await door.sessions() == [young])
            #expect(try await door.changes().count == 2)

            let byPassword = try await door.useCases.signInByPassword(
                email: account.email, password: remembered, code: "", destination: "/", device: "")
            let session = try await door.useCases.viewer(cookie: byPassword.cookie).session
            await #expect(throws: AccountProofError.passwordWrong) {
                try await door.useCases.setPassword(forgotten, of: account, provedBy: proof(session))
            }
            await #expect(throws: AccountProofError.passwordWrong) {
                try await door.useCases.removeSecondFactor(of: account, provedBy: proof(young))
            }
        }
    }

    @Test func `with a second factor its code is asked for as well, and works once`() async throws {
        try await cheaply {
            let door = try await Door()
            let factor = TOTP()
            let codes = try await lock(door, factor: factor)
            door.pass(minutes: 2)
            let session = try await door.enter()
            let account = try await door.known()
            for code in ["", "000000x"] {
                await #expect(throws: AccountProofError.codeWrong) {
                    try await door.useCases.setPassword(remembered, of: account, provedBy: proof(session, code: code))
                }
            }
            let code = factor.code(at: door.now)
            try await door.useCases.setPassword(remembered, of: account, provedBy: proof(session, code: code))
            await #expect(throws: AccountProofError.codeWrong) {
                try await door.useCases.setPassword(forgotten, of: account, provedBy: proof(session, code: code))
            }
            try await door.useCases.setPassword(forgotten, of: account, provedBy: proof(session, code: codes[0]))
            await #expect(throws: AccountProofError.codeWrong) {
                try await door.useCases.removePassword(of: account, provedBy: proof(session, code: codes[0]))
            }
            try await door.useCases.removePassword(of: account, provedBy: proof(session, code: codes[1]))
            let left = try await door.known()
            #expect(!left.hasPassword && !left.hasSecondFactor)
        }
    }

    @Test func `the operator's reset takes password, second factor, links and sessions away, and a mail says so`()
        async throws
    {
        try await cheaply {
            let door = try await Door()
            _ = try await lock(door, factor: TOTP())
            let link = try await door.useCases.signInLink(for: door.account.email)
            _ = try await door.useCases.resetSignIn(of: "LAN@example.org")

            let account = try await door.known()
            #expect(!account.hasPassword && !account.hasSecondFactor)
            #expect(try await door.sessions().isEmpty)
            #expect(try await door.useCases.signIn(link: String(link.split(separator: "/").last ?? "")) == false)
            #expect(try await door.changes().last?.contains("signInReset") == true)
            await #expect(throws: UseCaseError.accountUnknown("nobody@example.org")) {
                _ = try await door.useCases.resetSignIn(of: "nobody@example.org")
            }
        }
    }
}
