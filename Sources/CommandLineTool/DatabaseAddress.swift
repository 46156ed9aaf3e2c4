import Foundation
import PostgresDriver
import SQL
import SQLiteDriver

/// Where an installation's records are: an SQLite file, or a PostgreSQL server.
enum DatabaseAddress: Sendable, Equatable {
    case sqlite(path: String)
    case postgres(String)

    /// - Throws: `CommandError.databaseUnsupported` for another engine.
    init(_ text: String) throws {
        for prefix in ["sqlite://", "sqlite:"] where text.hasPrefix(prefix) && text.count > prefix.count {
            self = .sqlite(path: String(text.dropFirst(prefix.count)))
            return
        }
        guard PostgresSettings.claims(text) else { throw CommandError.databaseUnsupported(text.hiddenPassword) }
        self = .postgres(text)
    }

    /// Opens the database; makes an SQLite file and its folder where they are missing.
    func open() async throws -> any SQLDatabase {
        switch self {
        case .sqlite(let path):
            try makeFolder(of: path)
            return try SQLiteDatabase(path: path)
        case .postgres(let address):
            let connections = ProcessInfo.processInfo.environment["CAUNOI_CONNECTIONS"].flatMap(Int.init) ?? 8
            do {
                return try await PostgresDatabase(
                    PostgresSettings(address: address, connections: min(max(connections, 1), 100)))
            } catch let error as SQLError {
                throw CommandError.databaseUnreachable(error, text)
            }
        }
    }

    /// For people to read: without the password.
    var text: String {
        switch self {
        case .sqlite(let path): "sqlite:" + path
        case .postgres(let address): address.hiddenPassword
        }
    }
}

/// Makes the folder of a file that is to be written.
/// - Throws: `CommandError.folderNotWritable`.
func makeFolder(of path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
        throw CommandError.folderNotWritable(folder)
    }
    guard access(folder, W_OK) == 0 else { throw CommandError.folderNotWritable(folder) }
}

extension String {
    /// An address without its password, for people to read; whatever cannot be told apart is left out.
    var hiddenPassword: String {
        guard let start = range(of: "://")?.upperBound, let at = self[start...].lastIndex(of: "@") else {
            return replacing(/password=[^&\s]*/, with: "password=***")
        }
        let user = self[start..<at].prefix { $0 != ":" }
        let secret = user.endIndex < at ? ":***" : ""
        return (self[..<start] + user + secret + self[at...]).replacing(/password=[^&\s]*/, with: "password=***")
    }
}
