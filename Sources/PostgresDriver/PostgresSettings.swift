import CPostgres
import Foundation
import SQL

/// How to reach a PostgreSQL server and how patient to be with it.
///
/// The address is libpq's: `postgres://user:password@host:5432/name?sslmode=verify-full&sslrootcert=…`; whatever it
/// says (TLS among it, several hosts, `target_session_attrs`) is passed through.
public struct PostgresSettings: Sendable {
    public var address: String
    /// Most connections of this process, one more for listening not counted.
    public var connections: Int
    /// The longest that one statement may take.
    public var statementTimeout: Duration
    /// The longest wait for a free connection, and for a server that is starting again.
    public var patience: Duration
    /// The schema in which the installation lives; `nil`: the one that the server's search path gives.
    public var schema: String?

    public init(
        address: String, connections: Int = 8, statementTimeout: Duration = .seconds(60),
        patience: Duration = .seconds(10), schema: String? = nil
    ) {
        self.address = address
        self.connections = max(1, connections)
        self.statementTimeout = statementTimeout
        self.patience = patience
        self.schema = schema
    }

    /// Whether an address speaks of PostgreSQL at all.
    public static func claims(_ address: String) -> Bool {
        address.hasPrefix("postgres://") || address.hasPrefix("postgresql://")
    }

    /// The address in libpq's keywords, with defaults for what it leaves open.
    /// - Throws: `SQLError` of kind `badAddress`.
    func keywords() throws -> [(keyword: String, value: String)] {
        var problem: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(address, &problem) else {
            let message = problem.map { String(cString: $0) } ?? ""
            PQfreemem(problem)
            throw SQLError(kind: .badAddress, message: message.trimmed)
        }
        defer { PQconninfoFree(options) }
        var given: [(keyword: String, value: String)] = []
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { given.append((String(cString: keyword), String(cString: value))) }
            option += 1
        }
        guard given.contains(where: { $0.keyword == "dbname" }) else {
            throw SQLError(kind: .badAddress, message: "postgres://user@host/NAME")
        }
        let defaults = [
            ("application_name", "caunoi"), ("connect_timeout", "5"), ("client_encoding", "UTF8"),
            ("keepalives_idle", "20"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "20000"),
        ]
        for (keyword, value) in defaults where !given.contains(where: { $0.keyword == keyword }) {
            given.append((keyword, value))
        }
        return given
    }

    /// What each new connection is told first.
    var greeting: String {
        var commands = """
            SET client_min_messages = warning; SET timezone = 'UTC'; SET standard_conforming_strings = on;
            SET statement_timeout = \(statementTimeout.milliseconds);
            SET idle_in_transaction_session_timeout = 60000;
            """
        if let schema {
            commands += " SET search_path = \"\(schema.replacing("\"", with: "\"\""))\";"
        }
        return commands
    }
}

extension Duration {
    var milliseconds: Int { Int(self / .milliseconds(1)) }
}

extension String {
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
