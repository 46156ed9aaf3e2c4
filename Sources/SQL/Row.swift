public import Foundation

/// One row of a result. Columns are read by name and type; a missing column or another type is an error, not a default.
public struct SQLRow: Sendable {
    let columns: SQLColumns
    let values: [SQLValue]

    public init(columns: SQLColumns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The columns' names, in the order of the result.
    public var names: [String] { columns.names }
    /// The values, in the order of the names.
    public var all: [SQLValue] { values }

    public func value(_ name: String) throws(SQLError) -> SQLValue {
        guard let index = columns.index[name] else { throw SQLError(kind: .decoding, message: "no column \(name)") }
        return values[index]
    }

    public func string(_ name: String) throws(SQLError) -> String {
        guard let text = try optionalString(name) else { throw mismatch(name, "text") }
        return text
    }

    public func optionalString(_ name: String) throws(SQLError) -> String? {
        switch try value(name) {
        case .null: nil
        case .text(let text): text
        default: throw mismatch(name, "text")
        }
    }

    public func int(_ name: String) throws(SQLError) -> Int {
        guard let number = try optionalInt(name) else { throw mismatch(name, "integer") }
        return number
    }

    public func optionalInt(_ name: String) throws(SQLError) -> Int? {
        switch try value(name) {
        case .null: nil
        case .integer(let number): Int(number)
        default: throw mismatch(name, "integer")
        }
    }

    public func double(_ name: String) throws(SQLError) -> Double {
        switch try value(name) {
        case .double(let number): number
        case .integer(let number): Double(number)
        default: throw mismatch(name, "number")
        }
    }

    /// SQLite gives 0 and 1, PostgreSQL true and false.
    public func bool(_ name: String) throws(SQLError) -> Bool {
        switch try value(name) {
        case .boolean(let flag): flag
        case .integer(let number): number != 0
        default: throw mismatch(name, "boolean")
        }
    }

    public func date(_ name: String) throws(SQLError) -> Date {
        Date(timeIntervalSince1970: Double(try int(name)) / 1_000)
    }

    public func optionalDate(_ name: String) throws(SQLError) -> Date? {
        try optionalInt(name).map { Date(timeIntervalSince1970: Double($0) / 1_000) }
    }

    private func mismatch(_ name: String, _ wanted: String) -> SQLError {
        SQLError(kind: .decoding, message: "column \(name) holds no \(wanted)")
    }
}

/// The names of a result's columns, shared by its rows.
public final class SQLColumns: Sendable {
    let index: [String: Int]
    let names: [String]

    public init(_ names: [String]) {
        self.names = names
        index = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
