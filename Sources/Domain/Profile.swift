/// A technology that an organisation looks for (a technology request, TR).
public struct Need: Equatable, Sendable, Identifiable {
    public let id: Identifier<Need>
    /// The number shown to people: TR-VN-2022-0042.
    public var code: String
    public var organisation: Identifier<Organisation>
    public var title: LocalisedText
    /// The problem to be solved.
    public var description: LocalisedText
    public var requirements: LocalisedText
    public var field: String
    /// Cooperation sought, as written.
    public var cooperation: String
    public var budget: Amount
    public var timing: String
    /// When the firm sent its answer, as a date `2022-10-15`; empty where unknown.
    public var submittedOn: String
    /// The firm's own number in its list: `3.1` is item 1 of answer 3.
    public var reference: String

    public init(
        id: Identifier<Need> = .init(), code: String, organisation: Identifier<Organisation>, title: LocalisedText,
        description: LocalisedText, requirements: LocalisedText, field: String = "", cooperation: String = "",
        budget: Amount, timing: String = "", submittedOn: String = "", reference: String = ""
    ) {
        self.id = id
        self.code = code
        self.organisation = organisation
        self.title = title
        self.description = description
        self.requirements = requirements
        self.field = field
        self.cooperation = cooperation
        self.budget = budget
        self.timing = timing
        self.submittedOn = submittedOn
        self.reference = reference
    }
}

/// A further answer of a firm about a need that it had stated before: proposed as a repeat, kept with all it adds, until
/// a person confirms it or makes it a need of its own.
public struct NeedRepeat: Equatable, Sendable, Identifiable {
    public enum State: String, Codable, CaseIterable, Sendable { case proposed, confirmed, separated }

    public let id: Identifier<NeedRepeat>
    public var need: Identifier<Need>
    /// The number of the repeated answer: `21.1`.
    public var reference: String
    public var title: String
    public var description: String
    public var requirements: String
    public var cooperation: String
    public var budget: Amount
    public var timing: String
    public var submittedOn: String
    public var state: State

    public init(
        id: Identifier<NeedRepeat> = .init(), need: Identifier<Need>, reference: String, title: String,
        description: String, requirements: String, cooperation: String, budget: Amount, timing: String,
        submittedOn: String, state: State = .proposed
    ) {
        self.id = id
        self.need = need
        self.reference = reference
        self.title = title
        self.description = description
        self.requirements = requirements
        self.cooperation = cooperation
        self.budget = budget
        self.timing = timing
        self.submittedOn = submittedOn
        self.state = state
    }
}

/// A technology that an organisation offers (a technology offer, TO).
public struct Offer: Equatable, Sendable, Identifiable {
    public let id: Identifier<Offer>
    /// The number shown to people: TO-KR-2022-0017.
    public var code: String
    public var organisation: Identifier<Organisation>
    public var title: LocalisedText
    public var description: LocalisedText
    /// Fields of application, as written.
    public var applications: LocalisedText
    /// Technology readiness level, 1 to 9.
    public var readiness: Int?
    public var readinessText: String
    /// Patents and certificates, as written.
    public var rights: String
    public var cooperation: String
    public var partnerSought: String
    public var price: Amount
    public var note: String
    public var reference: String

    public init(
        id: Identifier<Offer> = .init(), code: String, organisation: Identifier<Organisation>, title: LocalisedText,
        description: LocalisedText, applications: LocalisedText, readiness: Int? = nil, readinessText: String = "",
        rights: String = "", cooperation: String = "", partnerSought: String = "", price: Amount, note: String = "",
        reference: String = ""
    ) {
        self.id = id
        self.code = code
        self.organisation = organisation
        self.title = title
        self.description = description
        self.applications = applications
        self.readiness = readiness
        self.readinessText = readinessText
        self.rights = rights
        self.cooperation = cooperation
        self.partnerSought = partnerSought
        self.price = price
        self.note = note
        self.reference = reference
    }
}
