import CPostgres
import Dispatch
import Foundation
import SQL

/// One connection on a queue of its own, so that waiting for the server takes none of the threads that answer requests.
///
/// All but `perform` and `end` is called on that queue only.
final class PostgresConnection: SQLTransaction, @unchecked Sendable {
    private struct Statement {
        var name: String
        var columns: SQLColumns?
        var types: [Oid] = []
    }

    let dialect = SQLDialect.postgres
    let queue = DispatchQueue(label: "caunoi.postgres")
    private let settings: PostgresSettings
    private(set) var handle: OpaquePointer?
    private var statements: [String: Statement] = [:]
    private var prepared = 0
    /// Prepared statements kept at most; then all are made anew.
    private static let mostStatements = 400

    init(_ settings: PostgresSettings) { self.settings = settings }

    deinit { PQfinish(handle) }

    /// Runs work on the connection's queue.
    func perform<T: Sendable>(_ work: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work(self) }) }
        }
    }

    /// Closes the connection once what it does is done.
    func end() { queue.async { self.close() } }

    func close() {
        PQfinish(handle)
        handle = nil
        statements = [:]
    }

    var isOpen: Bool { handle != nil && PQstatus(handle) == CONNECTION_OK }

    func open() throws {
        close()
        let keywords = try settings.keywords()
        let new = withCStrings(keywords.map(\.keyword) + [nil]) { names in
            withCStrings(keywords.map(\.value) + [nil]) { PQconnectdbParams(names, $0, 0) }
        }
        guard PQstatus(new) == CONNECTION_OK else {
            defer { PQfinish(new) }
            throw SQLError(connecting: new)
        }
        handle = new
        try command(settings.greeting)
    }

    /// Commands of our own without values, one or several.
    @discardableResult
    func command(_ text: String) throws -> String {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return PQcmdStatus(result).map { String(cString: $0) } ?? ""
        default: throw SQLError(result: result, connection: handle)
        }
    }

    func run(_ sql: SQL) throws -> [SQLRow] {
        let (code, values) = sql.rendered(for: .postgres)
        guard !values.contains(where: { $0.holdsNUL }) else {
            throw SQLError(kind: .check, message: "a text holds the character NUL")
        }
        guard let name = try statement(code) else {
            let result = withArguments(values) { count, texts, lengths, formats in
                PQexecParams(handle, code, count, nil, texts, lengths, formats, 0)
            }
            defer { PQclear(result) }
            return try rows(result)
        }
        let result = withArguments(values) { count, texts, lengths, formats in
            PQexecPrepared(handle, name, count, texts, lengths, formats, 0)
        }
        defer { PQclear(result) }
        return try rows(result, code)
    }

    /// Forgets the prepared statements, for one of them no longer fits its tables.
    func forgetStatements() throws {
        statements = [:]
        try command("DEALLOCATE ALL")
    }

    /// The name under which a statement is prepared; `nil` for one that is not worth it.
    private func statement(_ code: String) throws -> String? {
        if let known = statements[code] { return known.name }
        let verb = code.prefix(while: { !$0.isWhitespace }).uppercased()
        guard ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(verb), code.utf8.count < 8_000 else {
            return nil
        }
        if statements.count >= Self.mostStatements { try forgetStatements() }
        prepared += 1
        let name = "s\(prepared)"
        let result = PQprepare(handle, name, code, 0, nil)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw SQLError(result: result, connection: handle) }
        statements[code] = Statement(name: name)
        return name
    }

    private func rows(_ result: OpaquePointer?, _ code: String? = nil) throws -> [SQLRow] {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK: return []
        case PGRES_TUPLES_OK: break
        default: throw SQLError(result: result, connection: handle)
        }
        let count = PQntuples(result)
        guard count > 0 else { return [] }
        let width = PQnfields(result)
        let columns: SQLColumns
        let types: [Oid]
        if let code, let known = statements[code], let kept = known.columns {
            (columns, types) = (kept, known.types)
        } else {
            columns = SQLColumns((0..<width).map { PQfname(result, $0).map { String(cString: $0) } ?? "" })
            types = (0..<width).map { PQftype(result, $0) }
            if let code {
                statements[code]?.columns = columns
                statements[code]?.types = types
            }
        }
        return try (0..<count).map { row in
            SQLRow(
                columns: columns,
                values: try (0..<width).map { column in
                    PQgetisnull(result, row, column) == 1
                        ? .null
                        : try SQLValue(
                            text: UnsafeRawBufferPointer(
                                start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column))),
                            type: types[Int(column)])
                })
        }
    }
}
