public import Domain

/// Where a draft was read.
public struct Source: Equatable, Sendable, Codable, Hashable {
    public var sheet: String
    public var row: Int
    /// 1 for the only or the first of several needs of one answer.
    public var item: Int

    public init(sheet: String, row: Int, item: Int = 1) {
        self.sheet = sheet
        self.row = row
        self.item = item
    }
}

/// What a sheet says of an organisation and of the person who answered for it.
public struct OrganisationDraft: Equatable, Sendable {
    public var source: Source
    /// The number of the answer in the list: STT, 번호.
    public var number = ""
    public var name = ""
    public var nameInEnglish = ""
    public var taxCode = ""
    /// ISO code where the sheet tells, else empty.
    public var country = ""
    public var locality = ""
    public var address = ""
    public var field = ""
    public var contact = ""
    public var contactTitle = ""
    public var phone = ""
    /// Empty where what was written is no address.
    public var email = ""
    public var mode: AttendanceMode?
    public var languages: [Language] = []
    public var sharing: Participation.Sharing = .unknown
    public var sharingText = ""
    public var note = ""

    public init(source: Source) { self.source = source }
}

/// One answer of a survey of needs: a firm and what it looks for.
public struct SurveyAnswer: Equatable, Sendable {
    public var organisation: OrganisationDraft
    public var submittedOn = ""
    public var needs: [NeedDraft] = []

    public init(organisation: OrganisationDraft) { self.organisation = organisation }
}

public struct NeedDraft: Equatable, Sendable {
    public var source: Source
    public var title = ""
    public var description = ""
    public var requirements = ""
    public var cooperation = ""
    public var budget = Amount(original: "", isToBeAgreed: true)
    public var timing = ""

    public init(source: Source) { self.source = source }
}

/// One offering organisation of a catalogue and what it offers.
public struct CatalogueEntry: Equatable, Sendable {
    public var organisation: OrganisationDraft
    public var offers: [OfferDraft] = []

    public init(organisation: OrganisationDraft) { self.organisation = organisation }
}

public struct OfferDraft: Equatable, Sendable {
    public var source: Source
    /// The number of the offer in the list.
    public var number = ""
    public var title = ""
    public var titleInEnglish = ""
    public var description = ""
    public var applications = ""
    public var readiness: Int?
    public var readinessText = ""
    public var rights = ""
    public var cooperation = ""
    public var partnerSought = ""
    public var price = Amount(original: "", isToBeAgreed: true)
    public var note = ""

    public init(source: Source) { self.source = source }
}

public struct ParticipantDraft: Equatable, Sendable {
    public var source: Source
    public var code = ""
    public var role: Participation.Role = .guest
    public var organisation = ""
    public var taxCode = ""
    public var person = ""
    public var personTitle = ""
    public var country = ""
    public var locality = ""
    public var mode: AttendanceMode = .onSite
    public var languages: [Language] = []
    public var availability = Availability.wholeDay
    public var email = ""
    public var phone = ""
    /// Which answer or offer of the lists this is: "STT 5", "KR-01/02".
    public var reference = ""
    public var people = 1
    public var parallel = 1
    public var sharing: Participation.Sharing = .unknown
    public var sharingText = ""

    public init(source: Source) { self.source = source }
}

public struct InterpreterDraft: Equatable, Sendable {
    public var source: Source
    public var code = ""
    public var name = ""
    public var languages: [Language] = []
    public var mode: AttendanceMode = .onSite
    public var specialities = ""
    public var availability = Availability.wholeDay
    public var maximum: Int?
    public var maximumInRow: Int?
    public var phone = ""
    public var fee = Amount(original: "")

    public init(source: Source) { self.source = source }
}

public struct PlaceDraft: Equatable, Sendable {
    public var source: Source
    public var code = ""
    public var name = ""
    public var kind: Place.Kind = .table
    public var capacity: Int?
    public var isHybrid = false
    public var isReserved = false
    public var link = ""
    public var equipment = ""
    public var note = ""

    public init(source: Source) { self.source = source }
}

public struct AgendaDraft: Equatable, Sendable {
    public var source: Source
    public var code = ""
    public var kind: AgendaItem.Kind = .plenary
    public var title = ""
    public var place = ""
    public var audience = ""
    /// `2022-11-25`; empty where the sheet has no date: the event's first day is meant.
    public var date = ""
    public var startsAt: ClockTime
    public var endsAt: ClockTime
    /// The times are in the zone of this offset (`GMT+7` → 420 minutes) or IANA name when the header says so.
    public var zone: String?

    public init(source: Source, startsAt: ClockTime, endsAt: ClockTime) {
        self.source = source
        self.startsAt = startsAt
        self.endsAt = endsAt
    }
}

public struct RequestDraft: Equatable, Sendable {
    public var source: Source
    public var number = ""
    /// Codes (`VN001`) or names, as written.
    public var sender = ""
    public var receiver = ""
    public var rank: Int?
    /// `D003.1`, `3.1`, `TR-VN-2022-0042`, as written.
    public var need = ""
    public var offer = ""
    public var message = ""
    /// `2022-11-08 09:23` in the event's zone; empty where unknown.
    public var sentAt = ""
    public var answer: MeetingRequest.Answer = .pending

    public init(source: Source) { self.source = source }
}
