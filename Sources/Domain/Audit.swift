public import Foundation

/// One thing that was done: who, when, what, to what. Never the text of what was written, and no personal contacts: ids,
/// codes, counts and names of files only, for an entry outlives what it speaks of.
public struct AuditEntry: Sendable, Equatable, Identifiable {
    /// Its place in the chain, given once and never changed (`HashChain`).
    public struct Seal: Sendable, Equatable {
        /// From 1, without gaps.
        public var number: Int
        /// The hash of the entry before; empty for the first.
        public var previous: String
        /// Over the entry, its number, and the hash before it.
        public var hash: String

        public init(number: Int, previous: String, hash: String) {
            self.number = number
            self.previous = previous
            self.hash = hash
        }
    }

    public let id: Identifier<AuditEntry>
    public var at: Date
    public var actor: Actor
    /// The network address that it came from; empty for the command line and the program itself.
    public var client: String
    /// What was done: the name of the use case, such as `publishPlan`.
    public var verb: String
    /// The event that it was done to, which may be gone by now.
    public var event: Identifier<Event>?
    /// What it was done to, by its id, code or file name.
    public var subject: String
    public var details: [String: String]
    /// `nil` for the moment between the change and its sealing.
    public var seal: Seal?

    public init(
        id: Identifier<AuditEntry> = Identifier(), at: Date, actor: Actor, client: String = "", verb: String,
        event: Identifier<Event>? = nil, subject: String = "", details: [String: String] = [:], seal: Seal? = nil
    ) {
        self.id = id
        self.at = at
        self.actor = actor
        self.client = client
        self.verb = verb
        self.event = event
        self.subject = subject
        self.details = details
        self.seal = seal
    }
}

/// What a list of entries is narrowed to; empty and `nil` narrow nothing.
public struct AuditQuery: Sendable, Equatable {
    public var kind: Actor.Kind?
    /// Part of the actor's name, whatever its case and marks.
    public var actor = ""
    public var verb = ""
    public var event: Identifier<Event>?
    /// Part of the subject, as it is written.
    public var subject = ""
    public var from: Date?
    /// Not included.
    public var until: Date?
    /// Only what is older than this entry: where the page before ended.
    public var before: Identifier<AuditEntry>?

    public init() {}
}

/// What reading the whole chain found.
public struct AuditVerification: Sendable, Equatable {
    /// The first entry that is not as it was sealed. Where one is, what stands after it proves nothing.
    public enum Finding: Sendable, Equatable {
        /// What it says was changed.
        case changed(Int)
        /// It was taken out.
        case missing(Int)
        /// It was put in afterwards.
        case inserted(Int)
        /// It is whole in itself, but does not follow the one before: one of the two was put in another's place.
        case unlinked(Int)

        public var number: Int {
            switch self {
            case .changed(let number), .missing(let number), .inserted(let number), .unlinked(let number): number
            }
        }
    }

    /// How many entries were read and are as they were sealed.
    public var entries: Int
    /// Entries without a seal yet.
    public var unsealed: Int
    /// The hash of the last of them: whoever has it written down elsewhere can prove later that nothing before it was
    /// changed. Empty where there is none.
    public var head: String
    public var finding: Finding?

    public init(entries: Int, unsealed: Int, head: String, finding: Finding?) {
        self.entries = entries
        self.unsealed = unsealed
        self.head = head
        self.finding = finding
    }
}
