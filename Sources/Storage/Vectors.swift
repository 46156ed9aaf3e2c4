import Crypto
public import Domain
import Foundation
import SQL

extension Store {
    public var vectors: Vectors { Vectors(store: self) }
    public var verdicts: Verdicts { Verdicts(store: self) }
}

/// What a model made of a need's or an offer's texts.
public struct StoredVector: Sendable, Equatable {
    /// Id of the need or offer.
    public var record: String
    /// Of the texts that the vector was made of: another one means that it must be made anew.
    public var digest: String
    public var numbers: [Float]

    public init(record: String, digest: String, numbers: [Float]) {
        self.record = record
        self.digest = digest
        self.numbers = numbers
    }

    /// The digest of texts in their order.
    public static func digest(of texts: [String]) -> String {
        SHA256.hash(data: Data(texts.joined(separator: "\u{1F}").utf8)).prefix(16)
            .map { String(format: "%02x", $0) }.joined()
    }
}

/// Vectors of meaning, kept with the provider and model that made them, so that a restart embeds nothing again.
public struct Vectors {
    let store: Store

    public func of(_ event: Identifier<Event>, model: String) throws -> [StoredVector] {
        try store.sql.all(
            "SELECT record, digest, numbers FROM vectors WHERE event = \(event) AND model = \(model)"
        ) { row in
            guard case .blob(let bytes) = try row.value("numbers") else {
                throw SQLError(kind: .decoding, message: "column numbers holds no bytes")
            }
            return StoredVector(
                record: try row.string("record"), digest: try row.string("digest"), numbers: floats(bytes))
        }
    }

    /// The needs and offers of an event that have a vector, by whichever model.
    public func records(of event: Identifier<Event>) throws -> Set<String> {
        Set(try store.sql.all("SELECT DISTINCT record FROM vectors WHERE event = \(event)") { try $0.string("record") })
    }

    public func save(_ vectors: [StoredVector], of event: Identifier<Event>, model: String) throws {
        for vector in vectors {
            try store.sql.run(
                """
                INSERT INTO vectors (record, model, event, dimension, digest, numbers, made_at)
                VALUES (\(vector.record), \(model), \(event), \(vector.numbers.count), \(vector.digest),
                    \(SQLValue.blob(bytes(vector.numbers))), \(store.now))
                ON CONFLICT (record, model) DO UPDATE SET event = excluded.event, dimension = excluded.dimension,
                    digest = excluded.digest, numbers = excluded.numbers, made_at = excluded.made_at
                """)
        }
    }

    /// Forgets what was made of these needs and offers, by whichever model.
    public func remove(_ records: [String]) throws {
        for record in records { try store.sql.run("DELETE FROM vectors WHERE record = \(record)") }
    }

    /// Little-endian, four bytes a number.
    private func bytes(_ numbers: [Float]) -> [UInt8] {
        numbers.flatMap { number in withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) } }
    }

    private func floats(_ bytes: [UInt8]) -> [Float] {
        stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { start in
            let bits = (0..<4).reduce(0 as UInt32) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
            return Float(bitPattern: bits)
        }
    }
}

/// What people said of suggested pairs.
public struct Verdicts {
    let store: Store

    public func of(_ event: Identifier<Event>) throws -> [MatchVerdict] {
        try store.sql.all(
            """
            SELECT verdicts.* FROM verdicts JOIN needs ON needs.id = verdicts.need WHERE needs.event = \(event)
            ORDER BY verdicts.made_at, verdicts.need, verdicts.offer
            """
        ) { row in
            MatchVerdict(
                need: try row.id("need"), offer: try row.id("offer"),
                rejection: try row.optionalString("rejection").flatMap(MatchVerdict.Rejection.init(rawValue:)),
                madeAt: try row.date("made_at"))
        }
    }

    /// The last word on a pair counts.
    public func save(_ verdict: MatchVerdict) throws {
        try store.matching.markDue(of: verdict.need)
        try store.sql.run(
            """
            INSERT INTO verdicts (need, offer, rejection, made_at)
            VALUES (\(verdict.need), \(verdict.offer), \(verdict.rejection?.rawValue), \(verdict.madeAt))
            ON CONFLICT (need, offer) DO UPDATE SET rejection = excluded.rejection, made_at = excluded.made_at
            """)
    }

    /// Takes a verdict back.
    public func remove(need: Identifier<Need>, offer: Identifier<Offer>) throws {
        try store.matching.markDue(of: need)
        try store.sql.run("DELETE FROM verdicts WHERE need = \(need) AND offer = \(offer)")
    }
}
