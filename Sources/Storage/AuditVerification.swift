public import Domain
import SQL
import Secrets

extension AuditLog {
    /// Reads the whole chain in order, some entries at a time, and stops at the first that is not as it was sealed.
    ///
    /// In a read transaction: entries that are sealed meanwhile do not disturb it.
    /// - Parameter known: a number with the hash that somebody wrote down for it earlier. Whoever can write to the
    ///   database and knows how the chain is made could make all of it anew, but not with that hash in it.
    public func verify(known: (number: Int, hash: String)? = nil) throws -> AuditVerification {
        let unsealed = try store.sql.first("SELECT COUNT(*) AS n FROM audit WHERE number IS NULL")?.int("n") ?? 0
        var (number, hash) = (0, "")
        func result(_ finding: AuditVerification.Finding?) -> AuditVerification {
            AuditVerification(entries: number, unsealed: unsealed, head: hash, finding: finding)
        }
        while true {
            let rows = try store.sql.run(
                "SELECT * FROM audit WHERE number > \(number) ORDER BY number LIMIT \(Self.rowsAtATime)")
            for row in rows {
                if let finding = try finding(in: row, number: number + 1, previous: hash) { return result(finding) }
                hash = try row.string("hash")
                number += 1
                if let known, known.number == number, known.hash != hash { return result(.changed(number)) }
            }
            if rows.count < Self.rowsAtATime { break }
        }
        let end = try head()
        // Cut off at the end; or written at the end around the sealing.
        if end.number > number { return result(.missing(number + 1)) }
        if end.number < number { return result(.inserted(end.number + 1)) }
        if end.hash != hash { return result(.changed(number)) }
        if let known, known.number > number { return result(.missing(number + 1)) }
        return result(nil)
    }

    private static let rowsAtATime = 500

    /// - Parameter number: the one that must be next.
    private func finding(
        in row: SQLRow, number: Int, previous: String
    ) throws -> AuditVerification.Finding? {
        let (own, kept) = (try row.int("number"), try row.string("hash"))
        guard own == number else { return .missing(number) }
        let before = try row.string("previous")
        if try row.link(number: number, previous: before) != kept {
            // An entry whose hash fits another number was moved: up by one put in before it, down by one taken out.
            if try row.link(number: number - 1, previous: before) == kept { return .inserted(number - 1) }
            if try row.link(number: number + 1, previous: before) == kept { return .missing(number) }
            return .changed(number)
        }
        return before == previous ? nil : .unlinked(number)
    }
}
