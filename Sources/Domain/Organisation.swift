/// A legal body of any kind that takes part in a programme.
public struct Organisation: Equatable, Sendable, Identifiable {
    public enum Kind: String, Codable, CaseIterable, Sendable {
        case company, startup, researchInstitute = "research_institute", university, technopark
        case governmentBody = "government_body", association, investor, incubator
        case zoneAuthority = "zone_authority", press, other
    }

    public let id: Identifier<Organisation>
    public var kind: Kind
    public var name: LocalisedText
    /// ISO 3166-1 alpha-2, upper case; empty where unknown.
    public var country: String
    public var locality: String
    public var address: String
    public var taxCode: String
    public var field: String

    public init(
        id: Identifier<Organisation> = .init(), kind: Kind = .company, name: LocalisedText, country: String = "",
        locality: String = "", address: String = "", taxCode: String = "", field: String = ""
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.country = country
        self.locality = locality
        self.address = address
        self.taxCode = taxCode
        self.field = field
    }
}

/// Somebody who speaks for an organisation.
public struct Person: Equatable, Sendable, Identifiable {
    public let id: Identifier<Person>
    public var organisation: Identifier<Organisation>
    /// The full name in one field, in the order of its own language.
    public var name: String
    /// The post, as its holder writes it.
    public var title: String
    public var email: String
    public var phone: String

    public init(
        id: Identifier<Person> = .init(), organisation: Identifier<Organisation>, name: String, title: String = "",
        email: String = "", phone: String = ""
    ) {
        self.id = id
        self.organisation = organisation
        self.name = name
        self.title = title
        self.email = email
        self.phone = phone
    }
}
