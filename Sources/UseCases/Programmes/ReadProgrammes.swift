public import Domain
import Storage

/// A programme as a list shows it to somebody.
public struct ProgrammeSummary: Sendable {
    public var programme: Programme
    /// The reader's own roles there.
    public var roles: [Role]
    /// By date.
    public var events: [Event]
}

/// A programme with all that its page shows.
public struct ProgrammeDetail: Sendable {
    public var programme: Programme
    /// The programme that it was copied from, where the reader has a role there too.
    public var source: Programme?
    /// By role as on posters, then in the order of protocol.
    public var bodies: [PartnerBody]
    /// By date.
    public var events: [Event]
    /// How many people have each role; roles that nobody has are left out.
    public var people: [(role: Role, count: Int)]
    public var notices: [PrivacyNotice]
}

/// Which programme a command speaks of, each with something to do about it.
public enum ProgrammeRefusal: Error, Equatable, Sendable {
    /// There are several, and none was named: each with its id and name.
    case several([String])
    case unknown(String)
}

extension UseCases {
    /// The programmes in which somebody has a role, the latest first.
    public func programmes(of viewer: Viewer) async throws -> [ProgrammeSummary] {
        guard let account = viewer.account?.id else { return [] }
        return try await read { store in
            let events = Dictionary(grouping: try store.events.all(), by: \.programme)
            return try store.programmes.of(account).map { programme in
                let roles = Set(viewer.grants.filter { $0.programme == programme.id }.map(\.role))
                return ProgrammeSummary(
                    programme: programme, roles: Role.allCases.filter(roles.contains),
                    events: (events[programme.id] ?? []).sorted { $0.date < $1.date })
            }
        }
    }

    /// - Throws: `UseCaseError.notFound`, also where the reader has no role.
    public func programme(_ id: Identifier<Programme>, for viewer: Viewer) async throws -> ProgrammeDetail {
        let known = Set(viewer.grants.map(\.programme))
        guard known.contains(id) else { throw UseCaseError.notFound }
        return try await read { store in
            let facts = try ProgrammeFacts(id, store)
            let source = facts.programme.copiedFrom.flatMap { known.contains($0) ? $0 : nil }
            let people = Dictionary(grouping: facts.grants, by: \.role).mapValues { Set($0.map(\.account)).count }
            return ProgrammeDetail(
                programme: facts.programme, source: try source.flatMap { try store.programmes.find($0) },
                bodies: facts.bodies, events: facts.events,
                people: Role.allCases.compactMap { role in people[role].map { (role, $0) } },
                notices: try store.currentNotices())
        }
    }

    /// A programme for its form.
    /// - Throws: `UseCaseError.notFound`.
    public func programme(_ id: Identifier<Programme>) async throws -> Programme {
        guard let found = try await read({ try $0.programmes.find(id) }) else { throw UseCaseError.notFound }
        return found
    }

    /// - Throws: `UseCaseError.notFound`.
    public func partnerBody(
        _ id: Identifier<PartnerBody>, of programme: Identifier<Programme>
    ) async throws -> PartnerBody {
        guard let found = try await read({ try $0.partnerBodies.find(id, of: programme) }) else {
            throw UseCaseError.notFound
        }
        return found
    }

    /// What a programme can be about: first what most are about, then all themes of the thesaurus.
    public func programmeThemes() async throws -> [String] {
        let first = ["green", "digital", "circular", "semiconductor"]
        return first + (try await conceptThemes()).filter { !first.contains($0) }
    }

    /// The programme that a command speaks of: the one named by id, or the only one.
    /// - Throws: `ProgrammeRefusal`, `UseCaseError.notFound` where there is none yet.
    public func programme(_ wanted: String?) async throws -> Programme {
        let all = try await programmes()
        if let wanted {
            guard let found = all.first(where: { $0.id.text == wanted.uppercased() }) else {
                throw ProgrammeRefusal.unknown(wanted)
            }
            return found
        }
        guard let found = all.first else { throw UseCaseError.notFound }
        guard all.count == 1 else { throw ProgrammeRefusal(all) }
        return found
    }
}

extension ProgrammeRefusal {
    /// - Parameter programmes: those that could be meant.
    init(_ programmes: [Programme]) { self = .several(programmes.map { "\($0.id) \($0.name.text)" }) }
}

/// A programme with the records that belong to it alone.
struct ProgrammeFacts {
    var programme: Programme
    /// By role as on posters, then in the order of protocol.
    var bodies: [PartnerBody]
    var grants: [Grant]
    /// By date.
    var events: [Event]

    /// - Throws: `UseCaseError.notFound`.
    init(_ id: Identifier<Programme>, _ store: Store) throws {
        guard let programme = try store.programmes.find(id) else { throw UseCaseError.notFound }
        self.programme = programme
        let bodies = try store.partnerBodies.of(id)
        self.bodies = PartnerBody.Role.allCases.flatMap { role in bodies.filter { $0.role == role } }
        grants = try store.grants.of(id).filter { !$0.account.isDisabled }.map(\.grant)
        events = try store.programmes.events(of: id).sorted { $0.date < $1.date }
    }
}
