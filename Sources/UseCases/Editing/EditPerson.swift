public import Domain
import Intake
import SQL
import Spreadsheets
import Storage
import Text

/// A contact of a firm with the form of what is known.
public struct PersonForm: Sendable {
    public var event: Event
    public var organisation: Organisation
    /// `nil` for a new one.
    public var person: Person?
    public var saved: FormDraft?
}

extension UseCases {
    /// - Parameter person: `nil`: a new one.
    /// - Throws: `UseCaseError.notFound`, `.otherSide`.
    public func personForm(
        _ person: Identifier<Person>?, of organisation: Identifier<Organisation>, at event: Event
    ) async throws -> PersonForm {
        try await read { store in
            let firm = try editable(organisation, of: event, store)
            guard let person else { return PersonForm(event: event, organisation: firm) }
            let known = try contact(person, of: firm, store)
            let version = try store.edits.version(of: person, in: .people)
            return PersonForm(
                event: event, organisation: firm, person: known, saved: FormDraft(known, version: version))
        }
    }

    /// Adds or changes a contact.
    /// - Throws: `FormRefusal`, `UseCaseError`.
    public func savePerson(
        _ person: Identifier<Person>?, of organisation: Identifier<Organisation>, at event: Event, _ draft: FormDraft
    ) async throws {
        try await write(about: organisation.text, in: event.id) { store in
            let firm = try editable(organisation, of: event, store)
            var after = Person(organisation: organisation, name: "")
            if let person {
                after = try contact(person, of: firm, store)
                let version = try store.edits.version(of: person, in: .people)
                try refuseStale(draft, saved: FormDraft(after, version: version))
            }
            let before = after
            try after.change(by: draft)
            guard after != before else { return }
            let others = try store.people.of(organisation).filter { $0.id != after.id }
            guard !others.contains(where: { $0.name.folded == after.name.folded }) else {
                throw FormRefusal.unsound([FieldFault("name", "taken", ["value": after.name])])
            }
            try store.people.save(after)
            try store.edits.mark(after.id, in: .people)
        }
    }

    private func contact(_ id: Identifier<Person>, of firm: Organisation, _ store: Store) throws -> Person {
        guard let person = try store.people.of(firm.id).first(where: { $0.id == id }) else {
            throw UseCaseError.notFound
        }
        return person
    }
}

extension FormDraft {
    init(_ person: Person, version: Int) {
        self.init(
            ["name": person.name, "title": person.title, "email": person.email, "phone": person.phone],
            version: version)
    }
}

extension Person {
    fileprivate mutating func change(by draft: FormDraft) throws {
        var checks = FieldChecks()
        checks.text(draft.line("name"), "name", isNeeded: true, atMost: 200)
        checks.text(draft.line("title"), "title", atMost: 200)
        checks.text(draft.line("phone"), "phone", atMost: 60)
        let typed = draft.line("email")
        let email = readEmail(.text(typed)).value
        if email.isEmpty, !typed.isEmpty { checks.add(FieldFault("email", "email")) }
        try checks.done()
        (name, title) = (draft.line("name"), draft.line("title"))
        (self.email, phone) = (email, draft.line("phone"))
    }
}
