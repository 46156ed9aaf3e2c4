import Domain
import Foundation
import SQL
import Secrets
import Testing
import UseCases

@testable import Web

@Suite struct AccountSafetyTests {
    private static let words = "n%C3%B3n+l%C3%A1+tr%C3%AAn+c%E1%BA%A7u"
    private static let others = "tre+xanh+b%C3%AAn+s%C3%B4ng"

    /// With hashes that cost next to nothing.
    private func cheaply(_ body: () async throws -> Void) async throws {
        try await PasswordHash.Cost.$current.withValue(.least, operation: body)
    }

    private func age(_ site: SiteFixture, minutes: Int) async throws {
        _ = try await site.useCases.database.write {
            try $0.run("UPDATE sessions SET created_at = created_at - \(minutes * 60_000)")
        }
    }

    @Test func `an old session without a password shows the way to sign in again and changes nothing`() async throws {
        try await cheaply {
            let site = try await SiteFixture()
            #expect(try await site.get("/account").body.contains("id=\"new-password\""))
            try await age(site, minutes: 11)

            let page = try await site.get("/account", language: "en")
            #expect(!page.body.contains("id=\"new-password\"") && page.body.contains("href=\"/sign-in?to=%2Faccount\""))
            let answer = try await site.post("/account/password", "password=\(Self.words)")
            #expect(answer.status == 422)
            #expect(try await site.useCases.account(email: "owner@example.org")?.hasPassword == false)
        }
    }

    @Test func `a password is set, changed with the current one, and removed; other devices are signed out`()
        async throws
    {
        try await cheaply {
            let site = try await SiteFixture()
            func another() async throws -> (cookie: String, token: String) {
                let link = try await site.useCases.signInLink(for: "owner@example.org").split(separator: "/").last
                let cookie = try await site.useCases.signInByLink(String(link ?? ""), device: "").cookie
                return (cookie, try await site.useCases.viewer(cookie: cookie).formSecret)
            }
            let first = try await another()
            #expect(try await site.post("/account/password", "step=save&password=\(Self.words)").status == 303)
            #expect(try await site.get("/account", as: first).status == 303, "signed out")
            let begun = try await site.get("/account")
            #expect(!begun.body.contains("name=\"current\""), "begun by a link just now")
            try await age(site, minutes: 11)
            #expect(try await site.get("/account").body.contains("name=\"current\""))

            let second = try await another()
            for current in ["", "&current=wrong"] {
                let change = "password=\(Self.others)\(current)"
                #expect(try await site.post("/account/password", change).status == 422)
                #expect(try await site.post("/account/password", "step=remove\(current)").status == 422)
            }
            #expect(try await site.get("/account", as: second).status == 200)
            let change = "password=\(Self.others)&current=\(Self.words)"
            #expect(try await site.post("/account/password", change).status == 303)
            #expect(try await site.get("/account", as: second).status == 303)
            #expect(try await site.post("/account/password", "step=remove&current=\(Self.others)").status == 303)
            #expect(try await site.useCases.account(email: "owner@example.org")?.hasPassword == false)
        }
    }

    @Test func `a second factor is confirmed, renewed and removed with the password alone`() async throws {
        try await cheaply {
            let site = try await SiteFixture()
            #expect(try await site.post("/account/password", "password=\(Self.words)").status == 303)
            let begun = try await site.post("/account/second-factor", "step=begin")
            let secret = try #require(begun.body.firstMatch(of: /name="secret" value="([^"]+)"/)?.output.1)
            let code = try #require(TOTP(base32: String(secret))).code(at: site.useCases.now())
            let confirmation = "secret=\(secret)&code=\(code)"

            let refused = try await site.post("/account/second-factor", confirmation + "&current=wrong")
            #expect(refused.status == 422 && refused.body.contains(secret), "the secret stays on the page")
            let right = "&current=\(Self.words)"
            let set = try await site.post("/account/second-factor", confirmation + right)
            #expect(set.status == 200 && set.body.matches(of: /<li><code>/).count == 10)
            #expect(try await site.post("/account/second-factor", "step=codes").status == 422)
            let renewed = try await site.post("/account/second-factor", "step=codes" + right)
            #expect(renewed.status == 200 && renewed.body.matches(of: /<li><code>/).count == 10)
            #expect(try await site.post("/account/second-factor", "step=remove&current=no").status == 422)
            #expect(try await site.post("/account/second-factor", "step=remove" + right).status == 303)
            #expect(try await site.useCases.account(email: "owner@example.org")?.hasSecondFactor == false)
        }
    }
}
