import Domain
import HTTPTypes
import Hummingbird
import Pages
import UseCases

extension Site {
    /// Forms of what an event is: its name, day, place, zones and slot length.
    func addEventForms(to routes: Routes) {
        routes.get("/programmes/:programme/events/new", .may(.configure)) { request, context in
            let id = try programmeID(context)
            let form = try await use(context).newEventForm(of: id)
            let contents = try await contents(.newEvent(id), form.saved, context)
            return fresh(request, context, EventFormPage(form, contents))
        }
        routes.post("/programmes/:programme/events/new", .may(.configure)) { request, context in
            let id = try programmeID(context)
            let draft = FormDraft(form: try await fields(request))
            do {
                let event = try await use(context).createEvent(draft, in: id)
                return redirect(to: .event(event.id), Flash(.good, "flash.event.created"))
            } catch let refusal as FormRefusal {
                let form = try await use(context).newEventForm(of: id)
                return fresh(
                    request, context, status: refusal.status, EventFormPage(form, refusal.contents(draft)))
            }
        }
        routes.get("/events/:event/edit", .may(.configure)) { request, context in
            let id = try await event(context).id
            let form = try await use(context).eventForm(id)
            let contents = try await contents(.eventForm(id), form.saved, context)
            return fresh(request, context, EventFormPage(form, contents))
        }
        routes.post("/events/:event", .may(.configure)) { request, context in
            let id = try await event(context).id
            return try await save(request, context, to: .event(id)) { draft in
                try await use(context).saveEvent(id, draft)
            } page: { contents in
                EventFormPage(try await use(context).eventForm(id), contents)
            }
        }
    }
}
