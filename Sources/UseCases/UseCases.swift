public import Domain
public import Foundation
public import Matching
public import Secrets
public import SQL
public import Storage

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
    let keptSettings = KeptSettings()
    /// Who acts, as the audit log has it.
    public private(set) var actor: Actor = .system
    /// The network address that they act from; empty where there is none.
    public private(set) var client = ""

    public init(
        database: any SQLDatabase, now: @escaping @Sendable () -> Date, embedder: (any TextEmbedder)? = nil,
        embeddingService: (any EmbedderSource)? = nil
    ) {
        self.database = database
        self.now = now
        self.embedder = embedder
        self.embeddingService = embeddingService
    }

    /// Whose firms' records are read.
    public private(set) var scope: Scope = .everything
    /// Whose firms' records are changed in forms.
    public private(set) var edits: Scope = .everything
    /// Whose lists are imported.
    public private(set) var imports: Scope = .everything
    /// The form from which the change comes; it counts once.
    public private(set) var submission: Submission?
    /// The address under which a draft of the form is kept: done with once the change is made.
    public private(set) var draftedForm: String?

    /// The same installation as somebody sees it who may not see all.
    /// - Parameters:
    ///   - edits: whose records they may change; `nil`: all that they see.
    ///   - imports: whose lists they may import; `nil`: of those whose records they may change.
    public func seeing(_ scope: Scope, editing edits: Scope? = nil, importing imports: Scope? = nil) -> UseCases {
        var copy = self
        copy.scope = scope
        copy.edits = edits ?? scope
        copy.imports = imports ?? copy.edits
        return copy
    }

    /// The same installation for a form that was sent: changes are made once, whoever sends it again.
    /// - Parameter draft: the address under which the form's draft is kept.
    public func handling(_ submission: Submission?, draft: String? = nil) -> UseCases {
        var copy = self
        copy.submission = submission
        copy.draftedForm = draft
        return copy
    }

    /// The same installation, for somebody.
    public func acting(as actor: Actor, from client: String = "") -> UseCases {
        var copy = self
        copy.actor = actor
        copy.client = client
        return copy
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
        let (now, scope) = (now(), scope)
        return try await database.read { try body(Store($0, now: now, scope: scope)) }
    }

    /// One change, with its entry in the audit log in the same transaction.
    /// - Parameters:
    ///   - verb: what was done; the name of the use case up to its parenthesis.
    ///   - subject: what it was done to, by id, code or file name.
    ///   - details: what more is known before; never personal contacts, never texts that were written.
    ///   - telling: what is known afterwards.
    func write<T: Sendable>(
        _ verb: String = #function, about subject: String = "", in event: Identifier<Event>? = nil,
        details: [String: String] = [:], telling: @escaping @Sendable (T) -> [String: String] = { _ in [:] },
        _ body: @escaping @Sendable (Store) throws -> T
    ) async throws -> T {
        let (now, scope) = (now(), scope)
        return try await database.write { transaction in
            let store = Store(transaction, now: now, scope: scope)
            try claimForm(store)
            let result = try body(store)
            let all = details.merging(telling(result)) { _, told in told }
            try store.audit.append(entry(verb, about: subject, in: event, details: all, at: now))
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
    /// A link or code that was used, has expired, or never was.
    case signInRefused
    /// Too many tries; how many seconds to wait.
    case tooManyTries(Int)
    case emailUnreadable(String)
    /// The address has an account already.
    case emailTaken(String)
    case accountUnknown(String)
    /// A delegate without a firm, or a partner organiser without a side.
    case roleIncomplete
    case lastOwner
    case roleNotAllowed
    case invitationUnusable
    /// The same form was sent before, and did its work then.
    case alreadySubmitted
    case draftTooLarge
    /// The record may be seen, but only its own side changes it.
    case otherSide
    /// A list that the hosts alone import: rooms, interpreters, the programme, requests.
    case listOfHosts
    case passwordUnusable(PasswordError)
}
