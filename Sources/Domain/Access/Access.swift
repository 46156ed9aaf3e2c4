/// Which firms' records somebody may see.
public enum Scope: Hashable, Sendable {
    case everything
    /// All firms of one country, and of the others those that agreed to be shown across the border.
    case side(String)
    /// These firms alone: a delegate's.
    case firms([Identifier<Organisation>])
    case nothing

    /// Whether a firm lies in it by what it is itself, whatever it agreed to.
    public func holds(_ firm: Identifier<Organisation>, of country: String) -> Bool {
        switch self {
        case .everything: true
        case .side(let own): country == own
        case .firms(let own): own.contains(firm)
        case .nothing: false
        }
    }
}

/// What a person may do in one programme: the sum of the roles there.
public struct Access: Equatable, Sendable {
    public var permissions: Set<Permission>
    public var scope: Scope
    /// Whose firms' records this person may change: an organiser's own side, a delegate's firms.
    public var edits: Scope
    /// Whose lists this person may import: the hosts both sides', a partner organiser the own side's.
    public var imports: Scope
    public var roles: Set<Role>
    public var interpreters: [Identifier<Interpreter>]

    public init(_ grants: [Grant]) {
        roles = Set(grants.map(\.role))
        permissions = grants.reduce(into: []) { $0.formUnion($1.role.permissions) }
        interpreters = grants.compactMap(\.interpreter)
        let seesAll = grants.contains {
            switch $0.role {
            case .owner, .organiser, .reviewer, .frontDesk: true
            // Whom a partner organiser invited leads that side, and sees no more than who invited.
            case .leader: $0.country.isEmpty
            case .partnerOrganiser, .interpreter, .delegate: false
            }
        }
        let sides = grants.filter { $0.role == .partnerOrganiser }.map(\.country)
        let firms = grants.compactMap { $0.role == .delegate ? $0.organisation : nil }
        if seesAll {
            scope = .everything
        } else if let side = sides.first ?? grants.first(where: { $0.role == .leader })?.country {
            scope = .side(side)
        } else {
            scope = firms.isEmpty ? .nothing : .firms(firms.sorted())
        }
        let looksAfter = grants.filter { [.owner, .organiser, .partnerOrganiser].contains($0.role) }.map(\.country)
        if looksAfter.contains("") {
            edits = .everything
        } else if let side = looksAfter.first {
            edits = .side(side)
        } else {
            edits = firms.isEmpty ? .nothing : .firms(firms.sorted())
        }
        if !roles.isDisjoint(with: [.owner, .organiser]) {
            imports = .everything
        } else {
            imports = sides.first.map { .side($0) } ?? .nothing
        }
    }

    public func may(_ permission: Permission) -> Bool { permissions.contains(permission) }

    /// Nobody in particular: sees nothing.
    public static let none = Access([])
    /// For the command line, whose rights are those of the files.
    public static var full: Access {
        Access([Grant(account: .init(), programme: .init(), role: .owner)])
    }
}

/// Who asks: a signed-in person with all roles, or a visitor.
public struct Viewer: Sendable, Equatable {
    public var account: Account?
    public var grants: [Grant]
    /// Of the session by which the person is known.
    public var session: String?
    /// Signs the tokens of this session's forms.
    public var formSecret: String
    /// The names of the programmes in which this person has a role.
    public var programmes: [Identifier<Programme>: LocalisedText]

    public init(
        account: Account? = nil, grants: [Grant] = [], session: String? = nil, formSecret: String = "",
        programmes: [Identifier<Programme>: LocalisedText] = [:]
    ) {
        self.account = account
        self.grants = grants
        self.programmes = programmes
        self.session = session
        self.formSecret = formSecret
    }

    public func access(to programme: Identifier<Programme>) -> Access {
        Access(grants.filter { $0.programme == programme })
    }

    /// May do this in at least one programme.
    public func may(_ permission: Permission) -> Bool {
        grants.contains { $0.role.permissions.contains(permission) }
    }
}
