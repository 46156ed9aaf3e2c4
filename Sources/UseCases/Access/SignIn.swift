public import Domain
import Foundation
import Secrets
import Storage
import Text

/// A session that was just begun: the cookie's text is known here alone.
public struct BegunSession: Sendable {
    public var cookie: String
    public var account: Account
    /// An own path where the person wanted to go.
    public var destination: String
}

extension UseCases {
    /// Minutes in which a link or code can be used.
    public static let signInMinutes = 10
    /// Days after which a session ends.
    static let sessionDays = 14
    public static let sessionSeconds = sessionDays * 86_400
    /// Within a quarter of an hour, for one account.
    private static let mostMails = 5
    static let mostGuesses = 20
    /// The same from one network address: behind it may sit a hall of delegates.
    private static let mostFromAddress = 100

    /// Sends a link and a code to an address. An unknown address takes the same way, but for the mail.
    /// - Returns: names the attempt, for the page that asks for the code.
    /// - Throws: `UseCaseError.tooManyTries`, `.emailUnreadable`.
    public func askForSignIn(email typed: String, destination: String) async throws -> String {
        let email = try Self.email(typed)
        try await guardRate("mail", email, most: Self.mostMails)
        let (token, code, id) = (Token(), SignInCode.make(), Identifier<SignIn>().text)
        return try await write { store in
            let account = try store.accounts.find(email: email).flatMap { $0.isDisabled ? nil : $0 }
            try store.signIns.insert(
                SignIn(
                    id: id, account: account?.id, codeHash: Token.digest(of: id + code), destination: destination,
                    expiresAt: store.now + Double(Self.signInMinutes * 60)), digest: token.digest)
            if let account {
                try store.outbox.put(
                    OutgoingMail(
                        template: "signIn",
                        fields: ["path": "/sign-in/" + token.text, "code": code, "n": String(Self.signInMinutes)],
                        recipient: account.email, recipientName: account.name, language: account.language,
                        dueAt: store.now))
            }
            return id
        }
    }

    /// Whether a link can still be used; looking uses nothing up.
    public func signIn(link: String) async throws -> Bool {
        try await read { try $0.signIns.find(digest: Token.digest(of: link)) != nil }
    }

    /// - Throws: `UseCaseError.signInRefused` where it was used, has expired or never was.
    public func signInByLink(_ link: String, device: String) async throws -> BegunSession {
        let digest = Token.digest(of: link)
        return try await begin(device, by: .link) { store in
            guard let signIn = try store.signIns.find(digest: digest), let account = signIn.account,
                try store.signIns.take(signIn.id)
            else { throw UseCaseError.signInRefused }
            return (account, signIn.destination)
        }
    }

    /// - Parameter attempt: what `askForSignIn` gave to this browser.
    /// - Throws: `UseCaseError.signInRefused`, `.tooManyTries`.
    public func signInByCode(_ typed: String, of attempt: String, device: String) async throws -> BegunSession {
        try await guardRate("code", attempt, most: Self.mostGuesses)
        let hash = SignInCode.normalised(typed).map { Token.digest(of: attempt + $0) }
        let signIn = try await read { try $0.signIns.find(id: attempt) }
        guard let signIn, let account = signIn.account, let hash,
            isEqualInConstantTime(Array(hash.utf8), Array(signIn.codeHash.utf8))
        else {
            try await note { try $0.signIns.countTry(attempt) }
            throw UseCaseError.signInRefused
        }
        return try await begin(device, by: .code) { store in
            guard try store.signIns.take(signIn.id) else { throw UseCaseError.signInRefused }
            return (account, signIn.destination)
        }
    }

