public import Foundation

// What lists and profiles show of a record beside others: a few columns, not the whole.

/// Who stands behind a need, an offer or a request.
public struct OrganisationLabel: Equatable, Sendable {
    public var id: Identifier<Organisation>
    public var name: LocalisedText
    public var country: String
    public var locality: String
    /// Under which code and how it takes part in the event's meetings; empty and `nil` where it does not.
    public var code: String
    public var mode: AttendanceMode?

    public init(
        id: Identifier<Organisation>, name: LocalisedText, country: String = "", locality: String = "",
        code: String = "", mode: AttendanceMode? = nil
    ) {
        self.id = id
        self.name = name
        self.country = country
        self.locality = locality
        self.code = code
        self.mode = mode
    }
}

/// A need or an offer by its number and title.
public struct ProfileLabel: Equatable, Sendable {
    public var code: String
    public var title: LocalisedText

    public init(code: String, title: LocalisedText) {
        self.code = code
        self.title = title
    }
}

/// The best of the suggestions for a need or an offer.
public struct BestMatch: Equatable, Sendable {
    public var confidence: Match.Confidence
    /// The other bank.
    public var other: ProfileLabel

    public init(confidence: Match.Confidence, other: ProfileLabel) {
        self.confidence = confidence
        self.other = other
    }
}

/// A need in a list.
public struct NeedSummary: Equatable, Sendable {
    public var label: ProfileLabel
    public var organisation: OrganisationLabel
    public var field: String
    public var budget: Amount
    public var best: BestMatch?
    /// The firm refused to share its data: nothing is suggested.
    public var isWithheld: Bool

    public init(
        label: ProfileLabel, organisation: OrganisationLabel, field: String, budget: Amount, best: BestMatch?,
        isWithheld: Bool
    ) {
        self.label = label
        self.organisation = organisation
        self.field = field
        self.budget = budget
        self.best = best
        self.isWithheld = isWithheld
    }
}

/// An offer in a list.
public struct OfferSummary: Equatable, Sendable {
    public var label: ProfileLabel
    public var organisation: OrganisationLabel
    public var readiness: Int?
    public var price: Amount
    public var best: BestMatch?
    public var isWithheld: Bool

    public init(
        label: ProfileLabel, organisation: OrganisationLabel, readiness: Int?, price: Amount, best: BestMatch?,
        isWithheld: Bool
    ) {
        self.label = label
        self.organisation = organisation
        self.readiness = readiness
        self.price = price
        self.best = best
        self.isWithheld = isWithheld
    }
}

/// An organisation in a list, with how it takes part and how much it brings.
public struct OrganisationSummary: Equatable, Sendable {
    public var label: OrganisationLabel
    public var kind: Organisation.Kind
    /// Its participations of the event, the one that meets first.
    public var participations: [Participation]
    public var needs: Int
    public var offers: Int

    public init(
        label: OrganisationLabel, kind: Organisation.Kind, participations: [Participation], needs: Int, offers: Int
    ) {
        self.label = label
        self.kind = kind
        self.participations = participations
        self.needs = needs
        self.offers = offers
    }

    public var isWithheld: Bool { participations.contains { $0.sharing == .refused } }
}

/// A suggestion seen from one bank: what stands on the other.
public struct Suggested<Profile: Equatable & Sendable>: Equatable, Sendable {
    public var match: Match
    public var profile: Profile
    public var organisation: OrganisationLabel

    public init(match: Match, profile: Profile, organisation: OrganisationLabel) {
        self.match = match
        self.profile = profile
        self.organisation = organisation
    }
}

/// A wish to meet, with both sides and what it is about.
public struct RequestSummary: Equatable, Sendable {
    public var request: MeetingRequest
    public var sender: OrganisationLabel
    public var receiver: OrganisationLabel
    public var need: ProfileLabel?
    public var offer: ProfileLabel?

    public init(
        request: MeetingRequest, sender: OrganisationLabel, receiver: OrganisationLabel, need: ProfileLabel?,
        offer: ProfileLabel?
    ) {
        self.request = request
        self.sender = sender
        self.receiver = receiver
        self.need = need
        self.offer = offer
    }
}

/// A meeting as the current plan has it: the draft, or what is published.
public struct MeetingSummary: Equatable, Sendable {
    public var code: String
    public var plan: Plan.State
    public var startsAt: Date
    public var endsAt: Date
    public var first: OrganisationLabel
    public var second: OrganisationLabel
    /// The place's code and, where it differs, its name.
    public var place: String
    public var placeKind: Place.Kind
    public var interpreter: String?
    public var link: String
    public var isProvisional: Bool

    public init(
        code: String, plan: Plan.State, startsAt: Date, endsAt: Date, first: OrganisationLabel,
        second: OrganisationLabel, place: String, placeKind: Place.Kind, interpreter: String?, link: String,
        isProvisional: Bool
    ) {
        self.code = code
        self.plan = plan
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.first = first
        self.second = second
        self.place = place
        self.placeKind = placeKind
        self.interpreter = interpreter
        self.link = link
        self.isProvisional = isProvisional
    }
}

/// Two records that may be of one organisation: a question that nobody has answered yet.
public struct OpenLookalike: Equatable, Sendable {
    public var other: OrganisationLabel
    /// One is a branch of the other; otherwise they only look alike.
    public var isBranch: Bool
    /// The other one is what this may be a branch of.
    public var otherIsMain: Bool

    public init(other: OrganisationLabel, isBranch: Bool, otherIsMain: Bool) {
        self.other = other
        self.isBranch = isBranch
        self.otherIsMain = otherIsMain
    }
}

/// Which row of which file a record was read from.
public struct RowSource: Equatable, Sendable {
    public var file: String
    public var sheet: String
    public var row: Int

    public init(file: String, sheet: String, row: Int) {
        self.file = file
        self.sheet = sheet
        self.row = row
    }
}
