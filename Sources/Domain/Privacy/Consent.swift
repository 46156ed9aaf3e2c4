public import Foundation

/// What somebody agrees to, each by itself and never ticked beforehand.
public enum ConsentPurpose: String, Codable, CaseIterable, Sendable {
    /// An account, and taking part.
    case registration
    /// A firm's records are shown to those they are matched with.
    case sharing
    /// A firm's records go to the other country.
    case border
    case photos, marketing

    /// Given for an organisation at an event; the others by a person.
    public var isOfFirm: Bool { self == .sharing || self == .border }
}

/// For whom a consent stands.
public enum ConsentSubject: Hashable, Sendable {
    case account(Identifier<Account>)
    case firm(Identifier<Organisation>, at: Identifier<Event>)
}

/// One decision about one purpose. Kept for ever; the latest counts.
public struct Consent: Equatable, Sendable, Identifiable {
    public enum State: String, Codable, CaseIterable, Sendable { case given, refused, withdrawn }

    /// Where the decision was read.
    public enum Source: Equatable, Sendable {
        /// The person or the firm's delegate, in the product.
        case form
        /// A list that was imported, with what its cell says.
        case sheet(file: String, sheet: String, row: Int, value: String)
        /// Staff, for somebody who told them; the note says how.
        case desk(note: String)

        public var kind: String {
            switch self {
            case .form: "form"
            case .sheet: "sheet"
            case .desk: "desk"
            }
        }

        /// Decided in the product: no list overturns it.
        public var isOwnDecision: Bool {
            if case .sheet = self { false } else { true }
        }
    }

    public let id: Identifier<Consent>
    public var subject: ConsentSubject
    public var purpose: ConsentPurpose
    public var state: State
    /// Which version of the notice was read; `nil`: one outside of the product.
    public var notice: Int?
    /// In which it was read.
    public var language: Language?
    public var source: Source
    /// Who entered it; `nil` for a list.
    public var madeBy: Identifier<Account>?
    public var madeAt: Date
    /// What people quote: the year and the running number in it. 0 before it is kept.
    public var year: Int
    public var number: Int

    public init(
        id: Identifier<Consent> = .init(), subject: ConsentSubject, purpose: ConsentPurpose, state: State,
        notice: Int? = nil, language: Language? = nil, source: Source, madeBy: Identifier<Account>? = nil, madeAt: Date,
        year: Int = 0, number: Int = 0
    ) {
        self.id = id
        self.subject = subject
        self.purpose = purpose
        self.state = state
        self.notice = notice
        self.language = language
        self.source = source
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.year = year
        self.number = number
    }

    /// `RC-2022-0007`.
    public var receipt: String {
        "RC-\(year)-" + String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)"
    }
}

/// What a person reads before deciding on a purpose, in one version.
public struct PrivacyNotice: Equatable, Sendable {
    public var purpose: ConsentPurpose
    /// From 1.
    public var version: Int
    /// `nil`: the text that comes with the product.
    public var text: LocalisedText?
    public var validFrom: Date?

    public init(purpose: ConsentPurpose, version: Int = 1, text: LocalisedText? = nil, validFrom: Date? = nil) {
        self.purpose = purpose
        self.version = version
        self.text = text
        self.validFrom = validFrom
    }
}

extension Participation.Sharing {
    /// What a firm's latest decisions on sharing and on the border come to.
    ///
    /// One no is enough. A yes in a list speaks of partners abroad already; in the product the border is a box of its own,
    /// and an empty box is no yes.
    public init(sharing: Consent?, border: Consent?) {
        if [sharing, border].contains(where: { $0.map { $0.state != .given } ?? false }) {
            self = .refused
        } else if let sharing, border != nil || !sharing.source.isOwnDecision {
            self = .agreed
        } else {
            self = .unknown
        }
    }
}
