import Domain
import HTTPTypes
import Hummingbird
import Pages
import UseCases

extension Site {
    /// Forms in which people change records of firms: their own side's, or their own firm's.
    func addEditPages(to routes: Routes) {
        addOrganisationForms(to: routes)
        addNeedForms(to: routes)
        addOfferForms(to: routes)
    }

    private func addOrganisationForms(to routes: Routes) {
        let firm = "/events/:event/organisations/:organisation"
        routes.get("\(firm)/edit", .may(.editProfiles)) { request, context in
            let (event, id) = (try await event(context), try organisation(context))
            let form = try await use(context).organisationForm(id, of: event)
            let contents = try await contents(.organisationForm(event.id, id), form.saved, context)
            return fresh(request, context, OrganisationFormPage(form, contents))
        }
        routes.post(firm, .may(.editProfiles)) { request, context in
            let (event, id) = (try await event(context), try organisation(context))
            return try await save(request, context, to: .organisation(event.id, id)) { draft in
                try await use(context).saveOrganisation(id, of: event, draft)
            } page: { contents in
                OrganisationFormPage(try await use(context).organisationForm(id, of: event), contents)
            }
        }
        for path in ["\(firm)/contacts/new", "\(firm)/contacts/:person/edit"] {
            routes.get(path, .may(.editProfiles)) { request, context in
                let (event, id, person) = (try await event(context), try organisation(context), try person(context))
                let form = try await use(context).personForm(person, of: id, at: event)
                let contents = try await contents(.personForm(event.id, id, person), form.saved, context)
                return fresh(request, context, PersonFormPage(form, contents))
            }
        }
        for path in ["\(firm)/contacts/new", "\(firm)/contacts/:person"] {
            routes.post(path, .may(.editProfiles)) { request, context in
                let (event, id, person) = (try await event(context), try organisation(context), try person(context))
                return try await save(request, context, to: .organisation(event.id, id)) { draft in
                    try await use(context).savePerson(person, of: id, at: event, draft)
                } page: { contents in
                    PersonFormPage(try await use(context).personForm(person, of: id, at: event), contents)
                }
            }
        }
    }

    private func addNeedForms(to routes: Routes) {
        routes.get("/events/:event/needs/:code/edit", .may(.editProfiles)) { request, context in
            let (event, code) = (try await event(context), context.parameters.get("code") ?? "")
            let form = try await use(context).needForm(code, of: event)
            return fresh(
                request, context, NeedFormPage(form, try await contents(.needForm(event.id, code), form.saved, context))
            )
        }
        routes.post("/events/:event/needs/:code", .may(.editProfiles)) { request, context in
            let (event, code) = (try await event(context), context.parameters.get("code") ?? "")
            return try await save(request, context, to: .need(event.id, code)) { draft in
                try await use(context).saveNeed(code, of: event, draft)
            } page: { contents in
                NeedFormPage(try await use(context).needForm(code, of: event), contents)
            }
        }
        routes.get("/events/:event/organisations/:organisation/needs/new", .may(.editProfiles)) { request, context in
            let (event, id) = (try await event(context), try organisation(context))
            let form = try await use(context).newNeedForm(of: id, at: event)
            let empty = FormDraft(["language": language(of: form.organisation)])
            let contents = try await contents(.newNeed(event.id, id), empty, context)
            return fresh(request, context, NeedFormPage(form, contents))
        }
        routes.post("/events/:event/organisations/:organisation/needs/new", .may(.editProfiles)) { request, context in
            let (event, id) = (try await event(context), try organisation(context))
            let draft = FormDraft(form: try await fields(request))
            do {
                let code = try await use(context).addNeed(of: id, at: event, draft)
                return redirect(to: .need(event.id, code), Flash(.good, "flash.edit.added"))
            } catch FormRefusal.unsound(let faults) {
                let form = try await use(context).newNeedForm(of: id, at: event)
                let page = NeedFormPage(form, FormContents(draft, faults: faults))
                return fresh(request, context, status: .unprocessableContent, page)
            }
        }
    }

    private func addOfferForms(to routes: Routes) {
        routes.get("/events/:event/offers/:code/edit", .may(.editProfiles)) { request, context in
            let (event, code) = (try await event(context), context.parameters.get("code") ?? "")
            let form = try await use(context).offerForm(code, of: event)
            let contents = try await contents(.offerForm(event.id, code), form.saved, context)
            return fresh(request, context, OfferFormPage(form, contents))
        }
        routes.post("/events/:event/offers/:code", .may(.editProfiles)) { request, context in
            let (event, code) = (try await event(context), context.parameters.get("code") ?? "")
            return try await save(request, context, to: .offer(event.id, code)) { draft in
                try await use(context).saveOffer(code, of: event, draft)
            } page: { contents in
                OfferFormPage(try await use(context).offerForm(code, of: event), contents)
            }
        }
        routes.get("/events/:event/organisations/:organisation/offers/new", .may(.editProfiles)) { request, context in
            let (event, id) = (try await event(context), try organisation(context))
            let form = try await use(context).newOfferForm(of: id, at: event)
            let empty = FormDraft(["language": language(of: form.organisation)])
            let contents = try await contents(.newOffer(event.id, id), empty, context)
            return fresh(request, context, OfferFormPage(form, contents))
        }
        routes.post("/events/:event/organisations/:organisation/offers/new", .may(.editProfiles)) { request, context in
            let (event, id) = (try await event(context), try organisation(context))
            let draft = FormDraft(form: try await fields(request))
            do {
                let code = try await use(context).addOffer(of: id, at: event, draft)
                return redirect(to: .offer(event.id, code), Flash(.good, "flash.edit.added"))
            } catch FormRefusal.unsound(let faults) {
                let form = try await use(context).newOfferForm(of: id, at: event)
                let page = OfferFormPage(form, FormContents(draft, faults: faults))
                return fresh(request, context, status: .unprocessableContent, page)
            }
        }
    }

    /// Saves a form: to the record, or back to the form with what is wrong, or with both versions.
    func save(
        _ request: Request, _ context: SiteContext, to address: Address, _ save: (FormDraft) async throws -> Void,
        page: (FormContents) async throws -> some Page
    ) async throws -> Response {
        let draft = FormDraft(form: try await fields(request))
        do {
            try await save(draft)
            return redirect(to: address, Flash(.good, "flash.edit.saved"))
        } catch FormRefusal.unsound(let faults) {
            return fresh(
                request, context, status: .unprocessableContent, try await page(FormContents(draft, faults: faults)))
        } catch FormRefusal.stale(let saved) {
            return fresh(request, context, status: .conflict, try await page(FormContents(draft, saved: saved)))
        }
    }

    /// In which a firm is likely to write.
    private func language(of firm: Organisation) -> String {
        firm.country == "VN" ? "vi" : firm.country == "KR" ? "ko" : firm.country == "DE" ? "de" : "en"
    }

    private func organisation(_ context: SiteContext) throws -> Identifier<Organisation> {
        guard let id = context.parameters.get("organisation").flatMap({ Identifier<Organisation>($0) }) else {
            throw Failure(.notFound)
        }
        return id
    }

    /// `nil`: a new one.
    private func person(_ context: SiteContext) throws -> Identifier<Person>? {
        guard let text = context.parameters.get("person") else { return nil }
        guard let id = Identifier<Person>(text) else { throw Failure(.notFound) }
        return id
    }
}
