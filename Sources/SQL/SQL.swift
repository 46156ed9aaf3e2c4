public import Foundation

/// A value that goes to or comes from a database.
public enum SQLValue: Sendable, Equatable, Hashable {
    case null, boolean(Bool), integer(Int64), double(Double), text(String), blob([UInt8])
}

/// What can stand in an interpolation of an `SQL` literal: it is bound as a parameter, never spliced.
public protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

extension Int: SQLBindable { public var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Int64: SQLBindable { public var sqlValue: SQLValue { .integer(self) } }
extension Double: SQLBindable { public var sqlValue: SQLValue { .double(self) } }
extension Bool: SQLBindable { public var sqlValue: SQLValue { .boolean(self) } }
extension String: SQLBindable { public var sqlValue: SQLValue { .text(self) } }
extension SQLValue: SQLBindable { public var sqlValue: SQLValue { self } }
/// An instant is kept as whole milliseconds since 1970 in UTC.
extension Date: SQLBindable {
    public var sqlValue: SQLValue { .integer(Int64((timeIntervalSince1970 * 1_000).rounded())) }
}

/// A statement: the literal is code, what is interpolated is data.
///
///     "SELECT * FROM needs WHERE id = \(id)"
///
/// Only another `SQL` value goes in as it stands; where the two engines differ, `\(sqlite:postgres:)` marks the place.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    public enum Dialect: Sendable { case sqlite, postgres }

    enum Part: Sendable {
        case code(String)
        case value(SQLValue)
        case dialect(sqlite: String, postgres: String)
    }

    var parts: [Part]

    public init(stringLiteral code: String) { parts = [.code(code)] }
    public init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

    public struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {}
        public mutating func appendLiteral(_ code: String) { parts.append(.code(code)) }
        public mutating func appendInterpolation(_ value: some SQLBindable) { parts.append(.value(value.sqlValue)) }
        public mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            parts.append(.value(value?.sqlValue ?? .null))
        }
        public mutating func appendInterpolation(_ sql: SQL) { parts += sql.parts }
        public mutating func appendInterpolation(sqlite: StaticString, postgres: StaticString) {
            parts.append(.dialect(sqlite: "\(sqlite)", postgres: "\(postgres)"))
        }
    }

    /// The statement's text with `?` or `$n` for the values, and the values in order.
    public func rendered(for dialect: Dialect) -> (code: String, values: [SQLValue]) {
        var code = ""
        var values: [SQLValue] = []
        for part in parts {
            switch part {
            case .code(let text): code += text
            case .value(let value):
                values.append(value)
                code += dialect == .sqlite ? "?" : "$\(values.count)"
            case .dialect(let sqlite, let postgres): code += dialect == .sqlite ? sqlite : postgres
            }
        }
        return (code, values)
    }

    /// Statements or fragments one after the other, with a separator of code between them.
    public static func joined(_ fragments: [SQL], by separator: StaticString = ", ") -> SQL {
        var all = SQL(stringLiteral: "")
        for (index, fragment) in fragments.enumerated() {
            if index > 0 { all.parts.append(.code("\(separator)")) }
            all.parts += fragment.parts
        }
        return all
    }
}

/// `SQL.Dialect`, for places where another module has an `SQL` too.
public typealias SQLDialect = SQL.Dialect

extension SQL {
    /// The definition of a table with texts that compare by their bytes on both engines, as SQLite's do, whatever the
    /// language that a PostgreSQL database was made with.
    public var withTextsByBytes: SQL {
        var sql = self
        sql.parts = parts.flatMap { part -> [Part] in
            guard case .code(let text) = part else { return [part] }
            let pieces = text.split(separator: " TEXT", omittingEmptySubsequences: false).map { Part.code(String($0)) }
            let types = Part.dialect(sqlite: " TEXT", postgres: " TEXT COLLATE \"C\"")
            return Array(pieces.map { [$0] }.joined(separator: [types]))
        }
        return sql
    }
}
