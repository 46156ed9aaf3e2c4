import Domain
public import Foundation
public import Matching
public import SQL
import Storage

/// What people do with the product: one file per verb, one transaction each.
public struct UseCases: Sendable {
    public let database: any SQLDatabase
    /// The one clock of the installation; nothing else asks the system for the time.
    public let now: @Sendable () -> Date
    /// Turns texts into vectors of meaning; `nil`: matching does with words and concepts.
    public let embedder: (any TextEmbedder)?
    /// A server that does so instead; while it is away, `embedder` counts.
    public let embeddingService: (any EmbedderSource)?
    let keptThesaurus = KeptThesaurus()
    let kept = KeptMatching()

    public init(
        database: any SQLDatabase, now: @escaping @Sendable () -> Date, embedder: (any TextEmbedder)? = nil,
        embeddingService: (any EmbedderSource)? = nil
    ) {
        self.database = database
        self.now = now
        self.embedder = embedder
        self.embeddingService = embeddingService
    }

    /// Opens the installation: brings the schema up to date.
    public func prepare() async throws {
        try await migrate(database, now: now())
    }

    /// Rises with every write of the installation, from whichever process.
    public func revision() async throws -> Int {
        try await read { try $0.revision() }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Store) throws -> T) async throws -> T {
        let now = now()
        return try await database.read { try body(Store($0, now: now)) }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Store) throws -> T) async throws -> T {
        let now = now()
        return try await database.write { transaction in
            let store = Store(transaction, now: now)
            let result = try body(store)
            try store.raiseRevision()
            return result
        }
    }
}

/// What a person asked for and cannot have yet, each with something to do about it
/// (catalogue keys `error.<case>`).
public enum UseCaseError: Error, Equatable, Sendable {
    case noEvent
    case eventUnknown(String)
    case severalEvents([String])
    case dateUnreadable(String)
    case zoneUnknown(String)
    case slotLengthOutOfRange(Int)
    case nameMissing
    case noSlots
    case noPlaces
    case noRequests
    case noNeeds
    case noOffers
    case noPlan
    /// While a plan was computed from what is published, something else was published.
    case planOverran
    case nothingToPublish
    case planViolated(count: Int)
    case organisationUnknown(String)
    case instanceContradiction(String)
    /// No record of that id or code in this event.
    case notFound
}