    /// - Parameter code: of the second factor, or a recovery code, where the account has one.
    /// - Throws: `UseCaseError.signInRefused`, for whatever reason; `.tooManyTries`.
    public func signInByPassword(
        email typed: String, password: String, code: String, destination: String, device: String
    ) async throws -> BegunSession {
        let email = (try? Self.email(typed)) ?? ""
        try await guardRate("password", email, most: Self.mostGuesses)
        let (account, secrets) = try await read { store in
            let account = try store.accounts.find(email: email)
            return (account, try account.flatMap { try store.accounts.secrets(of: $0.id) })
        }
        // An unknown address costs as much time as a known one.
        let kept = secrets?.password.flatMap(PasswordHash.init(kept:))
        let isRight = try await hashing { cost in (kept ?? .nobodys(cost)).matches(password) }
        guard isRight, kept != nil, let account, !account.isDisabled else { throw UseCaseError.signInRefused }
        let second = secrets?.secondFactor.flatMap(TOTP.init(base32:))
        let step = second?.step(of: code, at: now())
        let recovery = second != nil && step == nil ? try await recoveryCode(code, of: account.id) : nil
        guard second == nil || step != nil || recovery != nil else { throw UseCaseError.signInRefused }
        let dearer = kept?.needsRehash == true ? try await hashing { try PasswordHash(of: password, cost: $0) } : nil
        return try await begin(device, by: .password) { store in
            if let kept, let dearer { try store.accounts.replacePassword(kept.text, by: dearer.text, of: account.id) }
            if let step, try !store.accounts.take(step: step, of: account.id) { throw UseCaseError.signInRefused }
            if let recovery, try !store.accounts.take(recoveryCode: recovery, of: account.id) {
                throw UseCaseError.signInRefused
            }
            return (account.id, destination)
        }
    }

    func recoveryCode(_ typed: String, of account: Identifier<Account>) async throws -> Int? {
        guard let code = RecoveryCodes.normalised(typed) else { return nil }
        let kept = try await read { try $0.accounts.recoveryCodes(of: account) }
        return try await hashing { _ in
            kept.first { PasswordHash(kept: $0.hash)?.matches(code) ?? false }?.position
        }
    }

    /// For the demo's one-press identities; the server offers them nowhere else.
    public func signInAsDemo(email: String, device: String) async throws -> BegunSession {
        try await begin(device, by: .demo) { store in
            guard email.hasSuffix(Account.demoDomain), let account = try store.accounts.find(email: email) else {
                throw UseCaseError.signInRefused
            }
            return (account.id, "/")
        }
    }

    private func begin(
        _ device: String, by beginning: Session.Beginning, verb: String = #function,
        _ prove: @escaping @Sendable (Store) throws -> (Identifier<Account>, String)
    ) async throws -> BegunSession {
        let (cookie, secret, client) = (Token(), Token(), client)
        return try await write(verb, telling: { ["account": $0.account.id.text] }) { store in
            let (id, destination) = try prove(store)
            guard let account = try store.accounts.find(id), !account.isDisabled else {
                throw UseCaseError.signInRefused
            }
            try store.sessions.removeEnded()
            try store.sessions.insert(
                Session(
                    id: Identifier<Session>().text, account: id, formSecret: secret.text, client: client,
                    device: String(device.prefix(200)), createdAt: store.now, seenAt: store.now,
                    expiresAt: store.now + Double(Self.sessionDays * 86_400), begunBy: beginning), digest: cookie.digest
            )
            return BegunSession(cookie: cookie.text, account: account, destination: destination)
        }
    }

    /// Counts a try of one kind on an account, and from the sender's address.
    func guardRate(_ kind: String, _ account: String, most: Int) async throws {
        let (window, client) = (900, client)
        let (own, all) = try await note { store in
            (
                try store.attempts.count("\(kind) \(account)", within: window),
                try store.attempts.count("\(kind) from \(client)", within: window)
            )
        }
        if own > most || all > Self.mostFromAddress { throw UseCaseError.tooManyTries(window) }
    }

    /// - Throws: `UseCaseError.emailUnreadable`.
    static func email(_ typed: String) throws -> String {
        let email = typed.nfc.squeezed.lowercased()
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), email.utf8.count <= 254,
            email.unicodeScalars.allSatisfy({
                $0.value > 32 && $0.value != 127 && !"<>,;:\"()[]\\".unicodeScalars.contains($0)
            }),
            !parts[1].hasPrefix("."), !parts[1].hasSuffix(".")
        else { throw UseCaseError.emailUnreadable(typed) }
        return email
    }
}
