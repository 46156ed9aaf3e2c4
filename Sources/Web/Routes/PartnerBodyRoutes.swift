import Domain
import HTTPTypes
import Hummingbird
import Pages
import UseCases

extension Site {
    func addPartnerBodies(to routes: Routes) {
        routes.get("/programmes/:programme/bodies/new", .may(.configure)) { request, context in
            let id = try programmeID(context)
            let draft = FormDraft(["role": PartnerBody.Role.partner.rawValue, "position": "1"])
            let programme = try await use(context).programme(id)
            return fresh(request, context, PartnerBodyFormPage(programme, nil, FormContents(draft)))
        }
        routes.post("/programmes/:programme/bodies", .may(.configure)) { request, context in
            let id = try programmeID(context)
            let draft = FormDraft(form: try await fields(request))
            do {
                try await use(context).addPartnerBody(draft, to: id)
                return redirect(to: .programme(id), Flash(.good, "flash.programme.bodyAdded"))
            } catch let refusal as FormRefusal {
                let found = try await use(context).programme(id)
                return fresh(
                    request, context, status: refusal.status, PartnerBodyFormPage(found, nil, refusal.contents(draft)))
            }
        }
        routes.get("/programmes/:programme/bodies/:body", .may(.configure)) { request, context in
            let (id, body) = (try programmeID(context), try partnerBody(context))
            return try await page(request, context) {
                let found = try await use(context).partnerBody(body, of: id)
                return PartnerBodyFormPage(
                    try await use(context).programme(id), found, FormContents(FormDraft(found)))
            }
        }
        routes.post("/programmes/:programme/bodies/:body", .may(.configure)) { request, context in
            let (id, body) = (try programmeID(context), try partnerBody(context))
            let draft = FormDraft(form: try await fields(request))
            do {
                try await use(context).savePartnerBody(body, of: id, draft)
                return redirect(to: .programme(id), Flash(.good, "flash.programme.bodySaved"))
            } catch let refusal as FormRefusal {
                let found = try await use(context).partnerBody(body, of: id)
                let programme = try await use(context).programme(id)
                return fresh(
                    request, context, status: refusal.status,
                    PartnerBodyFormPage(programme, found, refusal.contents(draft)))
            }
        }
        routes.post("/programmes/:programme/bodies/:body/removal", .may(.configure)) { request, context in
            let (id, body) = (try programmeID(context), try partnerBody(context))
            guard let version = try await fields(request)["version"].flatMap({ Int($0) }) else {
                throw Failure(.badRequest)
            }
            do {
                try await use(context).removePartnerBody(body, of: id, version: version)
                return redirect(to: .programme(id), Flash(.good, "flash.programme.bodyRemoved"))
            } catch FormRefusal.stale(let saved) {
                let found = try await use(context).partnerBody(body, of: id)
                let programme = try await use(context).programme(id)
                return fresh(
                    request, context, status: .conflict,
                    PartnerBodyFormPage(programme, found, FormContents(saved), isStale: true))
            }
        }
    }

    private func partnerBody(_ context: SiteContext) throws -> Identifier<PartnerBody> {
        guard let id = context.parameters.get("body").flatMap({ Identifier<PartnerBody>($0) }) else {
            throw Failure(.notFound)
        }
        return id
    }
}

extension FormRefusal {
    /// What the answer with the form says of it.
    var status: HTTPResponse.Status {
        switch self {
        case .unsound: .unprocessableContent
        case .stale: .conflict
        }
    }

    /// The form again, with everything that was typed.
    func contents(_ draft: FormDraft) -> FormContents {
        switch self {
        case .unsound(let faults): FormContents(draft, faults: faults)
        case .stale(let saved): FormContents(draft, saved: saved)
        }
    }
}
