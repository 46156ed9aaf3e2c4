/// What a person is in a programme.
public enum Role: String, Codable, CaseIterable, Sendable {
    case owner, organiser
    /// Of the other country: sees and edits its own side's firms, shares the event.
    case partnerOrganiser = "partner_organiser"
    case reviewer
    case frontDesk = "front_desk"
    case interpreter
    /// Acts for an organisation.
    case delegate
    case leader

    /// What this role may do, wherever its scope reaches.
    public var permissions: Set<Permission> {
        switch self {
        case .owner: Set(Permission.allCases)
        case .organiser: Set(Permission.allCases).subtracting([.startProgrammes, .administer])
        case .partnerOrganiser:
            [
                .seeEvent, .seeProfiles, .seeSchedule, .seeFigures, .judge, .editProfiles, .importLists, .invite,
                .takeFiles,
            ]
        case .reviewer: [.seeEvent, .seeProfiles, .seeSchedule, .seeFigures, .judge, .teach]
        case .frontDesk: [.seeEvent, .seeSchedule]
        case .interpreter: [.seeEvent, .seeOwnMeetings]
        case .delegate: [.seeEvent, .seeProfiles, .judge, .editProfiles]
        case .leader: [.seeEvent, .seeProfiles, .seeSchedule, .seeFigures]
        }
    }

    /// Roles that somebody with this one may give and take.
    public var grantable: Set<Role> {
        switch self {
        case .owner: Set(Role.allCases)
        case .organiser: Set(Role.allCases).subtracting([.owner])
        case .partnerOrganiser: [.partnerOrganiser, .delegate, .interpreter, .leader]
        default: []
        }
    }
}

/// One thing that a page or a form lets people do. Each route names the one that it needs.
public enum Permission: String, CaseIterable, Sendable {
    /// The event's own page and programme.
    case seeEvent
    /// Needs, offers and organisations within one's scope.
    case seeProfiles
    /// The plan of everybody's meetings, and anybody's agenda.
    case seeSchedule
    /// The meetings that one interprets oneself.
    case seeOwnMeetings
    case seeFigures
    /// Lists, workbench and the state of the work.
    case seeWork
    /// Confirm or reject suggestions.
    case judge
    /// Change records of firms within one's scope.
    case editProfiles
    /// Send lists of the own side; the hosts those of both, and what belongs to the day itself.
    case importLists
    /// Match, schedule, publish.
    case schedule
    /// Take lists with many firms' data away as files.
    case takeFiles
    /// The concepts of the thesaurus.
    case teach
    /// Invite people and give roles.
    case invite
    /// Mail on its way out.
    case seeOutbox
    case seeAudit
    /// Change the programme and its partner bodies.
    case configure
    /// Make a programme, and copy this one.
    case startProgrammes
    /// Settings of the whole installation: owners alone.
    case administer
}

/// A role that a person has in a programme.
public struct Grant: Equatable, Sendable, Identifiable {
    public let id: Identifier<Grant>
    public var account: Identifier<Account>
    public var programme: Identifier<Programme>
    public var role: Role
    /// The side that an organiser looks after: `VN`, `KR`; empty for roles of no side.
    public var country: String
    /// For whom a delegate acts.
    public var organisation: Identifier<Organisation>?
    /// Which record of the lists of interpreters is this person.
    public var interpreter: Identifier<Interpreter>?

    public init(
        id: Identifier<Grant> = .init(), account: Identifier<Account>, programme: Identifier<Programme>, role: Role,
        country: String = "", organisation: Identifier<Organisation>? = nil,
        interpreter: Identifier<Interpreter>? = nil
    ) {
        self.id = id
        self.account = account
        self.programme = programme
        self.role = role
        self.country = country
        self.organisation = organisation
        self.interpreter = interpreter
    }
}
