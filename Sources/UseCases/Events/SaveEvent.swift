public import Domain
import Storage

extension UseCases {
    /// - Throws: `UseCaseError.notFound`.
    public func newEventForm(of programme: Identifier<Programme>) async throws -> EventForm {
        let programme = try await self.programme(programme)
        return EventForm(
            programme: programme, saved: FormDraft(eventOf: programme), settled: EventSettled())
    }

    /// - Throws: `UseCaseError.notFound`.
    public func eventForm(_ id: Identifier<Event>) async throws -> EventForm {
        try await read { store in
            guard let event = try store.events.find(id), let id = event.programme,
                let programme = try store.programmes.find(id)
            else { throw UseCaseError.notFound }
            return EventForm(
                programme: programme, event: event,
                saved: FormDraft(event, version: try store.events.version(of: event.id)),
                settled: try EventSettled(event.id, store))
        }
    }

    /// Makes an event from a form.
    /// - Throws: `UseCaseError.notFound`, `FormRefusal.unsound`.
    public func createEvent(_ draft: FormDraft, in programme: Identifier<Programme>) async throws -> Event {
        var event = Event(
            name: LocalisedText("", in: .en), date: "", place: "", zone: "", partnerZone: "", slotMinutes: 20,
            programme: programme)
        try event.take(draft, isNew: true)
        let made = event
        return try await write(about: made.id.text, in: made.id, details: ["date": made.date]) { store in
            guard try store.programmes.find(programme) != nil else { throw UseCaseError.notFound }
            try insert(made, store)
            return made
        }
    }

    /// Changes what an event is. Its day, zones and slot length stay once records stand on them.
    /// - Throws: `UseCaseError.notFound`; `FormRefusal.unsound`, and `.stale` where somebody saved meanwhile.
    public func saveEvent(_ id: Identifier<Event>, _ draft: FormDraft) async throws {
        try await write(about: id.text, in: id) { store in
            guard var event = try store.events.find(id) else { throw UseCaseError.notFound }
            let saved = FormDraft(event, version: try store.events.version(of: id))
            guard draft.version == saved.version else { throw FormRefusal.stale(saved) }
            try event.take(draft, settled: try EventSettled(id, store))
            guard try store.events.save(event, over: saved.version) else { throw FormRefusal.stale(saved) }
        }
    }
}
