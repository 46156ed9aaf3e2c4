public import Domain
import Foundation
import SQL

extension Store {
    public var accounts: Accounts { Accounts(store: self) }
    public var grants: Grants { Grants(store: self) }
}

public struct Accounts {
    let store: Store

    public func find(_ id: Identifier<Account>) throws -> Account? {
        try store.sql.first("SELECT * FROM accounts WHERE id = \(id)").map(Account.init)
    }

    public func find(email: String) throws -> Account? {
        try store.sql.first("SELECT * FROM accounts WHERE email = \(email)").map(Account.init)
    }

    public func isEmpty() throws -> Bool { try store.sql.first("SELECT 1 AS found FROM accounts LIMIT 1") == nil }

    public func all() throws -> [Account] {
        try store.sql.all("SELECT * FROM accounts ORDER BY email", Account.init)
    }

    /// - Throws: an `SQLError` of kind `unique` where the address has an account.
    public func insert(_ account: Account) throws {
        try store.sql.run(
            """
            INSERT INTO accounts (id, email, name, language, is_disabled, created_at)
            VALUES (\(account.id), \(account.email), \(account.name), \(account.language.rawValue),
                \(account.isDisabled), \(store.now))
            """)
    }

    public func save(_ account: Account) throws {
        try store.sql.run(
            """
            UPDATE accounts SET name = \(account.name), language = \(account.language.rawValue),
                is_disabled = \(account.isDisabled), version = version + 1
            WHERE id = \(account.id)
            """)
    }

    /// The password's hash and the second factor's secret.
    public func secrets(of id: Identifier<Account>) throws -> (password: String?, secondFactor: String?)? {
        try store.sql.first("SELECT password, second_factor FROM accounts WHERE id = \(id)").map {
            (try $0.optionalString("password"), try $0.optionalString("second_factor"))
        }
    }

    public func setPassword(_ hash: String?, of id: Identifier<Account>) throws {
        try store.sql.run("UPDATE accounts SET password = \(hash), version = version + 1 WHERE id = \(id)")
    }

    /// The same password with another hash; where it was changed meanwhile, what is kept stays.
    public func replacePassword(_ kept: String, by hash: String, of id: Identifier<Account>) throws {
        try store.sql.run("UPDATE accounts SET password = \(hash) WHERE id = \(id) AND password = \(kept)")
    }

    public func setSecondFactor(_ secret: String?, recovery hashes: [String], of id: Identifier<Account>) throws {
        try store.sql.run(
            "UPDATE accounts SET second_factor = \(secret), version = version + 1 WHERE id = \(id)")
        try store.sql.run("DELETE FROM recovery_codes WHERE account = \(id)")
        for (position, hash) in hashes.enumerated() {
            try store.sql.run(
                "INSERT INTO recovery_codes (account, position, hash) VALUES (\(id), \(position), \(hash))")
        }
    }

    /// Takes a time step of the second factor, once.
    /// - Returns: whether it was later than all that were taken before.
    public func take(step: Int, of id: Identifier<Account>) throws -> Bool {
        try !store.sql.run(
            "UPDATE accounts SET used_step = \(step) WHERE id = \(id) AND used_step < \(step) RETURNING id"
        ).isEmpty
    }

    public func recoveryCodes(of id: Identifier<Account>) throws -> [(position: Int, hash: String)] {
        try store.sql.all(
            "SELECT position, hash FROM recovery_codes WHERE account = \(id) AND used_at IS NULL ORDER BY position"
        ) { (try $0.int("position"), try $0.string("hash")) }
    }

    /// - Returns: whether it was still unused.
    public func take(recoveryCode position: Int, of id: Identifier<Account>) throws -> Bool {
        try !store.sql.run(
            """
            UPDATE recovery_codes SET used_at = \(store.now)
            WHERE account = \(id) AND position = \(position) AND used_at IS NULL RETURNING position
            """
        ).isEmpty
    }
}

public struct Grants {
    let store: Store

    public func of(_ account: Identifier<Account>) throws -> [Grant] {
        try store.sql.all("SELECT * FROM grants WHERE account = \(account) ORDER BY id") { try Grant($0) }
    }

    /// With whose they are.
    public func of(_ programme: Identifier<Programme>) throws -> [(grant: Grant, account: Account)] {
        try store.sql.all(
            """
            SELECT g.id AS grant_id, g.account, g.programme, g.role, g.country, g.organisation, g.interpreter, a.*
            FROM grants g JOIN accounts a ON a.id = g.account WHERE g.programme = \(programme)
            ORDER BY a.email, g.id
            """
        ) { (try Grant($0, id: "grant_id"), try Account($0)) }
    }

    /// Leaves what is there already.
    public func insert(_ grant: Grant) throws {
        try store.sql.run(
            """
            INSERT INTO grants (id, account, programme, role, country, organisation, interpreter, created_at)
            VALUES (\(grant.id), \(grant.account), \(grant.programme), \(grant.role.rawValue), \(grant.country),
                \(grant.organisation), \(grant.interpreter), \(store.now))
            ON CONFLICT DO NOTHING
            """)
    }

    /// Says which record of the lists of interpreters an interpreter is.
    public func join(
        _ account: Identifier<Account>, to interpreter: Identifier<Interpreter>, in programme: Identifier<Programme>
    ) throws {
        try store.sql.run(
            """
            UPDATE grants SET interpreter = \(interpreter)
            WHERE account = \(account) AND programme = \(programme) AND role = 'interpreter'
            """)
    }

    public func find(_ id: Identifier<Grant>) throws -> Grant? {
        try store.sql.first("SELECT * FROM grants WHERE id = \(id)").map { try Grant($0) }
    }

    public func remove(_ id: Identifier<Grant>) throws {
        try store.sql.run("DELETE FROM grants WHERE id = \(id)")
    }

    /// Accounts that are not disabled.
    public func count(_ role: Role, of programme: Identifier<Programme>) throws -> Int {
        try store.sql.first(
            """
            SELECT COUNT(DISTINCT g.account) AS number FROM grants g JOIN accounts a ON a.id = g.account
            WHERE g.programme = \(programme) AND g.role = \(role.rawValue) AND NOT a.is_disabled
            """)?.int("number") ?? 0
    }
}

extension Account {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), email: try row.string("email"), name: try row.string("name"),
            language: Language(rawValue: try row.string("language")) ?? .en,
            hasPassword: try row.optionalString("password") != nil,
            hasSecondFactor: try row.optionalString("second_factor") != nil,
            isDisabled: try row.bool("is_disabled"), version: try row.int("version"),
            createdAt: try row.date("created_at"))
    }
}

extension Grant {
    init(_ row: SQLRow, id: String = "id") throws {
        self.init(
            id: try row.id(id), account: try row.id("account"), programme: try row.id("programme"),
            role: try row.choice("role"), country: try row.string("country"),
            organisation: try row.optionalID("organisation", of: Organisation.self),
            interpreter: try row.optionalID("interpreter", of: Interpreter.self))
    }
}
