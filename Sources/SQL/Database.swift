/// What a database refused or could not do, as far as callers act on it.
public struct SQLError: Error, CustomStringConvertible, Sendable, Equatable {
    public enum Kind: String, Sendable {
        /// A unique constraint: somebody else has that slot, code or key.
        case unique
        case foreignKey, check
        /// Two transactions got in each other's way: worth another try.
        case serialization
        /// Another process holds the database, or no connection became free in time.
        case busy
        /// A statement took longer than is allowed.
        case timeout
        /// The server cannot be reached, or ended the connection. Nothing was changed.
        case unavailable
        /// The connection was lost while a change was being committed: it is saved whole or not at all.
        case outcomeUnknown
        /// The server knows no such user, or not this password.
        case refusedLogin
        /// The server let us in, but not do this.
        case notAllowed
        /// The server's certificate is not trusted, or is another's.
        case untrusted
        /// The server has no database of that name.
        case noSuchDatabase
        /// The address of the database cannot be read.
        case badAddress
        case readOnly, diskFull, notADatabase, decoding, other
    }

    public var kind: Kind
    public var message: String

    public init(kind: Kind, message: String) {
        self.kind = kind
        self.message = message
    }

    public var description: String { "\(kind.rawValue): \(message)" }
}

/// Statements inside one transaction. Synchronous; the driver decides which thread runs it.
public protocol SQLTransaction {
    /// Runs a statement and gives its rows.
    @discardableResult func run(_ sql: SQL) throws -> [SQLRow]
    /// Which of the two engines runs it.
    var dialect: SQLDialect { get }
}

extension SQLTransaction {
    public func first(_ sql: SQL) throws -> SQLRow? { try run(sql).first }
    public func all<T>(_ sql: SQL, _ read: (SQLRow) throws -> T) throws -> [T] { try run(sql).map(read) }
}

/// How much transactions that run at the same time may see of each other. SQLite has one writer at a time anyway.
public enum SQLIsolation: Sendable {
    /// As if they ran one after the other: for a change that rests on what was read. May be run again by the driver.
    case serializable
    /// Each statement sees what is committed: for changes that rest on constraints alone, and for those that wait for a
    /// lock first.
    case readCommitted
}

/// A database of either engine. A transaction is all or nothing: an error thrown by the body rolls it back.
///
/// A driver may run a body more than once, when transactions got in each other's way or a connection was lost before
/// the end: a body changes nothing but the database.
public protocol SQLDatabase: Sendable {
    var dialect: SQLDialect { get }
    /// All statements of the body see one state of the database.
    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLTransaction) throws -> T) async throws -> T
    func write<T: Sendable>(
        _ isolation: SQLIsolation, _ body: @escaping @Sendable (any SQLTransaction) throws -> T
    ) async throws -> T
    /// Tells all who listen to a channel, on every node. Kept nowhere: who does not listen misses it.
    /// - Parameter payload: at most 7,900 bytes.
    func notify(_ channel: String, _ payload: String) async throws
    /// What is told on a channel from now on, by any node; ends when the task that reads it does.
    func listen(_ channel: String) -> AsyncStream<SQLNotice>
}

extension SQLDatabase {
    public func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> T
    ) async throws -> T { try await write(.serializable, body) }
}

/// What a listener hears.
public enum SQLNotice: Sendable, Equatable {
    /// Somebody told this.
    case payload(String)
    /// The connection was lost and is back: what was told meanwhile is missed.
    case resumed
}
