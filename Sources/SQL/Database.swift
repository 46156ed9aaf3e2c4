/// What a database refused or could not do, as far as callers act on it.
public struct SQLError: Error, CustomStringConvertible, Sendable, Equatable {
    public enum Kind: String, Sendable {
        /// A unique constraint: somebody else has that slot, code or key.
        case unique
        case foreignKey, check
        /// Two transactions got in each other's way: worth another try.
        case serialization
        /// Another process holds the database.
        case busy
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
}

extension SQLTransaction {
    public func first(_ sql: SQL) throws -> SQLRow? { try run(sql).first }
    public func all<T>(_ sql: SQL, _ read: (SQLRow) throws -> T) throws -> [T] { try run(sql).map(read) }
}

/// A database of either engine. A transaction is all or nothing: an error thrown by the body rolls it back.
public protocol SQLDatabase: Sendable {
    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLTransaction) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @escaping @Sendable (any SQLTransaction) throws -> T) async throws -> T
}
