/// A programme of two regions: its partner bodies, its events.
public struct Programme: Equatable, Sendable, Identifiable {
    public let id: Identifier<Programme>
    public var name: LocalisedText
    /// What it is for, in some sentences.
    public var description: LocalisedText?
    /// The country of the body that runs it: `VN`.
    public var hostCountry: String
    /// Themes such as `green`, `digital`, `circular`, `semiconductor`.
    public var themes: [String]
    /// The first and the last day, as dates: `2022-03-01`; the last is not before the first.
    public var startsOn: String?
    public var endsOn: String?
    /// `https://…`; empty where there is none.
    public var website: String
    /// The programme that this one was made from.
    public var copiedFrom: Identifier<Programme>?
    public var version: Int

    public init(
        id: Identifier<Programme> = .init(), name: LocalisedText, description: LocalisedText? = nil,
        hostCountry: String, themes: [String] = [], startsOn: String? = nil, endsOn: String? = nil,
        website: String = "", copiedFrom: Identifier<Programme>? = nil, version: Int = 1
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.hostCountry = hostCountry
        self.themes = themes
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.website = website
        self.copiedFrom = copiedFrom
        self.version = version
    }
}

/// An institution that bears a programme: a department, a technopark, a city. Not a participant of its events.
public struct PartnerBody: Equatable, Sendable, Identifiable {
    /// What it is to the programme, in the order of posters.
    public enum Role: String, Codable, CaseIterable, Sendable {
        /// Bears the responsibility.
        case host
        case coHost = "co_host"
        /// Runs it.
        case implementer
        case partner
        /// Gives money or goods.
        case sponsor
    }

    public let id: Identifier<PartnerBody>
    public var programme: Identifier<Programme>
    public var name: LocalisedText
    public var country: String
    public var role: Role
    /// `https://…`; empty where there is none.
    public var website: String
    /// Its place among those of the same role, from 1: protocol has an order.
    public var position: Int
    public var version: Int

    public init(
        id: Identifier<PartnerBody> = .init(), programme: Identifier<Programme>, name: LocalisedText, country: String,
        role: Role, website: String = "", position: Int = 1, version: Int = 1
    ) {
        self.id = id
        self.programme = programme
        self.name = name
        self.country = country
        self.role = role
        self.website = website
        self.position = position
        self.version = version
    }
}
