public import Domain
import Foundation
import Storage

/// What a copy of a programme can take along; the host country always comes along, records of events never.
public enum ProgrammePart: String, CaseIterable, Sendable {
    case description, themes, bodies, people, events

    /// The name of its box in the form.
    public var field: String { "take.\(rawValue)" }
}

/// A programme that is made from another, before or after it is saved.
public struct ProgrammeCopy: Sendable {
    public var programme: Programme
    public var bodies: [PartnerBody]
    public var grants: [Grant]
    /// Each event with the one that it is made from, by date.
    public var events: [(source: Event, event: Event)]

    /// The roles of delegates and interpreters stand with the records of one year's events.
    public static let rolesTaken = Set(Role.allCases).subtracting([.delegate, .interpreter])
}

/// A programme as the form of its copy shows it.
public struct ProgrammeCopySource: Sendable {
    public var programme: Programme
    public var bodies: Int
    /// Accounts whose roles can come along.
    public var people: Int
    /// By date.
    public var events: [Event]
}

extension UseCases {
    /// - Throws: `UseCaseError.notFound`.
    public func copySource(_ id: Identifier<Programme>) async throws -> ProgrammeCopySource {
        try await read { store in
            let facts = try ProgrammeFacts(id, store)
            let people = Set(facts.grants.filter { ProgrammeCopy.rolesTaken.contains($0.role) }.map(\.account))
            return ProgrammeCopySource(
                programme: facts.programme, bodies: facts.bodies.count, people: people.count, events: facts.events)
        }
    }

    /// What a copy would be; nothing is written.
    /// - Throws: as `copyProgramme`.
    public func copyPreview(_ id: Identifier<Programme>, _ draft: FormDraft) async throws -> ProgrammeCopy {
        try await read { try ProgrammeFacts(id, $0).copied(draft) }
    }

    /// Makes a programme from another, all or nothing.
    /// - Parameter owner: gets the owner's role in it; `nil` on the command line.
    /// - Throws: `UseCaseError.notFound`, `FormRefusal.unsound`.
    public func copyProgramme(
        _ id: Identifier<Programme>, _ draft: FormDraft, owner: Identifier<Account>?
    ) async throws -> ProgrammeCopy {
        try await write(
            about: id.text,
            telling: { copy in
                [
                    "programme": copy.programme.id.text, "bodies": String(copy.bodies.count),
                    "events": String(copy.events.count),
                ]
            }
        ) { store in
            let copy = try ProgrammeFacts(id, store).copied(draft)
            try store.programmes.insert(copy.programme)
            for body in copy.bodies { try store.partnerBodies.insert(body) }
            for grant in copy.grants { try store.grants.insert(grant) }
            try own(copy.programme, by: owner, store)
            for (_, event) in copy.events { try insert(event, store) }
            return copy
        }
    }
}

extension ProgrammeFacts {
    /// The rule of copying.
    /// - Throws: `FormRefusal.unsound`.
    func copied(_ draft: FormDraft) throws -> ProgrammeCopy {
        func takes(_ part: ProgrammePart) -> Bool { !draft[part.field].isEmpty }
        var checks = FieldChecks()
        var copy = Programme(
            name: programme.name, description: takes(.description) ? programme.description : nil,
            hostCountry: programme.hostCountry, themes: takes(.themes) ? programme.themes : [],
            copiedFrom: programme.id)
        if let name = draft.name(after: nil, of: programme.hostCountry, &checks) { copy.name = name }
        for language in Programme.languages {
            // Two programmes of one name cannot be told apart.
            guard let name = copy.name[language]?.text, name == programme.name[language]?.text else { continue }
            checks.add(FieldFault("name.\(language)", "taken", ["value": name]))
        }
        copy.takeDates(draft, &checks)
        let first = draft.date("firstEvent", &checks)
        let takesEvents = takes(.events) && !events.isEmpty
        if takesEvents, draft.line("firstEvent").isEmpty { checks.add(FieldFault("firstEvent", "required")) }
        try checks.done()
        var result = ProgrammeCopy(programme: copy, bodies: [], grants: [], events: [])
        if takes(.bodies) {
            result.bodies = bodies.map { body in
                PartnerBody(
                    programme: copy.id, name: body.name, country: body.country, role: body.role,
                    website: body.website, position: body.position)
            }
        }
        if takes(.people) {
            result.grants = grants.filter { ProgrammeCopy.rolesTaken.contains($0.role) }.map { grant in
                Grant(account: grant.account, programme: copy.id, role: grant.role, country: grant.country)
            }
        }
        if takesEvents, let first, let old = events.first?.date {
            result.events = events.compactMap { event in
                event.moved(from: old, to: first, into: copy.id).map { (event, $0) }
            }
        }
        return result
    }
}

extension Event {
    /// An event like this one without any record, as many days after `new` as this one is after `old`.
    fileprivate func moved(from old: String, to new: String, into programme: Identifier<Programme>) -> Event? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        func day(_ text: String) -> Date? {
            let parts = text.split(separator: "-").compactMap { Int($0) }
            guard parts.count == 3 else { return nil }
            return calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2]))
        }
        guard let old = day(old), let new = day(new), let own = day(date),
            let days = calendar.dateComponents([.day], from: old, to: own).day,
            let moved = calendar.date(byAdding: .day, value: days, to: new)
        else { return nil }
        return Event(
            name: name, date: String(moved.ISO8601Format().prefix(10)), place: place, zone: zone,
            partnerZone: partnerZone, slotMinutes: slotMinutes, linkTemplate: linkTemplate, programme: programme)
    }
}
