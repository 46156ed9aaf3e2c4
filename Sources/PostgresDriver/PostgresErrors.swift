import CPostgres
import Foundation
import SQL

extension SQLError {
    /// The error of a statement, by its SQLSTATE (PostgreSQL 15, appendix A).
    init(result: OpaquePointer?, connection: OpaquePointer?) {
        func field(_ code: UnicodeScalar) -> String? {
            PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
        }
        guard let state = field("C") else {
            // No result of the server's: the connection is gone.
            self.init(kind: .unavailable, message: SQLError.message(of: connection))
            return
        }
        let text = [field("M"), field("D")].compactMap { $0 }.joined(separator: ": ")
        self.init(kind: SQLError.kind(state), message: text + " (\(state))")
    }

    /// Why a connection could not be made; libpq gives no SQLSTATE here, so its words are read.
    init(connecting connection: OpaquePointer?) {
        let text = SQLError.message(of: connection)
        // The servers' words are in their own language; the parts looked at are libpq's or stand in quotes.
        let lowered = text.lowercased()
        let kind: Kind =
            if lowered.contains("password authentication failed") || lowered.contains("no password supplied")
                || lowered.contains("no pg_hba.conf entry") || lowered.contains("authentication failed")
                || (lowered.contains("role \"") && lowered.contains("does not exist"))
            {
                .refusedLogin
            } else if lowered.contains("database \"") && lowered.contains("does not exist") {
                .noSuchDatabase
            } else if ["invalid port", "invalid sslmode", "invalid connection option", "invalid integer value"]
                .contains(where: lowered.contains)
            {
                .badAddress
            } else if lowered.contains("certificate") {
                .untrusted
            } else if lowered.contains("too many clients") || lowered.contains("remaining connection slots") {
                .busy
            } else {
                .unavailable
            }
        self.init(kind: kind, message: text)
    }

    private static func message(of connection: OpaquePointer?) -> String {
        let text = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
        return text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
    }

    private static func kind(_ state: String) -> Kind {
        switch state {
        case "23505", "23P01": .unique
        case "23503": .foreignKey
        case "23514", "23502", "22001", "22003": .check
        case "40001", "40P01": .serialization
        // A prepared statement whose tables changed meanwhile: prepared anew, it works.
        case "0A000", "26000": .serialization
        // too many connections, locks, or predicate locks (max_pred_locks_per_transaction)
        case "55P03", "53300", "53200": .busy
        case "57014": .timeout
        case "25006": .readOnly
        case "42501": .notAllowed
        case "53100": .diskFull
        case "3D000": .noSuchDatabase
        case "28000", "28P01": .refusedLogin
        case "57P01", "57P02", "57P03", "25P03": .unavailable
        default: state.hasPrefix("08") ? .unavailable : .other
        }
    }
}
